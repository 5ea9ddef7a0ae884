"""Words of quantity in a text: 4.5个以上, 至少建立2个, 500万元, 最长3年, 2—3岁, 百分之九十.

Numerals are made alike: 一个 is 1, 500万元 is 500 of 万元. Numbers of dates, documents and sections
are none of these, nor is what merely sounds like one, such as 一批, 一次性 or 三级预防.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from zeren.figures import Comparator
from zeren.reading.amount_forms import (
    AFTER,
    ARABIC,
    CHINESE,
    COUNTED_IN_WORDS,
    LARGE,
    LEAD,
    LEADS,
    MEASURE,
    NO_COUNT,
    NO_NUMBER_AFTER,
    NO_ONE_AFTER,
    PART_OF_NUMBER,
    PERCENT,
    PHRASE,
    QUOTED,
    REACH,
    ROUGH,
    ROUGHLY,
    ROUND_NUMBER,
    ROUND_NUMBER_AFTER,
    TO,
    UNITS,
    YEARS,
)
from zeren.reading.date_phrases import date_phrases
from zeren.text.amounts import number_in

__all__ = ["MEASURE", "AmountPhrase", "amount_phrases", "in_full", "numbers_in", "values_in"]


@dataclass(frozen=True, slots=True)
class AmountPhrase:
    """Words of a text that name a quantity.

    Attributes:
        start: Where they begin in the text.
        end: Where they end.
        text: The words.
        values: The value; of a range its two ends.
        measure: What it is counted in, such as 万元.
        comparator: How the value is meant by the words around it.
    """

    start: int
    end: int
    text: str
    values: tuple[Decimal, ...]
    measure: str
    comparator: Comparator


def amount_phrases(text: str) -> tuple[AmountPhrase, ...]:
    """The words of a text that name quantities.

    Args:
        text: The text.

    Returns:
        The phrases in their order; none overlaps another, and none names a date.
    """
    taken = bytearray(len(text))
    for date in date_phrases(text):
        _take(taken, date.start, date.end)
    for match in QUOTED.finditer(text):
        _take(taken, *match.span())
    found: list[AmountPhrase] = []
    for pattern in (PERCENT, PHRASE):
        for match in pattern.finditer(text):
            phrase = None if any(taken[match.start() : match.end()]) else _phrase(match)
            if phrase is not None:
                _take(taken, phrase.start, phrase.end)
                found.append(phrase)
    return tuple(sorted(found, key=lambda phrase: phrase.start))


def _take(taken: bytearray, start: int, end: int) -> None:
    taken[start:end] = b"\1" * (end - start)


def values_in(text: str) -> tuple[Decimal, ...] | None:
    """The value that a cell holds, or the two ends of a range.

    Args:
        text: The cell, such as 4.5, 2—3 or 五百.

    Returns:
        One number or two; None where it is neither.
    """
    parts = re.split(TO, unicodedata.normalize("NFKC", text))
    numbers = [_number(part) for part in parts]
    if not 1 <= len(numbers) <= 2 or None in numbers:  # noqa: PLR2004 - a range has two ends
        return None
    return tuple(number for number in numbers if number is not None)


def in_full(value: Decimal, measure: str) -> tuple[Decimal, str]:
    """A quantity without 万 or 亿 in its measure: 500 of 万元 is 5000000 of 元.

    Args:
        value: The value.
        measure: What it is counted in.
    """
    unit = next((one for one in UNITS if measure.endswith(one)), measure)
    large = measure.removesuffix(unit)
    factor = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
    if not large or any(sign not in factor for sign in large):
        return value, measure
    return value * 10 ** sum(factor[sign] for sign in large), unit


def numbers_in(text: str) -> frozenset[Decimal]:
    """All numbers that stand in a text, however they are written.

    Args:
        text: The text.
    """
    return frozenset(_all_numbers(text))


def _all_numbers(text: str) -> Iterator[Decimal]:
    plain = unicodedata.normalize("NFKC", text)
    for match in re.finditer(f"{ARABIC}(?:{LARGE}){{0,3}}|{CHINESE}", plain):
        bare = re.match(ARABIC, match[0])
        for run in (match[0], bare[0] if bare else match[0]):
            number = _number(run)
            if number is not None:
                yield number


def _number(run: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", run.strip())
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    number = number_in(plain)
    return Decimal(number) if number is not None else None


def _phrase(match: re.Match[str]) -> AmountPhrase | None:
    """What a match says; None where it counts nothing."""
    text, names = match.string, match.groupdict()
    first, second = names["first"], names.get("second")
    measure = (names["measure"] or "%").replace("％", "%")
    if NO_NUMBER_AFTER.match(text, match.start() - 1) and match.start():
        return None
    if _is_part(match):
        return None
    if match.re is PHRASE and not (_counts(match, measure) and _is_one_range(names, measure)):
        return None
    if match.re is PERCENT and first == "百":
        first = "100"
    values = tuple(map(_number, filter(None, (first, second))))
    numbers = tuple(value for value in values if value is not None)
    if len(numbers) < len(values) or (measure == "年" and YEARS[0] <= numbers[0] <= YEARS[1]):
        return None
    lead = LEAD.search(text, max(match.start() - REACH, 0), match.start())
    comparator = _comparator(lead["word"] if lead else "", match, len(numbers))
    return AmountPhrase(*match.span(), match[0], numbers, measure, comparator)


def _is_part(match: re.Match[str]) -> bool:
    """Whether what stands before a number makes another one of it: 1 500元, 数10个."""
    before = match.string[max(match.start() - 3, 0) : match.start()]
    is_round = ROUND_NUMBER.fullmatch(match["first"]) and ROUND_NUMBER_AFTER.search(before)
    return bool(PART_OF_NUMBER.search(before) or is_round)


def _counts(match: re.Match[str], measure: str) -> bool:
    """Whether a number before a measure counts it: 一次性 and 一户一策 count nothing."""
    text, first = match.string, match["first"]
    if re.match(ARABIC, first):
        return True
    before = text[max(match.start() - 2, 0) : match.start()]
    is_rough = first[0] in ROUGH and before[-1:] in ROUGHLY
    is_one_each = before[:-1] == "一" or text.startswith("一", match.end())
    is_one = first == "一" and (before[-1:] in NO_ONE_AFTER or is_one_each)
    unit = next(one for one in UNITS if measure.endswith(one))
    names_another = not match["after"] and NO_COUNT.match(text, match.end() - len(unit))
    return unit in COUNTED_IN_WORDS and not (is_rough or is_one or names_another)


def _is_one_range(names: dict[str, str | None], measure: str) -> bool:
    """Whether both ends of a range are of one measure: 3岁至6岁, 1万—2万元."""
    inner = (names.get("inner") or "").replace("％", "%")
    return not inner or inner == measure or (inner in LARGE.split("|") and inner in measure)


def _comparator(lead: str, match: re.Match[str], values: int) -> Comparator:
    """How a value is meant by the words around it."""
    behind = None if match["after"] else AFTER.match(match.string, match.end())
    after = match["after"] or (behind["after"] if behind else "")
    if values > 1:
        return Comparator.BETWEEN
    if after.endswith("上"):
        return Comparator.AT_LEAST
    if after.endswith(("下", "内")):
        return Comparator.AT_MOST
    if match.groupdict().get("more"):
        return Comparator.MORE_THAN
    return LEADS.get(lead, Comparator.EXACTLY)
