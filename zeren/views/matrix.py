"""The responsibility assignment matrix."""

from __future__ import annotations

from dataclasses import dataclass

from zeren import addresses
from zeren.matrix import matrix
from zeren.model import Role
from zeren.register import Register
from zeren.views.common import (
    HOME_LINK,
    Link,
    Page,
    PartyCounts,
    TaskLink,
    by_kind,
    party_counts,
    task_link,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """One role in one cell.

    Attributes:
        role: The role.
        through: Whether the duty is borne through a collective.
    """

    role: Role
    through: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One task's row.

    Attributes:
        task: The task.
        cells: The marks of each party, in the order of the columns.
        written: How many parties the task names.
    """

    task: TaskLink
    cells: tuple[tuple[Mark, ...], ...]
    written: int


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """Columns of one kind of party.

    Attributes:
        kind: The kind.
        parties: The parties with their totals.
    """

    kind: str
    parties: tuple[PartyCounts, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """All that the page of the matrix shows.

    Attributes:
        page: The frame.
        groups: The columns by kind of party.
        rows: The rows.
        written: How many assignments are written in all.
        plans: The plans that it shows.
    """

    page: Page
    groups: tuple[ColumnGroup, ...]
    rows: tuple[MatrixRow, ...]
    written: int
    plans: tuple[Link, ...]

    @property
    def totals(self) -> tuple[PartyCounts, ...]:
        """The totals of each column, in the order of the columns."""
        return tuple(counts for group in self.groups for counts in group.parties)


def matrix_view(register: Register) -> MatrixView:
    """The page of the matrix: a row a task, a column a party, grouped by kind."""
    kinds = by_kind(register.parties)
    parties = [party for _, group in kinds for party in group]
    table = matrix(register, parties)
    return MatrixView(
        page=Page(
            address=addresses.MATRIX,
            title="责任矩阵",
            description=f"{len(register.tasks)} 项任务与 {len(parties)} 个责任主体的对应关系。",
            breadcrumbs=(HOME_LINK,),
        ),
        groups=tuple(
            ColumnGroup(kind, tuple(party_counts(register, party) for party in group))
            for kind, group in kinds
        ),
        rows=tuple(
            MatrixRow(
                task=task_link(register, task),
                cells=tuple(_marks(str(cell)) for cell in cells),
                written=len(register.written_of[task.id]),
            )
            for task, cells in zip(
                register.tasks, table.itertuples(index=False, name=None), strict=True
            )
        ),
        written=len(register.assignments),
        plans=tuple(Link(plan.title, addresses.plan_page(plan)) for plan in register.plans),
    )


def _marks(cell: str) -> tuple[Mark, ...]:
    """The marks of a cell such as `lead (implement)`."""
    return tuple(Mark(Role(word.strip("()")), word.startswith("(")) for word in cell.split())
