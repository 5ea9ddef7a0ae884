"""The JSON API: what it says is the register, in the form that its schemas promise."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate as validate_openapi
from referencing import Registry, Resource

from tests.conftest import DATA, register_of
from tests.hostile import write_hostile
from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.json_api import every_one, json_api
from zeren.exports.tables import Tables
from zeren.figures import (
    Comparator,
    Inclusion,
    Milestone,
    MilestoneKind,
    Target,
    TargetKind,
)
from zeren.model import (
    Assignment,
    Collective,
    Contact,
    County,
    FormerName,
    Plan,
    RetiredTask,
    Retirement,
    Role,
    Successor,
    Task,
    Unit,
)
from zeren.register.building import Register
from zeren.text.dates import Precision, Span

EDITION = Edition("2026-01-02", "https://example.gov.cn/zeren/")


def api_of(register: Register) -> dict[str, Any]:
    return {
        path.removeprefix(addresses.API): json.loads(data)
        for path, data in json_api(Tables(register), EDITION)
    }


def contact(value: dict[str, Any] | None) -> Contact | None:
    return Contact(**value) if value else None


def without(value: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: one for name, one in value.items() if name not in names}


def task_in(value: dict[str, Any]) -> Task:
    more = ("page", "parties", "milestones", "targets", "status", "since", "reason", "into")
    further = tuple(value["further"].items())
    return Task(**without(value, "further", *more), further=further)


def former_names(value: dict[str, Any]) -> tuple[FormerName, ...]:
    return tuple(FormerName(**name) for name in value["former_names"])


def retired_in(value: dict[str, Any]) -> RetiredTask:
    return RetiredTask(
        task_in(value),
        Retirement(value["status"]),
        tuple(value["into"]),
        value["since"],
        value["reason"],
        tuple(Assignment(value["id"], one["name"], Role(one["role"])) for one in value["parties"]),
    )


def read_back(api: dict[str, Any], register: Register) -> Register:
    """The register as a program would build it from the API; look-ups are taken as they are."""
    tasks = [task_in(task) for task in api["tasks.json"]]
    units = [
        Unit(
            **without(unit, "page", "aliases", "former_names", "successor", "contact"),
            aliases=tuple(unit["aliases"]),
            former_names=former_names(unit),
            successor=Successor(**unit["successor"]) if unit["successor"] else None,
            contact=contact(unit["contact"]),
        )
        for unit in api["units.json"]
    ]
    counties = [
        County(
            **without(county, "page", "aliases", "former_names", "contact"),
            aliases=tuple(county["aliases"]),
            former_names=former_names(county),
            contact=contact(county["contact"]),
        )
        for county in api["counties.json"]
    ]
    collectives = [
        Collective(
            **without(collective, "page", "aliases", "former_names", "members"),
            aliases=tuple(collective["aliases"]),
            former_names=former_names(collective),
            members=tuple(collective["members"]),
        )
        for collective in api["collectives.json"]
    ]
    written = [one for one in api["assignments.json"] if one["through"] is None]
    return replace(
        register,
        version=api["meta.json"]["version"],
        plans=tuple(
            Plan(**{**plan, "columns": tuple(plan["columns"])}) for plan in api["plans.json"]
        ),
        units=tuple(units),
        counties=tuple(counties),
        collectives=tuple(collectives),
        tasks=tuple(tasks),
        assignments=tuple(
            Assignment(one["task"], one["name"], Role(one["role"])) for one in written
        ),
    )


@pytest.mark.parametrize("name", ["birth-support", "every-feature", "minimal", "lasting"])
def test_read_back_it_is_the_register(name: str) -> None:
    register = register_of(DATA / name)
    assert read_back(api_of(register), register) == register


def test_hostile_texts_read_back_are_the_register(tmp_path: Path) -> None:
    register = register_of(write_hostile(tmp_path / "data"))
    assert read_back(api_of(register), register) == register


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_assignments_and_matrix_say_the_same(name: str) -> None:
    register = register_of(DATA / name)
    api = api_of(register)
    matrix = api["matrix.json"]
    in_matrix = {
        (
            matrix["tasks"][cell["task"]]["id"],
            matrix["parties"][cell["party"]]["name"],
            role["role"],
            role["through"],
        )
        for cell in matrix["cells"]
        for role in cell["roles"]
    }
    listed = {(a["task"], a["name"], a["role"], a["through"]) for a in api["assignments.json"]}
    assert in_matrix == listed
    assert listed == {(a.task_id, a.party, a.role, a.through) for a in every_one(register)}


def test_each_task_has_a_document_of_its_own(published: Register) -> None:
    api = api_of(published)
    assert [api[f"tasks/{task['id']}.json"] for task in api["tasks.json"]] == api["tasks.json"]
    assert len(api["tasks.json"]) == 29


def test_a_task_that_is_done_no_more_keeps_its_document() -> None:
    register = register_of(DATA / "lasting")
    api = api_of(register)
    retired = [retired_in(api[f"tasks/{one.task.id}.json"]) for one in register.retired]
    assert retired == [*register.retired]
    assert [task["id"] for task in api["tasks.json"]] == ["roads-1", "roads-5"]


@pytest.mark.parametrize("name", ["birth-support", "every-feature", "minimal", "lasting"])
def test_every_document_is_as_its_schema_says(name: str) -> None:
    register = register_of(DATA / name)
    api = api_of(register)
    schemas = {path: value for path, value in api.items() if path.startswith("schemas/")}
    registry: Registry[Any] = Registry().with_resources(
        (path.removeprefix("schemas/"), Resource.from_contents(schema))
        for path, schema in schemas.items()
    )
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    checked = 0
    for path, document in api.items():
        folder, _, file = path.rpartition("/")
        if folder == "schemas" or path == "openapi.json":
            continue
        schema = schemas[f"schemas/{'task.json' if folder == 'tasks' else file}"]
        Draft202012Validator(schema, registry=registry, format_checker=FormatChecker()).validate(
            document
        )
        checked += 1
    assert checked == len(register.tasks) + len(register.retired) + 10


def test_the_description_is_valid_and_names_only_what_there_is(
    published: Register, tmp_path: Path
) -> None:
    for path, data in json_api(Tables(published), EDITION):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    folder = tmp_path / addresses.API
    description = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    validate_openapi(description, base_uri=(folder / "openapi.json").as_uri())
    first = published.tasks[0].id
    for path in description["paths"]:
        assert (folder / path.replace("{id}", first).removeprefix("/")).is_file(), path


def test_meta_says_version_day_and_site(published: Register) -> None:
    meta = api_of(published)["meta.json"]
    assert meta["version"] == published.version
    assert (meta["changed"], meta["site"]) == ("2026-01-02", "https://example.gov.cn/zeren/")
    assert meta["counts"]["assignments"] == len(published.assignments)
    assert [role["mark"] for role in meta["roles"]] == [role.mark for role in Role]


FIELDS_OF_A_TASK = (
    "id plan number title title_is_ours text sentence chapter deadline leader note further page "
    "parties milestones targets status since reason into"
)
FIELDS_OF_A_MILESTONE = (
    "id task kind from until rule inclusive first_day last_day earliest_last_day binds quote note"
)
FIELDS_OF_A_TARGET = (
    "id task kind what comparator values measure scope until last_day earliest_last_day binds "
    "quote note"
)


def test_the_names_of_a_tasks_fields_are_fixed(published: Register) -> None:
    assert list(api_of(published)["tasks.json"][0]) == FIELDS_OF_A_TASK.split()


# ---- Dates and numbers ----


def span(value: dict[str, Any] | None) -> Span | None:
    if value is None:
        return None
    first, last = date.fromisoformat(value["first"]), date.fromisoformat(value["last"])
    read = Span(Precision[value["precision"].upper()], first, last)
    assert read.words == value["words"]
    return read


def names(references: list[dict[str, Any]], register: Register) -> tuple[str, ...]:
    for one in references:
        assert register.party_of[one["name"]].slug == one["slug"]
    return tuple(one["name"] for one in references)


def milestone(value: dict[str, Any], register: Register) -> Milestone:
    return Milestone(
        key=value["id"],
        task_id=value["task"],
        kind=MilestoneKind(value["kind"]),
        starts=span(value["from"]),
        ends=span(value["until"]),
        rule=value["rule"],
        inclusion=Inclusion(value["inclusive"]),
        binds=names(value["binds"], register),
        quote=value["quote"],
        note=value["note"],
    )


def target(value: dict[str, Any], register: Register) -> Target:
    return Target(
        key=value["id"],
        task_id=value["task"],
        what=value["what"],
        comparator=Comparator(value["comparator"]),
        values=tuple(map(Decimal, value["values"])),
        measure=value["measure"],
        kind=TargetKind(value["kind"]),
        scope=value["scope"],
        binds=names(value["binds"], register),
        ends=span(value["until"]),
        quote=value["quote"],
        note=value["note"],
    )


def test_dates_and_numbers_read_back_are_those_of_the_register(published: Register) -> None:
    api = api_of(published)
    dates = tuple(milestone(one, published) for one in api["milestones.json"])
    numbers = tuple(target(one, published) for one in api["targets.json"])
    assert (dates, numbers) == (published.milestones, published.targets)
    assert dates
    assert numbers
    counts = api["meta.json"]["counts"]
    assert (counts["milestones"], counts["targets"]) == (len(dates), len(numbers))


def test_each_task_has_its_own_of_them(published: Register) -> None:
    api = api_of(published)
    for name in ("milestones", "targets"):
        assert [one for task in api["tasks.json"] for one in task[name]] == api[f"{name}.json"]


def test_a_date_says_its_days_and_an_unclear_one_both(published: Register) -> None:
    days = {
        one["id"]: (one["first_day"], one["last_day"], one["earliest_last_day"])
        for one in api_of(published)["milestones.json"]
    }
    assert days["birth-support-15-period-85ebf1"] == ("2023-01-01", "2025-12-31", None)
    assert days["birth-support-10-deadline-0af439"] == (None, "2025-12-31", "2024-12-31")
    assert days["birth-support-26-recurring-0835e1"] == (None, None, None)
    targets = {one["id"]: one for one in api_of(published)["targets.json"]}
    of_ten = targets["birth-support-10-target-1"]
    assert (of_ten["last_day"], of_ten["earliest_last_day"]) == ("2025-12-31", "2024-12-31")


def test_the_names_of_their_fields_are_fixed(published: Register) -> None:
    api = api_of(published)
    assert list(api["milestones.json"][0]) == FIELDS_OF_A_MILESTONE.split()
    assert list(api["targets.json"][0]) == FIELDS_OF_A_TARGET.split()
