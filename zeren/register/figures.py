"""Dates and figures of tasks: from the entries of `milestones` and `targets`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from zeren.figures import Comparator, Inclusion, Milestone, MilestoneKind, Target, TargetKind
from zeren.reading.amount_phrases import values_in
from zeren.reading.data_files import MILESTONES, TARGETS
from zeren.reading.entries import Entry
from zeren.reading.names import Names
from zeren.reading.rows import TaskRow
from zeren.reading.sources import Sources
from zeren.reading.task_references import TaskFinder
from zeren.text.dates import date_in
from zeren.text.digests import digest_of_values
from zeren.text.rules import rule_in

_NUMERALS = re.compile("[0-9０-９零〇○一二两三四五六七八九十百千万亿]")


def milestones_in(sources: Sources, rows: Iterable[TaskRow], names: Names) -> Iterator[Milestone]:
    """The milestones of all tasks, in the order of their entries.

    Args:
        sources: What was read, without errors.
        rows: The rows of tasks.
        names: All names of all parties.
    """
    finder, numbers = TaskFinder(rows), Counter[str]()
    for entry in sources.of(MILESTONES):
        kind = MilestoneKind(entry.text("kind"))
        key = f"{_task(entry, finder)}-{kind}-{_mark(entry.text('quote'))}"
        numbers[key] += 1
        rule = entry.text("rule")
        yield Milestone(
            key=key if numbers[key] == 1 else f"{key}-{numbers[key]}",
            task_id=_task(entry, finder),
            kind=kind,
            starts=date_in(entry.text("from")),
            ends=date_in(entry.text("until")),
            rule=rule_in(rule).text if rule else None,
            inclusion=Inclusion(entry.text("inclusive") or Inclusion.YES),
            binds=_bound(entry, names),
            quote=entry.text("quote"),
            note=entry.text("note") or None,
        )


def targets_in(sources: Sources, rows: Iterable[TaskRow], names: Names) -> Iterator[Target]:
    """The targets of all tasks, in the order of their entries.

    Args:
        sources: What was read, without errors.
        rows: The rows of tasks.
        names: All names of all parties.
    """
    finder, numbers = TaskFinder(rows), Counter[str]()
    for entry in sources.of(TARGETS):
        task = _task(entry, finder)
        numbers[task] += 1
        yield Target(
            key=f"{task}-target-{numbers[task]}",
            task_id=task,
            what=entry.text("what"),
            comparator=Comparator(entry.text("comparator")),
            values=values_in(entry.text("value")) or (),
            measure=entry.text("measure"),
            kind=TargetKind(entry.text("kind")),
            scope=entry.text("scope"),
            binds=_bound(entry, names),
            ends=date_in(entry.text("until")),
            quote=entry.text("quote"),
            note=entry.text("note") or None,
        )


def _mark(quote: str) -> str:
    """What tells a date of a task from the others of its kind: its words without their numbers.

    It stays when the date is put off, and when another one is dropped.
    """
    return digest_of_values(_NUMERALS.sub("", quote)).hex()[:6]


def _task(entry: Entry, finder: TaskFinder) -> str:
    (row,) = finder.find(entry.text("task"))
    return row.id


def _bound(entry: Entry, names: Names) -> tuple[str, ...]:
    found = map(names.find, entry.texts("binds"))
    return tuple(known.full for known in found if known is not None)
