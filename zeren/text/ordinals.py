"""Numerals as lists use them: 12, 十二, ⑫, 甲, XII, l; to and from numbers."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

_DIGITS = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_VALUES = {**{digit: value for value, digit in enumerate(_DIGITS)}, "零": 0, "两": 2}
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LARGEST = 9999
_LAST_LETTER = 26
_FIRST_CIRCLED = (0x2460, 0x3251, 0x32B1)
_CIRCLED = tuple(
    chr(first + offset)
    for first, count in zip(_FIRST_CIRCLED, (20, 15, 15), strict=True)
    for offset in range(count)
)
CIRCLED = "".join(_CIRCLED)
# Numbers that are one character with what stands around them: ⒈, ⑴, ㈠.
POINTED = "".join(map(chr, range(0x2488, 0x249C)))
BRACKETED = "".join(map(chr, range(0x2474, 0x2488)))
BRACKETED_CHINESE = "".join(map(chr, range(0x3220, 0x322A)))
# Circles of other sorts: filled ones, and those of two typefaces.
_OTHER_CIRCLES = tuple(
    "".join(map(chr, range(first, first + 10))) for first in (0x24F5, 0x2776, 0x2780, 0x278A)
)
OTHER_CIRCLED = "".join(_OTHER_CIRCLES)
_OF_ONE_CHARACTER: Mapping[str, int] = MappingProxyType(
    {
        sign: number
        for signs in (
            *(CIRCLED, POINTED, BRACKETED, BRACKETED_CHINESE),
            *_OTHER_CIRCLES,
        )
        for number, sign in enumerate(signs, start=1)
    }
)


def chinese(number: int) -> str:
    """Write a number as documents number their parts: 一, 十, 二十一, 一百零五.

    Args:
        number: From 1 to 9999; others are written in digits.
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    text = ""
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += _DIGITS[digit] + _UNITS[power]
        elif text and number % 10**power and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if text.startswith("一十") else text


def value_of(numeral: str) -> int | None:
    """The number that a numeral stands for.

    Args:
        numeral: Digits of any width, Chinese numerals, or a number of one character such as ①.

    Returns:
        The number; None where it is no numeral, or one longer than any list.
    """
    if numeral in _OF_ONE_CHARACTER:
        return _OF_ONE_CHARACTER[numeral]
    digits = unicodedata.normalize("NFKC", numeral)
    if digits.isascii() and digits.isdecimal():
        return int(digits) if len(digits) <= len(str(_LARGEST)) else None
    return _from_chinese(numeral)


def _from_chinese(numeral: str) -> int | None:
    total = digit = 0
    has_unit = False
    for character in numeral:
        if character in _VALUES:
            # Digits in a row are written one by one, as in 二〇.
            digit = digit * 10 + _VALUES[character]
        elif character in _UNITS[1:]:
            total += (digit or 1) * 10 ** _UNITS.index(character)
            digit, has_unit = 0, True
        else:
            return None
    value = total + digit
    return value if numeral and (has_unit or value) and value <= _LARGEST else None


def _letters(number: int) -> str:
    return chr(ord("a") + number - 1) if number <= _LAST_LETTER else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _circled(number: int) -> str:
    return CIRCLED[number - 1] if 0 < number <= len(CIRCLED) else str(number)


# How Word names the ways in which it numbers paragraphs by itself (ISO/IEC 29500-1, 17.18.59).
WORD_FORMATS: Mapping[str, Callable[[int], str]] = MappingProxyType(
    {
        "chineseCounting": chinese,
        "chineseCountingThousand": chinese,
        "japaneseCounting": chinese,
        "taiwaneseCounting": chinese,
        "taiwaneseCountingThousand": chinese,
        "ideographDigital": chinese,
        "chineseLegalSimplified": chinese,
        "decimalEnclosedCircle": _circled,
        "decimalEnclosedCircleChinese": _circled,
        "ideographTraditional": lambda number: _STEMS[(number - 1) % len(_STEMS)],
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
        "decimalZero": lambda number: f"{number:02}",
    }
)
