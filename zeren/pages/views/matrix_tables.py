"""The matrix as a table: rows and columns, of which only the cells that hold something are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar
from urllib.parse import quote

from zeren import addresses
from zeren.addresses import Link, party_link
from zeren.checks.name_rules import UNNAMED_UNIT
from zeren.checks.party_rules import NO_LEAD
from zeren.model import County, Party, Plan, Task
from zeren.pages.views.common import TaskLink, task_link
from zeren.register.building import Register
from zeren.register.matrix import Cell, Filling, marks_of
from zeren.register.questions import by_kind

Filling_co = TypeVar("Filling_co", bound=Filling, covariant=True)


@dataclass(frozen=True, slots=True)
class Total:
    """What stands at the end of a row or a column.

    Attributes:
        direct: How many duties name a party itself.
        through: How many are borne through collectives.
    """

    direct: int
    through: int


@dataclass(frozen=True, slots=True)
class MatrixParty:
    """A party as a column of tasks or a row of plans.

    Attributes:
        link: The party.
        kind: Its kind.
        key: Its name in the address of a filtered matrix, such as `units/caizheng-ju`.
        is_county: Whether it is a county.
        accepted: Why it is accepted that no task names it, where that is so.
    """

    link: Link
    kind: str
    key: str
    is_county: bool
    accepted: str | None


@dataclass(frozen=True, slots=True)
class MatrixEntry:
    """What parties bear duties in: a task, or in the overview a plan.

    Attributes:
        key: The task's id, or the plan's slug.
        plan: The plan's slug.
        link: Its number and title, leading to its page or to its matrix.
        text: The task's text, to filter by; empty for a plan.
        accepted: Why it is accepted that nobody leads it, where that is so.
        written: How many parties it names, or how often it names one.
    """

    key: str
    plan: str
    link: TaskLink
    text: str
    accepted: str | None
    written: int

    def filtered(self, party: MatrixParty) -> str:
        """Of a plan, its matrix filtered to a party."""
        return f"{self.link.page}?party={quote(party.key, safe='')}"


@dataclass(frozen=True, slots=True)
class MatrixTable(Generic[Filling_co]):
    """Entries by parties.

    Attributes:
        entries: The tasks or the plans.
        parties: The parties, those of one kind side by side.
        cells: Of each entry what it holds, by the position of the party.
        totals: The total of each party.
        written: How many duties are written in all.
    """

    entries: tuple[MatrixEntry, ...]
    parties: tuple[MatrixParty, ...]
    cells: tuple[Mapping[int, Filling_co], ...]
    totals: tuple[Total, ...]
    written: int

    @property
    def groups(self) -> tuple[tuple[str, tuple[MatrixParty, ...]], ...]:
        """The parties by kind."""
        return tuple(
            (kind, tuple(group)) for kind, group in groupby(self.parties, lambda party: party.kind)
        )


def parties_in_order(register: Register) -> tuple[Party, ...]:
    """All parties as the matrix shows them: those of one kind side by side."""
    return tuple(party for _, group in by_kind(register, register.parties) for party in group)


def table_of(register: Register, plan: Plan) -> MatrixTable[Cell]:
    """Tasks by parties, of a plan.

    Args:
        register: The register.
        plan: The plan.

    Returns:
        Its table. Of several plans each has columns for those parties alone that bear something
        in it; the only one for all.
    """
    own = register.tasks_of[plan.slug]
    marks = marks_of(register, own)
    named = {name for cells in marks.values() for name in cells}
    several = len(register.plans) > 1
    parties = [one for one in parties_in_order(register) if not several or one.name in named]
    place = {party.name: position for position, party in enumerate(parties)}
    entries = tuple(_task_entry(register, task) for task in own)
    cells = tuple(
        {place[name]: cell for name, cell in marks[entry.key].items()} for entry in entries
    )
    return MatrixTable(
        entries=entries,
        parties=tuple(matrix_party(register, party) for party in parties),
        cells=cells,
        totals=_totals(cells, len(parties)),
        written=sum(entry.written for entry in entries),
    )


def _task_entry(register: Register, task: Task) -> MatrixEntry:
    return MatrixEntry(
        key=task.id,
        plan=task.plan,
        link=task_link(register, task),
        text=task.text,
        accepted=register.accepted.get((NO_LEAD.code, task.id)),
        written=len(register.written_of[task.id]),
    )


def matrix_party(register: Register, party: Party) -> MatrixParty:
    """A party as the matrix shows it."""
    return MatrixParty(
        link=party_link(party),
        kind=register.kind_of(party),
        key=addresses.party_page(party).rstrip("/"),
        is_county=isinstance(party, County),
        accepted=register.accepted.get((UNNAMED_UNIT.code, party.slug)),
    )


def _totals(cells: Iterable[Mapping[int, Cell]], parties: int) -> tuple[Total, ...]:
    """The totals of parties over tasks: through collectives each task counts once."""
    direct, through = [0] * parties, [0] * parties
    for row in cells:
        for place, cell in row.items():
            borne = sum(mark.through for mark in cell)
            direct[place] += len(cell) - borne
            through[place] += borne > 0
    return tuple(map(Total, direct, through))


def cut(table: MatrixTable[Cell], rows: range, columns: Sequence[int]) -> MatrixTable[Cell]:
    """Some tasks and some parties of a table, with the totals of these.

    Args:
        table: The table.
        rows: The positions of the tasks.
        columns: The positions of the parties.
    """
    place = {old: new for new, old in enumerate(columns)}
    cells = tuple(
        {place[at]: cell for at, cell in table.cells[row].items() if at in place} for row in rows
    )
    totals = _totals(cells, len(columns))
    return MatrixTable(
        entries=tuple(table.entries[row] for row in rows),
        parties=tuple(table.parties[at] for at in columns),
        cells=cells,
        totals=totals,
        written=sum(total.direct for total in totals),
    )
