"""Rules for the rows of the table of tasks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps

from zeren.columns import ROLE_COLUMNS
from zeren.findings import Finding, Severity, declare
from zeren.identity import full_names, plan_of, task_id
from zeren.model import Role
from zeren.reading.sources import PLANS, Sources
from zeren.reading.tables import Row, Table
from zeren.wording import split_names

EMPTY_TEXT = declare(
    "T001",
    Severity.ERROR,
    "任务没有正文",
    wrong="5,标题,,州财政局",
    right="5,标题,增加妇幼健康优质医疗资源供给。,州财政局",
)
NO_NUMBER = declare(
    "T002",
    Severity.ERROR,
    "任务没有序号",
    wrong=",标题,任务正文,州财政局",
    right="5,标题,任务正文,州财政局",
)
DOUBLED_ID = declare(
    "T003",
    Severity.ERROR,
    "任务编号重复",
    wrong="两行的序号都是 5",
    right="序号各不相同；原文序号确有重复时，在“编号”列另给编号",
)
UNKNOWN_PARTY = declare(
    "T004",
    Severity.ERROR,
    "不认识的单位",
    wrong="州财政居",
    right="州财政局",
)
DOUBLED_PARTY = declare(
    "T005",
    Severity.ERROR,
    "同一单位在一项任务里出现两次",
    wrong="牵头单位：州财政局、州民政局、州财政局",
    right="牵头单位：州财政局、州民政局",
)
NO_PARTY = declare(
    "T006",
    Severity.ERROR,
    "任务没有任何责任单位",
    wrong="5,标题,任务正文,,,",
    right="5,标题,任务正文,州财政局,,",
)
EMPTY_NAME = declare(
    "T007",
    Severity.ERROR,
    "顿号旁边缺单位名",
    wrong="州财政局、、州民政局",
    right="州财政局、州民政局",
)
BAD_ID = declare(
    "T008",
    Severity.ERROR,
    "编号不能用作网址",
    wrong="序号：五（一）",
    right="序号：五（一），编号：5-1",
)
UNKNOWN_PLAN = declare(
    "T009",
    Severity.ERROR,
    "不认识的清单",
    wrong="清单：生育支持",
    right="清单：birth-support",
)

ID_PART = re.compile(r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Known:
    """What a row may refer to.

    Attributes:
        names: The full names of all parties.
        plans: The slugs of all plans.
    """

    names: frozenset[str]
    plans: tuple[str, ...]


def _known(sources: Sources) -> Known:
    plans = tuple(entry.text("slug") for entry in sources.of(PLANS))
    return Known(full_names(sources), plans)


def _rule(
    check_row: Callable[[Known, Table, Row], Iterator[Finding]],
) -> Callable[[Sources], Iterator[Finding]]:
    """Turn a rule for one row into a rule for the sources."""

    @wraps(check_row)
    def run(sources: Sources) -> Iterator[Finding]:
        if sources.tasks is not None:
            known = _known(sources)
            for row in sources.tasks.rows:
                yield from check_row(known, sources.tasks, row)

    return run


@_rule
def empty_text(_: Known, table: Table, row: Row) -> Iterator[Finding]:
    """A task has no text."""
    if "text" in table.keys and not row.get("text"):
        yield EMPTY_TEXT.found(
            table.place(row, "text"),
            "这一行没有任务正文。",
            "填入任务全文；如这一行是多余的，请整行删去。",
        )


@_rule
def no_number(_: Known, table: Table, row: Row) -> Iterator[Finding]:
    """A task has neither number nor id."""
    if "number" in table.keys and not row.get("number"):
        yield NO_NUMBER.found(
            table.place(row, "number"), "这一行没有序号。", "填入原文的序号，如 5。"
        )


@_rule
def bad_id(_: Known, table: Table, row: Row) -> Iterator[Finding]:
    """A task's id cannot stand in an address."""
    key = "id" if row.get("id") else "number"
    value = row.get(key)
    if value and not ID_PART.fullmatch(value):
        yield BAD_ID.found(
            table.place(row, key),
            f"“{value}”不能用作网址。",
            "序号照原文写；另在“编号”列填只含字母、数字、点和连字符的编号，如 5-1。",
            value,
        )


@_rule
def unknown_plan(known: Known, table: Table, row: Row) -> Iterator[Finding]:
    """A task names no plan where there are several, or one that is not registered."""
    if known.plans and plan_of(row, known.plans) not in known.plans:
        value = row.get("plan")
        yield UNKNOWN_PLAN.found(
            table.place(row, "plan"),
            f"不认识清单“{value}”。" if value else "有几个清单，这一行没有写属于哪一个。",
            f"填 plans.yml 里的 slug：{'、'.join(known.plans)}。",
            value,
        )


def doubled_ids(sources: Sources) -> Iterator[Finding]:
    """Two tasks share an id; capitals do not tell them apart, as on Windows."""
    if sources.tasks is None:
        return
    plans = _known(sources).plans
    first: dict[str, Row] = {}
    for row in sources.tasks.rows:
        if not (row.get("id") or row.get("number")):
            continue
        key = "id" if row.get("id") else "number"
        earlier = first.setdefault(task_id(row, plans).lower(), row)
        if earlier is not row:
            yield DOUBLED_ID.found(
                sources.tasks.place(row, key),
                f"编号“{row.get(key)}”与第 {earlier.number} 行重复。",
                "改正序号；原文序号确有重复时，在“编号”列另给编号，如 2-5。",
                row.get(key),
            )


@_rule
def unknown_party(known: Known, table: Table, row: Row) -> Iterator[Finding]:
    """A cell names a party that no registry file holds."""
    for role in Role:
        key = ROLE_COLUMNS[role].key
        for name in split_names(row.get(key), known.names):
            if name and name not in known.names:
                yield UNKNOWN_PARTY.found(
                    table.place(row, key),
                    f"“{name}”没有登记。",
                    "请写全称；如确是新单位，先在 units.yml 登记。",
                    name,
                )


@_rule
def empty_name(known: Known, table: Table, row: Row) -> Iterator[Finding]:
    """Two separators meet, or one stands at an end of the cell."""
    for role in Role:
        key = ROLE_COLUMNS[role].key
        if not all(split_names(row.get(key), known.names)):
            yield EMPTY_NAME.found(
                table.place(row, key),
                "顿号“、”的前面或后面缺少单位名。",
                "删去多余的顿号，或补上单位名，如“州财政局、州民政局”。",
                row.get(key),
            )


@_rule
def doubled_party(known: Known, table: Table, row: Row) -> Iterator[Finding]:
    """A party stands twice in a task, in one role or in two."""
    first: dict[str, Role] = {}
    for role in Role:
        key = ROLE_COLUMNS[role].key
        for name in filter(None, split_names(row.get(key), known.names)):
            if name not in first:
                first[name] = role
                continue
            other = "同一格" if first[name] is role else f"“{ROLE_COLUMNS[first[name]].head}”"
            yield DOUBLED_PARTY.found(
                table.place(row, key),
                f"“{name}”在{other}里已经写过。",
                "一个单位在一项任务里只担任一个角色，请删去多余的一处。",
                name,
            )


@_rule
def no_party(_: Known, table: Table, row: Row) -> Iterator[Finding]:
    """Nobody bears the task."""
    if not any(row.get(column.key) for column in ROLE_COLUMNS.values()):
        yield NO_PARTY.found(
            table.place(row),
            "这一行没有任何责任单位。",
            "在牵头单位、配合单位、落实单位或负责单位里至少填一个。",
        )


RULES = (
    empty_text,
    no_number,
    bad_id,
    unknown_plan,
    doubled_ids,
    unknown_party,
    empty_name,
    doubled_party,
    no_party,
)
