"""The register as pandas tables: assignments in long form and the matrix of tasks by parties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zeren.model import Party, Role
from zeren.register.building import Register

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("task_id", "party", "role", "through")


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


def matrix(register: Register, parties: Sequence[Party]) -> pd.DataFrame:
    """The responsibility assignment matrix.

    pandas sorts by code point on its own; the published orders are put back.

    Args:
        register: The register.
        parties: The parties that get a column, in their order.

    Returns:
        One row a task id, one column a full name; a cell holds the roles, such as `lead`, in
        brackets where borne through a collective, joined by a blank; empty where there is none.
    """
    table = assignments_table(register)
    table["mark"] = table["role"].where(table["through"] == "", "(" + table["role"] + ")")
    pivoted = table.pivot_table(
        index="task_id", columns="party", values="mark", aggfunc=" ".join, observed=True
    )
    return pivoted.reindex(
        index=[task.id for task in register.tasks],
        columns=[party.name for party in parties],
        fill_value="",  # a party without duty; empty cells of the others are filled below
    ).fillna("")


def counts_by_role(register: Register) -> pd.DataFrame:
    """How many tasks each party bears in each role.

    Args:
        register: The register.

    Returns:
        One row a full name, in the order of parties, parties without duty included; columns
        are the roles and `through`, all integers. A role counts what names the party itself,
        `through` what it bears through collectives.
    """
    import pandas as pd

    table = assignments_table(register)
    table["column"] = table["role"].where(table["through"] == "", "through")
    counts = pd.crosstab(table["party"], table["column"])
    return counts.reindex(
        index=[party.name for party in register.parties],
        columns=[*(role.value for role in Role), "through"],
        fill_value=0,
    ).astype(int)
