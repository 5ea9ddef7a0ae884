"""What rules look at: the sources with all that several rules ask, worked out once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from zeren.checks.figures import Figure, figures_in
from zeren.columns import head_of
from zeren.findings import Finding, Place
from zeren.reading.data_files import (
    COLLECTIVES,
    COUNTIES,
    MILESTONES,
    PLANS,
    TARGETS,
    TASKS,
    UNITS,
)
from zeren.reading.entries import Entry
from zeren.reading.names import Names, names_of
from zeren.reading.rows import TaskRow, plans_of, task_rows
from zeren.reading.schema import SCHEMA
from zeren.reading.sources import Sources
from zeren.reading.task_references import TaskFinder
from zeren.text.characters import squeeze
from zeren.wording import NotCanonicalError, parse

PARTY_FILES = (UNITS, COUNTIES, COLLECTIVES)


@dataclass(frozen=True, slots=True)
class Context:
    """What rules look at.

    Attributes:
        sources: What was read.
        names: All names of all parties.
        plans: The slugs of all plans.
        rows: The rows of tasks.
        live: Those of them whose tasks are still to be done.
        finder: Finds them by what entries call them.
        all_figures: The milestones and targets whose task is clear.
        likely: The full names that each name which is not known probably means.
        published_sentences: All published responsibility sentences, without blanks.
        published_names: All names in them, where they can be read.
    """

    sources: Sources
    names: Names
    plans: tuple[str, ...]
    rows: tuple[TaskRow, ...]
    live: tuple[TaskRow, ...]
    finder: TaskFinder
    all_figures: tuple[Figure, ...]
    likely: Mapping[str, tuple[str, ...]]
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
        return _entries(self.sources, *files)

    def figures(self, *files: str) -> Iterator[Figure]:
        """The entries of these files, milestones or targets, whose task is clear."""
        return (one for one in self.all_figures if one.entry.registry in files)

    def proven(self, *files: str) -> Iterator[Figure]:
        """Those of them whose quote stands in their task, whole."""
        return (one for one in self.figures(*files) if one.is_proven)

    def knows(self, *files: str) -> bool:
        """Whether registry files are whole: read, in place, and every entry has its own name."""
        names = [entry.text(next(iter(SCHEMA[entry.registry]))) for entry in self.entries(*files)]
        return (
            self.sources.unread.isdisjoint(files)
            and self.sources.misplaced.keys().isdisjoint(files)
            and all(names)
            and len(set(names)) == len(names)
        )

    def head_place(self, key: str) -> Place:
        """The place of a column's head, also where the column is missing."""
        table = self.sources.tasks  # the head of the first file where there are several
        return table.head_place(head_of(key)) if table else Place(self.file_of(TASKS))

    def file_of(self, stem: str) -> str:
        """The name of a data file as it stands in the folder."""
        return self.sources.files[stem]


class Found:
    """What the rules have found so far, for rules that ask whether a place is in order."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Sort findings by place.

        Args:
            findings: What was found.
        """
        self._by_row: defaultdict[tuple[str, int], set[tuple[str, str | None]]] = defaultdict(set)
        self._lines: defaultdict[str, set[int]] = defaultdict(set)
        for finding in findings:
            if finding.row is not None:
                self._by_row[finding.file, finding.row].add((finding.code, finding.column))
            elif finding.line is not None:
                self._lines[finding.file].add(finding.line)

    def codes_at(self, row: TaskRow, key: str) -> frozenset[str]:
        """The codes found in one cell."""
        cells = self._by_row.get((row.row.file, row.row.number), ())
        return frozenset(code for code, column in cells if column == head_of(key))

    def concerns(self, entry: Entry) -> bool:
        """Whether anything was found in an entry."""
        if entry.row is not None:
            return (entry.file, entry.row) in self._by_row
        lines = self._lines.get(entry.file, set())
        return entry.line in lines or not lines.isdisjoint(entry.lines.values())


def build_context(sources: Sources) -> Context:
    """Work out what rules look at.

    Args:
        sources: What was read.
    """
    names = names_of(sources)
    rows = task_rows(sources, names)
    finder = TaskFinder(rows)
    figures = figures_in(_entries(sources, MILESTONES, TARGETS), finder, _entries(sources, PLANS))
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
        plans=plans_of(sources),
        rows=rows,
        live=tuple(row for row in rows if not row.is_retired),
        finder=finder,
        all_figures=tuple(figures),
        likely=MappingProxyType({name: names.likeliest(name) for name in unknown}),
        published_sentences="".join(sentences),
        published_names=frozenset(_names_in(sentences, names)),
    )


def _entries(sources: Sources, *files: str) -> Iterator[Entry]:
    """The entries of registry files, those in the wrong file left out."""
    misplaced = sources.misplaced
    return (entry for file in files if file not in misplaced for entry in sources.of(file))


def _names_in(sentences: Iterable[str], names: Names) -> Iterator[str]:
    """The names, known or not, in those sentences that are canonical."""
    for sentence in sentences:
        try:
            parsed = parse(sentence, names.compound)
        except NotCanonicalError:
            continue
        for parties in parsed.values():
            yield from parties
