"""The responsibility matrix on paper: A3 in one piece, A4 in parts by kind of party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from typing import TypeAlias

from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.kinds import Export, Offer
from zeren.exports.sheets import Plain, Sheet, frame
from zeren.model import Party, Role, Task
from zeren.register.building import Register
from zeren.register.matrix import Cell, matrix
from zeren.register.questions import by_kind, party_counts

_Row: TypeAlias = tuple[Task, tuple[str, ...]]

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


@dataclass(frozen=True, slots=True)
class _Cells:
    """The marks of the matrix and the totals of its columns.

    Attributes:
        parties: The parties that have a column.
        rows: The marks of each task, in the order of tasks and of parties.
        totals: The total of each column.
    """

    parties: tuple[Party, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]


def matrix_sheets(register: Register, edition: Edition) -> Iterator[Sheet]:
    """The matrix on each kind of paper, in volumes where there are very many tasks."""
    cells = _cells(register)
    rows = list(zip(register.tasks, cells.rows, strict=True))
    volumes = [rows[start : start + MOST_TASKS] for start in _starts(register)]
    marks = "　".join(f"{role.mark}{role.word}" for role in Role)
    plans = "、".join(f"《{plan.title}》" for plan in register.plans)
    summary = f"{plans}　{marks}　括号：经集体责任主体承担，不计入合计"
    for paper, (number, volume) in product(PAPERS, enumerate(volumes, start=1)):
        parts = in_parts((group for _, group in by_kind(register, cells.parties)), paper.most)
        yield Sheet(
            path=_path(paper, number),
            template="matrix.typ",
            data={
                **frame(register, edition, TITLE, summary),
                "paper": paper.name,
                "column_mm": paper.column_mm(max(map(len, parts))),
                "task_mm": paper.task_mm,
                "volume": _place(number, len(volumes), "册"),
                "parts": tuple(
                    _part(register, cells, part, volume) | {"words": _place(at, len(parts), "部分")}
                    for at, part in enumerate(parts, start=1)
                ),
                "is_last": number == len(volumes),
                "total": str(len(register.assignments)),
            },
            is_tagged=False,
        )


def _path(paper: Paper, volume: int) -> str:
    """One file, or of very many tasks a file a volume."""
    return f"{addresses.DOWNLOADS}matrix-{paper.name}{f'-{volume}' if volume > 1 else ''}.pdf"


def _starts(register: Register) -> range:
    """Where the volumes start among the tasks."""
    return range(0, len(register.tasks) or 1, MOST_TASKS)


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


def _cells(register: Register) -> _Cells:
    parties = tuple(party for _, group in by_kind(register, register.parties) for party in group)
    return _Cells(
        parties=parties,
        rows=tuple(tuple(map(_marks, row)) for row in matrix(register, parties)),
        totals=tuple(_total(register, party) for party in parties),
    )


def _marks(cell: Cell) -> str:
    return "".join(f"({mark.role.mark})" if mark.through else mark.role.mark for mark in cell)


def _total(register: Register, party: Party) -> str:
    counts = party_counts(register, party)
    through = f"({counts.through})" if counts.through else ""
    return f"{counts.direct or ''}{through}"


def _part(
    register: Register, cells: _Cells, part: Sequence[Party], volume: Sequence[_Row]
) -> dict[str, Plain]:
    start = cells.parties.index(part[0]) if part else 0
    place = slice(start, start + len(part))
    several = len(register.plans) > 1
    return {
        "names": tuple(party.name for party in part),
        "kinds": tuple(
            {"words": kind, "width": len(tuple(group))}
            for kind, group in groupby(part, register.kind_of)
        ),
        "plans": tuple(
            {
                "title": register.plan_of[slug].title if several else "",
                "rows": tuple(
                    {
                        "number": task.number,
                        "title": task.title,
                        "cells": row[place],
                        "total": str(len(register.written_of[task.id])),
                    }
                    for task, row in rows
                ),
            }
            for slug, rows in groupby(volume, lambda item: item[0].plan)
        ),
        "totals": cells.totals[place],
    }


def _offers(register: Register) -> Iterator[Offer]:
    for paper, volume in product(PAPERS, range(1, len(_starts(register)) + 1)):
        name = f"{TITLE} {paper.name.upper()}{f' 第 {volume} 册' if volume > 1 else ''}"
        for place in (addresses.HOME, addresses.MATRIX):
            yield Offer(place, _path(paper, volume), f"{name}（PDF）", name)


EXPORT = Export(matrix_sheets, _offers)
