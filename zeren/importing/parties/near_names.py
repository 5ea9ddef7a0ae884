"""Names that may mean one and the same body: 某局 and what a list calls it elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from zeren.importing.parties.bodies import GOVERNMENT_ENDS, divided, forms_of
from zeren.importing.parties.likenesses import Likenesses
from zeren.importing.parties.name_parts import Home, NameParts, parts_of
from zeren.importing.sentences import lexicon
from zeren.importing.sentences.spelling import ends_plausibly

_SHORTEST_STEM = 2
# A slip of the pen leaves a longer name recognisable; in shorter ones it makes another body.
_SHORTEST_WITH_SLIP = 5
_SHORTEST_WITH_ODD_END = 3
_MOST = 3
_STEM = re.compile(lexicon.STEMS)
# Bodies of different trades begin with these.
_COUNTING = frozenset("一二三四五六七八九十东西南北中上下前后左右内外新老甲乙丙丁0123456789")
_NO_STEMS = frozenset(["政府", "人民政府", "党委", "党政", "工作"])


@dataclass(frozen=True, slots=True)
class NearName:
    """A new name that may mean a body that goes by another name.

    Attributes:
        name: The new name.
        likely: The full names of the bodies that it may mean, registered ones first.
    """

    name: str
    likely: tuple[str, ...]


def near_names(new: Iterable[str], known: Mapping[str, str], home: Home) -> tuple[NearName, ...]:
    """Find new names that may mean a body that is registered, or another one of the new.

    Of two new names the shorter is asked about, since the longer is likelier the full name.

    Args:
        new: The new names, without blanks, in the order in which they come.
        known: The full names of registered units by all of their names.
        home: Whose site it is.

    Returns:
        Each name in doubt, in its order.
    """
    names = tuple(dict.fromkeys(new))
    parts = {name: _parts(name, home) for name in (*known, *names)}
    order = {name: place for place, name in enumerate(names)}
    registered = Likenesses(known, {name: parts[name].body for name in known})
    others = Likenesses(names, {name: parts[name].body for name in names})
    likely: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        for other in registered.of(parts[name].body):
            if _may_be_one(parts[name], parts[other], home):
                likely[name][known[other]] = None
        for other in others.of(parts[name].body):
            is_asked = (len(name), -order[name]) < (len(other), -order[other])
            if is_asked and _may_be_one(parts[name], parts[other], home):
                likely[name][other] = None
    return tuple(NearName(name, tuple(likely[name])[:_MOST]) for name in names if name in likely)


def _parts(name: str, home: Home) -> NameParts:
    """The parts of a name; the site's own place is none, since names leave it out."""
    parts = parts_of(name, home)
    if parts.place and parts.place in {home.place, home.short_place}:
        return NameParts("", parts.level or home.level, parts.committee, parts.body)
    return parts


def _may_be_one(one: NameParts, other: NameParts, home: Home) -> bool:
    levels = {one.level or home.level, other.level or home.level} - {""}
    places = {_place(one, home), _place(other, home)} - {""}
    if len(levels) > 1 or len(places) > 1:
        return False
    return _are_forms_of_one(one.body, other.body) or (
        one.committee == other.committee and _are_alike(one.body, other.body)
    )


def _place(parts: NameParts, home: Home) -> str:
    """The place of a body; a bare name of the site's own level means the site's own place."""
    return parts.place or (home.place if parts.level in {"", home.level} else "")


def _are_forms_of_one(one: str, other: str) -> bool:
    """Whether the tables have one name as a form of the other, or of a part of it."""
    forms, others = forms_of(one), forms_of(other)
    return any(
        not set(these).isdisjoint(those)
        for these, those in (
            (forms.same, others.same),
            (forms.same, _all_forms(others.parts)),
            (_all_forms(forms.parts), others.same),
        )
    )


def _all_forms(parts: Iterable[str]) -> Iterator[str]:
    return (form for part in parts for form in forms_of(part).same)


def _are_alike(one: str, other: str) -> bool:
    """Whether one name shortens the other, or differs from it as a slip of the pen would."""
    (stem, end), (other_stem, other_end) = divided(one), divided(other)
    if {end, other_end} <= GOVERNMENT_ENDS or (end and end == other_end):
        officials = _official(stem, end), _official(other_stem, other_end)
        if _shortens(stem, other_stem) or _is_part(*sorted(officials, key=len)):
            return True
    if Levenshtein.distance(one, other, score_cutoff=1) != 1 or _are_counted(one, other):
        return False
    shortest = min(len(one), len(other))
    if not (ends_plausibly(one) and ends_plausibly(other)):
        return shortest >= _SHORTEST_WITH_ODD_END
    are_stems = _STEM.fullmatch(stem) is not None and _STEM.fullmatch(other_stem) is not None
    return shortest >= _SHORTEST_WITH_SLIP and not are_stems


def _are_counted(one: str, other: str) -> bool:
    """Whether two names differ by a number or a side: 第一中学 and 第二中学, 城东 and 城西."""
    differing = {
        sign for pair in zip(one, other, strict=False) if pair[0] != pair[1] for sign in pair
    }
    return len(one) == len(other) and differing <= _COUNTING


def _official(stem: str, end: str) -> str:
    return divided(forms_of(stem + end).same[0])[0]


def _shortens(one: str, other: str) -> bool:
    """Whether one stem holds some characters of the other in their order: 教体 of 教育体育."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return _are_stems(shorter, longer) and all(sign in rest for sign in shorter)


def _is_part(shorter: str, longer: str) -> bool:
    return _are_stems(shorter, longer) and shorter in longer


def _are_stems(shorter: str, longer: str) -> bool:
    return len(shorter) >= _SHORTEST_STEM and _NO_STEMS.isdisjoint({shorter, longer})
