"""Cells of registry tables: texts, lists of names, and groups of columns that belong together.

A list is joined by 、. Where a name holds a separator itself, ； parts the names instead and stands
behind a single one too: `各乡镇党委、政府；`. Former names fill three cells in step, parted by ；.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from zeren.reading.entries import Value
from zeren.text.characters import trim
from zeren.wording import NAME_SEPARATOR

Cells: TypeAlias = tuple[str, ...]

PART = "；"
_SEPARATORS = re.compile(r"[、､,，;/／\\＼|｜\n]")


class NotInCellError(ValueError):
    """A value cannot be written into a cell so that it is read back as the same."""


def names_in(cell: str) -> tuple[str, ...]:
    """The names in a cell.

    Args:
        cell: The cell as it was meant.
    """
    parts = cell.split(PART) if PART in cell else _SEPARATORS.split(cell)
    return tuple(name for part in parts if (name := trim(part)))


def is_joined_wrongly(cell: str) -> bool:
    """Whether anything but 、 stands between names, or nothing where a name is due.

    Args:
        cell: The cell as it was meant.
    """
    return bool(trim(cell)) and PART not in cell and cell_of(names_in(cell)) != _tight(cell)


def cell_of(names: Sequence[str]) -> str:
    """A cell that holds names.

    Args:
        names: The names.

    Raises:
        NotInCellError: If a name holds ；.
    """
    if any(PART in name for name in names):
        raise NotInCellError(names)
    if not any(_SEPARATORS.search(name) for name in names):
        return NAME_SEPARATOR.join(names)
    return PART.join(names) + (PART if len(names) == 1 else "")


def mapping_in(keys: Sequence[str], cells: Cells) -> dict[str, Value] | None:
    """The mapping that several cells make up; None where all are empty.

    Args:
        keys: The key of each cell.
        cells: The cells as they were meant.
    """
    filled = zip(keys, map(trim, cells), strict=True)
    return {key: cell for key, cell in filled if cell} or None


def cells_of_mapping(keys: Sequence[str], value: Mapping[str, Value]) -> Cells:
    """The cells that a mapping makes up.

    Args:
        keys: The key of each cell.
        value: The mapping.
    """
    return tuple(str(value.get(key) or "") for key in keys)


def mappings_in(keys: Sequence[str], cells: Cells) -> list[Value] | None:
    """The mappings that cells in step make up; None where all are empty.

    Args:
        keys: The key of each cell, that of the name first.
        cells: The cells as they were meant.
    """
    number = _number(cells[0])
    columns = [_parts(cell, number) for cell in cells]
    rows = [
        tuple(column[i] if i < len(column) else "" for column in columns) for i in range(number)
    ]
    return [one for row in rows if (one := mapping_in(keys, row))] or None


def cells_of_mappings(keys: Sequence[str], value: Sequence[Value]) -> Cells:
    """The cells in step that mappings make up.

    Args:
        keys: The key of each cell, that of the name first.
        value: The mappings.

    Raises:
        NotInCellError: If a text holds ；, a single one besides the name excepted.
    """
    rows = [cells_of_mapping(keys, one) for one in value if isinstance(one, dict)]
    parted = rows if len(rows) > 1 else [row[:1] for row in rows]
    if any(PART in cell for row in parted for cell in row):
        raise NotInCellError(value)
    return tuple(map(PART.join, zip(*rows, strict=True)))


def are_out_of_step(cells: Cells) -> bool:
    """Whether cells in step hold different numbers of parts.

    Args:
        cells: The cells as they were meant, that of the names first.
    """
    number = _number(cells[0])
    return any(trim(cell) and len(_parts(cell, number)) != number for cell in cells)


def _number(names: str) -> int:
    return len(names.split(PART))


def _parts(cell: str, number: int) -> list[str]:
    """The parts of a cell; beside a single name, ； is a sign like any other."""
    return cell.split(PART) if number > 1 else [cell]


def _tight(cell: str) -> str:
    """A cell without blanks around it and around its separators."""
    return NAME_SEPARATOR.join(map(trim, trim(cell).split(NAME_SEPARATOR)))
