"""How cells of a column came to stand in other rows: swapped, shifted, sorted by themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

# A text, or the names of a role.
_Cell: TypeAlias = str | tuple[str, ...]
# Of fewer rows no habit can be told, and of so many of those that differ it must be the same one.
_FEWEST = 3
_MOST_OF = 0.6
_SORTED = "这一列单独排过序"


def misplacing(ours: Sequence[_Cell], theirs: Sequence[_Cell]) -> str:
    """What happened to a column, in words for a clerk.

    Args:
        ours: Its cells, row by row.
        theirs: The cells as published, of the same tasks.

    Returns:
        The habit; empty where the cells that differ show none.
    """
    differing = [i for i, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]
    here, there = ([cells[i] for i in differing] for cells in (ours, theirs))
    if differing and _is_sorted(ours) and Counter(here) == Counter(there):
        return _SORTED
    if len(differing) == _FEWEST - 1 and here == there[::-1]:
        return "两行对调了"
    if len(differing) < _FEWEST:
        return ""
    if offset := _offset(ours, theirs, differing):
        way = "上" if offset > 0 else "下"
        return f"整列向{way}错了 {abs(offset)} 行"
    shared = (Counter(here) & Counter(there)).total()
    return f"{_SORTED}，或几行打乱了" if shared >= _MOST_OF * len(differing) else ""


def _is_sorted(cells: Sequence[_Cell]) -> bool:
    """Whether what a column holds stands in order, up or down, and hardly by chance."""
    # The common characters stand in the order of their pinyin there, nearly as Excel sorts.
    words = ["、".join(cell) if isinstance(cell, tuple) else cell for cell in cells if cell]
    keys = [word.encode("gb18030", "replace") for word in words]
    is_up = all(one <= other for one, other in pairwise(keys))
    is_down = all(one >= other for one, other in pairwise(keys))
    return len(keys) > _FEWEST and (is_up or is_down)


def _offset(ours: Sequence[_Cell], theirs: Sequence[_Cell], differing: Sequence[int]) -> int:
    """By how many rows most of the cells that differ stand too high; 0 where they do not."""
    times = Counter(theirs)
    at = {cell: i for i, cell in enumerate(theirs) if times[cell] == 1}
    size = len(theirs)
    offsets = Counter((at[ours[i]] - i) % size for i in differing if ours[i] in at)
    # Cells that repeat fit wherever the others went.
    for offset, _ in offsets.most_common(1):
        fitting = sum(ours[i] == theirs[(i + offset) % size] for i in differing)
        if fitting >= max(_FEWEST, _MOST_OF * len(differing)):
            return offset if offset <= size // 2 else offset - size
    return 0
