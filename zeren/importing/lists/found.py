"""What was found in a file: tasks as published, and everything that became none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from zeren.model import Role

# What a list says of a task besides its text and its parties, such as 完成时限: as published, by
# key of our column.
Details: TypeAlias = Mapping[str, str]
NO_DETAILS: Details = MappingProxyType({})
# What a list says in columns that are none of ours: head as published to words as published.
Further: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that say who is responsible, as they stand in one cell, bracket or line.

    Attributes:
        text: The words, verbatim.
        head: The head of the column they stand under; empty where there is none.
        role: The role of that column where it does not hang on the words of its head, as where a
            person gave it; else None.
    """

    text: str
    head: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Besides:
    """What is said of a task besides its text and who is responsible.

    Attributes:
        details: What has a column of ours, by its key.
        further: What has none: label as published to words as published.
    """

    details: Details = field(default_factory=lambda: NO_DETAILS)
    further: Further = field(default_factory=lambda: NO_DETAILS)

    def and_then(self, other: Besides) -> Besides:
        """This and another behind it; where both say something, both are kept.

        Args:
            other: The other.
        """
        return Besides(joined(self.details, other.details), joined(self.further, other.further))


def joined(first: Details, second: Details) -> Details:
    """Details with others behind them; where both say something, both are kept.

    Args:
        first: The details that stand first.
        second: The others.
    """
    return {
        key: "；".join(dict.fromkeys(said[key] for said in (first, second) if key in said))
        for key in dict.fromkeys((*first, *second))
    }


@dataclass(frozen=True, slots=True)
class FoundTask:
    """One task as the file has it.

    Attributes:
        number: 序号 as published, without the point after it; empty where there is none.
        ordinals: The places of its chapters and of itself in the numbering, the outermost first;
            0 where something has no number.
        chapter: The headings it stands under, joined by a wide blank; empty where there are none.
        text: The task, word for word.
        clauses: Who is responsible, in the order of the file.
        place: Where it stands, in words.
        details: What is said of it besides.
        further: What stands in columns that are none of ours: head as published to words as
            published, in the order of the columns; empty cells are left out.
        doubt: What a person should look at in how the task was found; empty where nothing.
        confidence: From 0, a guess, to 1, certain: that its cells stand in their columns.
    """

    number: str
    ordinals: tuple[int, ...]
    chapter: str
    text: str
    clauses: tuple[Clause, ...]
    place: str
    details: Details = field(default_factory=lambda: NO_DETAILS)
    further: Further = field(default_factory=lambda: NO_DETAILS)
    doubt: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Leftover:
    """A part of the file that became no task.

    Attributes:
        text: Its text.
        place: Where it stands, in words.
        reason: Why it is none, in Chinese.
        is_lost: Whether it may hold a task or a unit, so that a person must look at it.
    """

    text: str
    place: str
    reason: str
    is_lost: bool = False


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A column of a table, and what it became.

    Attributes:
        head: Its head as published; empty where it has none.
        became: What became of it, in Chinese.
        place: Where its head stands, in words.
    """

    head: str
    became: str
    place: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What the columns of a table seem to hold in which no task was found.

    Attributes:
        place: Where its heads stand, in words.
        columns: Each head with the key of what its column seems to hold.
        examples: What stands first in each of these columns.
        needs_unit: Whether no column holds parties, so that one unit must be named for all.
    """

    place: str
    columns: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]
    needs_unit: bool


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in a file.

    Attributes:
        tasks: The tasks in their order.
        leftovers: Everything else in its order.
        rules: Notes outside of the tasks that say how the parties are to be read.
        unread_rules: Notes that say which parties lead, in a way that is not understood.
        columns: The columns of the tables that tasks were found in, in their order.
        notices: What a person should know of the document as a whole, in Chinese.
        offer: Where no task was found, what the columns of a table seem to hold.
    """

    tasks: tuple[FoundTask, ...]
    leftovers: tuple[Leftover, ...]
    rules: tuple[str, ...] = ()
    unread_rules: tuple[str, ...] = ()
    columns: tuple[FoundColumn, ...] = ()
    notices: tuple[str, ...] = ()
    offer: Offer | None = None
