"""Classes whose members stand in brackets behind them: 相关乡镇（石桥镇、清水镇）.

The members bear the duty, each by its own name. 各乡镇（街道） and 县林业局（县古树办） have no
members there: the one says which sorts are meant, the other names a body twice.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from zeren.importing.sentences import lexicon
from zeren.importing.sentences.lexicon import any_of
from zeren.importing.sentences.spelling import (
    OWN_LEVEL,
    OWN_PLACE,
    PLACE_ALONE,
    ends_plausibly,
    is_class,
    without_blanks,
)
from zeren.text.ordinals import value_of

_CLASS_AND_MEMBERS = re.compile(
    r"(?P<class>[^（()）]{2,30}(?:[（(][^（()）]{1,12}[）)][^（()）]{0,10})?)"
    r"[（(](?P<inside>[^（()）]{2,400})[）)]"
)
_COUNTED = re.compile("(?P<count>[两二三四五六七八九十]|[2-9]|1[0-9])[个家所大]")
# 沿江乡镇 and 驻县单位 are classes when members follow.
_MANY = re.compile(any_of("单位 部门 企业 组织 团体 乡镇 镇街 高校 院校") + "$")
# Such a class is named for these members alone.
_CHOSEN = re.compile(any_of("有关 相关 涉及 部分 上述 以上"))
_BEFORE_MEMBERS = re.compile(
    r"\s*(?:即|指|分别[为是]|具体[为是]|(?P<among>含|包括|包含|其中))?[：:]?\s*"
)
_NONE = re.compile(any_of("除 不含 不包括 简称 下称"))
_ET_CETERA = re.compile(r"等[^、，,；;]{0,12}$")
_MEMBER = re.compile(r"(?:[^、，,；;/／和及与]|(?<![局委办部厅镇乡院会])[和及与])+")
_SORT = re.compile(
    f"(?:各|本)?(?:{lexicon.COLLECTIVE_LEVELS}|{lexicon.BARE_NOUNS}|{lexicon.CLASS_NOUNS})"
    "|.{0,4}[省市州县区乡镇村上下本各两]级.{0,6}"
)
_TERRITORY = re.compile("[一-鿿]{2,}(?:镇|乡|街道|苏木|村|社区|园区|开发区|经开区|高新区|管委会)$")
_SHORTEST = 2
_SHORT_BODY = re.compile("[联委协会]$")
_LEVEL_ALONE = re.compile(lexicon.COLLECTIVE_LEVELS)
_OF_LEVEL = re.compile(f"{lexicon.LEVELS}[直级属]")


class Holds(Enum):
    """What brackets behind a name hold."""

    NO_MEMBERS = auto()
    MEMBERS = auto()
    PERHAPS = auto()


@dataclass(frozen=True, slots=True)
class Members:
    """What stands in brackets behind the name of a class.

    Attributes:
        holds: Whether these are its members.
        spans: Where each member stands in the name.
        is_open: Whether 等 follows the last.
    """

    holds: Holds
    spans: tuple[tuple[int, int], ...] = ()
    is_open: bool = False


NO_MEMBERS = Members(Holds.NO_MEMBERS)


def members_of(written: str, known: Collection[str]) -> Members:
    """The members that brackets behind the name of a class give.

    Args:
        written: The name as written, with its brackets.
        known: Full names of parties.
    """
    found = _CLASS_AND_MEMBERS.match(written)
    if found is None:
        return NO_MEMBERS
    head, inside = without_blanks(found["class"]), found["inside"]
    counted = _COUNTED.match(head)
    is_of_many = counted is not None or is_class(head) or _MANY.search(head) is not None
    if not is_of_many or _NONE.search(inside):
        return NO_MEMBERS
    etc = _ET_CETERA.search(inside)
    end = found.start("inside") + (etc.start() if etc else len(inside))
    lead = _BEFORE_MEMBERS.match(written, found.start("inside"))
    is_among = lead is not None and lead["among"] is not None
    if is_among and not _CHOSEN.search(head):
        return NO_MEMBERS  # 各乡镇（含石桥镇） are all of them
    start = lead.end() if lead is not None else found.start("inside")
    spans = tuple(_spans(written, start, end))
    pieces = [without_blanks(written[first:last]) for first, last in spans]
    holds = _holds(head, pieces, known)
    if counted is not None and value_of(counted["count"]) == len(pieces):
        holds = Holds.MEMBERS
    if holds is Holds.MEMBERS and (is_among or found.end() < len(written)):
        holds = Holds.PERHAPS  # 相关乡镇（石桥镇、清水镇）人民政府
    return Members(holds, spans, etc is not None)


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for member in _MEMBER.finditer(text, start, end):
        bare = member[0].strip()
        if bare:
            first = member.start() + member[0].index(bare)
            yield first, first + len(bare)


def _holds(head: str, pieces: Sequence[str], known: Collection[str]) -> Holds:
    sorts = [piece for piece in pieces if piece not in known and _is_sort(piece)]
    if len(sorts) == len(pieces):
        return Holds.NO_MEMBERS
    is_particular = any(piece in known or _is_particular(piece) for piece in pieces)
    is_whole = all(map(ends_plausibly, pieces))
    if sorts or not is_whole:
        return Holds.PERHAPS if is_particular or is_whole else Holds.NO_MEMBERS
    is_chosen = _CHOSEN.search(head) is not None
    is_one = len(pieces) == 1
    if is_particular and (is_chosen or not is_one):
        return Holds.MEMBERS
    if is_one and _LEVEL_ALONE.fullmatch(head):
        return Holds.NO_MEMBERS  # 高新区（新北区） is one zone by two names
    if is_one:
        return Holds.PERHAPS if is_particular else Holds.NO_MEMBERS
    # 市直有关部门（教育局、财政局）: of which place they are, the class says and not they.
    is_sure = is_chosen and _OF_LEVEL.match(head) is None
    return Holds.MEMBERS if is_sure else Holds.PERHAPS


def _is_sort(piece: str) -> bool:
    """Whether a word names a sort of bodies, and no body."""
    if len(piece) < _SHORTEST or _SORT.fullmatch(piece) or is_class(piece):
        return True
    return len(piece) == _SHORTEST and _SHORT_BODY.search(piece) is None


def _is_particular(piece: str) -> bool:
    """Whether a name says which body is meant: by its level, its place or its own name."""
    patterns = (OWN_LEVEL, OWN_PLACE, PLACE_ALONE, _TERRITORY)
    return any(pattern.match(piece) for pattern in patterns)
