"""What an XLSX says of its cells besides their values: hidden, struck, raised, shown otherwise.

Calamine gives values alone, fast and of all kinds of workbooks; this reads the rest from the parts
of an XLSX (ISO/IEC 29500-1, 18.3 and 18.8). Other kinds of workbooks have no marks here.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from lxml import etree
from lxml.etree import _Element

from zeren.importing.readers.elements import integer, tag_of, tree_of
from zeren.importing.readers.workbook_numbers import BUILT_IN
from zeren.importing.readers.workbook_runs import RichText, Run, rich_text

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TABLE = re.compile(r"xl/tables/[^/]+\.xml")
_MOST_COLUMNS = 16_384
_ALPHABET = 26
_TRUE = frozenset({"1", "true", "on"})

Place = tuple[int, int]
"""A row and a column, from 0."""


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How cells of one style look.

    Attributes:
        form: The format of numbers.
        is_struck: Whether their text is struck through.
        font: The font of symbols they are set in; empty for others.
    """

    form: str = ""
    is_struck: bool = False
    font: str = ""


@dataclass(slots=True)
class Marks:
    """What one sheet says of its cells.

    Attributes:
        styles: The style of each cell whose style says anything.
        rich: The texts of which a part looks otherwise.
        errors: Cells whose formula has failed, with the error.
        missing: Cells whose formula nobody has computed, with the formula.
        rows: The hidden rows.
        columns: The hidden columns.
        is_filtered: Whether a filter hides rows.
    """

    styles: dict[Place, CellStyle] = field(default_factory=dict)
    rich: dict[Place, RichText] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    missing: dict[Place, str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    is_filtered: bool = False


NO_MARKS = Marks()
# A cell names a style that the workbook does not have: how its number is shown nobody can tell.
_LOST = CellStyle(form="[?]")


def marks_of(data: bytes) -> Mapping[str, Marks]:
    """Read what an XLSX says of its cells.

    Args:
        data: The bytes of the workbook.

    Returns:
        The marks by the name of the sheet; nothing of other kinds of workbooks.
    """
    if not data.startswith(b"PK"):
        return MappingProxyType({})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        if "xl/workbook.xml" not in names:
            return MappingProxyType({})
        sheets = {name: path for name, path in _sheets(archive) if path in names}
        book = _Book(
            styles=_styles(archive) if "xl/styles.xml" in names else (),
            rich=_shared(archive) if "xl/sharedStrings.xml" in names else {},
            filters_tables=any(
                b"filterColumn" in archive.read(name) for name in names if _TABLE.match(name)
            ),
        )
        return {name: _marks(archive, path, book) for name, path in sheets.items()}


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets of a workbook share.

    Attributes:
        styles: The styles of cells, by number.
        rich: The shared texts of which a part looks otherwise, by number.
        filters_tables: Whether a table of some sheet is filtered.
    """

    styles: tuple[CellStyle, ...]
    rich: Mapping[int, RichText]
    filters_tables: bool


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _tree(archive, "xl/_rels/workbook.xml.rels")
    }
    for sheet in _tree(archive, "xl/workbook.xml").iter("{*}sheet"):
        target = targets.get(sheet.get(_OFFICE) or sheet.get(_STRICT) or "", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        yield sheet.get("name", ""), posixpath.normpath(path)


def _tree(archive: zipfile.ZipFile, path: str) -> _Element:
    return tree_of(archive.read(path))


def _styles(archive: zipfile.ZipFile) -> tuple[CellStyle, ...]:
    root = _tree(archive, "xl/styles.xml")
    forms: dict[int, str] = dict(BUILT_IN)
    for form in root.iterfind("{*}numFmts/{*}numFmt"):
        forms[integer(form.get("numFmtId"))] = form.get("formatCode", "")
    fonts = [Run.of(font) for font in root.iterfind("{*}fonts/{*}font")]
    made = []
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        number = integer(style.get("fontId"))
        font = fonts[number] if 0 <= number < len(fonts) else Run()
        code = forms.get(integer(style.get("numFmtId")), "")
        made.append(CellStyle(code, font.is_struck, font.font))
    return tuple(made)


def _shared(archive: zipfile.ZipFile) -> Mapping[int, RichText]:
    """The shared texts of which a part looks otherwise, by number."""
    rich: dict[int, RichText] = {}
    with archive.open("xl/sharedStrings.xml") as part:
        texts = etree.iterparse(part, tag="{*}si", resolve_entities=False)
        for number, (_, element) in enumerate(texts):
            if (text := rich_text(element)) is not None:
                rich[number] = text
            element.clear()
    return rich


def _marks(archive: zipfile.ZipFile, path: str, book: _Book) -> Marks:
    marks = Marks()
    tags = ("{*}col", "{*}row", "{*}c", "{*}filterColumn", "{*}tablePart")
    row = -1
    with archive.open(path) as part:
        for event, element in etree.iterparse(
            part, events=("start", "end"), tag=tags, resolve_entities=False
        ):
            tag = tag_of(element)
            if event == "start":
                if tag == "row":
                    row = integer(element.get("r"), row + 2) - 1
                    column = -1
                    if _is_hidden(element, "ht", "customHeight"):
                        marks.rows.add(row)
                continue
            if tag == "c":
                place = _place(element.get("r"), row, column + 1)
                column = place[1]
                _cell(element, place, marks, book)
            elif tag == "col":
                _columns(element, marks)
            elif tag == "filterColumn" or (tag == "tablePart" and book.filters_tables):
                marks.is_filtered = True
            if tag in {"c", "row"}:
                element.clear()
    return marks


def _cell(element: _Element, place: Place, marks: Marks, book: _Book) -> None:
    style = integer(element.get("s"), 0)
    if style > 0 and book.styles:
        marks.styles[place] = book.styles[style] if style < len(book.styles) else _LOST
    kind, value, formula = element.get("t", "n"), "", None
    has_value = False
    for child in element:
        tag = tag_of(child)
        if tag == "v":
            value, has_value = child.text or "", True
        elif tag == "f":
            formula = child.text or ""
        elif tag == "is" and (text := rich_text(child)) is not None:
            marks.rich[place] = text
    if kind == "e" and value:
        marks.errors[place] = value
    elif formula is not None and not value and not (kind == "str" and has_value):
        marks.missing[place] = f"={formula}"
    elif kind == "s" and (number := integer(value)) in book.rich:
        marks.rich[place] = book.rich[number]


def _columns(element: _Element, marks: Marks) -> None:
    if _is_hidden(element, "width", "customWidth"):
        first = integer(element.get("min"), 1)
        last = min(integer(element.get("max"), first), _MOST_COLUMNS)
        marks.columns |= set(range(max(first, 1) - 1, last))


def _is_hidden(element: _Element, size: str, is_custom: str) -> bool:
    """Whether a row or a column is hidden, or has no height or width."""
    if element.get("hidden", "0") in _TRUE:
        return True
    return element.get(is_custom, "0") in _TRUE and element.get(size) in {"0", "0.0"}


def _place(reference: str | None, row: int, column: int) -> Place:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return row, column
    number = 0
    for letter in match[1]:
        number = number * _ALPHABET + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, number - 1
