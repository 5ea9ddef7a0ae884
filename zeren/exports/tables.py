"""The register as tables of strings, the same for CSV and for workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from zeren.columns import (
    COLUMNS,
    EXTRAS,
    ROLE_COLUMNS,
    Column,
    Holds,
    extra_cells,
    further_column,
    keys_of,
)
from zeren.exports.keeping import digest_of
from zeren.exports.one_page import OnePage, one_page
from zeren.model import Assignment, Party, Plan, Role, Task
from zeren.register.building import Register
from zeren.register.duties import assignments_of
from zeren.register.matrix import Cell, marks_of
from zeren.register.questions import by_kind
from zeren.register.standing import roles_of_retired
from zeren.register.summaries import Summary, summary_of
from zeren.wording import NAME_SEPARATOR, PartiesByRole, compose

PLAN_HEADS = ("清单", "标题", "清单状态", "起始日期", "截止日期", "替代清单")
ASSIGNMENT_HEADS = ("清单", "清单状态", "编号", "序号", "责任主体", "类别", "角色", "经由")
_PARTY_HEADS = (
    "清单",
    "清单状态",
    "编号",
    "序号",
    "章节",
    "标题",
    "工作任务",
    "角色",
    "经由",
    *(column.head for column in (*ROLE_COLUMNS.values(), *EXTRAS)),
)
MATRIX_HEADS = ("清单", "清单状态", "编号", "序号", "标题")


_Cells: TypeAlias = tuple[str, ...]


def task_columns(register: Register) -> tuple[Column, ...]:
    """The columns of the table of all tasks: those of `data/tasks.csv`, as far as it is shown."""
    return (*COLUMNS, *map(further_column, register.further_columns))


def party_heads(register: Register) -> tuple[str, ...]:
    """The heads of the table of the duties of a party."""
    return (*_PARTY_HEADS, *register.further_columns)


class Table(NamedTuple):
    """A table of strings.

    Attributes:
        heads: The heads.
        rows: The rows, each as long as the heads.
    """

    heads: _Cells
    rows: tuple[_Cells, ...]


class MatrixRow(NamedTuple):
    """A task's row of the matrix.

    Attributes:
        task: The cells that say which task it is.
        marks: The places of the parties that bear it, from left to right, and their roles in words.
    """

    task: _Cells
    marks: tuple[tuple[int, str], ...]


class Matrix(NamedTuple):
    """The matrix, without the cells that hold nothing: nearly all.

    Attributes:
        heads: The heads of what says which task it is.
        names: The parties.
        kinds: The kind of each.
        rows: A row a task.
    """

    heads: _Cells
    names: _Cells
    kinds: _Cells
    rows: tuple[MatrixRow, ...]


class Tables:
    """The tables and summaries of a register, each made once however many files it goes into."""

    def __init__(self, register: Register) -> None:
        """Name the register.

        Args:
            register: The register.
        """
        self.register = register
        self._duties: dict[str, tuple[_Cells, _Cells]] = {}

    @cached_property
    def summaries(self) -> tuple[tuple[Summary, OnePage], ...]:
        """What is told of each unit and territory that has tasks, and its layout for one sheet."""
        parties: tuple[Party, ...] = (*self.register.units, *self.register.counties)
        every = (summary_of(self.register, party) for party in parties)
        return tuple((one, one_page(self.register, one)) for one in every if one.groups)

    @cached_property
    def tasks(self) -> Table:
        """The tasks with the heads of `data/tasks.csv`, so that the reader reads them back."""
        return _tasks_table(self.register)

    @cached_property
    def plans(self) -> Table:
        """The plans: whether they are in force, and what took their place."""
        return Table(
            PLAN_HEADS,
            tuple(
                (
                    plan.slug,
                    plan.title,
                    plan.status.word,
                    plan.valid_from or "",
                    plan.valid_until or "",
                    plan.superseded_by or "",
                )
                for plan in self.register.plans
            ),
        )

    @cached_property
    def assignments(self) -> Table:
        """One assignment a row: those written in the table, each with those borne through it."""
        return _assignments_table(self.register)

    @cached_property
    def marks(self) -> dict[str, dict[str, Cell]]:
        """The cells of the matrix that hold marks, by task and party."""
        return marks_of(self.register, self.register.tasks)

    @cached_property
    def columns(self) -> tuple[Party, ...]:
        """The parties as the matrix has them, by kind."""
        groups = by_kind(self.register, self.register.parties)
        return tuple(party for _, group in groups for party in group)

    def columns_of(self, plan: Plan) -> tuple[Party, ...]:
        """The parties that a plan names, itself or through collectives, in the same order."""
        tasks = self.register.tasks_of[plan.slug]
        named = {self._place[name] for task in tasks for name in self.marks[task.id]}
        return tuple(self.columns[place] for place in sorted(named))

    @cached_property
    def _place(self) -> dict[str, int]:
        return {party.name: number for number, party in enumerate(self.columns)}

    @cached_property
    def matrix(self) -> Matrix:
        """A task a row, a party a column; the roles in words, in brackets if through others."""
        return self._matrix(self.register.tasks, self.columns)

    def matrix_of(self, plan: Plan) -> Matrix:
        """The same of one of several plans: its tasks, and the parties that it names."""
        return self._matrix(self.register.tasks_of[plan.slug], self.columns_of(plan))

    def _matrix(self, tasks: Sequence[Task], columns: Sequence[Party]) -> Matrix:
        place = {party.name: number for number, party in enumerate(columns)}
        return Matrix(
            MATRIX_HEADS,
            tuple(party.name for party in columns),
            tuple(self.register.kind_of(party) for party in columns),
            tuple(
                MatrixRow(
                    (*_key(self.register, task), task.title),
                    tuple(
                        sorted(
                            (place[name], in_words(cell))
                            for name, cell in self.marks[task.id].items()
                        )
                    ),
                )
                for task in tasks
            ),
        )

    def of(self, party: Party) -> Table:
        """The duties of a party, in the order of its page."""
        return Table(
            party_heads(self.register),
            tuple(
                (*before, one.role.word, one.through or "", *after)
                for one in self._assignments_of(party)
                for before, after in [self._duty(one.task_id)]
            ),
        )

    def content_of(self, party: Party) -> list[tuple[str, str, str]]:
        """What the duties of a party are told apart by: each task's cells as one digest."""
        return [
            (self._digests[one.task_id], one.role.word, one.through or "")
            for one in self._assignments_of(party)
        ]

    def _assignments_of(self, party: Party) -> Iterator[Assignment]:
        for every in assignments_of(self.register, party).values():
            yield from every

    @cached_property
    def _digests(self) -> dict[str, str]:
        ids = (task.id for task in self.register.tasks)
        return {task_id: digest_of(self._duty(task_id)) for task_id in ids}

    def _duty(self, task_id: str) -> tuple[_Cells, _Cells]:
        """What stands of a task before the role of a party, and what after it."""
        if task_id not in self._duties:
            self._duties[task_id] = _duty_cells(self.register, self.register.task_of[task_id])
        return self._duties[task_id]


def _key(register: Register, task: Task) -> _Cells:
    """What a row about a task begins with: its plan, marked where that is not in force."""
    return (task.plan, register.plan_of[task.plan].mark, own_id(task), task.number)


def own_id(task: Task) -> str:
    """The part of a task's id that is its own: 编号, else 序号."""
    return task.id.removeprefix(f"{task.plan}-")


def names_by_role(register: Register, task: Task) -> dict[Role, tuple[str, ...]]:
    """The parties of a task by role, as written and in the published order."""
    return {
        role: tuple(party.name for party in parties) for role, parties in register.roles(task.id)
    }


def _tasks_table(register: Register) -> Table:
    columns = task_columns(register)
    return Table(
        tuple(column.head for column in columns),
        tuple(
            tuple(cells[column.key] for column in columns) for cells in _cells_of_tasks(register)
        ),
    )


def _cells_of_tasks(register: Register) -> Iterator[dict[str, str]]:
    """The cells of each task, those that are done no more last."""
    for task in register.tasks:
        yield _task_cells(register, task, names_by_role(register, task))
    for one in register.retired:
        into = NAME_SEPARATOR.join(id_.removeprefix(f"{one.task.plan}-") for id_ in one.into)
        roles = roles_of_retired(register, one)
        names = {role: tuple(party.name for party in parties) for role, parties in roles}
        yield {
            **_task_cells(register, one.task, names),
            "status": f"{one.how.word} {into}".strip(),
            "since": one.since,
            "reason": one.reason,
        }


def _task_cells(register: Register, task: Task, names: PartiesByRole) -> dict[str, str]:
    composed = compose(names)
    return {
        "number": task.number,
        "title": task.title if task.title_is_ours else "",
        "text": task.text,
        **{role.value: NAME_SEPARATOR.join(names.get(role, ())) for role in Role},
        "id": own_id(task),
        "plan": task.plan,
        "chapter": task.chapter or "",
        "sentence": "" if task.sentence == composed else task.sentence,
        **extra_cells(task, register.further_columns),
        **dict.fromkeys(keys_of(Holds.STANDING), ""),
    }


def _assignments_table(register: Register) -> Table:
    through: dict[tuple[str, str, Role], list[str]] = {}
    for name, assignments in register.through_of.items():
        for one in assignments:
            through.setdefault((one.task_id, one.through or "", one.role), []).append(name)
    rows: list[tuple[str, ...]] = []
    for written in register.assignments:
        key = _key(register, register.task_of[written.task_id])
        members = through.get((written.task_id, written.party, written.role), ())
        for name, by_way_of in ((written.party, ""), *((name, written.party) for name in members)):
            kind = register.kind_of(register.party_of[name])
            rows.append((*key, name, kind, written.role.word, by_way_of))
    return Table(ASSIGNMENT_HEADS, tuple(rows))


def in_words(cell: Cell) -> str:
    """A cell of the matrix in words: 牵头、（落实）."""
    words = (f"（{mark.role.word}）" if mark.through else mark.role.word for mark in cell)
    return NAME_SEPARATOR.join(words)


def _duty_cells(register: Register, task: Task) -> tuple[_Cells, _Cells]:
    names = names_by_role(register, task)
    return (
        (*_key(register, task), task.chapter or "", task.title, task.text),
        (
            *(NAME_SEPARATOR.join(names.get(one, ())) for one in Role),
            *extra_cells(task, register.further_columns).values(),
        ),
    )
