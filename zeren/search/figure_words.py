"""Dates and numbers as people type them: 12月10号, 12.10, 2025-12-31, 4.5个托位."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.figures import Milestone, Target
from zeren.register.due import milestone_words
from zeren.text.dates import Precision, Span
from zeren.text.rules import Rule, rule_in

# So much of 婴幼儿托位 people say: 4.5个托位.
_SHORT = 2


def date_words(milestone: Milestone) -> str:
    """A date as the text says it, and in the other ways of writing it.

    Args:
        milestone: The date.
    """
    said = [f"{milestone.kind.word}：{milestone_words(milestone)}"]
    for span in filter(None, (milestone.starts, milestone.ends)):
        said += [span.words, *_ways_of_day(span)]
    if milestone.rule is not None:
        said += _ways_of_rule(rule_in(milestone.rule))
    return "，".join(dict.fromkeys(said))


def number_words(target: Target) -> str:
    """A number with what is counted, in both orders.

    Args:
        target: The number.
    """
    value = target.value_words + target.measure
    whole = f"{target.what}{target.comparator.word}{value}（{target.scope}）"
    return "，".join(dict.fromkeys((whole, f"{value}{target.what}", value + target.what[-_SHORT:])))


def _ways_of_day(span: Span) -> Iterator[str]:
    if span.precision is Precision.DAY:
        day = span.first
        yield from (f"{day.year}{sign}{day.month}{sign}{day.day}" for sign in ".-/")
        yield day.isoformat()
        yield f"{day.year}年{day.month}月{day.day}号"


def _ways_of_rule(rule: Rule) -> Iterator[str]:
    months = filter(None, rule.parts.get("BYMONTH", "").split(","))
    days = [day for day in rule.parts.get("BYMONTHDAY", "").split(",") if day.isdecimal()]
    for month, day in ((month, day) for month in months for day in days):
        yield from (f"{month}月{day}日", f"{month}月{day}号")
        yield from (f"{month}{sign}{day}" for sign in ".-/")
