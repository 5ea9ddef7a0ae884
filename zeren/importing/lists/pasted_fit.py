"""Which lines of a pasted table stand in which of its columns, told by what they say.

A record is what stands between two numbers. Its lines are dealt out to the columns in their order,
any number of lines to each. Of all ways to do so the one that fits best is taken; where another one
fits as well, a person is asked or the table is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from types import MappingProxyType

from zeren.columns import DEADLINE, is_of_persons
from zeren.importing.heads import Field, Head
from zeren.importing.lists.clauses import begins_with_label, has_role, is_clause
from zeren.importing.lists.markers import NOTE, plain_number
from zeren.importing.sentences.lexicon import WHEN
from zeren.importing.sentences.spelling import ends_plausibly, names_nobody

MOST_LINES = 60
"""A record of more lines is none of a table."""

_NEVER = 1_000
"""What a line costs in a column in which it cannot stand."""

_SKIPPED, _SKIPPED_NOTE = 2, 1
_EMPTY = {"text": _NEVER, "number": _NEVER, "note": _SKIPPED_NOTE}
"""What it costs that a column stays empty; that of the task never does."""

_SENTENCE_ENDS = ("。", "；", "！", ";")
_LONGEST_NAME, _LONGEST_TIME, _LONGEST_WORDS = 20, 30, 200
_LONG = 12
_PARTING = re.compile("[、，,；;/ \u3000]+")
_SIGNS = re.compile("[。；;：:！？]")
_PERSON = re.compile(r"[一-鿿·]{2,4}(?:[、，, \u3000\n][一-鿿·]{2,4})*")
_PERSONS = ("人", "人员")
_IN_CHARGE = re.compile("[长员]|主任|书记|领导|主席")
_LASTING = re.compile(
    r"20\d\d[-./]\d{1,2}|第?[一二三四1-4]季度|[上下]半年"
    "|长期|持续|常年|全年|立行立改|立即|即知即改|即时|适时|随时|已完成|贯穿|按"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Columns side by side that hold the same sort of thing, and are told apart later.

    Attributes:
        kind: What they hold.
        first: The index of the first column.
        width: How many there are.
        skipped: What it costs that nothing stands in them.
    """

    kind: str
    first: int
    width: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Fit:
    """The best way to put lines to spans.

    Attributes:
        ends: The index behind the last line of each span.
        is_only: Whether no other way is as good.
    """

    ends: tuple[int, ...]
    is_only: bool

    def lines_of(self, span: int) -> range:
        """The indices of the lines of a span.

        Args:
            span: The index of the span.
        """
        return range(self.ends[span - 1] if span else 0, self.ends[span])


def spans_of(heads: Sequence[Head], start: int) -> tuple[Span, ...]:
    """The columns of a table as spans.

    Args:
        heads: The meaning of each head.
        start: The index of the first column to the right of those that gather several tasks.

    Returns:
        The spans from there on, and behind them those to the left: in the text their cells stand
        behind the record before.
    """
    has_text = any(head.field is Field.TEXT for head in heads)
    spans: list[Span] = []
    for at in (*range(start, len(heads)), *range(start)):
        kind = _kind_of(heads[at], has_text=has_text)
        if at < start:
            kind = kind if kind == "parties" else "left"
            spans.append(Span(kind, at, 1, _SKIPPED_NOTE))
            continue
        last = spans[-1] if spans else None
        if last is not None and last.kind == kind and kind in ("text", "parties"):
            spans[-1] = replace(last, width=last.width + 1)
        else:
            spans.append(Span(kind, at, 1, _EMPTY.get(kind, _SKIPPED)))
    return tuple(spans)


def fit_of(lines: Sequence[str], spans: Sequence[Span], known: Collection[str]) -> Fit | None:
    """Put the lines of a record to its columns.

    Args:
        lines: The lines.
        spans: The columns.
        known: Names of parties, without blanks.

    Returns:
        The best way; None where the lines cannot stand in these columns.
    """
    if len(lines) > MOST_LINES:
        return None
    return _one_each(lines, spans, known) or _fit(lines, spans, known, whole=True)


def fit_of_beginning(
    lines: Sequence[str], spans: Sequence[Span], known: Collection[str]
) -> Fit | None:
    """Put as many of the first lines to columns as may stand there.

    Args:
        lines: The lines of the last record, and whatever follows the table.
        spans: The columns.
        known: Names of parties, without blanks.

    Returns:
        The best way; None where not even the first lines can stand in these columns.
    """
    return _fit(lines[:MOST_LINES], spans, known, whole=False)


def _fit(
    lines: Sequence[str],
    spans: Sequence[Span],
    known: Collection[str],
    *,
    whole: bool,
) -> Fit | None:
    best: list[tuple[int, int]] = [(0, 1)] + [(_NEVER, 0)] * len(lines)
    froms: list[list[int]] = []
    for span in spans:
        own = [_cost(line, span.kind, known) for line in lines]
        going_on = [_going_on(lines, at, span, known) if at else 0 for at in range(len(lines))]
        best, came = _with_span(own, going_on, span, best)
        froms.append(came)
    possible = [end for end, (cost, _) in enumerate(best) if cost < _NEVER]
    if not possible or (whole and possible[-1] != len(lines)):
        return None
    ends = [possible[-1]]
    for came in reversed(froms[1:]):
        ends.append(came[ends[-1]])
    return Fit(tuple(reversed(ends)), best[ends[0]][1] == 1)


def _one_each(lines: Sequence[str], spans: Sequence[Span], known: Collection[str]) -> Fit | None:
    """One line in each column, where all can stand there and none is to the left."""
    kinds = [span.kind for span in spans for _ in range(span.width)]
    is_turned = any(after.first < span.first for span, after in pairwise(spans))
    if is_turned or len(kinds) != len(lines):
        return None
    if any(_cost(line, kind, known) >= _NEVER for line, kind in zip(lines, kinds, strict=True)):
        return None
    return Fit(tuple(accumulate(span.width for span in spans)), is_only=True)


def _with_span(
    own: Sequence[int], going_on: Sequence[int], span: Span, before: Sequence[tuple[int, int]]
) -> tuple[list[tuple[int, int]], list[int]]:
    """The cost and the number of the best ways up to each line, with one span more."""
    after: list[tuple[int, int]] = []
    came: list[int] = []
    for end in range(len(own) + 1):
        paid, ways = before[end]
        found, from_start = paid + span.skipped, end
        taken = 0
        for start in range(end - 1, -1, -1):
            # The line behind goes on with the cell that this one begins.
            taken += own[start] + (going_on[start + 1] if start + 1 < end else 0)
            if taken >= _NEVER:
                break
            cost = before[start][0] + taken
            # Of ways as good, a unit belongs to units.
            if cost < found or (cost == found < _NEVER and span.kind == "parties"):
                ways = before[start][1] + (ways if cost == found else 0)
                found, from_start = cost, start
            elif cost == found < _NEVER:
                ways += before[start][1]
        after.append((min(found, _NEVER), ways))
        came.append(from_start)
    return after, came


def _going_on(lines: Sequence[str], at: int, span: Span, known: Collection[str]) -> int:
    """What it costs, besides, that a line stands in the same column as the one before it."""
    line = lines[at]
    if span.kind == "number" or (span.kind == DEADLINE.key and not is_time(line)):
        return _NEVER
    if span.kind != "text" or is_sentence(line):
        return 0
    # A text that has ended does not go on with a word or two, nor any with the name of a unit.
    if is_party(line, known) or (span.width == 1 and is_sentence(lines[at - 1])):
        return _NEVER
    return 1 if _as_parties(line, known) < _NEVER else 0


def _kind_of(head: Head, *, has_text: bool) -> str:
    if head.field is Field.AIM:
        return "aim" if has_text else "text"
    if head.words.endswith(_PERSONS) and is_of_persons(head.words):
        return "leader"
    kind = head.column.key if head.column is not None else head.field.value
    return kind if kind in _COSTS else "note"


# ---- what a line costs in a column ----


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does.

    Args:
        line: The line.
    """
    return line.endswith(_SENTENCE_ENDS)


def is_time(line: str) -> bool:
    """Whether a line says by when.

    Args:
        line: The line.
    """
    return len(line) <= _LONGEST_TIME and (
        names_nobody(line) or WHEN.match(line) is not None or _LASTING.match(line) is not None
    )


def is_party(line: str, known: Collection[str]) -> bool:
    """Whether a line surely says who is responsible.

    Args:
        line: The line.
        known: Names of parties, without blanks.
    """
    return _as_parties(line, known) == 0


def may_be_parties(line: str, known: Collection[str]) -> bool:
    """Whether a line may name parties, as far as its form tells.

    Args:
        line: The line.
        known: Names of parties, without blanks.
    """
    return _as_parties(line, known) < _NEVER


def _cost(line: str, kind: str, known: Collection[str]) -> int:
    return _COSTS[kind](line, known)


def _as_number(line: str, _known: Collection[str]) -> int:
    return 0 if plain_number(line)[1] else _NEVER


def _as_text(line: str, known: Collection[str]) -> int:
    if plain_number(line)[1] or names_nobody(line) or begins_with_label(line) or NOTE.match(line):
        return _NEVER
    is_said = is_clause(line, known)
    if is_said and has_role(line):
        return _NEVER
    return 1 if is_time(line) or (is_said and not is_sentence(line)) else 0


def _as_parties(line: str, known: Collection[str]) -> int:
    if names_nobody(line):
        return 0
    if plain_number(line)[1] or is_time(line):
        return _NEVER
    if is_clause(line, known):
        return 0 if not is_sentence(line) or has_role(line) else 1
    names = [name for name in _PARTING.split(line) if name]
    may_be = not _SIGNS.search(line) and all(
        1 < len(name) <= _LONGEST_NAME and ends_plausibly(name) for name in names
    )
    return 1 if names and may_be else _NEVER


def _as_deadline(line: str, known: Collection[str]) -> int:
    if is_time(line) or names_nobody(line):
        return 0
    if plain_number(line)[1] or _SIGNS.search(line) or len(line) > _LONG:
        return _NEVER
    return _NEVER if _as_parties(line, known) < _NEVER else 1


def _as_leader(line: str, known: Collection[str]) -> int:
    if names_nobody(line):
        return 0
    if plain_number(line)[1] or is_time(line) or is_sentence(line) or is_clause(line, known):
        return _NEVER
    if _PERSON.fullmatch(line) and not ends_plausibly(line):
        return 0
    return 1 if len(line) <= _LONGEST_TIME and _IN_CHARGE.search(line) else _NEVER


def _as_anything(line: str, _known: Collection[str]) -> int:
    return 0 if len(line) <= _LONGEST_WORDS else _NEVER


def _as_left(line: str, known: Collection[str]) -> int:
    """What stands to the left of the number heads a group, and is no sentence."""
    is_none = is_sentence(line) or is_time(line) or plain_number(line)[1] != 0
    return _NEVER if is_none or is_clause(line, known) else 0


_COSTS: Mapping[str, Callable[[str, Collection[str]], int]] = MappingProxyType(
    {
        Field.NUMBER.value: _as_number,
        Field.TEXT.value: _as_text,
        Field.PARTIES.value: _as_parties,
        DEADLINE.key: _as_deadline,
        "leader": _as_leader,
        "aim": _as_text,
        "note": _as_anything,
        "left": _as_left,
    }
)
