"""Dates of tasks in the words of tables, sheets and calendars: never judged by today."""

from __future__ import annotations

from collections.abc import Sequence

from zeren.figures import Inclusion, Milestone, MilestoneKind
from zeren.register.due import due

NOT_SAID = "没有写明日期"
_MOST_NAMES = 2


def when_in_words(milestone: Milestone) -> str:
    """When something is due, begins, ends or comes again, as precise as it is written.

    Args:
        milestone: The milestone.

    Returns:
        Such as 2025年12月10日之前（不含当日）; that no date is said where none is.
    """
    words = _words(milestone)
    if not (words and (milestone.ends or milestone.rule)):
        return words or NOT_SAID
    match milestone.inclusion:
        case Inclusion.YES:
            return words
        case Inclusion.NO if milestone.kind is MilestoneKind.PERIOD:
            return f"{words}（不含末尾）"
        case Inclusion.NO:
            return f"{words}之前（不含{_itself(milestone)}）"
        case Inclusion.UNCLEAR if milestone.kind is MilestoneKind.PERIOD:
            return f"{words}（含不含末尾未写明）"
        case Inclusion.UNCLEAR:
            return f"{words}前（含不含{_itself(milestone)}未写明）"


def names_in_words(names: Sequence[str]) -> str:
    """Names for a short line: the first where there are many.

    Args:
        names: The names.
    """
    if len(names) > _MOST_NAMES:
        return f"{names[0]}等 {len(names)} 个"
    return "、".join(names)


def _words(milestone: Milestone) -> str:
    if milestone.kind is MilestoneKind.RECURRING:
        rule = due(milestone).rule
        return rule.words if rule else ""
    first = milestone.starts.words if milestone.starts else ""
    last = milestone.ends.words if milestone.ends else ""
    if milestone.kind is MilestoneKind.DEADLINE:
        return last
    if first and last:
        return f"{first}至{last}"
    return f"{first}起" if first else (last and f"至{last}")


def _itself(milestone: Milestone) -> str:
    """The date itself, as people say it: that day, that year."""
    return milestone.ends.words if milestone.ends else "当日"
