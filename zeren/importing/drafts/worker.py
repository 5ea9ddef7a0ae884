"""What finds and reads tasks in a process of its own: a document in, a planned import out."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from zeren.importing.apart.values import as_json, from_json
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers, WrongAnswerError
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.merges import Difference, Merge, Step
from zeren.importing.drafts.planning import Import, plan_entry, plan_import, table_of
from zeren.importing.drafts.proposals import Proposals
from zeren.importing.drafts.whose import Whose
from zeren.importing.lists.found import Found
from zeren.importing.parties.near_names import NearName
from zeren.reading.sources import Sources, read_sources


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes:
        opened: The file as it was read.
        folder: The data folder, as a whole path.
        plan: The slug of the plan; None to look only.
        title: The title of a plan that is not registered yet.
        answers: What a person said.
    """

    opened: Opened
    folder: str
    plan: str | None
    title: str | None
    answers: Answers = field(default_factory=Answers)


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One row of the table as it would be: its row and its draft by their numbers."""

    row: int | None
    cells: Mapping[str, str]
    plan: str
    draft: int | None
    differences: tuple[Difference, ...]
    likeness: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class PlannedMerge:
    """The table as it would be."""

    new_keys: tuple[str, ...]
    steps: tuple[PlannedStep, ...]
    plan: str
    suggested: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """An import without what the data say: the tasks stand in their drafts alone."""

    version: str
    origin: str
    title: str
    found: Found
    drafts: tuple[Draft, ...]
    proposals: Proposals
    near: tuple[NearName, ...]
    territory: str
    aliases: Mapping[str, tuple[str, ...]]
    merge: PlannedMerge | None
    source: str
    whose: Whose


@dataclass(frozen=True, slots=True)
class Wrong:
    """That what a person said cannot be followed."""

    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What planning gave."""

    planned: Planned | Wrong


def main(_arguments: Sequence[str]) -> None:
    """Read what is asked for from standard input, and print the answer."""
    asked = from_json(Asked, sys.stdin.buffer.read())
    sources, _ = read_sources(Path(asked.folder))
    planned: Planned | Wrong
    try:
        planned = _planned(asked, sources)
    except WrongAnswerError as error:
        planned = Wrong(str(error))
    sys.stdout.buffer.write(as_json(Answer(planned)))


def _planned(asked: Asked, sources: Sources) -> Planned:
    made = plan_import(
        asked.opened, sources, plan=asked.plan, title=asked.title, answers=asked.answers
    )
    numbers = {id(draft): number for number, draft in enumerate(made.drafts)}
    merge = made.merge
    return Planned(
        version=sources.version,
        origin=made.origin,
        title=made.title,
        found=replace(made.found, tasks=()),
        drafts=made.drafts,
        proposals=made.proposals,
        near=made.near,
        territory=made.territory,
        aliases=made.aliases,
        merge=None
        if merge is None
        else PlannedMerge(
            merge.new_keys,
            tuple(_without_row(step, numbers) for step in merge.steps),
            merge.plan,
            merge.suggested,
        ),
        source=made.source,
        whose=made.whose,
    )


def _without_row(step: Step, numbers: Mapping[int, int]) -> PlannedStep:
    row = step.row.number if step.row is not None else None
    draft = numbers[id(step.draft)] if step.draft is not None else None
    return PlannedStep(
        row, step.cells, step.plan, draft, step.differences, step.likeness, step.is_open
    )


def with_data(planned: Planned, opened: Opened, sources: Sources) -> Import:
    """Put an import together with the data that it was made for.

    Args:
        planned: The import as it was handed over.
        opened: The file.
        sources: The data.

    Returns:
        The import.
    """
    merge = planned.merge
    plan = merge.plan if merge is not None else None
    entry, columns = plan_entry(plan, planned.title, planned.origin, planned.drafts, sources)
    return Import(
        name=opened.name,
        origin=planned.origin,
        title=planned.title,
        kind=opened.document.kind,
        notice=opened.notice,
        found=replace(planned.found, tasks=tuple(draft.found for draft in planned.drafts)),
        drafts=planned.drafts,
        proposals=planned.proposals,
        near=planned.near,
        territory=planned.territory,
        aliases=planned.aliases,
        files=sources.files,
        merge=None if merge is None else _with_rows(merge, planned.drafts, sources),
        new_plan=entry,
        columns=columns,
        source=planned.source,
        whose=planned.whose,
    )


def _with_rows(merge: PlannedMerge, drafts: Sequence[Draft], sources: Sources) -> Merge:
    table = table_of(sources, merge.plan)
    rows = {row.number: row for row in table.rows}
    steps = (
        Step(
            row=rows[step.row] if step.row is not None else None,
            cells=step.cells,
            plan=step.plan,
            draft=drafts[step.draft] if step.draft is not None else None,
            differences=step.differences,
            likeness=step.likeness,
            is_open=step.is_open,
        )
        for step in merge.steps
    )
    return Merge(merge.new_keys, tuple(steps), merge.plan, table.file, merge.suggested)
