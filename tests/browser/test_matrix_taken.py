"""A view of the matrix that is taken away: copied, as a workbook, as CSV, on paper."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.browser.page_objects import DrawnMatrixPage, MatrixPage
from tests.exports.test_office_files import converted, rows_of
from tests.long_lists import write_long_lists
from tests.printing import folded, printed, text_of
from tests.sites import build_site, make_site_folder, serve

FINANCE_LEADS = {"party": "units/caizheng-ju", "role": "lead"}  # in the order of the fields
SAID = "角色：牵头"
TASKS_LED = 8


def cells_of(file: Path) -> list[list[str]]:
    """The rows of a workbook as texts, each to its last cell that holds something."""
    (sheet,) = load_workbook(io.BytesIO(file.read_bytes())).worksheets
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
    return [shortened(row) for row in rows]


def shortened(row: list[str]) -> list[str]:
    """A row to its last cell that holds something."""
    return row[: max((at + 1 for at, cell in enumerate(row) if cell), default=0)]


def filtered(page: Page, address: str) -> MatrixPage:
    """The matrix with what the finance bureau leads."""
    matrix = MatrixPage(page, address)
    matrix.open_view(FINANCE_LEADS)
    assert len(matrix.shown().tasks) == TASKS_LED
    return matrix


def test_the_head_of_a_filtered_view_says_so(page: Page, address: str) -> None:
    matrix = filtered(page, address)
    expect(matrix.status).to_contain_text(f"显示 {TASKS_LED} / 29 项任务")
    expect(matrix.status).to_contain_text("责任主体：州财政局 · 角色：牵头")
    expect(page.get_by_text("29 项任务与 36 个责任主体的对应关系")).to_be_hidden()
    matrix.reset()
    expect(matrix.status).to_have_text("显示 29 项任务、36 个责任主体")
    expect(page.get_by_text("29 项任务与 36 个责任主体的对应关系")).to_be_visible()


def test_a_copied_view_says_how_it_is_filtered(page: Page, address: str) -> None:
    words, link = filtered(page, address).copy_view().splitlines()
    assert words.startswith(f"责任矩阵：显示 {TASKS_LED} / 29 项任务")
    assert SAID in words
    expect(page).to_have_url(link)
    MatrixPage(page, address).reset()
    assert MatrixPage(page, address).copy_view() == f"{address}matrix/"


def test_a_printed_view_says_how_it_is_filtered(used_page: Page, material: str) -> None:
    filtered(used_page, material)
    (sheet,) = printed(used_page)
    assert folded(f"显示 {TASKS_LED} / 29 项任务") in text_of(sheet)
    assert folded(SAID) in text_of(sheet)
    assert folded("29 项任务与 36 个责任主体") not in text_of(sheet)
    MatrixPage(used_page, material).open_view({})
    assert "显示" not in text_of(printed(used_page)[0])


def test_the_workbook_and_the_csv_hold_what_is_shown(page: Page, address: str) -> None:
    matrix = filtered(page, address)
    shown = matrix.shown()
    book = cells_of(matrix.take("当前视图存为 XLSX"))
    text = matrix.take("当前视图存为 CSV").read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    rows = [shortened(row) for row in csv.reader(io.StringIO(text[1:], newline=""))]
    assert rows == book
    title, words, edition, legend, source, kinds, names, *lines, totals = book
    assert title == ["责任矩阵"]
    assert words == [matrix.status.inner_text()]
    assert "数据版本" in edition[0]
    assert legend[0].startswith("● 牵头")
    expect(page).to_have_url(source[0])
    assert "政府部门" in kinds
    assert names == ["序号", "工作任务", *shown.parties, "合计"]
    assert [line[0] for line in lines] == shown.tasks
    finance = names.index("州财政局")
    assert {line[finance] for line in lines} == {"●"}
    assert totals[finance] == shown.totals["州财政局"]
    assert totals[-1] == shown.written


@pytest.mark.office
def test_libreoffice_opens_the_workbook(page: Page, material: str, tmp_path: Path) -> None:
    matrix = filtered(page, material)
    file = tmp_path / "view.xlsx"
    shutil.copy(matrix.take("当前视图存为 XLSX"), file)
    (sheet,) = converted(file, "csv:Text - txt - csv (StarCalc):44,34,76,1")
    assert [shortened(row) for row in rows_of(sheet)] == cells_of(file)


def test_a_matrix_that_is_drawn_is_taken_whole(page: Page, tmp_path: Path) -> None:
    data = write_long_lists(tmp_path / "data", [400, 3], units=40)
    site = build_site(make_site_folder(tmp_path / "project", data))
    with serve(site) as address:
        matrix = DrawnMatrixPage(page, address)
        matrix.open_view({}, "plans/plan-1/matrix/")
        expect(matrix.status).not_to_be_empty()
        book = cells_of(matrix.take("当前视图存为 XLSX"))
    names = next(row for row in book if row[:1] == ["序号"])
    numbers = [row[0] for row in book[book.index(names) + 1 : -1]]
    assert numbers == [str(number) for number in range(1, 401)]
