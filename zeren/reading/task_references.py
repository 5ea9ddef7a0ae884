"""Which task an entry of milestones or targets means, and the words of it that it may quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from zeren.columns import EXTRAS
from zeren.reading.rows import TaskRow, own_id
from zeren.text.characters import squeeze


class TaskFinder:
    """Finds tasks by what entries call them: the whole id, or 编号 alone where that is clear."""

    def __init__(self, rows: Iterable[TaskRow]) -> None:
        """Name the tasks.

        Args:
            rows: The rows of tasks.
        """
        self._by_id: dict[str, TaskRow] = {}
        self._by_own_id: defaultdict[str, list[TaskRow]] = defaultdict(list)
        for row in rows:
            if row.id:
                self._by_id.setdefault(row.id, row)
                self._by_own_id[own_id(row.row)].append(row)

    def find(self, written: str) -> tuple[TaskRow, ...]:
        """The tasks that may be meant: one where it is clear, none where there is no such one.

        Args:
            written: What the entry calls the task.
        """
        row = self._by_id.get(written)
        return (row,) if row is not None else tuple(self._by_own_id.get(written, ()))

    def quoting(self, quote: str) -> TaskRow | None:
        """The first task that words stand in, wherever.

        Args:
            quote: The words.
        """
        rows = self._by_id.values()
        return next((row for row in rows if any(holds(one, quote) for one in quotable(row))), None)


def quotable(row: TaskRow) -> tuple[str, ...]:
    """The texts of a task that may be quoted: its own, and what its list says besides.

    Args:
        row: The task.
    """
    said = (row.get(column.key) for column in EXTRAS)
    return (row.get("text"), *(text for text in said if text))


def holds(text: str, quote: str) -> bool:
    """Whether words stand in a text, where each breaks its lines aside.

    Args:
        text: The text.
        quote: The words.
    """
    return bool(quote) and (quote in text or squeeze(quote) in squeeze(text))
