"""The table of tasks with an import in it, as bytes to bytes.

A row that stays as it is keeps its bytes, so that the change shows what was imported; columns that
mean nothing to us are kept.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from zeren.columns import TASK_FORM, column_of, head_of
from zeren.editing.kept_lines import kept_lines
from zeren.editing.registry_files import empty_table
from zeren.importing.drafts.merges import Merge, Step
from zeren.reading.data_files import TASKS
from zeren.reading.files.encodings import EMPTY
from zeren.reading.files.records import Record
from zeren.reading.files.sheets import read_sheet
from zeren.text.characters import squeeze
from zeren.text.csv_guard import guarded, unguarded


def merged_table(data: bytes, file: str, merged: Merge) -> bytes:
    """Write the table as it would be after an import.

    Args:
        data: The bytes of the table as it is; where it is empty, it gets all heads.
        file: Its name.
        merged: The import.

    Returns:
        Its new bytes, in UTF-8 with a byte order mark.
    """
    saved = read_sheet(data, file, TASK_FORM)
    if [finding.code for finding in saved.findings] == [EMPTY.code]:
        return merged_table(empty_table(TASKS), file, merged)
    records = saved.sheet.records if saved.sheet is not None else ()
    kept = kept_lines(data, saved)
    heads = records[0].cells
    keys = tuple(
        column.key if (column := column_of(head)) else squeeze(unguarded(head)) for head in heads
    )
    new_keys = tuple(key for key in merged.new_keys if key not in keys)
    by_number = {record.number: record for record in records}
    lines = [*kept.rewritten(records[0], (*heads, *map(guarded, map(head_of, new_keys))))]
    for step in merged.steps:
        record = by_number[step.row.number] if step.row is not None else None
        cells = _row(step, record, keys, new_keys)
        lines += kept.rewritten(record, cells) if record is not None else kept.written(cells)
    return codecs.BOM_UTF8 + kept.joined(lines).encode()


def _row(
    step: Step, record: Record | None, keys: Sequence[str], new_keys: Sequence[str]
) -> tuple[str, ...]:
    """The cells of a row: as written wherever they say what they shall say."""
    old = record.cells[: len(keys)] if record is not None else ()
    old = (*old, *[""] * (len(keys) - len(old)))
    row = step.row
    cells = [
        cell
        # An import says nothing of some columns, such as 状态.
        if key not in step.cells or (row is not None and row.written(key) == step.cells[key])
        else guarded(step.cells[key])
        for key, cell in zip(keys, old, strict=True)
    ]
    return (*cells, *(guarded(step.cells.get(key, "")) for key in new_keys))
