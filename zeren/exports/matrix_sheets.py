"""The responsibility matrix on paper: A3 in one piece, A4 in parts by kind of party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product

from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.kinds import Export, Offer, matrix_title
from zeren.exports.sheets import PAST, Origin, Plain, Sheet, frame, in_titles
from zeren.exports.tables import Tables
from zeren.model import Party, Task
from zeren.register.building import Register
from zeren.register.matrix import Cell
from zeren.register.questions import by_kind

TITLE = "责任矩阵"
# More at once would take much memory, and nobody could hold the paper.
MOST_TASKS = 500


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper, lying on its side.

    Attributes:
        name: Its name for Typst and in the file.
        room_mm: The width that is left for the parties' columns.
        task_mm: The width of the tasks' column.
        narrowest_mm: The narrowest column in which a mark and a name can be read.
        widest_mm: The widest column that is of use.
    """

    name: str
    room_mm: float
    task_mm: float
    narrowest_mm: float
    widest_mm: float

    @property
    def most(self) -> int:
        """How many columns it can hold."""
        return int(self.room_mm // self.narrowest_mm)

    def column_mm(self, columns: int) -> float:
        """The width of a column where there are this many."""
        return round(min(self.widest_mm, self.room_mm / max(columns, 1)), 2)


PAPERS = (
    Paper("a3", room_mm=292, task_mm=78, narrowest_mm=5.6, widest_mm=9),
    Paper("a4", room_mm=182, task_mm=65, narrowest_mm=8.2, widest_mm=10),
)


def matrix_sheets(tables: Tables, edition: Edition) -> Iterator[Sheet]:
    """The matrix on each kind of paper, in volumes where there are very many tasks.

    Of several plans first that of all, then that of each.
    """
    register = tables.register
    origin = Origin(register, edition, addresses.MATRIX)
    whole = (register.tasks, tables.columns)
    yield from _sheets(tables, origin, f"{addresses.DOWNLOADS}matrix", *whole)
    for plan in register.several:
        file = addresses.plan_matrix_file(plan, "")
        own = (register.tasks_of[plan.slug], tables.columns_of(plan))
        yield from _sheets(tables, origin._replace(page=addresses.plan_matrix(plan)), file, *own)


def _sheets(
    tables: Tables, origin: Origin, file: str, every: Sequence[Task], columns: Sequence[Party]
) -> Iterator[Sheet]:
    register = origin.register
    counted = _counted(register, every)
    past = f"　{PAST}不计入合计" if len(counted) < len(every) else ""
    each = "；一项任务里有几个角色的各计一次" if any(r.watches for r in register.used_roles) else ""
    totals = _totals(tables, counted, columns)
    starts = _starts(every)
    marks = "　".join(f"{role.mark}{role.word}" for role in register.used_roles)
    for paper in PAPERS:
        groups = (group for _, group in by_kind(register, columns))
        parted = in_parts(groups, paper.most)
        for number, start in enumerate(starts, start=1):
            tasks = every[start : start + MOST_TASKS]
            slugs = {task.plan for task in tasks}
            plans = [plan for plan in register.plans if plan.slug in slugs]
            summary = (
                f"{in_titles(plans)}　{marks}　括号：经集体责任主体承担，不计入合计{each}{past}"
            )
            is_last = number == len(starts)
            yield Sheet(
                path=_path(file, paper, number),
                template="matrix.typ",
                data={
                    **frame(origin, plans, TITLE, summary),
                    "paper": paper.name,
                    "column_mm": paper.column_mm(max(map(len, parted))),
                    "task_mm": paper.task_mm,
                    "volume": _place(number, len(starts), "册"),
                    "parts": tuple(_parts(register, parted)),
                    "plans": _plans(tables, tasks, columns),
                    "is_last": is_last,
                    "totals": totals if is_last else (),
                    "total": str(_written(register, counted)) if is_last else "",
                },
                is_tagged=False,
            )


def _path(file: str, paper: Paper, volume: int) -> str:
    """One file, or of very many tasks a file a volume."""
    return f"{file}-{paper.name}{f'-{volume}' if volume > 1 else ''}.pdf"


def _starts(tasks: Sequence[Task]) -> range:
    """Where the volumes start among the tasks."""
    return range(0, len(tasks) or 1, MOST_TASKS)


def _place(number: int, of: int, word: str) -> str:
    """Which of several something is; nothing where it is the only one."""
    return f"第 {number} {word}，共 {of} {word}" if of > 1 else ""


def in_parts(kinds: Iterable[Sequence[Party]], most: int) -> tuple[tuple[Party, ...], ...]:
    """Part the columns so that each part fits, and no kind is parted that fits in one.

    Args:
        kinds: The parties by kind.
        most: How many columns fit on the paper.

    Returns:
        The parts; one without columns where there are no parties.
    """
    parts: list[list[Party]] = [[]]
    for group in kinds:
        for start in range(0, len(group), most):
            piece = group[start : start + most]
            if len(parts[-1]) + len(piece) > most:
                parts.append([])
            parts[-1].extend(piece)
    return tuple(map(tuple, parts))


def _marks(cell: Cell) -> str:
    return "".join(f"({mark.role.mark})" if mark.through else mark.role.mark for mark in cell)


def _counted(register: Register, tasks: Sequence[Task]) -> Sequence[Task]:
    """The tasks that totals count: all of one plan, of several plans those in force."""
    slugs = {task.plan for task in tasks}
    if len(slugs) == 1:
        return tasks
    return [task for task in tasks if register.plan_of[task.plan].is_in_force]


def _totals(tables: Tables, tasks: Iterable[Task], columns: Sequence[Party]) -> tuple[str, ...]:
    """The total of each party over tasks: through collectives each task counts once."""
    direct, through = Counter[str](), Counter[str]()
    for task in tasks:
        for name, cell in tables.marks[task.id].items():
            borne = sum(mark.through for mark in cell)
            direct[name] += len(cell) - borne
            through[name] += borne > 0
    return tuple(
        f"{direct[name] or ''}{f'({through[name]})' if through[name] else ''}"
        for name in (party.name for party in columns)
    )


def _written(register: Register, tasks: Iterable[Task]) -> int:
    """How many duties are written."""
    return sum(len(register.written_of[task.id]) for task in tasks)


def _plans(tables: Tables, tasks: Sequence[Task], columns: Sequence[Party]) -> tuple[Plain, ...]:
    """The rows by plan, below its title where there are several on the sheet."""
    register = tables.register
    place = {party.name: str(number) for number, party in enumerate(columns)}
    several = len({task.plan for task in tasks}) > 1
    return tuple(
        {
            "title": register.plan_of[slug].marked_title if several else "",
            "rows": tuple(
                {
                    "number": task.number,
                    "title": task.title,
                    # Those that hold anything, by their columns: nearly all are empty.
                    "cells": {
                        place[name]: _marks(cell) for name, cell in tables.marks[task.id].items()
                    },
                    "total": str(len(register.written_of[task.id])),
                }
                for task in group
            ),
        }
        for slug, group in groupby(tasks, lambda task: task.plan)
    )


def _parts(register: Register, parts: Sequence[Sequence[Party]]) -> Iterator[dict[str, Plain]]:
    """The columns of each part, and the place of its first among all."""
    first = 0
    for number, part in enumerate(parts, start=1):
        yield {
            "words": _place(number, len(parts), "部分"),
            "first": first,
            "names": tuple(party.name for party in part),
            "kinds": tuple(
                {"words": kind, "width": len(tuple(group))}
                for kind, group in groupby(part, register.kind_of)
            ),
        }
        first += len(part)


def _offers(register: Register) -> Iterator[Offer]:
    for paper, volume in _volumes(register.tasks):
        words = _words(paper, volume)
        file = _path(f"{addresses.DOWNLOADS}matrix", paper, volume)
        for place in (addresses.HOME, addresses.MATRIX):
            yield Offer(place, file, f"{TITLE} {words}（PDF）", f"{TITLE} {words}")
    for plan in register.several:
        for paper, volume in _volumes(register.tasks_of[plan.slug]):
            words = _words(paper, volume)
            file = _path(addresses.plan_matrix_file(plan, ""), paper, volume)
            place = addresses.plan_matrix(plan)
            yield Offer(place, file, f"{TITLE} {words}（PDF）", f"{matrix_title(plan)} {words}")


def _volumes(tasks: Sequence[Task]) -> Iterator[tuple[Paper, int]]:
    return product(PAPERS, range(1, len(_starts(tasks)) + 1))


def _words(paper: Paper, volume: int) -> str:
    return f"{paper.name.upper()}{f' 第 {volume} 册' if volume > 1 else ''}"


EXPORT = Export(matrix_sheets, _offers)
