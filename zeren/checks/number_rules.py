"""Rules for the run of 序号 within a plan and its chapters."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zeren.checks.context import Context
from zeren.findings import Finding, Severity, declare
from zeren.reading.rows import TaskRow
from zeren.reading.tables import Table

GAP = declare(
    "T016",
    Severity.WARNING,
    "序号不连续",
    about="序号应从 1 起一个接一个。跳过的序号可能是漏了一项任务，颠倒的可能是行的次序错了。",
    wrong="11、12、14、15",
    right="11、12、13、14",
)
RESTART = declare(
    "T017",
    Severity.WARNING,
    "序号重新从 1 开始",
    about="原文分章编号时，填“章节”列；序号因此重复的，另在“编号”列给不重复的编号。",
    wrong="1、2、3、1、2，没有“章节”",
    right="章节“一、道路”的 1、2、3，章节“二、桥梁”的 1、2",
)

# Longer ones are no numbers of tasks.
_MOST_DIGITS = 6
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Step:
    """A row in the run of numbers.

    Attributes:
        row: The row; None for one that could not be read.
        value: Its number; None where it is no number.
        is_counted: Whether its place in the run can be judged. A row whose number is missing or
            doubled is told as such; it may be any that is missing.
    """

    row: TaskRow | None
    value: int | None
    is_counted: bool

    def continues(self, number: int) -> bool:
        """Whether it follows upon a number."""
        return self.is_counted and self.value == number + 1

    @property
    def is_retired(self) -> bool:
        """Whether its task is done no more."""
        return self.row is not None and self.row.is_retired

    @property
    def chapter(self) -> str:
        """The chapter that the row stands in."""
        return self.row.get("chapter") if self.row is not None else ""


def numbers(context: Context) -> Iterator[Finding]:
    """Numbers are skipped, stand out of order or start anew."""
    for run in _runs(context):
        live = [step for step in run if not step.is_retired]
        # Lists may keep the numbers of tasks that are done no more free, or fill them.
        free = [step.value for step in run if step.is_retired and step.value is not None]
        chapters = list(_chapters(live))
        for before, chapter in pairwise(chapters):
            yield from _restart(before[-1], chapter[0])
        for chapter in chapters:
            yield from _gaps(chapter, free)


def _runs(context: Context) -> Iterable[list[_Step]]:
    """The rows of each plan, in their order, with those that could not be read."""
    plans = frozenset(context.plans)
    of_file: defaultdict[str, dict[int, TaskRow]] = defaultdict(dict)
    for row in context.rows:
        of_file[row.row.file][row.row.number] = row
    runs: defaultdict[str, list[_Step]] = defaultdict(list)
    for table in context.sources.tables:
        if "number" in table.keys:
            for plan, step in _steps(table, of_file[table.file], plans):
                runs[plan].append(step)
    return runs.values()


def _steps(
    table: Table, rows: Mapping[int, TaskRow], plans: Collection[str]
) -> Iterator[tuple[str, _Step]]:
    """The rows of a file, each with its plan; where that is not clear, with the one before it."""
    plan = next((row.plan for row in rows.values() if _is_planned(row, plans)), "")
    for number in sorted([*rows, *(record.number for record in table.unread)]):
        row = rows.get(number)
        if row is not None and _is_planned(row, plans):
            plan = row.plan
            yield plan, _step(row)
        else:
            yield plan, _Step(row, None, is_counted=False)


def _is_planned(row: TaskRow, plans: Collection[str]) -> bool:
    """Whether it is clear to which plan a row belongs."""
    return row.plan in plans or not plans


def _step(row: TaskRow) -> _Step:
    written = row.get("number")
    is_number = written.isascii() and written.isdecimal() and len(written) <= _MOST_DIGITS
    return _Step(row, int(written) if is_number else None, is_number and row.has_own_id)


def _chapters(run: Iterable[_Step]) -> Iterator[list[_Step]]:
    """Divide the rows of a plan where the numbers begin anew."""
    chapter: list[_Step] = []
    seen: set[int] = set()
    last: _Step | None = None
    for step in run:
        if step.is_counted and step.value is not None:
            if last is not None and _begins_anew(step, last, seen):
                yield chapter
                chapter, seen = [], set()
            seen.add(step.value)
            last = step
        chapter.append(step)
    if chapter:
        yield chapter


def _begins_anew(step: _Step, last: _Step, seen: Collection[int]) -> bool:
    if step.chapter != last.chapter:
        return step.value in seen or step.value == 1
    return step.value == 1 and 1 in seen


def _restart(last: _Step, first: _Step) -> Iterator[Finding]:
    if first.row is not None and first.chapter == last.chapter:
        yield RESTART.found(
            first.row.place("number"),
            "序号又从 1 开始，却没有写明是另一章。",
            "在“章节”列填这一行和以后各行所在章节的标题；不是另一章时，改正序号。",
            "1",
        )


def _gaps(chapter: Sequence[_Step], free: Sequence[int]) -> Iterator[Finding]:
    """Judge one run of numbers, of which the first should be 1."""
    absent = _Absent([*free, *(step.value for step in chapter if step.value is not None)])
    due, spare, before = 1, 0, 0
    for step, following in zip(chapter, [*chapter[1:], None], strict=True):
        value, row = step.value, step.row
        if not step.is_counted or value is None or row is None:
            spare += 1
            continue
        if value == before and row.get("id"):
            continue  # the published number repeats, as the id says
        if value != due and following is not None and following.continues(due):
            yield _gap(row, f"序号 {value} 的后面是 {due + 1}，前后接不上。", f"改成 {due}。")
            value = due
        elif value < due:
            yield _gap(
                row,
                f"序号 {value} 排在 {before} 之后，次序颠倒。",
                "把这一行移到它该在的位置，或改正序号。",
            )
        elif absent.number_between(due, value) > spare:
            words = "、".join(map(str, absent.first_between(due, value)))
            yield _gap(
                row,
                f"序号从 {before} 跳到 {value}，缺 {words}。" if before else f"缺序号 {words}。",
                "对照原文：漏了任务就补上，没有漏就改正序号。",
            )
        due, spare, before = value + 1, 0, value


class _Absent:
    """The numbers that stand nowhere in a run."""

    def __init__(self, present: Iterable[int]) -> None:
        self._present = sorted({0, *present})

    def number_between(self, start: int, end: int) -> int:
        """How many there are from `start` up to, but without, `end`."""
        return end - start - (self._index(end) - self._index(start))

    def first_between(self, start: int, end: int) -> list[int]:
        """The first few of them."""
        numbers: list[int] = []
        index = self._index(start)
        while len(numbers) < _SHOWN and start < end:
            upto = self._present[index] if index < len(self._present) else end
            numbers.extend(range(start, min(upto, end, start + _SHOWN)))
            start, index = upto + 1, index + 1
        return numbers[:_SHOWN]

    def _index(self, number: int) -> int:
        return bisect_left(self._present, number)


def _gap(row: TaskRow, message: str, hint: str) -> Finding:
    return GAP.found(row.place("number"), message, hint, row.get("number"))


RULES = (numbers,)
