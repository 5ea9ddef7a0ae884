"""Rules of dates that come again, as calendars need them: a day earlier, and their first day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from zeren.register.due import Due
from zeren.text.rules import MONTHLY, WEEKLY, YEARLY, Rule

_A_DAY = timedelta(days=1)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# The days that every month has, and the last one.
_IN_EVERY_MONTH = 28
_LAST = -1
_MONTHS, _NO_LEAP_YEAR = 12, 2001


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule as a calendar has it.

    Attributes:
        first: Its first day, on which it falls.
        rule: The rule as RRULE.
    """

    first: date
    rule: str


def recurrence(due: Due, start: date) -> Recurrence | None:
    """What comes again, on the days on which it can be done at the latest.

    Where the named day is no part of it, or that is open, the rule is moved a day earlier. That
    cannot be said of every rule, such as the 31st of each month: then the named days stay, and
    words must say it.

    Args:
        due: The days of what comes again.
        start: The day from which on it may fall.

    Returns:
        The rule; None where it ends before that day.
    """
    if due.rule is None:
        return None
    first = next(due.rule.from_day(max(start, due.first or start)), None)
    if first is None:
        return None
    earlier = _a_day_earlier(due.rule) if due.offset or due.is_open else None
    return Recurrence(first - _A_DAY, earlier) if earlier else Recurrence(first, due.rule.text)


def _a_day_earlier(rule: Rule) -> str | None:
    """The rule of the days before those of a rule; None where there is no such one."""
    parts = dict(rule.parts)
    moved = _weekdays_earlier if parts["FREQ"] == WEEKLY else _monthdays_earlier
    new = moved(parts)
    if new is None:
        return None
    if rule.until:
        new["UNTIL"] = f"{rule.until - _A_DAY:%Y%m%d}"
    return ";".join(f"{name}={value}" for name, value in new.items())


def _weekdays_earlier(parts: dict[str, str]) -> dict[str, str] | None:
    days = [_WEEKDAYS.index(day) for day in parts["BYDAY"].split(",")]
    return {"FREQ": WEEKLY, "BYDAY": ",".join(_WEEKDAYS[day - 1] for day in days)}


def _days_of(month: int) -> int:
    """How many days a month has in each year."""
    return monthrange(_NO_LEAP_YEAR, month)[1]


def _monthdays_earlier(parts: dict[str, str]) -> dict[str, str] | None:
    days = [int(day) for day in parts["BYMONTHDAY"].split(",")]
    months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    if max(days) > min(map(_days_of, months), default=_IN_EVERY_MONTH):
        return None  # a month without this day has the day before it all the same
    if 1 in days and months:
        if len(days) > 1:
            return None  # one day falls into the month before, the others do not
        months = [(month - 2) % _MONTHS + 1 for month in months]
    new = {"FREQ": YEARLY if months else MONTHLY}
    if months:
        new["BYMONTH"] = ",".join(map(str, months))
    # Before the first stands the last of the month before; before the last the last but one.
    new["BYMONTHDAY"] = ",".join(str(_LAST if day == 1 else day - 1) for day in days)
    return new
