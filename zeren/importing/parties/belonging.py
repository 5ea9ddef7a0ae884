"""Whose list a document is, by what it says: 县财政局 is no body of a prefecture."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from zeren.importing.parties.name_parts import Home, is_level, level_of, parts_of
from zeren.importing.parties.territories import stands_for_all

# From the highest level down; a county's list names bodies above it, but no other county's.
_RANKS = {
    level: rank
    for rank, levels in enumerate(
        ("国家", "省 自治区 直辖市", "州 自治州 盟 地区", "市", "县 区 旗 自治县 自治旗", "乡 镇")
    )
    for level in levels.split()
}
_OUTSIDE = len(_RANKS)
_LEVEL = "自治[州县旗]|[省州市县区旗盟乡镇校院]"
# 我县, 全州; but 安全区域, 全市场 and 完全院 are no words for the whole of a place.
_OWN = re.compile(
    f"(?<![安健齐完])(?:[全我]|本(?=[省州市县校]))(?P<level>{_LEVEL})(?![城场域长级])"
)
_OFFICIAL = re.compile(f"(?P<level>{_LEVEL})(?:委、.?政府|人民政府|政府办|委办)")
# What begins a title and is followed by its matter.
_OWNER = re.compile(
    "(?:^|中共|关于|[印转下]发|公布|[《〈“])(?!中共|关于|[印转下]发|公布)(?P<owner>[^\\W\\d_全我本各年度的和与进推创建在]{1,14}?"
    "(?:自治[州县旗]|[省州市县区旗盟乡镇]|街道|大学|学院|学校|中学|公司|集团|医院))"
    "(?=\\d|“|《|人民|政府|委|党委|办|关于|印发|重点|工作|贯彻|落实|推进|加快|民生|优化|深化|任务|责任"
    "|年|整改|问题)"
)
_PLACES = re.compile("[^省州市县区旗盟]{1,8}?(?:自治[州县旗]|[省州市县区旗盟乡镇])")
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that say whose a list is.

    Attributes:
        whose: The place or level that they name; empty for the body whose site it is.
        words: The words.
    """

    whose: str
    words: str


def signs_in_names(names: Iterable[str], home: Home, territories: Collection[str]) -> list[Sign]:
    """What the names of parties say.

    Args:
        names: The names as a list writes them.
        home: Whose site it is.
        territories: The registered territories.
    """
    written = tuple(dict.fromkeys(names))
    signs = [sign for name in written if (sign := _sign_of_name(name, home))]
    # Only who stands above them has tasks for several of them, or for each.
    several = [name for name in written if name in territories]
    signs += [Sign("", name) for name in several if len(several) >= _SEVERAL]
    return signs + [Sign("", name) for name in written if stands_for_all(name, territories)]


def signs_in_title(title: str, home: Home, territories: Collection[str]) -> list[Sign]:
    """What the title of a list, or its issuer, says.

    Args:
        title: The title.
        home: Whose site it is.
        territories: The registered territories.

    Returns:
        The signs; of 徐州市铜山区 that of the district.
    """
    named = [one for one in territories if one in title]
    if named:
        return [Sign(one, one) for one in named]
    if home.place and home.place in title:
        return [_of_part(home.place, title)]
    found = _OWNER.search(title)
    signs = []
    if found is not None and found["owner"] != home.short_place:
        owner = (_PLACES.findall(found["owner"]) or [found["owner"]])[-1]
        if not owner.endswith(found["owner"][-1]):
            owner = found["owner"]
        if _rank(level_of(owner)) >= _rank(home.level) and len(owner) > 1:
            signs.append(Sign(owner, owner))
    return signs or signs_in_texts([title], home)


def signs_in_texts(texts: Iterable[str], home: Home) -> list[Sign]:
    """What is said of the place as a whole: 全州, 我县, 县委、县政府.

    Args:
        texts: The texts.
        home: Whose site it is.
    """
    return list(dict.fromkeys(_in_texts(texts, home)))


def owner_of(signs: Iterable[Sign]) -> str:
    """The one other body that signs name; empty where it is none or several.

    Args:
        signs: The signs.
    """
    others = dict.fromkeys(sign.whose for sign in signs if sign.whose)
    places = [one for one in others if not is_level(one)]
    levels = {level_of(one) for one in places}
    if len(places) == 1 and levels.issuperset(one for one in others if is_level(one)):
        return places[0]
    return next(iter(others)) if len(others) == 1 else ""


def _of_part(place: str, title: str) -> Sign:
    """The sign of a title that names the home place, and may go on with a place within it."""
    rest = title[title.index(place) + len(place) :]
    found = _OWNER.match(rest)
    if found is not None:
        return Sign(found["owner"], place + found["owner"])
    return Sign("", place)


def _sign_of_name(name: str, home: Home) -> Sign | None:
    parts = parts_of(name, home)
    is_home = parts.place in {home.place, home.short_place}
    if parts.place and not is_home:
        is_above = _rank(level_of(parts.place)) < _rank(home.level)
        return None if is_above else Sign(parts.place, name)
    if parts.place or (parts.level and parts.level == home.level):
        return Sign("", name)
    if parts.level and _rank(parts.level) >= _rank(home.level):
        return Sign(parts.level, name)
    return None


def _in_texts(texts: Iterable[str], home: Home) -> Iterator[Sign]:
    for text in texts:
        for pattern in (_OWN, _OFFICIAL):
            for found in pattern.finditer(text):
                level = found["level"]
                if level == home.level or _rank(level) >= _rank(home.level):
                    yield Sign("" if level == home.level else level, found[0])


def _rank(level: str) -> int:
    return _RANKS.get(level, _OUTSIDE)
