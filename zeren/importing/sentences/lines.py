"""Lines that each name a body: 县住建局 and 籍山镇 below it are two, and nobody need be asked.

Two names of one sort stand beside each other; of different sorts the second may be a part of the
first, as an office of a school is.
"""

from __future__ import annotations

import re

from zeren.importing.sentences.lexicon import any_of
from zeren.importing.sentences.patterns import NUMBERING, STARTS
from zeren.importing.sentences.spelling import OWN_LEVEL, OWN_PLACE, ends_plausibly, without_blanks

# Territories and zones by their ends, the greater first; in lines of their own each is one.
_TERRITORIES = (
    ("省", "自治区"),
    ("市", "州", "盟"),
    ("县", "区", "旗", "园", "园区"),
    ("镇", "乡", "街道", "苏木"),
    ("村", "社区"),
)
_RANK = {end: rank for rank, ends in enumerate(_TERRITORIES) for end in ends}
_IN_BRACKETS = re.compile("[（(][^（）()]{0,30}[）)]$")
# What ends alike is of one sort: 教务处 and 人事处, 城投公司 and 水务公司.
_SORT = re.compile(
    "(?:[局处部科股]|(?P<small>[站所])|公司|学院|中心|大队|中队|支队|集团|银行|医院)$"
)
# 国家税务总局 + 云溪县税务局 is one name, and so is 县电信公司 + 石桥分公司.
_HEADQUARTERS = re.compile("(?:总局|总公司|总行|总社|总院|集团公司)$")
_BRANCH = re.compile("(?:分局|分公司|子公司|分院|分中心|分部)$")
_OF_PARTY = re.compile(any_of("党委 党政 团委 纪委 党工委 机关党委") + ".")
_SHORTEST = 3
_TOWNS = 3
_SHORT_LINE = re.compile(
    r"[^\S\n]*\n\s*(?P<words>[^\s、，,；;。：:（(]{1,3})(?:[\s、，,；;。：:（(]|$)"
)


def rank_of(line: str) -> int | None:
    """The rank of a territory that a line names, the greater the lower; None where it names none.

    Args:
        line: The line.
    """
    bare = _IN_BRACKETS.sub("", without_blanks(line))
    ends = (end for end in (bare[-2:], bare[-1:]) if end in _RANK)
    end = next(ends, None)
    return _RANK[end] if end is not None and len(bare) >= _SHORTEST else None


def are_alike(left: str, right: str) -> bool:
    """Whether two lines each name a territory of one rank: 武进区 and 天宁区.

    Args:
        left: The one.
        right: The other.
    """
    ranks = [rank_of(line) for line in (left, right)]
    return ranks[0] is not None and ranks[0] == ranks[1]


def begins_anew(name: str, text: str, after: int, line: str) -> bool:
    """Whether a line surely names another body than the line above it.

    Args:
        name: What stands above, up to the line break.
        text: The text.
        after: Where the line begins in it.
        line: The first name in the line.
    """
    left, right = without_blanks(name), without_blanks(line)
    if NUMBERING.match(text, after) or are_alike(left, right):
        return True
    if min(len(left), len(right)) < _SHORTEST or not ends_plausibly(right):
        return False
    rank = rank_of(left)
    if rank is not None:
        return rank >= _TOWNS and OWN_LEVEL.match(right) is not None  # 石桥镇 + 县住建局
    is_whole = _SORT.search(left) is not None and not _is_headquarters(left)
    if not is_whole or may_be_one(name, text, after, line):
        return False
    is_place = rank_of(right) is not None
    return is_place or are_of_one_sort(left, right) or _OF_PARTY.match(right) is not None


def may_be_one(name: str, text: str, after: int, line: str) -> bool:
    """Whether a line may well be the end of the name above it, though both look whole.

    Args:
        name: What stands above, up to the line break.
        text: The text.
        after: Where the line begins in it.
        line: The first name in the line.
    """
    is_office = OWN_PLACE.match(line) is not None and _is_headquarters(name)
    if is_office or _BRANCH.search(line):
        return True
    if rank_of(line) is None:
        return False
    # 青山市水利局 + 云溪县 + 分局
    below = _SHORT_LINE.match(text, after + len(line))
    if below is None or are_alike(line, below["words"]):
        return False
    return STARTS.match(below["words"]) is None


def _is_headquarters(name: str) -> bool:
    return _HEADQUARTERS.search(without_blanks(name)) is not None


def are_of_one_sort(left: str, right: str) -> bool:
    """Whether two names end as those of one sort of bodies do.

    Args:
        left: The one, without blanks.
        right: The other.
    """
    sorts = [_SORT.search(name) for name in (left, right)]
    ends = [sort and ("站" if sort["small"] else sort[0]) for sort in sorts]
    return ends[0] is not None and ends[0] == ends[1]
