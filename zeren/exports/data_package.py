"""What the CSV files hold, told to programs: a Data Package after Frictionless Data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from zeren import addresses
from zeren.columns import Column
from zeren.exports.csv_files import (
    ASSIGNMENTS_CSV,
    MATRIX_CSV,
    MILESTONES_CSV,
    TARGETS_CSV,
    TASKS_CSV,
)
from zeren.exports.figure_tables import MILESTONE_HEADS, TARGET_HEADS
from zeren.exports.imprint import Edition
from zeren.exports.kinds import FOR_PROGRAMS, Export, File, Offer, matrix_title
from zeren.exports.tables import (
    ASSIGNMENT_HEADS,
    MATRIX_HEADS,
    Tables,
    party_heads,
    task_columns,
)
from zeren.model import Party, Role
from zeren.reading.data_files import MILESTONES, TARGETS
from zeren.reading.schema import TABLE_FORMS
from zeren.register.building import Register
from zeren.text.csv_guard import guarded

Value: TypeAlias = "str | bool | Sequence[Value] | Mapping[str, Value]"
Fields: TypeAlias = "dict[str, dict[str, Value]]"

DATA_PACKAGE = f"{addresses.DOWNLOADS}datapackage.json"

# What a task is called by in these files, as 编号 may repeat over lists.
_KEY = ("清单", "编号")
_TO_TASKS: Value = {"fields": _KEY, "reference": {"resource": "tasks", "fields": _KEY}}


def data_package(tables: Tables, edition: Edition) -> Iterator[File]:
    """The description of all CSV files, with the version and time of the data."""
    register = tables.register
    columns, heads = task_columns(register), party_heads(register)
    resources = [
        _resource(
            TASKS_CSV,
            "工作任务",
            _described(_fields(column.head for column in columns), columns),
            primaryKey=_KEY,
        ),
        _resource(ASSIGNMENTS_CSV, "责任关系", _fields(ASSIGNMENT_HEADS), foreignKeys=[_TO_TASKS]),
        *(
            _resource(
                file,
                title,
                _described(_fields(heads), TABLE_FORMS[stem].columns),
                foreignKeys=[_TO_TASKS],
            )
            for file, title, heads, stem in (
                (MILESTONES_CSV, "时间节点", MILESTONE_HEADS, MILESTONES),
                (TARGETS_CSV, "指标", TARGET_HEADS, TARGETS),
            )
        ),
        _matrix_resource(MATRIX_CSV, "责任矩阵", tables.columns),
        *(
            _matrix_resource(
                addresses.plan_matrix_file(plan, ".csv"),
                matrix_title(plan),
                tables.columns_of(plan),
            )
            for plan in register.several
        ),
        *(
            _resource(addresses.party_file(party, "csv"), party.name, _fields(heads))
            for party in register.parties
        ),
    ]
    package: Value = {
        "name": "responsibilities",
        "title": "、".join(plan.title for plan in register.plans),
        "version": register.version,
        **({"created": edition.moment.strftime("%Y-%m-%dT%H:%M:%SZ")} if edition.day else {}),
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1)
    yield DATA_PACKAGE, f"{text}\n".encode()


def _matrix_resource(path: str, title: str, parties: Iterable[Party]) -> Value:
    fields = _fields((*MATRIX_HEADS, *(party.name for party in parties)))
    return _resource(path, title, fields, primaryKey=_KEY)


def _resource(path: str, title: str, fields: Fields, **keys: Value) -> Value:
    file = path.removeprefix(addresses.DOWNLOADS)
    return {
        "name": file.removesuffix(".csv").replace("/", "-"),
        "title": title,
        "path": file,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": {"fields": list(fields.values()), **keys},
    }


def _fields(heads: Iterable[str]) -> Fields:
    """The fields of a table: every one is text, a task's key is always there."""
    fields: Fields = {head: {"name": guarded(head), "type": "string"} for head in heads}
    for head in _KEY:
        fields[head]["constraints"] = {"required": True}
    if "角色" in fields:
        words = [role.word for role in Role]
        fields["角色"]["constraints"] = {"required": True, "enum": words}
    return fields


def _described(fields: Fields, columns: Iterable[Column]) -> Fields:
    """The fields of a table of the data, each with what its column holds."""
    for column in columns:
        fields[column.head]["description"] = column.meaning
        if column.required:
            fields[column.head]["constraints"] = {"required": True}
    return fields


def _offers(_: Register) -> Iterator[Offer]:
    text = "CSV 的说明（Data Package）"
    yield Offer(FOR_PROGRAMS, DATA_PACKAGE, text, "CSV 的说明")


EXPORT = Export(data_package, _offers)
