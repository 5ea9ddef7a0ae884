"""Rules for targets: the number and its measure stand in the quote, and no two contradict."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from zeren.checks.context import Context
from zeren.checks.figures import Figure
from zeren.figures import Comparator
from zeren.findings import Finding, Severity, declare
from zeren.reading.amount_phrases import (
    MEASURE,
    AmountPhrase,
    in_full,
    numbers_in,
    values_in,
)
from zeren.reading.data_files import TARGETS
from zeren.reading.task_references import quotable

WRONG_VALUE = declare(
    "M014",
    Severity.ERROR,
    "数值写法不对",
    about="数值写一个数，如 4.5、500、90；“介于”的写两头，如 2—3，小的在前。单位写在“计量单位”里。",
    wrong="数值：500万元",
    right="数值：500，计量单位：万元",
)
OTHER_VALUE = declare(
    "M015",
    Severity.ERROR,
    "数值不是原文写的",
    about="数值要是这句原文里的数；一个、1个、１个算同一个数，五百万元和500万元也是。",
    wrong="原文：至少建立2个，数值：3",
    right="原文：至少建立2个，数值：2",
)
WRONG_MEASURE = declare(
    "M016",
    Severity.ERROR,
    "计量单位不对",
    about="计量单位照原文写紧跟在数后面的量词或单位，如个、人、万元、平方米、%；数的是什么写在“指标”里。",
    wrong="原文：4.5个以上，计量单位：婴幼儿托位",
    right="原文：4.5个以上，计量单位：个",
)
OTHER_COMPARATOR = declare(
    "M017",
    Severity.WARNING,
    "比较与原文的说法不同",
    about="原文写“至少”“不少于”“以上”的是不少于，“最长”“不超过”“以内”的是不超过，"
    "“超过”是超过，什么都没有写的是等于。“以上”“以下”“以内”包括本数（民法典第一千二百五十九条）。",
    wrong="原文：至少建立2个，比较：不超过",
    right="原文：至少建立2个，比较：不少于",
)
CONTRADICTING = declare(
    "M018",
    Severity.ERROR,
    "两个指标互相矛盾",
    about="同一项任务里，同一个指标、同样的范围和对象，不能要求两个不能同时做到的数。",
    wrong="每个区的示范机构，一行不少于 2 个，一行不超过 1 个",
    right="只留与原文一致的一行；数的不是同一样东西的，在“指标”“范围”里写清楚",
)


def wrong_values(context: Context) -> Iterator[Finding]:
    """A cell holds no number, or a range the wrong way round or without its comparator."""
    for entry in context.entries(TARGETS):
        written = entry.text("value")
        values = values_in(written) if written else None
        is_range = entry.text("comparator") == Comparator.BETWEEN
        if not written or entry.text("comparator") not in tuple(Comparator):
            continue
        if values is None:
            message = f"“{written}”不是数。"
        elif is_range is not (len(values) > 1):
            message = "“介于”要写两头，如 2—3；别的只写一个数。"
        elif values[0] > values[-1]:
            message = f"“{written}”的两头颠倒了。"
        else:
            continue
        yield WRONG_VALUE.found(
            entry.place("value"), message, "如 4.5；介于的如 2—3；单位写在“计量单位”里。", written
        )


def unproven_values(context: Context) -> Iterator[Finding]:
    """A number or its measure does not stand in the quote, or is meant otherwise there."""
    for one in context.proven(TARGETS):
        values, measure = values_in(one.entry.text("value")), _measure(one)
        if values is None or not measure:
            continue
        phrases = one.said.amounts
        meant = [phrase for phrase in phrases if _is_same(phrase, values, measure)]
        if meant:
            yield from _other_comparator(one, meant)
        elif not MEASURE.fullmatch(measure):
            yield _wrong_measure(one, phrases, f"“{measure}”不是计量单位。")
        elif any(phrase.values == values for phrase in phrases):
            yield _wrong_measure(one, phrases, f"原文里，这个数的后面不是“{measure}”。")
        else:
            said = "、".join(f"{phrase.text}" for phrase in phrases)
            yield OTHER_VALUE.found(
                one.entry.place("value"),
                f"这句原文里没有 {one.entry.text('value')} {measure}。",
                f"原文写的是{said}。"
                if said
                else "换成写明这个数的原文；原文没有写的，删去这一行。",
                one.entry.text("value"),
            )


def invented_numbers(context: Context) -> Iterator[Finding]:
    """What is counted, or for what, holds a number that the task does not."""
    for one in context.proven(TARGETS):
        for key in ("what", "scope"):
            written = one.entry.text(key)
            said = (number for text in quotable(one.task) for number in numbers_in(text))
            others = numbers_in(written).difference(said)
            if others:
                words = "、".join(f"{number:f}" for number in sorted(others))
                yield OTHER_VALUE.found(
                    one.entry.place(key),
                    f"任务里没有“{written}”里的 {words}。",
                    "照任务的原话改正。",
                    written,
                )


def _measure(one: Figure) -> str:
    return unicodedata.normalize("NFKC", one.entry.text("measure"))


def _is_same(phrase: AmountPhrase, values: tuple[Decimal, ...], measure: str) -> bool:
    """Whether a phrase says these values: 500 of 万元 is 5000000 of 元."""
    theirs = [in_full(value, phrase.measure) for value in phrase.values]
    return theirs == [in_full(value, measure) for value in values]


def _wrong_measure(one: Figure, phrases: tuple[AmountPhrase, ...], message: str) -> Finding:
    right = "、".join(dict.fromkeys(phrase.measure for phrase in phrases))
    return WRONG_MEASURE.found(
        one.entry.place("measure"),
        message,
        f"照原文填：{right}。" if right else "填数后面的量词，如个、人、万元、平方米、%。",
        one.entry.text("measure"),
    )


def _other_comparator(one: Figure, meant: list[AmountPhrase]) -> Iterator[Finding]:
    written = one.entry.text("comparator")
    if written in tuple(Comparator) and written not in {one.comparator for one in meant}:
        right = "、".join(dict.fromkeys(phrase.comparator.word for phrase in meant))
        words = "、".join(phrase.text for phrase in meant)
        yield OTHER_COMPARATOR.found(
            one.entry.place("comparator"),
            f"“{words}”在原文里的意思是“{right}”，这里是“{Comparator(written).word}”。",
            f"改成“{right}”；没有错的，在 accepted 里接受。",
            Comparator(written).word if one.entry.is_row else written,
        )


_OF_ONE_THING = ("what", "scope", "binds", "until")


def contradicting(context: Context) -> Iterator[Finding]:
    """Two targets of a task for the same thing cannot both be met."""
    groups: defaultdict[tuple[object, ...], list[tuple[Figure, _Bounds]]] = defaultdict(list)
    for one in context.figures(TARGETS):
        values = values_in(one.entry.text("value"))
        comparator = one.entry.text("comparator")
        if values is None or comparator not in tuple(Comparator):
            continue
        full = [in_full(value, _measure(one)) for value in values]
        said = (one.entry.text(key) or one.entry.texts(key) for key in _OF_ONE_THING)
        same = (one.task.id, full[0][1], *said)
        bounds = _Bounds(Comparator(comparator), [value for value, _ in full])
        for other, theirs in groups[same]:
            if bounds.excludes(theirs):
                yield CONTRADICTING.found(
                    one.entry.place("value"),
                    f"与{other.entry.where}的{_said(other)}矛盾：这里是{_said(one)}。",
                    "对照原文，只留一行；数的不是同一样东西的，在“指标”“范围”里写清楚。",
                    one.entry.text("value"),
                )
                break
        groups[same].append((one, bounds))


def _said(one: Figure) -> str:
    word = Comparator(one.entry.text("comparator")).word
    return f"“{word} {one.entry.text('value')} {one.entry.text('measure')}”"


class _Bounds:
    """The values that a target allows: from least to most, the ends included or not."""

    def __init__(self, comparator: Comparator, values: list[Decimal]) -> None:
        first, last = values[0], values[-1]
        endless = Decimal("Infinity")
        self.least, self.most = {
            Comparator.AT_LEAST: ((first, 0), (endless, 0)),
            Comparator.MORE_THAN: ((first, 1), (endless, 0)),
            Comparator.AT_MOST: ((-endless, 0), (last, 0)),
            Comparator.LESS_THAN: ((-endless, 0), (last, -1)),
        }.get(comparator, ((first, 0), (last, 0)))

    def excludes(self, other: _Bounds) -> bool:
        """Whether no value is allowed by both."""
        return self.most < other.least or other.most < self.least


RULES = (wrong_values, unproven_values, invented_numbers, contradicting)
