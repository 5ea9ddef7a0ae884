"""Dates and numbers of tasks as the API has them, and what else names a party there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from zeren.figures import Milestone, Target
from zeren.model import Collective, County, Party
from zeren.register.building import Register
from zeren.register.due import due, due_of_target
from zeren.text.dates import Span

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


def reference(party: Party) -> dict[str, Json]:
    """A party where another thing names it.

    Args:
        party: The party.
    """
    return {"name": party.name, "type": _type(party), "slug": party.slug}


def milestone_fields(register: Register, one: Milestone) -> Json:
    """A date of a task: as written, and the days that it comes to.

    Args:
        register: The register.
        one: The milestone.
    """
    days = due(one)
    return {
        "id": one.key,
        "task": one.task_id,
        "kind": one.kind.value,
        "from": _span(one.starts),
        "until": _span(one.ends),
        "rule": one.rule,
        "inclusive": one.inclusion.value,
        "first_day": _day(days.first),
        "last_day": _day(days.last),
        "earliest_last_day": _day(days.earliest),
        "binds": _references(register, one.binds),
        "quote": one.quote,
        "note": one.note,
    }


def target_fields(register: Register, one: Target) -> Json:
    """A number that a task sets. Values are texts, so that none loses a digit.

    Args:
        register: The register.
        one: The target.
    """
    days = due_of_target(one, register.milestones_of.get(one.task_id, ()))
    return {
        "id": one.key,
        "task": one.task_id,
        "kind": one.kind.value,
        "what": one.what,
        "comparator": one.comparator.value,
        "values": [f"{value:f}" for value in one.values],
        "measure": one.measure,
        "scope": one.scope,
        "until": _span(one.ends),
        "last_day": _day(days.last),
        "earliest_last_day": _day(days.earliest),
        "binds": _references(register, one.binds),
        "quote": one.quote,
        "note": one.note,
    }


def _span(span: Span | None) -> Json:
    if span is None:
        return None
    return {
        "words": span.words,
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "precision": span.precision.name.lower(),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _references(register: Register, names: Iterable[str]) -> list[Json]:
    return [reference(register.party_of[name]) for name in names]


def _type(party: Party) -> str:
    if isinstance(party, County):
        return "county"
    return "collective" if isinstance(party, Collective) else "unit"
