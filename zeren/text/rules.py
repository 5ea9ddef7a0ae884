"""Rules of dates that come again: a part of RRULE (RFC 5545) that always names days.

Years with month and day, months with a day, weeks with a weekday, each with an end or without. What
is beyond that is refused: nobody could tell from the words of a document which days it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property
from types import MappingProxyType

from dateutil.rrule import rrulestr

YEARLY, MONTHLY, WEEKLY = "YEARLY", "MONTHLY", "WEEKLY"
# What each frequency must say, and may say besides, as values between least and most.
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {YEARLY: ("BYMONTH", "BYMONTHDAY"), MONTHLY: ("BYMONTHDAY",), WEEKLY: ("BYDAY",)}
)
_ALLOWED: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        YEARLY: frozenset({"BYMONTH", "BYMONTHDAY", "UNTIL"}),
        MONTHLY: frozenset({"BYMONTH", "BYMONTHDAY", "UNTIL"}),
        WEEKLY: frozenset({"BYDAY", "UNTIL"}),
    }
)
_VALUES = {
    "BYMONTH": re.compile(r"(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*"),
    "BYMONTHDAY": re.compile(r"(?:-1|[1-9]|[12][0-9]|3[01])(?:,(?:-1|[1-9]|[12][0-9]|3[01]))*"),
    "BYDAY": re.compile(r"(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*"),
    "UNTIL": re.compile(r"[12]\d{7}"),
}
_WEEKDAYS = {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"}
# All that a rule can mean shows within the years after which the calendar repeats its leap days.
_YEARS = 8
_A_START = date(2000, 1, 1)


class RuleError(ValueError):
    """A text is no rule that names days; the message says why in Chinese."""


@dataclass(frozen=True)
class Rule:
    """A rule of dates that come again.

    Attributes:
        text: The rule as it is written, in the order of RFC 5545.
        parts: Its parts by name.
    """

    text: str
    parts: Mapping[str, str] = field(hash=False)

    @cached_property
    def until(self) -> date | None:
        """The last day on which it may fall."""
        written = self.parts.get("UNTIL")
        return datetime.strptime(written, "%Y%m%d").date() if written else None  # noqa: DTZ007 - a day

    @property
    def days(self) -> tuple[frozenset[str], ...]:
        """What it says besides its end, in whatever order: months, days of these, weekdays."""
        said = (self.parts.get(name, "") for name in ("BYMONTH", "BYMONTHDAY", "BYDAY"))
        return tuple(frozenset(filter(None, one.split(","))) for one in said)

    def from_day(self, first: date) -> Iterator[date]:
        """The days on which it falls.

        Args:
            first: The day from which on.

        Yields:
            Each day in turn, without end where it has none.
        """
        rule = self.text.partition(";UNTIL=")[0]
        for moment in rrulestr(rule, dtstart=datetime.combine(first, time())):
            if self.until and moment.date() > self.until:
                return
            yield moment.date()

    @property
    def words(self) -> str:
        """The rule as people say it: 每年12月10日."""
        days = "、".join(map(_day_words, self.parts.get("BYMONTHDAY", "").split(",")))
        months = "、".join(f"{month}月" for month in self.parts.get("BYMONTH", "").split(","))
        match self.parts["FREQ"]:
            case "YEARLY":
                said = f"每年{months}{days}"
            case "MONTHLY" if "BYMONTH" in self.parts:
                said = f"每年{months}的{days}"
            case "MONTHLY":
                said = f"每月{days}"
            case _:
                weekdays = "、".join(_WEEKDAYS[one] for one in self.parts["BYDAY"].split(","))
                said = f"每周{weekdays}"
        end = self.until
        return f"{said}，到{end.year}年{end.month}月{end.day}日为止" if end else said


def rule_in(text: str) -> Rule:
    """Read a rule.

    Args:
        text: The rule, such as `FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10`.

    Returns:
        The rule.

    Raises:
        RuleError: If it is none, names no day, or never falls on one.
    """
    written = text.upper().replace(" ", "").removeprefix("RRULE:").strip(";")
    parts: dict[str, str] = {}
    for part in written.split(";"):
        name, sign, value = part.partition("=")
        if not sign or name in parts:
            raise RuleError(f"“{part}”不是规则的一段")
        parts[name] = value
    frequency = parts.get("FREQ", "")
    if frequency not in _NEEDED:
        raise RuleError("要以 FREQ=YEARLY、FREQ=MONTHLY 或 FREQ=WEEKLY 开头")
    for name, value in parts.items():
        if name != "FREQ" and name not in _ALLOWED[frequency]:
            raise RuleError(f"本站不用 {name}")
        if name != "FREQ" and not _VALUES[name].fullmatch(value):
            raise RuleError(f"{name} 的值“{value}”不对")
    lacking = [name for name in _NEEDED[frequency] if name not in parts]
    if lacking:
        raise RuleError(f"没有写 {'、'.join(lacking)}，落不到哪一天")
    order = ("FREQ", "BYMONTH", "BYMONTHDAY", "BYDAY", "UNTIL")
    rule = Rule(";".join(f"{name}={parts[name]}" for name in order if name in parts), parts)
    try:
        end = rule.until
    except ValueError:
        raise RuleError(f"UNTIL 的日期 {parts['UNTIL']} 不存在") from None
    start = end.replace(year=end.year - _YEARS, day=1) if end else _A_START
    if next(rule.from_day(start), None) is None:
        raise RuleError("任何一年都没有这一天")
    return rule


def known_rule(text: str) -> Rule | None:
    """A rule, where a text is one.

    Args:
        text: The text, empty or not.
    """
    try:
        return rule_in(text) if text else None
    except RuleError:
        return None


def _day_words(day: str) -> str:
    return "最后一天" if day == "-1" else f"{day}日"
