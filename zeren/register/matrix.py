"""The register as pandas tables: assignments in long form and the matrix of tasks by parties."""

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


def matrix(register: Register, parties: Sequence[Party]) -> tuple[tuple[Cell, ...], ...]:
    """The responsibility assignment matrix.

    pandas sorts by code point on its own; the published orders are put back.

    Args:
        register: The register.
        parties: The parties that get a column, in their order.

    Returns:
        A row a task and in it a cell a party, which holds a mark a duty.
    """
    import pandas as pd

    table = assignments_table(register)
    duties = zip(table["role"], table["through"], strict=True)
    marks = [Mark(Role(role), through=bool(through)) for role, through in duties]
    table["mark"] = pd.Series(marks, dtype=object)
    pivoted = table.pivot_table(
        index="task_id",
        columns="party",
        values="mark",
        aggfunc=tuple,  # type: ignore[arg-type] # its stubs know no cell that holds several
        observed=True,
    )
    ordered = pivoted.reindex(
        index=[task.id for task in register.tasks], columns=[party.name for party in parties]
    )
    return tuple(
        # Where there is no duty, pandas has a number that is none.
        tuple(cell if isinstance(cell, tuple) else () for cell in row)
        for row in ordered.itertuples(index=False, name=None)
    )
