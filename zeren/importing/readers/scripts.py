"""Raised and lowered signs as plain text: 10⁶ must never become 106."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from zeren.importing.readers.omissions import Why
from zeren.text.characters import trim

Written: TypeAlias = tuple[str, Why | None]
"""What is written for raised or lowered signs, and what is to be told of them."""

_RAISED = str.maketrans("0123456789+-−–=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−–=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")
_HAS_RAISED = re.compile("[0-9+−–=()ni-]+")
_HAS_LOWERED = re.compile("[0-9+−–=()-]+|[aeoxhklmnpst]")
# Longer ones are text that somebody made small, not a sign of anything.
_LONGEST = 12
_CJK = re.compile("[\u3400-\u9fff]")
# After a word a raised number points to a note, unless the word is a unit of measure.
_AFTER_WORD = re.compile("[\u3400-\u9fff》”’）】。，；、：]$")
_AFTER_UNIT = re.compile("[米里秒升克]$")
_MARK = re.compile(r"[\[［〔【]\d{1,3}[\]］〕】]|[①-⑳]|[（(]?注?\d{1,3}[）)]?")
_SURE_MARK = re.compile(r"[\[［〔【]\d{1,3}[\]］〕】]")
_AS_IT_IS = re.compile(r"[*＊★☆※△▲◆●○#†‡'′″℃°％%，。、；：\s]+|st|nd|rd|th", re.IGNORECASE)
_OF_THEIR_OWN = {"o": "°", "O": "°", "。": "°", "TM": "™", "tm": "™", "R": "®", "®": "®"}


def raised(text: str, before: str) -> Written:
    """Write a superscript in plain text.

    Args:
        text: The raised signs.
        before: What stands before them in the same line.

    Returns:
        The signs of Unicode where there are such; nothing for the mark of a note.
    """
    signs, left = trim(text), trim(before)
    if not _is_script(signs):
        return text, None
    if _SURE_MARK.fullmatch(signs) or (
        _MARK.fullmatch(signs) and _AFTER_WORD.search(left) and not _AFTER_UNIT.search(left)
    ):
        return "", Why.NOTE_MARK
    if signs in _OF_THEIR_OWN:
        return _OF_THEIR_OWN[signs], None
    if _HAS_RAISED.fullmatch(signs):
        return signs.translate(_RAISED), None
    if _AS_IT_IS.fullmatch(signs) or _CJK.search(signs):
        return text, None
    return f"^({signs})", Why.SCRIPT


def lowered(text: str, before: str) -> Written:
    """Write a subscript in plain text.

    Args:
        text: The lowered signs.
        before: What stands before them in the same line.

    Returns:
        The signs of Unicode where there are such; PM2.5 reads well without.
    """
    signs = trim(text)
    if not _is_script(signs) or _CJK.search(signs) or _AS_IT_IS.fullmatch(signs):
        return text, None
    if _HAS_LOWERED.fullmatch(signs):
        return signs.translate(_LOWERED), None
    if before[-1:].isdecimal():
        return f"_({signs})", Why.SCRIPT
    return text, None


SCRIPTS: Mapping[str, Callable[[str, str], Written]] = MappingProxyType(
    {"superscript": raised, "subscript": lowered}
)
"""What writes each script, by the name that office files have for it."""


def _is_script(signs: str) -> bool:
    return 0 < len(signs) <= _LONGEST
