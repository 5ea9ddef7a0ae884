"""Dates as people write them: 2026年1月2日, 2026-01-02, 2026/1/2; day or month may be left out."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias

# Year, month and day, as far as they are written.
Date: TypeAlias = tuple[int, ...]

_FORM = re.compile(
    r"(\d{4})(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|([-/.])(\d{1,2})(?:\4(\d{1,2}))?)?"
)


def date_in(text: str) -> Date | None:
    """The date that a text is.

    Args:
        text: The text, without blanks around it.

    Returns:
        Year, month and day, as far as they are written; None where it is no date.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    year, month, day, _, other_month, other_day = match.groups()
    parts = tuple(int(part) for part in (year, month or other_month, day or other_day) if part)
    try:
        date(*(*parts, 1, 1)[:3])
    except ValueError:
        return None
    return parts


def is_before(one: Date, other: Date) -> bool:
    """Whether a date is certainly before another: 2026年 is not before 2026年5月.

    Args:
        one: The date.
        other: The other date.
    """
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]


def date_in_words(text: str) -> str:
    """A date as documents write it, 2026年1月2日; a text that is none as it is.

    Args:
        text: The text.
    """
    units = zip(date_in(text) or (), "年月日", strict=False)
    return "".join(f"{number}{unit}" for number, unit in units) or text
