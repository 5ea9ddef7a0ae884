"""A published file as one plain thing, whatever it was: paragraphs and grids of cells, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


class UnreadableFileError(Exception):
    """A file cannot be read.

    Attributes:
        reason: Why, in Chinese.
        hint: What to do, in Chinese.
    """

    def __init__(self, reason: str, hint: str) -> None:
        """Say why and what to do.

        Args:
            reason: Why, in Chinese.
            hint: What to do, in Chinese.
        """
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or line, of running text.

    Attributes:
        text: Its text, without blanks around it; never empty.
        place: Where it stands, in words.
        is_heading: Whether the file itself marks it as a heading.
    """

    text: str
    place: str
    is_heading: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """Its text, as that of the only place that it has."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one place of a grid shows.

    A merged cell fills all of its places; they share their origin, by which they are told from
    cells that merely hold the same text.

    Attributes:
        text: Its text, without blanks around it.
        row: The index of the row in which the cell begins.
        column: The index of the column in which it begins.
        lines: Its text in the lines of a page, where the file does not say which of them end
            something; none where it does. Those that surely do end in a line break.
    """

    text: str
    row: int
    column: int
    lines: tuple[str, ...] = ()

    @property
    def origin(self) -> tuple[int, int]:
        """Where the cell begins: the same for all places that it fills."""
        return self.row, self.column


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a grid.

    Attributes:
        cells: Its cells, one a column.
        place: Where it stands, in words.
        doubt: What a person should look at in how it was put together; empty where nothing.
    """

    cells: tuple[Cell, ...]
    place: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table.

    Attributes:
        rows: Its rows, all of the same length.
        is_apart: Whether it stands for itself, as a sheet does, and never goes on with the grid
            before it.
    """

    rows: tuple[GridRow, ...]
    is_apart: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of all of its places, row by row; that of a merged cell in each."""
        return tuple(cell.text for row in self.rows for cell in row.cells)


def all_doubts(*doubts: str) -> str:
    """What a person should look at, as one text; empty where nothing.

    Args:
        doubts: The doubts, those that are empty among them.
    """
    return "；".join(dict.fromkeys(filter(None, doubts)))


Block: TypeAlias = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What stands in a file and is not read as its text.

    Attributes:
        text: What stands there.
        place: Where, in words.
        reason: Why it is left out, in Chinese.
        asks: Whether what was read there may be incomplete or wrong without it.
    """

    text: str
    place: str
    reason: str
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds.

    Attributes:
        kind: What sort of file it is, in Chinese.
        blocks: Its paragraphs and grids in their order.
        left_out: What the reader itself left out, such as page numbers.
        notice: What a person should know of the file, such as that rows are hidden.
    """

    kind: str
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read.

    Attributes:
        name: Its name.
        document: What it holds.
        notice: What a person should know of it, such as that its name says something else.
    """

    name: str
    document: Document
    notice: str = ""
