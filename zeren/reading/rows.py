"""The rows of the table of tasks, understood once: for checks, register and import alike."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from zeren.columns import ROLE_COLUMNS, head_of
from zeren.findings import Place
from zeren.model import Role
from zeren.reading.data_files import PLANS
from zeren.reading.further_columns import shown_columns
from zeren.reading.names import Names, PartyCell
from zeren.reading.published_text import PublishedTask
from zeren.reading.sources import Sources
from zeren.reading.tables import Row
from zeren.text.characters import squeeze

_Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row of the table of tasks, understood.

    Attributes:
        row: The row.
        plan: The slug of its plan.
        id: The id of its task; empty where it has neither 序号 nor 编号.
        has_own_id: Whether no other row has the same id.
        cells: Its parties by role.
        published: The published task of its number, where `source/` holds one, however unlike
            the two are.
        shown: The heads of the further columns of its plan that the site shows.
    """

    row: Row
    plan: str
    id: str
    has_own_id: bool
    cells: Mapping[Role, PartyCell]
    published: PublishedTask | None
    shown: tuple[str, ...] = ()

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
    def further(self) -> tuple[tuple[str, str], ...]:
        """What its list alone says besides, as far as the site shows it: heads and words."""
        return tuple((head, words) for head in self.shown if (words := self.get(head)))

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
    planned = [(plan_of(row, plans), row) for row in rows]
    published = _PublishedTasks(sources.published, planned)
    shown = {entry.text("slug"): shown_columns(entry) for entry in sources.of(PLANS)}
    for (plan, row), one in zip(planned, ids, strict=True):
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
            published=published.next_of(plan, row),
            shown=shown.get(plan, ()),
        )


class _PublishedTasks:
    """The published tasks by 编号, else by number: where one repeats, in their order."""

    def __init__(
        self,
        lists: Mapping[str, Sequence[PublishedTask]],
        rows: Iterable[tuple[str, Row]],
    ) -> None:
        self._by_id = {plan for plan, tasks in lists.items() if any(task.id for task in tasks)}
        self._tasks: defaultdict[_Key, deque[PublishedTask]] = defaultdict(deque)
        for plan, tasks in lists.items():
            for task in tasks:
                self._tasks[plan, task.key].append(task)
        rows_of = Counter(self._key(plan, row) for plan, row in rows if _is_compared(row))
        self._crowded = {key for key, number in rows_of.items() if number > len(self._tasks[key])}
        self._by_text: defaultdict[tuple[_Key, str], deque[PublishedTask]] = defaultdict(deque)
        for key in self._crowded:
            for task in self._tasks[key]:
                self._by_text[key, squeeze(task.text)].append(task)

    def next_of(self, plan: str, row: Row) -> PublishedTask | None:
        """The published task of a row.

        Where more rows than tasks have a number, some have a wrong one, and only the text can tell
        which: that they are doubled is an error anyway.
        """
        if not _is_compared(row):
            return None
        key = self._key(plan, row)
        is_crowded = key in self._crowded
        tasks = self._by_text[key, squeeze(row.get("text"))] if is_crowded else self._tasks[key]
        return tasks.popleft() if tasks else None

    def _key(self, plan: str, row: Row) -> _Key:
        return plan, own_id(row) if plan in self._by_id else row.get("number")


def _is_compared(row: Row) -> bool:
    """Whether a row must equal the published list: what is done no more need not be in it."""
    return not row.get("status")
