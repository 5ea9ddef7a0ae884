"""A workbook to grids, one a visible sheet: XLSX, XLS and ODS alike, merged cells filled in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import TypeAlias, TypeGuard

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
)

from zeren.importing.bounds import Tally
from zeren.importing.document import (
    Block,
    Cell,
    Document,
    Grid,
    GridRow,
    Paragraph,
    UnreadableFileError,
)
from zeren.importing.grids import MOST_COLUMNS, tidy
from zeren.importing.readers.archives import check_archive
from zeren.importing.readers.kinds import Kind
from zeren.importing.readers.workbook_dates import ShownDates

# What programs call a sheet by themselves.
_NO_NAME = re.compile(r"(?:Sheet|工作表|表格?)\s*\d*", re.IGNORECASE)
_HIDDEN_ROW = re.compile(rb'<row\b[^<>]*\bhidden="(?:1|true)"')
_HIDDEN_ROWS = "工作簿里有隐藏的行（或筛选掉的行），也一并读了：不要的请先删去。"
_AGAIN = "在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”，再导入。"

Merged: TypeAlias = tuple[tuple[int, int], tuple[int, int]]


def read_workbook(data: bytes) -> Document:
    """Read the visible sheets of a workbook; what stands in hidden ones nobody published.

    Args:
        data: The bytes of the file.

    Returns:
        A grid for each sheet that holds anything.

    Raises:
        UnreadableFileError: If it is damaged, locked by a password or far too big.
    """
    if data.startswith(b"PK"):
        check_archive(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible
        ]
        dates, tally = ShownDates(data), Tally()
        grids = [_grid(book.get_sheet_by_name(name), name, dates, tally) for name in visible]
    except PasswordError as error:
        raise UnreadableFileError(
            "工作簿设了密码，打不开。", "去掉密码后另存一份再导入。"
        ) from error
    except (CalamineError, ValueError, OSError) as error:
        raise UnreadableFileError("工作簿已损坏，打不开。", _AGAIN) from error
    filled = [(name, grid) for name, grid in zip(visible, grids, strict=True) if grid.rows]
    notice = _HIDDEN_ROWS if _has_hidden_rows(data) else ""
    return Document(Kind.WORKBOOK.value, tuple(_blocks(filled)), notice=notice)


def _has_hidden_rows(data: bytes) -> bool:
    """Whether an XLSX hides rows, by hand or by a filter (ISO/IEC 29500-1, 18.3.1.73)."""
    if not data.startswith(b"PK"):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return any(
            _HIDDEN_ROW.search(archive.read(name)) is not None
            for name in archive.namelist()
            if name.startswith("xl/worksheets/") and name.endswith(".xml")
        )


def _blocks(sheets: Sequence[tuple[str, Grid]]) -> Iterator[Block]:
    """The grids; of several sheets each stands under the name that a person gave it."""
    for name, grid in sheets:
        if len(sheets) > 1 and _NO_NAME.fullmatch(name) is None:
            yield Paragraph(name, f"工作表“{name}”的名称", is_heading=True)
        yield grid


def _grid(sheet: CalamineSheet, name: str, dates: ShownDates, tally: Tally) -> Grid:
    end = sheet.end
    if end is None:
        return Grid(())
    height, width = end[0] + 1, min(end[1] + 1, MOST_COLUMNS)
    tally.table(f"工作表“{name}”")
    tally.blanks(height * width, f"工作表“{name}”")
    rows = [
        [
            Cell(
                dates.text(value, name, number, column) if _is_day(value) else _text(value),
                number,
                column,
            )
            for column, value in enumerate(values[:width])
        ]
        for number, values in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    _merge(rows, sheet.merged_cell_ranges or (), name)
    for number, row in enumerate(rows, start=1):
        place = f"工作表“{name}”第 {number} 行"
        tally.row(place)
        for cell in row:
            tally.text(cell.text, place)
    return Grid(
        tuple(
            GridRow(tuple(row), f"工作表“{name}”第 {number} 行")
            for number, row in enumerate(rows, start=1)
        ),
        is_apart=True,
    )


def _merge(rows: list[list[Cell]], ranges: Iterable[Merged], name: str) -> None:
    """Let merged cells fill their places, as far as the sheet reaches: no place is filled twice."""
    free = sum(map(len, rows))
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        cell = rows[top][left]
        for row in rows[top : bottom + 1]:
            end = min(right + 1, len(row))
            free -= end - left
            if free < 0:
                raise UnreadableFileError(
                    f"工作表“{name}”里的合并单元格互相重叠，正常的工作簿不会这样（可能是恶意文件）。",
                    _AGAIN,
                )
            row[left:end] = [cell] * (end - left)


def _is_day(value: object) -> TypeGuard[date]:
    """Whether a cell holds a date without a time of the day."""
    if isinstance(value, datetime):
        return value.time() == time()
    return isinstance(value, date)


def _text(value: object) -> str:
    """A cell as a person sees it in a sheet of plain form."""
    match value:
        case bool():
            return str(value).upper()
        case float():
            return f"{value:.15g}"
        case datetime():
            return f"{value.year}年{value.month}月{value.day}日 {value:%H:%M}"
        case _:
            return tidy(str(value))
