"""Words of what comes again to rules: 每月5日, 每季度首月10日, 每年6月底、12月底."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from zeren.text.amounts import whole_number
from zeren.text.rules import known_rule


def yearly_rule(parts: Iterable[re.Match[str]], day: str) -> str | None:
    """The rule of dates of each year; None where they name no day, or none that comes.

    Args:
        parts: Matches of a part of a year.
        day: The day of each: -1 for the last; empty where none is named.
    """
    months = []
    for part in parts:
        quarter, half = whole_number(part["quarter"] or ""), part["half"]
        named = {"上": 6, "下": 12}[half] if half else quarter and 3 * quarter
        months.append(named or whole_number(part["month"] or ""))
    number = -1 if day == "-1" else whole_number(day) if day else None
    if number is None or None in months:
        return None
    return checked(f"FREQ=YEARLY;BYMONTH={_joined(months)};BYMONTHDAY={number}")


_WEEKDAYS = dict(
    zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True)
)
_LAST_OF = {"年": "12", "半年": "6,12", "季": "3,6,9,12"}
_MONTH_OF_QUARTER = {"首": "1,4,7,10", "第一个": "1,4,7,10", "末": "3,6,9,12"}


def rule_of(names: Mapping[str, str | None]) -> str | None:
    """The rule that the words of something that comes again name; None where they name no day.

    Args:
        names: The words by the names of their groups.
    """
    if weekdays := names.get("weekday"):
        named = [_WEEKDAYS[day] for day in weekdays if day in _WEEKDAYS]
        return checked(f"FREQ=WEEKLY;BYDAY={','.join(dict.fromkeys(named))}")
    if days := names.get("days"):
        numbers = [whole_number(day.strip()) for day in re.split(r"\s*[日号]?[、和及与]", days)]
        months = _MONTH_OF_QUARTER.get(names.get("which") or "", "3,6,9,12")
        of_months = f"BYMONTH={months};" if names.get("which") else ""
        return checked(f"FREQ=MONTHLY;{of_months}BYMONTHDAY={_joined(numbers)}")
    if cycle := names.get("cycle"):
        months = _LAST_OF.get(cycle.removesuffix("度"), "")
        if cycle == "年":
            return checked(f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY=-1")
        return checked(f"FREQ=MONTHLY;{f'BYMONTH={months};' if months else ''}BYMONTHDAY=-1")
    return None


def _joined(numbers: Iterable[int | None]) -> str:
    return ",".join(map(str, numbers))


def checked(rule: str) -> str | None:
    """The rule; None where it names a day that never comes.

    Args:
        rule: The rule as written.
    """
    known = known_rule(rule)
    return known.text if known else None
