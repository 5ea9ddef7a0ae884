"""New entries for a registry file, in the form that it has: what stands there keeps its bytes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import yaml

from zeren.editing.kept_lines import first_line_end, kept_lines
from zeren.findings import Finding
from zeren.reading.data_files import YAML, stem_of
from zeren.reading.entries import Value
from zeren.reading.files.encodings import EMPTY
from zeren.reading.files.records import as_csv
from zeren.reading.files.sheets import read_sheet
from zeren.reading.files.texts import read_text
from zeren.reading.schema import SCHEMA, TABLE_FORMS
from zeren.text.csv_guard import guarded

NewEntry: TypeAlias = Mapping[str, Value]

_CHINESE = re.compile(r"[\u3400-\u9fff（）、。〔〕A-Za-z0-9]+")
_WORD = re.compile(r"[a-z][a-z0-9-]*")
# Words that are no texts to YAML.
_MEANING = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_NO_FOLDING = 1_000_000_000


class UnreadableRegistryError(ValueError):
    """Nothing can be added to a file that cannot be read."""


def append_entries(data: bytes, file: str, entries: Sequence[NewEntry], comment: str = "") -> bytes:
    """Add entries at the end of a registry file.

    Args:
        data: The bytes of the file; those of a workbook become a table.
        file: Its name: its ending says whether it is YAML or a table.
        entries: The values of each entry by key, in the forms of the schema.
        comment: A line that goes before them; a table has no place for it.

    Returns:
        The bytes of the file with them: UTF-8, a table with a byte order mark. A column that the
        table lacks is added where an entry needs it.

    Raises:
        UnreadableRegistryError: If the file cannot be read.
        NotInCellError: If a cell cannot hold a value so that it is read back as the same.
    """
    if file.endswith(YAML):
        return _append_yaml(data, file, entries, comment)
    return _append_rows(data, file, [_cells_of(entry, stem_of(file)) for entry in entries])


def entries_as_text(file: str, entries: Sequence[NewEntry]) -> str:
    """Entries as they are added to a file, for a person to read.

    Args:
        file: The name of the file.
        entries: The values of each entry by key.
    """
    if file.endswith(YAML):
        return "".join(map(_block, entries))
    rows = [_cells_of(entry, stem_of(file)) for entry in entries]
    used = [c for c in TABLE_FORMS[stem_of(file)].columns if any(row.get(c.key) for row in rows)]
    heads = tuple(column.head for column in used)
    return as_csv([heads, *(tuple(row.get(c.key, "") for c in used) for row in rows)])


def entries_to_paste(file: str, entries: Sequence[NewEntry]) -> str:
    """Entries as a person adds them to the end of a file: of a table rows with all its columns.

    Args:
        file: The name of the file.
        entries: The values of each entry by key.
    """
    if file.endswith(YAML):
        return entries_as_text(file, entries)
    columns = TABLE_FORMS[stem_of(file)].columns
    heads = [column.head for column in columns]
    rows = (_cells_of(entry, stem_of(file)) for entry in entries)
    return as_csv([heads, *([row.get(one.key, "") for one in columns] for row in rows)])


def empty_table(registry: str) -> bytes:
    """A registry table without entries: its heads alone.

    Args:
        registry: What code calls the file.
    """
    heads = tuple(column.head for column in TABLE_FORMS[registry].columns)
    return codecs.BOM_UTF8 + as_csv([heads]).replace("\n", "\r\n").encode()


def _cells_of(entry: NewEntry, registry: str) -> dict[str, str]:
    """The cells of an entry by the keys of their columns."""
    cells: dict[str, str] = {}
    for name, value in entry.items():
        key = SCHEMA[registry][name]
        if value is not None:
            held = map(guarded, key.form.to_cells(value))
            cells |= {column.key: cell for column, cell in zip(key.columns, held, strict=True)}
    return cells


def _append_rows(data: bytes, file: str, rows: Sequence[Mapping[str, str]]) -> bytes:
    form = TABLE_FORMS[stem_of(file)]
    saved = read_sheet(data, file, form)
    if [finding.code for finding in saved.findings] == [EMPTY.code]:
        return _append_rows(empty_table(stem_of(file)), file, rows)
    if saved.sheet is None:
        raise UnreadableRegistryError(file)
    kept = kept_lines(data, saved)
    head, *records = saved.sheet.records
    keys = [column.key if (column := form.column_of(cell)) else "" for cell in head.cells]
    needed = {key for row in rows for key, cell in row.items() if cell} - set(keys)
    new = [column for column in form.columns if column.key in needed]
    lines = [*kept.widened(head, [column.head for column in new])]
    for record in records:
        is_row = len(record.cells) >= len(head.cells)  # no blank line, and none that is too short
        lines += kept.widened(record, [""] * len(new)) if is_row else kept.of(record)
    for row in rows:
        lines += kept.written([row.get(key, "") for key in (*keys, *(c.key for c in new))])
    return codecs.BOM_UTF8 + kept.joined(lines).encode()


def _append_yaml(data: bytes, file: str, entries: Sequence[NewEntry], comment: str) -> bytes:
    decoded = read_text(data, file)
    if isinstance(decoded, Finding) and decoded.code != EMPTY.code:
        raise UnreadableRegistryError(file)
    text = "" if isinstance(decoded, Finding) else data.decode(decoded.encoding)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    root = _root(text)
    if root is not None and root.flow_style and root.value:
        end = root.value[-1].end_mark.index
        added = "".join(f", {as_flow(dict(entry))}" for entry in entries)
        return mark + f"{text[:end]}{added}{text[end:]}".encode()
    indent = " " * root.start_mark.column if root is not None else ""
    if root is not None and root.flow_style:
        text, indent = text[: root.start_mark.index] + text[root.end_mark.index :], ""
    blocks = [f"# {comment}\n"] if comment else []
    blocks += map(_block, entries)
    lines = [indent + line for block in blocks for line in block.splitlines(keepends=True)]
    gap = "\n" if text and not text.endswith(("\n", "\r")) else ""
    addition = "".join((gap, "\n", *lines))
    return mark + (text + addition.replace("\n", first_line_end(text) or "\n")).encode()


def _root(text: str) -> yaml.SequenceNode | None:
    """The list that a text of YAML is; None where there is none yet."""
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:  # signs that our reader puts up with
        return None
    return root if isinstance(root, yaml.SequenceNode) else None


def _block(entry: NewEntry) -> str:
    """An entry of YAML, a line for each key."""
    held = ((key, value) for key, value in entry.items() if value is not None)
    lines = [f"{key}: {as_flow(value)}\n" for key, value in held]
    return "  ".join(("- " + lines[0], *lines[1:]))


def as_flow(value: Value) -> str:
    """A value of YAML in one line.

    Args:
        value: A text, or a list or mapping of such.
    """
    if isinstance(value, list):
        return f"[{', '.join(map(as_flow, value))}]"
    if isinstance(value, dict):
        held = (f"{key}: {as_flow(one)}" for key, one in value.items() if one is not None)
        return f"{{{', '.join(held)}}}"
    return _scalar(value or "")


def _scalar(text: str) -> str:
    """A text as every reader of YAML takes it back as the same text."""
    is_chinese = _CHINESE.fullmatch(text) and not text.isascii()
    if is_chinese or (_WORD.fullmatch(text) and text not in _MEANING):
        return text
    quoted: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=_NO_FOLDING)
    return quoted.rstrip("\n")
