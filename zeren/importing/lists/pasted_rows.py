"""The records of a pasted table to rows: all of them, or none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zeren.columns import DEADLINE
from zeren.importing.document import Cell, Grid, GridRow, Paragraph
from zeren.importing.heads import Field, Head
from zeren.importing.lists.markers import marker_of
from zeren.importing.lists.pasted_fit import (
    Fit,
    Span,
    fit_of,
    fit_of_beginning,
    is_party,
    is_sentence,
    is_time,
    spans_of,
)

_SHOWN = 20
_SIGNED = re.compile(r"(?:20\d\d|[二〇零○Oo一三四五六七八九十]{4})\s*年.{1,6}月.{1,4}日$")

_NO_PLACE = "“{words}”（{place}）那一行有 {count} 格，放不进 {columns} 列"
_SEVERAL_WAYS = "“{words}”（{place}）那一行放进 {columns} 列有几种放法"
_SHARED = "粘贴的表里这一行没有“{head}”：合并的格只留在第一行，按上一行的记，请对照原文"
_MISSING = "粘贴的表里这一行没有“{head}”：可能是空格，也可能与别的行合并，请对照原文"
_DEALT = (
    "“{heads}”一共占了 {count} 行，各占几行看不出来：按前面每列一行、其余归最后一列记，请对照原文"
)
_DOUBLE = "粘贴的表里这一行有 {count} 格，哪一格属于哪一列有几种可能，请对照原文"
_SIGNATURE = "最后一行比别的行多出单位，可能是文末的落款，请对照原文"


class NotPutBackError(Exception):
    """A pasted table cannot be put back together; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Record:
    """What stands between two numbers.

    Attributes:
        above: What stands above the first number of all.
        lines: The number and the lines behind it.
    """

    above: list[Paragraph]
    lines: list[Paragraph]


@dataclass(slots=True)
class _Row:
    """A row to be: what stands in each span, by its first column."""

    first: Paragraph
    held: dict[int, list[str]]
    is_part: bool
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class PastedRows:
    """Takes the records of a table, and makes its grid.

    Attributes:
        heads: The heads with their meaning.
        start: The index of the column in which a row begins; those to its left gather several.
        known: Names of parties, without blanks.
        has_hidden_number: Whether that column holds numbers and has no head.
    """

    heads: Sequence[tuple[Paragraph, Head]]
    start: int
    known: Collection[str] = ()
    has_hidden_number: bool = False
    _titles: list[str] = field(init=False)
    _spans: tuple[Span, ...] = field(init=False)
    _entries: list[_Row | Paragraph] = field(default_factory=list)
    _left: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Work out the columns."""
        meant = [head for _, head in self.heads]
        self._titles = [one.text for one, _ in self.heads]
        if self.has_hidden_number:
            if self.start > len(meant):
                raise self._refusal(_NO_PLACE, [self.heads[0][0]])
            meant.insert(self.start, Head(Field.NUMBER, ""))
            self._titles.insert(self.start, "")
        self._spans = spans_of(meant, self.start)

    def may_be_row(self, lines: Sequence[str]) -> bool:
        """Whether lines may be the cells of a row, one each.

        Args:
            lines: As many lines as there are columns.
        """
        found = fit_of(lines, self._spans, self.known)
        return found is not None and found.ends == tuple(
            span.first + span.width for span in self._spans
        )

    def take(self, records: Iterable[Record]) -> int:
        """Take the records.

        Args:
            records: The records; behind the last one anything may follow.

        Returns:
            How many lines the table takes.

        Raises:
            NotPutBackError: If one of them does not fit, or fits in several ways.
        """
        listed = list(records)
        used = 0
        for number, record in enumerate(listed):
            self._take_above(record.above)
            taken = self._take(record.lines, is_last=number == len(listed) - 1)
            used += len(record.above) + taken
        return used

    def _take_above(self, lines: Sequence[Paragraph]) -> None:
        left = self._of_left()
        if left and lines:
            fit = self._fitted(lines, left)
            self._left = _held(lines, left, fit)
            return
        if not all(map(is_heading, lines)):
            raise self._refusal(_NO_PLACE, lines)
        self._entries += lines

    def _take(self, lines: list[Paragraph], *, is_last: bool) -> int:
        """Take one record.

        Returns:
            How many of its lines belong to the table; all, unless it is the last.
        """
        body = list(lines)
        if not self._of_left():
            while len(body) > 1 and is_heading(body[-1]):
                body.pop()
        texts = [line.text for line in body]
        if (fit := fit_of(texts, self._spans, self.known)) is not None:
            self._add(body, self._spans, fit, is_part=False)
            after = lines[len(body) :]
            # Headings behind the last row head what follows the table.
            self._entries += [] if is_last else after
            if is_last:
                self._doubt_signature(body)
            return len(body) if is_last else len(lines)
        *parts, rest = self._parts(body, is_last=is_last)
        for at, part in enumerate(parts):
            self._add_whole(part, self._of_part(is_first=at == 0, is_last=False), is_part=at > 0)
        spans = self._of_part(is_first=not parts, is_last=True)
        if not is_last:
            self._add_whole(rest, spans, is_part=bool(parts))
            self._entries += lines[len(body) :]
            return len(lines)
        beginning = fit_of_beginning([line.text for line in rest], spans, self.known)
        if beginning is None or not beginning.ends[-1]:
            raise self._refusal(_NO_PLACE, rest)
        taken = self._without_signature(rest, spans, beginning)
        whole = rest[:taken]
        self._add_whole(whole, spans, is_part=bool(parts))
        self._doubt_signature(whole)
        return len(body) - len(rest) + taken

    def _add_whole(
        self, lines: Sequence[Paragraph], spans: Sequence[Span], *, is_part: bool
    ) -> None:
        self._add(lines, spans, self._fitted(lines, spans), is_part=is_part)

    def _fitted(self, lines: Sequence[Paragraph], spans: Sequence[Span]) -> Fit:
        fit = fit_of([line.text for line in lines], spans, self.known)
        if fit is None:
            raise self._refusal(_NO_PLACE, lines)
        return fit

    def _add(
        self, lines: Sequence[Paragraph], spans: Sequence[Span], fit: Fit, *, is_part: bool
    ) -> None:
        held = _held(lines, spans, fit)
        for span in spans:
            if span.kind == "note" and any(map(self._is_telling, held[span.first][1:])):
                raise self._refusal(_SEVERAL_WAYS, lines)
        left = {span.first for span in self._of_left()}
        row = {at: words for at, words in held.items() if at not in left}
        doubts = [] if fit.is_only else [_DOUBLE.format(count=len(lines))]
        self._entries.append(_Row(lines[0], {**row, **self._left}, is_part, doubts))
        self._left = {at: words for at, words in held.items() if at in left}

    def _parts(self, lines: Sequence[Paragraph], *, is_last: bool) -> list[list[Paragraph]]:
        """A record in parts: a sentence behind a unit or a date begins another task.

        Behind the last row it does so only where a unit or a date follows; else it ends the table.
        """
        parts: list[list[Paragraph]] = [[]]
        for at, line in enumerate(lines):
            behind = lines[at + 1].text if at + 1 < len(lines) else ""
            goes_on = not is_last or is_time(behind) or is_party(behind, self.known)
            if (
                at > 1
                and is_sentence(line.text)
                and not is_sentence(lines[at - 1].text)
                and goes_on
            ):
                parts.append([])
            parts[-1].append(line)
        return parts

    def _is_telling(self, line: str) -> bool:
        """Whether a line may as well belong to a column of its own."""
        return is_sentence(line) or is_time(line) or is_party(line, self.known)

    def _of_left(self) -> tuple[Span, ...]:
        return tuple(span for span in self._spans if span.first < self.start)

    def _of_part(self, *, is_first: bool, is_last: bool) -> tuple[Span, ...]:
        """The columns of a part of a record: its number stands in the first part alone."""
        return tuple(
            span
            for span in self._spans
            if (is_first or span.kind != "number") and (is_last or span.first >= self.start)
        )

    def _without_signature(
        self, lines: Sequence[Paragraph], spans: Sequence[Span], fit: Fit
    ) -> int:
        """How many lines of the last record belong to it: a unit above a date signs the paper."""
        end = fit.ends[-1]
        behind = lines[end].text if end < len(lines) else ""
        filled = [at for at in range(len(spans)) if len(fit.lines_of(at))]
        last = filled[-1]
        is_signed = spans[last].kind == "parties" and len(fit.lines_of(last)) > 1
        return end - 1 if is_signed and _SIGNED.match(behind) else end

    def _doubt_signature(self, lines: Sequence[Paragraph]) -> None:
        """Doubt a last row that alone has more units than one, or ends in a whole date."""
        rows = [entry for entry in self._entries if isinstance(entry, _Row)]
        parties = [span.first for span in self._spans if span.kind == "parties"]
        counts = [sum(len(row.held.get(at, ())) for at in parties) for row in rows]
        if (len(counts) > 1 and counts[-1] > max(counts[:-1]) and counts[-1] > 1) or (
            counts[-1:] > [1] and _SIGNED.match(lines[-1].text)
        ):
            rows[-1].doubts.append(_SIGNATURE)

    def _refusal(self, why: str, lines: Sequence[Paragraph]) -> NotPutBackError:
        first = lines[1] if len(lines) > 1 else lines[0]
        words = first.text if len(first.text) <= _SHOWN else f"{first.text[:_SHOWN]}…"
        return NotPutBackError(
            why.format(words=words, place=first.place, count=len(lines), columns=len(self._titles))
        )

    # ---- the grid ----

    def grid(self) -> Grid:
        """The table that the records give."""
        rows = [GridRow(_cells(self._titles, 0), self.heads[0][0].place)]
        self._refuse_guesses()
        self._tell_missing()
        above: dict[int, Cell] = {}
        for number, entry in enumerate(self._entries, start=1):
            if isinstance(entry, Paragraph):
                wide = Cell(entry.text, number, 0)
                rows.append(GridRow((wide,) * len(self._titles), entry.place))
                continue
            cells = list(_cells(self._texts(entry), number))
            for at in self._shared(entry, cells):
                cells[at] = above.get(at, cells[at])
            above = dict(enumerate(cells))
            rows.append(GridRow(tuple(cells), entry.first.place, "；".join(entry.doubts)))
        return Grid(tuple(rows))

    def _refuse_guesses(self) -> None:
        """Refuse a table most of whose rows fit in several ways."""
        rows = [entry for entry in self._entries if isinstance(entry, _Row)]
        doubted = [row for row in rows if row.doubts]
        if len(doubted) > 1 and 2 * len(doubted) > len(rows):
            raise self._refusal(_SEVERAL_WAYS, [doubted[0].first])

    def _tell_missing(self) -> None:
        rows = [entry for entry in self._entries if isinstance(entry, _Row)]
        for span in self._spans:
            counts = [len(row.held.get(span.first, ())) for row in rows]
            has_more, has_fewer = max(counts) > span.width, min(counts) < span.width
            for row, count in zip(rows, counts, strict=True):
                if span.kind == "parties" and not count and span.first >= self.start:
                    row.doubts.append(_SHARED.format(head=self._titles[span.first]))
                elif span.kind == DEADLINE.key and not count:
                    row.doubts.append(_MISSING.format(head=self._titles[span.first]))
                elif span.kind == "parties" and span.width > 1:
                    if count != span.width or (has_more and has_fewer):
                        heads = "、".join(self._titles[span.first : span.first + span.width])
                        row.doubts.append(_DEALT.format(heads=heads, count=count))
                elif span.kind == "text" and span.width > 1 and has_fewer:
                    self._check_texts(row, span)

    def _check_texts(self, row: _Row, span: Span) -> None:
        """Refuse columns of tasks side by side, where a cell may be missing in any of them."""
        *outer, text = row.held[span.first]
        is_told = is_sentence(text) and not any(map(is_sentence, outer))
        if not is_told or len(outer) >= span.width:
            raise self._refusal(_SEVERAL_WAYS, [row.first])

    def _texts(self, row: _Row) -> list[str]:
        """The texts of a row by column: of columns side by side the last takes what is left."""
        texts = [""] * len(self._titles)
        for span in self._spans:
            lines = row.held.get(span.first, [])
            if span.kind == "text" and len(lines) < span.width:
                lines = [*[""] * (span.width - len(lines)), *lines]
            for at in range(span.width):
                own = lines[at:] if at == span.width - 1 else lines[at : at + 1]
                texts[span.first + at] = "\n".join(own)
        return texts

    def _shared(self, row: _Row, cells: Sequence[Cell]) -> Iterator[int]:
        """The columns in which the cell above goes on: it was merged over several rows."""
        for span in self._spans:
            is_number = span.kind == "number" and row.is_part
            is_parties = span.kind == "parties" and not row.held.get(span.first)
            is_left = span.first < self.start and not cells[span.first].text
            if is_number or is_parties or is_left:
                yield from range(span.first, span.first + span.width)


def is_heading(line: Paragraph) -> bool:
    """Whether a line between two rows is the heading of a chapter.

    Args:
        line: The line.
    """
    marker = marker_of(line.text)
    return marker is not None and bool(marker.rest) and not line.text.endswith("。")


def _cells(texts: Sequence[str], row: int) -> tuple[Cell, ...]:
    return tuple(Cell(text, row, column) for column, text in enumerate(texts))


def _held(lines: Sequence[Paragraph], spans: Sequence[Span], fit: Fit) -> dict[int, list[str]]:
    return {
        span.first: [lines[at].text for at in fit.lines_of(number)]
        for number, span in enumerate(spans)
    }
