r"""Texts from elsewhere on a terminal, in a log, in a line of JSON: every sign seen, none acts.

Names of files are any bytes, and a cell may hold any character: an ESC moves the cursor, a line end
begins a line that a program may take for its own, a mark of direction turns a line round, half of a
surrogate pair cannot be written at all. They are shown as escapes, such as `\x1b` or `\u202e`. Logs
of CI runs are read by programs as well: what they would take for a command is parted by a `\`.
"""

from __future__ import annotations

import json
import re

# Controls, marks of direction and of no width, ends of lines and paragraphs, surrogates, tags,
# and what is no character.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e00ff]"
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_BYTE = range(0xDC80, 0xDD00)  # a byte of a name that is no text, as Python reads it (PEP 383)
_IN_TWO_DIGITS, _IN_FOUR_DIGITS = 0x7F, 0xFFFF

# Marks that a comparison by the rules of a language leaves out, as that of GitHub's runner may.
_IGNORED = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0"
    "\U000e0100-\U000e01ef"
)
# `::error::` after blanks at the start of a line, `##[error]` and `##vso[…]` anywhere.
_COMMAND_START = re.compile(rf"(?m)^((?:[^\S\n]|[{_IGNORED}])*):(?=[{_IGNORED}]*:)")
_COMMAND = re.compile(rf"#(?=[{_IGNORED}]*#[{_IGNORED}]*[^\s\[]{{0,40}}\[)")


def has_unseen(text: str) -> bool:
    """Whether a text holds signs that cannot be seen, line ends among them.

    Args:
        text: The text.
    """
    return _UNSEEN.search(text) is not None


def visible(value: object) -> str:
    r"""Write a text or a path so that it stays in its line and acts nowhere.

    Args:
        value: A text, a path or whatever is written as one.

    Returns:
        The text, with an escape such as `\n` or `\u202e` for each sign that cannot be seen.
    """
    text = str(value)
    if not text.isprintable():  # the usual case, told fast
        text = _UNSEEN.sub(lambda match: _escape(match[0]), text)
    return _COMMAND.sub(r"#\\", text)


def visible_lines(text: str) -> str:
    """Write lines of our own that hold texts from elsewhere, so that none acts.

    Args:
        text: The lines. A text within that may hold line ends goes through `visible` before.

    Returns:
        The lines; none is a command to a program that reads the log.
    """
    return without_commands("\n".join(map(visible, text.split("\n"))))


def without_commands(text: str) -> str:
    """Write lines in which all signs may stand, such as our own colours, without commands.

    Args:
        text: The lines.
    """
    return _COMMAND.sub(r"#\\", _COMMAND_START.sub(r"\1\\:", text))


def as_json(value: object, indent: int | None = None) -> str:
    """Write a value as JSON in which every sign can be seen; read back, it is the same.

    Args:
        value: The value.
        indent: By how many blanks what is within stands further in; None for one line.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    shown = "\n".join(_UNSEEN.sub(_json_escape, line) for line in text.split("\n"))
    return _COMMAND.sub(r"\\u0023", shown)


def _escape(sign: str) -> str:
    code = ord(sign)
    if sign in _SHORT:
        return _SHORT[sign]
    if code in _BYTE:
        return f"\\x{code - 0xDC00:02x}"
    if code <= _IN_TWO_DIGITS:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= _IN_FOUR_DIGITS else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
