"""How cells of a column came to stand in other rows: swapped, shifted, sorted by themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

# Of fewer rows no habit can be told, and of so many of those that differ it must be the same one.
_FEWEST = 3
_MOST_OF = 0.6


def misplacing(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> str:
    """What happened to a column, in words for a clerk.

    Args:
        ours: Its cells, row by row.
        theirs: The cells as published, of the same tasks.

    Returns:
        The habit; empty where the cells that differ show none.
    """
    differing = [i for i, (one, other) in enumerate(zip(ours, theirs, strict=True)) if one != other]
    here, there = ([cells[i] for i in differing] for cells in (ours, theirs))
    if len(differing) == _FEWEST - 1 and here == there[::-1]:
        return "两行对调了"
    if len(differing) < _FEWEST:
        return ""
    if offset := _offset(ours, theirs, differing):
        way = "上" if offset > 0 else "下"
        return f"整列向{way}错了 {abs(offset)} 行"
    shared = (Counter(here) & Counter(there)).total()
    return "这一列单独排过序，或几行打乱了" if shared >= _MOST_OF * len(differing) else ""


def _offset(ours: Sequence[Hashable], theirs: Sequence[Hashable], differing: Sequence[int]) -> int:
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
