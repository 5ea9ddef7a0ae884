"""Published files made for tests: the same rows as Word file, workbook, web page, PDF and CSV.

A row is a list of cells. A cell that holds `LEFT` is merged with the one to its left, one that
holds `ABOVE` with the one above it, in every form that knows merged cells.
"""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import docx
import openpyxl
import xlwt
from docx.document import Document as WordDocument
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

LEFT, ABOVE = "←", "↑"

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Merged:
    """A cell that fills several places.

    Attributes:
        text: Its text.
        row: Its first row.
        column: Its first column.
        height: How many rows it fills.
        width: How many columns it fills.
    """

    text: str
    row: int
    column: int
    height: int
    width: int

    @property
    def last_row(self) -> int:
        return self.row + self.height - 1

    @property
    def last_column(self) -> int:
        return self.column + self.width - 1


def cells_of(rows: Rows) -> Iterator[Merged]:
    """The cells of a table, each merged one once."""
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in {LEFT, ABOVE}:
                continue
            width = 1
            while column + width < len(row) and row[column + width] == LEFT:
                width += 1
            height = 1
            while number + height < len(rows) and rows[number + height][column] == ABOVE:
                height += 1
            yield Merged(text, number, column, height, width)


def as_docx(rows: Rows, before: Sequence[str] = (), after: Sequence[str] = ()) -> bytes:
    document = docx.Document()
    for text in before:
        document.add_paragraph(text)
    add_table(document, rows)
    for text in (*after, ""):  # Word always ends in a paragraph
        document.add_paragraph(text)
    return saved(document.save)


def add_table(document: WordDocument, rows: Rows) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for cell in cells_of(rows):
        target = table.cell(cell.row, cell.column)
        if (cell.width, cell.height) != (1, 1):
            target = target.merge(table.cell(cell.last_row, cell.last_column))
        first, *others = cell.text.split("\n")
        target.paragraphs[0].text = first
        for line in others:
            target.add_paragraph(line)


def as_xlsx(rows: Rows, sheet: str = "清单") -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for cell in cells_of(rows):
        value: str | int = int(cell.text) if cell.text.isdecimal() else cell.text
        page.cell(cell.row + 1, cell.column + 1, value)
        if (cell.width, cell.height) != (1, 1):
            page.merge_cells(
                start_row=cell.row + 1,
                start_column=cell.column + 1,
                end_row=cell.last_row + 1,
                end_column=cell.last_column + 1,
            )
    return saved(book.save)


def as_xls(rows: Rows) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("清单")
    for cell in cells_of(rows):
        value: str | int = int(cell.text) if cell.text.isdecimal() else cell.text
        sheet.write_merge(cell.row, cell.last_row, cell.column, cell.last_column, value)
    return saved(book.save)


def as_html(rows: Rows, charset: str = "utf-8") -> bytes:
    lines = []
    by_row: dict[int, list[Merged]] = {}
    for cell in cells_of(rows):
        by_row.setdefault(cell.row, []).append(cell)
    for number in range(len(rows)):
        marked = "".join(
            f'<td colspan="{cell.width}" rowspan="{cell.height}"><p>'
            f"{'</p><p>'.join(map(html.escape, cell.text.split(chr(10))))}</p></td>"
            for cell in by_row.get(number, [])
        )
        lines.append(f"<tr>{marked}</tr>")
    page = (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>清单</title></head><body>'
        f"<h1>重点任务分工清单</h1><table>{''.join(lines)}</table><p>来源：本网</p></body></html>"
    )
    return page.encode(charset)


def as_csv(rows: Rows, encoding: str = "gb18030", delimiter: str = ",") -> bytes:
    target = io.StringIO(newline="")
    plain = [["" if cell in {LEFT, ABOVE} else cell for cell in row] for row in rows]
    csv.writer(target, delimiter=delimiter).writerows(plain)
    return target.getvalue().encode(encoding)


def as_pdf(rows: Rows, *, ruled: bool = True, closed: bool = False) -> bytes:
    """A PDF with a table over several pages: its head repeated, rows broken where a page ends.

    Args:
        rows: The rows; the first holds the heads.
        ruled: Whether the cells have rulings around them.
        closed: Whether a ruling ends the part of a row that stands on the page before.
    """
    target = io.BytesIO()
    _TableDrawing(Canvas(target, pagesize=A4), rows, ruled=ruled, closed=closed).draw()
    return target.getvalue()


def as_pdf_of_text(paragraphs: Sequence[str]) -> bytes:
    """A PDF of running text."""
    style = _style()
    style.firstLineIndent = 2 * style.fontSize
    return _pdf([Paragraph(html.escape(text), style) for text in paragraphs])


def as_docx_of_text(paragraphs: Sequence[str]) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document.save)


def as_docx_of_parts(parts: Sequence[str | Rows]) -> bytes:
    """Paragraphs and tables in turn; a paragraph that begins with # has the style of a heading."""
    document = docx.Document()
    for part in parts:
        if not isinstance(part, str):
            add_table(document, part)
        elif part.startswith("#"):
            document.add_heading(part[1:], level=1)
        else:
            document.add_paragraph(part)
    return saved(document.save)


def as_html_of_text(paragraphs: Sequence[str]) -> bytes:
    marked = "".join(f"<p>&emsp;&emsp;{html.escape(text)}</p>" for text in paragraphs)
    return f"<html><body><div>{marked}</div></body></html>".encode("gb18030")


def as_text(paragraphs: Sequence[str]) -> bytes:
    return "\r\n".join(f"　　{text}" for text in paragraphs).encode("gb18030")


TABLE_FORMS: Mapping[str, Callable[[Rows], bytes]] = {
    "docx": as_docx,
    "xlsx": as_xlsx,
    "xls": as_xls,
    "html": as_html,
    "pdf": as_pdf,
    "csv": as_csv,
}
PART_FORMS: Mapping[str, Callable[[Sequence[str | Rows]], bytes]] = {"docx": as_docx_of_parts}
TEXT_FORMS: Mapping[str, Callable[[Sequence[str]], bytes]] = {
    "docx": as_docx_of_text,
    "html": as_html_of_text,
    "pdf": as_pdf_of_text,
    "txt": as_text,
}


def saved(save: Callable[[io.BytesIO], object]) -> bytes:
    target = io.BytesIO()
    save(target)
    return target.getvalue()


FONT, SIZE, LEADING, PADDING = "STSong-Light", 12, 18, 4
TOP, BOTTOM, SIDE = 770, 70, 60


class _TableDrawing:
    """Draws a table line by line, as a word processor does: a row may end on the next page."""

    def __init__(self, canvas: Canvas, rows: Rows, *, ruled: bool, closed: bool) -> None:
        _style()
        self._canvas, self._rows = canvas, rows
        self._ruled, self._closed = ruled, closed
        longest = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        wide = [36 if most <= 4 else 60 + min(most, 200) for most in longest]
        width = A4[0] - 2 * SIDE
        self._lefts = [SIDE + width * sum(wide[:i]) / sum(wide) for i in range(len(wide) + 1)]
        self._y = 0.0
        self._page = 0

    def draw(self) -> None:
        self._begin_page()
        for row in self._rows[1:]:
            self._row(row)
        self._rule(self._y)
        self._end_page()
        self._canvas.save()

    def _begin_page(self) -> None:
        self._canvas.setFont(FONT, SIZE)
        self._page += 1
        self._y = TOP
        if self._page == 1:
            self._canvas.drawCentredString(A4[0] / 2, self._y, "重点任务分工清单")
            self._y -= LEADING
        self._row(self._rows[0])

    def _end_page(self) -> None:
        self._canvas.drawCentredString(A4[0] / 2, 30, f"— {self._page} —")
        self._canvas.showPage()

    def _row(self, row: Sequence[str]) -> None:
        columns = list(zip(row, self._lefts, self._lefts[1:], strict=False))
        waiting = [
            _wrapped(
                "" if text in {LEFT, ABOVE} else text, self._right(row, i) - left - 2 * PADDING
            )
            for i, (text, left, _) in enumerate(columns)
        ]
        self._rule(self._y, row)
        while any(waiting):
            fitting = max(int((self._y - BOTTOM - PADDING) // LEADING), 0)
            lines = min(max(map(len, waiting)), fitting)
            for i, left in enumerate(self._lefts[:-1]):
                for number, line in enumerate(waiting[i][:lines]):
                    self._canvas.drawString(
                        left + PADDING, self._y - SIZE - PADDING - number * LEADING, line
                    )
                waiting[i] = waiting[i][lines:]
            bottom = self._y - lines * LEADING - PADDING if lines else self._y
            self._uprights(row, self._y, bottom)
            self._y = bottom
            if any(waiting):
                if self._closed:
                    self._rule(self._y)
                self._end_page()
                self._begin_page()
                self._rule(self._y)

    def _right(self, row: Sequence[str], column: int) -> float:
        end = column + 1
        while end < len(row) and row[end] == LEFT:
            end += 1
        return float(self._lefts[end])

    def _rule(self, y: float, below: Sequence[str] = ()) -> None:
        """A ruling, broken where a cell below it goes on with the one above."""
        if self._ruled:
            for i, (left, right) in enumerate(pairwise(self._lefts)):
                if not below or below[i] != ABOVE:
                    self._canvas.line(left, y, right, y)

    def _uprights(self, row: Sequence[str], top: float, bottom: float) -> None:
        if self._ruled:
            for i, x in enumerate(self._lefts):
                if i == len(row) or row[i] != LEFT:
                    self._canvas.line(x, top, x, bottom)


def _wrapped(text: str, width: float) -> list[str]:
    """The lines of a cell, broken where it is full."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for sign in paragraph:
            if stringWidth(line + sign, FONT, SIZE) > width:
                lines.append(line)
                line = ""
            line += sign
        if line:
            lines.append(line)
    return lines


def _style() -> ParagraphStyle:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    return ParagraphStyle("text", fontName=FONT, fontSize=SIZE, leading=LEADING, wordWrap="CJK")


def _pdf(flowables: Sequence[object]) -> bytes:
    target = io.BytesIO()
    document = SimpleDocTemplate(target, pagesize=A4)
    flow: list[Flowable] = [one for one in flowables if isinstance(one, Flowable)]

    def number(canvas: object, page: object) -> None:
        canvas.setFont(FONT, SIZE)  # type: ignore[attr-defined]
        canvas.drawCentredString(297, 30, f"— {page.page} —")  # type: ignore[attr-defined]

    document.build(flow, onFirstPage=number, onLaterPages=number)
    return target.getvalue()
