"""How a workbook shows its dates: a cell that shows 2025年9月 holds some day of that month."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet.worksheet import Worksheet

# What a format writes as it is: quoted words, escaped signs, locales and colours.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_WEEKDAY = re.compile("d{3,}|a{3,}")
# What openpyxl raises on damaged parts; the dates are then shown in full.
_UNREADABLE = (
    *(ValueError, KeyError, OSError, SyntaxError, AttributeError, TypeError, IndexError),
    zipfile.BadZipFile,
)
_NONE: Mapping[tuple[str, int, int], str] = MappingProxyType({})


@dataclass(frozen=True)
class ShownDates:
    """The dates of a workbook as it shows them; their formats are read where there is a date.

    Attributes:
        data: The bytes of the workbook.
    """

    data: bytes

    def text(self, day: date, sheet: str, row: int, column: int) -> str:
        """A date in a cell, as its format shows it.

        Args:
            day: The date.
            sheet: The name of the sheet.
            row: The row, from 0.
            column: The column, from 0.
        """
        return as_shown(day, self._formats.get((sheet, row, column), ""))

    @cached_property
    def _formats(self) -> Mapping[tuple[str, int, int], str]:
        return _formats_of(self.data)


def _formats_of(data: bytes) -> Mapping[tuple[str, int, int], str]:
    """The formats of the cells of an XLSX that hold dates (ISO/IEC 29500-1, 18.8.30).

    Returns:
        The format by sheet, row and column; nothing for other workbooks, or where the formats
        cannot be read.
    """
    if not data.startswith(b"PK"):
        return _NONE
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not keep when it writes
            book = load_workbook(io.BytesIO(data), read_only=True)
            return {
                (sheet.title, cell.row - 1, cell.column - 1): cell.number_format
                for sheet in book.worksheets
                for cell in _cells(sheet)
                if cell.is_date
            }
    except _UNREADABLE:
        return _NONE


def _cells(sheet: Worksheet) -> Iterator[ReadOnlyCell]:
    """The cells of a sheet that was opened to read only: not those that its type promises."""
    for row in sheet.iter_rows():
        yield from cast("tuple[ReadOnlyCell, ...]", row)


def as_shown(day: date, number_format: str) -> str:
    """A date as its format shows it, in Chinese: a year, a month and a day, as far as shown.

    Args:
        day: The date.
        number_format: The format, such as `yyyy"年"m"月"`; empty for an unknown one.
    """
    signs = _WEEKDAY.sub("", _LITERAL.sub("", number_format).split(";")[0].lower())
    signs = signs.replace("e", "y")  # a year as well
    has_clock = any(sign in signs for sign in "hs")  # there m may be minutes
    shows = set() if has_clock else {sign for sign in "ymd" if sign in signs}
    shows = shows if shows != {"d"} and shows else set("ymd")
    parts = (("y", f"{day.year}年"), ("m", f"{day.month}月"), ("d", f"{day.day}日"))
    return "".join(words for sign, words in parts if sign in shows)
