"""What readers leave out and tell, and what they write for signs that are no plain text."""

from __future__ import annotations

import io
import math
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.published_forms import FONT, as_pdf, saved
from zeren.importing.document import Document, Grid
from zeren.importing.readers.dispatch import read_document
from zeren.importing.readers.workbook_numbers import shown_number, shown_text

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
HEADS = ["序号", "工作任务", "责任单位"]
ROWS = [HEADS, *([str(n), f"清淤南河第{n}段三公里，汛期前验收。", "州水利局"] for n in range(1, 7))]
LEFTS = (60, 100, 350, 530)


def said(document: Document) -> str:
    """All that is read, cells and rows parted by signs."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Grid):
            rows = ("｜".join(cell.text for cell in row.cells) for row in block.rows)
            parts.append("／".join(rows))
        else:
            parts.append(block.text)
    return "／".join(parts)


def left(document: Document) -> list[tuple[str, str]]:
    """What is left out, with the beginning of the reason."""
    return [(one.text, one.reason[:2]) for one in document.left_out]


@pytest.mark.parametrize("error", ["#N/A", "#n/a", "＃REF！", "#FIELD!", "#BLOCKED!", "Err:502"])
def test_errors_of_any_spreadsheet_are_no_values(error: str) -> None:
    rows = ["序号,工作任务,责任单位", f"1,修建南河堤防。,{error}", "2,查看 #1 井。,州水利局"]
    document = read_document("\n".join(rows).encode(), "a.csv")
    cells = "1｜修建南河堤防。｜／2｜查看 #1 井。｜州水利局"
    assert said(document) == f"序号｜工作任务｜责任单位／{cells}"
    assert left(document) == [(error, "公式")]


# ---- web pages ----


@pytest.mark.parametrize(
    ("page", "text", "told"),
    [
        ("修<del>两</del><ins>三</ins>条路。", "修三条路。", [("两", "划掉")]),
        ("修<strike>两</strike>路。", "修路。", [("两", "划掉")]),
        (
            "<style>.x{text-decoration:line-through}</style>修<i class=x>两</i>路。",
            "修路。",
            [("两", "划掉")],
        ),
        (
            "<style>.x{display:none}</style>修好三条公路。<p class=x>藏。</p>",
            "修好三条公路。",
            [("藏。", "隐藏")],
        ),
        (
            "<style>.x{display:none}.x.on{display:block}</style><p class='x on'>修路。</p>",
            "修路。",
            [],
        ),
        ("<style>@media print{p{display:none}}</style><p>修路。</p>", "修路。", []),
        (
            "修好三条公路。<b style='font-size:0'>藏</b><b style='opacity:0'>藏</b>",
            "修好三条公路。",
            [("藏", "隐藏")] * 2,
        ),
        (
            "<div style='display:none'>1.修路，修桥，修渠，修好每一座水库和每一座桥。</div>题",
            "1.修路，修桥，修渠，修好每一座水库和每一座桥。／题",
            [],
        ),
        ("容量2×10<sup>6</sup>，5km<sup>2</sup>", "容量2×10⁶，5km²", []),
        ("CO<sub>2</sub>和PM<sub>2.5</sub>", "CO₂和PM2.5", []),
        ("10<sup>6/7</sup>次", "10^(6/7)次", [("6/7", "上标")]),
        (
            "州水利局<sup>1</sup>牵头<sup>[2]</sup>",
            "州水利局牵头",
            [("1", "注释"), ("[2]", "注释")],
        ),
        ("修路<a href='#_ftn1'>[1]</a>。", "修路。", [("[1]", "注释")]),
        ("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字", "汉字", []),
        ("达<font face=Symbol>&#179;</font>95%", "达≥95%", []),
        ("<font face=Webdings>a</font>达标<i> </i>", "□达标", [("a", "符号")]),
        ("<math><mfrac><mn>1</mn><mi>n</mi></mfrac></math>成", "1/n成", [("1n", "公式")]),
    ],
)
def test_a_web_page(page: str, text: str, told: list[tuple[str, str]]) -> None:
    document = read_document(f"<html><body>{page}</body></html>".encode(), "page.html")
    assert said(document) == text
    assert left(document) == told
    assert bool(document.notice) == (bool(told) or "display:none'>1" in page)


def test_hidden_rows_columns_and_cells_of_a_web_page() -> None:
    document = read_document(
        "<table><col><col><col style='display:none'><tr><td>甲<td>乙<td>丙"
        "<tr style='display:none'><td>1<td>2<td>3"
        "<tr><td>4<td style='visibility:hidden'>5<td>6"
        "</table>".encode(),
        "page.html",
    )
    assert said(document) == "甲｜乙／4｜"
    assert left(document) == [("123", "隐藏"), ("5", "隐藏"), ("丙｜6", "隐藏")]


def test_a_small_table_in_a_cell_of_a_list_belongs_to_its_task() -> None:
    inner = "<table><tr><td>甲<td>1</table>"
    page = (
        f"<table><tr><td>序号<td>工作任务<td>责任单位<tr><td>1<td>修路：{inner}<td>州水利局</table>"
    )
    (grid,) = read_document(page.encode(), "page.html").blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.rows[1].cells] == ["1", "修路：\n甲\n1", "州水利局"]


# ---- Word ----


def read_word(body: str) -> Document:
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')} {MATH}>{body}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    styles = document.styles.element
    for name, look in (("Secret", "<w:vanish/>"), ("Gone", "<w:strike/>")):
        styles.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="character" w:styleId="{name}"><w:name '
                f'w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
            )
        )
        styles.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="character" w:styleId="My{name}"><w:name '
                f'w:val="My{name}"/><w:basedOn w:val="{name}"/></w:style>'
            )
        )
    return read_document(saved(document.save), "list.docx")


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def formula(inner: str) -> str:
    return f"<m:oMath>{inner}</m:oMath>"


def sign(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


FRACTION = f"<m:f><m:num>{sign('a+b')}</m:num><m:den>{sign('2')}</m:den></m:f>"
POWER = f"<m:sSup><m:e>{sign('10')}</m:e><m:sup>{sign('6')}</m:sup></m:sSup>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inner", "text", "told"),
    [
        (
            run("修") + run("两", '<w:rStyle w:val="MySecret"/>') + run("路"),
            "修路",
            [("两", "隐藏")],
        ),
        (run("修") + run("两", '<w:rStyle w:val="MyGone"/>') + run("路"), "修路", [("两", "划掉")]),
        (run("修路", '<w:rStyle w:val="Gone"/><w:strike w:val="0"/>'), "修路", []),
        (run("修") + run("两", "<w:dstrike/>"), "修", [("两", "划掉")]),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂", []),
        (
            run("州水利局") + run("①", '<w:vertAlign w:val="superscript"/>'),
            "州水利局",
            [("①", "注释")],
        ),
        (run("达") + run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>') + run("5"), "达≥5", []),
        (run("达\uf0b35"), "达\uf0b35", [("达\uf0b35", "有认")]),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("是"), "☑是", []),
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>' + run("是"), "□是", [("□", "符号")]),
        (run("得") + formula(FRACTION), "得(a+b)/2", [("(a+b)/2", "公式")]),
        (run("得") + formula(POWER), "得10⁶", [("10⁶", "公式")]),
        (FIELD.format(r"eq \o\ac(○,3)") + run("修路"), "③修路", []),
        (FIELD.format(r"EQ \f(1,2)") + run("以上"), "1/2以上", [("1/2", "公式")]),
        (FIELD.format(r"PAGE") + run("修路"), "修路", []),
    ],
)
def test_runs_of_word(inner: str, text: str, told: list[tuple[str, str]]) -> None:
    document = read_word(f"<w:p>{inner}</w:p>")
    assert said(document) == text
    assert left(document) == told


def test_a_hidden_or_deleted_mark_joins_paragraphs_and_counts_once() -> None:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>'
    hidden = "<w:rPr><w:vanish/></w:rPr>"
    deleted = '<w:del w:id="2" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    document = read_word(
        f"<w:p><w:pPr>{hidden}</w:pPr>{run('修路，')}</w:p><w:p>{run('修桥。')}</w:p>"
        f"<w:p><w:pPr>{numbered}{gone}</w:pPr>{deleted}</w:p>"
        f"<w:p><w:pPr>{numbered}</w:pPr>{run('修渠。')}</w:p>"
    )
    first, second = said(document).split("／")
    assert first == "修路，修桥。"
    assert second.endswith("修渠。")
    assert left(document) == [("旧", "修订")]


def test_hidden_and_deleted_rows_of_word_are_told() -> None:
    def row(text: str, properties: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"

    gone = row("二", "<w:hidden/>") + row("三", '<w:del w:id="1" w:author="x"/>')
    document = read_word(f"<w:tbl>{row('一')}{gone}</w:tbl>")
    assert said(document) == "一"
    assert left(document) == [("二", "隐藏"), ("三", "修订")]


def test_notes_at_the_foot_of_a_page_are_told() -> None:
    document = docx.Document()
    document.add_paragraph("修路。")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="2"><w:p>{run("列首位的牵头。")}</w:p></w:footnote></w:footnotes>'
    )
    package = document.part.package
    assert package is not None
    part = Part(PackURI("/word/footnotes.xml"), "application/xml", notes.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    read = read_document(saved(document.save), "list.docx")
    assert said(read) == "修路。"
    assert left(read) == [("列首位的牵头。", "脚注")]


# ---- workbooks ----


def test_struck_and_raised_parts_of_cells() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(HEADS)
    text = CellRichText(
        "库容2×10", TextBlock(InlineFont(vertAlign="superscript"), "6"),
        TextBlock(InlineFont(strike=True), "，扩容"), "。",
    )  # fmt: skip
    page.append([1, text, "州民政局"])
    page["C2"].font = Font(strike=True)
    hidden = book.create_sheet("缓存")
    hidden.sheet_state = "veryHidden"
    document = read_document(saved(book.save), "list.xlsx")
    assert said(document).endswith("1｜库容2×10⁶。｜")
    assert left(document) == [("，扩容", "划掉"), ("州民政局", "划掉")]
    assert "缓存" in document.notice


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1.1, "0.00", "1.10"),
        (0.955, "0.0%", "95.5%"),
        (12345.6, "#,##0.0", "12,345.6"),
        (7, "000", "007"),
        (3, '"第"0"项"', "第3项"),
        (-5, "0;(0)", "(5)"),
        (0, '0;-0;"—"', "—"),
        (12, "[DBNum1][$-804]General", "一十二"),
        (12, "0.00_);[Red]\\(0.00\\)", "12.00"),
        (1.005, "0.00", "1.01"),
        (5, ";;;", ""),
        (1.25, "# ?/?", None),
        (7, "[>5]0;0.0", None),
    ],
)
def test_numbers_as_sheets_show_them(value: float, form: str, shown: str | None) -> None:
    assert shown_number(value, form) == shown


def test_texts_as_sheets_show_them() -> None:
    assert shown_text("州财政", '@"局"') == "州财政局"


# ---- PDFs ----


def drawn(draw: Callable[[Canvas], None], pages: int = 1) -> Document:
    as_pdf([HEADS])  # registers the font
    target = io.BytesIO()
    canvas = Canvas(target)
    for _ in range(pages):
        canvas.setFont(FONT, 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read_document(target.getvalue(), "list.pdf")


def draw_table(canvas: Canvas) -> None:
    for number, row in enumerate(ROWS):
        y = 740 - 30 * number
        for x in LEFTS:
            canvas.line(x, y, x, y - 30)
        canvas.line(LEFTS[0], y, LEFTS[-1], y)
        for x, text in zip(LEFTS, row, strict=False):
            canvas.drawString(x + 4, y - 19, text)
    canvas.line(LEFTS[0], 740 - 30 * len(ROWS), LEFTS[-1], 740 - 30 * len(ROWS))


TABLE = "／".join("｜".join(row) for row in ROWS)


def large_mark(canvas: Canvas) -> None:
    draw_table(canvas)
    canvas.setFont(FONT, 70)
    canvas.drawCentredString(297, 600, "内部资料")


def small_marks(canvas: Canvas) -> None:
    canvas.setFillGray(0.8)
    for y in range(200, 800, 37):
        for x in range(40, 560, 60):
            canvas.drawString(x, y, "内部")
    canvas.setFillGray(0)
    draw_table(canvas)


def stamp(canvas: Canvas) -> None:
    draw_table(canvas)
    for number, char in enumerate("云溪州人民政府办公室"):
        angle = math.radians(190 - 22 * number)
        canvas.saveState()
        canvas.translate(470 + 50 * math.cos(angle), 620 + 50 * math.sin(angle))
        canvas.rotate(math.degrees(angle) - 90)
        canvas.drawCentredString(0, 0, char)
        canvas.restoreState()


def on_its_head(canvas: Canvas) -> None:
    canvas.translate(595, 842)
    canvas.rotate(180)
    draw_table(canvas)


def on_its_side(canvas: Canvas) -> None:
    canvas.drawCentredString(297, 20, "— 1 —")
    canvas.translate(0, 842)
    canvas.rotate(-90)
    canvas.translate(0, -250)
    draw_table(canvas)


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (large_mark, ["水印"]),
        (small_marks, ["水印"]),
        (stamp, ["水印"]),
        (on_its_head, []),
        (on_its_side, ["与整"]),
    ],
)
def test_what_lies_across_a_page_is_left_out(
    draw: Callable[[Canvas], None], told: list[str]
) -> None:
    document = drawn(draw)
    assert said(document) == TABLE
    assert list(dict.fromkeys(reason for _, reason in left(document))) == told


def test_a_page_askew_is_straightened_and_told() -> None:
    def askew(canvas: Canvas) -> None:
        canvas.rotate(2)
        for number, row in enumerate(ROWS):
            for x, text in zip(LEFTS, row, strict=False):
                canvas.drawString(x, 740 - 30 * number, text)

    document = drawn(askew)
    assert said(document) == TABLE
    assert "歪斜" in document.notice


def test_struck_words_of_a_pdf_are_left_out_and_underlined_ones_kept() -> None:
    def lines(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "1.修建道路桥梁，整治河道，完善各村饮水设施。")
        canvas.line(60 + 11 * 1.5, 698, 60 + 11 * 7.5, 698)  # below
        canvas.line(60 + 11 * 8.5, 704, 60 + 11 * 13, 704)  # through 整治河道，

    document = drawn(lines)
    assert "整治" not in said(document)
    assert "修建道路桥梁" in said(document)
    assert left(document)[0][1] == "划掉"


def test_text_that_lies_on_its_side_in_a_cell_is_read() -> None:
    def table(canvas: Canvas) -> None:
        draw_table(canvas)
        canvas.line(30, 740, 30, 530)
        canvas.line(30, 740, 60, 740)
        canvas.line(30, 530, 60, 530)
        canvas.saveState()
        canvas.translate(50, 600)
        canvas.rotate(90)
        canvas.drawString(0, 0, "水利")
        canvas.restoreState()

    assert "水利｜6｜" in said(drawn(table))


@pytest.mark.parametrize(
    "form",
    [
        *("－ {} －", "第{}页 共3页", "第 {} 页，共 3 页", "{}/3", "- {} -", "Page {} of 3"),
        *("共3页 第{}页", "·{}·", "P{}", "第{}页/共3页", "— {} —"),
    ],
)
def test_page_numbers_and_running_heads_are_left_out(form: str) -> None:
    numbers = iter(range(1, 4))

    def page(canvas: Canvas) -> None:
        number = next(numbers)
        canvas.drawString(60, 815, "云溪州人民政府公报")
        canvas.drawString(60, 800, f"2025年第{number}号")
        canvas.drawCentredString(297, 30, form.format(number))
        for line in range(4):
            text = f"第{number}页第{line}行修建道路桥梁，整治河道，完善各村饮水设施，改造农房。"
            canvas.drawString(60, 760 - 20 * line, text)

    document = drawn(page, 3)
    assert "公报" not in said(document)
    assert said(document).count("第") == 3 * 4 * 2
    assert len(document.left_out) == 9
    assert document.notice == ""


def test_a_page_that_is_a_picture_is_told_by_its_number() -> None:
    picture = Image.new("L", (60, 80), 200)
    pages = iter((draw_table, None, None))

    def page(canvas: Canvas) -> None:
        draw = next(pages)
        if draw is not None:
            draw(canvas)
        else:
            canvas.drawInlineImage(picture, 0, 0, 595, 842)

    assert left(drawn(page, 2)) == [("（第 2 页）", "整页")]
