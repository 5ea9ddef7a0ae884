"""The checklist of what a territory reports: every task that it bears, and every figure once."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import DATA, ROOT, register_of
from tests.exporting import office_files
from tests.hostile import write_hostile
from zeren import addresses
from zeren.exports.annual_reports import HEADS, annual_reports
from zeren.model import County
from zeren.register.building import Register
from zeren.register.concerning import binds_others_alone, targets_concerning

LISTS = {
    "ours": DATA / "birth-support",
    "every feature": DATA / "every-feature",
    "a county": ROOT / "examples" / "county" / "data",
}


def rows_of(register: Register, county: County) -> list[dict[str, str]]:
    book = load_workbook(io.BytesIO(office_files(annual_reports, register)[path_of(county)]))
    (sheet,) = book
    heads, *rows = ([str(cell.value or "") for cell in row] for row in sheet.iter_rows())
    assert tuple(heads) == HEADS
    return [dict(zip(heads, row, strict=True)) for row in rows]


def path_of(county: County) -> str:
    return addresses.report_file(county)


@pytest.mark.parametrize("folder", LISTS.values(), ids=list(LISTS))
def test_each_task_and_each_figure_stands_there(folder: Path) -> None:
    register = register_of(folder)
    for county in register.counties:
        borne = {
            register.task_of[one.task_id]
            for found in (register.in_force.direct_of, register.in_force.through_of)
            for one in found.get(county.name, ())
        }
        if not borne:
            assert path_of(county) not in office_files(annual_reports, register)
            continue
        rows = rows_of(register, county)
        assert {row["序号"] for row in rows} == {task.number for task in borne}
        own = [
            one
            for one in targets_concerning(register.in_force, county)
            if not binds_others_alone(register, county, one)
        ]
        figures = sorted(row["指标"] for row in rows if row["指标"])
        assert figures == sorted(one.what for one in own)
        assert all(row[head] == "" for row in rows for head in HEADS[-3:])


def test_value_unit_scope_and_date_are_those_of_the_task(published: Register) -> None:
    rows = rows_of(published, published.counties[0])
    (row,) = [row for row in rows if row["指标"] == "具有示范性的托育服务机构"]
    said = {head: row[head] for head in ("序号", "类型", "范围", "数值", "计量单位", "期限")}
    assert said == {
        "序号": "10",
        "类型": "目标",
        "范围": "每个县市",
        "数值": "≥ 2",
        "计量单位": "个",
        "期限": "2025年前",
    }
    (last,) = [row for row in rows if row["序号"] == "29"]
    assert last["期限"].startswith("每年12月10日前")


def test_hostile_texts_stand_there_as_they_are(tmp_path: Path) -> None:
    register = register_of(write_hostile(tmp_path / "data"))
    made = office_files(annual_reports, register)
    assert len(made) == len(register.counties)
