"""The bytes of a table to its rows, in whatever form a person saved it."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zeren.columns import TableForm
from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.data_files import CSV, WORKBOOK, without_ending
from zeren.reading.files.containers import is_workbook, no_text
from zeren.reading.files.encodings import FALLBACK, Decoded, doubtful, foreign_guess
from zeren.reading.files.records import COMMA, BrokenQuoteError, Sheet, as_csv, read_records
from zeren.reading.files.texts import read_text
from zeren.reading.files.workbooks import (
    PLAIN_WORKBOOK,
    RENAMED_WORKBOOK,
    read_workbook,
    unreadable_workbook,
)
from zeren.reading.tables import head_row

BROKEN = declare(
    "F004",
    Severity.ERROR,
    "CSV 的引号没有配对",
    about="英文双引号在 CSV 里用来括住整个格子，必须成对；少了一个，后面的行就分不开了。"
    "正文里的引号请用中文的“”。",
    wrong='1,"到2025年，政策体系基本建立。,市财政局',
    right='1,"到2025年，政策体系基本建立。",市财政局',
)


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """A table as it was saved.

    Attributes:
        sheet: Its rows; None where they cannot be read.
        text: The table as CSV with commas, the same however it was saved.
        decoded: The file's own text; None for a workbook and where there is none.
        findings: What was found.
    """

    sheet: Sheet | None
    text: str
    decoded: Decoded | None
    findings: tuple[Finding, ...]


def read_sheet(data: bytes, file: str, form: TableForm) -> SavedSheet:
    """Read the rows of a table.

    Args:
        data: The bytes of its file.
        file: The file's name.
        form: The columns that the table may have.

    Returns:
        The rows, or why there are none.
    """
    if is_workbook(data):
        return _from_workbook(data, file)
    if file.endswith(WORKBOOK):
        finding = no_text(data, file) or unreadable_workbook(file, "内容不是 Excel 工作簿")
        return SavedSheet(None, "", None, (finding,))
    decoded = read_text(data, file)
    if isinstance(decoded, Finding):
        return SavedSheet(None, "", None, (decoded,))
    try:
        sheet = read_records(decoded.text, form)
    except BrokenQuoteError as error:
        return SavedSheet(None, decoded.text, decoded, (_broken(file, error),))
    if (
        decoded.encoding == FALLBACK
        and head_row(sheet.records, form) is None
        and foreign_guess(decoded.text)
    ):
        return SavedSheet(None, decoded.text, decoded, (doubtful(decoded, file),))
    is_plain = sheet.delimiter == COMMA and not sheet.has_separator_line
    text = decoded.text if is_plain else as_csv(r.cells for r in sheet.records)
    return SavedSheet(sheet, text, decoded, ())


def _from_workbook(data: bytes, file: str) -> SavedSheet:
    """The only table of a workbook, or the first of one that bears its true name."""
    sheets = read_workbook(data, file)
    if isinstance(sheets, Finding):
        return SavedSheet(None, "", None, (sheets,))
    sheet = next(iter(sheets.values()))
    for record in sheet.records:
        if max(map(len, record.cells), default=0) > csv.field_size_limit():
            why = f"第 {record.number} 行有一格超过 {csv.field_size_limit()} 个字"
            return SavedSheet(None, "", None, (unreadable_workbook(file, why),))
    if file.endswith(WORKBOOK):
        return SavedSheet(sheet, as_csv(_with_gaps(sheet)), None, (_plain(file, sheets),))
    if len(sheets) > 1:
        finding = unreadable_workbook(file, f"工作簿里有 {len(sheets)} 张表：{'、'.join(sheets)}")
        return SavedSheet(None, "", None, (finding,))
    return SavedSheet(sheet, as_csv(_with_gaps(sheet)), None, (_renamed(file),))


def _plain(file: str, sheets: Mapping[str, Sheet]) -> Finding:
    first, *others = sheets
    rest = f"；没有读{'、'.join(f'“{title}”' for title in others)}" if others else ""
    return PLAIN_WORKBOOK.found(
        Place(file),
        f"{file} 是 Excel 工作簿，读了第一张表“{first}”{rest}。",
        "在 Excel 或 WPS 中打开，“另存为 → CSV UTF-8（逗号分隔）”，"
        f"文件名 {without_ending(file)}{CSV}，再移走 {file}；也可以用 --fix 转换。",
        first,
    )


def _renamed(file: str) -> Finding:
    return RENAMED_WORKBOOK.found(
        Place(file),
        f"{file} 其实是 Excel 工作簿（.xlsx），只是名字改成了 .csv；这次照样读了。",
        "在 Excel 或 WPS 中打开，“另存为 → CSV UTF-8（逗号分隔）”，不要只改文件名。",
    )


def _with_gaps(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """The rows of a workbook as a file would hold them, blank ones in place."""
    width = len(sheet.records[0].cells)
    number = 1
    for record in sheet.records:
        while number < record.number:
            yield ("",) * width
            number += 1
        yield record.cells
        number += 1


def _broken(file: str, error: BrokenQuoteError) -> Finding:
    if error.is_too_long:
        return BROKEN.found(
            Place(file, line=error.line),
            f"第 {error.line} 行起，有一格超过 {csv.field_size_limit()} 个字，没有读下去。",
            "多半是英文双引号没有配对，把后面的行都收进了一格；确有这么长的，分成几项任务。",
        )
    return BROKEN.found(
        Place(file, line=error.line),
        f"从第 {error.line} 行起，英文双引号没有配对，后面的行无法分开。",
        '每个以英文引号 " 开头的格子要以 " 结尾；正文里的引号请用中文“”。',
    )
