"""What a person looks through before an import is written: plain data for page and terminal."""

from __future__ import annotations

from dataclasses import dataclass

from zeren.importing.drafts.merges import Difference
from zeren.importing.lists.found import FoundColumn, Leftover
from zeren.importing.review.questions import Asked
from zeren.model import Role


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a sentence.

    Attributes:
        text: Its words.
        role: What the party does that they name; None where they name none.
        full: The party's full name, where it is written otherwise; else empty.
    """

    text: str
    role: Role | None = None
    full: str = ""


@dataclass(frozen=True, slots=True)
class ReviewedClause:
    """One clause of a task.

    Attributes:
        head: The head it stands under; empty where there is none.
        parts: Its parts, all of its words.
    """

    head: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ReviewedTask:
    """One task.

    Attributes:
        place_among: Its place among the tasks of the file.
        key: 编号, else 序号.
        number: 序号.
        chapter: The headings it stands under.
        paragraphs: Its text.
        clauses: Who is responsible, as written.
        parties: Full names by role, as they were read.
        percent: How certain the reading is, in hundredths.
        is_certain: Whether nothing needs to be looked at.
        asked: What a person must decide of it alone.
        shared: What is asked once for it and others.
        details: What is said of it besides, such as 完成时限: head and words; and the dates and
            numbers in all of these.
        place: Where it stands in the file.
        state: What the import does with it; empty where no plan is named.
        of_row: Which row it is, where its number does not say it, and how alike the texts are.
        differences: What would change in the row that is there.
    """

    place_among: int
    key: str
    number: str
    chapter: str
    paragraphs: tuple[str, ...]
    clauses: tuple[ReviewedClause, ...]
    parties: tuple[tuple[Role, tuple[str, ...]], ...]
    percent: int
    is_certain: bool
    asked: tuple[Asked, ...]
    shared: tuple[Asked, ...]
    details: tuple[tuple[str, str], ...]
    place: str
    state: str
    of_row: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class ReviewedEntries:
    """Entries that would be added to a registry file.

    Attributes:
        file: The file.
        text: The entries as they would stand in it.
        rows: The same as a table with its heads; none where the file is YAML.
    """

    file: str
    text: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SharedQuestion:
    """What is asked for the document as a whole.

    Attributes:
        asked: The question.
        tasks: The tasks that it concerns.
    """

    asked: Asked
    tasks: tuple[ReviewedTask, ...]


@dataclass(frozen=True, slots=True)
class NearQuestion:
    """Whether two names mean one unit.

    Attributes:
        text: The question.
        options: The options of the command that say yes.
    """

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskQuestion:
    """Whether a task of the file is that of a row.

    Attributes:
        text: The question.
        difference: What differs between their texts.
        same: The option of the command that says yes.
        other: The option that says no.
    """

    text: str
    difference: str
    same: str
    other: str


@dataclass(frozen=True, slots=True)
class Review:
    """All that an import found and would do.

    Attributes:
        name: The name of the file.
        kind: What sort of file it is.
        plan: The slug of the plan; empty where none is named.
        notices: What a person should know of the file.
        columns: The columns of its tables, and what each became.
        asked: What is asked for the document as a whole, each once.
        doubtful: The tasks to look at, the most doubtful first.
        certain: The others, in the order of the file.
        lost: What became no task and may hold one, or a unit.
        left_out: What else became no task, each for its reason.
        near: New names that may mean a unit that goes by another name, each as a question with
            the option that says yes.
        tasks: Tasks of the file that may be those of rows, to be answered first.
        notes: What to know of the parties that would be registered.
        entries: The entries that would be added, by registry file.
        missing: The rows of the plan of which the file says nothing, each with what may have
            become of it.
        worksheet: What the page needs to let a person correct all this, as JSON.
    """

    name: str
    kind: str
    plan: str
    notices: tuple[str, ...]
    columns: tuple[FoundColumn, ...]
    asked: tuple[SharedQuestion, ...]
    doubtful: tuple[ReviewedTask, ...]
    certain: tuple[ReviewedTask, ...]
    lost: tuple[Leftover, ...]
    left_out: tuple[Leftover, ...]
    near: tuple[NearQuestion, ...]
    tasks: tuple[TaskQuestion, ...]
    notes: tuple[str, ...]
    entries: tuple[ReviewedEntries, ...]
    missing: tuple[str, ...]
    worksheet: str

    @property
    def total(self) -> int:
        """How many tasks were found."""
        return len(self.doubtful) + len(self.certain)
