"""The rows of the table of tasks, understood once: for checks, register and import alike."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz import fuzz

from zeren.columns import ROLE_COLUMNS, head_of
from zeren.findings import Place
from zeren.model import Role
from zeren.reading.data_files import PLANS
from zeren.reading.names import Names, PartyCell
from zeren.reading.published_text import PublishedTask
from zeren.reading.sources import Sources
from zeren.reading.tables import Row
from zeren.text.characters import squeeze

# Below this a task and the published one of its number are two different tasks. Measured in the
# real list: two tasks share 32 hundredths at most, a text of which half was lost 66 with the whole.
_LEAST_ALIKE = 60.0


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of the table of tasks, understood.

    Attributes:
        row: The row.
        plan: The slug of its plan.
        id: The id of its task; empty where it has neither 序号 nor 编号.
        has_own_id: Whether no other row has the same id.
        cells: Its parties by role.
        published: The task as published, where `source/` holds it.
    """

    row: Row
    plan: str
    id: str
    has_own_id: bool
    cells: Mapping[Role, PartyCell]
    published: PublishedTask | None

    def get(self, key: str) -> str:
        """The cell of a column; empty where there is none."""
        return self.row.get(key)

    def place(self, key: str | None = None) -> Place:
        """The place of the row, or of one cell in it."""
        return self.row.place(head_of(key) if key else None)

    def seen_from(self, other: TaskRow) -> str:
        """Where it stands, in words for somebody who looks at another row."""
        file = f" {self.row.file} " if self.row.file != other.row.file else ""
        return f"{file}第 {self.row.number} 行"

    @property
    def is_retired(self) -> bool:
        """Whether its task is done no more."""
        return bool(self.get("status"))

    @property
    def is_known(self) -> bool:
        """Whether it names parties, and knows them all."""
        cells = self.cells.values()
        return any(cell.named for cell in cells) and all(cell.is_known for cell in cells)

    @property
    def parties(self) -> Mapping[Role, tuple[str, ...]]:
        """The full names of the parties that are known, by role."""
        return {role: self.cells[role].parties for role in Role}


def plans_of(sources: Sources) -> tuple[str, ...]:
    """The slugs of all plans.

    Args:
        sources: What was read.
    """
    return tuple(slug for entry in sources.of(PLANS) if (slug := entry.text("slug")))


def task_rows(sources: Sources, names: Names) -> tuple[TaskRow, ...]:
    """Understand the rows of the table of tasks.

    Args:
        sources: What was read.
        names: All names of all parties.

    Returns:
        The rows in their order; none where the table cannot be read.
    """
    return tuple(_task_rows(sources, names))


def own_id(row: Row) -> str:
    """What tells a row's task from the others of its plan: 编号, else 序号.

    Args:
        row: The row.
    """
    return row.get("id") or row.get("number")


def plan_of(row: Row, plans: Sequence[str]) -> str:
    """The slug of a row's plan: as written, else by the file's name, else the only one there is.

    Args:
        row: The row.
        plans: The slugs of all plans.

    Returns:
        The slug; empty where none is written and there are several.
    """
    return row.get("plan") or row.plan or (plans[0] if len(plans) == 1 else "")


def task_id(row: Row, plans: Sequence[str]) -> str:
    """The id of a row's task: `<plan slug>-<编号, else 序号>`; empty where it has neither.

    Args:
        row: The row.
        plans: The slugs of all plans.
    """
    return f"{plan_of(row, plans)}-{own_id(row)}" if own_id(row) else ""


def _task_rows(sources: Sources, names: Names) -> Iterator[TaskRow]:
    rows = sources.tasks.rows if sources.tasks is not None else ()
    plans = plans_of(sources)
    ids = [task_id(row, plans) for row in rows]
    # Capitals do not tell addresses apart on Windows.
    times = Counter(map(str.lower, ids))
    published = _PublishedTasks(sources.published)
    for row, one in zip(rows, ids, strict=True):
        plan = plan_of(row, plans)
        cells = {
            role: names.read_cell(row.cells.get(column.key, ""))
            for role, column in ROLE_COLUMNS.items()
        }
        yield TaskRow(
            row=row,
            plan=plan,
            id=one,
            has_own_id=times[one.lower()] == 1,
            cells=MappingProxyType(cells),
            # What is done no more need not be in the list as it is now.
            published=None if row.get("status") else published.next_of(plan, row),
        )


class _PublishedTasks:
    """The published tasks by 编号, else by number: where one repeats, in their order."""

    def __init__(self, lists: Mapping[str, Sequence[PublishedTask]]) -> None:
        self._tasks: defaultdict[tuple[str, str], list[PublishedTask]] = defaultdict(list)
        self._by_id = {plan for plan, tasks in lists.items() if any(task.id for task in tasks)}
        for plan, tasks in lists.items():
            for task in reversed(tasks):
                self._tasks[plan, task.key].append(task)

    def next_of(self, plan: str, row: Row) -> PublishedTask | None:
        """The published task of a row, if its text shows that it is that task."""
        key = own_id(row) if plan in self._by_id else row.get("number")
        tasks = self._tasks.get((plan, key))
        if not tasks:
            return None
        task = tasks.pop()
        ours, theirs = squeeze(row.get("text")), squeeze(task.text)
        # With the cut-off a text that is far too long is told apart without a look into it.
        likeness = fuzz.ratio(ours, theirs, score_cutoff=_LEAST_ALIKE)
        return task if likeness >= _LEAST_ALIKE else None
