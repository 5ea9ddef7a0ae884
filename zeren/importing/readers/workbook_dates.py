"""How a workbook shows its dates: a cell that shows 2025年9月 holds some day of that month."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from zeren.reading.files.shown_dates import as_shown

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet.worksheet import Worksheet

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
