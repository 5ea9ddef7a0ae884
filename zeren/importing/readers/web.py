"""A web page to paragraphs and grids: what a page shows, in its order.

Old sites lay whole pages out by tables; a table that holds another one is taken as such.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.etree import ParserError, XMLSyntaxError, iterwalk
from lxml.html import HtmlElement

from zeren.findings import Finding
from zeren.importing.bounds import Tally
from zeren.importing.document import Block, Document, Paragraph, UnreadableFileError
from zeren.importing.grids import MOST_COLUMNS, GridBuilder, tidy
from zeren.importing.readers.archives import check_tags
from zeren.importing.readers.kinds import Kind
from zeren.reading.files.encodings import decode
from zeren.text.characters import trim

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "select", "option", "textarea", "svg"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
        ),
        *(
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
        ),
        *(
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
        ),
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
    flow = _Flow()
    flow.read(root)
    return Document(Kind.WEB_PAGE.value, tuple(flow.blocks))


@dataclass(slots=True)
class _Flow:
    """Collects the blocks of a page.

    Attributes:
        blocks: What was collected.
    """

    blocks: list[Block] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _tally: Tally = field(default_factory=Tally)
    _is_heading: bool = False

    def read(self, root: HtmlElement) -> None:
        layout = {table for inner in root.iter("table") for table in _outer_tables(inner)}
        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "end":
                self._end(element, is_root=element is root)
                continue
            if _is_unseen(element):
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
            self._parts.append(element.text or "")
        self._flush()

    def _end(self, element: HtmlElement, *, is_root: bool) -> None:
        if element.tag in _BLOCKS:
            self._flush()
        if element.tag in _HEADINGS:
            self._is_heading = False
        if not is_root:
            self._parts.append(element.tail or "")

    def _flush(self) -> None:
        text = tidy(_flowing("".join(self._parts)))
        self._parts.clear()
        if text:
            self._paragraph(text, is_heading=self._is_heading)

    def _paragraph(self, text: str, *, is_heading: bool) -> None:
        place = f"第 {self._tally.paragraphs + 1} 段"
        self._tally.paragraph(text, place)
        self.blocks.append(Paragraph(text, place, is_heading))

    def _table(self, table: HtmlElement) -> None:
        label = f"第 {self._tally.tables + 1} 个表格"
        self._tally.table(label)
        builder = GridBuilder(label, self._tally)
        for row in table.iter("tr"):
            builder.begin_row()
            for cell in row.iterchildren(*_CELLS):
                width, height = _span(cell, "colspan"), _span(cell, "rowspan")
                builder.add(_cell_text(cell), min(width, MOST_COLUMNS), height)
            builder.end_row()
        grid = builder.grid()
        if grid.rows and len(grid.rows[0].cells) > 1:
            self.blocks.append(grid)
            return
        # One column is no table: it only frames a text.
        for line in (
            line for row in grid.rows for cell in row.cells for line in cell.text.split("\n")
        ):
            if line:
                self._paragraph(line, is_heading=False)


def _outer_tables(table: HtmlElement) -> Iterator[HtmlElement]:
    """The table in which a table stands; those further out follow from it."""
    outer = next(table.iterancestors("table"), None)
    if outer is not None:
        yield outer


def _is_unseen(element: HtmlElement) -> bool:
    return (
        not isinstance(element.tag, str)
        or element.tag in _UNSEEN
        or _HIDDEN.search(element.get("style") or "") is not None
        or element.get("hidden") is not None
    )


def _cell_text(cell: HtmlElement) -> str:
    parts: list[str] = []
    walk = iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if event == "start" and _is_unseen(element):
            walk.skip_subtree()
        elif event == "start":
            parts.append("\v" if element.tag in _BLOCKS or element.tag == "br" else "")
            parts.append(element.text or "")
        else:
            parts.append("\v" if element.tag in _BLOCKS else "")
            parts.append("" if element is cell else element.tail or "")
    return "\n".join(_flowing(part) for part in "".join(parts).split("\v"))


def _flowing(text: str) -> str:
    return trim(_BLANKS.sub(" ", _CJK_LINE_END.sub("", text)))


def _span(cell: HtmlElement, name: str) -> int:
    """How many columns or rows a cell fills; a height of 0 means all that follow."""
    text = trim(cell.get(name) or "")
    if not (text.isascii() and text.isdecimal()) or len(text) > len(str(_LONGEST_SPAN)):
        return 1
    return min(int(text), _LONGEST_SPAN) or (_LONGEST_SPAN if name == "rowspan" else 1)
