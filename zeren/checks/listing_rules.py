"""Rules that compare the list of tasks with the published one: which there are, in which order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from zeren.checks.context import Context, Found
from zeren.checks.standing_rules import heirs_of
from zeren.columns import head_of
from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.published_text import PublishedTask
from zeren.reading.rows import TaskRow, own_id
from zeren.text.characters import squeeze

LEFT_OUT = declare(
    "T023",
    Severity.WARNING,
    "漏了原文的任务",
    about="公布的原文里有的任务，任务表里没有。从序号看得出来的，由 T016 说；"
    "末尾的、序号看不出来的，与原文对照。",
    wrong="原文有 20 项，任务表到第 18 项为止",
    right="任务表有第 19、20 项",
)
SURPLUS = declare(
    "T025",
    Severity.WARNING,
    "任务不在原文里",
    about="任务表里有的任务，公布的原文里没有这个编号（没有编号时看序号）。"
    "多半是序号写错了；确是后来增加的，更新 data/source/，或另立清单。",
    wrong="原文有 20 项，任务表里有第 21 项",
    right="任务表与原文一样有 20 项",
)
OTHER_ORDER = declare(
    "T026",
    Severity.WARNING,
    "次序或序号与原文不同",
    about="任务的先后照公布的原文；另有编号的，序号也要照原文。",
    wrong="原文先 1-2 后 1-3，任务表先 1-3 后 1-2",
    right="任务表先 1-2 后 1-3",
)
OTHER_TITLES = declare(
    "T027",
    Severity.WARNING,
    "标题与正文对不上",
    about="许多标题与同一行的正文没有一个词相同：多半是标题这一列错了行，或单独排了序。"
    "排序时要选中整张表。",
    wrong="第 1 项的标题说的是第 2 项的事",
    right="标题说的是同一行正文里的事",
)

# What is told of a number, so that its row is not looked for under it: no number, doubled, no id,
# a gap, a new start, changed by a spreadsheet.
_TOLD = frozenset({"T002", "T003", "T008", "T016", "T017", "T028", "T029", "F029", "F032", "F033"})
# So many titles of a list, and so large a part, have no two signs side by side in common with
# their texts only where they stand beside others: of 29 titles none, of 29 shifted ones 8 to 22.
_FEWEST_TITLES = 5
_MOST_TITLES = 4


def listing(context: Context, found: Found) -> Iterator[Finding]:
    """Tasks are missing, surplus, in another order or under another number."""
    by_plan: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for row in context.rows:
        by_plan[row.plan].append(row)
    unread = len(context.sources.tasks.unread) if context.sources.tasks is not None else 0
    # A task that takes over from one of the list came after it, and its status says from where.
    heirs = {id(heir) for row in context.rows for _, heir in heirs_of(context, row)}
    for plan, published in context.sources.published.items():
        if rows := by_plan[plan]:
            live = [row for row in rows if not row.is_retired]
            strays = [row for row in live if row.published is None]
            missing = _missing(rows, published)
            surplus = [row for row in strays if id(row) not in heirs]
            yield from _surplus(surplus, published, found)
            others = unread + _may_be(strays, missing, found)
            yield from _left_out(rows, published, missing, found, others)
            yield from _other_order(live, published, found)


def _missing(
    rows: Iterable[TaskRow], published: Sequence[PublishedTask]
) -> Mapping[int, PublishedTask]:
    """The published tasks that no row is, by their place; one that is done no more has its row."""
    there = {id(row.published) for row in rows if row.published is not None}
    retired = Counter(key for row in rows if row.is_retired for key in _keys(row))
    missing: dict[int, PublishedTask] = {}
    for place, task in enumerate(published):
        if id(task) in there:
            continue
        if retired[task.key]:
            retired[task.key] -= 1
        else:
            missing[place] = task
    return missing


def _keys(row: TaskRow) -> set[str]:
    return {own_id(row.row), row.get("number")}


def _is_told(row: TaskRow, found: Found) -> bool:
    return not _TOLD.isdisjoint(found.codes_at(row, "number") | found.codes_at(row, "id"))


def _may_be(strays: Iterable[TaskRow], missing: Mapping[int, PublishedTask], found: Found) -> int:
    """How many rows may be tasks that seem to be missing: their numbers are wrong."""
    texts = {squeeze(task.text) for task in missing.values()}
    return sum(_is_told(row, found) or squeeze(row.get("text")) in texts for row in strays)


def _surplus(
    strays: Iterable[TaskRow], published: Sequence[PublishedTask], found: Found
) -> Iterator[Finding]:
    owners = {squeeze(task.text): task.key for task in published}
    for row in strays:
        if _is_told(row, found) or not own_id(row.row):
            continue
        owner = owners.get(squeeze(row.get("text")), "")
        key = "id" if row.get("id") else "number"
        told = f"，这段文字是原文第 {owner} 项的" if owner else ""
        to_do = "序号写错的改正；后来增加的，更新原文或另立清单"
        yield SURPLUS.found(
            row.place(key),
            f"原文里没有“{row.get(key)}”这一项{told}。",
            f"改成“{owner}”。" if owner else f"对照 data/source/{row.plan}.txt：{to_do}。",
            row.get(key),
        )


def _left_out(
    rows: Sequence[TaskRow],
    published: Sequence[PublishedTask],
    missing: Mapping[int, PublishedTask],
    found: Found,
    others: int,
) -> Iterator[Finding]:
    """Tell each run of missing tasks, unless so many rows may be them or the numbers tell it."""
    row_of = {id(row.published): row for row in rows if row.published is not None}
    for _, group in groupby(enumerate(missing), lambda pair: pair[1] - pair[0]):
        places = [place for _, place in group]
        after = (
            row_of.get(id(published[places[-1] + 1])) if places[-1] + 1 < len(published) else None
        )
        if len(places) <= others or (after is not None and _is_told(after, found)):
            continue
        first, last = (published[place].key for place in (places[0], places[-1]))
        span = first if first == last else f"{first} 至 {last}"
        row = after or rows[-1]
        where = "这一行前面" if after is not None else "原文后面还"
        yield LEFT_OUT.found(
            row.place("number"),
            f"{where}有 {len(places)} 项任务（序号 {span}），表里没有。",
            f"对照 data/source/{row.plan}.txt 补上。",
            row.get("number"),
        )


def _other_order(
    rows: Iterable[TaskRow], published: Sequence[PublishedTask], found: Found
) -> Iterator[Finding]:
    place_of = {id(task): place for place, task in enumerate(published)}
    listed = [(row, row.published) for row in rows if row.published is not None]
    for (before, earlier), (row, task) in pairwise(listed):
        if place_of[id(task)] < place_of[id(earlier)] and not any(
            _is_told(one, found) for one in (before, row)
        ):
            yield OTHER_ORDER.found(
                row.place("number"),
                f"原文里，第 {task.key} 项在第 {earlier.key} 项之前。",
                "把这一行移到它该在的位置，或改正序号。",
                row.get("number"),
            )
    for row, task in listed:
        if squeeze(row.get("number")) != squeeze(task.number) and not _is_told(row, found):
            yield OTHER_ORDER.found(
                row.place("number"),
                f"编号“{task.key}”的一项，原文的序号是“{task.number}”。",
                f"改成“{task.number}”。",
                row.get("number"),
            )


def other_titles(context: Context, _: Found) -> Iterator[Finding]:
    """The titles stand beside other texts."""
    by_plan: defaultdict[str, list[TaskRow]] = defaultdict(list)
    for row in context.rows:
        if row.get("title") and row.get("text"):
            by_plan[row.plan].append(row)
    for rows in by_plan.values():
        strange = [row for row in rows if _is_strange(row)]
        if len(strange) >= max(_FEWEST_TITLES, len(rows) / _MOST_TITLES):
            numbers = "、".join(str(row.row.number) for row in strange[:_FEWEST_TITLES])
            yield OTHER_TITLES.found(
                Place(rows[0].row.file, column=head_of("title")),
                f"有 {len(strange)} 个标题与同一行的正文没有一个词相同（第 {numbers} 行等）。",
                "对照正文，把标题移回它说的那一行；或清空这一列，用正文的第一句。",
                strange[0].get("title"),
            )


def _is_strange(row: TaskRow) -> bool:
    """Whether a title has nothing in common with its text, nor with the published one."""
    title = _pairs(row.get("title"))
    published = row.published.text if row.published is not None else ""
    return title.isdisjoint(_pairs(row.get("text"))) and title.isdisjoint(_pairs(published))


def _pairs(text: str) -> set[str]:
    """The signs of a text, two by two."""
    signs = [sign for sign in text if sign.isalnum()]
    return {one + other for one, other in pairwise(signs)} or set(signs)


LATE_RULES = (listing, other_titles)
