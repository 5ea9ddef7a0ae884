"""Fields of Word that show something without holding it: EQ draws ①, fractions, raised signs."""

from __future__ import annotations

import re

from zeren.importing.readers.omissions import Why
from zeren.importing.readers.scripts import Written, lowered, raised
from zeren.importing.readers.symbols import symbol

_COMMAND = re.compile(r"\s*(EQ|SYMBOL)\b\s*(.*)", re.IGNORECASE | re.DOTALL)
_ENCLOSED = re.compile(r"\\o\\ac\(([○〇◯])[,，]\s*(\d{1,2})\)", re.IGNORECASE)
_FRACTION = re.compile(r"\\f\(([^(),，;]*)[,，;]([^(),，;]*)\)", re.IGNORECASE)
_ROOT = re.compile(r"\\r\((?:[,，;])?([^(),，;]*)\)", re.IGNORECASE)
_SHIFTED = re.compile(r"\\s\\(up|do)\s*\d*\(([^(),，;]*)\)", re.IGNORECASE)
# Signs above others: 拼音 over a character; the last of them is the text.
_OVER = re.compile(
    r"(?:\\\*\s*\S+\s+)*\\o\\(?:ad|ac|al|ar)?\((?:.*[,，;])?([^(),，;]+)\)", re.IGNORECASE
)
_SYMBOL = re.compile(r'(\d{1,5})\s.*?\\f\s*"([^"]+)"', re.IGNORECASE)
_CIRCLED_ONE = 0x2460
_MOST_CIRCLED = 20
_BASELINE = re.compile(r"[\\()]")


def shown_by(code: str, before: str) -> Written | None:
    """What a field shows that has no result of its own.

    Args:
        code: The code of the field.
        before: What stands before it in the same line.

    Returns:
        What it shows, and what is to be told of that; None for a field that shows nothing.
    """
    command = _COMMAND.match(code)
    if command is None:
        return None
    if command[1].upper() == "SYMBOL":
        return _symbol(command[2])
    return _equation(command[2].strip(), before)


def _symbol(code: str) -> Written:
    match = _SYMBOL.match(code.strip())
    found = symbol(int(match[1]), match[2]) if match else None
    return (found, None) if found is not None else ("□", Why.SYMBOL)


def _equation(code: str, before: str) -> Written:
    circled = _ENCLOSED.fullmatch(code)
    if circled and 1 <= int(circled[2]) <= _MOST_CIRCLED:
        return chr(_CIRCLED_ONE + int(circled[2]) - 1), None
    if shifted := _SHIFTED.fullmatch(code):
        write = raised if shifted[1].lower() == "up" else lowered
        return write(shifted[2], before)
    text = _FRACTION.sub(r"\1/\2", _ROOT.sub(r"√\1", code))
    if not _BASELINE.search(text):
        return text, Why.FORMULA
    if over := _OVER.fullmatch(code):
        return over[1], None
    return f"□（{code}）", Why.FORMULA
