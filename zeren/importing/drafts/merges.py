"""The table of tasks as it would be after an import: its rows, and what changes in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from zeren.importing.drafts.building import Draft
from zeren.reading.tables import Row

ALL_ALIKE = 100.0


@dataclass(frozen=True, slots=True)
class Difference:
    """That one cell of a row would change.

    Attributes:
        head: The head of its column.
        before: What it holds.
        after: What it would hold.
    """

    head: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the table as it would be after the import.

    Attributes:
        row: The row that is there; None for a new one.
        cells: The cells by English key, as they would be.
        plan: The slug of its plan.
        draft: The draft that it comes from; None where the file says nothing of it.
        differences: What would change; nothing in a new row, or one that stays as it is.
        likeness: How alike the texts of row and draft are, in hundredths.
        is_open: Whether a person must say first that row and draft are the same task.
    """

    row: Row | None
    cells: Mapping[str, str]
    plan: str
    draft: Draft | None
    differences: tuple[Difference, ...] = ()
    likeness: float = ALL_ALIKE
    is_open: bool = False

    @property
    def key(self) -> str:
        """What ends the id of the task: 编号, else 序号."""
        return self.cells["id"] or self.cells["number"]

    @property
    def is_retired(self) -> bool:
        """Whether the task would be done no more."""
        return bool(self.cells.get("status"))

    @property
    def is_reworded(self) -> bool:
        """Whether the text of the row would be another."""
        return self.row is not None and self.likeness < ALL_ALIKE


@dataclass(frozen=True, slots=True)
class Merge:
    """The table as it would be.

    Attributes:
        new_keys: The English keys of the columns that it lacks now.
        steps: Its rows.
        plan: The plan that is imported.
        file: The file of the table.
        suggested: What may have become of tasks of which the file says nothing, by 编号: what 状态
            may hold.
    """

    new_keys: tuple[str, ...]
    steps: tuple[Step, ...]
    plan: str
    file: str
    suggested: Mapping[str, str] = field(default_factory=dict)

    @property
    def own(self) -> tuple[Step, ...]:
        """The rows of the plan."""
        return tuple(step for step in self.steps if step.plan == self.plan)

    @property
    def added(self) -> tuple[Step, ...]:
        """The new rows."""
        return tuple(step for step in self.steps if step.row is None)

    @property
    def changed(self) -> tuple[Step, ...]:
        """The rows that would change."""
        return tuple(step for step in self.steps if step.differences)

    @property
    def open(self) -> tuple[Step, ...]:
        """The rows of which a person must say whether the file's task is the same."""
        return tuple(step for step in self.steps if step.is_open)

    @property
    def missing(self) -> tuple[Step, ...]:
        """The rows of the plan of which nobody says anything; they stay."""
        return tuple(step for step in self.own if step.draft is None and not step.is_retired)

    @property
    def retired(self) -> tuple[Step, ...]:
        """The rows whose tasks would be done no more, and are done now."""
        return tuple(step for step in self.changed if step.draft is None and step.is_retired)

    @property
    def written_tasks(self) -> frozenset[str]:
        """The ids of the tasks that are new or would change, and are still done."""
        steps = (*self.added, *self.changed)
        return frozenset(f"{self.plan}-{step.key}" for step in steps if not step.is_retired)

    @property
    def is_reordered(self) -> bool:
        """Whether rows would stand in another order."""
        numbers = (step.row.number for step in self.steps if step.row is not None)
        return any(before > after for before, after in pairwise(numbers))

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.added or self.changed or self.is_reordered)
