"""A workbook to records: XLSX that was saved under the name of a CSV file."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.files.records import Record, Sheet, without_trailing_blanks

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WORKBOOK = declare(
    "F018",
    Severity.WARNING,
    "Excel 工作簿改名成了 .csv",
    about="文件名是 tasks.csv，内容却是 Excel 工作簿（.xlsx）。里面只有一张表，本站照样读了；"
    "但版本库看不出工作簿里改了什么，请另存为 CSV。",
    wrong="把 任务清单.xlsx 改名为 tasks.csv",
    right="在 Excel 中“另存为 → CSV UTF-8（逗号分隔）”，文件名 tasks.csv",
    mended=True,
)
UNREADABLE_WORKBOOK = declare(
    "F019",
    Severity.ERROR,
    "工作簿读不了",
    about="文件是 Excel 工作簿，但不止一张表、太大或已损坏，不知道或没法读哪一张。",
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
_AS_CSV = "在 Excel 或 WPS 中打开它，选中任务那张表，“另存为 → CSV UTF-8（逗号分隔）”。"


def read_workbook(data: bytes, file: str) -> Sheet | Finding:
    """Read the one table of a workbook.

    Args:
        data: The bytes of the file.
        file: Its name, for the finding.

    Returns:
        The rows of the only visible sheet that holds anything, or why there is none.
    """
    if _is_too_big(data):
        return _unreadable(file, "工作簿太大，不像一份任务清单")
    try:
        sheets = dict(_filled_sheets(data))
    except Exception:  # noqa: BLE001 - on damaged files openpyxl raises whatever its parsers raise
        return _unreadable(file, "工作簿已损坏，打不开")
    if len(sheets) == 1:
        return _trimmed(next(iter(sheets.values())))
    if not sheets:
        return _unreadable(file, "工作簿里没有内容")
    return _unreadable(file, f"工作簿里有 {len(sheets)} 张表：{'、'.join(sheets)}")


def workbook_read(file: str) -> Finding:
    """Report that a table was read from a workbook.

    Args:
        file: The file's name.
    """
    return WORKBOOK.found(
        Place(file),
        f"{file} 其实是 Excel 工作簿（.xlsx），只是名字改成了 .csv；这次照样读了。",
        "在 Excel 或 WPS 中打开，“另存为 → CSV UTF-8（逗号分隔）”，不要只改文件名。",
    )


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


def _unreadable(file: str, reason: str) -> Finding:
    return UNREADABLE_WORKBOOK.found(Place(file), f"{reason}。", _AS_CSV)
