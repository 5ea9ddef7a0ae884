"""Pages set in two columns: the left one is read before the right one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

from zeren.importing.readers.pdf_lines import Line, Sign
from zeren.importing.readers.pdf_pages import PageText

# The gap between columns lies in the midst of a page, at least as wide as a character.
_FROM, _TO = 0.35, 0.65
_STEP = 2.0
_FEWEST_LINES = 4
# How much of its column a line fills in a text; the cells of a table fill less.
_FULL = 0.75
# How many lines may run across both columns, such as titles.
_MOST_ACROSS = 0.4
_LIKE = 0.6


def in_turn(page: PageText) -> Iterator[PageText]:
    """A page in the parts in which it is read: its columns one after the other.

    Args:
        page: The page.

    Yields:
        The page itself, where it has one column; else what stands between titles that run across.
    """
    gap = None if page.grids or len(page.lines) < 2 * _FEWEST_LINES else _gap(page)
    if gap is None:
        yield page
        return
    left, right = _sides(page.lines, gap)
    shift = min(line.x0 for line in right) - min(line.x0 for line in left)
    left_out = page.left_out
    for is_across, lines in groupby(page.lines, key=lambda line: _crosses(line, gap, 0)):
        if is_across:
            yield replace(page, lines=tuple(lines), left_out=left_out)
        else:
            yield replace(
                page,
                lines=tuple(_one_below_other(lines, gap, shift)),
                left_out=left_out,
                width=page.width - shift,
                columns=2,
            )
        left_out = ()


def _gap(page: PageText) -> float | None:
    """The middle of the gap between two columns of text."""
    half = median(line.size for line in page.lines) / 2
    steps = range(int(_FROM * page.width / _STEP), int(_TO * page.width / _STEP))
    crossed = {x: sum(_crosses(line, x * _STEP, half) for line in page.lines) for x in steps}
    fewest = min(crossed.values(), default=len(page.lines))
    if fewest > _MOST_ACROSS * len(page.lines):
        return None
    gap = _STEP * median(x for x in steps if crossed[x] == fewest)
    left, right = _sides(page.lines, gap)
    return gap if _are_columns(left, right) else None


def _crosses(line: Line, x: float, half: float) -> bool:
    return any(sign.x0 < x + half and sign.x1 > x - half for sign in line.signs)


def _sides(lines: Iterable[Line], gap: float) -> tuple[list[Line], list[Line]]:
    """The parts of lines on both sides of a gap; lines that cross it are none."""
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if not _crosses(line, gap, 0):
            for column, part in line.cut((0.0, gap)):
                (right if column else left).append(part)
    return left, right


def _are_columns(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Whether two sides are columns of one text: of one width, and filled line by line."""
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    widths = [max(one.x1 for one in side) - min(one.x0 for one in side) for side in (left, right)]
    if min(widths) < _LIKE * max(widths):
        return False
    return all(
        median(line.x1 - line.x0 for line in side) >= _FULL * width
        for side, width in zip((left, right), widths, strict=True)
    )


def _one_below_other(lines: Iterable[Line], gap: float, shift: float) -> Iterator[Line]:
    """The lines in the order of reading, the right column set below the left one."""
    left, right = _sides(lines, gap)
    yield from left
    yield from (_shifted(line, shift) for line in right)


def _shifted(line: Line, shift: float) -> Line:
    signs = tuple(Sign(sign.text, sign.x0 - shift, sign.x1 - shift) for sign in line.signs)
    return replace(line, signs=signs)
