"""When something is due: the days of a milestone, without a judgement of today.

Days are those of the calendar in China. What a reader is told of today, the browser works out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from zeren.figures import Inclusion, Milestone, Target
from zeren.reading.date_phrases import deadline_phrases
from zeren.text.rules import Rule, rule_in

_A_DAY = timedelta(days=1)
# A quote that fits where a date stands.
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Due:
    """The days of a milestone.

    Attributes:
        first: The first day of a period, or from which on something comes again; where it is named.
        last: The last day on which it can be done or holds; None where no day is named.
        earliest: The last day if the date itself is not part of it, where that is unclear.
        rule: Of what comes again, its rule.
        offset: The days by which what the rule names is to be done earlier: 1 where the day itself
            is not part of it.
        is_open: Whether it is open if the day that the rule names is part of it.
    """

    first: date | None = None
    last: date | None = None
    earliest: date | None = None
    rule: Rule | None = None
    offset: int = 0
    is_open: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether it names any day."""
        return self.last is not None or self.first is not None or self.rule is not None


# Asked for each party that a date concerns.
@lru_cache(maxsize=65_536)
def due(milestone: Milestone) -> Due:
    """The days of a milestone.

    Args:
        milestone: The milestone.
    """
    excluded = milestone.inclusion is Inclusion.NO
    first = milestone.starts.first if milestone.starts else None
    if milestone.rule is not None:
        is_open = milestone.inclusion is Inclusion.UNCLEAR
        return Due(first, rule=rule_in(milestone.rule), offset=int(excluded), is_open=is_open)
    if milestone.ends is None:
        return Due(first)
    before = milestone.ends.first - _A_DAY
    return Due(
        first=first,
        last=before if excluded else milestone.ends.last,
        earliest=before if milestone.inclusion is Inclusion.UNCLEAR else None,
    )


def in_time(milestone: Milestone) -> tuple[bool, bool, str]:
    """The order of dates: by their last day, those that come again after these, then the others.

    Args:
        milestone: The date.
    """
    days = due(milestone)
    last = days.last or (None if days.rule else days.first)
    return (last is None, days.rule is None, str(last or ""))


def due_of_target(target: Target, of_task: Iterable[Milestone]) -> Due:
    """The days of a target's 'by when': what its task's milestones declare of the same date holds.

    Args:
        target: The target.
        of_task: The milestones of its task.
    """
    if target.ends is None:
        return Due()
    same = (one for one in of_task if one.ends == target.ends)
    declared = next(same, None)
    if declared is not None:
        return replace(due(declared), first=None)
    before = target.ends.first - _A_DAY
    is_open = any(p.is_before and p.ends == target.ends for p in deadline_phrases(target.quote))
    return Due(last=target.ends.last, earliest=before if is_open else None)


@lru_cache(maxsize=65_536)
def milestone_words(milestone: Milestone) -> str:
    """When something is due, in the words of the text as far as these tell: 每年12月10日前."""
    dates = (milestone.starts, milestone.ends)
    for phrase in deadline_phrases(milestone.quote):
        if milestone.rule is None and dates == (None, None):
            return phrase.text
        if phrase.rule is not None and phrase.rule == milestone.rule:
            return phrase.text
        if (phrase.starts, phrase.ends) == dates and phrase.rule is None:
            return phrase.text
    if milestone.rule is not None:
        return rule_in(milestone.rule).words
    said = "至".join(span.words for span in dates if span)
    is_short = len(milestone.quote) <= _SHORT
    return said or (milestone.quote if is_short else milestone.kind.word)


def target_date_words(target: Target) -> str:
    """By when a target is to be met, in the words of the text; empty where it does not say."""
    if target.ends is None:
        return ""
    phrases = deadline_phrases(target.quote)
    return next((one.text for one in phrases if one.ends == target.ends), target.ends.words)
