"""Rules for the dates of milestones and targets: they exist, and are as precise as their quote."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from zeren.checks.context import Context
from zeren.checks.figures import CELLS_OF, Figure, kind_of
from zeren.findings import Finding, Severity, declare
from zeren.reading.data_files import MILESTONES, TARGETS
from zeren.reading.date_forms import OWN_YEAR
from zeren.text.dates import Precision, Span, date_in
from zeren.text.spreadsheet_forms import day_of_serial, is_turned_date

WRONG_DATE = declare(
    "M005",
    Severity.ERROR,
    "日期不存在或写法不对",
    about="日期写成 2025年、2025年上半年、2025年第三季度、2025年6月、2025年6月下旬、2025年6月30日，"
    "或 2025-06-30；要是日历上有的。",
    wrong="截止日期：2025年6月31日",
    right="截止日期：2025年6月30日",
)
TURNED_ROUND = declare(
    "M006",
    Severity.ERROR,
    "日期被表格软件改了",
    about="Excel 和 WPS 会把日期改成别的写法，有时月和日颠倒，有时变成五位数字或英文月份。"
    "先把这一列设为“文本”格式，再照原文填。",
    wrong="原文：12月10日前，截止日期：10/12/2025",
    right="原文：12月10日前，截止日期：2025年12月10日",
)
OTHER_DATE = declare(
    "M007",
    Severity.ERROR,
    "日期不是原文写的",
    about="日期里的年、月、日都要是这句原文里有的；原文没有写年份的，年份要写在清单的标题或印发日期里。"
    "原文没有写日期的，日期不填。",
    wrong="原文：2025年6月底前，截止日期：2026年6月",
    right="原文：2025年6月底前，截止日期：2025年6月",
)
OTHER_PRECISION = declare(
    "M008",
    Severity.ERROR,
    "日期比原文细或粗",
    about="原文写到年就只写年，写到上半年就写上半年；不替原文补出月和日，也不省去它写了的。",
    wrong="原文：2025年上半年，截止日期：2025年6月30日",
    right="原文：2025年上半年，截止日期：2025年上半年",
)
REVERSED = declare(
    "M009",
    Severity.ERROR,
    "起止日期颠倒",
    about="截止日期早于起始日期，多半是两格填反了，或年份写错了。",
    wrong="起始日期：2025年12月31日，截止日期：2023年1月1日",
    right="起始日期：2023年1月1日，截止日期：2025年12月31日",
)

_KEYS = ("from", "until")


def wrong_dates(context: Context) -> Iterator[Finding]:
    """A cell holds no date, or one that does not exist."""
    quoted = {id(one.entry): one for one in context.proven(MILESTONES, TARGETS)}
    for entry in context.entries(MILESTONES, TARGETS):
        for key in _KEYS:
            written = entry.text(key)
            if not written or date_in(written) is not None:
                continue
            one = quoted.get(id(entry))
            right = "、".join(span.words for span in dict.fromkeys(one.dates)) if one else ""
            hint = (
                f"原文写的是{right}。"
                if right
                else "写成 2025年6月30日、2025年6月、2025年上半年或 2025年。"
            )
            if is_turned_date(written):
                day = day_of_serial(written)
                meant = f"它是 {day.year}年{day.month}月{day.day}日" if day else "看不出是哪一天"
                message = f"“{written}”是表格软件改过的写法，{meant}。"
                yield TURNED_ROUND.found(
                    entry.place(key), message, f"把这一列设为“文本”格式再填；{hint}", written
                )
            else:
                yield WRONG_DATE.found(
                    entry.place(key), f"“{written}”不是日期，或日历上没有这一天。", hint, written
                )


def unproven_dates(context: Context) -> Iterator[Finding]:
    """A date is none that its quote names there, or not as precise."""
    for one in context.proven(MILESTONES, TARGETS):
        first, last = (date_in(one.entry.text(key)) for key in _KEYS)
        if first and last and last.is_before(first):
            continue  # which is told as such
        wrong = [
            _unproven(one, key, span)
            for key, span in zip(_KEYS, (first, last), strict=True)
            if span is not None and _is_asked(one, key) and span not in _named(one, key)
        ]
        yield from wrong
        if first and last and not wrong and _is_asked(one, "from"):
            yield from _unpaired(one, first, last)


def _is_asked(one: Figure, key: str) -> bool:
    """Whether a cell should say a date at all."""
    kind = kind_of(one.entry)
    return one.entry.registry == TARGETS or (kind is not None and key in CELLS_OF[kind])


def _named(one: Figure, key: str) -> set[Span | None]:
    """The dates that a quote names as what a cell holds."""
    kind = one.entry.text("kind")
    if one.entry.registry == TARGETS:
        return {phrase.ends for phrase in one.phrases}
    if key == "from":
        return {phrase.starts for phrase in one.phrases}
    return {phrase.ends for phrase in one.phrases if phrase.kind == kind}


def _unpaired(one: Figure, first: Span, last: Span) -> Iterator[Finding]:
    if not any((phrase.starts, phrase.ends) == (first, last) for phrase in one.phrases):
        yield OTHER_DATE.found(
            one.entry.place("until"),
            f"原文没有写从{first.words}到{last.words}。",
            "照原文写的起止改正。",
            one.entry.text("until"),
        )


def _unproven(one: Figure, key: str, span: Span) -> Finding:
    place, written = one.entry.place(key), one.entry.text(key)
    if span in one.dates:
        return OTHER_DATE.found(
            place,
            f"原文里，{span.words}不是“{one.entry.called(key)}”。",
            "原文写的是起止的，类型填“起止”，两头都填；写的是期限的，类型填“期限”。",
            written,
        )
    named = "、".join(dict.fromkeys(other.words for other in one.dates))
    for other in one.dates:
        if span.precision is Precision.DAY and _turned_round(span) == other.first == other.last:
            return TURNED_ROUND.found(
                place,
                f"原文是{other.words}，这里是{span.words}：月和日颠倒了。",
                f"改成“{other.words}”；先把这一列设为“文本”格式。",
                written,
            )
    for other in one.dates:
        is_finer = other.first <= span.first and span.last <= other.last
        is_coarser = span.first <= other.first and other.last <= span.last
        if is_finer or is_coarser:
            return OTHER_PRECISION.found(
                place,
                f"原文只写到{other.words}，这里写了{span.words}。"
                if is_finer
                else f"原文写明是{other.words}，这里只写了{span.words}。",
                f"改成“{other.words}”。",
                written,
            )
    if named:
        return OTHER_DATE.found(
            place,
            f"这句原文里没有{span.words}，写的是{named}。",
            f"改成“{named}”，或换成写明这个日期的原文。",
            written,
        )
    return OTHER_DATE.found(place, f"这句原文里没有{span.words}。", _without_date(one), written)


def _without_date(one: Figure) -> str:
    """What to do where a quote names no date that can be told for certain."""
    vague = next((phrase.text for phrase in one.phrases if not phrase.is_dated), "")
    if not vague:
        return "换成写明这个日期的原文；原文没有写日期的，日期不填。"
    if OWN_YEAR.search(vague) or vague[-1] in "后起":
        return f"“{vague}”说不准是哪一天，日期不填。"
    return "原文没有写年份：在 plans 里登记清单的印发日期；年份不清楚的，日期不填。"


def _turned_round(span: Span) -> date | None:
    day = span.first
    try:
        return date(day.year, day.day, day.month)
    except ValueError:
        return None


def reversed_dates(context: Context) -> Iterator[Finding]:
    """A period ends before it begins."""
    for entry in context.entries(MILESTONES):
        first, last = date_in(entry.text("from")), date_in(entry.text("until"))
        if first and last and last.is_before(first):
            yield REVERSED.found(
                entry.place("until"),
                f"截止日期“{last.words}”早于起始日期“{first.words}”。",
                "对照原文改正其中一个日期。",
                entry.text("until"),
            )


RULES = (wrong_dates, unproven_dates, reversed_dates)
