"""What each sort of file has of its own: what Word numbers, what pages hide, what PDFs break."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.pdfgen.canvas import Canvas

from tests.published_forms import (
    FONT,
    as_docx,
    as_html,
    as_pdf,
    as_pdf_of_text,
    as_xlsx,
    saved,
)
from zeren.importing.document import Document, Grid, Paragraph
from zeren.importing.readers.dispatch import read_document
from zeren.importing.readers.kinds import Kind, disguise, kind_of
from zeren.importing.readers.office import PROGRAMS
from zeren.importing.readers.sandbox import open_document

ROWS = [["序号", "工作任务", "责任单位"], ["1", "修路。", "州交通运输局牵头"]]


def texts(document: Document) -> list[str | list[list[str]]]:
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[cell.text for cell in row.cells] for row in block.rows]
        for block in document.blocks
    ]


def word(body: str, numbering: str = "") -> list[str | list[list[str]]]:
    """What is read from a Word file with this body."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    if numbering:
        element = document.part.numbering_part.element
        for old in list(element):
            element.remove(old)
        for new in parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>"):
            element.append(new)
    return texts(read_document(saved(document.save), "list.docx"))


def paragraph(text: str, level: int | None = None) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    properties = "" if level is None else f"<w:pPr>{numbered}</w:pPr>"
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


LEVELS = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def test_the_numbers_that_word_makes_are_read() -> None:
    levels = [("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1)]
    body = "".join(paragraph(text, level) for text, level in levels)
    assert word(body, LEVELS) == ["一、甲", "（一）乙", "（二）丙", "一.1丁", "二、戊", "（一）己"]


def test_a_column_of_numbers_that_word_makes_is_read() -> None:
    row = f"<w:tr><w:tc>{paragraph('', 2)}</w:tc><w:tc>{paragraph('修路。')}</w:tc></w:tr>"
    (grid,) = word(f"<w:tbl>{row}{row}</w:tbl>", LEVELS.replace("%1.%3", "%3"))
    assert grid == [["1", "修路。"], ["2", "修路。"]]


def test_tracked_changes_are_taken_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>修</w:t></w:r>"
        '<w:del w:id="1" w:author="甲"><w:r><w:delText>两</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="甲"><w:r><w:t>三</w:t></w:r></w:ins>'
        "<w:r><w:t>条路。</w:t></w:r></w:p>"
    )
    assert word(body) == ["修三条路。"]


def test_content_controls_line_breaks_and_text_boxes_are_read() -> None:
    box = f"<w:pict><w:txbxContent>{paragraph('框内')}</w:txbxContent></w:pict>"
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('控件内')}</w:sdtContent></w:sdt>"
        f"<w:p><w:r><w:t>上行</w:t><w:br/><w:t>下行</w:t>{box}</w:r></w:p>"
    )
    assert word(body) == ["控件内", "上行", "下行", "框内"]


def test_a_table_in_a_cell_stands_after_its_table() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('内')}</w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc>{paragraph('外')}{inner}{paragraph('')}</w:tc></w:tr></w:tbl>"
    assert word(outer) == [[["外"]], [["内"]]]


def test_cells_merged_in_both_ways_fill_their_places() -> None:
    def cell(text: str, *properties: str) -> str:
        return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{paragraph(text)}</w:tc>"

    begin, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    body = (
        f"<w:tbl><w:tr>{cell('甲', begin)}{cell('乙', wide)}</w:tr>"
        f"<w:tr>{cell('', go_on)}{cell('丙')}{cell('丁')}</w:tr></w:tbl>"
    )
    assert word(body) == [[["甲", "乙", "乙"], ["甲", "丙", "丁"]]]


def test_sheets_that_are_hidden_are_not_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(ROWS)))
    hidden = book.create_sheet("缓存")
    hidden.append(["序号", "工作任务", "责任单位"])
    hidden.sheet_state = "hidden"
    assert texts(read_document(saved(book.save), "list.xlsx")) == [ROWS]


def test_a_web_page_is_read_as_it_is_shown() -> None:
    page = """<html><head><title>藏</title><style>p{}</style></head><body>
      <div>前<span style="display: none">藏</span>后</div><script>藏</script>
      <table><tr><td>栏目<table><tr><th rowspan=0>序号</th><th colspan=2>工作
      任务</th></tr><tr><td>一<br>二</td><td>
      <p>三</p><p>四</p></td></tr></table>
      页脚</td></tr></table>
      末行<br>又一行</body></html>"""
    assert texts(read_document(page.encode("gb18030"), "page.html")) == [
        "前后",
        "栏目",
        [["序号", "工作任务", "工作任务"], ["序号", "一\n二", "三\n四"]],
        "页脚",
        "末行",
        "又一行",
    ]


def test_a_web_page_saved_with_its_pictures_in_one_file() -> None:
    page = base64.encodebytes(as_html(ROWS)).decode("ascii")
    archive = (
        "From: <Saved by Blink>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="x"\n\n'
        f"--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n{page}\n--x--\n"
    )
    assert ROWS in texts(read_document(archive.encode("ascii"), "page.mht"))


def test_lines_of_a_pdf_become_paragraphs_and_page_numbers_are_left_out() -> None:
    long = "修建道路桥梁，" * 60 + "确保畅通。"
    document = read_document(as_pdf_of_text(["关于修路的意见", *[long] * 6]), "list.pdf")
    assert texts(document) == ["关于修路的意见", *[long] * 6]
    assert [one.text for one in document.left_out] == ["—1—", "—2—"]


def test_running_titles_of_a_pdf_are_left_out() -> None:
    target = io.BytesIO()
    canvas = Canvas(target)
    as_pdf(ROWS)  # registers the font
    for page in range(1, 4):
        canvas.setFont(FONT, 12)
        canvas.drawString(40, 810, "道路建设领导小组文件")
        for line in range(5):
            canvas.drawString(60, 740 - 18 * line, f"第{page}页第{line + 1}行" + "修路" * 18)
        canvas.drawString(40, 30, f"打印于第 {page} 次")
        canvas.showPage()
    canvas.save()
    document = read_document(target.getvalue(), "list.pdf")
    assert len(texts(document)) == 1
    assert len(document.left_out) == 6


def test_characters_drawn_twice_to_look_bold_are_read_once() -> None:
    target = io.BytesIO()
    canvas = Canvas(target)
    as_pdf(ROWS)  # registers the font
    canvas.setFont(FONT, 12)
    for shift in (0, 0.3):
        canvas.drawString(60 + shift, 700, "关于进一步加强道路建设和管理工作的实施意见（试行）")
    canvas.save()
    assert texts(read_document(target.getvalue(), "list.pdf")) == [
        "关于进一步加强道路建设和管理工作的实施意见（试行）"
    ]


@pytest.mark.parametrize(
    ("make", "name", "kind"),
    [
        (lambda: as_docx(ROWS), "清单.xlsx", Kind.WORD),
        (lambda: as_xlsx(ROWS), "清单.docx", Kind.WORKBOOK),
        (lambda: as_html(ROWS), "清单.doc", Kind.WEB_PAGE),
        (lambda: as_html(ROWS), "清单.xls", Kind.WEB_PAGE),
    ],
)
def test_the_content_decides_and_the_name_is_told(
    make: Callable[[], bytes], name: str, kind: Kind
) -> None:
    assert kind_of(make()) is kind
    assert "内容却是" in disguise(name, kind)
    assert ROWS in texts(read_document(make(), name))


def test_names_that_tell_the_truth_are_not_remarked_on() -> None:
    assert disguise("清单.DOCX", Kind.WORD) == ""
    assert disguise("清单", Kind.WORD) == ""


def test_the_file_is_read_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "清单.html"
    path.write_bytes(as_docx(ROWS, before=["附件"]))
    opened = open_document(path)
    assert texts(opened.document) == ["附件", ROWS]
    assert "后缀是 .html" in opened.notice


@pytest.mark.office
@pytest.mark.skipif(not any(map(shutil.which, PROGRAMS)), reason="needs LibreOffice")
def test_old_files_are_read_through_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "list.docx").write_bytes(as_docx(ROWS, before=["附件"], after=["完"]))
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    subprocess.run(  # noqa: S603 - fixed arguments
        [
            *(program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "doc", "--outdir", str(tmp_path), str(tmp_path / "list.docx")),
        ],
        check=True,
        capture_output=True,
    )
    grids = [b for b in open_document(tmp_path / "list.doc").document.blocks if isinstance(b, Grid)]
    assert [[cell.text for cell in row.cells] for row in grids[0].rows] == ROWS


@pytest.mark.office
@pytest.mark.skipif(not any(map(shutil.which, PROGRAMS)), reason="needs LibreOffice")
def test_workbooks_of_other_forms_are_read_as_they_are_shown(tmp_path: Path) -> None:
    book = sheet_with_a_hidden_row()
    assert book.active is not None
    book.active["A2"].number_format = "0.00"
    book.save(tmp_path / "list.xlsx")
    program = next(filter(None, map(shutil.which, PROGRAMS)))
    subprocess.run(  # noqa: S603 - fixed arguments
        [
            *(program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "xls", "--outdir", str(tmp_path), str(tmp_path / "list.xlsx")),
        ],
        check=True,
        capture_output=True,
    )
    document = open_document(tmp_path / "list.xls").document
    assert texts(document) == [[["序号", "任务"], ["1.00", "修路。"]]]
    assert "隐藏的行" in document.notice
    plain = read_document((tmp_path / "list.xls").read_bytes(), "list.xls")
    assert "看不出来" in plain.notice


def test_a_workbook_of_another_program_is_told_from_a_text() -> None:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", "<x/>")
    assert kind_of(archive.getvalue()) is Kind.WORKBOOK


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [
        ('yyyy"年"m"月"', "2025年9月"),
        ("yyyy-mm-dd", "2025年9月30日"),
        ('m"月"d"日"', "9月30日"),
        ("[$-804]yyyy\\年m\\月;@", "2025年9月"),
    ],
)
def test_a_date_is_read_as_the_sheet_shows_it(number_format: str, shown: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["序号", "任务", "完成时限"])
    page.append([1, "修路。", date(2025, 9, 30)])
    page.cell(2, 3).number_format = number_format
    assert texts(read_document(saved(book.save), "list.xlsx")) == [
        [["序号", "任务", "完成时限"], ["1", "修路。", shown]]
    ]


def test_each_of_several_sheets_has_its_name_above_it() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "工业经济"
    first.append(["序号", "任务"])
    second = book.create_sheet("Sheet2")
    second.append(["序号", "任务"])
    assert texts(read_document(saved(book.save), "list.xlsx")) == [
        "工业经济",
        [["序号", "任务"]],
        [["序号", "任务"]],
    ]


def sheet_with_a_hidden_row() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["序号", "任务"], [1, "修路。"], [2, "修桥。"]):
        page.append(row)
    assert read_document(saved(book.save), "list.xlsx").notice == ""
    page.row_dimensions[3].hidden = True
    return book


def test_rows_hidden_by_hand_are_left_out_and_told() -> None:
    document = read_document(saved(sheet_with_a_hidden_row().save), "list.xlsx")
    assert texts(document) == [[["序号", "任务"], ["1", "修路。"]]]
    assert [one.text for one in document.left_out] == ["2｜修桥。"]
    assert "隐藏的行" in document.notice


def test_rows_that_a_filter_hides_are_read_and_told() -> None:
    book = sheet_with_a_hidden_row()
    assert book.active is not None
    book.active.auto_filter.ref = "A1:B3"
    book.active.auto_filter.add_filter_column(0, ["1"])
    document = read_document(saved(book.save), "list.xlsx")
    assert texts(document) == [[["序号", "任务"], ["1", "修路。"], ["2", "修桥。"]]]
    assert "筛选" in document.notice
