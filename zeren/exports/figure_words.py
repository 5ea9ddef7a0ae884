"""Dates of tasks in the words of tables, sheets and calendars: never judged by today."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from zeren.figures import Inclusion, Milestone, MilestoneKind
from zeren.register.due import due, milestone_words
from zeren.text.dates import Precision

NOT_SAID = "没有写明日期"
_BEFORE = "前"
_MOST_NAMES = 2


# A date stands in the files of all parties that it concerns.
@lru_cache(maxsize=16_384)
def when_in_words(milestone: Milestone) -> str:
    """When something is due, begins, ends or comes again, and whether that date counts as well.

    Args:
        milestone: The milestone.

    Returns:
        The words of the text as far as these tell, such as 12月10日前（含当日）.
    """
    words = milestone_words(milestone)
    if not due(milestone).is_dated:
        return NOT_SAID if words == milestone.kind.word else f"{words}（{NOT_SAID}）"
    if milestone.ends is None and milestone.rule is None:
        return f"{words}起" if words == _first(milestone) else words
    itself = milestone.ends.words if milestone.ends else "当日"
    match milestone.inclusion:
        case Inclusion.NO:
            return f"{_before(milestone, words)}（不含{itself}）"
        case Inclusion.UNCLEAR:
            return f"{_before(milestone, words)}（含不含{itself}未写明）"
        case Inclusion.YES if words.endswith(_BEFORE) and _is_of_a_day(milestone):
            return f"{words}（含当日）"
        case Inclusion.YES:
            return words


def names_in_words(names: Sequence[str]) -> str:
    """Names for a short line: the first where there are many.

    Args:
        names: The names.
    """
    if len(names) > _MOST_NAMES:
        return f"{names[0]}等 {len(names)} 个"
    return "、".join(names)


def _first(milestone: Milestone) -> str:
    return milestone.starts.words if milestone.starts else ""


def _before(milestone: Milestone, words: str) -> str:
    """A date before which something is due, where the words of the text do not say so."""
    is_said = milestone.kind is MilestoneKind.PERIOD or words.endswith(_BEFORE)
    return words if is_said else f"{words}{_BEFORE}"


def _is_of_a_day(milestone: Milestone) -> bool:
    return milestone.ends is None or milestone.ends.precision is Precision.DAY
