"""Signs of symbol fonts: in the font Symbol the code of ³ shows ≥, and no text says so."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from zeren.importing.readers.omissions import Why
from zeren.importing.readers.scripts import Written

UNKNOWN = "□"
"""What stands for a sign that is not known; it is told."""

_PRIVATE = 0xF000
_PAGE = 0x100
_BLANK = 0x20
# The private area of Unicode, in which fonts show what they like.
_PRIVATE_AREA = range(0xE000, 0xF900)

_GREEK = dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)) | dict(
    zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)
)
_SYMBOL: Mapping[int, str] = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    **_GREEK,
    **dict(zip((0x22, 0x24, 0x27, 0x2A, 0x2D, 0x40), "∀∃∋*−≅", strict=True)),
    **dict(zip((0x5B, 0x5C, 0x5D, 0x5E, 0x5F, 0x7B, 0x7C, 0x7D, 0x7E), "[∴]⊥_{|}~", strict=True)),
    **dict(zip(range(0xA1, 0xB0), "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓", strict=True)),
    **dict(zip(range(0xB0, 0xC0), "°±″≥×∝∂•÷≠≡≈…|—↵", strict=True)),
    **dict(zip(range(0xC4, 0xD0), "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉", strict=True)),
    **dict(zip(range(0xD0, 0xE0), "∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓", strict=True)),
    0xE0: "◊",
    0xE5: "∑",
    0xF2: "∫",
}
_WINGDINGS: Mapping[int, str] = {
    **dict(zip(range(0x81, 0x8B), "①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
    **dict(zip(range(0x8C, 0x96), "❶❷❸❹❺❻❼❽❾❿", strict=True)),
    **dict(zip((0x6C, 0x6D, 0x6E, 0x6F, 0x70, 0x71, 0x72), "●○■□□□□", strict=True)),
    **dict(zip((0x74, 0x75, 0x76, 0x77, 0x9F, 0xA1, 0xA4, 0xA7), "◆◆◆◆•○◉▪", strict=True)),
    **dict(zip((0xA8, 0xAB, 0xAC, 0xD8, 0xDF, 0xE0, 0xE1, 0xE2), "□★☆➢←→↑↓", strict=True)),
    **dict(zip((0xE7, 0xE8, 0xEF, 0xF0, 0xF1, 0xF2), "←→⇦⇨⇧⇩", strict=True)),
    **dict(zip((0xFB, 0xFC, 0xFD, 0xFE, 0x78, 0x20), "✗✓☒☑☒ ", strict=True)),
}
_WINGDINGS_2: Mapping[int, str] = {
    **dict(zip((0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0xA3, 0x20), "✗✓☒☑☒☒□ ", strict=True)),
    **dict(zip(range(0x6A, 0x74), "①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
}
_FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        "symbol": _SYMBOL,
        "wingdings": _WINGDINGS,
        "wingdings 2": _WINGDINGS_2,
        "wingdings 3": {},
        "webdings": {},
        "mt extra": {},
    }
)


def is_symbol_font(font: str) -> bool:
    """Whether the codes of a font show other signs than those of Unicode.

    Args:
        font: The name of the font.
    """
    return font.strip().lower() in _FONTS


def symbol(code: int, font: str) -> str | None:
    """The sign that a code shows.

    Args:
        code: The code, with or without the page of the private area that fonts of symbols have.
        font: The name of the font.

    Returns:
        The sign in Unicode; None where it is not known.
    """
    known = _FONTS.get(font.strip().lower())
    own = code - _PRIVATE if _PRIVATE <= code < _PRIVATE + _PAGE else code
    if known is not None:
        return known.get(own)
    return None if code in _PRIVATE_AREA or code < _BLANK else chr(code)


def in_font(text: str, font: str) -> Written:
    """A text as its font shows it; signs that are not known become □.

    Args:
        text: The text as stored.
        font: The name of a font of symbols; empty for others.
    """
    if not font:
        return text, None
    shown = "".join(_shown(sign, font) for sign in text)
    return shown, Why.SYMBOL if shown.count(UNKNOWN) > text.count(UNKNOWN) else None


def _shown(sign: str, font: str) -> str:
    code = ord(sign)
    if _PAGE <= code < _PRIVATE or code >= _PRIVATE + _PAGE:
        return sign  # no code of such a font: another one shows it
    found = symbol(code, font)
    return UNKNOWN if found is None else found
