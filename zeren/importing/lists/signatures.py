"""The date with which a document is signed, below the name of the office: 二〇二六年三月一日."""

from __future__ import annotations

import re

# ○ and the letter o stand for 〇 where a keyboard has none.
_DATE = re.compile(r"(?:20\d\d|[二〇零○Oo一三四五六七八九十]{4})\s*年.{1,6}月.{1,4}日$")


def is_date_of_signature(line: str) -> bool:
    """Whether a line is the date below a signature.

    Args:
        line: The line.
    """
    return _DATE.match(line) is not None
