"""Tables pasted with a cell a line, and bars between the cells in lines of their own or at ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zeren.text.characters import trim

_BARS = "|｜│¦"
_SPLIT = re.compile(f"[{_BARS}]")
_FEWEST = 3


def without_lone_bars(lines: Sequence[tuple[str, str]]) -> list[tuple[str, str]] | None:
    """The cells of such a table, each in a line of its own; the bars say nothing more.

    Args:
        lines: The lines of the text, each with its place in words.

    Returns:
        The lines without bars; None where bars stand within most lines that have any, as in
        rows of a table.
    """
    filled = [(trim(line), place) for line, place in lines if trim(line)]
    barred = [line for line, _ in filled if _SPLIT.search(line)]
    alone = sum(map(_has_lone_bar, barred))
    if alone < max(_FEWEST, len(barred) - alone + 1):
        return None
    cells = ((trim(cell), place) for line, place in filled for cell in _SPLIT.split(line))
    return [(cell, place) for cell, place in cells if cell]


def _has_lone_bar(line: str) -> bool:
    """Whether a line is a bar, or one cell with a bar before or behind it."""
    bare = line.strip(f"{_BARS} \t\u3000")
    return bare != line and not _SPLIT.search(bare)
