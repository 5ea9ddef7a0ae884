"""A CSV file as lines to keep: what stays as it is keeps its bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zeren.reading.files.records import COMMA, Record, as_csv
from zeren.reading.files.sheets import SavedSheet

_LINE_END = re.compile(r"\r\n|\n|\r")
# What Excel writes: for files that have no line end of their own.
_USUAL_END = "\r\n"


@dataclass(frozen=True, slots=True)
class KeptLines:
    """The lines of a CSV file.

    Attributes:
        lines: The lines with their line ends; none of a workbook.
        end: The line end that a new row gets: the file's first.
        has_commas: Whether commas stand between cells, so that a row can stay as it is.
    """

    lines: tuple[str, ...]
    end: str
    has_commas: bool

    def of(self, record: Record) -> tuple[str, ...]:
        """The lines of a record as they stand in the file."""
        return self.lines[(record.line or 1) - 1 : record.last_line or 0]

    def rewritten(self, record: Record, cells: Sequence[str]) -> tuple[str, ...]:
        """The lines of a record with other cells in it: its own lines where these are the same."""
        old = self.of(record)
        if self.has_commas and old and tuple(cells) == record.cells:
            return old
        end = _LINE_END.findall("".join(old[-1:]))
        return _written(cells, end[0] if end else self.end)

    def widened(self, record: Record, more: Sequence[str]) -> tuple[str, ...]:
        """The lines of a record with more cells at its end; the others keep their bytes."""
        old = self.of(record)
        if not more or not (self.has_commas and old):
            return self.rewritten(record, (*record.cells, *more))
        last = old[-1]
        kept = last.rstrip("\r\n")
        return (*old[:-1], kept + as_csv([("", *more)])[:-1] + (last[len(kept) :] or self.end))

    def written(self, cells: Sequence[str]) -> tuple[str, ...]:
        """The lines of a new row."""
        return _written(cells, self.end)

    def joined(self, lines: Iterable[str]) -> str:
        """The text of lines of which the last of the file may lack its line end."""
        return "".join(line if _LINE_END.search(line[-1:]) else line + self.end for line in lines)


def kept_lines(data: bytes, saved: SavedSheet) -> KeptLines:
    """Divide a file that was read into lines to keep.

    Args:
        data: The bytes of the file.
        saved: What was read from it.
    """
    text = data.decode(saved.decoded.encoding) if saved.decoded is not None else ""
    has_commas = saved.sheet is not None and saved.sheet.delimiter == COMMA
    return KeptLines(_lines(text), first_line_end(text) or _USUAL_END, has_commas)


def first_line_end(text: str) -> str:
    """The first line end of a text, which we take for its usual one; empty where there is none.

    Args:
        text: Any text.
    """
    end = _LINE_END.search(text)
    return end[0] if end else ""


def _written(cells: Sequence[str], end: str) -> tuple[str, ...]:
    return _lines(as_csv([cells])[:-1] + end)


def _lines(text: str) -> tuple[str, ...]:
    ends = [0, *(match.end() for match in _LINE_END.finditer(text))]
    lines = [text[start:end] for start, end in pairwise(ends)]
    return (*lines, text[ends[-1] :]) if text[ends[-1] :] else tuple(lines)
