"""Everyday names added to entries of a registry file; everything else keeps its bytes."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import yaml

from zeren.editing.kept_lines import kept_lines
from zeren.editing.registry_files import UnreadableRegistryError, as_flow
from zeren.editing.yaml_entries import Edit, edited, line_end
from zeren.reading.data_files import YAML, stem_of
from zeren.reading.entries import Value
from zeren.reading.files.records import Record
from zeren.reading.files.sheets import read_sheet
from zeren.reading.schema import SCHEMA, TABLE_FORMS
from zeren.text.characters import clean
from zeren.text.csv_guard import guarded, unguarded

_NAME, _ALIASES = "name", "aliases"


def add_aliases(data: bytes, file: str, aliases: Mapping[str, Sequence[str]]) -> bytes:
    """Add everyday names to parties.

    Args:
        data: The bytes of the file.
        file: Its name: its ending says whether it is YAML or a table.
        aliases: The names to be added, by the full name of the party; those of parties that the
            file does not hold are left aside.

    Returns:
        The bytes of the file with them.

    Raises:
        UnreadableRegistryError: If the file cannot be read.
        NotInCellError: If a cell cannot hold a name so that it is read back as the same.
    """
    if not aliases:
        return data
    if file.endswith(YAML):
        return edited(data, file, partial(_additions, aliases))
    return _in_rows(data, file, aliases)


def _in_rows(data: bytes, file: str, aliases: Mapping[str, Sequence[str]]) -> bytes:
    form = TABLE_FORMS[stem_of(file)]
    saved = read_sheet(data, file, form)
    if saved.sheet is None:
        raise UnreadableRegistryError(file)
    kept = kept_lines(data, saved)
    head, *records = saved.sheet.records
    columns = [form.column_of(cell) for cell in head.cells]
    keys = [column.key if column else "" for column in columns]
    new = [] if _ALIASES in keys else [c.head for c in form.columns if c.key == _ALIASES]
    lines = [*kept.widened(head, new)]
    for record in records:
        cells = [*record.cells, *[""] * (len(keys) - len(record.cells)), *("" for _ in new)]
        added = aliases.get(cell_of(record, keys, _NAME), ())
        if added:
            place = keys.index(_ALIASES) if _ALIASES in keys else len(keys)
            cells[place] = _joined(cells[place], added, stem_of(file))
            lines += kept.rewritten(record, cells)
        else:
            lines += kept.widened(record, ["" for _ in new])
    has_any = any(cell_of(record, keys, _NAME) in aliases for record in records)
    return codecs.BOM_UTF8 + kept.joined(lines).encode() if has_any else data


def cell_of(record: Record, keys: Sequence[str], key: str) -> str:
    """What a row of a table says under a key; empty where it has no such column.

    Args:
        record: The row.
        keys: The keys of the columns.
        key: The key.
    """
    cells = (cell for one, cell in zip(keys, record.cells, strict=False) if one == key)
    return clean(unguarded(next(cells, "")))


def _joined(cell: str, added: Sequence[str], registry: str) -> str:
    form = SCHEMA[registry][_ALIASES].form
    before = form.from_cells((unguarded(cell),))
    names: list[Value] = [*(before if isinstance(before, list) else []), *added]
    (joined,) = form.to_cells(names)
    return guarded(joined)


def _additions(
    aliases: Mapping[str, Sequence[str]], entries: Sequence[yaml.Node], text: str
) -> Iterator[Edit]:
    """What is added to entries, each with its place in the text."""
    for entry in entries:
        if not isinstance(entry, yaml.MappingNode):
            continue
        values = {key.value: value for key, value in entry.value}
        name = values.get(_NAME)
        added = aliases.get(clean(str(name.value)), ()) if name is not None else ()
        if added and name is not None:
            place, addition = _addition(entry, name, values.get(_ALIASES), added, text)
            yield place, place, addition


def _addition(
    entry: yaml.MappingNode,
    name: yaml.Node,
    aliases: yaml.Node | None,
    added: Sequence[str],
    text: str,
) -> tuple[int, str]:
    listed = ", ".join(map(as_flow, added))
    if isinstance(aliases, yaml.SequenceNode) and aliases.flow_style:
        end = aliases.end_mark.index - 1
        before = text[aliases.start_mark.index + 1 : end].strip()
        return end, f"{', ' if before and not before.endswith(',') else ''}{listed}"
    if isinstance(aliases, yaml.SequenceNode):
        indent = " " * aliases.start_mark.column
        lines = "".join(f"\n{indent}- {as_flow(one)}" for one in added)
        return line_end(text, aliases.value[-1].end_mark.index), lines
    if aliases is not None:  # the key stands there without a value, or with a word for none
        start, end = aliases.start_mark.index, aliases.end_mark.index
        return start, f"[{listed}] # " if text[start:end].strip() else f" [{listed}]"
    if entry.flow_style:
        return entry.end_mark.index - 1, f", {_ALIASES}: [{listed}]"
    indent = " " * entry.value[0][0].start_mark.column
    return line_end(text, name.end_mark.index), f"\n{indent}{_ALIASES}: [{listed}]"
