"""A workbook to records: XLSX, under its own name or under that of a CSV file."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.files.records import Record, Sheet, without_trailing_blanks
from zeren.reading.files.shown_dates import as_shown
from zeren.text.spreadsheet_forms import unescaped

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.worksheet.worksheet import Worksheet

RENAMED_WORKBOOK = declare(
    "F018",
    Severity.WARNING,
    "Excel 工作簿改名成了 .csv",
    about="文件名以 .csv 结尾，内容却是 Excel 工作簿（.xlsx）。里面只有一张表，本站照样读了；"
    "但版本库看不出工作簿里改了什么，请另存为 CSV。",
    wrong="把 任务清单.xlsx 改名为 tasks.csv",
    right="在 Excel 中“另存为 → CSV UTF-8（逗号分隔）”，文件名 tasks.csv",
    mended=True,
)
PLAIN_WORKBOOK = declare(
    "F028",
    Severity.WARNING,
    "数据存成了 Excel 工作簿",
    about="数据文件夹里放的是 .xlsx 工作簿。本站读了它的第一张表；但版本库看不出工作簿里改了什么，"
    "别的表也不会读，请另存为 CSV。",
    wrong="data 文件夹里有 tasks.xlsx，没有 tasks.csv",
    right="在 Excel 中“另存为 → CSV UTF-8（逗号分隔）”，文件名 tasks.csv，再移走 tasks.xlsx",
    mended=True,
)
UNREADABLE_WORKBOOK = declare(
    "F019",
    Severity.ERROR,
    "工作簿读不了",
    about="文件是 Excel 工作簿，但太大、已损坏，或改名成了 .csv 而不止一张表，不知道读哪一张。",
    wrong="工作簿里有“2025年”和“2026年”两张表",
    right="把要用的那张表另存为“CSV UTF-8（逗号分隔）”",
)

# A list of ten thousand tasks takes some 20 MB unpacked; a ZIP bomb far more.
_MOST_BYTES = 64 * 1024 * 1024
_MOST_MEMBERS = 1000
# Excel's own last row: openpyxl would fill up to any number that a hostile file names.
_MOST_ROWS = 1_048_576
# The columns we know are 14; what stands further right has no head that means anything here.
_MOST_COLUMNS = 100
_MERGED_CELLS = re.compile(
    rb'<(?:\w+:)?mergeCell\b[^<>]*\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"'
)
_AS_CSV = "在 Excel 或 WPS 中打开它，选中要用的那张表，“另存为 → CSV UTF-8（逗号分隔）”。"


def read_workbook(data: bytes, file: str) -> Mapping[str, Sheet] | Finding:
    """Read the tables of a workbook.

    Args:
        data: The bytes of the file.
        file: The file's name, for the finding.

    Returns:
        The rows of each visible sheet that holds anything, by its title; at least one. Or why
        there is none.
    """
    if _is_too_big(data):
        return unreadable_workbook(file, "工作簿太大，不像一份清单")
    try:
        sheets = dict(_filled_sheets(data))
    except Exception:  # noqa: BLE001 - on damaged files openpyxl raises whatever its parsers raise
        return unreadable_workbook(file, "工作簿已损坏，打不开")
    if not sheets:
        return unreadable_workbook(file, "工作簿里没有内容")
    return sheets


def unreadable_workbook(file: str, reason: str) -> Finding:
    """Report that a workbook cannot be read.

    Args:
        file: The file's name.
        reason: Why, as a sentence without its full stop.
    """
    return UNREADABLE_WORKBOOK.found(Place(file), f"{reason}。", _AS_CSV)


def _is_too_big(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    # No member unpacks to more than the size it declares: zipfile stops there.
    return len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > _MOST_BYTES


def _filled_sheets(data: bytes) -> Iterator[tuple[str, Sheet]]:
    """The visible sheets that hold anything; WPS adds hidden ones of its own."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which do not concern us
        with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible" and (records := tuple(_records(sheet))):
                    path = str(vars(sheet)["_worksheet_path"])  # which has no public name
                    most = sum(len(record.cells) for record in records)
                    yield sheet.title, _trimmed(records, _merged(data, path, most))


def _records(sheet: Worksheet) -> Iterator[Record]:
    """The rows that hold anything, with their numbers."""
    rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
    # A sheet that was opened to read only has cells of another type than it promises.
    blank: tuple[ReadOnlyCell, ...] | None = None
    for number, row in enumerate(cast("Iterator[tuple[ReadOnlyCell, ...]]", rows), start=1):
        if row is blank:
            continue  # the rows of a gap, of which there may be a million, are one and the same
        if any(cell.value is not None for cell in row):
            yield Record(number, None, None, tuple(map(_text, row)))
        else:
            blank = row


def _trimmed(records: tuple[Record, ...], merged: Mapping[tuple[int, int], int]) -> Sheet:
    """Cut the columns off that no row uses."""
    width = max(len(without_trailing_blanks(record.cells)) for record in records)
    return Sheet(tuple(replace(r, cells=r.cells[:width]) for r in records), None, merged)


def _merged(data: bytes, path: str, most: int) -> Mapping[tuple[int, int], int]:
    """The row of the first of merged cells, by row and column of each other of their table.

    Args:
        data: The bytes of the workbook.
        path: The part of it that is the sheet.
        most: The number of its cells; ranges of more lie over each other or beside the table.
    """
    from openpyxl.utils.cell import range_boundaries

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        ranges = _MERGED_CELLS.findall(archive.read(path.removeprefix("/")))
    merged: dict[tuple[int, int], int] = {}
    for cells in ranges:
        left, top, right, bottom = (edge or 1 for edge in range_boundaries(cells.decode()))
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if len(merged) >= most:
                    return merged
                merged[row, column - 1] = top
        merged.pop((top, left - 1), None)
    return merged


def _text(cell: ReadOnlyCell) -> str:
    """A cell as Excel on Chinese Windows writes it to CSV, and a date as its sheet shows it."""
    value: object = cell.value
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float():
            return f"{value:.15g}"
        case datetime() if value.time().isoformat() != "00:00:00":
            return f"{value.year}/{value.month}/{value.day} {value:%H:%M}"
        case date():
            return as_shown(value, cell.number_format)
        case _:
            return unescaped(str(value)).replace("\r\n", "\n").replace("\r", "\n")
