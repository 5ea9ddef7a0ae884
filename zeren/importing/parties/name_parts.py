"""Names of bodies divided into place, level and the body itself: 某某县|委|宣传部."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zeren.importing.parties.bodies import is_listed
from zeren.importing.sentences.spelling import NO_PLACE, OWN_LEVEL, OWN_PLACE

_BRACKETS = re.compile(r"[（(].*?[）)]")
_LEVEL_END = re.compile("(?:自治[州区县旗]|[省市州县区旗盟])$")
# 级 and the like go on with the level before them: 省级机关, 州直属.
_GOES_ON = tuple("级直属辖内外")
COMMITTEE = "委"
_OF_COMMITTEE = re.compile("委(?!员).")
_LEAGUE = re.compile("(?:共青团|团)(?P<place>.{0,12}?)(?:委员会|委)$")
LEAGUE = "团委"
_SHORTEST_BODY = 2
# Offices of higher bodies, with the place in the middle, and what stands for them behind a level.
_BRANCHES = (
    (re.compile("国家税务总局(?P<place>.{2,}?)税务局"), "税务局"),
    (re.compile("国家金融监督管理总局(?P<place>.{2,}?)监管分局"), "金融监管分局"),
    (re.compile("国家金融监督管理总局(?P<place>.{2,}?)监管支局"), "金融监管支局"),
    (re.compile("国家统计局(?P<place>.{2,}?)调查队"), "调查队"),
    (re.compile("(?:中国)?人民银行(?P<place>.{2,}?)(?:中心支行|支行|分行)"), "人民银行"),
    (
        re.compile("[^局]{0,6}?[市州](?P<body>[^局]{2,10})局(?P<place>[^局]{2,6}?)分局"),
        "{body}分局",
    ),
)
_NATIONAL = re.compile("国家")


@dataclass(frozen=True, slots=True)
class Home:
    """Whose site it is, as far as names say it.

    Attributes:
        place: Its place, such as a county; empty where it is not known.
        level: Its level, such as 县 or 校; empty where it is not known.
    """

    place: str = ""
    level: str = ""

    @property
    def short_place(self) -> str:
        """The place without its level, as in names of schools and branches."""
        short = _LEVEL_END.sub("", self.place)
        return short if len(short) > 1 else ""


@dataclass(frozen=True, slots=True)
class NameParts:
    """The parts of a body's name.

    Attributes:
        place: The place that it begins with; empty where it begins with none.
        level: The level of government; empty where the name says none.
        committee: Whether the body belongs to the party's committee of that level.
        body: The body itself.
    """

    place: str
    level: str
    committee: bool
    body: str


def parts_of(name: str, home: Home) -> NameParts:
    """Divide the name of a body.

    Args:
        name: The name, without blanks.
        home: Whose site it is.

    Returns:
        Its parts; what stands in brackets is left out.
    """
    bare = without_brackets(name) or name
    return (
        _of_branch(bare)
        or _of_league(bare)
        or _of_home(bare, home)
        or _of_own_level(bare)
        or _of_listed_body(bare, home)
        or _of_other_place(bare)
        or NameParts("", "", committee=False, body=bare)
    )


def without_brackets(name: str) -> str:
    """A name without what stands in brackets in it.

    Args:
        name: The name.
    """
    return _BRACKETS.sub("", name)


def _of_branch(name: str) -> NameParts | None:
    for pattern, form in _BRANCHES:
        if found := pattern.fullmatch(name):
            body, place = form.format(**found.groupdict()), found["place"]
            return NameParts(place, level_of(place), committee=False, body=body)
    return None


def _of_league(name: str) -> NameParts | None:
    found = _LEAGUE.fullmatch(name)
    if found is None:
        return None
    place, level = found["place"], level_of(found["place"]) or found["place"]
    return NameParts("" if place == level else place, level, committee=False, body=LEAGUE)


def _of_home(name: str, home: Home) -> NameParts | None:
    rest = name.removeprefix(home.place)
    if rest == name or len(rest) < _SHORTEST_BODY:
        return None
    return _of_level(home.place, level_of(home.place), rest)


def _of_own_level(name: str) -> NameParts | None:
    national = _NATIONAL.match(name)
    is_national = national is not None and is_listed(name[national.end() :])
    own = national if is_national else OWN_LEVEL.match(name)
    if own is None or name.startswith(_GOES_ON, own.end()):
        return None
    return _of_level("", own[0], name[own.end() :])


def _of_listed_body(name: str, home: Home) -> NameParts | None:
    """What the tables have behind the short place, or behind a level such as 校."""
    for place, level in ((home.short_place, ""), ("", home.level)):
        rest = name.removeprefix(place + level)
        if rest != name and (is_listed(rest) or rest == LEAGUE):
            return NameParts(place, level, committee=False, body=rest)
    return None


def _of_other_place(name: str) -> NameParts | None:
    if OWN_LEVEL.match(name) or NO_PLACE.match(name):
        return None
    found = OWN_PLACE.match(name)
    return _of_level(found[0], level_of(found[0]), name[found.end() :]) if found else None


def _of_level(place: str, level: str, rest: str) -> NameParts:
    committee = _OF_COMMITTEE.match(rest) is not None
    return NameParts(place, level, committee, rest.removeprefix(COMMITTEE) if committee else rest)


def is_level(word: str) -> bool:
    """Whether a word is a level of government, which stands before names as it is: 县财政局.

    Args:
        word: What a site calls its level.
    """
    return _LEVEL_END.fullmatch(word) is not None


def level_of(place: str) -> str:
    """The level that the name of a place ends in; empty where it ends in none.

    Args:
        place: Such as the name of a county.
    """
    found = _LEVEL_END.search(place)
    return found[0] if found else ""
