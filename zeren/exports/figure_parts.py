"""The dates and numbers that concern a party, as they stand on its duty sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from zeren.exports.figure_words import names_in_words, when_in_words
from zeren.figures import Milestone, Target
from zeren.model import Party, Plan
from zeren.register.building import Register
from zeren.register.concerning import (
    binds_others_alone,
    milestones_concerning,
    targets_concerning,
)

_Row: TypeAlias = Mapping[str, str]
_Part: TypeAlias = Mapping[str, str | Sequence[_Row]]


def figure_parts(register: Register, party: Party) -> Iterator[_Part]:
    """The dates and numbers that concern a party, by plan; within it by task, dates first.

    Args:
        register: The register of the tasks in force.
        party: The party.

    Yields:
        A part for each plan that has some, below its title where there are several plans.
    """
    rows: dict[str, list[tuple[int, _Row]]] = {plan.slug: [] for plan in register.plans}
    place = {task.id: number for number, task in enumerate(register.tasks)}
    for one in (*milestones_concerning(register, party), *targets_concerning(register, party)):
        task = register.task_of[one.task_id]
        row = _row(register, party, one)
        rows[task.plan].append((place[task.id], {"number": task.number, **row}))
    for plan in register.plans:
        if rows[plan.slug]:
            ordered = sorted(rows[plan.slug], key=lambda item: item[0])
            yield {"title": _title(register, plan), "rows": tuple(row for _, row in ordered)}


def _title(register: Register, plan: Plan) -> str:
    return plan.marked_title if register.several else ""


def _row(register: Register, party: Party, one: Milestone | Target) -> _Row:
    others = binds_others_alone(register, party, one)
    whom = f"（责任主体：{names_in_words(one.binds)}）" if others else ""
    if isinstance(one, Milestone):
        return {"what": f"{one.kind.word}{whom}", "words": when_in_words(one), "quote": one.quote}
    until = f"，{one.ends.words}" if one.ends else ""
    return {
        "what": f"{one.what}{whom}",
        "words": f"{one.scope}{one.amount}{until}",
        "quote": one.quote,
    }
