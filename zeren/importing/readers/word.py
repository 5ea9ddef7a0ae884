"""A Word file to paragraphs and grids: numbers that Word makes, merged cells, changes accepted."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element

from zeren.importing.bounds import Tally
from zeren.importing.document import Block, Document, Grid, Paragraph, UnreadableFileError
from zeren.importing.grids import GridBuilder, tidy
from zeren.importing.heads import is_head_row
from zeren.importing.readers.archives import check_archive
from zeren.importing.readers.elements import tree_of
from zeren.importing.readers.kinds import Kind
from zeren.importing.readers.omissions import Omissions, Why
from zeren.importing.readers.word_elements import is_hint, is_set, path_of, value_of
from zeren.importing.readers.word_looks import looks_of
from zeren.importing.readers.word_numbers import Numbering, numbering_of
from zeren.importing.readers.word_runs import CONTROL, TABLE, TEXT_BOX, UNSEEN, Runs

_PARAGRAPH, _ROW, _CELL = qn("w:p"), qn("w:tr"), qn("w:tc")
_EMBEDDED = qn("w:altChunk")
_NOTES = ("/footnotes", "/endnotes")
_HEADINGS = ("heading", "标题", "title")
_NO_OUTLINE = "9"
_DEEPEST = 100
_HEADS_WITHIN = 5
_POINTS = (".", "．")
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
    omissions = Omissions()
    try:
        document = docx.Document(io.BytesIO(data))
        runs = Runs(looks_of(document), omissions)
        walk = _Walk(numbering_of(document), _heading_styles(document), runs)
        blocks = tuple(walk.blocks(document.element.body))
        _tell_of_notes(document, omissions)
    except (UnreadableFileError, MemoryError):
        raise
    except Exception as error:  # on damaged files python-docx raises whatever its parsers raise
        raise UnreadableFileError("Word 文档已损坏，打不开。", _AGAIN) from error
    return Document(Kind.WORD.value, blocks, omissions.all())


@dataclass(slots=True)
class _Walk:
    """One way through a document, top to bottom, counting as it goes.

    Attributes:
        numbering: Counts the paragraphs that Word numbers.
        headings: The ids of the styles of headings.
        runs: Reads the text of paragraphs.
    """

    numbering: Numbering
    headings: frozenset[str]
    runs: Runs
    _tally: Tally = field(default_factory=Tally)
    _inner: list[Block] = field(default_factory=list)

    def blocks(self, container: _Element, depth: int = 0) -> Iterator[Block]:
        """The blocks below an element: body, cell, text box or content control."""
        if depth > _DEEPEST:
            return
        for parts in self._whole(container.iterchildren()):
            child = parts[-1]
            if child.tag == _PARAGRAPH:
                yield from self._paragraph(parts)
                for box in (box for part in parts for box in _text_boxes(part)):
                    yield from self.blocks(box, depth + 1)
            elif child.tag == TABLE:
                yield self._grid(child, depth)
                nested, self._inner = self._inner, []
                yield from nested
            elif child.tag == _EMBEDDED:
                self._leave_out("（嵌入的文档）", Why.EMBEDDED)
            elif child.tag == CONTROL and is_hint(child):
                self._leave_out(_all_text(child), Why.PLACEHOLDER)
            elif child.tag not in UNSEEN:
                yield from self.blocks(child, depth + 1)

    def _whole(self, elements: Iterable[_Element]) -> Iterator[list[_Element]]:
        """Elements, with paragraphs together whose mark between them is deleted or hidden."""
        parts: list[_Element] = []
        for element in elements:
            if parts and element.tag != _PARAGRAPH:
                yield parts
                parts = []
            parts.append(element)
            if element.tag != _PARAGRAPH or not self._is_joined(element):
                yield parts
                parts = []
        if parts:
            yield parts

    def _paragraph(self, parts: Sequence[_Element]) -> Iterator[Paragraph]:
        """A paragraph; a line break in it makes two, since what follows is often a clause."""
        place = f"第 {self._tally.paragraphs + 1} 段"
        label, text = self._text(parts, place)
        self._tally.paragraph(text, place)
        if text.strip():
            for line in tidy(label + text).split("\n"):
                yield Paragraph(line, place, self._is_heading(parts[-1]))

    def _text(self, parts: Sequence[_Element], place: str) -> tuple[str, str]:
        """The number that Word gives a paragraph, and its text.

        Of parts that a deleted mark has joined, the first with text gives the number.
        """
        texts = [self.runs.text(part, _style(part), place) for part in parts]
        begins = next((part for part, one in zip(parts, texts, strict=True) if one), parts[-1])
        label = self._label(begins)
        if not label and begins is not parts[-1]:
            label = self._label(parts[-1])
        text = "".join(texts).lstrip()
        # 1. before 5G is not 1.5G.
        is_close = label[-1:] in _POINTS or label[-1:].isdecimal()
        return label + (" " if is_close and text[:1].isdecimal() else ""), text

    def _grid(self, table: _Element, depth: int) -> Grid:
        label = f"第 {self._tally.tables + 1} 个表格"
        self._tally.table(label)
        builder = GridBuilder(label, self._tally)
        for row in _below(table, {_ROW}, frozenset({TABLE})):
            if (why := _row_unseen(row)) is not None:
                self.runs.omissions.add(_all_text(row), f"{label}第 {builder.count + 1} 行前", why)
                continue
            builder.begin_row()
            for _ in range(_number(row, "w:trPr/w:gridBefore")):
                builder.add("")
            for cell in _cells(row):
                self._cell(cell, builder, depth)
        return builder.grid()

    def _cell(self, cell: _Element, builder: GridBuilder, depth: int) -> None:
        width = max(_number(cell, "w:tcPr/w:gridSpan"), 1)
        below, beside = (cell.find(path_of(f"w:tcPr/w:{name}")) for name in ("vMerge", "hMerge"))
        text = self._cell_text(cell, builder.place, depth)
        if beside is not None and value_of(beside) != "restart":
            builder.continue_left()
        elif below is not None and value_of(below) != "restart":
            builder.continue_above(width)
        else:
            builder.add(text, width)

    def _cell_text(self, cell: _Element, place: str, depth: int) -> str:
        lines = []
        for parts in self._whole(_below(cell, {_PARAGRAPH, TABLE}, UNSEEN)):
            if parts[-1].tag == TABLE:
                lines += self._nested(parts[-1], place, depth)
                continue
            boxes = (box for part in parts for box in _text_boxes(part))
            inner = (one for box in boxes for one in box.iter(_PARAGRAPH))
            lines += ("".join(self._text(one, place)) for one in (parts, *([p] for p in inner)))
        return "\n".join(lines)

    def _nested(self, table: _Element, place: str, depth: int) -> list[str]:
        """A table in a cell as lines of the cell, unless it is a list of its own."""
        if depth >= _DEEPEST:
            return []
        grid = self._grid(table, depth + 1)
        rows = [list(dict.fromkeys(cell.text for cell in row.cells)) for row in grid.rows]
        if _is_alone(table) or any(map(is_head_row, rows[:_HEADS_WITHIN])):
            self._inner.append(grid)
            return []
        lines = ["　".join(filter(None, row)) for row in rows]
        if any(len(row) > 1 for row in rows):
            self.runs.omissions.add("｜".join(lines), place, Why.NESTED)
        return lines

    def _is_joined(self, paragraph: _Element) -> bool:
        return self.runs.looks.is_joined(paragraph, _style(paragraph))

    def _leave_out(self, text: str, why: Why) -> None:
        self.runs.omissions.add(text, f"第 {self._tally.paragraphs + 1} 段", why)

    def _label(self, paragraph: _Element) -> str:
        return self.numbering.label(paragraph.find(qn("w:pPr")), _style(paragraph))

    def _is_heading(self, paragraph: _Element) -> bool:
        outline = paragraph.find(path_of("w:pPr/w:outlineLvl"))
        if outline is not None:
            return value_of(outline) != _NO_OUTLINE
        return _style(paragraph) in self.headings


def _tell_of_notes(document: WordDocument, omissions: Omissions) -> None:
    """Tell of the notes at the foot of pages or at the end, which are not read."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            root = tree_of(relation.target_part.blob)
            for note in root:
                if note.get(qn("w:type")) is None:
                    omissions.add(_all_text(note), "脚注或尾注", Why.NOTE)


def _heading_styles(document: WordDocument) -> frozenset[str]:
    return frozenset(
        style.get(qn("w:styleId"), "")
        for style in document.styles.element.iterchildren(qn("w:style"))
        if (name := style.find(qn("w:name"))) is not None
        and value_of(name).lower().startswith(_HEADINGS)
    )


def _style(paragraph: _Element) -> str:
    return value_of(paragraph.find(path_of("w:pPr/w:pStyle")))


def _row_unseen(row: _Element) -> Why | None:
    """Why a row is not seen, if it is not."""
    if row.find(path_of("w:trPr/w:del")) is not None:
        return Why.DELETED
    return Why.HIDDEN_ROW if is_set(row.find(path_of("w:trPr/w:hidden"))) else None


def _cells(row: _Element) -> Iterator[_Element]:
    return _below(row, {_CELL}, frozenset({TABLE}))


def _is_alone(table: _Element) -> bool:
    """Whether the cell that holds a table is the only one of its row, and lays out a page."""
    row = next(table.iterancestors(_ROW))
    return sum(1 for _ in _cells(row)) == 1


def _all_text(element: _Element) -> str:
    texts = element.iter(qn("w:t"), qn("w:delText"))
    return "".join(one.text or "" for one in texts)


def _text_boxes(paragraph: _Element) -> Iterator[_Element]:
    return _below(paragraph, {TEXT_BOX}, frozenset({TABLE, *UNSEEN}))


def _below(element: _Element, tags: Collection[str], closed: frozenset[str]) -> Iterator[_Element]:
    """The outermost elements of some kinds below an element, not looking into closed ones."""
    waiting = list(reversed(element))
    while waiting:
        child = waiting.pop()
        if child.tag in tags:
            yield child
        elif child.tag not in closed:
            waiting.extend(reversed(child))


def _number(element: _Element, path: str) -> int:
    text = value_of(element.find(path_of(path)))
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 3 else 0  # noqa: PLR2004
