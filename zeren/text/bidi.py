"""Texts that run from right to left, or say that they do, kept from turning what stands around.

A single control character such as U+202E reverses the rest of its line, and an Arabic word draws
the numbers beside it to its other side. Markup could contain them (`<bdi>`), but not in titles,
attributes and share cards, so the means of Unicode itself is taken: the text is enclosed in a
first-strong isolate (Unicode Standard Annex #9, 2.4.1 and 2.7). No character of it is lost.
"""

from __future__ import annotations

import re

_OPEN, _CLOSE = "\u2068", "\u2069"
_OPENING = frozenset("\u2066\u2067\u2068")
# The blocks of scripts from right to left, and the controls.
_TURNING = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def contained(text: str) -> str:
    """Enclose a text that could turn its surroundings; leave every other one as it is.

    Args:
        text: One paragraph of text.

    Returns:
        The text. Isolates that it leaves open are closed, and those that it closes without
        having opened them are opened, so that it cannot break out of its own.
    """
    if not _TURNING.search(text):
        return text
    open_within = surplus = 0
    for character in text:
        if character in _OPENING:
            open_within += 1
        elif character == _CLOSE:
            if open_within:
                open_within -= 1
            else:
                surplus += 1
    return _OPEN * (surplus + 1) + text + _CLOSE * (open_within + 1)
