"""One entry of a registry file, whichever form the file has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from zeren.findings import Place
from zeren.reading.data_files import stem_of
from zeren.text.characters import clean

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a registry file.

    Attributes:
        file: The file, relative to the data folder.
        line: The line where the entry starts; None in a workbook.
        values: Its values by key. Every scalar is the string as written, so that a number
            or a date needs no quotes; an empty one is None.
        lines: The line of each key in YAML.
        row: The row as Excel numbers it; None in YAML.
        heads: The head of each key in a table, and of each inner key as `contact.phone`.
        told: The keys of which the table lacks the column: that is told once, at its head.
    """

    file: str
    line: int | None
    values: Mapping[str, Value]
    lines: Mapping[str, int]
    row: int | None = None
    heads: Mapping[str, str] = field(default_factory=dict)
    told: frozenset[str] = frozenset()

    @property
    def registry(self) -> str:
        """What code calls the file."""
        return stem_of(self.file)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.row is not None

    @property
    def where(self) -> str:
        """The place of the entry in words."""
        return f"{self.file} 第 {self.line if self.row is None else self.row} 行"

    def called(self, key: str, inner: str | None = None) -> str:
        """What the file calls a key, or an inner key: its head in a table, else the key itself."""
        if not self.heads:
            return inner or key
        return self.heads.get(key if inner is None else f"{key}.{inner}", inner or key)

    def place(self, key: str | None = None, inner: str | None = None) -> Place:
        """The place of the entry, or of one key in it; of an inner key where it has a column."""
        if key is None:
            return Place(self.file, self.row, self.line)
        column = self.called(key, inner) if self.heads else key
        return Place(self.file, self.row, self.lines.get(key, self.line), column)

    def text(self, key: str) -> str:
        """A value as text; empty where it is missing or no text."""
        value = self.values.get(key)
        return clean(value) if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where it is missing."""
        value = self.values.get(key)
        items = value if isinstance(value, list) else []
        return tuple(clean(item) for item in items if isinstance(item, str))

    def inner(self, key: str, part: str) -> str:
        """A part of a value that is a mapping, as text; empty where it is missing."""
        value = self.values.get(key)
        text = value.get(part) if isinstance(value, dict) else None
        return clean(text) if isinstance(text, str) else ""
