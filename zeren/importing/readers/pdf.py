"""A PDF with a text layer to paragraphs and grids: tables by rulings, else by alignment."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from zeren.importing.apart.held import go_on
from zeren.importing.bounds import Tally
from zeren.importing.document import Block, Document, Grid, LeftOut, Paragraph, UnreadableFileError
from zeren.importing.readers.kinds import Kind
from zeren.importing.readers.omissions import Why
from zeren.importing.readers.pdf_alignment import Columns, aligned_grid, columns_of, head_line
from zeren.importing.readers.pdf_lines import Char, Line, joined, lines_of, paragraphs_in
from zeren.importing.readers.pdf_rulings import ruled_tables

MOST_PAGES = 500
_MOST_CHARACTERS = 20_000
_MOST_RULINGS = 3_000
_SECONDS_A_PAGE = 8
# Past the first seconds, a PDF is read on where the whole will not take longer than this.
_FIRST_SECONDS = 6
_MOST_SECONDS = 30
_PAGE_NUMBER = re.compile(
    r"^[—\-－–_·\s]*(第\s*)?\d{1,4}(\s*页)?([\s/／共]*\d{1,4}\s*页?)?[—\-－–_·\s]*$"
)
_DIGITS = re.compile(r"\d+")
_FEWEST_CHARACTERS = 20
# Two equal characters that stand so close, in points, are one that was drawn twice.
_BESIDE = 3
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_FEWER_PAGES = "只导出清单所在的各页，再导入；或请向发文单位要 Word 或 Excel 文件。"
_AS_WORD = "请向发文单位要 Word 或 Excel 文件，或用文字识别（OCR）软件转成 Word 再导入。"


@dataclass(frozen=True, slots=True)
class _PageText:
    """What stands on a page.

    Attributes:
        number: The number of the page, from 1.
        width: Its width.
        lines: Its lines outside of tables, page numbers left out.
        grids: Its ruled tables, each with its upper edge.
        left_out: The page numbers.
    """

    number: int
    width: float
    lines: list[Line]
    grids: tuple[tuple[float, Grid], ...]
    left_out: tuple[LeftOut, ...]


def read_pdf(data: bytes) -> Document:
    """Read a PDF.

    Args:
        data: The bytes of the file.

    Returns:
        Its tables and paragraphs in the order of reading.

    Raises:
        UnreadableFileError: If it is damaged, locked by a password, holds no text, or text whose
            characters are not known.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = _without_running_titles(list(_pages(pdf)))
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:  # pdfminer raises whatever its parsers raise
        raise _unreadable(error) from error
    left_out = tuple(paragraph for page in pages for paragraph in page.left_out)
    return Document(Kind.PDF.value, tuple(_blocks(pages)), left_out)


def _unreadable(error: Exception) -> UnreadableFileError:
    # pdfplumber wraps what pdfminer raises.
    causes = [error, *error.args]
    if any(isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError) for cause in causes):
        return UnreadableFileError(
            "PDF 设了密码，打不开。", "向发文单位要没有密码的文件，或去掉密码后再导入。"
        )
    return UnreadableFileError("PDF 已损坏，打不开。", "请重新下载，或向发文单位重新要一份。")


def _pages(pdf: pdfplumber.pdf.PDF) -> Iterator[_PageText]:
    if sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1)) > MOST_PAGES:
        raise UnreadableFileError(f"PDF 超过 {MOST_PAGES} 页，多得不像一份任务清单。", _FEWER_PAGES)
    tally, started = Tally(), time.process_time()
    characters = images = unknown = 0
    for page in pdf.pages:
        chars = [char for char in _distinct(page) if char.get("upright", True)]
        characters += sum(bool(char["text"].strip()) for char in chars)
        unknown += sum(_UNKNOWN.match(char["text"]) is not None for char in chars)
        images += len(page.images)
        made = _page(page, chars)
        _count(made, tally)
        yield made
        page.close()
        _go_on(page.page_number, len(pdf.pages), time.process_time() - started)
    if characters < _FEWEST_CHARACTERS:
        what = "是扫描的图片" if images else "里没有文字"
        raise UnreadableFileError(f"这个 PDF {what}，没有可以读取的文字层。", _AS_WORD)
    if 2 * unknown > characters:
        raise UnreadableFileError("这个 PDF 的文字没有编码，读出来是乱码。", _AS_WORD)


def _count(page: _PageText, tally: Tally) -> None:
    place = f"第 {page.number} 页"
    for line in page.lines:
        tally.paragraph(line.text, place)
    for _, grid in page.grids:
        tally.table(place)
        for row in grid.rows:
            tally.row(row.place)
            for cell in row.cells:
                tally.cell(cell.text, 1, row.place)


def _go_on(done: int, pages: int, used: float) -> None:
    """Let a long PDF take its time, page by page, unless it would never come to an end."""
    go_on(_SECONDS_A_PAGE)
    whole = used / done * pages
    if used > _FIRST_SECONDS and whole > _MOST_SECONDS:
        raise UnreadableFileError(
            f"PDF 读到第 {done} 页（共 {pages} 页）就用了 {used:.0f} 秒，太复杂。", _FEWER_PAGES
        )


def _distinct(page: Page) -> Sequence[Char]:
    """The characters of a page, those drawn twice to look bold taken once."""
    chars: Sequence[Char] = page.chars
    rulings = len(page.rects) + len(page.lines) + len(page.curves)
    if len(chars) > _MOST_CHARACTERS or rulings > _MOST_RULINGS:
        raise UnreadableFileError(
            f"PDF 第 {page.page_number} 页有 {len(chars)} 个字、{rulings} 条线，不像一份任务清单。",
            _FEWER_PAGES,
        )
    places = {(char["text"], char["x0"] // _BESIDE, char["top"] // _BESIDE) for char in chars}
    # pdfplumber compares them with care and takes its time, so it is asked only if need be.
    return chars if len(places) == len(chars) else page.dedupe_chars().chars


def _page(page: Page, chars: Sequence[Char]) -> _PageText:
    tables = list(ruled_tables(page))
    grids = tuple(
        (table.top, table.grid([char for char in chars if table.holds(char)], page.page_number))
        for table in tables
    )
    outside = [char for char in chars if not any(table.holds(char) for table in tables)]
    lines = lines_of(outside)
    is_number = [
        index in {0, len(lines) - 1} and _PAGE_NUMBER.match(line.text) is not None
        for index, line in enumerate(lines)
    ]
    place = f"第 {page.page_number} 页"
    return _PageText(
        page.page_number,
        float(page.width),
        [line for line, left_out in zip(lines, is_number, strict=True) if not left_out],
        grids,
        tuple(
            LeftOut(line.text, f"{place}页码", Why.PAGE.value)
            for line, left_out in zip(lines, is_number, strict=True)
            if left_out
        ),
    )


def _without_running_titles(pages: Sequence[_PageText]) -> list[_PageText]:
    """The pages without the line that stands apart at the top or bottom of most of them."""
    times = Counter(_unnumbered(line) for page in pages for line in _apart(page.lines))
    running = {text for text, count in times.items() if count > 1 and 2 * count >= len(pages)}
    return [_without(page, running) for page in pages]


def _without(page: _PageText, running: Collection[str]) -> _PageText:
    out = [line for line in _apart(page.lines) if _unnumbered(line) in running]
    place = f"第 {page.number} 页页眉或页脚"
    return replace(
        page,
        lines=[line for line in page.lines if line not in out],
        left_out=(*page.left_out, *(LeftOut(line.text, place, Why.PAGE.value) for line in out)),
    )


def _apart(lines: Sequence[Line]) -> Iterator[Line]:
    """The first and the last line of a page, where a gap parts them from the text."""
    if len(lines) > 1 and lines[1].top - lines[0].bottom > lines[0].size:
        yield lines[0]
    if len(lines) > 1 and lines[-1].top - lines[-2].bottom > lines[-1].size:
        yield lines[-1]


def _unnumbered(line: Line) -> str:
    """A line without its digits: page numbers and dates count on."""
    return _DIGITS.sub("", line.text)


def _blocks(pages: Sequence[_PageText]) -> Iterator[Block]:
    if not any(page.grids for page in pages) and any(
        head_line(page.lines) is not None for page in pages
    ):
        return _aligned_blocks(pages)
    return _ruled_blocks(pages)


def _ruled_blocks(pages: Sequence[_PageText]) -> Iterator[Block]:
    """Grids where they stand between the lines; a paragraph may go on over a page."""
    waiting: list[tuple[Line, _PageText]] = []
    for page in pages:
        lines = list(page.lines)
        for top, grid in page.grids:
            waiting += ((line, page) for line in lines if line.top < top)
            lines = [line for line in lines if line.top >= top]
            yield from _paragraphs(waiting)
            waiting = []
            yield grid
        waiting += ((line, page) for line in lines)
    yield from _paragraphs(waiting)


def _aligned_blocks(pages: Sequence[_PageText]) -> Iterator[Block]:
    """The lines above the first heads are text, all below them are the table."""
    columns: Columns | None = None
    for page in pages:
        lines = page.lines
        while lines:
            at = head_line(lines)
            if columns is None:
                yield from _paragraphs([(line, page) for line in lines[:at]])
            elif lines[:at]:
                yield aligned_grid(lines[:at], columns, page.number)
            if at is None:
                break
            columns = columns_of(lines[at], lines[at + 1 :])
            yield aligned_grid([lines[at]], columns, page.number)
            lines = lines[at + 1 :]


def _paragraphs(lines: Sequence[tuple[Line, _PageText]]) -> Iterator[Paragraph]:
    pages = {id(line): page for line, page in lines}
    width = lines[0][1].width if lines else 0.0
    for paragraph in paragraphs_in([line for line, _ in lines], width):
        text = joined(line.text for line in paragraph)
        yield Paragraph(text, f"第 {pages[id(paragraph[0])].number} 页")
