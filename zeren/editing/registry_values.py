"""Values set in one entry of a registry file; everything else keeps its bytes."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import yaml

from zeren.editing.registry_files import as_flow
from zeren.editing.registry_rows import rows_of_registry
from zeren.editing.yaml_entries import Edit, edited, line_end
from zeren.reading.data_files import YAML, stem_of
from zeren.reading.schema import SCHEMA
from zeren.text.characters import clean
from zeren.text.csv_guard import guarded

_SLUG = "slug"


def set_values(data: bytes, file: str, slug: str, values: Mapping[str, str]) -> bytes:
    """Set values of an entry.

    Args:
        data: The bytes of the file.
        file: Its name: its ending says whether it is YAML or a table.
        slug: The slug of the entry; where the file does not hold it, nothing changes.
        values: The values by key, as YAML has them; each of one column.

    Returns:
        The bytes of the file with them.

    Raises:
        UnreadableRegistryError: If the file cannot be read.
    """
    if file.endswith(YAML):
        return edited(data, file, partial(_changes, slug, values))
    return _in_rows(data, file, slug, values)


def _in_rows(data: bytes, file: str, slug: str, values: Mapping[str, str]) -> bytes:
    rows = rows_of_registry(data, file)
    kept, keys = rows.kept, rows.keys
    if not any(rows.cell(record, _SLUG) == slug for record in rows.records):
        return data
    new = [column for column in rows.form.columns if column.key in values.keys() - set(keys)]
    said = {}
    for key, value in values.items():
        (cell,) = SCHEMA[stem_of(file)][key].form.to_cells(value)
        said[key] = guarded(cell)
    lines = [*kept.widened(rows.head, [column.head for column in new])]
    for record in rows.records:
        if rows.cell(record, _SLUG) == slug:
            cells = (*record.cells, *[""] * (len(keys) - len(record.cells)))
            there = [said.get(key, cell) for key, cell in zip(keys, cells, strict=False)]
            lines += kept.rewritten(record, [*there, *(said[column.key] for column in new)])
        elif len(record.cells) >= len(rows.head.cells):
            lines += kept.widened(record, ["" for _ in new])
        else:  # a blank line
            lines += kept.of(record)
    return codecs.BOM_UTF8 + kept.joined(lines).encode()


def _changes(
    slug: str, values: Mapping[str, str], entries: Sequence[yaml.Node], text: str
) -> Iterator[Edit]:
    for entry in entries:
        yield from _changes_of(entry, slug, values, text)


def _changes_of(
    entry: yaml.Node, slug: str, values: Mapping[str, str], text: str
) -> Iterator[Edit]:
    """What takes the place of what in the text, from where to where."""
    if not isinstance(entry, yaml.MappingNode):
        return
    there = {key.value: value for key, value in entry.value}
    name = there.get(_SLUG)
    if name is None or clean(str(name.value)) != slug:
        return
    added = []
    for key, value in values.items():
        node = there.get(key)
        if node is None:
            added.append(f"{key}: {as_flow(value)}")
            continue
        start, end = node.start_mark.index, node.end_mark.index
        yield start, end, as_flow(value) if text[start:end].strip() else f" {as_flow(value)}"
    if added and entry.flow_style:
        end = entry.end_mark.index - 1
        yield end, end, "".join(f", {one}" for one in added)
    elif added:
        indent = " " * entry.value[0][0].start_mark.column
        end = line_end(text, name.end_mark.index)
        line = "\r\n" if text[end : end + 1] == "\r" else "\n"
        yield end, end, "".join(f"{line}{indent}{one}" for one in added)
