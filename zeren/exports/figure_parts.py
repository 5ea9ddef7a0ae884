"""The dates and numbers that concern a party, as they stand on its duty sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import TypeAlias

from zeren.exports.figure_words import names_in_words, when_in_words
from zeren.figures import Milestone, Target
from zeren.model import Party, Task
from zeren.register.building import Register
from zeren.register.concerning import (
    binds_others_alone,
    milestones_concerning,
    targets_concerning,
)
from zeren.register.due import target_date_words

_Figure: TypeAlias = Milestone | Target
_Row: TypeAlias = Mapping[str, str | int]
Part: TypeAlias = Mapping[str, str | Sequence[_Row]]


def figure_parts(register: Register, party: Party, place: Mapping[str, int]) -> Iterator[Part]:
    """The dates and numbers that concern a party, by plan and task, dates first.

    Args:
        register: The register of the tasks in force.
        party: The party.
        place: The place of each task, by its id.

    Yields:
        A part for each plan that has some, below its title where there are several plans.
    """
    figures: dict[str, list[_Figure]] = {}
    concerning: Iterable[_Figure] = (
        *milestones_concerning(register, party),
        *targets_concerning(register, party),
    )
    for one in concerning:
        figures.setdefault(one.task_id, []).append(one)
    tasks = (register.task_of[task_id] for task_id in sorted(figures, key=place.__getitem__))
    for slug, of_plan in groupby(tasks, lambda task: task.plan):
        rows = tuple(
            row
            for task in of_plan
            for _, alike in groupby(figures[task.id], lambda one: one.quote)
            for row in _rows(register, party, task, tuple(alike))
        )
        title = register.plan_of[slug].marked_title if register.several else ""
        yield {"title": title, "rows": rows}


def _rows(register: Register, party: Party, task: Task, alike: Sequence[_Figure]) -> Iterator[_Row]:
    """The rows of those that one quote proves: it stands in the first, over all of them."""
    for number, one in enumerate(alike):
        others = binds_others_alone(register, party, one)
        whom = f"（责任主体：{names_in_words(one.binds)}）" if others else ""
        what, words = _said(one)
        yield {
            "number": task.number,
            "what": f"{what}{whom}",
            "words": words,
            "quote": one.quote,
            "over": 0 if number else len(alike),
        }


# It stands on the sheets of all parties that it concerns.
@lru_cache(maxsize=16_384)
def _said(one: _Figure) -> tuple[str, str]:
    """What it is, and when or how much."""
    if isinstance(one, Milestone):
        return one.kind.word, when_in_words(one)
    until = target_date_words(one)
    return one.what, f"{one.scope}：{one.amount}{f'（期限：{until}）' if until else ''}"
