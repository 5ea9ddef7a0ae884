"""Rules about how long a plan is in force, and what took its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zeren.checks.context import Context
from zeren.findings import Finding, Severity, declare
from zeren.model import PlanStatus
from zeren.reading.data_files import PLANS
from zeren.reading.entries import Entry
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


RULES = (reversed_dates, wrong_successors)
