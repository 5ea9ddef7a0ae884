"""What stands on a page of a PDF, between its readers."""

from __future__ import annotations

from dataclasses import dataclass

from zeren.importing.document import Grid, LeftOut
from zeren.importing.readers.pdf_lines import Line


@dataclass(frozen=True, slots=True)
class PlacedGrid:
    """A ruled table where it stands.

    Attributes:
        top: Its upper edge.
        bottom: Its lower edge.
        grid: The table.
    """

    top: float
    bottom: float
    grid: Grid


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page.

    Attributes:
        number: The number of the page, from 1.
        width: Its width.
        lines: Its lines outside of tables, from top to bottom.
        grids: Its ruled tables.
        left_out: What stands on it and is none of its text.
        columns: In how many columns its text is set.
    """

    number: int
    width: float
    lines: tuple[Line, ...]
    grids: tuple[PlacedGrid, ...]
    left_out: tuple[LeftOut, ...]
    columns: int = 1

    @property
    def place(self) -> str:
        """Which page it is, in words."""
        return f"第 {self.number} 页"
