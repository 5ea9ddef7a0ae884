"""A workbook to records: XLSX, under its own name or under that of a CSV file."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.files.records import Record, Sheet, without_trailing_blanks

if TYPE_CHECKING:
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
    return {title: _trimmed(records) for title, records in sheets.items()}


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


def _filled_sheets(data: bytes) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """The visible sheets that hold anything; WPS adds hidden ones of its own."""
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which do not concern us
        with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible" and (records := tuple(_records(sheet))):
                    yield sheet.title, records


def _records(sheet: Worksheet) -> Iterator[Record]:
    """The rows that hold anything, with their numbers."""
    rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS, values_only=True)
    for number, values in enumerate(rows, start=1):
        if values.count(None) < len(values):
            yield Record(number, None, None, tuple(map(_text, values)))


def _trimmed(records: tuple[Record, ...]) -> Sheet:
    """Cut the columns off that no row uses."""
    width = max(len(without_trailing_blanks(record.cells)) for record in records)
    return Sheet(tuple(replace(r, cells=r.cells[:width]) for r in records), None)


def _text(value: object) -> str:
    """A cell as Excel on Chinese Windows writes it to CSV."""
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
            return f"{value.year}/{value.month}/{value.day}"
        case _:
            return str(value).replace("\r\n", "\n").replace("\r", "\n")
