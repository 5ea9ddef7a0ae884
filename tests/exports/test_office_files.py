"""The workbooks and Word documents in LibreOffice: it opens each and says what is in it."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.conftest import register_of
from tests.exporting import office_files
from tests.hostile import write_hostile
from tests.pdf_reading import cells_of, pages_of, without_blanks
from zeren import addresses
from zeren.exports.documents import documents
from zeren.exports.figure_tables import milestone_table, target_table
from zeren.exports.tables import ASSIGNMENT_HEADS, Tables
from zeren.exports.workbooks import REGISTER_XLSX, workbooks
from zeren.register.building import Register

pytestmark = pytest.mark.office

# Comma, quotes, UTF-8, every cell as text, all sheets: each becomes a file of its own.
ALL_SHEETS_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def soffice() -> str:
    for name in filter(None, (os.environ.get("SOFFICE"), "soffice", "libreoffice")):
        if path := shutil.which(name):
            return path
    pytest.fail("no LibreOffice: run make office, or name one with SOFFICE=")


def converted(file: Path, to: str) -> list[Path]:
    """Let LibreOffice open a file and save it in another form."""
    target = file.parent / "converted"
    profile = (file.parent / "profile").as_uri()
    subprocess.run(  # noqa: S603 - fixed arguments
        [
            soffice(),
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(target),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return sorted(target.iterdir())


def saved(files: dict[str, bytes], path: str, folder: Path) -> Path:
    file = folder / Path(path).name
    file.write_bytes(files[path])
    return file


def rows_of(file: Path) -> list[list[str]]:
    text = file.read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_word_document_prints_with_all_29_texts_and_heads_on_every_page(
    published: Register, tmp_path: Path
) -> None:
    plan = published.plans[0]
    path = addresses.plan_file(plan, "docx")
    (pdf,) = converted(saved(office_files(documents, published), path, tmp_path), "pdf")
    pages = [without_blanks(page.extract_text()) for page in pages_of(pdf.read_bytes())]
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "序号工作任务责任单位" in page
        assert f"—{number}—" in page
    assert cells_of(pdf.read_bytes()) == [
        ["序号", "工作任务", "责任单位"],
        *([task.number, task.text, task.sentence] for task in published.tasks),
    ]


def test_the_workbook_holds_the_register(published: Register, tmp_path: Path) -> None:
    book = saved(office_files(workbooks, published), REGISTER_XLSX, tmp_path)
    tasks, targets, milestones, assignments, matrix = converted(book, ALL_SHEETS_AS_CSV)
    table = Tables(published).tasks
    assert rows_of(tasks) == [list(row) for row in (table.heads, *table.rows)]
    for sheet, figures in (
        (milestones, milestone_table(published)),
        (targets, target_table(published)),
    ):
        assert rows_of(sheet) == [list(row) for row in (figures.heads, *figures.rows)]
    direct = [row for row in rows_of(assignments)[1:] if not row[-1]]
    assert len(direct) == len(published.assignments)
    assert len(rows_of(matrix)) == 2 + len(published.tasks)


def test_the_workbook_prints_the_matrix_on_one_width_of_a3(
    published: Register, tmp_path: Path
) -> None:
    book = saved(office_files(workbooks, published), REGISTER_XLSX, tmp_path)
    (pdf,) = converted(book, "pdf")
    page = PdfReader(pdf).pages[-1]
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (1191, 842)
    text = without_blanks(page.extract_text())
    for part in ("责任矩阵", published.tasks[0].title, published.tasks[-1].title):
        assert part in text


def test_the_workbook_of_a_party_holds_its_duties(published: Register, tmp_path: Path) -> None:
    party = published.party_of["州民政局"]
    files = office_files(workbooks, published)
    (sheet,) = converted(
        saved(files, addresses.party_file(party, "xlsx"), tmp_path), ALL_SHEETS_AS_CSV
    )
    table = Tables(published).of(party)
    assert rows_of(sheet) == [list(row) for row in (table.heads, *table.rows)]


def test_nothing_hostile_is_calculated(tmp_path: Path) -> None:
    register = register_of(write_hostile(tmp_path / "data"))
    book = saved(office_files(workbooks, register), REGISTER_XLSX, tmp_path)
    *_, assignments, _ = converted(book, ALL_SHEETS_AS_CSV)
    shown = {row[ASSIGNMENT_HEADS.index("责任主体")] for row in rows_of(assignments)}
    named = {one.party for one in register.assignments}
    formulas = {name for name in named if name.startswith(("=", "+", "-", "@"))}
    assert formulas
    assert formulas <= shown
