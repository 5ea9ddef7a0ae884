"""Characters on a PDF page to lines of text: a PDF knows where each one stands, and no more."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

# What pdfplumber knows of a character: text, x0, x1, top, bottom, size …
Char: TypeAlias = Mapping[str, Any]

# Of those in the block CJK Radicals Supplement that programs write in place of the character of
# the same shape, these have no equal in Unicode's own tables.
_RADICALS = str.maketrans(
    "⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻰⻳⻣",
    "民见角贝车长门青页风飞食马鬼鱼鸟卤麦黄齐龙龟骨",
)
_RADICAL = re.compile("[\u2e80-\u2fdf]")
# Parts of a line that stand further apart than this, in widths of a character, are columns.
_GAP = 0.8
_BLANK = 0.22
# Characters whose middles lie within this share of their height stand on one line.
_SAME_LINE = 0.5


@dataclass(frozen=True, slots=True)
class Sign:
    """One character of a line.

    Attributes:
        text: The character.
        x0: Its left edge.
        x1: Its right edge.
    """

    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, or the part of it that stands in one column.

    Attributes:
        signs: Its characters, from left to right, blanks left out.
        top: Its upper edge, from the top of the page.
        bottom: Its lower edge.
        size: The height of its characters.
    """

    signs: tuple[Sign, ...]
    top: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """The whole line; a blank stands only between words of Latin letters and digits."""
        text = self.signs[0].text
        for before, sign in pairwise(self.signs):
            is_apart = sign.x0 - before.x1 > _BLANK * self.size
            text += " " if is_apart and before.text.isascii() and sign.text.isascii() else ""
            text += sign.text
        return text

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.signs[0].x0

    @property
    def x1(self) -> float:
        """Its right edge."""
        return self.signs[-1].x1

    @property
    def width(self) -> float:
        """How far it reaches from left to right."""
        return self.x1 - self.x0

    @property
    def pieces(self) -> tuple[Line, ...]:
        """Its parts between which there are wide gaps."""
        ends = [
            i for i, (a, b) in enumerate(pairwise(self.signs), 1) if b.x0 - a.x1 > _GAP * self.size
        ]
        return tuple(self._part(start, end) for start, end in pairwise([0, *ends, len(self.signs)]))

    def cut(self, lefts: Sequence[float]) -> Iterator[tuple[int, Line]]:
        """Its parts by the column in which they stand.

        Args:
            lefts: The left edges of the columns.

        Yields:
            The index of a column and what stands in it.
        """
        columns = [max(bisect_right(lefts, (sign.x0 + sign.x1) / 2) - 1, 0) for sign in self.signs]
        ends = [i for i, (a, b) in enumerate(pairwise(columns), 1) if a != b]
        for start, end in pairwise([0, *ends, len(columns)]):
            yield columns[start], self._part(start, end)

    def _part(self, start: int, end: int) -> Line:
        return Line(self.signs[start:end], self.top, self.bottom, self.size)


def lines_of(chars: Iterable[Char]) -> list[Line]:
    """Put the characters of a page, or of a part of it, into lines.

    Args:
        chars: The characters.

    Returns:
        The lines from top to bottom.
    """
    rows: list[list[Char]] = []
    middle = 0.0
    for char in sorted(chars, key=_level):
        height = char["bottom"] - char["top"]
        if rows and abs(_level(char) - middle) <= _SAME_LINE * height:
            rows[-1].append(char)
        else:
            rows.append([char])
        # Small signs, such as a footnote's, do not move the line.
        middle = _level(max(rows[-1], key=height_of)) if len(rows[-1]) == 1 else middle
    lines = (_line(sorted(row, key=lambda char: float(char["x0"]))) for row in rows)
    return [line for line in lines if line is not None]


def _line(row: Sequence[Char]) -> Line | None:
    signs = tuple(
        Sign(_plain(char["text"].strip()), float(char["x0"]), float(char["x1"]))
        for char in row
        if char["text"].strip()
    )
    if not signs:
        return None
    top, bottom = (min(char["top"] for char in row), max(char["bottom"] for char in row))
    return Line(signs, float(top), float(bottom), max(map(height_of, row)))


def middle_of(char: Char) -> tuple[float, float]:
    """The middle of a character, from the left edge and from the top of the page.

    Args:
        char: The character.
    """
    return float(char["x0"] + char["x1"]) / 2, float(char["top"] + char["bottom"]) / 2


def height_of(char: Char) -> float:
    """The height of a character.

    Args:
        char: The character.
    """
    return float(char["bottom"] - char["top"])


def _plain(text: str) -> str:
    """A character as it is typed: programs write some as radicals of the same shape."""
    if not _RADICAL.search(text):
        return text
    return unicodedata.normalize("NFKC", text).translate(_RADICALS)


def _level(char: Char) -> float:
    return middle_of(char)[1]
