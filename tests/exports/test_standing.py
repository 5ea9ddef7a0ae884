"""Plans that have ended or were superseded: marked in every file, and out of its counts of now."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.conftest import MakeData, register_of
from tests.exporting import office_files
from tests.past_plans import PLANS, TASKS
from zeren.exports.csv_files import csv_files
from zeren.exports.documents import documents
from zeren.exports.imprint import Edition
from zeren.exports.making import make_sheets
from zeren.exports.sheets import Plain
from zeren.exports.tables import Tables
from zeren.exports.workbooks import REGISTER_XLSX, workbooks
from zeren.register.building import Register

OLD = "已被替代（至2025年12月31日），由《新清单》替代"


@pytest.fixture
def register(make_data: MakeData) -> Register:
    return register_of(make_data("minimal", plans=PLANS, tasks=TASKS))


@pytest.fixture
def sheets(register: Register) -> dict[str, Mapping[str, Plain]]:
    return {sheet.path: sheet.data for sheet in make_sheets(register, Edition())}


def parts_of(data: Mapping[str, Plain]) -> list[Mapping[str, Plain]]:
    parts = data["parts"]
    assert isinstance(parts, tuple)
    return list(parts)


def cells_of(book: bytes, sheet: str) -> list[list[str]]:
    rows = load_workbook(io.BytesIO(book))[sheet].iter_rows()
    return [[str(cell.value or "") for cell in row] for row in rows]


def test_a_list_says_so_below_its_title(
    register: Register, sheets: dict[str, Mapping[str, Plain]]
) -> None:
    files = office_files(documents, register)
    for slug, words in (("old", OLD), ("new", ""), ("gone", "已结束")):
        assert sheets[f"downloads/plans/{slug}.pdf"]["summary"] == words
        document = Document(io.BytesIO(files[f"downloads/plans/{slug}.docx"]))
        said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
        assert said[2:] == ([words] if words else [])


def test_a_duty_sheet_has_first_what_is_in_force_and_counts_that(
    sheets: dict[str, Mapping[str, Plain]],
) -> None:
    finance = sheets["downloads/units/finance.pdf"]
    assert finance["summary"] == (
        "摘自《旧清单》（已被替代）、《新清单》、《另一个清单》（已结束），"
        "共 1 项：牵头 1 项；已结束、已被替代的清单的另有 2 项"
    )
    titles = [part["title"] for part in parts_of(finance)]
    assert titles == ["●牵头　新清单", "●牵头　旧清单（已被替代）", "●牵头　另一个清单（已结束）"]


def test_a_duty_sheet_of_what_has_ended_alone_is_marked_as_well(
    sheets: dict[str, Mapping[str, Plain]],
) -> None:
    civil = sheets["downloads/units/civil.pdf"]
    assert str(civil["summary"]).endswith("共 0 项；已结束、已被替代的清单的另有 2 项")


def test_the_only_plan_is_marked_too(make_data: MakeData) -> None:
    plans = "- {slug: p, title: 清单, status: ended}\n"
    sheets = make_sheets(register_of(make_data("minimal", plans=plans)), Edition())
    (parts,) = [parts_of(sheet.data) for sheet in sheets if sheet.path.endswith("finance.pdf")]
    assert [part["title"] for part in parts] == ["清单（已结束）"]


def test_the_matrix_of_all_counts_what_is_in_force_and_that_of_a_plan_its_own(
    sheets: dict[str, Mapping[str, Plain]],
) -> None:
    whole, old = sheets["downloads/matrix-a3.pdf"], sheets["downloads/plans/old/matrix-a3.pdf"]
    assert str(whole["summary"]).endswith("已结束、已被替代的清单不计入合计")
    assert whole["total"] == "2"
    plans = whole["plans"]
    assert isinstance(plans, tuple)
    assert [plan["title"] for plan in plans] == [
        "旧清单（已被替代）",
        "新清单",
        "另一个清单（已结束）",
    ]
    assert str(old["summary"]).startswith("《旧清单》（已被替代）")
    assert old["total"] == "3"


def test_tables_mark_each_row(register: Register) -> None:
    files = dict(csv_files(Tables(register), Edition()))
    marks = {"old": "已被替代", "new": "", "gone": "已结束"}
    for path in (
        "downloads/matrix.csv",
        "downloads/assignments.csv",
        "downloads/units/finance.csv",
        "downloads/plans/old/matrix.csv",
    ):
        rows = list(csv.DictReader(io.StringIO(files[path].decode("utf-8-sig"))))
        assert rows
        assert [row["清单状态"] for row in rows] == [marks[row["清单"]] for row in rows], path


def test_workbooks_mark_each_row_and_list_the_plans(register: Register) -> None:
    files = office_files(workbooks, register)
    plans = cells_of(files[REGISTER_XLSX], "清单")
    assert [row[:3] for row in plans] == [
        ["清单", "标题", "清单状态"],
        ["old", "旧清单", "已被替代"],
        ["new", "新清单", "有效"],
        ["gone", "另一个清单", "已结束"],
    ]
    assert plans[1][3:] == ["", "2025-12-31", "new"]
    duties = cells_of(files["downloads/units/finance.xlsx"], "责任清单")
    assert [row[1] for row in duties] == ["清单状态", "", "已被替代", "已结束"]
    old = load_workbook(io.BytesIO(files["downloads/plans/old/matrix.xlsx"]))
    assert old.properties.title == "旧清单（已被替代）责任矩阵"


def test_a_column_that_marks_nothing_is_hidden(every_feature: Register) -> None:
    files = office_files(workbooks, every_feature)
    (sheet,) = load_workbook(io.BytesIO(files["downloads/units/finance.xlsx"]))
    assert (sheet["B1"].value, sheet.column_dimensions["B"].hidden) == ("清单状态", True)
