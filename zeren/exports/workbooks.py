"""Workbooks for Excel, WPS and LibreOffice. Every cell is text: nothing can be run."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from zeren import addresses
from zeren.colours import ROLE_COLOURS
from zeren.columns import ROLE_COLUMNS
from zeren.exports.imprint import Edition
from zeren.exports.kinds import TABLES, Export, File, Offer, duty_title, party_offers
from zeren.exports.tables import (
    MATRIX_HEADS,
    Table,
    assignments_table,
    matrix_table,
    party_table,
    tasks_table,
)
from zeren.register.building import Register

REGISTER_XLSX = f"{addresses.DOWNLOADS}register.xlsx"

# Excel's limit; longer texts would be lost, so they say where the rest is.
MOST_CHARACTERS = 32_767
_CUT = "……（超出 Excel 单元格的上限，全文见网页或 CSV）"
_LINE_POINTS, _MOST_POINTS = 15, 409
_A3, _A4 = 8, 9  # numbers of paper in Office Open XML
_WIDTHS = {
    "工作任务": 60,
    "标题": 28,
    "责任原文": 40,
    "责任主体": 28,
    "经由": 24,
    "清单": 14,
    "类别": 14,
    "章节": 16,
    **{column.head: 28 for column in ROLE_COLUMNS.values()},
}
_MATRIX_WIDTHS = (14, 6, 6, 36)


def workbooks(register: Register, edition: Edition) -> Iterator[File]:
    """The whole register in one workbook, and one for each party."""
    yield REGISTER_XLSX, _register_workbook(register, edition)
    for party in register.parties:
        title = duty_title(party)
        book = _Book(title, register, edition)
        book.add_list("责任清单", title, party_table(register, party))
        yield addresses.party_file(party, "xlsx"), book.close()


def _register_workbook(register: Register, edition: Edition) -> bytes:
    title = "、".join(plan.title for plan in register.plans)
    book = _Book(title, register, edition)
    book.add_list("工作任务", title, tasks_table(register))
    book.add_list("责任关系", f"{title}：责任关系", assignments_table(register))
    book.add_matrix("责任矩阵", f"{title}：责任矩阵", matrix_table(register))
    return book.close()


class _Book:
    """One workbook in the making."""

    def __init__(self, title: str, register: Register, edition: Edition) -> None:
        self._bytes = io.BytesIO()
        self._book = Workbook(self._bytes, {"in_memory": True})
        self._kinds = {party.name: register.kind_of(party) for party in register.parties}
        self._stamp = edition.stamp(register.version)
        self._book.set_properties(
            {
                "title": title,
                "comments": self._stamp,
                # The library takes the clock where no time is given.
                "created": edition.moment.replace(tzinfo=None),
            }
        )
        self._text = self._format()
        self._head = self._format(bold=True, bg_color="#E7EBF0", align="center")
        # 270 is the library's number for characters one below the other.
        self._upright = self._format(
            bold=True, bg_color="#E7EBF0", align="center", valign="top", rotation=270
        )
        mark: dict[str, str | int | bool] = {
            "align": "center",
            "text_wrap": False,
            "shrink": True,
        }
        self._marks = {
            role.word: self._format(bg_color=colours.cell, **mark)
            for role, colours in ROLE_COLOURS.items()
        }
        self._plain_mark = self._format(**mark)

    def _format(self, **properties: str | int | bool) -> Format:
        common = {"text_wrap": True, "valign": "vcenter", "border": 1, "num_format": "@"}
        return self._book.add_format({**common, **properties})

    def add_list(self, name: str, title: str, table: Table) -> None:
        """Add a table with its heads frozen and filters on them."""
        sheet = self._sheet(name, title, _A4)
        _write_row(sheet, 0, table.heads, self._head)
        widths = [_WIDTHS.get(head, 10) for head in table.heads]
        for number, row in enumerate(table.rows, start=1):
            sheet.set_row(number, height_of(row, widths))
            _write_row(sheet, number, row, self._text)
        for number, width in enumerate(widths):
            is_hidden = not _says_something(table, number)
            sheet.set_column(number, number, width, None, {"hidden": is_hidden})
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
        sheet.repeat_rows(0)

    def add_matrix(self, name: str, title: str, table: Table) -> None:
        """Add the matrix: kinds and upright names above, marks in the colours of roles."""
        sheet = self._sheet(name, title, _A3)
        first, last = len(MATRIX_HEADS), len(table.heads) - 1
        self._add_matrix_heads(sheet, table)
        for number, row in enumerate(table.rows, start=2):
            sheet.set_row(number, height_of(row[first - 1 : first], _MATRIX_WIDTHS[-1:]))
            _write_row(sheet, number, row[:first], self._text)
            for column, cell in enumerate(row[first:], start=first):
                if cell:
                    _write(sheet, number, column, cell, self._marks.get(cell, self._plain_mark))
        for column, width in enumerate(_MATRIX_WIDTHS):
            is_hidden = not _says_something(table, column)
            sheet.set_column(column, column, width, None, {"hidden": is_hidden})
        if last >= first:
            sheet.set_column(first, last, 5.5)
        sheet.hide_gridlines(0)  # drawn on screen and on paper: empty cells are not written
        sheet.freeze_panes(2, first)
        sheet.autofilter(1, 0, len(table.rows) + 1, last)
        sheet.repeat_rows(0, 1)
        sheet.repeat_columns(0, first - 1)

    def _add_matrix_heads(self, sheet: Worksheet, table: Table) -> None:
        """The row of kinds and the row of names."""
        first = len(MATRIX_HEADS)
        names = table.heads[first:]
        sheet.set_row(0, 2 * _LINE_POINTS)
        sheet.set_row(1, min(_LINE_POINTS * max(map(len, names), default=1) + 4, _MOST_POINTS))
        for number, head in enumerate(MATRIX_HEADS):
            _write(sheet, 0, number, "", self._head)
            _write(sheet, 1, number, head, self._head)
        placed = enumerate(names, start=first)
        for kind, group in groupby(placed, lambda item: self._kinds[item[1]]):
            columns = [column for column, _ in group]
            for column in columns:
                _write(sheet, 0, column, kind, self._head)
            if len(columns) > 1:
                sheet.merge_range(0, columns[0], 0, columns[-1], kind, self._head)
        for column, party in enumerate(names, start=first):
            _write(sheet, 1, column, party, self._upright)

    def _sheet(self, name: str, title: str, paper: int) -> Worksheet:
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        # Here & starts a command and && is a plain one; the blank ends the size; 255 is the most.
        sheet.set_header(f"&C&14 {title[:100].replace('&', '&&')}")
        sheet.set_footer(f"&L{self._stamp}&C第 &P 页，共 &N 页")
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return sheet

    def close(self) -> bytes:
        """The finished workbook."""
        self._book.close()
        return self._bytes.getvalue()


def _says_something(table: Table, column: int) -> bool:
    """Whether a column is of use: else it would only make the rest smaller in print."""
    cells = [row[column] for row in table.rows]
    match table.heads[column]:
        case "清单":
            return len(set(cells)) > 1
        case "编号":
            number = table.heads.index("序号")
            return cells != [row[number] for row in table.rows]
        case _:
            return any(cells)


def height_of(row: Sequence[str], widths: Sequence[int]) -> float:
    """The height in which all cells of a row can be read: not every program finds it by itself.

    Args:
        row: The cells.
        widths: The widths of the columns, in Latin characters; a Chinese one takes two.

    Returns:
        The height in points, no more than Excel can show.
    """
    lines = max(
        sum(max(1, ceil(2.1 * len(line) / width)) for line in cell.split("\n"))
        for cell, width in zip(row, widths, strict=True)
    )
    return min(_LINE_POINTS * lines + 4, _MOST_POINTS)


def _write_row(sheet: Worksheet, row: int, cells: Sequence[str], style: Format) -> None:
    for column, cell in enumerate(cells):
        _write(sheet, row, column, cell, style)


def _write(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a cell as text, whatever it looks like."""
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - len(_CUT)] + _CUT
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)


def _offers(register: Register) -> Iterator[Offer]:
    yield from party_offers(register, "Excel", "xlsx")
    yield Offer(addresses.MATRIX, REGISTER_XLSX, "Excel", "责任矩阵")
    yield Offer(addresses.HOME, REGISTER_XLSX, "全部数据（Excel）", "责任台账")
    yield Offer(TABLES, REGISTER_XLSX, "全部数据（Excel）", "全部数据")


EXPORT = Export(workbooks, _offers)
