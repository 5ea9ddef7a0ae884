"""The bytes of a table to its rows, in whatever form a person saved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.files.containers import is_workbook
from zeren.reading.files.encodings import FALLBACK, Decoded, doubtful, foreign_guess
from zeren.reading.files.records import COMMA, BrokenQuoteError, Sheet, as_csv, read_records
from zeren.reading.files.texts import read_text
from zeren.reading.files.workbooks import read_workbook, workbook_read
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


def read_sheet(data: bytes, file: str) -> SavedSheet:
    """Read the rows of a table.

    Args:
        data: The bytes of its file.
        file: The file's name, for findings.

    Returns:
        The rows, or why there are none.
    """
    if is_workbook(data):
        return _from_workbook(data, file)
    decoded = read_text(data, file)
    if isinstance(decoded, Finding):
        return SavedSheet(None, "", None, (decoded,))
    try:
        sheet = read_records(decoded.text)
    except BrokenQuoteError as error:
        return SavedSheet(None, decoded.text, decoded, (_broken(file, error.line),))
    if (
        decoded.encoding == FALLBACK
        and head_row(sheet.records) is None
        and foreign_guess(decoded.text)
    ):
        return SavedSheet(None, decoded.text, decoded, (doubtful(decoded, file),))
    text = decoded.text if sheet.delimiter == COMMA else as_csv(r.cells for r in sheet.records)
    return SavedSheet(sheet, text, decoded, ())


def _from_workbook(data: bytes, file: str) -> SavedSheet:
    sheet = read_workbook(data, file)
    if isinstance(sheet, Finding):
        return SavedSheet(None, "", None, (sheet,))
    return SavedSheet(sheet, as_csv(_with_gaps(sheet)), None, (workbook_read(file),))


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


def _broken(file: str, line: int) -> Finding:
    return BROKEN.found(
        Place(file, line=line),
        f"从第 {line} 行起，英文双引号没有配对，后面的行无法分开。",
        '每个以英文引号 " 开头的格子要以 " 结尾；正文里的引号请用中文“”。',
    )
