"""Page numbers and running titles: what stands above and below the text of most pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zeren.importing.document import LeftOut
from zeren.importing.heads import is_head_row
from zeren.importing.readers.omissions import Why
from zeren.importing.readers.pdf_lines import Line
from zeren.importing.readers.pdf_pages import PageText

_COUNT = r"(?:\d{1,4}|[IVXLⅠ-Ⅻⅰ-ⅻivxl]{1,5}|[一二三四五六七八九十百〇零]{1,5})"
_DASH = r"[—\-－–―─﹣_·•~～|｜*\s]*"
_PAGE_NUMBER = re.compile(
    rf"{_DASH}(?:"
    r"\d{1,4}|[IVXLⅠ-Ⅻⅰ-ⅻivxl]{1,5}"
    rf"|第\s*{_COUNT}\s*[页頁]?(?:\s*[,，、;；/／(（]?\s*共\s*{_COUNT}\s*[页頁]?\s*[)）]?)?"
    rf"|共\s*{_COUNT}\s*[页頁]\s*[,，、;；/／]?\s*第\s*{_COUNT}\s*[页頁]"
    rf"|(?:[页頁]码?|page|p)\s*[:：.]?\s*\d{{1,4}}(?:\s*(?:/|／|of|共)\s*\d{{1,4}}\s*[页頁]?)?"
    rf"|\d{{1,4}}\s*(?:[页頁]\s*)?(?:/|／|of|共)\s*(?:共\s*)?\d{{1,4}}\s*[页頁]?|\d{{1,4}}\s*[页頁]"
    rf"){_DASH}",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
# At most so many lines stand above the text of a page, or below it, at the same height each time.
_MOST_LINES = 3
_SAME_HEIGHT = 4
_FEWEST_PAGES = 2
_SHARE = 3


def without_running_titles(pages: Sequence[PageText]) -> list[PageText]:
    """The pages without their numbers, and without the lines that most of them have outside.

    Args:
        pages: The pages.
    """
    pages = [_without_number(page) for page in pages]
    times = Counter(
        key
        for page in pages
        for key in {_key(line) for line in (*_outside(page, 1), *_outside(page, -1))}
    )
    fewest = max(_FEWEST_PAGES, -(-len(pages) // _SHARE))
    running = {key for key, count in times.items() if count >= fewest}
    return [_without_number(_without(page, running)) for page in pages]


def _without_number(page: PageText) -> PageText:
    """A page without its number, which stands first or last."""
    numbers = [line for line in {*page.lines[:1], *page.lines[-1:]} if _is_number(line, page)]
    left = (LeftOut(line.text, f"{page.place}页码", Why.PAGE.value) for line in numbers)
    kept = tuple(line for line in page.lines if line not in numbers)
    return replace(page, lines=kept, left_out=(*page.left_out, *left))


def _is_number(line: Line, page: PageText) -> bool:
    if not _PAGE_NUMBER.fullmatch(line.text):
        return False
    return not any(grid.top <= line.top <= grid.bottom for grid in page.grids)


def _without(page: PageText, running: set[tuple[str, int]]) -> PageText:
    out: list[Line] = []
    for step in (1, -1):
        for line in _outside(page, step):
            text, height = _key(line)
            if running.isdisjoint((text, height + shift) for shift in (-1, 0, 1)):
                break
            out.append(line)
    left = (LeftOut(line.text, f"{page.place}页眉或页脚", Why.PAGE.value) for line in out)
    kept = tuple(line for line in page.lines if line not in out)
    return replace(page, lines=kept, left_out=(*page.left_out, *left))


def _outside(page: PageText, step: int) -> Iterator[Line]:
    """The lines at the top of a page, or at its bottom, which a gap parts from all others."""
    lines = page.lines[::step]
    edges = [grid.top if step > 0 else grid.bottom for grid in page.grids]
    parted = 0
    for count, line in enumerate(lines[:_MOST_LINES], start=1):
        if is_head_row([piece.text for piece in line.pieces]):
            break  # of a table that goes on
        inner = [other.top if step > 0 else other.bottom for other in lines[count : count + 1]]
        outer = line.bottom if step > 0 else line.top
        gaps = [(edge - outer) * step for edge in (*inner, *edges)]
        if gaps and min(gaps) > line.size:
            parted = count
    yield from lines[:parted]


def _key(line: Line) -> tuple[str, int]:
    """A line without its digits, since page numbers and dates count on, and its height."""
    return _DIGITS.sub("", line.text), round(line.top / _SAME_HEIGHT)
