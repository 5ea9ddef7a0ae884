"""A PDF with a text layer to paragraphs and grids: tables by rulings, else by alignment."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page

from zeren.importing.apart.held import go_on
from zeren.importing.bounds import Tally
from zeren.importing.document import Block, Document, Paragraph, UnreadableFileError
from zeren.importing.readers.kinds import Kind
from zeren.importing.readers.omissions import Omissions, Why
from zeren.importing.readers.pdf_alignment import Columns, aligned_grid, columns_of, head_line
from zeren.importing.readers.pdf_columns import in_turn
from zeren.importing.readers.pdf_lines import Char, Line, lines_of
from zeren.importing.readers.pdf_overprint import separated
from zeren.importing.readers.pdf_pages import PageText, PlacedGrid
from zeren.importing.readers.pdf_paragraphs import joined, paragraphs_in
from zeren.importing.readers.pdf_rulings import RuledTable, ruled_tables
from zeren.importing.readers.pdf_running import without_running_titles
from zeren.importing.readers.pdf_scripts import in_plain_signs
from zeren.importing.readers.pdf_turning import straightened, turn_of, turned

MOST_PAGES = 500
_MOST_CHARACTERS = 20_000
_MOST_RULINGS = 3_000
_SECONDS_A_PAGE = 8
# Past the first seconds, a PDF is read on where the whole will not take longer than this.
_FIRST_SECONDS = 6
_MOST_SECONDS = 30
_FEWEST_CHARACTERS = 20
# How much of a page a picture covers that is all there is to see, or that was scanned.
_LARGE_PICTURE, _WHOLE_PAGE = 0.2, 0.7
_MANY_CURVES = 200
# Two equal characters that stand so close, in points, are one that was drawn twice.
_BESIDE = 3
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_FEWER_PAGES = "只导出清单所在的各页，再导入；或请向发文单位要 Word 或 Excel 文件。"
_AS_WORD = "请向发文单位要 Word 或 Excel 文件，或用文字识别（OCR）软件转成 Word 再导入。"


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
            whole = without_running_titles(list(_pages(pdf)))
            pages = [part for page in whole for part in in_turn(page)]
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


def _pages(pdf: pdfplumber.pdf.PDF) -> Iterator[PageText]:
    if sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1)) > MOST_PAGES:
        raise UnreadableFileError(f"PDF 超过 {MOST_PAGES} 页，多得不像一份任务清单。", _FEWER_PAGES)
    tally, started = Tally(), time.process_time()
    characters = images = unknown = 0
    for page in pdf.pages:
        made, chars = _page(page)
        characters += len(chars)
        unknown += sum(_UNKNOWN.match(char["text"]) is not None for char in chars)
        images += len(page.images)
        _count(made, tally)
        yield made
        page.close()
        _go_on(page.page_number, len(pdf.pages), time.process_time() - started)
    if characters < _FEWEST_CHARACTERS:
        what = "是扫描的图片" if images else "里没有文字"
        raise UnreadableFileError(f"这个 PDF {what}，没有可以读取的文字层。", _AS_WORD)
    if 2 * unknown > characters:
        raise UnreadableFileError("这个 PDF 的文字没有编码，读出来是乱码。", _AS_WORD)


def _count(page: PageText, tally: Tally) -> None:
    for line in page.lines:
        tally.paragraph(line.text, page.place)
    for placed in page.grids:
        tally.table(page.place)
        for row in placed.grid.rows:
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


def _page(page: Page) -> tuple[PageText, Sequence[Char]]:
    """What stands on a page, and all characters that are seen on it."""
    place = f"第 {page.page_number} 页"
    chars = _distinct(page)
    turn = turn_of(chars)
    if turn:
        page.close()
        page = turned(page, turn)
        chars = _distinct(page)
    omissions = Omissions()
    printed = [char for char in chars if char["text"].strip()]
    seen = straightened(printed)
    if seen is not printed:
        omissions.add(f"（{place}）", place, Why.ASKEW)
    apart = separated(seen, page.edges)
    for text, why in apart.left_out:
        omissions.add(text, place, why)
    _tell_of_pictures(page, seen, place, omissions)
    plain = in_plain_signs(apart.chars, place, omissions)
    tables = list(ruled_tables(page))
    beside = [char["text"] for char in apart.turned if not _is_held(char, tables)]
    omissions.add("".join(beside), place, Why.TURNED)
    made = PageText(
        page.page_number,
        float(page.width),
        tuple(lines_of(char for char in plain if not _is_held(char, tables))),
        tuple(_grid(table, plain, apart.turned, page.page_number) for table in tables),
        omissions.all(),
    )
    return made, seen


def _is_held(char: Char, tables: Sequence[RuledTable]) -> bool:
    return any(table.holds(char) for table in tables)


def _grid(
    table: RuledTable, chars: Sequence[Char], turned_chars: Sequence[Char], number: int
) -> PlacedGrid:
    inside, sideways = (filter(table.holds, these) for these in (chars, turned_chars))
    return PlacedGrid(table.top, table.bottom, table.grid(inside, number, sideways))


def _tell_of_pictures(page: Page, chars: Sequence[Char], place: str, omissions: Omissions) -> None:
    """Tell of a page that is a picture, or drawn, with or without text that was recognised."""
    area = float(page.width * page.height)
    covered = max((_area(image) for image in page.images), default=0.0)
    if len(chars) < _FEWEST_CHARACTERS:
        if covered > _LARGE_PICTURE * area or len(page.curves) > _MANY_CURVES:
            omissions.add(f"（{place}）", place, Why.NO_TEXT)
    elif covered > _WHOLE_PAGE * area:
        omissions.add(f"（{place}）", place, Why.SCANNED)


def _area(image: Any) -> float:  # noqa: ANN401 - what pdfplumber knows of an image
    return float((image["x1"] - image["x0"]) * (image["bottom"] - image["top"]))


def _blocks(pages: Sequence[PageText]) -> Iterator[Block]:
    if not any(page.grids for page in pages) and any(
        head_line(page.lines) is not None for page in pages
    ):
        return _aligned_blocks(pages)
    return _ruled_blocks(pages)


def _ruled_blocks(pages: Sequence[PageText]) -> Iterator[Block]:
    """Grids where they stand between the lines; a paragraph may go on over a page."""
    waiting: list[tuple[Line, PageText]] = []
    columns = 1
    for page in pages:
        lines = list(page.lines)
        if page.columns != columns:
            yield from _paragraphs(waiting)
            waiting, columns = [], page.columns
        for placed in page.grids:
            waiting += ((line, page) for line in lines if line.top < placed.top)
            lines = [line for line in lines if line.top >= placed.top]
            yield from _paragraphs(waiting)
            waiting = []
            yield placed.grid
        waiting += ((line, page) for line in lines)
    yield from _paragraphs(waiting)


def _aligned_blocks(pages: Sequence[PageText]) -> Iterator[Block]:
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


def _paragraphs(lines: Sequence[tuple[Line, PageText]]) -> Iterator[Paragraph]:
    pages = {id(line): page for line, page in lines}
    width = lines[0][1].width if lines else 0.0
    for paragraph in paragraphs_in([line for line, _ in lines], width):
        text = joined(line.text for line in paragraph)
        yield Paragraph(text, f"第 {pages[id(paragraph[0])].number} 页")
