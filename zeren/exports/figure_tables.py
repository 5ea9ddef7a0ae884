"""Dates and numbers of tasks as tables, with the heads of the data files: read back, they are so.

Behind these heads stands which task it is, as in the other tables to take away. Our reader leaves
those columns out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from zeren.exports.tables import Table, own_id
from zeren.figures import Inclusion, Milestone, Target
from zeren.reading.data_files import MILESTONES, TARGETS
from zeren.reading.entries import Value
from zeren.reading.registry_cells import NotInCellError
from zeren.reading.schema import TABLE_FORMS, TABLES, Key
from zeren.register.building import Register
from zeren.wording import NAME_SEPARATOR

_KEY_HEADS = ("清单", "清单状态", "编号")
MILESTONE_HEADS = (*(one.head for one in TABLE_FORMS[MILESTONES].columns), *_KEY_HEADS)
TARGET_HEADS = (*(one.head for one in TABLE_FORMS[TARGETS].columns), *_KEY_HEADS)

_Values: TypeAlias = Mapping[str, Value]


def milestone_table(register: Register) -> Table:
    """The dates of all tasks.

    Args:
        register: The register.
    """
    values = ((one.task_id, _milestone(one)) for one in register.milestones)
    return _table(register, MILESTONES, MILESTONE_HEADS, values)


def target_table(register: Register) -> Table:
    """The numbers that all tasks set.

    Args:
        register: The register.
    """
    values = ((one.task_id, _target(one)) for one in register.targets)
    return _table(register, TARGETS, TARGET_HEADS, values)


def _table(
    register: Register, file: str, heads: tuple[str, ...], values: Iterable[tuple[str, _Values]]
) -> Table:
    return Table(
        heads, tuple((*_cells(file, one), *_key(register, task_id)) for task_id, one in values)
    )


def _cells(file: str, values: _Values) -> tuple[str, ...]:
    """The cells of an entry, as a table of the data has them."""
    return tuple(_cell(key, values[name]) for name, key in TABLES[file].items())


def _cell(key: Key, value: Value) -> str:
    """A cell; names of which one holds a ；, as YAML allows it, are for people alone."""
    if not value:
        return ""
    try:
        (cell,) = key.form.to_cells(value)
    except NotInCellError:
        return NAME_SEPARATOR.join(map(str, value))
    return cell


def _key(register: Register, task_id: str) -> tuple[str, ...]:
    task = register.task_of[task_id]
    return (task.plan, register.plan_of[task.plan].mark, own_id(task))


def _milestone(one: Milestone) -> _Values:
    # Where no date is named, nothing is said of whether it counts.
    says_how = one.ends or one.rule or one.inclusion is not Inclusion.YES
    return {
        "task": one.task_id,
        "kind": one.kind.value,
        "from": one.starts.words if one.starts else None,
        "until": one.ends.words if one.ends else None,
        "rule": one.rule,
        "inclusive": one.inclusion.value if says_how else None,
        "binds": list(one.binds),
        "quote": one.quote,
        "note": one.note,
    }


def _target(one: Target) -> _Values:
    return {
        "task": one.task_id,
        "what": one.what,
        "comparator": one.comparator.value,
        "value": one.value_words,
        "measure": one.measure,
        "kind": one.kind.value,
        "scope": one.scope,
        "binds": list(one.binds),
        "until": one.ends.words if one.ends else None,
        "quote": one.quote,
        "note": one.note,
    }
