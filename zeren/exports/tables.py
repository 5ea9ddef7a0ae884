"""The register as tables of strings, the same for CSV and for workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zeren.columns import COLUMNS, EXTRAS, ROLE_COLUMNS, extras_of
from zeren.model import Party, Role, Task
from zeren.register.building import Register
from zeren.register.matrix import Cell, matrix
from zeren.register.questions import by_kind
from zeren.wording import NAME_SEPARATOR, compose

ASSIGNMENT_HEADS = ("清单", "编号", "序号", "责任主体", "类别", "角色", "经由")
PARTY_HEADS = (
    "清单",
    "编号",
    "序号",
    "章节",
    "标题",
    "工作任务",
    "角色",
    "经由",
    *(column.head for column in (*ROLE_COLUMNS.values(), *EXTRAS)),
)
MATRIX_HEADS = ("清单", "编号", "序号", "标题")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of strings.

    Attributes:
        heads: The heads.
        rows: The rows, each as long as the heads.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def own_id(task: Task) -> str:
    """The part of a task's id that is its own: 编号, else 序号."""
    return task.id.removeprefix(f"{task.plan}-")


def names_by_role(register: Register, task: Task) -> dict[Role, tuple[str, ...]]:
    """The parties of a task by role, as written and in the published order."""
    return {
        role: tuple(party.name for party in parties) for role, parties in register.roles(task.id)
    }


def tasks_table(register: Register) -> Table:
    """The tasks with the heads of `data/tasks.csv`, so that the reader reads them back."""
    return Table(
        tuple(column.head for column in COLUMNS),
        tuple(
            tuple(cells[column.key] for column in COLUMNS)
            for cells in (_task_cells(register, task) for task in register.tasks)
        ),
    )


def _task_cells(register: Register, task: Task) -> dict[str, str]:
    names = names_by_role(register, task)
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
        **_extra_cells(task),
    }


def _extra_cells(task: Task) -> dict[str, str]:
    said = {column.key: words for column, words in extras_of(task)}
    return {column.key: said.get(column.key, "") for column in EXTRAS}


def assignments_table(register: Register) -> Table:
    """One assignment a row: those written in the table, each with those borne through it."""
    through: dict[tuple[str, str, Role], list[str]] = {}
    for name, assignments in register.through_of.items():
        for one in assignments:
            through.setdefault((one.task_id, one.through or "", one.role), []).append(name)
    rows: list[tuple[str, ...]] = []
    for written in register.assignments:
        task = register.task_of[written.task_id]
        members = through.get((written.task_id, written.party, written.role), ())
        for name, by_way_of in ((written.party, ""), *((name, written.party) for name in members)):
            kind = register.kind_of(register.party_of[name])
            rows.append(
                (task.plan, own_id(task), task.number, name, kind, written.role.word, by_way_of)
            )
    return Table(ASSIGNMENT_HEADS, tuple(rows))


def matrix_table(register: Register) -> Table:
    """A task a row, a party a column; the roles in words, in brackets if through others."""
    parties = [party for _, group in by_kind(register, register.parties) for party in group]
    return Table(
        (*MATRIX_HEADS, *(party.name for party in parties)),
        tuple(
            (task.plan, own_id(task), task.number, task.title, *map(in_words, row))
            for task, row in zip(register.tasks, matrix(register, parties), strict=True)
        ),
    )


def in_words(cell: Cell) -> str:
    """A cell of the matrix in words: 牵头、（落实）."""
    words = (f"（{mark.role.word}）" if mark.through else mark.role.word for mark in cell)
    return NAME_SEPARATOR.join(words)


def party_table(register: Register, party: Party) -> Table:
    """The duties of a party, those that name it first."""
    direct = register.direct_of.get(party.name, ())
    through = register.through_of.get(party.name, ())
    return Table(
        PARTY_HEADS,
        tuple(
            tuple(_duty_cells(register, register.task_of[one.task_id], one.role, one.through or ""))
            for one in (*direct, *through)
        ),
    )


def _duty_cells(register: Register, task: Task, role: Role, through: str) -> Iterator[str]:
    names = names_by_role(register, task)
    yield from (task.plan, own_id(task), task.number, task.chapter or "", task.title, task.text)
    yield from (role.word, through)
    yield from (NAME_SEPARATOR.join(names.get(one, ())) for one in Role)
    yield from _extra_cells(task).values()
