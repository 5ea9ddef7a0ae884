"""An import for a person to look through: the most doubtful tasks first, nothing left out."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zeren.columns import DEADLINE, head_of
from zeren.editing.registry_files import NewEntry, entries_as_text
from zeren.editing.suggesting import phrases_of
from zeren.importing.document import Document
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.merging import Difference, Step
from zeren.importing.drafts.planning import Import
from zeren.importing.lists.found import FoundTask, Leftover
from zeren.importing.review import tasks as of_tasks
from zeren.importing.review.names import notes_of, options_of, question_of
from zeren.importing.sentences.readings import Reading
from zeren.model import Role
from zeren.pages.rendering import render
from zeren.reading.data_files import YAML

TEMPLATE = "import_review.html.jinja"
NEW, CHANGED, SAME = "新增", "有改动", "不变"


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
class Asked:
    """What a person must decide.

    Attributes:
        text: The question.
        readings: What can be meant; the first is the one taken.
    """

    text: str
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedTask:
    """One task.

    Attributes:
        key: 编号, else 序号.
        number: 序号.
        chapter: The headings it stands under.
        paragraphs: Its text.
        clauses: Who is responsible, as written.
        parties: Full names by role, as they were read.
        percent: How certain the reading is, in hundredths.
        is_certain: Whether nothing needs to be looked at.
        asked: What a person must decide.
        details: What is said of it besides, such as 完成时限: head and words; and the dates and
            numbers in all of these.
        place: Where it stands in the file.
        state: What the import does with it; empty where no plan is named.
        of_row: Which row it is, where its number does not say it, and how alike the texts are.
        differences: What would change in the row that is there.
    """

    key: str
    number: str
    chapter: str
    paragraphs: tuple[str, ...]
    clauses: tuple[ReviewedClause, ...]
    parties: tuple[tuple[Role, tuple[str, ...]], ...]
    percent: int
    is_certain: bool
    asked: tuple[Asked, ...]
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
        notice: What a person should know of the file.
        plan: The slug of the plan; empty where none is named.
        doubtful: The tasks to look at, the most doubtful first.
        certain: The others, in the order of the file.
        leftovers: What became no task.
        near: New names that may mean a unit that goes by another name, each as a question with
            the option that says yes.
        tasks: Tasks of the file that may be those of rows, to be answered first.
        notes: What to know of the parties that would be registered.
        entries: The entries that would be added, by registry file.
        missing: The rows of the plan of which the file says nothing, each with what may have
            become of it.
    """

    name: str
    kind: str
    notice: str
    plan: str
    doubtful: tuple[ReviewedTask, ...]
    certain: tuple[ReviewedTask, ...]
    leftovers: tuple[Leftover, ...]
    near: tuple[NearQuestion, ...]
    tasks: tuple[TaskQuestion, ...]
    notes: tuple[str, ...]
    entries: tuple[ReviewedEntries, ...]
    missing: tuple[str, ...]

    @property
    def total(self) -> int:
        """How many tasks were found."""
        return len(self.doubtful) + len(self.certain)


def review_of(planned: Import) -> Review:
    """Put an import in the order in which a person looks it through.

    Args:
        planned: The import.
    """
    merge = planned.merge
    steps = merge.steps if merge is not None else ()
    states = {
        id(step.draft): (NEW if step.row is None else CHANGED if step.differences else SAME, step)
        for step in steps
        if step.draft is not None
    }
    tasks = []
    for draft in planned.drafts:
        state, step = states.get(id(draft), ("", None))
        tasks.append(_task(draft, state, step))
    doubtful = [task for task in tasks if not task.is_certain]
    return Review(
        name=planned.name,
        kind=planned.kind,
        notice=planned.notice,
        plan=merge.plan if merge is not None else "",
        doubtful=tuple(sorted(doubtful, key=lambda task: (task.percent, -len(task.asked)))),
        certain=tuple(task for task in tasks if task.is_certain),
        leftovers=planned.found.leftovers,
        near=tuple(NearQuestion(question_of(one), options_of(one)) for one in planned.near),
        tasks=tuple(map(_task_question, merge.open)) if merge is not None else (),
        notes=notes_of(planned),
        entries=tuple(_entries(planned.files[s], new) for s, new in planned.entries.items()),
        missing=of_tasks.about_missing_tasks(merge) if merge is not None else (),
    )


def review_page(review: Review) -> str:
    """The review as one HTML page that needs no other file.

    Args:
        review: The review.
    """
    return render(TEMPLATE, review)


def parts_of(reading: Reading) -> tuple[Part, ...]:
    """The whole sentence in parts, each name with its role.

    Args:
        reading: The reading of the sentence.
    """
    return tuple(part for part in _parts(reading) if part.text)


def _entries(file: str, entries: Sequence[NewEntry]) -> ReviewedEntries:
    text = entries_as_text(file, entries)
    rows = () if file.endswith(YAML) else tuple(map(tuple, csv.reader(text.splitlines())))
    return ReviewedEntries(file, text, rows)


def _parts(reading: Reading) -> Iterator[Part]:
    position = 0
    for mention in sorted(reading.assignments, key=lambda mention: (mention.start, mention.end)):
        if mention.start < position:
            continue  # the same words name one party in two roles
        yield Part(reading.text[position : mention.start])
        full = mention.party if "".join(mention.written.split()) != mention.party else ""
        words = reading.text[mention.start : mention.end]
        yield Part(words, mention.role, full)
        position = mention.end
    yield Part(reading.text[position:])


def _task_question(step: Step) -> TaskQuestion:
    same, other = of_tasks.options_of(step)
    return TaskQuestion(of_tasks.question_of(step), of_tasks.compared(step), same, other)


def _of_row(draft: Draft, step: Step | None) -> str:
    """Which row a task is, where its number does not say it, and how alike the texts are."""
    if step is None:
        return ""
    named = f"编号 {step.key}" if step.key != draft.key else ""
    alike = f"与表里的正文 {of_tasks.percent(step.likeness)} 相同" if step.is_reworded else ""
    return "，".join(filter(None, (named, alike)))


def _task(draft: Draft, state: str, step: Step | None) -> ReviewedTask:
    found = draft.found
    questions = (question for reading in draft.readings for question in reading.questions)
    clauses = zip(found.clauses, draft.readings, strict=True)
    return ReviewedTask(
        key=draft.key,
        number=draft.number,
        chapter=found.chapter,
        paragraphs=tuple(found.text.split("\n")),
        clauses=tuple(ReviewedClause(one.head, parts_of(reading)) for one, reading in clauses),
        parties=tuple((role, draft.parties[role]) for role in Role if role in draft.parties),
        percent=round(100 * draft.confidence),
        is_certain=draft.is_certain,
        asked=(
            *(Asked(question.text, question.readings) for question in questions),
            *(Asked(note) for note in draft.notes),
        ),
        details=(*((head_of(key), words) for key, words in found.details.items()), *_said(found)),
        place=found.place,
        state=state,
        of_row=_of_row(draft, step),
        differences=step.differences if step is not None else (),
    )


def _said(found: FoundTask) -> Iterator[tuple[str, str]]:
    """The dates and numbers of a task, which somebody may want to register."""
    said = phrases_of(found.text, found.details.get(DEADLINE.key, ""))
    words = dict.fromkeys(word for one in said for word in one.words)
    if words:
        yield "时间和数字", "、".join(words)


def looked_through(document: Document) -> tuple[str, ...]:
    """What a file in which no list was found begins with, for a person to tell what it is.

    Args:
        document: What the file holds.
    """
    texts = []
    for block in document.blocks[:10]:
        row = getattr(block, "rows", ())
        cells = dict.fromkeys(cell.text for cell in row[0].cells) if row else {}
        texts.append("｜".join(cells) if row else getattr(block, "text", ""))
    return tuple(text[:60] for text in texts if text)
