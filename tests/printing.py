"""Pages as a browser prints them: what stands on each sheet, and whether it is all there."""

from __future__ import annotations

import io
import unicodedata

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

# Those of the block CJK Radicals Supplement, for which Unicode knows no equal; and those for which
# it knows an older form than the one that is written.
RADICALS = str.maketrans(
    "⺠⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻤⻥⻦⻧⻨⻩⻬⻰" + "戶靑",
    "民见角贝车长门青页风飞食马鬼鱼鸟卤麦黄齐龙" + "户青",
)


def printed(page: Page) -> list[PageObject]:
    """The pages as the browser prints them, on the paper that the page asks for."""
    return list(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def size(page: PageObject) -> tuple[int, int]:
    """The paper, in points."""
    return round(page.mediabox.width), round(page.mediabox.height)


def text_of(page: PageObject) -> str:
    """The text without blanks: upright names are set one character a line.

    The browser writes some characters as radicals of the same shape, which are folded back.
    """
    return folded(page.extract_text())


def folded(text: str) -> str:
    """A text as `text_of` gives it."""
    return "".join(unicodedata.normalize("NFKC", text).translate(RADICALS).split())


def outside(page: PageObject) -> list[str]:
    """Texts that start outside the paper."""
    found: list[str] = []

    def visit(text: str, user: list[float], own: list[float], *_: object) -> None:
        x = own[4] * user[0] + own[5] * user[2] + user[4]
        y = own[4] * user[1] + own[5] * user[3] + user[5]
        if text.strip() and not (0 <= x <= page.mediabox.width and 0 <= y <= page.mediabox.height):
            found.append(text)

    page.extract_text(visitor_text=visit)
    return found
