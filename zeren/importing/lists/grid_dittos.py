"""Cells that mean the one above them: 〃 and 同上, whatever their column holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import starmap, zip_longest

from zeren.importing.document import Cell, GridRow, all_doubts
from zeren.text.spreadsheet_forms import is_ditto

NOTHING_ABOVE = "“{words}”的上面一格是空的，指什么请对照原文"
_LEFT = "左"  # 同左 means the cell beside it


@dataclass(slots=True)
class Dittos:
    """Reads the rows of tasks one after the other, and keeps what the last one says."""

    _above: tuple[Cell, ...] = ()

    def forget(self) -> None:
        """Begin anew, as below other heads."""
        self._above = ()

    def meant(self, row: GridRow) -> GridRow:
        """A row with what its cells mean.

        Args:
            row: The row of a task.

        Returns:
            The row; in doubt where a cell means one that holds nothing.
        """
        meant = self._filled(row) if any(map(_points_up, row.cells)) else row
        self._above = meant.cells
        return meant

    def _filled(self, row: GridRow) -> GridRow:
        above = self._above[: len(row.cells)]
        cells = tuple(starmap(_meant, zip_longest(row.cells, above)))
        left = next((cell.text for cell in cells if _points_up(cell)), "")
        asked = NOTHING_ABOVE.format(words=left) if left else ""
        return replace(row, cells=cells, doubt=all_doubts(row.doubt, asked))


def _meant(cell: Cell, above: Cell | None) -> Cell:
    if above is None or not above.text or not _points_up(cell):
        return cell
    return replace(above, row=cell.row, column=cell.column)


def _points_up(cell: Cell) -> bool:
    return is_ditto(cell.text) and _LEFT not in cell.text
