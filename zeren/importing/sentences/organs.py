"""The organs of one place, of which the later ones are written without it: 青镇党委、政府.

A place has a committee of the party, a government and so on; a zone has a working committee and
an administration. 政府 and 管委会 alone name nobody.
"""

from __future__ import annotations

import re

from zeren.importing.sentences.lexicon import any_of
from zeren.importing.sentences.spelling import is_class

# What a place has, and what a zone or a street has; a pair from one row is of one place.
_OF_PLACES = "党委 委 委员会 政府 人民政府 人大 人大常委会 政协 纪委 监委 纪委监委 武装部 人武部"
_OF_ZONES = "党工委 工委 管委会 管理委员会 办事处 人大工委 纪工委"
_ORGAN = any_of(f"{_OF_PLACES} {_OF_ZONES}")
_LEVEL = "省|自治区|市|自治州|州|县|自治县|区|盟|旗|镇|乡|街道|园区|开发区"
_PLACE = "[^、，。；：（()）各]{1,12}?"
_WHOLE = re.compile(f"(?:中共)?(?P<place>(?:{_PLACE})?(?:{_LEVEL}|[园城区]))(?P<organ>{_ORGAN})$")
_BARE = re.compile(f"(?P<level>{_LEVEL})?(?P<organ>{_ORGAN})$")
_TWO = re.compile(
    f"(?:中共)?{_PLACE}(?:{_LEVEL}|[园城区])(?:党委|党工委|委)(?P<link>[和及与])"
    f"(?:{_LEVEL})?(?:人民政府|政府|管委会|办事处)$"
)
# Alone these name nobody; a school or company has a 党委 of its own.
_NOBODY = re.compile(any_of("管委会 管理委员会 办事处 政府 人民政府 党工委") + "$")
_ZONE_ORGANS = frozenset(_OF_ZONES.split())
_LEVEL_ENDS = re.compile(f"(?:{_LEVEL})$")


def place_of(name: str) -> tuple[str, str]:
    """The place whose organ a name is, and the organ; empty where it is none.

    Args:
        name: A full name, such as 青县县委 or 青园区党工委.
    """
    whole = _WHOLE.match(name)
    if whole is None or is_class(name):
        return "", ""
    place = whole["place"]
    level = _LEVEL_ENDS.search(place)
    if level is not None and place[: level.start()].endswith(level[0]):
        place = place[: level.start()]  # 青县 in 青县县委
    return place, whole["organ"]


def shared(name: str, before: str) -> tuple[str, bool]:
    """The full name of an organ written without its place.

    Args:
        name: The name as written, such as 管委会 or 县政府.
        before: The full name of the party before it.

    Returns:
        The full name, and whether it is sure; the name itself where no place is shared.
    """
    bare = _BARE.match(name)
    place, organ = place_of(before)
    if bare is None or not place:
        return name, True
    level = bare["level"] or ""
    if not place.endswith(level):
        return name, True
    is_sure = (bare["organ"] in _ZONE_ORGANS) == (organ in _ZONE_ORGANS)
    return place + bare["organ"], is_sure


def names_nobody_alone(name: str) -> bool:
    """Whether a name is that of an organ without the place that it is of.

    Args:
        name: The name.
    """
    return _NOBODY.match(name) is not None


def second_organ(name: str) -> tuple[int, int] | None:
    """Where two organs of one place are joined: 青县委和政府.

    Args:
        name: The name.

    Returns:
        Where the first ends and the second begins; None where it is one name.
    """
    two = _TWO.match(name)
    return two.span("link") if two is not None and not is_class(name) else None
