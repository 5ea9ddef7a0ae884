"""The year that a list means where its words name none: 12月底."""

from __future__ import annotations

import re

from zeren.reading.entries import Entry

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def years_of(plan: Entry) -> tuple[int, ...]:
    """All years that a list names of itself, any of which its words may mean.

    Args:
        plan: Its entry.
    """
    said = " ".join(plan.text(key) for key in ("title", "issued", "from", "until"))
    return tuple(dict.fromkeys(map(int, _YEAR.findall(said))))


def year_of(plan: Entry) -> int | None:
    """The year that is meant: of its title, else of the day on which it was issued.

    Args:
        plan: Its entry.

    Returns:
        The year; None where none stands there, or several.
    """
    for key in ("title", "issued"):
        years = {*map(int, _YEAR.findall(plan.text(key)))}
        if years:
            return min(years) if len(years) == 1 else None
    return None
