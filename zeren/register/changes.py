"""When the dates of tasks were last changed: from the times of their entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from zeren.reading.entries import Entry
from zeren.register.building import Register


def by_milestone(
    register: Register, entries: Sequence[Entry], times: Sequence[int]
) -> Mapping[str, int]:
    """The time of each milestone, by its key.

    Args:
        register: The register.
        entries: The entries that its milestones were made from.
        times: The time of each; none at all where they are not known.
    """
    if not times:
        return {}
    # An entry may call its task by 编号 alone; the milestones of a task stand as their entries do.
    id_of = {task.id.removeprefix(f"{task.plan}-"): task.id for task in register.tasks}
    left = {task_id: iter(found) for task_id, found in register.milestones_of.items()}
    changed: dict[str, int] = {}
    for entry, time in zip(entries, times, strict=True):
        written = entry.text("task")
        task_id = written if written in register.task_of else id_of.get(written)
        # Dates of tasks that are done no more are in no calendar.
        if task_id is not None:
            changed[next(left[task_id]).key] = time
    return changed
