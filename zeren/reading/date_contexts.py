"""What stands beside the words of a date and makes them none, or bounds a rule.

2025年初前, 6月底后 and 25年6月底前 name no date that could be judged, and 每季度末25日前 no rule
that we write: they stay phrases, without a date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from zeren.figures import MilestoneKind
from zeren.reading.date_forms import (
    BARE_DATE,
    BOUND,
    NUMBERED,
    OWN_YEAR,
    REACH_BEFORE,
    UNCLEAR_BEFORE,
    UNCLEAR_BEHIND,
    UNCLEAR_RULE,
    UNREAD_YEAR,
)
from zeren.reading.date_rules import checked
from zeren.text.dates import Span


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words of a text that name a date, or that something is done at certain times.

    Attributes:
        start: Where they begin in the text.
        end: Where they end.
        text: The words.
        kind: What the date is.
        starts: Of a period, its beginning.
        ends: The date; None where the words name none. Of what comes again in one year, that.
        rule: Of what comes again, its rule; None where the words name no day.
        is_before: Whether 前 stands behind a date, so that it may or may not include it.
    """

    start: int
    end: int
    text: str
    kind: MilestoneKind
    starts: Span | None = None
    ends: Span | None = None
    rule: str | None = None
    is_before: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether the words name a date, or a rule."""
        return any((self.starts, self.ends, self.rule))


def in_context(phrase: DatePhrase, text: str) -> DatePhrase:
    """A phrase with what stands beside it; without a date where that makes it unclear.

    Args:
        phrase: The phrase.
        text: The text in which it stands.
    """
    is_recurring = phrase.kind is MilestoneKind.RECURRING
    if is_recurring and not phrase.rule:
        return phrase
    behind = (is_recurring and UNCLEAR_RULE.match(text, phrase.end)) or UNCLEAR_BEHIND.match(
        text, phrase.end
    )
    start = _start(phrase, text)
    if start == phrase.start and not behind:
        return phrase
    end = behind.end() if behind else phrase.end
    return DatePhrase(start, end, text[start:end], phrase.kind)


def _start(phrase: DatePhrase, text: str) -> int:
    """Where a phrase begins with the words before it that take its date away."""
    reach = max(phrase.start - REACH_BEFORE, 0)
    before = text[reach : phrase.start]
    year = None if OWN_YEAR.match(phrase.text) else UNREAD_YEAR.search(before)
    if year and not (phrase.rule and OWN_YEAR.fullmatch(year[0].rstrip("年度 "))):
        return reach + year.start()
    said = UNCLEAR_BEFORE.search(before)
    return reach + said.start() if said else phrase.start


def bounded(found: Iterable[DatePhrase], text: str) -> Iterator[DatePhrase]:
    """2026年每月底前, 2025年至2027年每年12月10日前: a rule in the time right before it.

    Args:
        found: The phrases in their order.
        text: The text in which they stand.
    """
    before: DatePhrase | None = None
    for phrase in found:
        joined = before and _joined(before, phrase, text)
        if before and not joined:
            yield before
        before = joined or phrase
    if before:
        yield before


def _joined(before: DatePhrase, phrase: DatePhrase, text: str) -> DatePhrase | None:
    """A phrase and the one before it as one; None where they are two."""
    between = text[before.end : phrase.start]
    if phrase.kind is not MilestoneKind.RECURRING or not BOUND.fullmatch(between):
        return None
    starts, ends = before.starts, before.ends
    if before.kind is MilestoneKind.DEADLINE and BARE_DATE.fullmatch(before.text):
        starts = ends
    elif before.kind is not MilestoneKind.PERIOD or not NUMBERED.search(before.text):
        return None
    words = text[before.start : phrase.end]
    if not phrase.rule:
        # 2026年每季度 names no day of a year.
        is_one = before.kind is MilestoneKind.DEADLINE and not between
        return replace(phrase, start=before.start, text=words) if is_one else None
    if starts is None and ends is None:
        return DatePhrase(before.start, phrase.end, words, phrase.kind)
    rule = checked(f"{phrase.rule};UNTIL={ends.last:%Y%m%d}") if ends else phrase.rule
    return replace(phrase, start=before.start, text=words, starts=starts, ends=ends, rule=rule)
