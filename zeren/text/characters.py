"""Characters that nobody sees: blanks of every width, joiners, controls."""

from __future__ import annotations

import re

_WHITESPACE = "".join(character for character in map(chr, range(0x3001)) if character.isspace())
_ZERO_WIDTH = "\u00ad\u180e\u200b\u2060\ufeff"
# Between other characters joiners shape the writing: Indic scripts and emoji need them.
_JOINERS = "\u200c\u200d"
_BLANKS = _WHITESPACE + _ZERO_WIDTH
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

# What HTML and YAML do not allow and no keyboard types, line ends and tabs excepted.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Controls other than NUL, and marks of direction, which let a text look other than it is.
UNSEEN = re.compile(rf"(?!\x00)(?:{CONTROL.pattern}|[{_DIRECTION}])")
_CONTROL_OR_DIRECTION = re.compile(rf"{CONTROL.pattern}|[{_DIRECTION}]")
_NEVER_IN_NAMES = re.compile(rf"{CONTROL.pattern}|[{re.escape(_BLANKS)}{_JOINERS}{_DIRECTION}]")

_CJK = "\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uff00-\uffef"
_WIDE_BLANK = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
# An indent after a line end is no stray blank, so that something must stand before it.
INNER_BLANK = re.compile(
    rf"(?<=[{_CJK}])[ \t]+(?=[{_CJK}])|(?<=\S)[{_WIDE_BLANK}]+(?=\S)"
    rf"|[{_ZERO_WIDTH}]|(?<=[{_CJK}])[{_JOINERS}]|[{_JOINERS}](?=[{_CJK}])"
)
# What a program writes in place of a character that its encoding lacks.
QUESTIONABLE = re.compile(rf"\?\?+|(?<=[{_CJK}])\?|\?(?=[{_CJK}])")
REPLACEMENT = "\ufffd"


def trim(text: str) -> str:
    """Take the blanks of every width away from both ends.

    Args:
        text: Any text.
    """
    return text.strip(_BLANKS)


def clean(text: str) -> str:
    """A text as it is meant: without controls, and without blanks around it.

    Args:
        text: A cell or value as read.
    """
    if text.isprintable():  # the usual case, told fast: nothing but blanks of ASCII is unseen
        return text.strip(" ")
    return trim(CONTROL.sub("", text))


def without_controls(text: str) -> str:
    """A text without controls and marks of direction; its blanks are kept.

    Args:
        text: A cell as read.
    """
    return _CONTROL_OR_DIRECTION.sub("", text)


def squeeze(text: str) -> str:
    """A text without anything that cannot be seen, to compare names and wording by.

    Args:
        text: Any text.
    """
    if text.isprintable():
        return text.replace(" ", "")
    return _NEVER_IN_NAMES.sub("", text)


def shortened(text: str, most: int = 20) -> str:
    """The beginning of a text, with … where more follows.

    Args:
        text: The text.
        most: How many characters it may have.
    """
    return text if len(text) <= most else f"{text[:most]}…"
