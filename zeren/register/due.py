"""When something is due: the days of a milestone, without a judgement of today.

Days are those of the calendar in China. What a reader is told of today, the browser works out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from zeren.figures import Inclusion, Milestone
from zeren.text.rules import Rule, rule_in

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """The days of a milestone.

    Attributes:
        first: Of a period its first day, where it is named.
        last: The last day on which it can be done or holds; None where no day is named.
        earliest: The last day if the date itself is not part of it, where that is unclear.
        rule: Of what comes again, its rule.
        offset: The days by which what the rule names is to be done earlier: 1 where the day itself
            is not part of it.
    """

    first: date | None = None
    last: date | None = None
    earliest: date | None = None
    rule: Rule | None = None
    offset: int = 0

    @property
    def is_dated(self) -> bool:
        """Whether it names any day."""
        return self.last is not None or self.first is not None or self.rule is not None


def due(milestone: Milestone) -> Due:
    """The days of a milestone.

    Args:
        milestone: The milestone.
    """
    excluded = milestone.inclusion is Inclusion.NO
    if milestone.rule is not None:
        return Due(rule=rule_in(milestone.rule), offset=int(excluded))
    first = milestone.starts.first if milestone.starts else None
    if milestone.ends is None:
        return Due(first)
    before = milestone.ends.first - _A_DAY
    return Due(
        first=first,
        last=before if excluded else milestone.ends.last,
        earliest=before if milestone.inclusion is Inclusion.UNCLEAR else None,
    )
