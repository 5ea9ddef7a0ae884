"""Rules about plans: how long each is in force, what took its place, which columns it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zeren.checks.context import Context
from zeren.columns import column_of, is_of_persons
from zeren.findings import Finding, Severity, declare
from zeren.model import PlanStatus
from zeren.reading.data_files import PLANS
from zeren.reading.entries import Entry
from zeren.reading.further_columns import PRIVATE, SHOWN
from zeren.text.characters import squeeze
from zeren.text.dates import date_in

REVERSED_DATES = declare(
    "R022",
    Severity.ERROR,
    "清单的起止日期颠倒",
    about="清单的截止日期早于起始日期，多半是两格填反了，或年份写错了。",
    wrong="起始日期：2026年12月31日，截止日期：2026年1月1日",
    right="起始日期：2026年1月1日，截止日期：2026年12月31日",
)
WRONG_SUCCESSOR = declare(
    "R023",
    Severity.ERROR,
    "替代的清单不对",
    about="“替代清单”写取代它的清单的网址名，那个清单要登记在 plans 里；不能是它自己，"
    "也不能绕一圈回到它自己；写了替代清单的，状态是“已被替代”。",
    wrong="网址名：tasks-2025，替代清单：2026年任务清单",
    right="网址名：tasks-2025，状态：已被替代，替代清单：tasks-2026",
)

WRONG_COLUMN = declare(
    "R025",
    Severity.ERROR,
    "另有的列登记不对",
    about="“另有的列”和“不公开的列”写任务表里这个清单自己的列名。本站已有的列名（如“备注”）不用登记；"
    "一个列名只登记一次，或者显示，或者不公开。",
    wrong="columns: [整改目标, 备注]",
    right="columns: [整改目标]",
)
PERSONS_SHOWN = declare(
    "R026",
    Severity.WARNING,
    "网站会显示个人信息",
    about="责任人、联系电话等列登记在“另有的列”里，网站人人看得到。确实可以公开的，"
    "登记为没有错的提示；否则改登记为“不公开的列”，只留在表里。",
    wrong="columns: [整改目标, 联系电话]",
    right="columns: [整改目标]\nprivate_columns: [联系电话]",
)


def reversed_dates(context: Context) -> Iterator[Finding]:
    """A plan ends before it begins."""
    for entry in context.entries(PLANS):
        first, last = date_in(entry.text("from")), date_in(entry.text("until"))
        if first and last and last.is_before(first):
            yield REVERSED_DATES.found(
                entry.place("until"),
                f"{entry.called('until')}“{entry.text('until')}”早于"
                f"{entry.called('from')}“{entry.text('from')}”。",
                "对照文件改正其中一个日期。",
                entry.text("until"),
            )


def wrong_successors(context: Context) -> Iterator[Finding]:
    """A plan is superseded by one that is not there, by itself, in a circle, or is in force."""
    if not context.knows(PLANS):
        return
    entries = list(context.entries(PLANS))
    next_of = {entry.text("slug"): entry.text("superseded_by") for entry in entries}
    circles = _in_circles(next_of)
    for entry in entries:
        other = entry.text("superseded_by")
        if reason := _fault(entry, other, next_of, in_circle=entry.text("slug") in circles):
            message, hint = reason
            yield WRONG_SUCCESSOR.found(entry.place("superseded_by"), message, hint, other)


def wrong_columns(context: Context) -> Iterator[Finding]:
    """A plan names a column of ours as one of its own, or one column twice."""
    for entry in context.entries(PLANS):
        seen: set[str] = set()
        for key in (SHOWN, PRIVATE):
            for head in filter(None, map(squeeze, entry.texts(key))):
                ours = column_of(head)
                if ours is not None:
                    message = f"“{head}”是本站已有的列，不用登记。"
                elif head in seen:
                    message = f"“{head}”登记了两次。"
                else:
                    seen.add(head)
                    continue
                yield WRONG_COLUMN.found(entry.place(key), message, f"删去一个“{head}”。", head)


def persons_shown(context: Context) -> Iterator[Finding]:
    """A column of persons or their phones is shown on the site."""
    for entry in context.entries(PLANS):
        for head in filter(is_of_persons, entry.texts(SHOWN)):
            private = entry.called(PRIVATE)
            yield PERSONS_SHOWN.found(
                entry.place(SHOWN),
                f"“{head}”看来是个人或联系方式，网站人人看得到。",
                f"不宜公开的，移到{private}里；可以公开的，登记为没有错的提示。",
                head,
            )


def _fault(
    entry: Entry, other: str, next_of: Mapping[str, str], *, in_circle: bool
) -> tuple[str, str] | None:
    """What is wrong with what took a plan's place, and what to do; None where nothing is."""
    if not other:
        return None
    if other not in next_of:
        slug = entry.called("slug")
        return f"没有登记清单“{other}”。", f"填 {entry.file} 里另一个清单的{slug}。"
    if other == entry.text("slug"):
        return "清单不能被自己替代。", "填取代它的清单；没有的，删去这一格。"
    if in_circle:
        return f"从“{other}”往下查，又回到这个清单。", "对照文件，改正其中一个清单的替代清单。"
    status = entry.text("status")
    if status != PlanStatus.SUPERSEDED and (not status or status in tuple(PlanStatus)):
        word = PlanStatus.SUPERSEDED.word if entry.is_row else PlanStatus.SUPERSEDED.value
        called = entry.called("status")
        return f"写了替代清单，{called}却不是“{word}”。", f"{called}填“{word}”，或删去替代清单。"
    return None


def _in_circles(next_of: Mapping[str, str]) -> frozenset[str]:
    """The plans from which the way of those that took their places leads back to them."""
    found: set[str] = set()
    done: set[str] = set()
    for start in next_of:
        way: dict[str, int] = {}
        here = start
        while here in next_of and here not in done and here not in way:
            way[here] = len(way)
            here = next_of[here]
        if here in way:
            found.update(list(way)[way[here] :])
        done.update(way)
    return frozenset(found)


RULES = (reversed_dates, wrong_successors, wrong_columns, persons_shown)
