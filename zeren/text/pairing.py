"""Which texts of two lists are the same one, written otherwise."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

# Below this two texts are two. Measured in the real list: two of its tasks share 32 hundredths at
# most, and a text of which half was lost 66 with the whole.
LEAST_ALIKE = 60.0
_SAME = 100.0
_SHINGLE = 4
# What stands in so many texts says nothing of any; so many texts are looked into for each.
_COMMON, _LOOKED_INTO = 50, 8


class Pair(NamedTuple):
    """Two texts that are one.

    Attributes:
        before: The place of the one in the first list.
        after: The place of the other in the second.
        likeness: How alike they are, in hundredths: 100 where nothing differs.
    """

    before: int
    after: int
    likeness: float


def paired(before: Sequence[str], after: Sequence[str]) -> tuple[Pair, ...]:
    """Pair the texts of two lists one to one over the whole lists, the most alike first.

    Where several texts are equally alike, those at the same place from the start are taken first.
    The cost grows with the number of texts, not with its square: only texts that share rare groups
    of characters are compared.

    Args:
        before: The texts of the first list, without blanks.
        after: Those of the second.

    Returns:
        The pairs that are at least `LEAST_ALIKE`, in the order of the second list.
    """
    found = {pair.after: pair for pair in _equal(before, after)}
    used = {pair.before for pair in found.values()}
    rest_before = [place for place, text in enumerate(before) if place not in used and text]
    rest_after = [place for place, text in enumerate(after) if place not in found and text]
    candidates = _alike(before, after, rest_before, rest_after)
    for pair in sorted(candidates, key=lambda one: (-one.likeness, abs(one.before - one.after))):
        if pair.before not in used and pair.after not in found:
            used.add(pair.before)
            found[pair.after] = pair
    return tuple(found[place] for place in sorted(found))


def alike(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """All pairs of texts that may be the same, those that lose to better ones included.

    Args:
        before: The texts of the first list, without blanks.
        after: Those of the second.

    Returns:
        The pairs that are at least `LEAST_ALIKE`, several for a text.
    """
    return _alike(before, after, range(len(before)), range(len(after)))


def _equal(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """The texts in which nothing differs; of those that repeat the first with the first."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place in reversed(range(len(before))):
        places[before[place]].append(place)
    for place, text in enumerate(after):
        if text and places.get(text):
            yield Pair(places[text].pop(), place, _SAME)


def _alike(
    before: Sequence[str], after: Sequence[str], of_before: Sequence[int], of_after: Sequence[int]
) -> Iterator[Pair]:
    """The texts that may be the same."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place in of_before:
        for shingle in _shingles(before[place]):
            holding[shingle].append(place)
    for place in of_after:
        shared = Counter(
            one
            for shingle in _shingles(after[place])
            if len(holding.get(shingle, ())) <= _COMMON
            for one in holding.get(shingle, ())
        )
        for one, _ in shared.most_common(_LOOKED_INTO):
            likeness = fuzz.ratio(before[one], after[place], score_cutoff=LEAST_ALIKE)
            if likeness:
                yield Pair(one, place, likeness)


def _shingles(text: str) -> set[str]:
    return {text[i : i + _SHINGLE] for i in range(max(len(text) - _SHINGLE + 1, 1))}
