"""Which way the text of a PDF page runs: pages that lie on their side are read upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import atan2, cos, degrees, sin
from statistics import median

from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from zeren.importing.readers.pdf_lines import Char, middle_of

# A page that was scanned a little askew is still a page that stands upright.
_ASKEW = 5
_STRAIGHT = 0.3
_RIGHT_ANGLE, _FULL_TURN = 90, 360


def direction(char: Char) -> int | None:
    """The way in which a character is read, in degrees against the clock: 0, 90, 180 or 270.

    Args:
        char: The character.

    Returns:
        The direction; None for one that runs slanted across the page.
    """
    a, b, *_ = char["matrix"]
    if b == 0 and a > 0:  # nearly all
        return 0
    angle = degrees(atan2(b, a)) % _FULL_TURN
    nearest = round(angle / _RIGHT_ANGLE) * _RIGHT_ANGLE
    return nearest % _FULL_TURN if abs(angle - nearest) <= _ASKEW else None


def turn_of(chars: Sequence[Char]) -> int:
    """How far a page is turned: the direction of most of its characters that are not slanted.

    Args:
        chars: The characters of the page.
    """
    seen = Counter(direction(char) for char in chars if char["text"].strip())
    del seen[None]
    return max(seen, key=lambda one: (seen[one], one == 0), default=0) or 0


def straightened(chars: Sequence[Char]) -> Sequence[Char]:
    """The characters of a page that was scanned askew, as if it had not been.

    Args:
        chars: The characters of the page.

    Returns:
        The same characters where most of them stand straight.
    """
    angles = [atan2(char["matrix"][1], char["matrix"][0]) for char in chars if direction(char) == 0]
    askew = median(angles) if angles else 0.0
    if abs(degrees(askew)) < _STRAIGHT:
        return chars
    return [_turned_by(char, -askew) for char in chars]


def _turned_by(char: Char, angle: float) -> Char:
    """A character with its middle turned about the corner of the page; it keeps its size."""
    width, height = char["x1"] - char["x0"], char["bottom"] - char["top"]
    a, b, c, d, e, f = char["matrix"]
    x, y = middle_of(char)
    # From the top of a page y grows downwards, and angles run the other way.
    x, y = x * cos(angle) + y * sin(angle), y * cos(angle) - x * sin(angle)
    e, f = e * cos(angle) - f * sin(angle), e * sin(angle) + f * cos(angle)
    box = {"x0": x - width / 2, "x1": x + width / 2}
    box |= {"top": y - height / 2, "bottom": y + height / 2}
    return {**char, **box, "matrix": (a, b, c, d, e, f)}


def turned(page: Page, turn: int) -> Page:
    """The same page, turned so that its text stands upright.

    Args:
        page: The page.
        turn: How far it is turned, in degrees against the clock.
    """
    old = page.page_obj
    attributes = {**old.attrs, "Rotate": (page.rotation + turn) % _FULL_TURN}
    inner = PDFPage(old.doc, old.pageid, attributes, old.label)
    return Page(page.pdf, inner, page.page_number, page.initial_doctop)
