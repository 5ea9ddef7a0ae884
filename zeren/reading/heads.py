"""The heads of a table: which column is which, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zeren.columns import ROLE_COLUMNS, Column, TableForm, is_of_persons
from zeren.findings import Finding, Place, Severity, declare
from zeren.text.characters import clean, trim
from zeren.text.similar import likeliest

MISSING_HEAD = declare(
    "F005",
    Severity.ERROR,
    "缺少必需的列",
    about="任务表必须有“序号”和“工作任务”两列；登记表必须有的列见“各个表的列”。列名要照写。",
    wrong="序号,标题,牵头单位",
    right="序号,标题,工作任务,牵头单位",
)
UNKNOWN_HEAD = declare(
    "F006",
    Severity.WARNING,
    "不认识的列",
    about="这一列的列名不在本站的列名之中，整列不会显示。写错了就改正，不需要就删去这一列；"
    "原文就有、想留下的，在 plans 里登记：“另有的列”网站显示，“不公开的列”只留在表里。",
    wrong="序号,工作任务,牵头单位,整改目标",
    right="plans.yml 里这个清单下面写：columns: [整改目标]",
)
DOUBLED_HEAD = declare(
    "F007",
    Severity.ERROR,
    "同一列出现两次",
    about="两列同名，不知以哪一列为准。中文列名和对应的英文列名算同一列。",
    wrong="序号,工作任务,牵头单位,牵头单位",
    right="序号,工作任务,牵头单位,配合单位",
)
NO_PARTY_HEAD = declare(
    "F025",
    Severity.ERROR,
    "没有责任单位的列",
    about=f"表头里至少要有{''.join(f'“{column.head}”' for column in ROLE_COLUMNS.values())}"
    "中的一列，列名要照写，"
    "否则任务就没有责任单位。一格里写着几种角色的，按角色分成几列。",
    wrong="序号,工作任务,牵头部门",
    right="序号,工作任务,牵头单位,配合单位,落实单位",
)

_REGISTER_IT = (
    "原文就有、想留下的，在 plans 里登记：“另有的列”（columns）网站显示，"
    "“不公开的列”（private_columns）只留在表里。"
)
# 牵头部门 for 牵头单位 shares half of its characters; 手机 shares none with any head.
_LEAST_LIKE = 50.0


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of a table.

    Attributes:
        columns: The column of each head; None where a head is not known.
        keys: The English keys of the known columns, in their order.
        meant: The keys that unknown heads probably mean, and those of which a doubled head may
            have taken the place.
    """

    columns: tuple[Column | None, ...]
    keys: tuple[str, ...]
    meant: frozenset[str]


def read_heads(
    form: TableForm, heads: Sequence[str], place: Place, rows: Sequence[Sequence[str]]
) -> tuple[Heads, tuple[Finding, ...]]:
    """Read the heads of a table.

    Args:
        form: The columns that the table may have.
        heads: The cells of the first row.
        place: Where they stand.
        rows: The cells of the rows below that hold anything.

    Returns:
        What the heads mean, and what is wrong with them.
    """
    columns = tuple(map(form.column_of, heads))
    keys = tuple(column.key for column in columns if column is not None)
    filled = {index for row in rows for index, cell in enumerate(row) if clean(cell)}
    unknown = {
        index: trim(heads[index])
        for index, column in enumerate(columns)
        # Excel leaves empty columns behind; they mean nothing and harm nobody.
        if column is None and (trim(heads[index]) or index in filled)
    }
    likely = _likely(form, unknown, keys)
    meant = {column.key for column in likely.values() if column is not None}
    if len(set(keys)) < len(keys):
        meant |= {column.key for column in form.columns} - set(keys)
    findings = (
        *_doubled(columns, heads, place),
        *_missing(form, keys, likely, heads, place),
        *_unknown(form, likely, heads, place, _needed_parties(form, columns, rows)),
        *_no_parties(form, {*keys, *meant}, place),
    )
    return Heads(columns, tuple(dict.fromkeys(keys)), frozenset(meant)), findings


def _needed_parties(
    form: TableForm, columns: Sequence[Column | None], rows: Sequence[Sequence[str]]
) -> frozenset[str]:
    """The columns of which none must be lost: all of parties, where else a row would have none."""
    of_parties = [
        i for i, column in enumerate(columns) if column is not None and column.key in form.parties
    ]
    has_party = (any(clean(cell) for i in of_parties for cell in row[i : i + 1]) for row in rows)
    return frozenset() if all(has_party) else form.parties


def _likely(
    form: TableForm, unknown: Mapping[int, str], keys: Sequence[str]
) -> dict[int, Column | None]:
    """The column, missing from the table, that each unknown head probably means."""
    missing = {column.head: column for column in form.columns if column.key not in keys}
    names = {
        index: likeliest(head, _meant_by(head, missing, form), _LEAST_LIKE)
        for index, head in unknown.items()
    }
    likely = {index: missing[found[0]] if found else None for index, found in names.items()}
    needed = [column for column in missing.values() if column.required]
    if len(needed) == len(unknown) == 1 and None in likely.values():
        return dict.fromkeys(likely, needed[0])
    return likely


def _meant_by(head: str, missing: Mapping[str, Column], form: TableForm) -> Iterable[str]:
    """The heads that one may mean: 责任人 is no slip of 责任原文, which everybody may read."""
    if not (form.parties and is_of_persons(head)):
        return missing
    return (name for name, one in missing.items() if one.required or one.key in form.parties)


def _doubled(
    columns: Sequence[Column | None], heads: Sequence[str], place: Place
) -> Iterator[Finding]:
    seen: set[str] = set()
    for column, head in zip(columns, heads, strict=True):
        if column is None:
            continue
        if column.key in seen:
            yield DOUBLED_HEAD.found(
                place.at(column.head),
                f"列“{column.head}”出现了两次，不知以哪一列为准。",
                "合并成一列，或把其中一列改成正确的列名。",
                head,
            )
        seen.add(column.key)


def _missing(
    form: TableForm,
    keys: Sequence[str],
    likely: Mapping[int, Column | None],
    heads: Sequence[str],
    place: Place,
) -> Iterator[Finding]:
    for column in form.columns:
        if not column.required or column.key in keys:
            continue
        named = [trim(heads[index]) for index, meant in likely.items() if meant is column]
        hint = f"把列名“{named[0]}”改成“{column.head}”。" if named else ""
        yield MISSING_HEAD.found(
            place.at(column.head),
            f"缺少必需的列“{column.head}”。",
            hint or f"在表头加上“{column.head}”，并填写每一行。",
            named[0] if named else "",
        )


def _unknown(
    form: TableForm,
    likely: Mapping[int, Column | None],
    heads: Sequence[str],
    place: Place,
    needed: frozenset[str],
) -> Iterator[Finding]:
    known = "、".join(column.head for column in form.columns)
    for index, meant in likely.items():
        if meant is not None and meant.required:
            continue  # told as the required column that is missing
        head = trim(heads[index])
        check = NO_PARTY_HEAD if meant is not None and meant.key in needed else UNKNOWN_HEAD
        yield check.found(
            place.at(head),
            f"不认识列名“{head}”，这一列不会显示。"
            if head
            else f"第 {index + 1} 列有内容而没有列名，不会显示。",
            f"把列名改成“{meant.head}”，或删去这一列。"
            if meant is not None
            else f"可用的列名：{known}。{_REGISTER_IT if form.parties else ''}不需要就删去这一列。",
            heads[index],
        )


def _no_parties(form: TableForm, keys: set[str], place: Place) -> Iterator[Finding]:
    if form.parties and keys.isdisjoint(form.parties):
        yield NO_PARTY_HEAD.found(
            place,
            "表头里没有一列是责任单位。",
            "在表头加上“牵头单位”等列，并填写每一行的单位。",
        )
