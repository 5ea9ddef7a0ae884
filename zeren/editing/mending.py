"""Mistakes of form put right, as bytes to bytes: what is safe, and never a word of a text.

A row in which nothing is wrong keeps its bytes, so that the change shows what was mended.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from zeren.columns import TableForm, task_form
from zeren.editing.kept_lines import KeptLines, kept_lines
from zeren.findings import Finding
from zeren.model import Role
from zeren.reading.data_files import stem_of
from zeren.reading.files.encodings import Decoded
from zeren.reading.files.records import Record, Sheet, without_trailing_blanks
from zeren.reading.files.sheets import read_sheet
from zeren.reading.files.texts import read_text
from zeren.reading.forms import Form
from zeren.reading.names import Names
from zeren.reading.schema import SCHEMA, TABLE_FORMS
from zeren.reading.tables import read_table
from zeren.text.characters import clean, squeeze, trim
from zeren.text.csv_guard import guarded, unguarded

# From the key of a column and a cell to the cell put right.
_MendCell: TypeAlias = Callable[[str, str], str]

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


def mend_tasks(
    data: bytes, file: str, names: Names | None, further: tuple[str, ...] = ()
) -> Mended | None:
    """Put the table of tasks right: blanks, separators, names, encoding.

    Args:
        data: The bytes of the file.
        file: Its name.
        names: The names of all parties; None where they are not all known, so that the cells
            of parties are left alone.
        further: The heads that plans name besides.

    Returns:
        The file put right; None where nothing is to be mended, or where the table cannot be read.
    """

    def mend(key: str, cell: str) -> str:
        return _mended_parties(cell, names) if key in frozenset(Role) else trim(cell)

    return _mend_table(data, file, task_form(further), mend)


def mend_registry_table(data: bytes, file: str) -> Mended | None:
    """Put a registry file that is a table right: blanks, separators, encoding.

    Args:
        data: The bytes of the file.
        file: Its name.

    Returns:
        The file put right; None where nothing is to be mended, or where the table cannot be read.
    """
    keys = SCHEMA[stem_of(file)].values()
    lists = {key.columns[0].key: key.form for key in keys if key.form.is_list}

    def mend(key: str, cell: str) -> str:
        return _mended_list(cell, lists[key]) if key in lists else trim(cell)

    return _mend_table(data, file, TABLE_FORMS[stem_of(file)], mend)


def mend_yaml(data: bytes, file: str) -> Mended | None:
    """Put the encoding of a registry file in YAML right: UTF-8 without a byte order mark.

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


def _mend_table(data: bytes, file: str, form: TableForm, mend: _MendCell) -> Mended | None:
    """Put a table right. Excel on Chinese Windows needs the byte order mark."""
    saved = read_sheet(data, file, form)
    if saved.sheet is None:
        return None
    table, _ = read_table(saved.sheet, file, form)
    if table is None:
        return None
    unread = {record.number for record in table.unread}
    blocks = list(_blocks(kept_lines(data, saved), _mended_rows(saved.sheet, form, unread, mend)))
    was = _was(data, saved.decoded, codecs.BOM_UTF8)
    if not was and all(block.old == block.new for block in blocks):
        return None
    text = "".join(line for block in blocks for line in block.new)
    return Mended(codecs.BOM_UTF8 + text.encode(), was, tuple(_hunks(blocks)))


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
    sheet: Sheet, form: TableForm, unread: set[int], mend: _MendCell
) -> Iterator[tuple[Record, tuple[str, ...]]]:
    """Each record with its cells put right; empty ones at the end are left out."""
    heads = without_trailing_blanks(sheet.records[0].cells)
    columns = tuple(map(form.column_of, heads))
    filled = [record.number for record in sheet.records if any(map(clean, record.cells))]
    for record in sheet.records:
        if record.number > filled[-1]:
            return
        if record.number in unread:
            yield record, record.cells
        elif record is sheet.records[0]:
            known = zip(heads, columns, strict=True)
            yield record, tuple(head if column is None else squeeze(head) for head, column in known)
        else:
            # A blank line is a row without cells.
            cells = zip(record.cells[: len(heads)], columns, strict=False)
            yield record, tuple(c if column is None else mend(column.key, c) for c, column in cells)


def _mended_parties(cell: str, names: Names | None) -> str:
    """Full names with 、 between them, if that says what the cell says."""
    if names is None:
        return cell
    read = names.read_cell(cell)
    is_safe = read.is_known and names.read_cell(read.right_form).parties == read.parties
    return read.right_form if is_safe else cell


def _mended_list(cell: str, form: Form) -> str:
    """Names with 、 between them; the guard of a cell stays."""
    names = trim(unguarded(cell))
    if not form.is_wrong((names,)):
        return trim(cell)
    (right,) = form.to_cells(form.from_cells((names,)))
    return guarded(right)


def _blocks(kept: KeptLines, rows: Iterator[tuple[Record, tuple[str, ...]]]) -> Iterator[_Block]:
    """The lines of each record before and after; records are kept where nothing changes."""
    done = 0
    for record, cells in rows:
        if not done and (record.line or 1) > 1:  # the line that says what stands between cells
            yield _Block(kept.lines[: (record.line or 1) - 1], ())
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
