"""Ruled tables of a PDF page to grids: which cell a character stands in, merged ones filled in."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from pdfplumber.page import Page

from zeren.importing.document import Cell, Grid, GridRow
from zeren.importing.grids import tidy
from zeren.importing.readers.pdf_lines import Char, lines_of, middle_of
from zeren.importing.readers.pdf_paragraphs import Room, lines_in_cell, text_in_cell

Box: TypeAlias = tuple[float, float, float, float]

# Rulings of one line of a table lie this close together, in points.
_SNAP = 2.0
# What a cell leaves free on each side, in points, as Word does; spreadsheets leave less.
_PADDING = 5.4
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class RuledTable:
    """One ruled table of a page.

    Attributes:
        top: Its upper edge.
        bottom: Its lower edge.
        left: Its left edge.
        right: Its right edge.
        lefts: The left edges of its columns.
        tops: The upper edges of its rows.
        cells: Which cell stands in each place, by row and column.
    """

    top: float
    bottom: float
    left: float
    right: float
    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]

    def holds(self, char: Char) -> bool:
        """Whether a character stands inside."""
        x, y = middle_of(char)
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def grid(self, chars: Iterable[Char], page: int, turned: Iterable[Char] = ()) -> Grid:
        """The grid with the text of each cell.

        Args:
            chars: The characters that stand inside.
            page: The number of the page.
            turned: Others inside that lie on their side, in the order in which they are drawn.
        """
        inside: defaultdict[int, list[Char]] = defaultdict(list)
        for char in chars:
            inside[self._cell_of(char)].append(char)
        rooms = self._rooms()
        lines = {cell: lines_in_cell(lines_of(inside[cell]), rooms[cell]) for cell in inside}
        texts = {cell: tidy(text_in_cell(lines[cell])) for cell in inside}
        sideways: defaultdict[int, str] = defaultdict(str)
        for char in turned:
            sideways[self._cell_of(char)] += char["text"]
        for cell, text in sideways.items():
            texts[cell] = "\n".join(filter(None, (texts.get(cell, ""), tidy(text))))
        origins: dict[int, Cell] = {}
        rows = []
        for number, row_cells in enumerate(self.cells):
            for column, cell in enumerate(row_cells):
                held = () if cell in sideways else lines.get(cell, ())
                origins.setdefault(cell, Cell(texts.get(cell, ""), number, column, held))
            row_of_cells = tuple(origins[cell] for cell in row_cells)
            rows.append(GridRow(row_of_cells, f"第 {page} 页表格第 {number + 1} 行"))
        return Grid(tuple(rows))

    def _rooms(self) -> dict[int, Room]:
        """Where the lines of each cell may begin and end."""
        edges = (*self.lefts, self.right)
        rooms: dict[int, Room] = {}
        for row in self.cells:
            for cell, places in groupby(range(len(row)), key=row.__getitem__):
                columns = list(places)
                right = edges[columns[-1] + 1]
                rooms[cell] = Room(edges[columns[0]] + _PADDING, right - _PADDING)
        return rooms

    def _cell_of(self, char: Char) -> int:
        x, y = middle_of(char)
        row = max(bisect_right(self.tops, y) - 1, 0)
        return self.cells[row][max(bisect_right(self.lefts, x) - 1, 0)]


def ruled_tables(page: Page) -> Iterator[RuledTable]:
    """The tables of a page that have rulings and more than one column.

    Args:
        page: The page.

    Yields:
        The tables, as pdfplumber finds them.
    """
    settings = {"explicit_horizontal_lines": sorted(_ends(page))}
    for table in page.find_tables(settings):
        boxes: list[Box] = [tuple(map(float, cell)) for cell in table.cells]  # type: ignore[misc]
        lefts = _edges(box[0] for box in boxes)
        tops = _edges(box[1] for box in boxes)
        if len(lefts) < _FEWEST_COLUMNS:
            continue  # a frame around a text
        left, top, right, bottom = map(float, table.bbox)
        yield RuledTable(top, bottom, left, right, lefts, tops, _places(boxes, lefts, tops))


def _ends(page: Page) -> Iterator[float]:
    """Where upright rulings begin and end: a table that a page breaks may have no ruling there."""
    upright = sorted((e["top"], e["bottom"]) for e in page.edges if e["orientation"] == "v")
    reached = float("-inf")
    for top, bottom in upright:
        if top > reached + 2 * _SNAP:
            if reached > 0:
                yield reached
            yield float(top)
        reached = max(reached, float(bottom))
    if reached > 0:
        yield reached


def _places(
    boxes: Sequence[Box], lefts: Sequence[float], tops: Sequence[float]
) -> tuple[tuple[int, ...], ...]:
    """Which cell fills each place; a place that none fills is a cell of its own."""
    empty = len(boxes)
    places = [
        [empty + row * len(lefts) + column for column in range(len(lefts))]
        for row in range(len(tops))
    ]
    for number, (x0, top, x1, bottom) in enumerate(boxes):
        columns = range(_index(lefts, x0), _index(lefts, x1 - 2 * _SNAP) + 1)
        for row in range(_index(tops, top), _index(tops, bottom - 2 * _SNAP) + 1):
            for column in columns:
                places[row][column] = number
    return tuple(map(tuple, places))


def _edges(values: Iterable[float]) -> tuple[float, ...]:
    """Edges in their order, those that lie close together taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SNAP:
            edges.append(value)
    return tuple(edges)


def _index(edges: Sequence[float], value: float) -> int:
    return max(bisect_right(edges, value + _SNAP) - 1, 0)
