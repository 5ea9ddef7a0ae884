"""The workbooks, read by another library than the one that wrote them."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from tests.conftest import DATA, register_of
from tests.exporting import office_files, versions
from tests.hostile import write_hostile
from zeren import addresses
from zeren.exports.figure_tables import milestone_table, target_table
from zeren.exports.spreadsheets import MOST_CHARACTERS, column_name
from zeren.exports.tables import Matrix, Table, Tables
from zeren.exports.workbooks import REGISTER_XLSX, height_of, workbooks
from zeren.model import Role
from zeren.register.building import Register

A3, A4 = "8", "9"


def books_of(register: Register) -> dict[str, Workbook]:
    return {
        path: load_workbook(io.BytesIO(data), rich_text=False)
        for path, data in office_files(workbooks, register).items()
    }


def cells(book: Workbook, sheet: str, first_row: int = 1) -> Table:
    """A sheet as the table that it was made from."""
    heads, *rows = [
        tuple(str(cell.value or "") for cell in row)
        for row in book[sheet].iter_rows(min_row=first_row)
    ]
    return Table(heads, tuple(rows))


def whole_matrix(matrix: Matrix) -> Table:
    """A matrix with its empty cells."""
    heads, names, _, rows = matrix
    return Table(
        (*heads, *names),
        tuple(
            (*task, *(dict(marks).get(place, "") for place in range(len(names))))
            for task, marks in rows
        ),
    )


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_the_sheets_hold_the_register(name: str) -> None:
    register = register_of(DATA / name)
    books = books_of(register)
    whole = books[REGISTER_XLSX]
    more = ["清单"] if register.several else []
    figures = {"时间节点": milestone_table(register), "指标": target_table(register)}
    some = [sheet for sheet, table in figures.items() if table.rows]
    assert whole.sheetnames == ["工作任务", *some, "责任关系", "责任矩阵", *more]
    for sheet in some:
        assert cells(whole, sheet) == figures[sheet]
    tables = Tables(register)
    assert cells(whole, "工作任务") == tables.tasks
    assert cells(whole, "责任关系") == tables.assignments
    assert cells(whole, "责任矩阵", first_row=2) == whole_matrix(tables.matrix)
    for plan in register.several:
        book = books[addresses.plan_matrix_file(plan, ".xlsx")]
        assert book.sheetnames == ["责任矩阵"]
        assert cells(book, "责任矩阵", first_row=2) == whole_matrix(tables.matrix_of(plan))
    for party in register.parties:
        book = books[addresses.party_file(party, "xlsx")]
        assert cells(book, "责任清单") == tables.of(party)


def test_every_cell_is_text_whatever_it_looks_like(tmp_path: Path) -> None:
    register = register_of(write_hostile(tmp_path / "data"))
    for path, book in books_of(register).items():
        for sheet in book:
            kinds = {
                cell.data_type
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None
            }
            assert kinds == {"s"}, f"{path} {sheet.title}"
    whole = books_of(register)[REGISTER_XLSX]
    assert cells(whole, "工作任务") == Tables(register).tasks


def test_lists_have_frozen_heads_filters_and_print_on_one_width(published: Register) -> None:
    own = versions(workbooks, published)
    for path, book in books_of(published).items():
        for sheet in book:
            assert sheet.auto_filter.ref, path
            assert sheet.print_title_rows, path
            # One page wide (which is what the format takes for granted) and as many as needed high.
            assert sheet.sheet_properties.pageSetUpPr is not None
            assert sheet.sheet_properties.pageSetUpPr.fitToPage, path
            assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
            assert sheet.page_setup.orientation == "landscape"
            assert sheet.oddFooter is not None
            assert "&P" in str(sheet.oddFooter.center.text)
            assert str(sheet.oddFooter.left.text) == f"版本 {own[path]}"


def test_the_matrix_prints_on_a3_with_its_heads_and_tasks_on_every_page(
    published: Register,
) -> None:
    sheet = books_of(published)[REGISTER_XLSX]["责任矩阵"]
    assert str(sheet.page_setup.paperSize) == A3
    assert sheet.freeze_panes == "F3"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$2", "$A:$E")
    assert str(books_of(published)[REGISTER_XLSX]["工作任务"].page_setup.paperSize) == A4


def test_each_role_has_a_colour_of_its_own_in_the_matrix(every_feature: Register) -> None:
    sheet = books_of(every_feature)[REGISTER_XLSX]["责任矩阵"]
    colours = {
        cell.value: cell.fill.fgColor.rgb
        for row in sheet.iter_rows(min_row=3, min_col=5)
        for cell in row
        if cell.value in {role.word for role in Role}
    }
    assert colours.keys() == {role.word for role in Role}
    assert len(set(colours.values())) == len(Role)


def test_a_text_beyond_what_a_cell_holds_says_where_the_rest_is(tmp_path: Path) -> None:
    for file in (DATA / "minimal").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = "甲" * MOST_CHARACTERS + "。"
    table = f"序号,工作任务,牵头单位\n1,{text},州财政局\n"
    (tmp_path / "tasks.csv").write_text(table, encoding="utf-8")
    sheet = books_of(register_of(tmp_path))[REGISTER_XLSX]["工作任务"]
    (cell,) = [str(cell.value) for cell in sheet[2] if str(cell.value).startswith("甲甲")][-1:]
    assert len(cell) == MOST_CHARACTERS
    assert cell.endswith("全文见网页或 CSV）")


@pytest.mark.parametrize(
    ("row", "height"),
    [(["短", ""], 19), (["甲" * 40, ""], 139), (["甲\n乙\n丙", ""], 49), (["", "甲" * 9_000], 409)],
)
def test_a_row_is_as_high_as_its_fullest_cell_needs(row: list[str], height: int) -> None:
    assert height_of(row, [10, 20]) == height


def test_a_workbook_says_its_title_and_version_and_no_time(published: Register) -> None:
    own = versions(workbooks, published)
    for path, data in office_files(workbooks, published).items():
        properties = load_workbook(io.BytesIO(data)).properties
        assert properties.title, path
        assert properties.description == f"版本 {own[path]}", path
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert "created" not in archive.read("docProps/core.xml").decode()
            assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize(
    ("column", "name"),
    [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")],
)
def test_columns_are_named_as_in_excel(column: int, name: str) -> None:
    assert column_name(column) == name == get_column_letter(column + 1)


def test_what_excel_would_read_as_a_number_of_a_character_stays_as_it_is(tmp_path: Path) -> None:
    for file in (DATA / "minimal").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    table = "序号,工作任务,牵头单位\n1,写 _x0041_ 和 _x4E00_ 。,州财政局\n"
    (tmp_path / "tasks.csv").write_text(table, encoding="utf-8")
    register = register_of(tmp_path)
    assert "_x0041_" in register.tasks[0].text
    data = office_files(workbooks, register)[REGISTER_XLSX]
    assert cells(load_workbook(io.BytesIO(data)), "工作任务") == Tables(register).tasks
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "_x005F_x0041_" in archive.read("xl/sharedStrings.xml").decode()
