"""How heavy the page of a table is, and its parts where it would be too heavy.

A page is weighed before it is made, by what its template writes: an empty cell is light, a row of
them is not. Parts hold whole rows and only those columns in which these hold something.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zeren.addresses import Link
from zeren.pages.rendering import inert
from zeren.pages.views.common import Page

# In bytes of Markdown. With what the theme puts around it a page stays below 300 KB.
HEAVIEST = 270_000
_FRAME = 6_000
_EMPTY_CELL = 9


@dataclass(frozen=True, slots=True)
class RowWeight:
    """What a row weighs.

    Attributes:
        own: Its head.
        filled: What its cells hold, by column.
    """

    own: int
    filled: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows, and of them the columns that hold something.

    Attributes:
        rows: The positions of the rows.
        columns: The positions of the columns, in their order.
    """

    rows: range
    columns: tuple[int, ...]


def weight(rows: Sequence[RowWeight], columns: Sequence[int]) -> int:
    """What the page of a whole table weighs.

    Args:
        rows: Its rows.
        columns: What each column's head weighs.
    """
    filled = sum(row.own + sum(row.filled.values()) for row in rows)
    return _FRAME + filled + sum(columns) + _EMPTY_CELL * len(rows) * len(columns)


def weight_of(text: str | None) -> int:
    """What a text weighs as it is written on a page."""
    return len(inert(text or "").encode())


def in_parts(
    rows: Sequence[RowWeight],
    columns: Sequence[int],
    stretch: range,
    heaviest: int = HEAVIEST,
) -> Iterator[Part]:
    """Part a stretch of rows so that no page is too heavy.

    Args:
        rows: All rows.
        columns: What each column's head weighs.
        stretch: The rows that are wanted.
        heaviest: What a page may weigh.

    Yields:
        The parts, as few as fit. A row that is too heavy alone stands in several.
    """
    start = stretch.start
    held: set[int] = set()
    total = _FRAME
    for at in stretch:
        new = rows[at].filled.keys() - held
        grown = total + _growth(rows[at], new, columns, at - start, len(held))
        if at > start and grown > heaviest:
            yield Part(range(start, at), tuple(sorted(held)))
            start, held, new = at, set(), set(rows[at].filled)
            grown = _FRAME + _growth(rows[at], new, columns, 0, 0)
        if grown > heaviest and at == start:
            yield from _pieces(rows[at], columns, at, heaviest)
            start, held, total = at + 1, set(), _FRAME
        else:
            held |= new
            total = grown
    if start < stretch.stop:
        yield Part(range(start, stretch.stop), tuple(sorted(held)))


def _growth(row: RowWeight, new: set[int], columns: Sequence[int], rows: int, held: int) -> int:
    """What a row adds, with the columns that come with it, to rows and columns before it."""
    heads = sum(columns[column] for column in new)
    cells = held + len(new) * (rows + 1)
    return row.own + sum(row.filled.values()) + heads + _EMPTY_CELL * cells


def _pieces(row: RowWeight, columns: Sequence[int], at: int, heaviest: int) -> Iterator[Part]:
    """One row in several parts, each with some of its columns."""
    piece: list[int] = []
    total = _FRAME + row.own
    for column in sorted(row.filled):
        more = columns[column] + row.filled[column] + _EMPTY_CELL
        if piece and total + more > heaviest:
            yield Part(range(at, at + 1), tuple(piece))
            piece, total = [], _FRAME + row.own
        piece.append(column)
        total += more
    yield Part(range(at, at + 1), tuple(piece))


def part_frame(page: Page, part: Link) -> Page:
    """The frame of a part, below the page of the whole.

    Args:
        page: The frame of that page.
        part: What the part holds, and its page.
    """
    return replace(
        page,
        address=part.page,
        title=f"{page.title}：{part.text}",
        breadcrumbs=(*page.breadcrumbs, Link(page.title, page.address)),
    )


def around(parts: Sequence[Link], at: int) -> tuple[Link | None, Link | None]:
    """The parts before and after one.

    Args:
        parts: All parts.
        at: The position of the one.
    """
    before = parts[at - 1] if at > 0 else None
    after = parts[at + 1] if at + 1 < len(parts) else None
    return before, after
