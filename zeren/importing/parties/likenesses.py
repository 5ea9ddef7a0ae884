"""Which names are worth comparing with a name: those that have something in common with it.

To compare each with each costs the square of their number. Two names that mean one body share a
form, differ by one character, or one holds the characters of the other in their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, islice

from zeren.importing.parties.bodies import divided, forms_of

MOST = 100
"""No name is compared with more; where so many are alike, they are numbered or made up."""

_LONGEST_STEM = 16
_PAIR = 2


class Likenesses:
    """Names by what they have in common."""

    def __init__(self, names: Iterable[str], bodies: Mapping[str, str]) -> None:
        """Gather names.

        Args:
            names: The names, each once.
            bodies: The body that each names, without place and level.
        """
        self._names = tuple(names)
        self._sharing: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for key in _found_by(bodies[name]):
                self._sharing[key].append(place)

    def of(self, body: str) -> tuple[str, ...]:
        """The names that may be alike to one.

        Args:
            body: The body that it names.

        Returns:
            The names in their order, no more than `MOST`.
        """
        keys = dict.fromkeys((*_both(body), *_to_look_for(body)))
        found = (place for key in keys for place in islice(self._sharing.get(key, ()), MOST))
        places = sorted(islice(dict.fromkeys(islice(found, 10 * MOST)), MOST))
        return tuple(self._names[place] for place in places)


@lru_cache(maxsize=1 << 14)
def _found_by(body: str) -> frozenset[str]:
    """By what a name is found; registered names are the same in one import after the other."""
    return frozenset((*_both(body), *_to_find(body)))


def _both(body: str) -> Iterator[str]:
    """What two names share that are forms of one, or differ by one character."""
    forms = forms_of(body)
    yield from (f"={form}" for form in forms.same)
    yield from (f"={form}" for part in forms.parts for form in forms_of(part).same)
    yield f"~{body}"
    yield from (f"~{body[:at]}{body[at + 1 :]}" for at in range(len(body)))


def _stems(body: str) -> set[str]:
    """What a name may shorten, or be shortened to."""
    return {divided(form)[0][:_LONGEST_STEM] for form in (body, forms_of(body).same[0])}


def _to_find(body: str) -> Iterator[str]:
    """By what a name is found that begins in the same way, or is longer."""
    for stem in _stems(body):
        yield f"<{stem[:_PAIR]}"
        yield from (f">{''.join(pair)}" for pair in combinations(stem, _PAIR))


def _to_look_for(body: str) -> Iterator[str]:
    """Longer names hold the first two characters of the stem, shorter ones begin with any two."""
    for stem in _stems(body):
        yield f">{stem[:_PAIR]}"
        yield from (f"<{''.join(pair)}" for pair in combinations(stem, _PAIR))
