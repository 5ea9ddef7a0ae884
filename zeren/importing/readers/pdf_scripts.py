"""Raised and lowered signs of a PDF page: small ones beside a larger one, off its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zeren.importing.readers.omissions import Omissions
from zeren.importing.readers.pdf_lines import Char, height_of
from zeren.importing.readers.scripts import lowered, raised

# All in heights of the larger sign. A small sign that stands on the line of the other is no script.
_SMALL = 0.8
_RAISED, _LOWERED = 0.15, -0.06
_RAISED_BOX, _LOWERED_BOX = 0.25, -0.1
_CLOSE, _OVERLAP = 0.5, 0.4
_FARTHEST = 1.0
_BEFORE = 6


def in_plain_signs(chars: Sequence[Char], place: str, omissions: Omissions) -> list[Char]:
    """The characters of a page with raised and lowered ones as signs of Unicode.

    Args:
        chars: The characters in the order in which they are drawn; blanks left out.
        place: Which page it is, in words.
        omissions: Collects what is left out, such as marks of notes.
    """
    made: list[Char] = []
    for shift, group in _groups(chars):
        if not shift:
            made += group
            continue
        text = "".join(char["text"] for char in group)
        before = "".join(char["text"] for char in made[-_BEFORE:])
        written, why = (raised if shift > 0 else lowered)(text, before)
        if why is not None:
            omissions.add(text, place, why)
        if written == text:
            made += group
        elif written:
            first, last, base = group[0], group[-1], made[-1]
            beside = {"x1": last["x1"], "top": base["top"], "bottom": base["bottom"]}
            made.append({**first, **beside, "text": written})
    return made


def _groups(chars: Sequence[Char]) -> Iterator[tuple[int, list[Char]]]:
    """Characters that stand raised (1), on the line (0) or lowered (-1), as long as they do so."""
    base: Char | None = None
    group: list[Char] = []
    now = 0
    for char in chars:
        before = group[-1] if group else None
        shift = _shift(char, base, before) if base is not None and before is not None else 0
        if shift != now and group:
            yield now, group
            group = []
        now = shift
        group.append(char)
        if not shift:
            base = char
    if group:
        yield now, group


def _shift(char: Char, base: Char, before: Char) -> int:
    """Whether a character stands raised or lowered beside a larger one."""
    height = _height(base)
    if _height(char) > _SMALL * height:
        return 0
    if not -_OVERLAP * height <= char["x0"] - before["x1"] <= _CLOSE * height:
        return 0
    by_line = (char["matrix"][5] - base["matrix"][5]) / height
    by_box = (base["bottom"] - char["bottom"]) / height
    if max(abs(by_line), abs(by_box)) > _FARTHEST:
        return 0
    if by_line > _RAISED or by_box > _RAISED_BOX:
        return 1
    return -1 if by_line < _LOWERED or by_box < _LOWERED_BOX else 0


def _height(char: Char) -> float:
    return max(height_of(char), 0.1)
