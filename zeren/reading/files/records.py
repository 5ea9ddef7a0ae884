"""Text to records: CSV in strict mode, with Excel's row numbers and the file's lines kept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zeren.columns import TableForm
from zeren.text.characters import trim

COMMA = ","
# Excel writes tabs when it saves "Unicode text", and semicolons under some regional settings.
_DELIMITERS = (COMMA, "\t", ";")
# What a reader of CSV can part cells at; a word instead is no sign.
_SEPARATOR_LINE = re.compile(r'\A"?sep=(?P<sign>[^"\w\s]|\t)"?[ \t,;]*(?:\n|\Z)', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """One row as it stands in the file.

    Attributes:
        number: The row as Excel numbers it, from 1.
        line: The line of the file where it starts; None in a workbook.
        last_line: The line where it ends.
        cells: Its cells, as written.
    """

    number: int
    line: int | None
    last_line: int | None
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a file.

    Attributes:
        records: The rows, blank ones among them.
        delimiter: What stands between cells; None in a workbook.
        merged: The row of the first of merged cells, by row and column (from 0) of each other.
        has_separator_line: Whether a line before the head says what stands between cells.
    """

    records: tuple[Record, ...]
    delimiter: str | None
    merged: Mapping[tuple[int, int], int] = field(default_factory=dict)
    has_separator_line: bool = False


class BrokenQuoteError(Exception):
    """A record cannot be read, since its quotes do not match.

    Attributes:
        line: The line where the record starts.
        is_too_long: Whether that shows in a cell that is longer than any that is meant.
    """

    def __init__(self, line: int, reason: str) -> None:
        """Name the place.

        Args:
            line: The line where the record starts.
            reason: What the reader says of it.
        """
        super().__init__(line)
        self.line = line
        self.is_too_long = "larger than field limit" in reason


def read_records(text: str, form: TableForm) -> Sheet:
    """Read CSV.

    pandas is not used here: its reader drops blank lines, takes a surplus cell for the index
    and renames doubled heads. An unclosed quote can swallow many rows, so reading is strict.

    Args:
        text: The file's text, with line feeds as line ends.
        form: The columns that the table may have, to tell what stands between cells.

    Returns:
        Its records.

    Raises:
        BrokenQuoteError: If quotes do not match.
    """
    # Excel takes this line for itself and counts the rows below it.
    if said := _SEPARATOR_LINE.match(text):
        records = _records(text[said.end() :], said["sign"], 2)
        return Sheet(tuple(records), said["sign"], has_separator_line=True)
    delimiter = max(_DELIMITERS, key=lambda one: _known_heads(text, one, form))
    return Sheet(tuple(_records(text, delimiter, 1)), delimiter)


def as_csv(rows: Iterable[Sequence[str]]) -> str:
    """Write rows as CSV with commas, quoted where they must be.

    Args:
        rows: The cells of each row.
    """
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue()


def without_trailing_blanks(cells: Sequence[str]) -> tuple[str, ...]:
    """Drop the empty cells that Excel leaves at the end of a row.

    Args:
        cells: The cells of a row.
    """
    end = len(cells)
    while end and not trim(cells[end - 1]):
        end -= 1
    return tuple(cells[:end])


def _known_heads(text: str, delimiter: str, form: TableForm) -> int:
    """How many heads of the first record are known if this stands between cells."""
    try:
        heads = next(csv.reader(_lines(text), delimiter=delimiter, strict=True), [])
    except csv.Error:
        return 0
    return sum(form.column_of(head) is not None for head in heads)


def _records(text: str, delimiter: str, first_line: int) -> Iterator[Record]:
    """Each record with its lines; a blank line is a record, as in Excel."""
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=True)
    number, line = 1, first_line
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BrokenQuoteError(line, str(error)) from error
        last = reader.line_num + first_line - 1
        yield Record(number, line, last, tuple(cells))
        number, line = number + 1, last + 1


def _lines(text: str) -> io.StringIO:
    """The lines of a text, divided at line feeds alone."""
    return io.StringIO(text, newline="\n")
