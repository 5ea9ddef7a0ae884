"""The responsibility assignment matrix, and the register's assignments as a pandas table.

Only cells that hold something are kept, so that the cost is that of the assignments and never that
of all tasks by all parties.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from zeren import addresses
from zeren.model import Plan, Role, Task
from zeren.register.building import Register

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("task_id", "party", "role", "through")


@dataclass(frozen=True, slots=True)
class Mark:
    """One role in one cell of the matrix.

    Attributes:
        role: The role.
        through: Whether the duty is borne through a collective.
    """

    role: Role
    through: bool


@dataclass(frozen=True, slots=True)
class MarkCount:
    """A mark with the number of a plan's tasks in which a party bears it.

    Attributes:
        mark: The mark.
        number: How many tasks.
    """

    mark: Mark
    number: int


Cell: TypeAlias = tuple[Mark, ...]
Counts: TypeAlias = tuple[MarkCount, ...]
# What stands in a cell, of either kind.
Filling: TypeAlias = tuple[Mark | MarkCount, ...]

# The order in which counts stand: first what names the party itself.
MARKS = tuple(Mark(role, through) for through in (False, True) for role in Role)


def assignments_table(register: Register) -> pd.DataFrame:
    """All assignments, direct ones and those borne through collectives, one a row.

    Args:
        register: The register.

    Returns:
        Columns `task_id`, `party`, `role` and `through` (empty where direct), all strings:
        the direct ones as written, then those through collectives by party.
    """
    import pandas as pd

    through = (a for party in register.parties for a in register.through_of.get(party.name, ()))
    rows = [(a.task_id, a.party, a.role.value, a.through or "") for a in register.assignments]
    rows += [(a.task_id, a.party, a.role.value, a.through or "") for a in through]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=str)


def marks_of(register: Register, tasks: Iterable[Task]) -> dict[str, dict[str, Cell]]:
    """The cells of the matrix that hold something.

    Args:
        register: The register.
        tasks: The tasks.

    Returns:
        By each task's id the cells by the parties' names: first what is written, in the published
        order, then what is borne through collectives, in the order of parties.
    """
    marks = {(mark.role, mark.through): mark for mark in MARKS}
    place = {name: number for number, name in enumerate(register.party_of)}
    found: dict[str, dict[str, Cell]] = {}
    for task in tasks:
        row = found[task.id] = {}
        written = [(one.party, marks[one.role, False]) for one in register.written_of[task.id]]
        through = (
            (member, marks[one.role, True])
            for one in register.written_of[task.id]
            for member in getattr(register.party_of[one.party], "members", ())
        )
        borne = sorted(through, key=lambda item: place[item[0]])
        for name, mark in (*written, *borne):
            row[name] = (*row.get(name, ()), mark)
    return found


def counts_by_plan(register: Register) -> Mapping[str, Mapping[str, Counts]]:
    """What each party bears in each plan.

    Args:
        register: The register.

    Returns:
        By each plan's slug the counts by the parties' names, in the order of `MARKS`. A task that
        reaches a party through two collectives in one role counts once.
    """
    numbers: dict[str, defaultdict[str, Counter[Mark]]] = {
        plan.slug: defaultdict(Counter) for plan in register.plans
    }
    marks = marks_of(register, register.tasks)
    for task in register.tasks:
        of_plan = numbers[task.plan]
        for name, cell in marks[task.id].items():
            of_plan[name].update(set(cell))
    return {
        slug: {name: counts_of(found) for name, found in of_plan.items()}
        for slug, of_plan in numbers.items()
    }


def counts_of(numbers: Mapping[Mark, int]) -> Counts:
    """Numbers by mark in the order of `MARKS`, without those that are none."""
    return tuple(MarkCount(mark, numbers[mark]) for mark in MARKS if numbers.get(mark))


def matrix_page(register: Register, plan: Plan) -> str:
    """The page of a plan's matrix: of the only plan the matrix of the site.

    Args:
        register: The register.
        plan: The plan.
    """
    return addresses.plan_matrix(plan) if len(register.plans) > 1 else addresses.MATRIX
