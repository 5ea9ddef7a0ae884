"""A workbook to grids, one a visible sheet: XLSX, XLS and ODS alike, merged cells filled in."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from lxml.etree import XMLSyntaxError
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
from zeren.importing.grids import MOST_COLUMNS
from zeren.importing.readers.archives import check_archive
from zeren.importing.readers.hidden_cells import without_columns, without_rows
from zeren.importing.readers.kinds import Kind
from zeren.importing.readers.omissions import Omissions
from zeren.importing.readers.workbook_cells import ShownSheet
from zeren.importing.readers.workbook_marks import NO_MARKS, marks_of

# What programs call a sheet by themselves.
_NO_NAME = re.compile(r"(?:Sheet|工作表|表格?)\s*\d*", re.IGNORECASE)
_FILTERED = "工作簿里有筛选掉而不显示的行，也一并读了：不要的请先删去。"
_HIDDEN_SHEETS = "隐藏的工作表（{names}）没有读。"
_PLAIN_VALUES = (
    "这种工作簿里隐藏的行列、划掉的字、上标和数字的显示格式都看不出来，是照单元格的值读的；"
    "有这些的，请另存为“Excel 工作簿（.xlsx）”再导入。"
)
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
    omissions = Omissions()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = book.sheets_metadata
        visible = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
        hidden = [one.name for one in sheets if one.name not in visible]
        tally, marks = Tally(), marks_of(data)
        grids = [
            _grid(
                book.get_sheet_by_name(name),
                ShownSheet(name, marks.get(name, NO_MARKS), omissions),
                tally,
            )
            for name in visible
        ]
    except PasswordError as error:
        raise UnreadableFileError(
            "工作簿设了密码，打不开。", "去掉密码后另存一份再导入。"
        ) from error
    except (CalamineError, XMLSyntaxError, KeyError, ValueError, OSError) as error:
        raise UnreadableFileError("工作簿已损坏，打不开。", _AGAIN) from error
    filled = [(name, grid) for name, grid in zip(visible, grids, strict=True) if grid.rows]
    notices = (
        _HIDDEN_SHEETS.format(names="、".join(hidden)) if hidden else "",
        _FILTERED if any(one.is_filtered and one.rows for one in marks.values()) else "",
        "" if marks else _PLAIN_VALUES,
    )
    notice = "".join(notices)
    return Document(Kind.WORKBOOK.value, tuple(_blocks(filled)), omissions.all(), notice)


def _blocks(sheets: Sequence[tuple[str, Grid]]) -> Iterator[Block]:
    """The grids; of several sheets each stands under the name that a person gave it."""
    for name, grid in sheets:
        if len(sheets) > 1 and _NO_NAME.fullmatch(name) is None:
            yield Paragraph(name, f"工作表“{name}”的名称", is_heading=True)
        yield grid


def _grid(sheet: CalamineSheet, shown: ShownSheet, tally: Tally) -> Grid:
    end = sheet.end
    if end is None:
        return Grid(())
    label = f"工作表“{shown.name}”"
    height, width = end[0] + 1, min(end[1] + 1, MOST_COLUMNS)
    tally.table(label)
    tally.blanks(height * width, label)
    rows = [
        [
            Cell(shown.text(value, (number, column)), number, column)
            for column, value in enumerate(values[:width])
        ]
        for number, values in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    _merge(rows, sheet.merged_cell_ranges or (), shown.name)
    for number, row in enumerate(rows):
        tally.row(shown.row(number))
        for cell in row:
            tally.text(cell.text, shown.row(number))
    made = (GridRow(tuple(row), shown.row(number)) for number, row in enumerate(rows))
    grid = Grid(tuple(made), is_apart=True)
    if shown.marks.columns:
        grid = without_columns(grid, shown.marks.columns, label, shown.omissions)
    if shown.marks.rows and not shown.marks.is_filtered:
        grid = without_rows(grid, shown.marks.rows, shown.omissions)
    return grid


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
