"""Dates as precise as they are written: a year, a half, a quarter, a month, a third of it, a day.

2025年 is all of 2025 and no day of it. What is written stays what it is; the first and the last day
are for whoever must judge it by the calendar.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from zeren.text.amounts import whole_number

_MONTHS, _THIRDS = 12, "上中下"
# What stands outside of these is a slip of the pen, or no year.
_YEARS = range(1900, 2200)
_QUARTER_WORDS = "一二三四"
# Many write a circle for 零.
NUMERAL = "[0-9０-９零〇○◯一二三四五六七八九十]"


def part_pattern(blank: str = "") -> str:
    """The pattern of a part of a year, as it stands behind 2025年 or alone.

    Args:
        blank: The pattern of what may stand between its numbers and their units.
    """
    day = rf"{blank}(?P<day>{NUMERAL}{{1,3}}){blank}[日号]"
    return (
        rf"(?:(?P<half>[上下])半年|第?(?P<quarter>[1-4一二三四])季度"
        rf"|(?P<month>{NUMERAL}{{1,3}}){blank}月份?(?:(?P<third>[上中下])旬|{day})?)"
    )


PART = part_pattern()
YEAR = rf"(?P<year>{NUMERAL}{{4}})年度?"
_WORDS = re.compile(f"{YEAR}{PART}?")
# After ISO 8601, or with another sign: never a day before its month.
_NUMBERS = re.compile(
    r"(?P<year>\d{4})(?:(?P<sign>[-/.])(?P<month>\d{1,2})(?:(?P=sign)(?P<day>\d{1,2}))?)?"
)


class Precision(IntEnum):
    """How precise a date is, from coarse to fine."""

    YEAR = 1
    HALF = 2
    QUARTER = 3
    MONTH = 4
    THIRD = 5
    DAY = 6


@dataclass(frozen=True, slots=True)
class Span:
    """A date, as precise as it is written.

    Attributes:
        precision: How precise it is.
        first: Its first day.
        last: Its last day.
    """

    precision: Precision
    first: date
    last: date

    @property
    def words(self) -> str:
        """The date as documents write it, such as 2025年上半年."""
        year, month, day = self.first.year, self.first.month, self.first.day
        match self.precision:
            case Precision.YEAR:
                return f"{year}年"
            case Precision.HALF:
                return f"{year}年{'上' if month == 1 else '下'}半年"
            case Precision.QUARTER:
                return f"{year}年第{_QUARTER_WORDS[(month - 1) // 3]}季度"
            case Precision.MONTH:
                return f"{year}年{month}月"
            case Precision.THIRD:
                return f"{year}年{month}月{_THIRDS[(day - 1) // 10]}旬"
            case Precision.DAY:
                return f"{year}年{month}月{day}日"

    def is_before(self, other: Span) -> bool:
        """Whether it is certainly before another: 2026年 is not before 2026年5月."""
        return self.last < other.first


def date_in(text: str) -> Span | None:
    """The date that a text is.

    Args:
        text: The text, without blanks around it: 2026年1月2日, 2026-01-02, 2026/1/2, 2026年上半年;
            month and day may be left out.

    Returns:
        The date; None where it is none, or none that exists in the years 1900 to 2199.
    """
    match = _WORDS.fullmatch(text)
    if match is not None:
        return part_of(whole_number(match["year"]), match)
    numbers = _NUMBERS.fullmatch(text)
    if numbers is None:
        return None
    year, month, day = (int(numbers[one] or 0) for one in ("year", "month", "day"))
    if year not in _YEARS:
        return None
    return _of_month(year, month, day) if numbers["month"] else _of_year(year)


def part_of(year: int | None, match: re.Match[str]) -> Span | None:
    """The part of a year that a match of `PART` names; the year where it names none.

    Args:
        year: The year; None for none.
        match: The match.

    Returns:
        The date; None where there is no such one.
    """
    if year is None or year not in _YEARS:
        return None
    if half := match["half"]:
        first = 1 if half == "上" else 7
        return _of_months(Precision.HALF, year, first, first + 5)
    if quarter := match["quarter"]:
        first = 3 * (whole_number(quarter) or 0) - 2
        return _of_months(Precision.QUARTER, year, first, first + 2)
    if not match["month"]:
        return _of_year(year)
    month, day = whole_number(match["month"]) or 0, match["day"]
    if match["third"]:
        return _of_third(year, month, _THIRDS.index(match["third"]))
    return _of_month(year, month, (whole_number(day) or -1) if day else 0)


def date_in_words(text: str) -> str:
    """A date as documents write it, 2026年1月2日; a text that is none as it is.

    Args:
        text: The text.
    """
    span = date_in(text)
    return span.words if span else text


def _of_year(year: int) -> Span:
    return Span(Precision.YEAR, date(year, 1, 1), date(year, _MONTHS, 31))


def _of_third(year: int, month: int, third: int) -> Span | None:
    whole = _of_month(year, month, 0)
    if whole is None:
        return None
    last = whole.last if third == len(_THIRDS) - 1 else date(year, month, 10 * third + 10)
    return Span(Precision.THIRD, date(year, month, 10 * third + 1), last)


def _of_month(year: int, month: int, day: int) -> Span | None:
    """A month, or a day of it where that is not 0."""
    if not (1 <= month <= _MONTHS and 0 <= day <= monthrange(year, month)[1]):
        return None
    if day:
        return Span(Precision.DAY, date(year, month, day), date(year, month, day))
    return _of_months(Precision.MONTH, year, month, month)


def _of_months(precision: Precision, year: int, first: int, last: int) -> Span:
    return Span(precision, date(year, first, 1), date(year, last, monthrange(year, last)[1]))
