"""An import for a person to look through: the most doubtful tasks first, nothing left out."""

from __future__ import annotations

import base64
import csv
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from zeren.columns import DEADLINE, head_of
from zeren.editing.registry_files import NewEntry, entries_as_text
from zeren.editing.suggesting import phrases_of
from zeren.importing.document import Document, Paragraph
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.merges import Step
from zeren.importing.drafts.planning import Import
from zeren.importing.lists.found import FoundTask
from zeren.importing.review import tasks as of_tasks
from zeren.importing.review.names import notes_of, options_of, question_of
from zeren.importing.review.questions import Asked, questions_of
from zeren.importing.review.views import (
    NearQuestion,
    Part,
    Review,
    ReviewedClause,
    ReviewedEntries,
    ReviewedTask,
    SharedQuestion,
    TaskQuestion,
)
from zeren.importing.review.worksheet import worksheet_of
from zeren.importing.sentences.readings import Reading
from zeren.model import Role
from zeren.pages.rendering import TEMPLATES, render
from zeren.reading.data_files import YAML

TEMPLATE = "import_review.html.jinja"
# In the order in which they need one another; the first are those of the site.
_OF_SITE = TEMPLATES.parent / "theme" / "assets" / "javascripts"
_SCRIPTS = (
    _OF_SITE / "elements.js",
    _OF_SITE / "matrix" / "saving.js",
    *(Path(__file__).parent / "scripts" / name for name in ("rows.js", "fields.js", "page.js")),
)
NEW, CHANGED, SAME = "新增", "有改动", "不变"


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
    asked = questions_of(planned.drafts, planned.whose)
    of_task: list[list[Asked]] = [[] for _ in planned.drafts]
    for one in asked:
        for place in one.tasks:
            of_task[place].append(one)
    tasks = []
    for place, draft in enumerate(planned.drafts):
        state, step = states.get(id(draft), ("", None))
        tasks.append(_task(place, draft, of_task[place], state, step))
    doubtful = [task for task in tasks if not task.is_certain]
    leftovers = planned.found.leftovers
    return Review(
        name=planned.name,
        kind=planned.kind,
        plan=merge.plan if merge is not None else "",
        notices=tuple(filter(None, (planned.notice, *planned.found.notices))),
        columns=planned.found.columns,
        asked=tuple(
            SharedQuestion(one, tuple(tasks[place] for place in one.tasks))
            for one in asked
            if one.is_shared
        ),
        doubtful=tuple(sorted(doubtful, key=_doubt)),
        certain=tuple(task for task in tasks if task.is_certain),
        lost=tuple(one for one in leftovers if one.is_lost),
        left_out=tuple(one for one in leftovers if not one.is_lost),
        near=tuple(NearQuestion(question_of(one), options_of(one)) for one in planned.near),
        tasks=tuple(map(_task_question, merge.open)) if merge is not None else (),
        notes=notes_of(planned),
        entries=tuple(_entries(planned.files[s], new) for s, new in planned.entries.items()),
        missing=of_tasks.about_missing_tasks(merge) if merge is not None else (),
        worksheet=worksheet_of(planned, asked),
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """The page with its scripts, which its policy names by their digest."""

    review: Review
    worksheet: Markup
    script: Markup
    digest: str


def review_page(review: Review) -> str:
    """The review as one HTML page that needs no other file.

    Args:
        review: The review.
    """
    script = "\n".join(path.read_text(encoding="utf-8") for path in _SCRIPTS)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    # The JSON holds no sign of markup, and the scripts are ours.
    worksheet, trusted = Markup(review.worksheet), Markup(script)  # noqa: S704
    return render(TEMPLATE, _Page(review, worksheet, trusted, f"sha256-{digest}"))


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
        full = mention.party if mention.form != mention.party else ""
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


def _doubt(task: ReviewedTask) -> tuple[int, int]:
    return task.percent, -len(task.asked) - len(task.shared)


def _task(
    place: int, draft: Draft, asked: Sequence[Asked], state: str, step: Step | None
) -> ReviewedTask:
    found = draft.found
    clauses = zip(found.clauses, draft.readings, strict=True)
    return ReviewedTask(
        place_among=place,
        key=draft.key,
        number=draft.number,
        chapter=found.chapter,
        paragraphs=tuple(found.text.split("\n")),
        clauses=tuple(ReviewedClause(one.head, parts_of(reading)) for one, reading in clauses),
        parties=tuple((role, draft.parties[role]) for role in Role if role in draft.parties),
        percent=round(100 * draft.confidence),
        is_certain=draft.is_certain,
        asked=tuple(one for one in asked if not one.is_shared),
        shared=tuple(one for one in asked if one.is_shared),
        details=(
            *((head_of(key), words) for key, words in found.details.items()),
            *draft.further.items(),
            *_said(found),
        ),
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
        if isinstance(block, Paragraph):
            texts.append(block.text)
        elif block.rows:
            texts.append("｜".join(dict.fromkeys(cell.text for cell in block.rows[0].cells)))
    return tuple(text[:60] for text in texts if text)
