"""What a territory reports once a year, to be filled in: its tasks, each with its figures."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

from zeren import addresses
from zeren.exports.figure_words import when_in_words
from zeren.exports.imprint import Edition, stamp
from zeren.exports.keeping import canonical
from zeren.exports.kinds import Export, Offer, OfficeFile
from zeren.exports.spreadsheets import Column, Paper, Row, Style, Worksheet, workbook
from zeren.exports.tables import Tables
from zeren.exports.workbooks import height_of
from zeren.figures import Target
from zeren.model import County, Task
from zeren.register.building import Register
from zeren.register.concerning import (
    binds_others_alone,
    milestones_concerning,
    targets_concerning,
)
from zeren.register.due import target_date_words
from zeren.register.duties import Way, duties_of
from zeren.register.questions import lead_role

NAME = "年度报告核对表"
# The last three are for writing into.
HEADS = (
    "序号",
    "任务",
    "牵头单位",
    "指标",
    "类型",
    "范围",
    "数值",
    "计量单位",
    "期限",
    "完成情况",
    "数据来源",
    "填报人",
)
_WIDTHS = (6, 30, 20, 22, 9, 16, 12, 9, 20, 20, 14, 9)
_TO_FILL_IN = ("", "", "")
_NO_FIGURE = ("", "", "", "", "")
_Cells: TypeAlias = tuple[str, ...]


def annual_reports(tables: Tables, _: Edition) -> Iterator[OfficeFile]:
    """A workbook for each territory that bears tasks in force."""
    register = tables.register.in_force
    for county in register.counties:
        rows = tuple(_rows(register, county))
        if rows:
            title = f"{county.name}{NAME}"
            yield OfficeFile(
                addresses.report_file(county),
                canonical((title, HEADS, rows)),
                partial(_workbook, title, rows),
            )


def _rows(register: Register, county: County) -> Iterator[_Cells]:
    """A row a figure of each task; a task without figures has one for what was done."""
    targets: dict[str, list[Target]] = {}
    for one in targets_concerning(register, county):
        if not binds_others_alone(register, county, one):
            targets.setdefault(one.task_id, []).append(one)
    dates: dict[str, list[str]] = {}
    for date in milestones_concerning(register, county):
        if not binds_others_alone(register, county, date):
            dates.setdefault(date.task_id, []).append(when_in_words(date))
    for task in _tasks(register, county):
        plan = f"《{register.plan_of[task.plan].title}》" if register.several else ""
        words = (task.number, f"{plan}{task.title}", _leads(register, task))
        when = "；".join(dict.fromkeys(dates.get(task.id, ()))) or task.deadline or ""
        for one in targets.get(task.id, ()):
            by = target_date_words(one) or when
            yield (*words, *_figure(one), by, *_TO_FILL_IN)
        if task.id not in targets:
            yield (*words, *_NO_FIGURE, when, *_TO_FILL_IN)


def _tasks(register: Register, county: County) -> Iterator[Task]:
    """The tasks that a territory bears, each once, in the order of its page."""
    duties = duties_of(register, county)
    ids = dict.fromkeys(one.task.id for one in (*duties[Way.DIRECT], *duties[Way.THROUGH]))
    return (register.task_of[task_id] for task_id in ids)


def _leads(register: Register, task: Task) -> str:
    """Whom to turn to, the first in charge first."""
    role = lead_role(register, task.id)
    return "、".join(one.party for one in register.written_of[task.id] if one.role is role)


def _figure(one: Target) -> _Cells:
    """What is counted, whether it is to be reached or paid, for what, and how much."""
    value = " ".join(filter(None, (one.comparator.sign, one.value_words)))
    return (one.what, one.kind.word, one.scope, value, one.measure)


def _workbook(title: str, rows: tuple[_Cells, ...], version: str) -> bytes:
    sheet = Worksheet(
        name=NAME,
        title=title,
        paper=Paper.A4,
        columns=[Column(width) for width in _WIDTHS],
        rows=(
            Row(None, HEADS, Style.HEAD),
            *(Row(height_of(row, _WIDTHS), row, Style.TEXT) for row in rows),
        ),
    )
    return workbook(title, stamp(version), [sheet])


def _offers(register: Register) -> Iterator[Offer]:
    for county in register.counties:
        place, file = addresses.party_page(county), addresses.report_file(county)
        yield Offer(place, file, f"{NAME}（Excel）", f"{county.name}{NAME}")


EXPORT = Export(annual_reports, _offers)
