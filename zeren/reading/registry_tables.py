"""A registry file that is a table to its entries: cells by the declaration of each key."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from zeren.columns import Column
from zeren.findings import Finding, Severity, declare
from zeren.reading.data_files import ACCEPTED, stem_of
from zeren.reading.entries import Entry, Value
from zeren.reading.files.garbling import damage, questions
from zeren.reading.files.leftovers import leftovers
from zeren.reading.files.records import Sheet
from zeren.reading.registry_cells import Cells
from zeren.reading.schema import TABLE_FORMS, TABLES, Key
from zeren.reading.tables import Row, read_table
from zeren.text.characters import CONTROL, squeeze

JOINED_WRONGLY = declare(
    "R019",
    Severity.WARNING,
    "名称之间不是顿号",
    about="登记表里一格写几个名称的，用顿号“、”隔开，不用逗号、斜线、换行；顿号旁边也不缺名称。"
    "名称本身有顿号的，改用分号“；”隔开，只有一个也在后面加“；”。",
    wrong="别名：财政局，市财局",
    right="别名：财政局、市财局",
    mended=True,
)
OUT_OF_STEP = declare(
    "R020",
    Severity.ERROR,
    "曾用名的几格对不上",
    about="一个单位有几个曾用名时，“曾用名”“曾用名止于”“曾用名依据”三格里各写同样多的几段，"
    "用分号“；”隔开，先后一致。",
    wrong="曾用名：市公路局；市交通处，曾用名止于：2010年",
    right="曾用名：市公路局；市交通处，曾用名止于：2010年；1990年",
)


@dataclass(frozen=True, slots=True)
class RegistryTable:
    """What a registry file that is a table holds.

    Attributes:
        entries: An entry for each row that can be read.
        belongs: The registry file to which its heads belong, by what code calls it.
        findings: What was found.
    """

    entries: tuple[Entry, ...]
    belongs: str
    findings: tuple[Finding, ...]


def read_registry_table(sheet: Sheet, file: str) -> RegistryTable:
    """Read a registry file that is a table.

    Args:
        sheet: Its rows.
        file: Its name.
    """
    registry = stem_of(file)
    belongs = _belongs(sheet, registry)
    table, faults = read_table(sheet, file, TABLE_FORMS[belongs])
    if table is None:
        return RegistryTable((), registry, faults)
    keys = TABLES[belongs]
    heads = heads_of(belongs)
    told = frozenset(name for name, key in keys.items() if key.columns[0].key not in table.keys)
    entries = tuple(
        Entry(file, row.line, _values(row, keys), {}, row.number, heads, told) for row in table.rows
    )
    above = (None, *table.rows)
    found = (
        finding
        for row, before in zip(table.rows, above, strict=False)
        for finding in (*_faults(row, keys), *_leftovers(row, before, belongs))
    )
    return RegistryTable(entries, belongs, (*faults, *found))


def heads_of(registry: str) -> Mapping[str, str]:
    """The head of each key, and of each inner key as `contact.phone`.

    Args:
        registry: What code calls a registry file.
    """
    keys = TABLES[registry].items()
    first = {name: key.columns[0].head for name, key in keys}
    return first | {column.key: column.head for _, key in keys for column in key.columns}


def _belongs(sheet: Sheet, registry: str) -> str:
    """The registry file whose heads these are, where one is foreign and all are of another."""
    heads = [head for head in sheet.records[0].cells if squeeze(head)] if sheet.records else []
    columns = {file: {*map(TABLE_FORMS[file].column_of, heads)} for file in TABLES}
    if None not in columns[registry]:
        return registry
    return next((file for file in TABLES if _is_whole(columns[file], file)), registry)


def _is_whole(columns: Collection[Column | None], registry: str) -> bool:
    needed = {column for column in TABLE_FORMS[registry].columns if column.required}
    return None not in columns and needed <= set(columns)


def _values(row: Row, keys: Mapping[str, Key]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, key in keys.items():
        cells = _cells(row, key)
        value = None if key.form.is_unclear(cells) else key.form.from_cells(cells)
        if value is not None:
            values[name] = value
    return values


def _cells(row: Row, key: Key) -> Cells:
    return tuple(CONTROL.sub("", row.cells.get(column.key, "")) for column in key.columns)


def _leftovers(row: Row, before: Row | None, registry: str) -> Iterator[Finding]:
    """What a spreadsheet left in the cells of a row, before they are parted into names."""
    if registry == ACCEPTED:
        return  # why a warning is accepted may be the same as above
    columns = {column.key: column for column in TABLE_FORMS[registry].columns}
    for key in row.cells:
        above = before.get(key) if before is not None else ""
        yield from leftovers(row.get(key), partial(row.place, columns[key].head), above)


def _faults(row: Row, keys: Mapping[str, Key]) -> Iterator[Finding]:
    columns = {column.key: column for key in keys.values() for column in key.columns}
    for name, cell in row.cells.items():
        place = row.place(columns[name].head)
        yield from damage(cell, place)
        yield from questions(cell, place)
    for key in keys.values():
        cells, place = _cells(row, key), row.place(key.columns[0].head)
        if key.form.is_unclear(cells):
            yield OUT_OF_STEP.found(
                place,
                f"{'、'.join(f'“{column.head}”' for column in key.columns)}里的段数不一样多。",
                "每个曾用名各写一段，用“；”隔开，先后一致。",
                cells[0],
            )
        elif key.form.is_wrong(cells):
            right = key.form.to_cells(key.form.from_cells(cells))[0]
            yield JOINED_WRONGLY.found(
                place,
                "名称之间要用顿号“、”，顿号旁边不能缺名称。",
                f"改成“{right}”；名称本身有顿号的，改用“；”隔开。",
                cells[0],
            )
