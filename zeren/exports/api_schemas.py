"""JSON Schemas (2020-12) of the static API and its OpenAPI description (3.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from zeren.columns import EXTRAS
from zeren.figures import Comparator, Inclusion, MilestoneKind, TargetKind
from zeren.model import PlanStatus, Retirement, Role
from zeren.text.dates import Precision

Schema: TypeAlias = "str | bool | int | Sequence[Schema] | Mapping[str, Schema] | None"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string"}
_WORDS: Schema = {"type": "string", "minLength": 1}
_KNOWN_OR_NULL: Schema = {"type": ["string", "null"]}
_FLAG: Schema = {"type": "boolean"}
_COUNT: dict[str, Schema] = {"type": "integer", "minimum": 0}
_SLUG: Schema = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
_PAGE: Schema = {"type": "string", "description": "The page, relative to the site's address."}
_DAY: dict[str, Schema] = {"type": ["string", "null"], "format": "date"}
_ROLE: Schema = {"enum": [role.value for role in Role]}
_TYPE: Schema = {"enum": ["unit", "county", "collective"]}


def _list(items: Schema) -> dict[str, Schema]:
    return {"type": "array", "items": items}


def _object(**fields: Schema) -> dict[str, Schema]:
    """An object that has all of these fields and no other."""
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_CONTACT = _or_null(_object(office=_KNOWN_OR_NULL, phone=_KNOWN_OR_NULL))
_REFERENCE: dict[str, Schema] = {"name": _WORDS, "type": _TYPE, "slug": _SLUG}
_PARTY: dict[str, Schema] = {
    "name": _WORDS,
    "slug": _SLUG,
    "aliases": _list(_WORDS),
    "former_names": _list(_object(name=_WORDS, until=_WORDS, source=_WORDS)),
}

_DATE = _or_null(
    _object(
        words=_WORDS,
        first={"type": "string", "format": "date"},
        last={"type": "string", "format": "date"},
        precision={"enum": [one.name.lower() for one in Precision]},
    )
)
_QUOTED: dict[str, Schema] = {
    "binds": {
        **_list(_object(**_REFERENCE)),
        "description": "Whom it binds; empty where it binds all of the task.",
    },
    "quote": _WORDS,
    "note": _KNOWN_OR_NULL,
}
_LAST: dict[str, Schema] = {
    "last_day": _DAY,
    "earliest_last_day": {
        **_DAY,
        "description": "The last day if the date itself is not part of it, where that is unclear.",
    },
}
_MILESTONE = _object(
    id=_WORDS,
    task=_WORDS,
    kind={"enum": [kind.value for kind in MilestoneKind]},
    **{"from": _DATE},
    until=_DATE,
    rule={"type": ["string", "null"], "description": "An RRULE; null where no day is named."},
    inclusive={"enum": [one.value for one in Inclusion]},
    first_day=_DAY,
    **_LAST,
    **_QUOTED,
)
_TARGET = _object(
    id=_WORDS,
    task=_WORDS,
    kind={"enum": [kind.value for kind in TargetKind]},
    what=_WORDS,
    comparator={"enum": [one.value for one in Comparator]},
    values={
        **_list({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}),
        "description": "One number, or the two ends of a range, as texts that lose no digit.",
    },
    measure=_WORDS,
    scope=_WORDS,
    until=_DATE,
    **_LAST,
    **_QUOTED,
)
_TASK = _object(
    id=_WORDS,
    plan=_SLUG,
    number=_WORDS,
    title=_WORDS,
    title_is_ours=_FLAG,
    text=_WORDS,
    sentence=_TEXT,
    chapter=_KNOWN_OR_NULL,
    **{column.key: _KNOWN_OR_NULL for column in EXTRAS},
    further={
        "type": "object",
        "additionalProperties": _WORDS,
        "description": "What its list alone says besides, by the head of the column.",
    },
    page=_PAGE,
    parties=_list(_object(**_REFERENCE, role=_ROLE)),
    milestones=_list({"$ref": "milestone.json"}),
    targets=_list({"$ref": "target.json"}),
    status={
        "enum": [*(one.value for one in Retirement), None],
        "description": "In which way it came to be done no more; null where it is to be done.",
    },
    since=_KNOWN_OR_NULL,
    reason=_KNOWN_OR_NULL,
    into={**_list(_WORDS), "description": "The ids of the tasks that took it over."},
)

_DOCUMENTS: dict[str, Schema] = {
    "meta": _object(
        version={"type": "string", "pattern": "^[0-9a-f]{8}$"},
        changed=_DAY,
        site=_KNOWN_OR_NULL,
        counts=_object(
            plans=_COUNT,
            tasks=_COUNT,
            units=_COUNT,
            counties=_COUNT,
            collectives=_COUNT,
            assignments=_COUNT,
            milestones=_COUNT,
            targets=_COUNT,
        ),
        roles=_list(_object(role=_ROLE, word=_WORDS, mark=_WORDS)),
    ),
    "plans": _list(
        _object(
            slug=_SLUG,
            title=_WORDS,
            issuer=_KNOWN_OR_NULL,
            document_no=_KNOWN_OR_NULL,
            issued=_KNOWN_OR_NULL,
            source=_KNOWN_OR_NULL,
            link=_KNOWN_OR_NULL,
            status={"enum": [status.value for status in PlanStatus]},
            valid_from=_KNOWN_OR_NULL,
            valid_until=_KNOWN_OR_NULL,
            superseded_by=_KNOWN_OR_NULL,
            columns=_list(_WORDS),
        )
    ),
    "task": _TASK,
    "tasks": _list({"$ref": "task.json"}),
    "milestone": _MILESTONE,
    "milestones": _list({"$ref": "milestone.json"}),
    "target": _TARGET,
    "targets": _list({"$ref": "target.json"}),
    "units": _list(
        _object(
            **_PARTY,
            kind=_WORDS,
            successor=_or_null(_object(name=_WORDS, since=_WORDS, source=_WORDS)),
            contact=_CONTACT,
            page=_PAGE,
        )
    ),
    "counties": _list(_object(**_PARTY, code=_KNOWN_OR_NULL, contact=_CONTACT, page=_PAGE)),
    "collectives": _list(
        _object(
            **_PARTY,
            members=_list(_WORDS),
            stands_for_counties=_FLAG,
            note=_KNOWN_OR_NULL,
            page=_PAGE,
        )
    ),
    "assignments": _list(_object(task=_WORDS, **_REFERENCE, role=_ROLE, through=_KNOWN_OR_NULL)),
    "matrix": _object(
        tasks=_list(_object(id=_WORDS, number=_WORDS, title=_WORDS)),
        parties=_list(_object(**_REFERENCE, kind=_WORDS)),
        cells=_list(
            _object(
                task={**_COUNT, "description": "The row: a place in tasks, from 0."},
                party={**_COUNT, "description": "The column: a place in parties, from 0."},
                roles=_list(_object(role=_ROLE, through=_KNOWN_OR_NULL)),
            )
        ),
    ),
}

SCHEMAS: Mapping[str, dict[str, Schema]] = {
    name: {"$schema": _DIALECT, "title": name, **schema}
    for name, schema in _DOCUMENTS.items()
    if isinstance(schema, dict)
}

_SUMMARIES = {
    "meta": "数据版本、日期和数目",
    "plans": "清单",
    "tasks": "全部任务",
    "units": "单位",
    "counties": "属地，如区县、乡镇街道、学院",
    "collectives": "集体责任主体",
    "milestones": "时间节点",
    "targets": "指标",
    "assignments": "责任关系，一条一项",
    "matrix": "责任矩阵",
}


def openapi() -> dict[str, Schema]:
    """The description of the API for programs."""
    paths: dict[str, Schema] = {
        f"/{name}.json": {"get": _get(summary, name)} for name, summary in _SUMMARIES.items()
    }
    paths["/tasks/{id}.json"] = {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": _WORDS}],
        "get": _get("一项任务", "task"),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "责任分工数据",
            "version": "1",
            "description": "静态文件，只读。没有的值为 null。字段名在 v1 内不变。",
        },
        "servers": [{"url": "."}],
        "paths": paths,
    }


def _get(summary: str, schema: str) -> Schema:
    content: Schema = {"application/json": {"schema": {"$ref": f"schemas/{schema}.json"}}}
    return {
        "operationId": schema,
        "summary": summary,
        "responses": {"200": {"description": summary, "content": content}},
    }
