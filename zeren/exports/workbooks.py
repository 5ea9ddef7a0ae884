"""Workbooks for Excel, WPS and LibreOffice. Every cell is text: nothing can be run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain, groupby
from math import ceil
from typing import NamedTuple

from zeren import addresses
from zeren.columns import ROLE_COLUMNS
from zeren.exports.figure_tables import milestone_table, target_table
from zeren.exports.imprint import Edition, stamp
from zeren.exports.keeping import canonical
from zeren.exports.kinds import (
    TABLES,
    Export,
    Offer,
    OfficeFile,
    duty_title,
    matrix_offers,
    matrix_title,
    party_offers,
)
from zeren.exports.spreadsheets import (
    STYLE_OF_ROLE,
    Cell,
    Column,
    Paper,
    Row,
    Span,
    Style,
    Worksheet,
    workbook,
)
from zeren.exports.tables import Matrix, MatrixRow, Table, Tables, party_heads
from zeren.model import Party, Role
from zeren.register.building import Register

REGISTER_XLSX = f"{addresses.DOWNLOADS}register.xlsx"

_LINE_POINTS, _MOST_POINTS = 15, 409
_WIDTHS = {
    "工作任务": 60,
    "标题": 28,
    "责任原文": 40,
    "责任主体": 28,
    "经由": 24,
    "清单": 14,
    "类别": 14,
    "章节": 16,
    "原文": 60,
    "规则": 28,
    "指标": 28,
    "范围": 20,
    "说明": 28,
    "起始日期": 16,
    "截止日期": 16,
    "任务编号": 18,
    **{column.head: 28 for column in ROLE_COLUMNS.values()},
}
_MATRIX_WIDTHS = (14, 10, 6, 6, 36)
_MARK_WIDTH = 5.5
_STYLE_OF_WORD = {role.word: STYLE_OF_ROLE[role] for role in Role}


class Figures(NamedTuple):
    """The tables of dates and numbers.

    Attributes:
        milestones: The dates.
        targets: The numbers.
    """

    milestones: Table
    targets: Table


def workbooks(tables: Tables, _: Edition) -> Iterator[OfficeFile]:
    """The whole register, the matrix of each of several plans, and the duties of each party."""
    title = "、".join(plan.marked_title for plan in tables.register.plans)
    figures = Figures(milestone_table(tables.register), target_table(tables.register))
    whole = (tables.tasks, tables.assignments, tables.matrix, tables.plans, *figures)
    yield OfficeFile(
        REGISTER_XLSX,
        canonical((title, *whole)),
        partial(_register_workbook, title, tables, figures),
    )
    for plan in tables.register.several:
        own = (matrix_title(plan), tables.matrix_of(plan))
        yield OfficeFile(
            addresses.plan_matrix_file(plan, ".xlsx"),
            canonical(own),
            partial(_matrix_workbook, *own),
        )
    for party in tables.register.parties:
        content = (duty_title(party), party_heads(tables.register), tables.content_of(party))
        yield OfficeFile(
            addresses.party_file(party, "xlsx"),
            canonical(content),
            partial(_party_workbook, tables, party),
        )


def _register_workbook(title: str, tables: Tables, figures: Figures, version: str) -> bytes:
    sheets = (
        _list("工作任务", title, tables.tasks),
        *(
            _list(name, f"{title}：{name}", table)
            for name, table in (("时间节点", figures.milestones), ("指标", figures.targets))
            if table.rows
        ),
        _list("责任关系", f"{title}：责任关系", tables.assignments),
        _matrix("责任矩阵", f"{title}：责任矩阵", tables.matrix),
        *([_list("清单", "清单", tables.plans)] if tables.register.several else ()),
    )
    return workbook(title, stamp(version), sheets)


def _matrix_workbook(title: str, matrix: Matrix, version: str) -> bytes:
    return workbook(title, stamp(version), [_matrix("责任矩阵", title, matrix)])


def _party_workbook(tables: Tables, party: Party, version: str) -> bytes:
    title = duty_title(party)
    return workbook(title, stamp(version), [_list("责任清单", title, tables.of(party))])


def _list(name: str, title: str, table: Table) -> Worksheet:
    """A table with its heads frozen and filters on them."""
    widths = [_WIDTHS.get(head, 10) for head in table.heads]
    return Worksheet(
        name=name,
        title=title,
        paper=Paper.A4,
        columns=[
            Column(width, is_hidden=not _says_something(table, number))
            for number, width in enumerate(widths)
        ],
        rows=chain(
            [Row(None, table.heads, Style.HEAD)],
            (Row(height_of(row, widths), row, Style.TEXT) for row in table.rows),
        ),
    )


def _matrix(name: str, title: str, matrix: Matrix) -> Worksheet:
    """The matrix: kinds and upright names above, marks in the colours of roles."""
    first = len(matrix.heads)
    kinds = tuple(_kinds(matrix))
    tasks = Table(matrix.heads, tuple(row.task for row in matrix.rows))
    above = [
        Cell(column, kind if column == start else "", Style.HEAD)
        for kind, (start, last) in kinds
        for column in range(start, last + 1)
    ]
    names = [Cell(first + place, party, Style.UPRIGHT) for place, party in enumerate(matrix.names)]
    longest = max(map(len, matrix.names), default=1)
    heads = (
        Row(2 * _LINE_POINTS, [""] * first, Style.HEAD, above),
        Row(min(_LINE_POINTS * longest + 4, _MOST_POINTS), matrix.heads, Style.HEAD, names),
    )
    return Worksheet(
        name=name,
        title=title,
        paper=Paper.A3,
        columns=[
            *(
                Column(width, is_hidden=not _says_something(tasks, column))
                for column, width in enumerate(_MATRIX_WIDTHS)
            ),
            *(Column(_MARK_WIDTH) for _ in matrix.names),
        ],
        rows=chain(heads, (_matrix_row(first, row) for row in matrix.rows)),
        title_rows=2,
        title_columns=first,
        merged=[(start, last) for _, (start, last) in kinds if start < last],
        has_grid=True,  # on paper as well: empty cells are not written
    )


def _matrix_row(first: int, row: MatrixRow) -> Row:
    height = height_of(row.task[-1:], _MATRIX_WIDTHS[-1:])
    marks = (
        Cell(first + place, words, _STYLE_OF_WORD.get(words, Style.MARK))
        for place, words in row.marks
    )
    return Row(height, row.task, Style.TEXT, marks)


def _kinds(matrix: Matrix) -> Iterator[tuple[str, Span]]:
    """The kinds of parties, each with its columns from first to last."""
    placed = enumerate(matrix.kinds, start=len(matrix.heads))
    for kind, group in groupby(placed, lambda item: item[1]):
        columns = [column for column, _ in group]
        yield kind, (columns[0], columns[-1])


def _says_something(table: Table, column: int) -> bool:
    """Whether a column is of use: else it would only make the rest smaller in print."""
    cells = [row[column] for row in table.rows]
    match table.heads[column]:
        case "清单":
            return len(set(cells)) > 1
        case "编号":
            # Other tables say already in their first column which task it is.
            number = table.heads.index("序号") if "序号" in table.heads else None
            return number is not None and cells != [row[number] for row in table.rows]
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
    return min(_LINE_POINTS * max(map(_lines, row, widths)) + 4, _MOST_POINTS)


@lru_cache(maxsize=16_384)
def _lines(text: str, width: int) -> int:
    """How many lines a text takes: names stand in many rows, tasks in several workbooks."""
    return sum(max(1, ceil(2.1 * len(line) / width)) for line in text.split("\n"))


def _offers(register: Register) -> Iterator[Offer]:
    yield from party_offers(register, "Excel", "xlsx")
    yield from matrix_offers(register, "Excel", "xlsx")
    yield Offer(addresses.MATRIX, REGISTER_XLSX, "Excel", "责任矩阵")
    yield Offer(addresses.HOME, REGISTER_XLSX, "全部数据（Excel）", "责任台账")
    yield Offer(TABLES, REGISTER_XLSX, "全部数据（Excel）", "全部数据")


EXPORT = Export(workbooks, _offers)
