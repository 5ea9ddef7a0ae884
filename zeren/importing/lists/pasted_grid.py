"""The rows of a pasted table as a grid, each with what a person should look at in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zeren.columns import DEADLINE
from zeren.importing.document import Cell, Grid, GridRow, Paragraph, all_doubts
from zeren.importing.lists.clauses import has_role
from zeren.importing.lists.pasted_fit import Span, is_sentence
from zeren.wording import NAME_SEPARATOR

_SHOWN = 20
NO_PLACE = "“{words}”（{place}）那一行有 {count} 格，放不进 {columns} 列"
SEVERAL_WAYS = "“{words}”（{place}）那一行放进 {columns} 列有几种放法"
_SHARED = "粘贴的表里这一行没有“{head}”：合并的格只留在第一行，按上一行的记，请对照原文"
_MISSING = "粘贴的表里这一行没有“{head}”：可能是空格，也可能与别的行合并，请对照原文"
_DEALT = (
    "“{heads}”一共占了 {count} 行，各占几行看不出来：按前面每列一行、其余归最后一列记，请对照原文"
)

_LINKS = ("、", "，", "；", ",", ";")


class NotPutBackError(Exception):
    """A pasted table cannot be put back together; the message says why, in Chinese."""


def refusal(why: str, lines: Sequence[Paragraph], columns: int) -> NotPutBackError:
    """Why a table cannot be put back together.

    Args:
        why: The reason, with places for the words.
        lines: The lines of the row that does not fit.
        columns: How many columns the table has.
    """
    first = lines[1] if len(lines) > 1 else lines[0]
    words = first.text if len(first.text) <= _SHOWN else f"{first.text[:_SHOWN]}…"
    said = why.format(words=words, place=first.place, count=len(lines), columns=columns)
    return NotPutBackError(said)


@dataclass(slots=True)
class PastedRow:
    """A row to be.

    Attributes:
        first: Its first line.
        held: The lines that stand in each span, by its first column.
        is_part: Whether it goes on with the number of the row above.
        doubts: What a person should look at in it.
    """

    first: Paragraph
    held: dict[int, list[str]]
    is_part: bool
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The rows of a table, with the headings between them.

    Attributes:
        titles: The heads.
        spans: The columns.
        start: The index of the column in which a row begins.
        entries: The rows and the headings in their order.
    """

    titles: Sequence[str]
    spans: Sequence[Span]
    start: int
    entries: Sequence[PastedRow | Paragraph]

    def grid(self, place: str) -> Grid:
        """The table that the rows give.

        Args:
            place: Where its heads stand, in words.

        Raises:
            NotPutBackError: If most of its rows fit in several ways.
        """
        rows = [GridRow(_cells(self.titles, 0), place)]
        self._refuse_guesses()
        self._tell_missing()
        above: dict[int, Cell] = {}
        for number, entry in enumerate(self.entries, start=1):
            if isinstance(entry, Paragraph):
                wide = Cell(entry.text, number, 0)
                rows.append(GridRow((wide,) * len(self.titles), entry.place))
                continue
            cells = list(_cells(self._texts(entry), number))
            for at in self._shared(entry, cells):
                cells[at] = above.get(at, cells[at])
            above = dict(enumerate(cells))
            rows.append(GridRow(tuple(cells), entry.first.place, all_doubts(*entry.doubts)))
        return Grid(tuple(rows))

    def _refuse_guesses(self) -> None:
        """Refuse a table most of whose rows fit in several ways."""
        rows = [entry for entry in self.entries if isinstance(entry, PastedRow)]
        doubted = [row for row in rows if row.doubts]
        if len(doubted) > 1 and 2 * len(doubted) > len(rows):
            raise refusal(SEVERAL_WAYS, [doubted[0].first], len(self.titles))

    def _tell_missing(self) -> None:
        rows = [entry for entry in self.entries if isinstance(entry, PastedRow)]
        for span in self.spans:
            counts = [len(row.held.get(span.first, ())) for row in rows]
            has_more, has_fewer = max(counts) > span.width, min(counts) < span.width
            for row, count in zip(rows, counts, strict=True):
                if span.kind == "parties" and not count and span.first >= self.start:
                    row.doubts.append(_SHARED.format(head=self.titles[span.first]))
                elif span.kind == DEADLINE.key and not count:
                    row.doubts.append(_MISSING.format(head=self.titles[span.first]))
                elif span.kind == "parties" and span.width > 1:
                    # Where one cell may be empty or hold several lines, any may.
                    if has_more or has_fewer:
                        heads = "、".join(self.titles[span.first : span.first + span.width])
                        row.doubts.append(_DEALT.format(heads=heads, count=count))
                elif span.kind == "text" and span.width > 1 and has_fewer:
                    self._check_texts(row, span)

    def _check_texts(self, row: PastedRow, span: Span) -> None:
        """Refuse columns of tasks side by side, where a cell may be missing in any of them."""
        *outer, text = row.held[span.first]
        is_told = is_sentence(text) and not any(map(is_sentence, outer))
        if not is_told or len(outer) >= span.width:
            raise refusal(SEVERAL_WAYS, [row.first], len(self.titles))

    def _texts(self, row: PastedRow) -> list[str]:
        """The texts of a row by column: of columns side by side the last takes what is left."""
        texts = [""] * len(self.titles)
        for span in self.spans:
            lines = row.held.get(span.first, [])
            if span.kind == "text" and len(lines) < span.width:
                lines = [*[""] * (span.width - len(lines)), *lines]
            for at in range(span.width):
                own = lines[at:] if at == span.width - 1 else lines[at : at + 1]
                joined = _listed if span.kind == "parties" else "\n".join
                texts[span.first + at] = joined(own)
        return texts

    def _shared(self, row: PastedRow, cells: Sequence[Cell]) -> Iterator[int]:
        """The columns in which the cell above goes on: it was merged over several rows."""
        for span in self.spans:
            is_number = span.kind == "number" and row.is_part
            is_parties = span.kind == "parties" and not row.held.get(span.first)
            is_left = span.first < self.start and not cells[span.first].text
            if is_number or is_parties or is_left:
                yield from range(span.first, span.first + span.width)


def _listed(lines: Sequence[str]) -> str:
    """The lines of a cell of parties: names, each in a line of its own, are a list of names."""
    if any(map(has_role, lines)):
        return "\n".join(lines)
    listed = ""
    for line in lines:
        link = "" if not listed or listed.endswith(_LINKS) else NAME_SEPARATOR
        listed += f"{link}{line}"
    return listed


def _cells(texts: Sequence[str], row: int) -> tuple[Cell, ...]:
    return tuple(Cell(text, row, column) for column, text in enumerate(texts))
