"""How much a published list may hold: far more than any does, and little enough to work on."""

from __future__ import annotations

from dataclasses import dataclass

from zeren.importing.document import UnreadableFileError

MOST_PARAGRAPHS = 50_000
MOST_TABLES = 20_000
MOST_ROWS = 30_000
MOST_CELLS = 300_000
"""Places of tables; a merged cell counts in each that it fills, and so do its characters."""

MOST_CHARACTERS = 10_000_000
LONGEST_TEXT = 100_000
"""Of one paragraph or cell; a cell of Excel holds 32,767 characters."""

_MOST_LINES = 20 * MOST_PARAGRAPHS
_HINT = "把清单部分另存成一个文件，再导入；确实很长的，分成几个文件导入。"


@dataclass(slots=True)
class Tally:
    """Counts what is read from a file, so that reading ends where no list is as long."""

    paragraphs: int = 0
    tables: int = 0
    rows: int = 0
    cells: int = 0
    characters: int = 0

    def paragraph(self, text: str, place: str) -> None:
        """Count a paragraph.

        Args:
            text: Its text.
            place: Where it stands, in words.

        Raises:
            UnreadableFileError: If it is one too many, or too long.
        """
        self.paragraphs += 1
        self._check(self.paragraphs, MOST_PARAGRAPHS, "段", place)
        self.text(text, place)

    def lines(self, count: int) -> None:
        """Count the lines of a text, blank ones among them.

        Args:
            count: How many.

        Raises:
            UnreadableFileError: If they are too many.
        """
        self._check(count, _MOST_LINES, "行", "末尾")

    def table(self, place: str) -> None:
        """Count a table.

        Args:
            place: Where it stands, in words.

        Raises:
            UnreadableFileError: If it is one too many.
        """
        self.tables += 1
        self._check(self.tables, MOST_TABLES, "个表格", place)

    def row(self, place: str) -> None:
        """Count a row of a table.

        Args:
            place: Where it stands, in words.

        Raises:
            UnreadableFileError: If it is one too many.
        """
        self.rows += 1
        self._check(self.rows, MOST_ROWS, "行", place)

    def cell(self, text: str, places: int, place: str) -> None:
        """Count a cell.

        Args:
            text: Its text.
            places: How many places of the table it fills.
            place: Where it stands, in words.

        Raises:
            UnreadableFileError: If it is one too many, or its text too long.
        """
        self.blanks(places, place)
        self.text(text, place, places)

    def blanks(self, places: int, place: str) -> None:
        """Count places that are filled up so that all rows of a table are as long.

        Args:
            places: How many.
            place: Where they stand, in words.

        Raises:
            UnreadableFileError: If they are too many.
        """
        self.cells += places
        self._check(self.cells, MOST_CELLS, "格", place)

    def text(self, text: str, place: str, places: int = 1) -> None:
        """Count the characters of a text.

        Args:
            text: The text.
            place: Where it stands, in words.
            places: In how many places it stands.

        Raises:
            UnreadableFileError: If it is too long.
        """
        self._check(len(text), LONGEST_TEXT, "字", f"{place}一处")
        self.characters += len(text) * places
        self._check(self.characters, MOST_CHARACTERS, "字", place)

    def _check(self, count: int, most: int, what: str, place: str) -> None:
        if count > most:
            raise UnreadableFileError(
                f"读到{place}就超过了 {most} {what}，大得不像一份任务清单。", _HINT
            )
