"""Tables without rulings, read from how their columns and rows are aligned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zeren.importing.document import Cell, Grid, GridRow
from zeren.importing.grids import tidy
from zeren.importing.heads import Field, head_of, is_head_row
from zeren.importing.readers.pdf_lines import Line, Sign
from zeren.importing.readers.pdf_paragraphs import Room, lines_in_cell, text_in_cell
from zeren.text.ordinals import value_of

# How much wider than others a gap must be to be one between rows, in heights of a character.
_CLEAR = 0.2
_NUMBER_ENDS = ".．、)）"
NO_NUMBER = "表格没有框线，按对齐分列：“{words}”不像序号，列可能分错了，请对照原文"
TOUCHING = "表格没有框线，按对齐分列：这一行有两列的字连在一起，可能分错了，请对照原文"
_SHOWN = 12
# Columns stand further apart than this, in heights of a character.
_TOUCH = 0.3


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table without rulings stand.

    Attributes:
        lefts: The left edges of the columns; the first one's is that of the page.
        number: Which of them holds 序号; None where none does.
        heads: The heads.
    """

    lefts: tuple[float, ...]
    number: int | None
    heads: tuple[str, ...]


def head_line(lines: Sequence[Line]) -> int | None:
    """Where the heads of a list stand.

    Args:
        lines: The lines of a page.

    Returns:
        The index of the line; None where there is none.
    """
    rows = ([piece.text for piece in line.pieces] for line in lines)
    return next((index for index, row in enumerate(rows) if is_head_row(row)), None)


def columns_of(heads: Line, below: Iterable[Line]) -> Columns:
    """Tell columns apart by the strips of a page that no line touches.

    Args:
        heads: The line of the heads.
        below: The lines below it, on this page.

    Returns:
        The columns, one for each head.
    """
    strips = _free_strips(sign for line in (heads, *below) for sign in line.signs)
    pieces = heads.pieces
    lefts = [0.0]
    for before, after in pairwise(pieces):
        between = [strip for strip in strips if strip[0] < after.x0 and strip[1] > before.x1]
        left, right = max(between, key=_width, default=(before.x1, after.x0))
        lefts.append((left + right) / 2)
    fields = [head.field if (head := head_of(p.text)) else None for p in pieces]
    number = fields.index(Field.NUMBER) if Field.NUMBER in fields else None
    return Columns(tuple(lefts), number, tuple(piece.text for piece in pieces))


def aligned_grid(lines: Sequence[Line], columns: Columns, page: int) -> Grid:
    """Put lines into the columns and rows of a table.

    A row begins at the widest gap between two numbers; where no gap is wider than the others, it
    begins at the number itself.

    Args:
        lines: The lines of the table on one page, its heads left out.
        columns: Its columns.
        page: The number of the page.
    """
    starts = _row_starts(lines, columns)
    rows: list[list[list[Line]]] = []
    doubts: dict[int, str] = {}
    for index, line in enumerate(lines):
        if not rows or index in starts:
            rows.append([[] for _ in columns.lefts])
        parts = list(line.cut(columns.lefts))
        for column, part in parts:
            rows[-1][column].append(part)
        if any(_touch(left, right) for (_, left), (_, right) in pairwise(parts)):
            doubts[len(rows) - 1] = TOUCHING
    rooms = [
        _room_of([line for row in rows for line in row[column]])
        for column in range(len(columns.lefts))
    ]
    return Grid(
        tuple(
            GridRow(
                tuple(
                    _cell(lines_in_cell(cell, rooms[column]), n, column)
                    for column, cell in enumerate(row)
                ),
                f"第 {page} 页第 {n + 1} 行",
                doubts.get(n) or _doubt_of(row, columns),
            )
            for n, row in enumerate(rows)
        )
    )


def _cell(lines: tuple[str, ...], row: int, column: int) -> Cell:
    return Cell(tidy(text_in_cell(lines)), row, column, lines)


def _touch(left: Line, right: Line) -> bool:
    return right.x0 - left.x1 < _TOUCH * left.size


def _doubt_of(row: Sequence[Sequence[Line]], columns: Columns) -> str:
    """What to ask of a row that has something else than a number where its number stands."""
    if columns.number is None:
        return ""
    number = "".join(line.text for line in row[columns.number])
    is_number = not number or value_of(number.strip(_NUMBER_ENDS)) is not None
    return "" if is_number or head_of(number) else NO_NUMBER.format(words=number[:_SHOWN])


def _room_of(lines: Sequence[Line]) -> Room:
    """Where the lines of a column may surely begin and end: some of them do."""
    lefts, rights = ([line.x0 for line in lines], [line.x1 for line in lines])
    return Room(min(lefts, default=0.0), max(rights, default=0.0))


def _row_starts(lines: Sequence[Line], columns: Columns) -> frozenset[int]:
    """The indices of the lines with which rows begin."""
    numbers = [index for index, line in enumerate(lines) if _has_number(line, columns)]
    if not numbers:
        return frozenset()
    starts = [_start(lines, before, after) for before, after in pairwise(numbers)]
    if numbers[0] == 0:
        return frozenset({0, *starts})
    # Where numbers stand at the top of their rows, what stands above the first of a page goes on
    # from the page before.
    at_top = sum(start == number for start, number in zip(starts, numbers[1:], strict=True))
    first = _clear_gap(lines, 0, numbers[0])
    otherwise = numbers[0] if 2 * at_top >= len(starts) else 0
    return frozenset({otherwise if first is None else first, *starts})


def _start(lines: Sequence[Line], before: int, after: int) -> int:
    """The line with which a row begins, between its number and the one before."""
    at = _clear_gap(lines, before, after)
    return after if at is None else at


def _clear_gap(lines: Sequence[Line], before: int, after: int) -> int | None:
    """The last line, after one and up to another, with a gap above it wider than the others."""
    gaps = [lines[i].top - lines[i - 1].bottom for i in range(before + 1, after + 1)]
    if max(gaps) <= min(gaps) + _CLEAR * lines[after].size and len(gaps) > 1:
        return None
    return after - gaps[::-1].index(max(gaps))


def _has_number(line: Line, columns: Columns) -> bool:
    if columns.number is None:
        return False
    return any(
        column == columns.number and value_of(part.text.strip(_NUMBER_ENDS)) is not None
        for column, part in line.cut(columns.lefts)
    )


def _free_strips(signs: Iterable[Sign]) -> list[tuple[float, float]]:
    """The strips from left to right that no character touches."""
    free: list[tuple[float, float]] = []
    reached: float | None = None
    for sign in sorted(signs, key=lambda sign: sign.x0):
        if reached is not None and sign.x0 > reached:
            free.append((reached, sign.x0))
        reached = max(sign.x1, reached or 0.0)
    return free


def _width(strip: tuple[float, float]) -> float:
    return strip[1] - strip[0]
