"""What rows of a grid sum up: totals below tasks, and what a chapter counts beside its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zeren.importing.document import Cell
from zeren.importing.lists.layouts import Layout
from zeren.importing.lists.markers import NOTE, marker_of, plain_number

_NOTE_CELLS = 2
_COUNT = re.compile(
    r"[（(]?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,10})(?:[.．]\d{1,6})?\s*"
    r"(?:[分%％个项处件条]|[万亿]?元|亩|公里)?[）)]?"
)


def is_note(filled: Sequence[Cell]) -> bool:
    """Whether a row is a note below a table, or its total.

    Args:
        filled: The cells of the row that hold anything, each once.
    """
    others = [cell for cell in filled[1:] if not _COUNT.fullmatch(cell.text)]
    return len(others) < _NOTE_CELLS and NOTE.match(filled[0].text) is not None


def without_counts(filled: Sequence[Cell], layout: Layout) -> Sequence[Cell]:
    """The cells of a row without what its chapter scores or sums up: 一、 | 健全制度 | 31.

    Args:
        filled: The cells of the row that hold anything, each once.
        layout: Which column holds what.

    Returns:
        The cells; all, where the row begins with no number of a chapter.
    """
    kept = [c for c in filled if c.column not in layout.unused or not _COUNT.fullmatch(c.text)]
    if not kept or len(kept) == len(filled):
        return filled
    marker = marker_of(kept[0].text)
    begins = marker is not None or bool(plain_number(kept[0].text)[1])
    return kept if begins else filled
