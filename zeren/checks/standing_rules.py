"""Rules for tasks that are done no more: what their status says, since when and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zeren.checks.context import Context
from zeren.columns import head_of
from zeren.findings import Finding, Severity, declare
from zeren.reading.rows import TaskRow
from zeren.reading.task_status import status_in
from zeren.text.characters import clean
from zeren.text.dates import date_in
from zeren.text.similar import likeliest

UNCLEAR_STATUS = declare(
    "T040",
    Severity.ERROR,
    "任务的状态看不懂",
    about="不再执行的任务不删行，在“状态”列写明去向，网页和网址就一直保留。只有三种写法："
    "撤销；并入 12（接手任务的编号）；拆为 12、13（至少两项）。照常执行的任务，这一格空着。",
    wrong="状态：已完成",
    right="状态：撤销",
)
UNKNOWN_HEIR = declare(
    "T041",
    Severity.ERROR,
    "接手的任务不对",
    about="“并入”“拆为”后面写接手任务的编号（没有编号的写序号），它要在任务表里，不能是自己，"
    "也不能绕一圈回到自己。",
    wrong="状态：并入 99，任务表里没有编号 99",
    right="状态：并入 12",
)
UNPROVEN_STATUS = declare(
    "T042",
    Severity.ERROR,
    "状态没有日期或原因",
    about="写了状态的任务，“状态日期”写从哪天起不再执行，“状态原因”写为什么、哪个文件写明的；"
    "没有写状态的，这两格空着。",
    wrong="状态：撤销，状态日期和状态原因空着",
    right="状态：撤销，状态日期：2026年1月2日，状态原因：市政府办公室印发的调整通知",
)
WRONG_STATUS_DATE = declare(
    "T043",
    Severity.ERROR,
    "状态日期不是日期",
    about="“状态日期”写从哪天起不再执行，如 2026年1月2日；只知道月份的写 2026年1月。",
    wrong="状态日期：去年底",
    right="状态日期：2025年12月",
)


def unclear_statuses(context: Context) -> Iterator[Finding]:
    """A status is none of the three forms."""
    for row in context.rows:
        if row.is_retired and status_in(row.get("status")) is None:
            yield UNCLEAR_STATUS.found(
                row.place("status"),
                f"状态“{row.get('status')}”看不懂。",
                "写“撤销”“并入 12”（接手任务的编号）或“拆为 12、13”；照常执行的，删去这一格。",
                row.get("status"),
            )


def unknown_heirs(context: Context) -> Iterator[Finding]:
    """A task was taken over by one that is not there, by itself, or in a circle."""
    heirs = {row.id: list(heirs_of(context, row)) for row in context.rows if row.is_retired}
    circles = _in_circles({one: [r.id for _, r in found if r] for one, found in heirs.items()})
    known = [row.id for row in context.rows if row.id]
    for row in context.rows:
        for written, heir in heirs.get(row.id, ()) if row.is_retired else ():
            if heir is None:
                likely = "、".join(likeliest(written, known))
                message = f"没有编号是“{written}”的任务，或者有几个清单，分不清是哪一项。"
                hint = f"写接手任务的编号{f'，如 {likely}' if likely else ''}。"
            elif heir is row:
                message, hint = "任务不能由自己接手。", "写接手它的另一项任务的编号。"
            elif circles.issuperset((row.id, heir.id)):
                message = f"从“{written}”往下查，又回到这项任务。"
                hint = "对照文件，改正其中一项的状态。"
            else:
                continue
            yield UNKNOWN_HEIR.found(row.place("status"), message, hint, written)


def heirs_of(context: Context, row: TaskRow) -> Iterator[tuple[str, TaskRow | None]]:
    """What the status of a row names, and the tasks that it means.

    Args:
        context: What rules look at.
        row: The row.
    """
    status = status_in(row.get("status"))
    for written in status.into if status else ():
        found = context.finder.near(written, row)
        yield written, found[0] if len(found) == 1 else None


def _in_circles(next_of: Mapping[str, list[str]]) -> frozenset[str]:
    """The tasks from which the way of those that took them over leads back to them."""
    found = set()
    for start in next_of:
        seen: set[str] = set()
        ahead = list(next_of[start])
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                ahead += next_of.get(one, ())
        if start in seen:
            found.add(start)
    return frozenset(found)


def unproven_statuses(context: Context) -> Iterator[Finding]:
    """A status lacks its day or its reason, or these stand without one."""
    for row in context.rows:
        for key in ("since", "reason"):
            is_written = bool(clean(row.get(key)))
            if row.is_retired and not is_written:
                yield UNPROVEN_STATUS.found(
                    row.place(key),
                    f"写了状态“{row.get('status')}”，{head_of(key)}是空的。",
                    f"填上{head_of(key)}；表里没有这一列的，加在最后。",
                )
            elif is_written and not row.is_retired:
                yield UNPROVEN_STATUS.found(
                    row.place(key),
                    f"写了{head_of(key)}，状态是空的。",
                    "任务不再执行的，填上状态；照常执行的，删去这一格。",
                    row.get(key),
                )


def wrong_dates(context: Context) -> Iterator[Finding]:
    """The day of a status is none."""
    for row in context.rows:
        if row.is_retired and row.get("since") and date_in(row.get("since")) is None:
            yield WRONG_STATUS_DATE.found(
                row.place("since"),
                f"“{row.get('since')}”不是日期。",
                "写成 2026年1月2日 这样；只知道月份的写 2026年1月。",
                row.get("since"),
            )


RULES = (unclear_statuses, unknown_heirs, unproven_statuses, wrong_dates)
