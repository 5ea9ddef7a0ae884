"""What stands around a phrase: the clause to quote, what it counts, and for what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from zeren.figures import Comparator, TargetKind
from zeren.reading.amount_forms import LEADS
from zeren.reading.amount_phrases import AmountPhrase
from zeren.text.characters import trim

_SIGNS = "，。；！？\n"
_CUT = re.compile(f"[{_SIGNS}]")
_FARTHEST = 120
_LONGEST = 30
# A text that says the same over and over has no clause that stands in it once.
_MOST_WIDER = 4
_LEADS = "|".join(sorted(LEADS, key=len, reverse=True))
# What leads from a thing to its number: 粮食面积稳定在28万亩.
_TOWARDS = re.compile(
    f"(?:{_LEADS}|稳定在|保持在|提[高升]到|增加到|扩大到|增[长加]|下降|降[低至]到?|压减到|为|至|到|共|约|近)+$"
)
# The words for levels are those of any office.
_SCOPES = (
    "每[千万百十0-9]+[^，。；、]{0,4}?人口?|每人每[年月次]"
    "|每个?(?:[市县区乡镇村街道社集]{1,4}(?:（街道）)?|学校|托位|家庭|人|户|名|所|家|班)"
    "|每(?:个?月|年|季度|次)|全[国省市县区镇乡校]"
)
_SCOPE = re.compile(_SCOPES)
_NOT_COUNTED = re.compile(r"^(?:的)|(?:[外内中时后前]|等|以及|和|及)$")
_OF_MONEY = ("元", "角")
_OF_AGE = ("岁",)


def clause(text: str, start: int, end: int) -> str:
    """The words to quote for a phrase: its clause, and more where that stands in the text twice.

    Args:
        text: The text.
        start: Where the phrase begins.
        end: Where it ends.
    """
    first, last = _before(text, start), _after(text, end)
    for _ in range(_MOST_WIDER):
        words = text[first:last]
        if text.find(words, text.find(words) + 1) < 0:
            break
        if first > 0:
            first = _before(text, first - 1)
        else:
            last = _after(text, min(last + 1, len(text)))
    return trim(text[first:last])


def starts_before(text: str, place: int) -> Iterator[int]:
    """Where the clauses begin that stand before a place, the nearest first, and only a few.

    Args:
        text: The text.
        place: The place.

    Yields:
        The places.
    """
    first = _before(text, place)
    for _ in range(_MOST_WIDER):
        if first <= 0:
            return
        first = _before(text, first - 1)
        yield first


def counted(text: str, phrase: AmountPhrase, others: Sequence[AmountPhrase]) -> str:
    """What a number counts: the words behind it, else those before it; empty where it is unclear.

    Args:
        text: The text.
        phrase: The number.
        others: All numbers of the text.
    """
    behind = text[phrase.end : _after(text, phrase.end)]
    before = text[_before(text, phrase.start) : phrase.start]
    shared = any(
        text[one.end : two.start] == "、"
        for one, two in pairwise(others)
        if phrase.start in {one.start, two.start}
    )
    if shared:
        return ""  # 500万元、200万元的奖补: only a person can tell which is which
    scopes = [*_SCOPE.finditer(before)]
    before = before[scopes[-1].end() :] if scopes else before
    named = trim(re.split("[、（]", _NOT_COUNTED.sub("", behind))[0])
    if not named:
        named = _TOWARDS.sub("", before)
        named = re.split("[、）]", named)[-1]
    return named if 1 < len(named) <= _LONGEST else ""


def scope(text: str, phrase: AmountPhrase) -> str:
    """For what a number holds, such as 每个乡镇; empty where its clause does not say.

    Args:
        text: The text.
        phrase: The number.
    """
    found = _SCOPE.findall(text[_before(text, phrase.start) : phrase.start])
    return found[-1] if found else ""


def target_kind(phrase: AmountPhrase) -> TargetKind:
    """What a number is, as far as its measure and its comparator tell.

    Args:
        phrase: The number.
    """
    if phrase.measure.endswith(_OF_AGE):
        return TargetKind.AGE_RANGE
    if phrase.comparator in {Comparator.AT_MOST, Comparator.LESS_THAN}:
        return TargetKind.CEILING
    return TargetKind.AMOUNT if phrase.measure.endswith(_OF_MONEY) else TargetKind.TARGET


def _before(text: str, place: int) -> int:
    """Where the clause begins in which a place stands; where it is endless, not far before it."""
    least = max(place - _FARTHEST, 0)
    return max(least, *(text.rfind(sign, least, place) + 1 for sign in _SIGNS))


def _after(text: str, place: int) -> int:
    """Where that clause ends."""
    most = min(place + _FARTHEST, len(text))
    cut = _CUT.search(text, place, most)
    return cut.start() if cut else most
