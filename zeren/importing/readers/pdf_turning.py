"""Which way the text of a PDF page runs: pages that lie on their side are read upright."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import atan2, degrees

from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from zeren.importing.readers.pdf_lines import Char

# A page that was scanned a little askew is still a page that stands upright.
_ASKEW = 5
_RIGHT_ANGLE, _FULL_TURN = 90, 360


def direction(char: Char) -> int | None:
    """The way in which a character is read, in degrees against the clock: 0, 90, 180 or 270.

    Args:
        char: The character.

    Returns:
        The direction; None for one that runs slanted across the page.
    """
    a, b, *_ = char["matrix"]
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
