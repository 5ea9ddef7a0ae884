"""What a person says of an import: which names mean one party, and which tasks are the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class WrongAnswerError(ValueError):
    """What a person said cannot be followed; the message says why, in Chinese."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said.

    Attributes:
        names: Names of the file with those of the parties that they mean.
        same: Tasks of the file by their number there, with 编号 of the row that is the same task.
        other: Tasks of the file by their number there that are in no row.
        fates: Rows by 编号 of which the file says nothing, with what became of their tasks: what
            the column 状态 shall hold.
        since: From when on; needed where something became of a task.
        reason: Why, and what says so; needed as well.
        columns: Heads of the file, without blanks, with the key of what their columns hold.
        unit: Who is responsible for all tasks of a table without a column of parties; empty where
            nobody said so.
        separate: Names of the file that mean none of the parties that they are near.
        whose: Whose list the file is, where names say neither level nor place; empty where nobody
            said so.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    other: tuple[str, ...] = ()
    fates: Mapping[str, str] = field(default_factory=dict)
    since: str = ""
    reason: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""
    separate: tuple[str, ...] = ()
    whose: str = ""
