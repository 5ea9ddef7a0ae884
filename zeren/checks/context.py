"""What rules look at: the sources with all that several rules ask, worked out once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz import fuzz

from zeren.columns import ROLE_COLUMNS, head_of
from zeren.findings import Finding, Place
from zeren.model import Role
from zeren.reading.entries import Entry
from zeren.reading.names import Names, PartyCell, names_of
from zeren.reading.published_text import PublishedTask
from zeren.reading.row_ids import plan_of, task_id
from zeren.reading.schema import REGISTRY, SCHEMA, fits_elsewhere
from zeren.reading.sources import COLLECTIVES, COUNTIES, PLANS, TASKS, UNITS, Sources
from zeren.reading.tables import Row
from zeren.text.characters import squeeze
from zeren.wording import NotCanonicalError, parse

PARTY_FILES = (UNITS, COUNTIES, COLLECTIVES)
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
        return Place(TASKS, self.row.number, self.row.line, head_of(key) if key else None)

    @property
    def is_known(self) -> bool:
        """Whether it names parties, and knows them all."""
        cells = self.cells.values()
        return any(cell.named for cell in cells) and all(cell.is_known for cell in cells)


@dataclass(frozen=True, slots=True)
class Context:
    """What rules look at.

    Attributes:
        sources: What was read.
        names: All names of all parties.
        plans: The slugs of all plans.
        rows: The rows of tasks.
        likely: The full names that each name which is not known probably means.
        misplaced: The registry files that hold what belongs into another, with that other.
        published_sentences: All published responsibility sentences, without blanks.
        published_names: All names in them, where they can be read.
    """

    sources: Sources
    names: Names
    plans: tuple[str, ...]
    rows: tuple[TaskRow, ...]
    likely: Mapping[str, tuple[str, ...]]
    misplaced: Mapping[str, str]
    published_sentences: str
    published_names: frozenset[str]

    def has_column(self, key: str) -> bool:
        """Whether the table of tasks has a column."""
        return self.sources.tasks is not None and key in self.sources.tasks.keys

    def may_lack_column(self, *keys: str) -> bool:
        """Whether one of these columns probably stands under a wrong head."""
        return self.sources.tasks is not None and not self.sources.tasks.meant.isdisjoint(keys)

    def entries(self, *files: str) -> Iterator[Entry]:
        """The entries of registry files, those in the wrong file left out."""
        return (
            entry for file in files if file not in self.misplaced for entry in self.sources.of(file)
        )

    def knows(self, *files: str) -> bool:
        """Whether registry files are whole: read, in place, and every entry has its own name."""
        names = [entry.text(next(iter(SCHEMA[entry.file]))) for entry in self.entries(*files)]
        return (
            self.sources.unread.isdisjoint(files)
            and self.misplaced.keys().isdisjoint(files)
            and all(names)
            and len(set(names)) == len(names)
        )

    def head_place(self, key: str) -> Place:
        """The place of a column's head, also where the column is missing."""
        rows = self.sources.tasks.rows if self.sources.tasks is not None else ()
        is_text = any(row.line is not None for row in rows[:1])
        return Place(TASKS, 1, 1 if is_text else None, head_of(key))


class Found:
    """What the rules have found so far, for rules that ask whether a place is in order."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Sort findings by place.

        Args:
            findings: What was found.
        """
        self._by_row: defaultdict[int, set[tuple[str, str | None]]] = defaultdict(set)
        self._lines: defaultdict[str, set[int]] = defaultdict(set)
        for finding in findings:
            if finding.row is not None:
                self._by_row[finding.row].add((finding.code, finding.column))
            elif finding.line is not None:
                self._lines[finding.file].add(finding.line)

    def codes_at(self, row: TaskRow, key: str) -> frozenset[str]:
        """The codes found in one cell."""
        cells = self._by_row.get(row.row.number, ())
        return frozenset(code for code, column in cells if column == head_of(key))

    def concerns(self, entry: Entry) -> bool:
        """Whether anything was found in an entry."""
        lines = self._lines.get(entry.file, set())
        return entry.line in lines or not lines.isdisjoint(entry.lines.values())


def build_context(sources: Sources) -> Context:
    """Work out what rules look at.

    Args:
        sources: What was read.
    """
    misplaced = {
        file: other
        for file in REGISTRY
        if (other := fits_elsewhere(file, sources.of(file))) is not None
    }
    names = names_of(sources)
    plans = tuple(slug for entry in sources.of(PLANS) if (slug := entry.text("slug")))
    rows = tuple(_rows(sources, names, plans))
    unknown = dict.fromkeys(
        one.written
        for row in rows
        for cell in row.cells.values()
        for one in cell.named
        if one.written and one.known is None
    )
    sentences = [squeeze(task.sentence) for tasks in sources.published.values() for task in tasks]
    return Context(
        sources=sources,
        names=names,
        plans=plans,
        rows=rows,
        likely=MappingProxyType({name: names.likeliest(name) for name in unknown}),
        misplaced=MappingProxyType(misplaced),
        published_sentences="".join(sentences),
        published_names=frozenset(_names_in(sentences, names)),
    )


def _names_in(sentences: Iterable[str], names: Names) -> Iterator[str]:
    """The names, known or not, in those sentences that are canonical."""
    for sentence in sentences:
        try:
            parsed = parse(sentence, names.compound)
        except NotCanonicalError:
            continue
        for parties in parsed.values():
            yield from parties


def _rows(sources: Sources, names: Names, plans: Sequence[str]) -> Iterator[TaskRow]:
    rows = sources.tasks.rows if sources.tasks is not None else ()
    ids = [task_id(row, plans) if row.get("id") or row.get("number") else "" for row in rows]
    # Capitals do not tell addresses apart on Windows.
    times = Counter(map(str.lower, ids))
    published = _PublishedTasks(sources.published)
    for row, one in zip(rows, ids, strict=True):
        plan = plan_of(row, plans)
        yield TaskRow(
            row=row,
            plan=plan,
            id=one,
            has_own_id=times[one.lower()] == 1,
            cells=MappingProxyType(
                {
                    role: names.read_cell(row.cells.get(column.key, ""))
                    for role, column in ROLE_COLUMNS.items()
                }
            ),
            published=published.next_of(plan, row),
        )


class _PublishedTasks:
    """The published tasks by 编号, else by number: where one repeats, in their order."""

    def __init__(self, lists: Mapping[str, Sequence[PublishedTask]]) -> None:
        self._tasks: defaultdict[tuple[str, str], list[PublishedTask]] = defaultdict(list)
        self._with_ids: set[str] = set()
        for plan, tasks in lists.items():
            self._with_ids |= {plan for task in tasks if task.id}
            for task in reversed(tasks):
                self._tasks[plan, task.key].append(task)

    def next_of(self, plan: str, row: Row) -> PublishedTask | None:
        """The published task of a row, if its text shows that it is that task."""
        own = row.get("id") if plan in self._with_ids else ""
        tasks = self._tasks.get((plan, own or row.get("number")))
        if not tasks:
            return None
        task = tasks.pop()
        ours, theirs = squeeze(row.get("text")), squeeze(task.text)
        return task if fuzz.ratio(ours, theirs) >= _LEAST_ALIKE else None
