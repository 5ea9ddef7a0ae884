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
from zeren.reading.date_phrases import date_phrases
from zeren.text.amounts import number_in

# What is counted in.
_UNIT_WORDS = """
个百分点 个工作日 个月 平方公里 平方千米 平方米 立方米 公里 千米 公顷 平方 立方 毫米 厘米 米
公斤 千克 毫克 克 吨 升 毫升 千瓦时 千瓦 兆瓦 度 摄氏度 元 美元 欧元 角 % ‰ 倍 成 折
个 名 人 位 户 家 所 处 座 栋 幢 套 间 台 辆 艘 架 条 段 件 起 场 期 届 班 支 团 片 块 宗 份 册 本
篇 部 种 类 项 次 人次 户次 家次 例 剂 针 床 张 盏 口 眼 株 棵 头 只 羽 匹 亩 里 岁 周岁
年 周 星期 天 日 小时 分钟 秒 学时 课时 学分 分 组 对 双 枚 颗 粒 包 箱 袋 瓶 桶 车 趟 班次 车次
层 代 样 点 门 节 批次 轮 席 单元 标段
"""
# A longer one before those that begin it.
UNITS: tuple[str, ...] = tuple(sorted(_UNIT_WORDS.split(), key=len, reverse=True))
_LARGE = "万亿|百亿|千万|百万|亿|万|千|百|十"
_UNIT = "|".join(map(re.escape, UNITS))
MEASURE = re.compile(f"(?:{_LARGE})?(?:{_UNIT})")
_ARABIC = r"[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9０-９]+)?"
_CHINESE = "[零〇一二两三四五六七八九十百千万亿]+"
_TO = r"\s*(?:[-—–~～]+|至|到)\s*"
_LEAST = (
    "不少于",
    "不低于",
    "不小于",
    "不得少于",
    "不得低于",
    "至少",
    "最少",
    "最低",
    "最短",
    "达到",
    "达",
)
_MOST = (
    "不超过",
    "不高于",
    "不多于",
    "不大于",
    "不得超过",
    "至多",
    "最多",
    "最长",
    "最高",
    "控制在",
)
_MORE = ("超过", "多于", "高于", "大于")
_LESS = ("低于", "少于", "小于", "不足", "未满", "不满")
_BEFORE = "|".join((*_LEAST, *_MOST, *_MORE, *_LESS))
_AFTER = "及?以上|及?以下|以?内|之内|左右"
# Up to so many characters may stand between 至少 and the number: 至少建立1个.
_BETWEEN = 6
_PHRASE = re.compile(
    rf"(?P<first>{_ARABIC}|{_CHINESE})"
    rf"(?:{_TO}(?P<second>{_ARABIC}|{_CHINESE}))?"
    rf"\s*(?P<measure>(?:{_LARGE})?(?:{_UNIT}))(?P<after>{_AFTER})?"
)
_PERCENT = re.compile(rf"(?P<first>百分之(?:{_ARABIC}|{_CHINESE}))(?P<after>{_AFTER})?")
_LEAD = re.compile(rf"(?P<word>{_BEFORE})[^，。；：、！？\d]{{0,{_BETWEEN}}}$")
_QUOTED = re.compile("“[^”]*”|《[^》]*》|〔[^〕]*〕")
# Behind these, a number counts nothing: 第3条, 统一, 之一.
_NO_NUMBER_AFTER = frozenset("第之统同唯某另万单专逐进")
# Of Chinese digits only these units are counted with; 一级, 三孩 and 一类 name a kind.
_COUNTED = """
个 名 人 位 户 家 所 处 座 栋 套 间 台 辆 条 场 期 届 支 份 部 项 次 元 年 个月 天 日 岁 周岁
平方米 公里 亩 吨 小时 倍 个百分点 % 人次 个工作日 成
"""
_COUNTED_IN_WORDS = frozenset(_COUNTED.split())
_NO_UNIT_BEFORE = re.compile("[性体同致起批定般律切流步级]")


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
    taken = [(one.start, one.end) for one in date_phrases(text)]
    taken += [match.span() for match in _QUOTED.finditer(text)]
    found: list[AmountPhrase] = []
    for pattern in (_PERCENT, _PHRASE):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            phrase = _phrase(match, text)
            if phrase is not None:
                taken.append((phrase.start, phrase.end))
                found.append(phrase)
    return tuple(sorted(found, key=lambda phrase: phrase.start))


def values_in(text: str) -> tuple[Decimal, ...] | None:
    """The value that a cell holds, or the two ends of a range.

    Args:
        text: The cell, such as 4.5, 2—3 or 五百.

    Returns:
        One number or two; None where it is neither.
    """
    parts = re.split(_TO, unicodedata.normalize("NFKC", text))
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
    for match in re.finditer(f"{_ARABIC}(?:{_LARGE})*|{_CHINESE}", plain):
        bare = re.match(_ARABIC, match[0])
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


def _phrase(match: re.Match[str], text: str) -> AmountPhrase | None:
    names = match.groupdict()
    first = names["first"].removeprefix("百分之")
    measure = names.get("measure") or "%"
    is_in_words = not re.match(_ARABIC, first)
    before = text[max(match.start() - 1, 0) : match.start()]
    if before in _NO_NUMBER_AFTER or (names["first"] == first and before.isdigit()):
        return None
    if is_in_words and names["first"] == first:
        unit = next(one for one in UNITS if measure.endswith(one))
        if unit not in _COUNTED_IN_WORDS or _NO_UNIT_BEFORE.match(text, match.end()):
            return None
    values = [_number(one) for one in (first, names.get("second")) if one]
    if None in values:
        return None
    lead = _LEAD.search(text[max(match.start() - _BETWEEN - 4, 0) : match.start()])
    comparator = _comparator(lead["word"] if lead else "", names["after"] or "", len(values))
    return AmountPhrase(
        *match.span(), match[0], tuple(v for v in values if v is not None), measure, comparator
    )


def _comparator(lead: str, after: str, values: int) -> Comparator:
    """How a value is meant. 以上, 以下 and 以内 include it (Civil Code, article 1259)."""
    if values > 1:
        return Comparator.BETWEEN
    if after.endswith("上"):
        return Comparator.AT_LEAST
    if after.endswith(("下", "内")):
        return Comparator.AT_MOST
    for comparator, words in (
        (Comparator.AT_LEAST, _LEAST),
        (Comparator.AT_MOST, _MOST),
        (Comparator.MORE_THAN, _MORE),
    ):
        if lead in words:
            return comparator
    return Comparator.LESS_THAN if lead else Comparator.EXACTLY
