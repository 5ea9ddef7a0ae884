"""A Word file to paragraphs and grids: numbers that Word makes, merged cells, changes accepted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element

from zeren.importing.bounds import Tally
from zeren.importing.document import Block, Document, Paragraph, UnreadableFileError
from zeren.importing.grids import GridBuilder, tidy
from zeren.importing.readers.archives import check_archive
from zeren.importing.readers.kinds import Kind
from zeren.importing.readers.word_numbers import Numbering, numbering_of

_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_TEXT, _VALUE = qn("w:t"), qn("w:val")
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_TEXT_BOX = qn("w:txbxContent")
# What was deleted or moved away, the pronunciation above a character, what older programs show in
# place of something newer: none of it is text that a reader of the document sees.
_UNSEEN = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:rt"),
        qn("w:pPr"),
        qn("w:rPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_HEADINGS = ("heading", "标题", "title")
_NO_OUTLINE = "9"
_DEEPEST = 100
_AGAIN = "在 Word 或 WPS 里打开，另存为 Word 文档（.docx），再导入。"


def read_word(data: bytes) -> Document:
    """Read the body of a Word file, with text boxes and nested tables after what holds them.

    Args:
        data: The bytes of the file.

    Returns:
        Its paragraphs and tables, as they look with all tracked changes accepted.

    Raises:
        UnreadableFileError: If it is damaged, locked by a password or far too big.
    """
    check_archive(data)
    try:
        document = docx.Document(io.BytesIO(data))
        walk = _Walk(numbering_of(document), _heading_styles(document))
        blocks = tuple(walk.blocks(document.element.body))
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:  # on damaged files python-docx raises whatever its parsers raise
        raise UnreadableFileError("Word 文档已损坏，打不开。", _AGAIN) from error
    return Document(Kind.WORD.value, blocks)


@dataclass(slots=True)
class _Walk:
    """One way through a document, top to bottom, counting as it goes.

    Attributes:
        numbering: Counts the paragraphs that Word numbers.
        headings: The ids of the styles of headings.
    """

    numbering: Numbering
    headings: frozenset[str]
    _tally: Tally = field(default_factory=Tally)
    _inner: list[Block] = field(default_factory=list)

    def blocks(self, container: _Element, depth: int = 0) -> Iterator[Block]:
        """The blocks below an element: body, cell, text box or content control."""
        if depth > _DEEPEST:
            return
        for child in container.iterchildren():
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(child)
                for box in _text_boxes(child):
                    yield from self.blocks(box, depth + 1)
            elif child.tag == _TABLE:
                yield self._grid(child, depth)
                nested, self._inner = self._inner, []
                yield from nested
            elif child.tag not in _UNSEEN:
                yield from self.blocks(child, depth + 1)

    def _paragraph(self, element: _Element) -> Iterator[Paragraph]:
        """A paragraph; a line break in it makes two, since what follows is often a clause."""
        text = _text(element)
        place = f"第 {self._tally.paragraphs + 1} 段"
        self._tally.paragraph(text, place)
        label, is_heading = self._label(element), self._is_heading(element)
        if text.strip():
            for line in tidy(label + text.lstrip()).split("\n"):
                yield Paragraph(line, place, is_heading)

    def _grid(self, table: _Element, depth: int) -> Block:
        label = f"第 {self._tally.tables + 1} 个表格"
        self._tally.table(label)
        builder = GridBuilder(label, self._tally)
        for row in _rows(table):
            builder.begin_row()
            for _ in range(_number(row, "w:trPr/w:gridBefore")):
                builder.add("")
            for cell in _cells(row):
                self._cell(cell, builder, depth)
        return builder.grid()

    def _cell(self, cell: _Element, builder: GridBuilder, depth: int) -> None:
        width = max(_number(cell, "w:tcPr/w:gridSpan"), 1)
        below, beside = (cell.find(_path(f"w:tcPr/w:{name}")) for name in ("vMerge", "hMerge"))
        text = self._cell_text(cell, depth)
        if beside is not None and beside.get(_VALUE) != "restart":
            builder.continue_left()
        elif below is not None and below.get(_VALUE) != "restart":
            builder.continue_above(width)
        else:
            builder.add(text, width)

    def _cell_text(self, cell: _Element, depth: int) -> str:
        lines = []
        for paragraph in _own_paragraphs(cell):
            lines.append(self._label(paragraph) + _text(paragraph).lstrip())
            lines += (
                _text(inner) for box in _text_boxes(paragraph) for inner in box.iter(_PARAGRAPH)
            )
        for table in cell.iterchildren(_TABLE):
            if depth < _DEEPEST:
                self._inner.append(self._grid(table, depth + 1))
        return "\n".join(lines)

    def _label(self, paragraph: _Element) -> str:
        return self.numbering.label(paragraph.find(qn("w:pPr")), _style(paragraph))

    def _is_heading(self, paragraph: _Element) -> bool:
        outline = paragraph.find(_path("w:pPr/w:outlineLvl"))
        if outline is not None:
            return outline.get(_VALUE) != _NO_OUTLINE
        return _style(paragraph) in self.headings


def _heading_styles(document: WordDocument) -> frozenset[str]:
    return frozenset(
        style.get(qn("w:styleId"), "")
        for style in document.styles.element.iterchildren(qn("w:style"))
        if (name := style.find(qn("w:name"))) is not None
        and name.get(_VALUE, "").lower().startswith(_HEADINGS)
    )


def _style(paragraph: _Element) -> str:
    style = paragraph.find(_path("w:pPr/w:pStyle"))
    return style.get(_VALUE, "") if style is not None else ""


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table, those in content controls among them, deleted ones left out."""
    for row in _below(table, _ROW, {_TABLE}):
        if row.find(_path("w:trPr/w:del")) is None:
            yield row


def _cells(row: _Element) -> Iterator[_Element]:
    return _below(row, _CELL, {_TABLE})


def _own_paragraphs(cell: _Element) -> Iterator[_Element]:
    return _below(cell, _PARAGRAPH, {_TABLE, *_UNSEEN})


def _text_boxes(paragraph: _Element) -> Iterator[_Element]:
    return _below(paragraph, _TEXT_BOX, {_TABLE, *_UNSEEN})


def _below(element: _Element, tag: str, closed: set[str]) -> Iterator[_Element]:
    """The outermost elements of a kind below an element, not looking into closed ones."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag == tag:
            yield child
        elif child.tag not in closed:
            waiting.extend(reversed(child))


def _text(paragraph: _Element) -> str:
    """The text of a paragraph as a reader sees it, without the text boxes anchored in it."""
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        child = waiting.pop()
        if child.tag == _TEXT:
            parts.append(child.text or "")
        elif child.tag in _BREAKS:
            parts.append(_BREAKS[child.tag])
        elif child.tag not in _UNSEEN and child.tag not in {_TEXT_BOX, _TABLE}:
            waiting.extend(reversed(child))
    return "".join(parts)


def _number(element: _Element, path: str) -> int:
    found = element.find(_path(path))
    text = found.get(_VALUE, "") if found is not None else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0  # noqa: PLR2004


def _path(path: str) -> str:
    return "/".join(map(qn, path.split("/")))
