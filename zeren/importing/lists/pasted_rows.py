"""The records of a pasted table to rows: all of them, or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zeren.columns import DEADLINE
from zeren.importing.document import Grid, Paragraph
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
    may_be_parties,
    spans_of,
)
from zeren.importing.lists.pasted_grid import (
    NO_PLACE,
    SEVERAL_WAYS,
    Arranged,
    NotPutBackError,
    PastedRow,
    refusal,
)
from zeren.importing.lists.signatures import is_date_of_signature
from zeren.importing.sentences.spelling import names_nobody

_LONGEST_PIECE = 8

_DOUBLE = "粘贴的表里这一行有 {count} 格，哪一格属于哪一列有几种可能，请对照原文"
_SIGNATURE = "最后一行比别的行多出单位，可能是文末的落款，请对照原文"


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
    _entries: list[PastedRow | Paragraph] = field(default_factory=list)
    _left: dict[int, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Work out the columns."""
        meant = [head for _, head in self.heads]
        self._titles = [one.text for one, _ in self.heads]
        if self.has_hidden_number:
            if self.start > len(meant):
                raise self._refusal(NO_PLACE, [self.heads[0][0]])
            meant.insert(self.start, Head(Field.NUMBER, ""))
            self._titles.insert(self.start, "")
        self._spans = spans_of(meant, self.start)

    def may_be_row(self, lines: Sequence[str]) -> bool:
        """Whether lines may be the cells of a row, one each.

        Args:
            lines: As many lines as there are columns.
        """
        found = fit_of(lines, self._spans, self.known)
        if found is None or found.ends != tuple(s.first + s.width for s in self._spans):
            return False
        times = [span.first for span in self._spans if span.kind == DEADLINE.key]
        texts = [s.first + i for s in self._spans if s.kind == "text" for i in range(s.width)]
        return all(is_time(lines[at]) for at in times) and all(
            is_sentence(lines[at]) or not may_be_parties(lines[at], self.known) for at in texts
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
            raise self._refusal(NO_PLACE, lines)
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
            raise self._refusal(NO_PLACE, rest)
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
            raise self._refusal(NO_PLACE, lines)
        return fit

    def _add(
        self, lines: Sequence[Paragraph], spans: Sequence[Span], fit: Fit, *, is_part: bool
    ) -> None:
        held = _held(lines, spans, fit)
        for span in spans:
            if span.kind == "note" and any(map(self._is_telling, held[span.first][1:])):
                raise self._refusal(SEVERAL_WAYS, lines)
        left = {span.first for span in self._of_left()}
        row = {at: words for at, words in held.items() if at not in left}
        is_sure = fit.is_only and self._is_plain(held, spans)
        if not is_sure and not self._is_counted:
            raise self._refusal(SEVERAL_WAYS, lines)  # a task more or less cannot be told
        doubts = [] if is_sure else [_DOUBLE.format(count=len(lines))]
        self._entries.append(PastedRow(lines[0], {**row, **self._left}, is_part, doubts))
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

    def _is_plain(self, held: Mapping[int, list[str]], spans: Sequence[Span]) -> bool:
        """Whether nothing speaks against what stands in the cells of a row."""
        for span in spans:
            lines = held[span.first]
            if span.kind == DEADLINE.key and not all(map(is_time, lines)):
                return False
            if self._is_counted:
                continue
            # Without numbers two lines may be two tasks, and what is no sure unit may be one.
            if span.kind == "text" and len(lines) > span.width:
                return False
            if span.kind == "parties" and not all(self._is_party(line) for line in lines):
                return False
        return not self._may_break_a_name(held, spans)

    def _is_party(self, line: str) -> bool:
        return names_nobody(line) or is_party(line, self.known)

    def _may_break_a_name(self, held: Mapping[int, list[str]], spans: Sequence[Span]) -> bool:
        """Whether the last line of a task may begin the name of the unit below it: 县水 + 务局."""
        for before, span in pairwise(spans):
            text, parties = held[before.first], held[span.first]
            if before.kind == "text" and span.kind == "parties" and text[1:] and parties:
                last = text[-1]
                is_short = len(last) <= _LONGEST_PIECE and marker_of(last) is None
                joined = is_party(f"{last}{parties[0]}", self.known)
                return is_short and not is_sentence(last) and joined
        return False

    @property
    def _is_counted(self) -> bool:
        return any(span.kind == "number" for span in self._spans)

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
        return end - 1 if is_signed and is_date_of_signature(behind) else end

    def _doubt_signature(self, lines: Sequence[Paragraph]) -> None:
        """Doubt a last row that ends in a whole date, or alone in several units."""
        rows = [entry for entry in self._entries if isinstance(entry, PastedRow)]
        parties = [span.first for span in self._spans if span.kind == "parties"]
        counts = [sum(len(row.held.get(at, ())) for at in parties) for row in rows]
        is_alone = len(counts) > 1 and max(counts[:-1]) < counts[-1]
        ends_in_party = is_party(lines[-1].text, self.known) and is_alone
        if counts[-1] > 1 and (ends_in_party or is_date_of_signature(lines[-1].text)):
            rows[-1].doubts.append(_SIGNATURE)

    def _refusal(self, why: str, lines: Sequence[Paragraph]) -> NotPutBackError:
        return refusal(why, lines, len(self._titles))

    def grid(self) -> Grid:
        """The table that the records give.

        Raises:
            NotPutBackError: If most of its rows fit in several ways.
        """
        return Arranged(self._titles, self._spans, self.start, self._entries).grid(
            self.heads[0][0].place
        )


def is_heading(line: Paragraph) -> bool:
    """Whether a line between two rows is the heading of a chapter.

    Args:
        line: The line.
    """
    marker = marker_of(line.text)
    return marker is not None and bool(marker.rest) and not line.text.endswith("。")


def _held(lines: Sequence[Paragraph], spans: Sequence[Span], fit: Fit) -> dict[int, list[str]]:
    return {
        span.first: [lines[at].text for at in fit.lines_of(number)]
        for number, span in enumerate(spans)
    }
