"""The numbers that tasks set, to tick off: a sheet for all of them and one for each territory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, count
from typing import NamedTuple, TypeAlias

from zeren import addresses
from zeren.exports.figure_words import names_in_words
from zeren.exports.imprint import Edition, stamp
from zeren.exports.keeping import canonical
from zeren.exports.kinds import TABLES, Export, Offer, OfficeFile
from zeren.exports.spreadsheets import Column, Paper, Row, Style, Worksheet, workbook
from zeren.exports.tables import Tables
from zeren.exports.workbooks import height_of
from zeren.figures import Target
from zeren.register.building import Register
from zeren.register.concerning import binds_others_alone, targets_concerning
from zeren.register.due import target_date_words
from zeren.text.characters import without_controls

TARGETS_XLSX = f"{addresses.DOWNLOADS}targets.xlsx"
TITLE = "指标核对表"
ALL = "全部"

# The last two are for writing into.
HEADS = ("序号", "指标", "范围", "要求", "期限", "原文", "任务", "完成情况", "备注")
_WIDTHS = (6, 24, 20, 14, 14, 44, 24, 16, 16)
_Cells: TypeAlias = tuple[str, ...]
# What Excel takes for a part of a path, or for a quote, in the name of a sheet; and how much of one
# it holds, in bytes of UTF-16.
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\s]+")
_LONGEST_NAME = 62


class _Checklist(NamedTuple):
    """A sheet to tick off.

    Attributes:
        name: Its name.
        title: What stands above it in print.
        rows: Its rows, a target each.
    """

    name: str
    title: str
    rows: Sequence[_Cells]


def checklists(tables: Tables, _: Edition) -> Iterator[OfficeFile]:
    """One workbook, where tasks in force set any numbers."""
    register = tables.register.in_force
    if register.targets:
        lists = tuple(_with_names(_lists(register)))
        yield OfficeFile(TARGETS_XLSX, canonical((TITLE, lists)), partial(_workbook, lists))


def _lists(register: Register) -> Iterator[_Checklist]:
    every = ((one, one.binds) for one in register.targets)
    yield _Checklist(ALL, TITLE, tuple(_rows(register, every)))
    for county in register.counties:
        own = (
            (one, one.binds if binds_others_alone(register, county, one) else ())
            for one in targets_concerning(register, county)
        )
        rows = tuple(_rows(register, own))
        if rows:
            yield _Checklist(county.name, f"{county.name}{TITLE}", rows)


def _rows(register: Register, targets: Iterable[tuple[Target, _Cells]]) -> Iterator[_Cells]:
    """A row a target, with whom it binds where that must be said."""
    for number, (one, bound) in enumerate(targets, start=1):
        task = register.task_of[one.task_id]
        plan = f"《{register.plan_of[task.plan].title}》" if register.several else ""
        whom = f"（责任主体：{names_in_words(bound)}）" if bound else ""
        yield (
            str(number),
            one.what,
            f"{one.scope}{whom}",
            one.amount,
            target_date_words(one),
            one.quote,
            f"{plan}{task.number}　{task.title}",
            "",
            "",
        )


def _with_names(lists: Iterable[_Checklist]) -> Iterator[_Checklist]:
    """The lists with names that Excel takes: short enough, without some signs, each another one."""
    taken: set[str] = set()
    for one in lists:
        plain = without_controls(_NOT_IN_NAMES.sub(" ", one.name)).strip() or "-"
        ends = chain([""], (f" {number}" for number in count(2)))
        names = (_cut(plain, end) for end in ends)
        name = next(name for name in names if name.lower() not in taken)
        taken.add(name.lower())
        yield one._replace(name=name)


def _cut(name: str, end: str) -> str:
    """A name with an end, as long as it may be."""
    room = _LONGEST_NAME - len(end.encode("utf-16-le"))
    return name.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + end


def _workbook(lists: Sequence[_Checklist], version: str) -> bytes:
    return workbook(TITLE, stamp(version), [_sheet(one) for one in lists])


def _sheet(one: _Checklist) -> Worksheet:
    return Worksheet(
        name=one.name,
        title=one.title,
        paper=Paper.A4,
        columns=[Column(width) for width in _WIDTHS],
        rows=(
            Row(None, HEADS, Style.HEAD),
            *(Row(height_of(row, _WIDTHS), row, Style.TEXT) for row in one.rows),
        ),
    )


def _offers(_: Register) -> Iterator[Offer]:
    for place in (addresses.TARGETS, TABLES):
        yield Offer(place, TARGETS_XLSX, f"{TITLE}（Excel）", TITLE)


EXPORT = Export(checklists, _offers)
