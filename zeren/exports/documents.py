"""Each list as a Word document in the official table of three columns, to be edited and passed on.

Its form follows GB/T 9704-2012. The fonts are named, not embedded: office PCs have them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.kinds import Export, File, Offer, plan_offers
from zeren.exports.office_files import with_fixed_times
from zeren.exports.sheets import ANNEX, LIST_HEADS, plan_facts
from zeren.model import Plan
from zeren.register.building import Register
from zeren.register.questions import paragraphs

TITLE_FONT, HEAD_FONT, TEXT_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312"
_LATIN = "Times New Roman"
_WIDTHS: tuple[Length, ...] = (Mm(14), Mm(86), Mm(56))
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def documents(register: Register, edition: Edition) -> Iterator[File]:
    """Each plan as a Word document."""
    for plan in register.plans:
        yield addresses.plan_file(plan, "docx"), _document(register, edition, plan)


def _document(register: Register, edition: Edition, plan: Plan) -> bytes:
    document = Document()
    _set_frame(document, register, edition, plan)
    _styled(document.add_paragraph(), ANNEX, HEAD_FONT, 16)
    title = document.add_heading(level=1)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _styled(title, plan.title, TITLE_FONT, 22)
    if facts := plan_facts(plan):
        below = document.add_paragraph()
        below.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _styled(below, facts, TEXT_FONT, 12)
    _add_table(document, register, plan)
    written = io.BytesIO()
    document.save(written)
    return with_fixed_times(written.getvalue(), edition.moment)


def _set_frame(document: WordDocument, register: Register, edition: Edition, plan: Plan) -> None:
    """Paper, margins, the foot and what the document says of itself."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _styled(foot, "— ", TEXT_FONT, 14)
    for kind in ("begin", "PAGE", "end"):
        _font(foot.add_run(), TEXT_FONT, 14)._r.append(_field(kind))  # noqa: SLF001 - python-docx has no fields
    _styled(foot, " —", TEXT_FONT, 14)
    stamp = section.footer.add_paragraph()
    stamp.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _styled(stamp, edition.stamp(register.version), TEXT_FONT, 9)
    about = document.core_properties
    about.title, about.author, about.language = (
        _clean(plan.title)[:255],
        _clean(plan.issuer or "")[:255],
        "zh-CN",
    )
    about.comments = edition.stamp(register.version)
    about.created = about.modified = edition.moment


def _field(kind: str) -> _Element:
    """A part of the field that shows the number of the page."""
    if kind == "PAGE":
        code = OxmlElement("w:instrText")
        code.text = kind
        return code
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark


def _add_table(document: WordDocument, register: Register, plan: Plan) -> None:
    table = document.add_table(rows=0, cols=len(_WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    rows = table._tbl  # noqa: SLF001 - python-docx counts all rows anew for each that it adds
    # The schema asks for this order, and Word for the schema.
    rows.tblPr.find(qn("w:tblLook")).addprevious(_cell_margins())
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = width
    rows.append(_row([[head] for head in LIST_HEADS], HEAD_FONT, is_head=True))
    chapter = ""
    for task in register.tasks:
        if task.plan != plan.slug:
            continue
        if task.chapter and task.chapter != chapter:
            rows.append(_chapter_row(task.chapter))
        chapter = task.chapter or ""
        rows.append(_row([[task.number], paragraphs(task.text), [task.sentence]], TEXT_FONT))


def _cell_margins() -> _Element:
    """Some room between lines and text."""
    margins = OxmlElement("w:tblCellMar")
    for side, twips in (("top", 60), ("left", 85), ("bottom", 60), ("right", 85)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    return margins


def _row(cells: Sequence[Sequence[str]], font: str, *, is_head: bool = False) -> _Element:
    """A row that no page cuts; a head stands on every page."""
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    row.append(properties)
    for number, (lines, width) in enumerate(zip(cells, _WIDTHS, strict=True)):
        row.append(_cell(lines, font, width, is_centred=is_head or number == 0))
    return row


def _chapter_row(chapter: str) -> _Element:
    row = OxmlElement("w:tr")
    cell = _cell([chapter], HEAD_FONT, Length(sum(_WIDTHS)), is_centred=False)
    span = OxmlElement("w:gridSpan")
    span.set(qn("w:val"), str(len(_WIDTHS)))
    cell[0].insert(1, span)
    row.append(cell)
    return row


def _cell(lines: Sequence[str], font: str, width: Length, *, is_centred: bool) -> _Element:
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    size = OxmlElement("w:tcW")
    size.set(qn("w:w"), str(width.twips))
    size.set(qn("w:type"), "dxa")
    middle = OxmlElement("w:vAlign")
    middle.set(qn("w:val"), "center")
    properties.extend([size, middle])
    cell.append(properties)
    for line in lines or [""]:
        paragraph = Paragraph(OxmlElement("w:p"), None)  # type: ignore[arg-type] # part of no document yet
        if is_centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _styled(paragraph, line, font, 12)
        cell.append(paragraph._p)  # noqa: SLF001 - see _add_table
    return cell


def _styled(paragraph: Paragraph, text: str, font: str, points: float) -> None:
    paragraph.paragraph_format.space_after = Pt(0)
    _font(paragraph.add_run(_clean(text)), font, points)


def _font(run: Run, font: str, points: float) -> Run:
    """Set the font of Latin letters and, apart, that of Chinese ones."""
    run.font.name = _LATIN
    run.font.size = Pt(points)
    run.font.bold = False
    run.font.color.rgb = RGBColor(0, 0, 0)
    properties = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx knows Latin fonts alone
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def _clean(text: str) -> str:
    """A text without the few characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _offers(register: Register) -> Iterator[Offer]:
    yield from plan_offers(register, "Word", "docx")


EXPORT = Export(documents, _offers)
