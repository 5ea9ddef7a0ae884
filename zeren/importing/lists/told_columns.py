"""What a person says of the columns of a table: `--columns 经办=parties`, `--unit 州财政局`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from zeren.columns import COLUMNS, EXTRAS, ROLE_COLUMNS
from zeren.importing.heads import Field, Head, head_of, is_head_row
from zeren.model import Role
from zeren.text.characters import squeeze

PARTIES, FURTHER = "parties", "further"
_PARTIES_HEAD, _FURTHER_HEAD = "责任单位", "另外的栏目"
_HIGHEST = 9
_FIELDS: Mapping[str, Head] = MappingProxyType(
    {
        "number": Head(Field.NUMBER, "", _HIGHEST),
        "chapter": Head(Field.CHAPTER, "", _HIGHEST),
        "text": Head(Field.TEXT, "", _HIGHEST),
        PARTIES: Head(Field.PARTIES, "", _HIGHEST),
        **{column.key: Head(Field.PARTIES, "", _HIGHEST) for column in ROLE_COLUMNS.values()},
        **{column.key: Head(Field.EXTRA, "", _HIGHEST, column) for column in EXTRAS},
        FURTHER: Head(Field.OTHER, "", _HIGHEST),
    }
)
_ROLE_OF = {
    PARTIES: Role.RESPONSIBLE,
    **{column.key: role for role, column in ROLE_COLUMNS.items()},
}
WORDS: Mapping[str, str] = MappingProxyType(
    {
        PARTIES: _PARTIES_HEAD,
        **{column.key: column.head for column in COLUMNS if column.key in _FIELDS},
        FURTHER: _FURTHER_HEAD,
    }
)
"""What a column may be said to hold: key to words, in the order in which they are offered."""


def key_of(words: str) -> str | None:
    """The key that names what a column holds.

    Args:
        words: The key itself, or our head of it, such as 工作任务.

    Returns:
        The key; None where it names nothing that a column can hold.
    """
    if words in WORDS:
        return words
    return next((key for key, head in WORDS.items() if head == words), None)


@dataclass(frozen=True, slots=True)
class Told:
    """What a person said of the tables of a document.

    Attributes:
        columns: Heads as published, without blanks, with the key of what their columns hold.
        unit: Who is responsible for all tasks of a table without a column of parties; empty where
            nobody said so.
    """

    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    unit: str = ""

    def head_of(self, cell: str) -> Head | None:
        """What a cell means as a head: what was said of it, else what its words mean.

        Args:
            cell: The cell as read.
        """
        key = self.columns.get(_bare(cell))
        return _FIELDS[key] if key is not None else head_of(cell)

    def role_of(self, cell: str) -> Role | None:
        """The role that a person gave to the parties below a head; None where nobody did.

        Args:
            cell: The head as read.
        """
        return _ROLE_OF.get(self.columns.get(_bare(cell), ""))

    def is_head_row(self, cells: Sequence[str]) -> bool:
        """Whether cells are the heads of a list.

        Args:
            cells: The texts of the cells, each once.
        """
        if not self.columns:
            return is_head_row(cells)
        return self.columns.keys() <= {_bare(cell) for cell in cells} or is_head_row(cells)


NOTHING_TOLD = Told()


def _bare(cell: str) -> str:
    return squeeze(cell).replace("\n", "")
