"""Which task an entry of milestones or targets means, and the words of it that it may quote."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from zeren.columns import EXTRAS
from zeren.reading.rows import TaskRow, own_id
from zeren.text.characters import squeeze

_END = "\0"  # which no text holds


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

    def near(self, written: str, row: TaskRow) -> tuple[TaskRow, ...]:
        """The tasks that a row may mean: of those that share a 编号, that of its own plan.

        Args:
            written: What the row calls the task.
            row: The row.
        """
        found = self.find(written)
        return tuple(one for one in found if one.plan == row.plan) or found

    def quoting(self, quote: str) -> TaskRow | None:
        """The first task that words stand in, wherever.

        Args:
            quote: The words.
        """
        wanted = squeeze(quote)
        rows, starts, whole = self._texts
        place = whole.find(wanted) if wanted else -1
        return rows[bisect_right(starts, place) - 1] if place >= 0 else None

    @cached_property
    def _texts(self) -> tuple[list[TaskRow], list[int], str]:
        """All texts as one, in which many quotes are looked for; whose each is, and its place."""
        texts = [(row, squeeze(text)) for row in self._by_id.values() for text in quotable(row)]
        starts = [*accumulate((len(text) + len(_END) for _, text in texts), initial=0)]
        return [row for row, _ in texts], starts[:-1], _END.join(text for _, text in texts)


def quotable(row: TaskRow) -> tuple[str, ...]:
    """The texts of a task that may be quoted: its own, and what its list says besides.

    Args:
        row: The task.
    """
    said = (*(row.get(column.key) for column in EXTRAS), *(words for _, words in row.further))
    return (row.get("text"), *(text for text in said if text))
