"""Building grids: merged cells filled in, whatever form they come in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zeren.importing.bounds import Tally
from zeren.importing.document import Cell, Grid, GridRow
from zeren.text.characters import trim, without_controls

# No list has more columns; a hostile file may claim any number.
MOST_COLUMNS = 100


def tidy(text: str) -> str:
    """A text of a cell or paragraph without controls, and without blanks around its lines.

    Args:
        text: The text as read.
    """
    lines = (trim(line) for line in without_controls(text).splitlines())
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class GridBuilder:
    """Collects cells row by row; what reaches down from above is filled in.

    Attributes:
        label: The words that name the table in places; empty for none.
        tally: What counts its rows and cells.
    """

    label: str = ""
    tally: Tally = field(default_factory=Tally)
    _rows: list[list[Cell]] = field(default_factory=list)
    _places: list[str] = field(default_factory=list)
    # The cells that reach into the next rows, with the number of rows left, by column.
    _reaching: dict[int, tuple[Cell, int]] = field(default_factory=dict)

    def begin_row(self, place: str = "") -> None:
        """Begin a row.

        Args:
            place: Where it stands, in words; else it is counted.
        """
        self._rows.append([])
        self._places.append(place or f"{self.label}第 {len(self._rows)} 行")
        self.tally.row(self._places[-1])

    @property
    def place(self) -> str:
        """Where the row stands that was begun last, in words."""
        return self._places[-1]

    @property
    def count(self) -> int:
        """How many rows were begun."""
        return len(self._rows)

    def add(self, text: str, width: int = 1, height: int = 1) -> None:
        """Add a cell at the next free column of the row.

        Args:
            text: Its text.
            width: How many columns it fills.
            height: How many rows it fills.
        """
        self._fill_from_above()
        row = self._rows[-1]
        if len(row) >= MOST_COLUMNS:
            self.tally.blanks(1, self._places[-1])  # it is left out, and costs time all the same
            return
        cell = Cell(tidy(text), len(self._rows) - 1, len(row))
        for _ in range(min(width, MOST_COLUMNS - len(row))):
            if height > 1:
                self._reaching[len(row)] = (cell, height - 1)
            self._append(cell)

    def continue_above(self, width: int = 1) -> None:
        """Go on with the cell above, as Word has it in a cell that is merged downwards.

        Args:
            width: How many columns it fills.
        """
        row = self._rows[-1]
        above = self._rows[-2] if len(self._rows) > 1 else []
        for _ in range(min(width, MOST_COLUMNS - len(row))):
            column = len(row)
            empty = Cell("", len(self._rows) - 1, column)
            self._append(above[column] if column < len(above) else empty)

    def continue_left(self) -> None:
        """Go on with the cell to the left."""
        row = self._rows[-1]
        if row and len(row) < MOST_COLUMNS:
            self._append(row[-1])

    def end_row(self) -> None:
        """End a row: what reaches down from above at its end is filled in."""
        row, last = self._rows[-1], max(self._reaching, default=-1)
        while len(row) <= last:
            if len(row) in self._reaching:
                self._fill_from_above()
            else:
                self._append(Cell("", len(self._rows) - 1, len(row)))

    def grid(self) -> Grid:
        """The grid, every row as long as the longest."""
        width = max(map(len, self._rows), default=0)
        blank = len(self._rows) * width - sum(map(len, self._rows))
        self.tally.blanks(blank, self.label or "表格")
        rows = []
        for number, (row, place) in enumerate(zip(self._rows, self._places, strict=True)):
            missing = (Cell("", number, column) for column in range(len(row), width))
            rows.append(GridRow((*row, *missing), place))
        return Grid(tuple(rows))

    def _fill_from_above(self) -> None:
        row = self._rows[-1]
        while (reaching := self._reaching.pop(len(row), None)) is not None:
            cell, left = reaching
            if left > 1:
                self._reaching[len(row)] = (cell, left - 1)
            self._append(cell)

    def _append(self, cell: Cell) -> None:
        self._rows[-1].append(cell)
        self.tally.cell(cell.text, 1, self._places[-1])


def plain_grid(rows: Iterable[Sequence[str]], places: Iterable[str]) -> Grid:
    """A grid without merged cells.

    Args:
        rows: The texts of each row.
        places: Where each row stands.
    """
    builder = GridBuilder()
    for row, place in zip(rows, places, strict=True):
        builder.begin_row(place)
        for text in row:
            builder.add(text)
    return builder.grid()
