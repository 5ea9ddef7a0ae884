"""The rows of a registry table as they stand, and what each column of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zeren.columns import TableForm
from zeren.editing.kept_lines import KeptLines, kept_lines
from zeren.editing.registry_files import UnreadableRegistryError
from zeren.reading.data_files import stem_of
from zeren.reading.files.records import Record
from zeren.reading.files.sheets import read_sheet
from zeren.reading.schema import TABLE_FORMS
from zeren.text.characters import clean
from zeren.text.csv_guard import unguarded


@dataclass(frozen=True, slots=True)
class RegistryRows:
    """The rows of a registry table.

    Attributes:
        form: The columns that it may have.
        kept: Its lines.
        head: Its row of heads.
        records: The rows below.
        keys: The key of each column; empty where a head is not known.
    """

    form: TableForm
    kept: KeptLines
    head: Record
    records: Sequence[Record]
    keys: tuple[str, ...]

    def cell(self, record: Record, key: str) -> str:
        """What a row says under a key; empty where there is no such column.

        Args:
            record: The row.
            key: The key.
        """
        cells = (cell for one, cell in zip(self.keys, record.cells, strict=False) if one == key)
        return clean(unguarded(next(cells, "")))


def rows_of_registry(data: bytes, file: str) -> RegistryRows:
    """Read a registry table to change some of its cells.

    Args:
        data: The bytes of the file.
        file: Its name.

    Raises:
        UnreadableRegistryError: If the file cannot be read.
    """
    form = TABLE_FORMS[stem_of(file)]
    saved = read_sheet(data, file, form)
    if saved.sheet is None:
        raise UnreadableRegistryError(file)
    head, *records = saved.sheet.records
    columns = map(form.column_of, head.cells)
    keys = tuple(column.key if column else "" for column in columns)
    return RegistryRows(form, kept_lines(data, saved), head, records, keys)
