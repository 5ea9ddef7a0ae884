"""Workbooks in Office Open XML: sheets of text with frozen heads, filters and print titles.

Written here and not by a library since that takes five microseconds a cell, ten times as long, and
a list of ten thousand tasks has two million cells. What stays the same are templates; only rows
and strings are put together below.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import count
from typing import NamedTuple, TypeAlias

from markupsafe import Markup, escape

from zeren.colours import ROLE_COLOURS
from zeren.exports.office_files import packed, rendered
from zeren.model import Role

# Excel's limit; longer texts would be lost, so they say where the rest is.
MOST_CHARACTERS = 32_767
_CUT = "……（超出 Excel 单元格的上限，全文见网页或 CSV）"
_LETTERS = 26
# Excel reads _x0041_ in a string as the character of that number.
_READ_AS_NUMBER = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class Paper(IntEnum):
    """Numbers of paper in Office Open XML."""

    A3 = 8
    A4 = 9


class Style(IntEnum):
    """The styles of cells, by their places in the template; those of roles come after them."""

    TEXT = 1
    HEAD = 2
    UPRIGHT = 3
    MARK = 4


STYLE_OF_ROLE = {role: len(Style) + place for place, role in enumerate(Role, start=1)}


class Cell(NamedTuple):
    """A cell of text.

    Attributes:
        column: Its column, from 0.
        text: What it holds; an empty one is drawn all the same.
        style: One of `Style` or `STYLE_OF_ROLE`.
    """

    column: int
    text: str
    style: int


class Row(NamedTuple):
    """A row.

    Attributes:
        height: Its height in points; None for the usual one.
        texts: The first cells; an empty one is drawn all the same.
        style: The style of these.
        others: Those that are written besides, from left to right.
    """

    height: float | None
    texts: Sequence[str]
    style: Style
    others: Iterable[Cell] = ()


class Column(NamedTuple):
    """A column.

    Attributes:
        width: Its width in Latin characters.
        is_hidden: Whether it is of no use here.
    """

    width: float
    is_hidden: bool = False


Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet of a workbook, printed on its side and as wide as the paper.

    Attributes:
        name: Its name.
        title: What stands above it in print.
        paper: What it is printed on.
        columns: Its columns.
        rows: Its rows, heads first; gone through once.
        title_rows: How many rows are heads; they stay in sight and stand on every page.
        title_columns: How many columns do so.
        merged: Columns of the first row that are one cell, from first to last.
        has_grid: Whether lines are printed where no cell is written.
    """

    name: str
    title: str
    paper: Paper
    columns: Sequence[Column]
    rows: Iterable[Row]
    title_rows: int = 1
    title_columns: int = 0
    merged: Sequence[Span] = ()
    has_grid: bool = False


def workbook(title: str, stamp: str, worksheets: Sequence[Worksheet]) -> bytes:
    """Make a workbook.

    Args:
        title: Its title.
        stamp: Its version in words, at the foot of each sheet.
        worksheets: Its sheets.

    Returns:
        The same bytes for the same sheets.
    """
    strings: _Strings = defaultdict(count().__next__)
    views = [
        _SheetView(sheet, stamp, tuple(_rows(sheet, strings)), is_first=number == 0)
        for number, sheet in enumerate(worksheets)
    ]
    book = {"sheets": views, "title": title, "author": "", "stamp": stamp}
    return packed(
        (
            ("[Content_Types].xml", rendered("workbook/types.xml.jinja", book)),
            ("_rels/.rels", rendered("workbook/rels.xml.jinja")),
            ("docProps/core.xml", rendered("core.xml.jinja", book)),
            ("xl/workbook.xml", rendered("workbook/workbook.xml.jinja", book)),
            ("xl/_rels/workbook.xml.rels", rendered("workbook/workbook-rels.xml.jinja", book)),
            ("xl/styles.xml", _styles()),
            *(
                (f"xl/worksheets/sheet{number}.xml", rendered("workbook/sheet.xml.jinja", view))
                for number, view in enumerate(views, start=1)
            ),
            ("xl/sharedStrings.xml", rendered("workbook/strings.xml.jinja", _items(strings))),
        )
    )


_Strings: TypeAlias = defaultdict[str, int]


@dataclass(frozen=True, slots=True)
class _SheetView:
    """A sheet and the places in it, for its template and that of the workbook."""

    sheet: Worksheet
    stamp: str
    written: Sequence[str]
    is_first: bool

    @property
    def rows(self) -> Markup:
        return Markup("".join(self.written))  # noqa: S704 - numbers alone

    @property
    def last_title_column(self) -> str:
        return column_name(self.sheet.title_columns - 1)

    @property
    def first_free_cell(self) -> str:
        return f"{column_name(self.sheet.title_columns)}{self.sheet.title_rows + 1}"

    @property
    def pane(self) -> str:
        """The part of the window that is not frozen."""
        return "bottomRight" if self.sheet.title_columns else "bottomLeft"

    @property
    def extent(self) -> str:
        return f"A1:{self._last_column}{len(self.written)}"

    @property
    def filter(self) -> str:
        return f"A{self.sheet.title_rows}:{self._last_column}{len(self.written)}"

    @property
    def fixed_filter(self) -> str:
        first, last = self.sheet.title_rows, len(self.written)
        return f"$A${first}:${self._last_column}${last}"

    @property
    def merged(self) -> list[str]:
        return [f"{column_name(first)}1:{column_name(last)}1" for first, last in self.sheet.merged]

    @property
    def header(self) -> str:
        # Here & starts a command and && is a plain one; the blank ends the size; 255 is the most.
        return f"&C&14 {self.sheet.title[:100].replace('&', '&&')}"

    @property
    def footer(self) -> str:
        return f"&L{self.stamp}&C第 &P 页，共 &N 页"

    @property
    def _last_column(self) -> str:
        return column_name(len(self.sheet.columns) - 1)


@cache
def column_name(column: int) -> str:
    """The name of a column.

    Args:
        column: Its place, from 0.

    Returns:
        A, B … Z, AA …
    """
    above, letter = divmod(column, _LETTERS)
    return (column_name(above - 1) if above else "") + chr(ord("A") + letter)


def _rows(sheet: Worksheet, strings: _Strings) -> Iterator[str]:
    """Each row; a text is a number here and stands among the strings of the workbook."""
    starts = [f'<c r="{column_name(column)}' for column in range(len(sheet.columns))]
    for number, (height, texts, style, others) in enumerate(sheet.rows, start=1):
        size = f' ht="{height:g}" customHeight="1"' if height else ""
        filled, empty = f'{number}" s="{style:d}" t="s"><v>', f'{number}" s="{style:d}"/>'
        cells = [
            f"{start}{filled}{strings[text]}</v></c>" if text else f"{start}{empty}"
            for start, text in zip(starts, texts, strict=False)
        ]
        cells += [
            f'{starts[column]}{number}" s="{own:d}" t="s"><v>{strings[text]}</v></c>'
            if text
            else f'{starts[column]}{number}" s="{own:d}"/>'
            for column, text, own in others
        ]
        yield f'<row r="{number}"{size}>{"".join(cells)}</row>'


def _items(strings: Iterable[str]) -> Markup:
    return Markup("".join(map(_item, strings)))  # noqa: S704 - escaped below


# Names stand in many workbooks, and a task in each of its parties'.
@lru_cache(maxsize=16_384)
def _item(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - len(_CUT)] + _CUT
    space = ' xml:space="preserve"' if text != text.strip() else ""
    text = _READ_AS_NUMBER.sub("_x005F_", text)
    text = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    return f"<si><t{space}>{escape(text)}</t></si>"


@cache
def _styles() -> str:
    fills = [ROLE_COLOURS[role].cell for role in Role]
    return rendered("workbook/styles.xml.jinja", {"fills": fills})
