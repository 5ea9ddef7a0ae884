"""Drafts against the table: what is new, what would change, what the file no longer holds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zeren.columns import COLUMNS, EXTRAS, ROLE_COLUMNS, Holds, head_of, keys_of
from zeren.importing.drafts.building import Draft
from zeren.importing.unique import Unique
from zeren.reading.rows import own_id, plan_of
from zeren.reading.tables import Row, Table
from zeren.text.characters import squeeze
from zeren.wording import NAME_SEPARATOR

# What an import says of a task. The title is ours, and the plan stands fast.
_TAKEN_OVER = tuple(c.key for c in COLUMNS if c.key not in {"title", "plan"})
# What a file need not say: where it does not, what the table says stays.
_KEPT_WHERE_SILENT = keys_of(Holds.HEADING, Holds.EXTRA) | {"id"}


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
    """

    row: Row | None
    cells: Mapping[str, str]
    plan: str
    draft: Draft | None
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """The table as it would be.

    Attributes:
        new_keys: The English keys of the columns that it lacks now.
        steps: Its rows.
        plan: The plan that is imported.
        file: The file of the table.
    """

    new_keys: tuple[str, ...]
    steps: tuple[Step, ...]
    plan: str
    file: str

    @property
    def added(self) -> tuple[Step, ...]:
        """The new rows."""
        return tuple(step for step in self.steps if step.row is None)

    @property
    def changed(self) -> tuple[Step, ...]:
        """The rows that would change."""
        return tuple(step for step in self.steps if step.differences)

    @property
    def missing(self) -> tuple[Step, ...]:
        """The rows of the plan of which the file says nothing; they stay."""
        return tuple(step for step in self.steps if step.draft is None and step.plan == self.plan)

    @property
    def written_tasks(self) -> frozenset[str]:
        """The ids of the tasks that are new or would change."""
        steps = (*self.added, *self.changed)
        return frozenset(f"{self.plan}-{s.cells['id'] or s.cells['number']}" for s in steps)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self.added and not self.changed


def merge(table: Table, plans: Sequence[str], plan: str, drafts: Sequence[Draft]) -> Merge:
    """Work out what an import would do. Nothing is removed, and no id ever changes.

    Args:
        table: The table of tasks.
        plans: The slugs of all plans that are registered.
        plan: The slug of the plan that is imported; it need not be registered yet.
        drafts: The drafts of its tasks.

    Returns:
        The table as it would be.
    """
    rows = [(row, plan_of(row, plans)) for row in table.rows]
    own = [row for row, of in rows if of == plan]
    matched = _matched(own, drafts)
    needs_plan = table.plan != plan and len({*plans, plan}) > 1
    taken = Unique(map(own_id, own))
    new: dict[int | None, list[Step]] = {}
    draft_of: dict[int, Draft] = {}
    last: int | None = None  # a new row stands behind the one that it follows in the file
    for place, draft in enumerate(drafts):
        if place in matched:
            last = matched[place].number
            draft_of[last] = draft
            continue
        cells = _cells(draft, plan if needs_plan else "")
        cells["id"] = _free_id(cells, taken)
        taken.add(cells["id"] or cells["number"])
        new.setdefault(last, []).append(Step(None, cells, plan, draft))
    steps: list[Step] = []
    for row, of in rows:
        if of == plan:
            steps += new.pop(None, [])
        steps.append(_kept(row, of, draft_of.get(row.number), needs_plan=needs_plan))
        steps += new.pop(row.number, [])
    steps += new.pop(None, [])
    return Merge(_new_keys(table.keys, steps), tuple(steps), plan, table.file)


def _matched(rows: Iterable[Row], drafts: Sequence[Draft]) -> dict[int, Row]:
    """The row of each draft that has one: the same text, else the same id."""
    by_text: dict[str, deque[Row]] = {}
    by_id: dict[str, Row] = {}
    for row in rows:
        by_text.setdefault(squeeze(row.get("text")), deque()).append(row)
        by_id.setdefault(own_id(row), row)
    matched: dict[int, Row] = {}
    used: set[int] = set()
    for place, draft in enumerate(drafts):
        if same_text := by_text.get(squeeze(draft.found.text)):
            matched[place] = same_text.popleft()
            used.add(matched[place].number)
    for place, draft in enumerate(drafts):
        same_id = by_id.get(draft.key)
        if place not in matched and same_id is not None and same_id.number not in used:
            matched[place] = same_id
            used.add(same_id.number)
    return matched


def _kept(row: Row, of: str, draft: Draft | None, *, needs_plan: bool) -> Step:
    """A row that is there, with what the file says otherwise."""
    before = {column.key: row.get(column.key) for column in COLUMNS}
    cells = {**before, "plan": of if needs_plan else before["plan"]}
    if draft is None:
        return Step(row, cells, of, None)
    said = _cells(draft, cells["plan"])
    for key in _TAKEN_OVER:
        is_silent = key in _KEPT_WHERE_SILENT and not said[key]
        if not is_silent and squeeze(said[key]) != squeeze(before[key]):
            cells[key] = said[key]
    cells["id"] = before["id"]
    if cells["number"] != before["number"] and not before["id"]:
        cells["id"] = before["number"]  # the task keeps its address
    differences = tuple(
        Difference(head_of(key), before[key], cells[key])
        for key in _TAKEN_OVER
        if cells[key] != before[key]
    )
    return Step(row, cells, of, draft, differences)


def _cells(draft: Draft, plan: str) -> dict[str, str]:
    found = draft.found
    return {
        "number": draft.number,
        "title": "",
        "text": found.text,
        **{
            column.key: NAME_SEPARATOR.join(draft.parties.get(role, ()))
            for role, column in ROLE_COLUMNS.items()
        },
        "id": draft.id,
        "plan": plan,
        "chapter": found.chapter,
        "sentence": draft.sentence,
        **{column.key: found.details.get(column.key, "") for column in EXTRAS},
    }


def _free_id(cells: Mapping[str, str], taken: Unique) -> str:
    """The 编号 of a new row: none where its 序号 serves, and never one that is in use."""
    part = cells["id"] or cells["number"]
    if part not in taken:
        return cells["id"]
    return taken.numbered(part)


def _new_keys(keys: Sequence[str], steps: Iterable[Step]) -> tuple[str, ...]:
    needed = {key for step in steps for key, cell in step.cells.items() if cell}
    return tuple(column.key for column in COLUMNS if column.key in needed - set(keys))
