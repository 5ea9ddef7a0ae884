"""Items added to lists in entries of a registry file; everything else keeps its bytes."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import yaml

from zeren.editing.registry_files import as_flow
from zeren.editing.registry_rows import rows_of_registry
from zeren.editing.yaml_entries import Edit, edited, line_end
from zeren.reading.data_files import YAML, stem_of
from zeren.reading.entries import Value
from zeren.reading.forms import Form
from zeren.reading.schema import SCHEMA
from zeren.text.characters import clean
from zeren.text.csv_guard import guarded, unguarded

Items: TypeAlias = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class EntryList:
    """A list that entries of a registry file have.

    Attributes:
        name: The key by which an entry is found.
        items: The key of the list.
    """

    name: str
    items: str


ALIASES = EntryList("name", "aliases")


def add_items(data: bytes, file: str, of: EntryList, items: Items) -> bytes:
    """Add items to a list of entries.

    Args:
        data: The bytes of the file.
        file: Its name: its ending says whether it is YAML or a table.
        of: The list.
        items: What is to be added, by what the entry is found by; those of entries that the file
            does not hold are left aside.

    Returns:
        The bytes of the file with them.

    Raises:
        UnreadableRegistryError: If the file cannot be read.
        NotInCellError: If a cell cannot hold a name so that it is read back as the same.
    """
    if not items:
        return data
    if file.endswith(YAML):
        return edited(data, file, partial(_additions, of, items))
    return _in_rows(data, file, of, items)


def _in_rows(data: bytes, file: str, of: EntryList, items: Items) -> bytes:
    rows = rows_of_registry(data, file)
    kept, keys = rows.kept, rows.keys
    new = [] if of.items in keys else [c.head for c in rows.form.columns if c.key == of.items]
    lines = [*kept.widened(rows.head, new)]
    for record in rows.records:
        cells = [*record.cells, *[""] * (len(keys) - len(record.cells)), *("" for _ in new)]
        added = items.get(rows.cell(record, of.name), ())
        if added:
            place = keys.index(of.items) if of.items in keys else len(keys)
            cells[place] = _joined(cells[place], added, SCHEMA[stem_of(file)][of.items].form)
            lines += kept.rewritten(record, cells)
        else:
            lines += kept.widened(record, ["" for _ in new])
    has_any = any(rows.cell(record, of.name) in items for record in rows.records)
    return codecs.BOM_UTF8 + kept.joined(lines).encode() if has_any else data


def _joined(cell: str, added: Sequence[str], form: Form) -> str:
    before = form.from_cells((unguarded(cell),))
    names: list[Value] = [*(before if isinstance(before, list) else []), *added]
    (joined,) = form.to_cells(names)
    return guarded(joined)


def _additions(
    of: EntryList, items: Items, entries: Sequence[yaml.Node], text: str
) -> Iterator[Edit]:
    """What is added to entries, each with its place in the text."""
    for entry in entries:
        if not isinstance(entry, yaml.MappingNode):
            continue
        values = {key.value: value for key, value in entry.value}
        name = values.get(of.name)
        added = items.get(clean(str(name.value)), ()) if name is not None else ()
        if added and name is not None:
            place, addition = _addition(entry, (name, values.get(of.items)), of.items, added, text)
            yield place, place, addition


def _addition(
    entry: yaml.MappingNode,
    values: tuple[yaml.Node, yaml.Node | None],
    key: str,
    added: Sequence[str],
    text: str,
) -> tuple[int, str]:
    name, there = values
    listed = ", ".join(map(as_flow, added))
    if isinstance(there, yaml.SequenceNode) and there.flow_style:
        end = there.end_mark.index - 1
        before = text[there.start_mark.index + 1 : end].strip()
        return end, f"{', ' if before and not before.endswith(',') else ''}{listed}"
    if isinstance(there, yaml.SequenceNode):
        indent = " " * there.start_mark.column
        lines = "".join(f"\n{indent}- {as_flow(one)}" for one in added)
        return line_end(text, there.value[-1].end_mark.index), lines
    if there is not None:  # the key stands there without a value, or with a word for none
        start, end = there.start_mark.index, there.end_mark.index
        return start, f"[{listed}] # " if text[start:end].strip() else f" [{listed}]"
    if entry.flow_style:
        return entry.end_mark.index - 1, f", {key}: [{listed}]"
    indent = " " * entry.value[0][0].start_mark.column
    return line_end(text, name.end_mark.index), f"\n{indent}{key}: [{listed}]"
