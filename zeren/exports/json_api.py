"""The register as static JSON under `/api/v1/`: names of fields are fixed for this version.

What is not known is null, never left out. Schemas and the OpenAPI description stand beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from zeren import addresses
from zeren.exports.api_figures import Json, milestone_fields, reference, target_fields
from zeren.exports.api_schemas import SCHEMAS, openapi
from zeren.exports.imprint import Edition
from zeren.exports.kinds import FOR_PROGRAMS, Export, File, Offer
from zeren.exports.tables import Tables
from zeren.model import Assignment, Party, RetiredTask, Role, Task
from zeren.register.building import Register

# Of a task that is to be done.
_STANDING: Mapping[str, Json] = {"status": None, "since": None, "reason": None, "into": []}
_ENCODER = json.JSONEncoder(ensure_ascii=False)


def json_api(tables: Tables, edition: Edition) -> Iterator[File]:
    """Every document of the API, its schemas and its description."""
    register = tables.register
    yield _document("meta", _meta(register, edition))
    yield _list("plans", map(asdict, register.plans))
    tasks = {task.id: _line(_task(register, task)) for task in register.tasks}
    yield _file("tasks", _joined(tasks.values()))
    for task_id, line in tasks.items():
        yield _file(f"tasks/{task_id}", line)
    for one in register.retired:
        yield _file(f"tasks/{one.task.id}", _line(_retired(register, one)))
    for name, parties in (
        ("units", register.units),
        ("counties", register.counties),
        ("collectives", register.collectives),
    ):
        yield _list(name, map(_party, parties))
    yield _list("milestones", (milestone_fields(register, one) for one in register.milestones))
    yield _list("targets", (target_fields(register, one) for one in register.targets))
    yield _list("assignments", (_assignment(register, one) for one in every_one(register)))
    yield _file("matrix", _line(_matrix(register)))
    for name, schema in SCHEMAS.items():
        yield _document(f"schemas/{name}", schema)
    yield _document("openapi", openapi())


def every_one(register: Register) -> Iterator[Assignment]:
    """The assignments as written, then those through collectives by party."""
    yield from register.assignments
    for party in register.parties:
        yield from register.through_of.get(party.name, ())


def _path(name: str) -> str:
    return f"{addresses.API}{name}.json"


def _document(name: str, content: Json) -> File:
    """A short document, which people may read as well."""
    return _file(name, json.dumps(content, ensure_ascii=False, indent=1))


def _list(name: str, items: Iterable[Json]) -> File:
    return _file(name, _joined(map(_line, items)))


def _joined(lines: Iterable[str]) -> str:
    """A list with an item a line, so that a comparison shows which item changed."""
    inner = ",\n".join(lines)
    return f"[\n{inner}\n]" if inner else "[]"


def _line(content: Json) -> str:
    return _ENCODER.encode(content)


def _file(name: str, text: str) -> File:
    return _path(name), f"{text}\n".encode()


def _meta(register: Register, edition: Edition) -> Json:
    return {
        "version": register.version,
        "changed": edition.day,
        "site": edition.site_url or None,
        "counts": {
            "plans": len(register.plans),
            "tasks": len(register.tasks),
            "units": len(register.units),
            "counties": len(register.counties),
            "collectives": len(register.collectives),
            "assignments": len(register.assignments),
            "milestones": len(register.milestones),
            "targets": len(register.targets),
        },
        "roles": [{"role": role.value, "word": role.word, "mark": role.mark} for role in Role],
    }


def _task(register: Register, task: Task) -> dict[str, Json]:
    return {
        **asdict(task),
        "further": dict(task.further),
        "page": addresses.task_page(task),
        "parties": _parties(register, register.written_of.get(task.id, ())),
        "milestones": [
            milestone_fields(register, one) for one in register.milestones_of.get(task.id, ())
        ],
        "targets": [target_fields(register, one) for one in register.targets_of.get(task.id, ())],
        **_STANDING,
    }


def _retired(register: Register, one: RetiredTask) -> dict[str, Json]:
    """A task that is done no more: as it was last, and what became of it."""
    return {
        **_task(register, one.task),
        "status": one.how.value,
        "since": one.since,
        "reason": one.reason,
        "into": list(one.into),
        "parties": _parties(register, one.assignments),
    }


def _parties(register: Register, assignments: Iterable[Assignment]) -> Json:
    return [
        reference(register.party_of[one.party]) | {"role": one.role.value} for one in assignments
    ]


def _party(party: Party) -> Json:
    return {**asdict(party), "page": addresses.party_page(party)}


def _assignment(register: Register, one: Assignment) -> Json:
    return {
        "task": one.task_id,
        **reference(register.party_of[one.party]),
        "role": one.role.value,
        "through": one.through,
    }


def _matrix(register: Register) -> Json:
    """Rows, columns and the cells that hold anything, each by its row and column."""
    row_of = {task.id: number for number, task in enumerate(register.tasks)}
    column_of = {name: number for number, name in enumerate(register.party_of)}
    cells: dict[tuple[int, int], list[Json]] = {}
    for one in every_one(register):
        place = row_of[one.task_id], column_of[one.party]
        cells.setdefault(place, []).append({"role": one.role.value, "through": one.through})
    return {
        "tasks": [
            {"id": task.id, "number": task.number, "title": task.title} for task in register.tasks
        ],
        "parties": [
            reference(party) | {"kind": register.kind_of(party)} for party in register.parties
        ],
        "cells": [
            {"task": row, "party": column, "roles": cells[row, column]}
            for row, column in sorted(cells)
        ],
    }


def _offers(_: Register) -> Iterator[Offer]:
    for document, words, form in (
        ("openapi", "JSON 的说明", "OpenAPI"),
        ("meta", "版本和数目", "JSON"),
        ("tasks", "全部任务", "JSON"),
        ("milestones", "时间节点", "JSON"),
        ("targets", "指标", "JSON"),
        ("assignments", "责任关系", "JSON"),
        ("matrix", "责任矩阵", "JSON"),
    ):
        yield Offer(FOR_PROGRAMS, _path(document), f"{words}（{form}）", words)


EXPORT = Export(json_api, _offers)
