"""What a file holds that became no task although it may be one, or may belong to one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from zeren.importing.document import Document, Paragraph, all_doubts
from zeren.importing.lists.clauses import has_role, is_clause
from zeren.importing.lists.detection import FOOT, NOT_PUT_BACK
from zeren.importing.lists.found import Found, FoundTask, Leftover
from zeren.importing.lists.grid_tasks import CHAPTER, HEADS, NO_PARTY, NO_TEXT
from zeren.importing.lists.group_clauses import GROUP
from zeren.importing.lists.text_reasons import (
    BEHIND_TITLE,
    DUTY,
    EMPTY_CLAUSE,
    LEAD_IN,
    NO_TASK,
)

BESIDE = "后面的“{words}”没有归到任何一项（{place}），是不是这一项的，请对照原文"
# What stands without a task may be a part of the task before it.
_PARTS = frozenset((NO_TEXT, NO_TASK, EMPTY_CLAUSE))
_LOST = _PARTS | {NO_PARTY, NOT_PUT_BACK, DUTY, BEHIND_TITLE}
# What these are is known, whatever their words.
_KNOWN = frozenset((HEADS, CHAPTER, GROUP, FOOT, LEAD_IN))
_BETWEEN_CELLS = "｜"
_SHOWN = 30


def with_lost(found: Found, document: Document, known: Collection[str]) -> Found:
    """Tell what may have been lost, and doubt the tasks that it may belong to.

    Args:
        found: What was found in a file.
        document: What the file holds.
        known: Names of parties, without blanks.

    Returns:
        The same, with each leftover judged, and with a doubt on the task before a part of one.
    """
    order = {place: number for number, place in enumerate(_places(document))}
    last = max((order.get(task.place, 0) for task in found.tasks), default=0)
    # What a reader leaves out, it has told with its reason.
    told = {(one.text, one.place) for one in document.left_out}
    leftovers = tuple(
        replace(
            one,
            is_lost=(one.text, one.place) not in told
            and _is_lost(one, known, is_behind=order.get(one.place, 0) > last),
        )
        for one in dict.fromkeys(found.leftovers)
    )
    doubts = _doubts(found.tasks, leftovers, order)
    tasks = tuple(_doubted(task, doubts.get(i, ())) for i, task in enumerate(found.tasks))
    return replace(found, tasks=tasks, leftovers=leftovers)


def _is_lost(leftover: Leftover, known: Collection[str], *, is_behind: bool) -> bool:
    """Whether it may hold a task or a unit: by the reason, else by its words.

    A bare name behind the last task is that of the office that issues the list.
    """
    if leftover.reason in _KNOWN:
        return False
    if leftover.reason in _LOST:
        return True
    cells = leftover.text.split(_BETWEEN_CELLS)
    return any(is_clause(cell, known) and not (is_behind and not has_role(cell)) for cell in cells)


def _doubts(
    tasks: Iterable[FoundTask], leftovers: Iterable[Leftover], order: Mapping[str, int]
) -> dict[int, list[str]]:
    """What each task must be asked about, by its place among the tasks."""
    known = sorted((order[task.place], i) for i, task in enumerate(tasks) if task.place in order)
    starts = [start for start, _ in known]
    doubts: dict[int, list[str]] = {}
    for one in leftovers:
        if one.reason not in _PARTS or one.place not in order:
            continue
        before = bisect_right(starts, order[one.place])
        if before:
            words = one.text.replace("\n", " ")
            shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
            said = BESIDE.format(words=shown, place=one.place)
            doubts.setdefault(known[before - 1][1], []).append(said)
    return doubts


def _places(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block.place
        else:
            yield from (row.place for row in block.rows)


def _doubted(task: FoundTask, doubts: Collection[str]) -> FoundTask:
    if not doubts:
        return task
    return replace(task, doubt=all_doubts(task.doubt, *doubts))
