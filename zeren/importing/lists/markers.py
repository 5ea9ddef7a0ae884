"""The numbers with which paragraphs begin: 第一章, 一、, （一）, 1., （1）, ①, and their levels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zeren.text.ordinals import (
    BRACKETED,
    BRACKETED_CHINESE,
    CIRCLED,
    OTHER_CIRCLED,
    POINTED,
    value_of,
)

_CHINESE = "一二三四五六七八九十百〇零两"
_DIGIT = r"[0-9０-９]"


@dataclass(frozen=True, slots=True)
class Marker:
    """The number of a paragraph.

    Attributes:
        number: As published, without the point or comma after it.
        ordinal: The number that it stands for.
        level: How deep it stands: the outermost has the least.
        rest: The paragraph after it.
    """

    number: str
    ordinal: int
    level: int
    rest: str

    @property
    def is_named(self) -> bool:
        """Whether a word says what is counted, as in 问题一."""
        return _IS_NAMED.match(self.number) is not None


_VALUE = rf"(?P<value>{_DIGIT}{{1,3}})"
_CHINESE_VALUE = rf"(?P<value>[{_CHINESE}]{{1,6}})"
_ANY_VALUE = rf"(?P<value>[{_CHINESE}]{{1,6}}|{_DIGIT}{{1,3}})"
# The small forms are for columns of narrow type; input methods give them all the same.
_POINT = r"[.．﹒․•·]"
_COMMA = r"[、﹑､]"
_OPEN, _CLOSE = r"[（(﹙]\s{0,2}", r"\s{0,2}[)）﹚]"
_GAP = r"[ \t\u3000\xa0]"
# 4.5个以上 and 10.25万元 begin with an amount, 1-6月 with a time.
_UNITS = "[.．﹒%％‰万亿个元倍人米公吨年岁户家次分月日天周季度项条所座名处套级类层]"
_NO_AMOUNT = rf"(?!{_UNITS}|{_DIGIT})"
# Behind a point digits go on a number, unless they are a year: 10.2025年前.
_NO_MORE_DIGITS = rf"(?!{_DIGIT}(?!{_DIGIT}{{3}}年))"
_SIGN = rf"(?:{_COMMA}|{_POINT}{_NO_MORE_DIGITS}|[，,﹐](?!{_DIGIT}))"
_AFTER_NUMBER = rf"(?:{_GAP}{{0,2}}{_SIGN}|{_GAP}+)"
_DASH = "[-—－–‑﹣]"
# 整改任务一, 第二件实事
_SORTS = "(?:任务|事项|实事|项目|问题|措施|工程|工作)"
_SORT = f"(?:整改|反馈|突出|重点|主要|具体|民生|惠民|为民|建设)?{_SORTS}"
_COUNTER = f"[件项]{_SORTS}?"
_IS_NAMED = re.compile(f"{_SORT}|第.{{1,6}}[件项]")
# The usual order of levels (GB/T 9704-2012, 7.3.3: 一、（一）1.（1）), with those of laws above it.
_FORMS = tuple(
    (re.compile(rf"{pattern}\s*(?P<rest>.*)", re.DOTALL), level)
    for pattern, level in (
        (rf"(第{_ANY_VALUE}(?:章|编|編|篇|部分))[：:、]?", 10),
        (rf"(第{_ANY_VALUE}[节節])[：:、]?", 20),
        (rf"(第{_ANY_VALUE}[条條])(?![道路线河街例])[：:、]?", 35),
        (rf"({_CHINESE_VALUE}){_GAP}{{0,2}}(?:{_COMMA}|{_POINT}|[，,﹐])", 30),
        (rf"({_OPEN}{_CHINESE_VALUE}{_CLOSE})[、﹑.．﹒]?", 40),
        (rf"((?P<value>[{BRACKETED_CHINESE}]))[、﹑.．﹒]?", 40),
        (rf"({_VALUE}){_AFTER_NUMBER}", 50),
        (rf"((?P<value>[{POINTED}]))[、﹑.．﹒]?", 50),
        (rf"({_SORT}{_ANY_VALUE}){_GAP}{{0,2}}[：:、﹑.．﹒]", 50),
        (rf"(第{_ANY_VALUE}{_COUNTER}){_GAP}{{0,2}}[：:、﹑]", 50),
        (rf"【({_SORT}{_ANY_VALUE})】[：:、]?", 50),
        (rf"【(第{_ANY_VALUE}{_COUNTER})】[：:、]?", 50),
        (rf"({_DIGIT}{{1,3}}{_POINT}{_VALUE}){_NO_AMOUNT}[、﹑]?", 53),
        (rf"({_DIGIT}{{1,3}}{_DASH}{_VALUE})(?!{_DASH}){_NO_AMOUNT}[、﹑.．﹒]?", 53),
        (rf"({_DIGIT}{{1,3}}{_POINT}{_DIGIT}{{1,3}}{_POINT}{_VALUE}){_NO_AMOUNT}[、﹑]?", 56),
        (rf"({_DIGIT}{{1,3}}{_DASH}{_DIGIT}{{1,3}}{_DASH}{_VALUE}){_NO_AMOUNT}[、﹑.．﹒]?", 56),
        (rf"((?:{_OPEN})?{_VALUE}{_CLOSE})[、﹑.．﹒]?", 60),
        (rf"((?P<value>[{BRACKETED}]))[、﹑.．﹒]?", 60),
        (rf"((?P<value>[{CIRCLED}{OTHER_CIRCLED}]))[、﹑.．﹒]?", 70),
    )
)
HEADING_LEVEL = 25
_ITEM_ENDS = re.compile(r"[。；;]\s{0,4}|\n")
_LONGEST_MARKER = 20

NOTE = re.compile(r"^[（(【]?(注|备注|说明|注释|填表说明|合计|总计|小计)([：:\d一二三 　]|$)")
"""What a note below a table begins with, or its total."""


def without_marker(text: str) -> str:
    """A paragraph without the number with which it begins, where it begins with one.

    Args:
        text: The paragraph.
    """
    marker = marker_of(text)
    return text if marker is None else marker.rest


def marker_of(text: str) -> Marker | None:
    """The number with which a paragraph begins.

    Args:
        text: The paragraph.

    Returns:
        The number; None where it begins with none. `4.5个以上` begins with none.
    """
    for form, level in _FORMS:
        match = form.fullmatch(text)
        if match and (ordinal := value_of(match["value"])) is not None:
            # ⒈ holds its point: without it stands the plain number.
            number = str(ordinal) if match[1] in POINTED else match[1]
            return Marker(number, ordinal, level, match["rest"])
    return None


def counts_on(marker: Marker) -> bool:
    """Whether the next number stands in the same paragraph, as in 1.建立制度。2.开展检查.

    Args:
        marker: The number with which a paragraph begins, with the paragraph after it.
    """
    starts = (end.end() for end in _ITEM_ENDS.finditer(marker.rest))
    following = (marker_of(marker.rest[at : at + _LONGEST_MARKER]) for at in starts)
    return any(
        one is not None and one.level == marker.level and one.ordinal == marker.ordinal + 1
        for one in following
    )


def plain_number(text: str) -> tuple[str, int]:
    """A cell of 序号 and the number that it stands for.

    Args:
        text: The cell, such as `1.`, `（三）` or `1-5`.

    Returns:
        The number as published, without a point or comma after it, and its value; 0 where it
        is no plain number.
    """
    number = text.strip().rstrip(".．﹒、﹑､,，:：").strip()
    marker = marker_of(f"{number}、") if number else None
    if marker is not None and not marker.rest:
        return marker.number, marker.ordinal
    return number, value_of(number.strip("（）()")) or 0
