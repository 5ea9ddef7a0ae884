"""A web page to paragraphs and grids: what a page shows, in its order.

Old sites lay whole pages out by tables; a table that holds another one is taken as such.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from lxml import html
from lxml.etree import ParserError, XMLSyntaxError, iterwalk
from lxml.html import HtmlElement

from zeren.findings import Finding
from zeren.importing.bounds import Tally
from zeren.importing.document import Block, Document, Grid, Paragraph, UnreadableFileError
from zeren.importing.grids import MOST_COLUMNS, GridBuilder, tidy
from zeren.importing.heads import is_head_row
from zeren.importing.readers.archives import check_tags
from zeren.importing.readers.hidden_cells import without_columns
from zeren.importing.readers.kinds import Kind
from zeren.importing.readers.omissions import Omissions, Why
from zeren.importing.readers.web_looks import WebLooks
from zeren.reading.files.encodings import decode
from zeren.text.characters import trim

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "div"),
        *("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1"),
        *("h2", "h3", "h4", "h5", "h6", "header", "hr", "html"),
        *("li", "main", "nav", "ol", "p", "pre", "section", "table"),
        *("tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = ("td", "th")
# Outside of <pre> a line end is a blank, and between Chinese characters nothing at all; a blank
# that is written there stays, since it may part two units.
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CJK = "[\u3000-\u9fff\uff00-\uffef]"
_CJK_LINE_END = re.compile(rf"(?<={_CJK})[ \t]*[\r\n\f][ \t\r\n\f]*(?={_CJK})")
_LONGEST_SPAN = 100_000
_HEADS_WITHIN = 5
_FIRST_TEXTS = 30
_SHOWN_LATER = "网页正文原是隐藏的，多半要等脚本运行才显示，已照读。"
_AGAIN = "请在浏览器里打开网页，重新保存，或把清单复制到 Word 里再导入。"


def read_web_page(data: bytes, name: str) -> Document:
    """Read a web page.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.

    Returns:
        Its paragraphs and tables.

    Raises:
        UnreadableFileError: If its encoding is not known, or if it holds nothing.
    """
    decoded = decode(data, name)
    if isinstance(decoded, Finding):
        raise UnreadableFileError(decoded.message, decoded.hint)
    return _read(decoded.text)


def read_web_archive(data: bytes, name: str) -> Document:
    """Read a web page that was saved with all of its parts in one file (RFC 2557).

    Args:
        data: The bytes of the file.
        name: Its name, for messages.

    Returns:
        The paragraphs and tables of its first page.

    Raises:
        UnreadableFileError: If it holds no page.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return read_web_page(payload, name)
    raise UnreadableFileError("这个网页文件（.mht）里没有网页，可能已损坏。", _AGAIN)


def _read(text: str) -> Document:
    check_tags(text.count("<"))
    # Given as bytes, since lxml takes no text that declares an encoding.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (ParserError, XMLSyntaxError, ValueError, AssertionError) as error:
        raise UnreadableFileError("网页已损坏，读不出内容。", _AGAIN) from error
    omissions = Omissions()
    flow = _Flow(WebLooks(root), omissions)
    flow.read(root)
    notice = _SHOWN_LATER if flow.looks.shows_later else ""
    return Document(Kind.WEB_PAGE.value, tuple(flow.blocks), omissions.all(), notice)


@dataclass(slots=True)
class _Flow:
    """Collects the blocks of a page.

    Attributes:
        looks: How elements look.
        omissions: Collects what is left out.
        blocks: What was collected.
    """

    looks: WebLooks
    omissions: Omissions
    blocks: list[Block] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _tally: Tally = field(default_factory=Tally)
    _is_heading: bool = False

    def read(self, root: HtmlElement) -> None:
        layout = _layouts(root)
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element, is_root=element is root)
                continue
            if self._is_apart(element, self._parts, self._place):
                walk.skip_subtree()
                continue
            if element.tag in _BLOCKS or element.tag == "br":
                self._flush()
            if element.tag in _HEADINGS:
                self._is_heading = True
            if element.tag == "table" and element not in layout:
                self._table(element)
                walk.skip_subtree()
                continue
            self._parts.append(self._shown(element, element.text, self._place))
        self._flush()

    @property
    def _place(self) -> str:
        return f"第 {self._tally.paragraphs + 1} 段"

    def _is_apart(self, element: HtmlElement, parts: list[str], place: str) -> bool:
        """Whether an element is read as a whole, or left out as a whole; then it is done."""
        if self.looks.is_no_text(element):
            return True
        why = self.looks.why_unseen(element)
        if why is not None:
            self._leave_out(element, place, why)
            return True
        written = self.looks.written(element, "".join(parts[-3:]))
        if written is None:
            return False
        parts.append(written[0])
        if written[1] is not None:
            self.omissions.add(self.looks.all_text(element), place, written[1])
        return True

    def _shown(self, element: HtmlElement | None, text: str | None, place: str) -> str:
        shown, why = self.looks.shown(element, text)
        if why is not None:
            self.omissions.add(text or "", place, why)
        return shown

    def _end(self, element: HtmlElement, *, is_root: bool) -> None:
        if element.tag in _BLOCKS:
            self._flush()
        if element.tag in _HEADINGS:
            self._is_heading = False
        if not is_root:
            self._parts.append(self._shown(element.getparent(), element.tail, self._place))

    def _flush(self) -> None:
        text = tidy(_flowing("".join(self._parts)))
        self._parts.clear()
        if text:
            self._paragraph(text, is_heading=self._is_heading)

    def _paragraph(self, text: str, *, is_heading: bool) -> None:
        place = self._place
        self._tally.paragraph(text, place)
        self.blocks.append(Paragraph(text, place, is_heading))

    def _table(self, table: HtmlElement) -> None:
        label = f"第 {self._tally.tables + 1} 个表格"
        self._tally.table(label)
        builder = GridBuilder(label, self._tally)
        for row in _rows(table):
            why = self.looks.why_row_unseen(row)
            if why is not None:
                self._leave_out(row, f"{label}第 {builder.count + 1} 行前", why)
                continue
            builder.begin_row()
            for cell in row.iterchildren(*_CELLS):
                if (why := self.looks.why_unseen(cell)) is not None:
                    self._leave_out(cell, builder.place, why)
                    if not self.looks.keeps_its_place(cell):
                        continue
                width, height = _span(cell, "colspan"), _span(cell, "rowspan")
                text = "" if why is not None else self._cell_text(cell, builder.place)
                if text and next(cell.iter("table"), None) is not None:
                    self.omissions.add(text, builder.place, Why.NESTED)
                builder.add(text, min(width, MOST_COLUMNS), height)
            builder.end_row()
        grid = self._without_columns(table, builder.grid(), label)
        if grid.rows and len(grid.rows[0].cells) > 1:
            self.blocks.append(grid)
            return
        # One column is no table: it only frames a text.
        for line in filter(None, "\n".join(grid.texts).split("\n")):
            self._paragraph(line, is_heading=False)

    def _leave_out(self, element: HtmlElement, place: str, why: Why) -> None:
        self.omissions.add(_flowing(self.looks.all_text(element)), place, why)

    def _without_columns(self, table: HtmlElement, grid: Grid, label: str) -> Grid:
        """A table without the columns that its <col> hide."""
        hidden: set[int] = set()
        column = 0
        for one in table.iter("col"):
            width = min(_span(one, "span"), MOST_COLUMNS)
            if self.looks.is_hidden_column(one):
                hidden |= set(range(column, column + width))
            column += width
            if column > MOST_COLUMNS:
                break
        return without_columns(grid, hidden, label, self.omissions) if hidden else grid

    def _cell_text(self, cell: HtmlElement, place: str) -> str:
        parts: list[str] = []
        walk = iterwalk(cell, events=("start", "end"))
        for event, element in walk:
            if event == "start" and element is not cell and self._is_apart(element, parts, place):
                walk.skip_subtree()
            elif event == "start":
                parts.append("\v" if element.tag in _BLOCKS or element.tag == "br" else "")
                parts.append(self._shown(element, element.text, place))
            else:
                parts.append("\v" if element.tag in _BLOCKS else "")
                if element is not cell:
                    parts.append(self._shown(element.getparent(), element.tail, place))
        return "\n".join(_flowing(part) for part in "".join(parts).split("\v"))


def _layouts(root: HtmlElement) -> frozenset[HtmlElement]:
    """The tables that lay out others; a list may hold small ones in its cells and is none."""
    inner = (next(table.iterancestors("table"), None) for table in root.iter("table"))
    outer = dict.fromkeys(table for table in inner if table is not None)
    return frozenset(table for table in outer if not _has_heads(table))


def _has_heads(table: HtmlElement) -> bool:
    rows = islice(_rows(table), _HEADS_WITHIN)
    return any(is_head_row([_start(cell) for cell in row.iterchildren(*_CELLS)]) for row in rows)


def _start(cell: HtmlElement) -> str:
    """How a cell begins, which is enough to tell a head from other cells."""
    return _flowing("".join(islice(cell.itertext(), _FIRST_TEXTS)))


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    """The rows of a table, those of tables in its cells left out."""
    walk = iterwalk(table, events=("start",))
    for _, element in walk:
        if element.tag == "tr":
            yield element
        elif element.tag == "table" and element is not table:
            walk.skip_subtree()


def _flowing(text: str) -> str:
    return trim(_BLANKS.sub(" ", _CJK_LINE_END.sub("", text)))


def _span(cell: HtmlElement, name: str) -> int:
    """How many columns or rows a cell fills; a height of 0 means all that follow."""
    text = trim(cell.get(name) or "")
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(_LONGEST_SPAN)):
        return 1
    return min(int(text), _LONGEST_SPAN) or (_LONGEST_SPAN if name == "rowspan" else 1)
