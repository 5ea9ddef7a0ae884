"""The matrix of tasks by parties, and the assignments as a pandas table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from zeren.model import Party, Role
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


Cell: TypeAlias = tuple[Mark, ...]


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


def marks_of(register: Register) -> dict[str, dict[str, Cell]]:
    """The cells of the matrix that hold marks: those of each task, by the names of parties.

    Args:
        register: The register.

    Returns:
        Within a cell the duties as written, then those through collectives.
    """
    through = (a for party in register.parties for a in register.through_of.get(party.name, ()))
    cells: dict[str, dict[str, Cell]] = {}
    for one in (*register.assignments, *through):
        row = cells.setdefault(one.task_id, {})
        row[one.party] = (*row.get(one.party, ()), Mark(one.role, through=one.through is not None))
    return cells


def matrix(register: Register, parties: Sequence[Party]) -> tuple[tuple[Cell, ...], ...]:
    """The responsibility assignment matrix.

    Args:
        register: The register.
        parties: The parties that get a column, in their order.

    Returns:
        A row a task and in it a cell a party, which holds a mark a duty.
    """
    cells = marks_of(register)
    names = [party.name for party in parties]
    rows = (cells.get(task.id, {}) for task in register.tasks)
    return tuple(tuple(row.get(name, ()) for name in names) for row in rows)
