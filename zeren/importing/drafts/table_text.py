"""The table of tasks with an import in it, as bytes to bytes.

A row that stays as it is keeps its bytes, so that the change shows what was imported; columns that
mean nothing to us are kept.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from zeren.columns import column_of, head_of
from zeren.importing.drafts.merging import Merge, Step
from zeren.reading.files.records import COMMA, Record, as_csv
from zeren.reading.files.sheets import SavedSheet, read_sheet

_LINE_END = re.compile(r"\r\n|\n|\r")


def merged_table(data: bytes, file: str, merged: Merge) -> bytes:
    """Write the table as it would be after an import.

    Args:
        data: The bytes of the table as it is; none where there is no table yet.
        file: Its name.
        merged: The import.

    Returns:
        Its new bytes, in UTF-8 with a byte order mark.
    """
    saved = read_sheet(data, file)
    records = saved.sheet.records if saved.sheet is not None else ()
    lines, end = _lines(data, saved)
    is_plain = saved.sheet is not None and saved.sheet.delimiter == COMMA and bool(lines)
    heads = records[0].cells if records else ()
    keys = tuple(column.key if (column := column_of(head)) else "" for head in heads)
    by_number = {record.number: record for record in records}

    def text_of(cells: Sequence[str], record: Record | None) -> str:
        if is_plain and record is not None and tuple(cells) == record.cells:
            kept = "".join(lines[(record.line or 1) - 1 : record.last_line or 0])
            return kept if _LINE_END.search(kept[-1:]) else kept + end
        return as_csv([cells])[:-1] + end

    text = text_of((*heads, *map(head_of, merged.new_keys)), records[0] if records else None)
    for step in merged.steps:
        record = by_number[step.row.number] if step.row is not None else None
        text += text_of(_row(step, record, keys, merged.new_keys), record)
    return codecs.BOM_UTF8 + text.encode()


def _row(
    step: Step, record: Record | None, keys: Sequence[str], new_keys: Sequence[str]
) -> tuple[str, ...]:
    """The cells of a row: as written wherever they say what they shall say."""
    old = record.cells[: len(keys)] if record is not None else ()
    old = (*old, *[""] * (len(keys) - len(old)))
    row = step.row
    cells = [
        cell
        if not key or (row is not None and row.get(key) == step.cells[key])
        else step.cells[key]
        for key, cell in zip(keys, old, strict=True)
    ]
    return (*cells, *(_new(step.cells, key) for key in new_keys))


def _new(cells: Mapping[str, str], key: str) -> str:
    return cells.get(key, "")


def _lines(data: bytes, saved: SavedSheet) -> tuple[tuple[str, ...], str]:
    """The lines of the file with their ends, and the end that new lines get."""
    if saved.decoded is None:
        return (), "\r\n"
    text = data.decode(saved.decoded.encoding)
    ends = [0, *(match.end() for match in _LINE_END.finditer(text))]
    lines = [text[start:end] for start, end in pairwise(ends)]
    if text[ends[-1] :]:
        lines.append(text[ends[-1] :])
    return tuple(lines), (_LINE_END.findall(text) or ["\r\n"])[0]
