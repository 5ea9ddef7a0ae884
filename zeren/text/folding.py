"""Folding: which characters count as the same when somebody searches.

The folding is one table, character by character, so that it means the same here and in the
browser: `zeren/search/index.py` writes it down, and `theme/assets/javascripts/text/folding.js` only
looks up. A text contains a query where the folded text contains the folded query.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from opencc import OpenCC

FIELD_END = "\n"
"""Stands between folded fields; folding drops it, so that no query can reach over it."""

DASH, QUOTE, DOT, ZERO = "-", '"', "·", "零"
LAST_OF_BASIC_PLANE = 0xFFFF

# What stands in Chinese documents and on Chinese keyboards. Other scripts are left alone.
_SCRIPTS = (
    range(0x0500),  # Latin, Greek, Cyrillic
    range(0x2000, 0x2500),  # punctuation, units, numbers in circles and brackets
    range(0x2E80, 0x2FE0),  # radicals, which copying from a PDF may yield
    range(0x3000, 0x3100),  # Chinese punctuation
    range(0x3200, 0xA000),  # numbers and units in one character, Chinese characters
    range(0xF900, 0xFB00),  # compatibility ideographs
    range(0xFE10, 0xFE70),  # upright and small punctuation
    range(0xFEFF, 0xFFF0),  # full and half width
)
_DASHES = frozenset("~∼−─━")
_QUOTES = frozenset("\"'`´′″「」『』〝〞〟")
_DOTS = frozenset("・•‧")
# Radicals for which Unicode knows no equal, as the browser writes them into a PDF.
_RADICALS = dict(
    zip(
        "⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻰",
        "民见角贝车长门青页风飞食马鬼鱼鸟卤麦黄齐龙",
        strict=True,
    )
)


def fold(text: str) -> str:
    """Fold a text: full width, case, traditional characters, dashes, quotes and blanks.

    Args:
        text: Any text.

    Returns:
        The text with each character replaced by the one that stands for all that count as the
        same, blanks and line ends dropped.
    """
    return text.translate(_folded())


@cache
def folding() -> Mapping[str, str]:
    """The characters that folding changes, all in the basic plane, and what they become."""
    table = _folded()
    changed = {
        chr(code): table[code] for script in _SCRIPTS for code in script if table[code] != chr(code)
    }
    return MappingProxyType(changed)


class _Folded(dict[int, str]):
    """What characters become, each worked out when it is first met: there are thirty thousand."""

    def __init__(self) -> None:
        super().__init__()
        self._simplified = OpenCC("t2s")

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if any(code in script for script in _SCRIPTS):
            normal = unicodedata.normalize("NFKC", character).casefold()
            character = "".join(_fold_normal(normal, self._simplified))
        self[code] = character
        return character


@cache
def _folded() -> _Folded:
    return _Folded()


def _fold_normal(text: str, simplified: OpenCC) -> Iterator[str]:
    for character in text:
        category = unicodedata.category(character)
        if category in {"Zs", "Zl", "Zp", "Cc", "Cf"}:
            continue
        if category == "Pd" or character in _DASHES:
            yield DASH
        elif category in {"Pi", "Pf"} or character in _QUOTES:
            yield QUOTE
        elif character in _DOTS:
            yield DOT
        elif character == "〇":
            yield ZERO
        else:
            yield _simplify(_RADICALS.get(character, character), simplified)


def _simplify(character: str, simplified: OpenCC) -> str:
    """The simplified form, unless it lies outside the basic plane, where no table reaches."""
    form = simplified.convert(character)
    if form == character or len(form) != 1 or ord(form) > LAST_OF_BASIC_PLANE:
        return character
    return _simplify(form, simplified)  # a few forms are themselves simplified further
