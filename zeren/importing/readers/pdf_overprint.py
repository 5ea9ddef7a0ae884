"""What lies across the text of a PDF page and is none of it: watermarks, stamps, struck words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any, TypeAlias

from zeren.importing.readers.omissions import Why
from zeren.importing.readers.pdf_lines import Char, height_of, middle_of
from zeren.importing.readers.pdf_turning import direction

_Look: TypeAlias = tuple[str, str, int]
"""A font, a colour, and the height in points."""

_LARGE = 1.5
_PALE, _WHITE = 0.55, 0.99
_MOST_CELLS = 5_000
# Where a line strikes a character through: between these shares of its height.
_UPPER, _LOWER = 0.3, 0.75
# How far, in heights of a character, a line that strikes words begins and ends beside them.
_BESIDE = 0.4
_CMYK = 4


@dataclass(frozen=True, slots=True)
class Separated:
    """The characters of a page, and what was set apart from them.

    Attributes:
        chars: The characters of its text.
        turned: Characters that lie on their side or stand on their heads.
        left_out: What is none of its text, and why.
    """

    chars: Sequence[Char]
    turned: Sequence[Char]
    left_out: Sequence[tuple[str, Why]]


def separated(chars: Sequence[Char], rulings: Iterable[Any]) -> Separated:
    """Set apart what is none of the text of a page.

    Args:
        chars: The characters of the page.
        rulings: The straight lines drawn on it, as pdfplumber gives edges.
    """
    marks = _marks([char for char in chars if direction(char) in {0, None}])
    text = [char for char in chars if id(char) not in marks]
    struck = frozenset(map(id, _struck(text, rulings)))
    why: dict[int, Why] = {}
    for char in chars:
        if id(char) in marks:
            why[id(char)] = Why.WATERMARK
        elif id(char) in struck:
            why[id(char)] = Why.STRUCK
    runs = groupby(chars, key=lambda char: why.get(id(char)))
    texts = [("".join(char["text"] for char in run), reason) for reason, run in runs if reason]
    kept = [char for char in chars if id(char) not in why]
    upright = [char for char in kept if direction(char) == 0]
    return Separated(upright, [char for char in kept if direction(char) != 0], texts)


# ---- watermarks and stamps ----


def _marks(chars: Sequence[Char]) -> frozenset[int]:
    """The characters that run slanted, and the upright ones that belong to them or are alike."""
    looks: defaultdict[_Look, list[Char]] = defaultdict(list)
    slanted: Counter[tuple[str, str]] = Counter()
    for char in chars:
        if not char["text"].strip():
            continue
        if direction(char) is None:
            slanted[_ink(char)] += 1
        else:
            looks[_look(char)].append(char)
    if not looks:
        return frozenset()  # all is slanted: no mark lies across it
    # A watermark in many small pieces may have more characters than the text.
    main = max(looks, key=lambda look: (not _is_pale(looks[look][0]), len(looks[look])))
    body = median(height_of(char) for group in looks.values() for char in group)
    field = _Field(chars, body)
    out = {id(char) for char in chars if direction(char) is None}
    for look, group in looks.items():
        belongs = 0 < len(group) <= slanted[look[:2]]
        if belongs or (look != main and _lies_across(group, body, field)):
            out |= set(map(id, group))
    return frozenset(out)


def _lies_across(group: Sequence[Char], body: float, field: _Field) -> bool:
    """Whether characters of one look lie across the text: it never overlaps by itself."""
    is_large = height_of(group[0]) >= _LARGE * body
    is_pale = _is_pale(group[0])
    if is_large and is_pale:
        return True
    across = sum(field.is_beneath(char) for char in group)
    return across > 0 if is_large or is_pale else 2 * across > len(group)


class _Field:
    """Where the characters of a page stand, by small squares."""

    def __init__(self, chars: Sequence[Char], size: float) -> None:
        self._size = max(size, 1.0)
        self._squares: defaultdict[tuple[int, int], list[Char]] = defaultdict(list)
        for char in chars:
            if char["text"].strip() and direction(char) == 0:
                self._squares[self._square(*middle_of(char))].append(char)

    def is_beneath(self, over: Char) -> bool:
        """Whether a character lies over one of another look."""
        left, top = self._square(over["x0"], over["top"])
        right, bottom = self._square(over["x1"], over["bottom"])
        if (right - left + 1) * (bottom - top + 1) > _MOST_CELLS:
            return True
        look = _look(over)
        return any(
            over["x0"] < x < over["x1"] and over["top"] < y < over["bottom"] and _look(one) != look
            for column in range(left, right + 1)
            for row in range(top, bottom + 1)
            for one in self._squares.get((column, row), ())
            for x, y in [middle_of(one)]
        )

    def _square(self, x: float, y: float) -> tuple[int, int]:
        return int(x // self._size), int(y // self._size)


def _look(char: Char) -> _Look:
    return (*_ink(char), round(height_of(char)))


def _ink(char: Char) -> tuple[str, str]:
    return str(char["fontname"]), repr(char.get("non_stroking_color"))


def _is_pale(char: Char) -> bool:
    return _PALE < _lightness(char) < _WHITE


def _lightness(char: Char) -> float:
    """How light a character is, from 0 for black to 1 for white."""
    colour = char.get("non_stroking_color")
    if not isinstance(colour, tuple) or not all(isinstance(one, int | float) for one in colour):
        return 0.0
    if len(colour) == _CMYK:
        return float(1 - min(1, max(colour[:3]) + colour[3]))
    return float(sum(colour) / len(colour)) if colour else 0.0


# ---- struck words ----


def _struck(chars: Sequence[Char], rulings: Iterable[Any]) -> Iterator[Char]:
    """The characters that a line strikes through, which begins and ends with them."""
    upright = sorted((char for char in chars if direction(char) == 0), key=_top)
    tops = [_top(char) for char in upright]
    tallest = max(map(height_of, upright), default=0.0)
    seen: set[tuple[int, int, int]] = set()
    for line in rulings:
        place = (round(line["x0"]), round(line["x1"]), round(line["top"]))
        if line["orientation"] != "h" or place in seen:
            continue
        seen.add(place)
        y = float(line["top"])
        near = upright[bisect_left(tops, y - tallest) : bisect_left(tops, y)]
        under = sorted((char for char in near if _is_crossed(char, line, y)), key=_left)
        if under and _spans(line, under):
            yield from under


def _is_crossed(char: Char, line: Any, y: float) -> bool:  # noqa: ANN401
    x, _ = middle_of(char)
    share = (y - _top(char)) / max(height_of(char), 0.1)
    return bool(line["x0"] < x < line["x1"] and _UPPER < share < _LOWER and char["text"].strip())


def _spans(line: Any, chars: Sequence[Char]) -> bool:  # noqa: ANN401
    beside = _BESIDE * height_of(chars[0])
    return bool(
        abs(line["x0"] - chars[0]["x0"]) <= beside and abs(line["x1"] - chars[-1]["x1"]) <= beside
    )


def _left(char: Char) -> float:
    return float(char["x0"])


def _top(char: Char) -> float:
    return float(char["top"])
