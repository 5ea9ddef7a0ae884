"""What the status of a task says: that it is done no more, and which tasks took it over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zeren.model import Retirement

_FORM = re.compile(f"({'|'.join(one.word for one in Retirement)})[:：]?(.*)")
_BETWEEN = re.compile(r"[、，,；;\s]+|和")
_AROUND = re.compile(r"^第|项$")


@dataclass(frozen=True, slots=True)
class TaskStatus:
    """The status of a task, as its cell has it.

    Attributes:
        how: In which way it came to be done no more.
        into: What the cell calls the tasks that took it over: 编号 or whole ids.
    """

    how: Retirement
    into: tuple[str, ...]


def status_in(cell: str) -> TaskStatus | None:
    """What a cell of the column 状态 says.

    Args:
        cell: The cell, without blanks around it, such as `并入 12`.

    Returns:
        The status; None where it says something else, or names no task, too many, or one twice.
    """
    match = _FORM.fullmatch(cell)
    if match is None:
        return None
    how = next(one for one in Retirement if one.word == match[1])
    into = tuple(_AROUND.sub("", one) for one in _BETWEEN.split(match[2]) if one)
    fewest, most = _NAMED[how]
    is_clear = fewest <= len(into) <= most and len(set(into)) == len(into)
    return TaskStatus(how, into) if is_clear else None


_ANY = 100
_NAMED = {
    Retirement.WITHDRAWN: (0, 0),
    Retirement.MERGED: (1, 1),
    Retirement.SPLIT: (2, _ANY),
}
