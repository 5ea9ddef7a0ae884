"""Territories that a list names one by one, and the names that stand for all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zeren.importing.parties.name_parts import Home

# What names of territories end in; a word for them such as 乡镇街道 is made of these.
_KINDS = (
    "街道",
    "学院",
    "社区",
    "园区",
    "苏木",
    "镇",
    "乡",
    "县",
    "市",
    "州",
    "区",
    "旗",
    "盟",
    "街",
    "系",
)
_SHORT_KINDS = {"街": "街道"}
# What they end in where no territory is meant: 城镇, 开发区, 行政学院.
_NO_TERRITORY = re.compile(
    "(?:[城乡村集小]镇|[城家故下]乡|[城超门都]市|[社园地灾林库景军小城郊山发新验范假能片]区|[红]旗"
    "|行政学院|社会主义学院|[体关联]系)$"
)
_BODY = (
    "(?:党委和人民政府|党委和政府|党委、政府|党委政府|党工委和办事处|党工委、办事处"
    "|人民政府|政府|党委|党工委|办事处)"
)
_TERRITORY = re.compile(f"(?P<name>[^各全有相本、和及与（）()]{{2,12}}?)(?P<body>{_BODY})?")
_EACH = re.compile("(?:全.|全自治[州区县旗])?各")
_BETWEEN = re.compile(f"{_BODY}|二级|[（）()、和及]")


def kinds_in(word: str) -> tuple[str, ...]:
    """What names of territories end in, by the word for them.

    Args:
        word: Such as 乡镇街道 or 县（市、区）人民政府.

    Returns:
        The ends; none where the word is made of others.
    """
    rest = _BETWEEN.sub("", word)
    kinds: list[str] = []
    while rest:
        kind = next((kind for kind in _KINDS if rest.startswith(kind)), "")
        if not kind:
            return ()
        kinds.append(_SHORT_KINDS.get(kind, kind))
        rest = rest.removeprefix(kind)
    return tuple(kinds)


def territory_in(name: str, word: str, home: Home) -> str:
    """The territory that a name means, itself or by its government.

    Args:
        name: A name without blanks, such as 某某镇人民政府.
        word: What the site calls its territories.
        home: Whose site it is.

    Returns:
        Its name, such as 某某镇; empty where no territory is meant.
    """
    found = _TERRITORY.fullmatch(name.removeprefix(home.place) or name)
    kinds = kinds_in(word)
    if found is None or not found["name"].endswith(kinds or ("\0",)):
        return ""
    territory = found["name"]
    is_home = territory in {home.place, home.short_place}
    is_kind_alone = territory in _KINDS or all(sign in "".join(_KINDS) for sign in territory)
    return "" if is_home or is_kind_alone or _NO_TERRITORY.search(territory) else territory


def stands_for_all(name: str, territories: Iterable[str]) -> bool:
    """Whether a collective stands for all territories: 各乡镇（街道）, but not 各有关乡镇.

    Args:
        name: The name of the collective, without blanks.
        territories: The names of all territories.

    Returns:
        False also where the name leaves some out: 各镇, where there are 街道 as well.
    """
    kinds = {next((kind for kind in _KINDS if one.endswith(kind)), "") for one in territories}
    each = _EACH.match(name)
    if each is None or not kinds:
        return False
    return kinds <= set(kinds_in(name[each.end() :]))
