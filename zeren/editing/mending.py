"""Mistakes of form put right, as bytes to bytes: what is safe, and never a word of a text.

A row in which nothing is wrong keeps its bytes, so that the change shows what was mended.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zeren.columns import Column, column_of
from zeren.editing.kept_lines import KeptLines, kept_lines
from zeren.findings import Finding
from zeren.model import Role
from zeren.reading.files.encodings import Decoded
from zeren.reading.files.records import Record, Sheet, without_trailing_blanks
from zeren.reading.files.sheets import read_sheet
from zeren.reading.files.texts import read_text
from zeren.reading.names import Names
from zeren.reading.sources import TASKS
from zeren.reading.tables import read_table
from zeren.text.characters import squeeze, trim

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines of a file that changed.

    Attributes:
        line: Where they start, from 1, before the change.
        old: The lines before.
        new_line: Where they start after it.
        new: The lines after.
    """

    line: int
    old: tuple[str, ...]
    new_line: int
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """A file put right.

    Attributes:
        data: Its bytes.
        was: What it was before, in words, where that was not a text in our encoding.
        hunks: The lines that changed.
    """

    data: bytes
    was: str
    hunks: tuple[Hunk, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one record.

    Attributes:
        old: The lines as they stand in the file, with their line ends.
        new: The lines put right.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]


def mend_table(data: bytes, names: Names | None) -> Mended | None:
    """Put the table of tasks right: blanks, separators, names, encoding.

    Excel on Chinese Windows needs the byte order mark.

    Args:
        data: The bytes of the file.
        names: The names of all parties; None where they are not all known, so that the cells
            of parties are left alone.

    Returns:
        The file put right; None where nothing is to be mended, or where the table cannot be read.
    """
    saved = read_sheet(data, TASKS)
    if saved.sheet is None:
        return None
    table, _ = read_table(saved.sheet, TASKS)
    if table is None:
        return None
    unread = {record.number for record in table.unread}
    rows = _mended_rows(saved.sheet, unread, names)
    blocks = list(_blocks(kept_lines(data, saved), rows))
    was = _was(data, saved.decoded, codecs.BOM_UTF8)
    if not was and all(block.old == block.new for block in blocks):
        return None
    text = "".join(line for block in blocks for line in block.new)
    return Mended(codecs.BOM_UTF8 + text.encode(), was, tuple(_hunks(blocks)))


def mend_registry(data: bytes, file: str) -> Mended | None:
    """Put the encoding of a registry file right: UTF-8 without a byte order mark.

    Args:
        data: The bytes of the file.
        file: Its name.

    Returns:
        The file put right; None where nothing is to be mended, or where it cannot be read.
    """
    decoded = read_text(data, file)
    if isinstance(decoded, Finding) or "\0" in decoded.text:
        return None  # NULs are the other half of characters in an encoding that nobody names
    was = _was(data, decoded, b"")
    text = data.decode(decoded.encoding).lstrip(_MARK)  # some programs write the mark twice
    return Mended(text.encode(), was, ()) if was else None


def _was(data: bytes, decoded: Decoded | None, mark: bytes) -> str:
    """What a file was, if not UTF-8 with or without a byte order mark, as it is due."""
    if decoded is None:
        return "Excel 工作簿"
    if decoded.encoding not in {"utf-8", "utf-8-sig"}:
        return decoded.encoding.upper()
    if data.startswith(codecs.BOM_UTF8) != bool(mark):
        return "UTF-8（不带 BOM）" if mark else "UTF-8（带 BOM）"
    return ""


def _mended_rows(
    sheet: Sheet, unread: set[int], names: Names | None
) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """Each record with its cells put right; empty ones at the end are left out."""
    heads = without_trailing_blanks(sheet.records[0].cells)
    columns = tuple(map(column_of, heads))
    filled = [record.number for record in sheet.records if any(map(trim, record.cells))]
    for record in sheet.records:
        if record.number > filled[-1]:
            return
        if record.number in unread:
            yield record, record.cells
        elif record is sheet.records[0]:
            yield record, tuple(map(_mended_head, heads))
        else:
            yield record, tuple(_mended_cells(record.cells[: len(heads)], columns, names))


def _mended_head(head: str) -> str:
    return head if column_of(head) is None else squeeze(head)


def _mended_cells(
    cells: Sequence[str], columns: Sequence[Column | None], names: Names | None
) -> Iterator[str]:
    # A blank line is a row without cells.
    for cell, column in zip(cells, columns, strict=False):
        if column is None:
            yield cell
        elif column.key in frozenset(Role):
            yield _mended_parties(cell, names)
        else:
            yield trim(cell)


def _mended_parties(cell: str, names: Names | None) -> str:
    """Full names with 、 between them, if that says what the cell says."""
    if names is None:
        return cell
    read = names.read_cell(cell)
    is_safe = read.is_known and names.read_cell(read.right_form).parties == read.parties
    return read.right_form if is_safe else cell


def _blocks(kept: KeptLines, rows: Iterator[tuple[Record, tuple[str, ...]]]) -> Iterator[_Block]:
    """The lines of each record before and after; records are kept where nothing changes."""
    done = 0
    for record, cells in rows:
        yield _Block(kept.of(record), kept.rewritten(record, cells))
        done = record.last_line or 0
    yield _Block(kept.lines[done:], ())


def _hunks(blocks: Sequence[_Block]) -> Iterator[Hunk]:
    line, new_line = 1, 1
    for block in blocks:
        if block.old != block.new:
            yield Hunk(line, _without_ends(block.old), new_line, _without_ends(block.new))
        line, new_line = line + len(block.old), new_line + len(block.new)


def _without_ends(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.rstrip("\r\n") for line in lines)
