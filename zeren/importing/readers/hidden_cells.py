"""A table without the rows and columns that its author hid."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from zeren.importing.document import Cell, Grid, GridRow
from zeren.importing.readers.omissions import Omissions, Why

_SEPARATOR = "｜"


def without_columns(grid: Grid, hidden: Collection[int], label: str, omissions: Omissions) -> Grid:
    """A table without hidden columns, which are told.

    Args:
        grid: The table.
        hidden: The indices of the columns.
        label: The words that name the table.
        omissions: Collects what is left out.
    """
    width = len(grid.rows[0].cells) if grid.rows else 0
    for column in sorted(hidden):
        if column < width:
            own = (row.cells[column] for row in grid.rows)
            # A merged cell that reaches into the column is seen beside it.
            texts = (one.text for one in own if one.column == column)
            place = f"{label}第 {column + 1} 列"
            omissions.add(_SEPARATOR.join(filter(None, texts)), place, Why.HIDDEN_COLUMN)
    shown = [column for column in range(width) if column not in hidden]
    return _only(grid, range(len(grid.rows)), shown)


def without_rows(grid: Grid, hidden: Collection[int], omissions: Omissions) -> Grid:
    """A table without hidden rows, which are told.

    Args:
        grid: The table.
        hidden: The indices of the rows.
        omissions: Collects what is left out.
    """
    for number in sorted(hidden):
        if number < len(grid.rows):
            row = grid.rows[number]
            texts = (one.text for one in row.cells if one.row == number)
            omissions.add(
                _SEPARATOR.join(dict.fromkeys(filter(None, texts))), row.place, Why.HIDDEN_ROW
            )
    shown = [number for number in range(len(grid.rows)) if number not in hidden]
    return _only(grid, shown, range(len(grid.rows[0].cells)) if grid.rows else ())


def _only(grid: Grid, rows: Sequence[int], columns: Sequence[int]) -> Grid:
    """The table with these rows and columns alone; each cell begins where it is first seen."""
    made: dict[tuple[int, int], Cell] = {}
    kept = []
    for number, row in enumerate(rows):
        cells = []
        for index, column in enumerate(columns):
            cell = grid.rows[row].cells[column]
            cells.append(made.setdefault(cell.origin, Cell(cell.text, number, index)))
        kept.append(GridRow(tuple(cells), grid.rows[row].place))
    return replace(grid, rows=tuple(kept))
