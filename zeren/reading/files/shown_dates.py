"""A date of a workbook as its sheet shows it: what shows 2025年9月 holds some day of that month."""

from __future__ import annotations

import re
from datetime import date

# What a format writes as it is: quoted words, escaped signs, locales and colours.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_WEEKDAY = re.compile("d{3,}|a{3,}")


def as_shown(day: date, number_format: str) -> str:
    """A date as its format shows it, in Chinese: a year, a month and a day, as far as shown.

    Args:
        day: The date.
        number_format: The format, such as `yyyy"年"m"月"`; empty for an unknown one.
    """
    signs = _WEEKDAY.sub("", _LITERAL.sub("", number_format).split(";")[0].lower())
    signs = signs.replace("e", "y")  # a year as well
    has_clock = any(sign in signs for sign in "hs")  # there m may be minutes
    shows = set() if has_clock else {sign for sign in "ymd" if sign in signs}
    shows = shows if shows != {"d"} and shows else set("ymd")
    parts = (("y", f"{day.year}年"), ("m", f"{day.month}月"), ("d", f"{day.day}日"))
    return "".join(words for sign, words in parts if sign in shows)
