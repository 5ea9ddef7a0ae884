"""Which task of a later state is which of an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from zeren.model import Task
from zeren.register.building import Register
from zeren.text.characters import squeeze
from zeren.text.pairing import LEAST_ALIKE, paired


@dataclass(frozen=True, slots=True)
class SameTasks:
    """Tasks of two states.

    Attributes:
        now: The task of the later state that each of the earlier one is, by its id then: those of
            both states that are still to be done.
        was: The same, the other way round.
    """

    now: Mapping[str, Task]
    was: Mapping[str, Task]


def same_tasks(before: Register, after: Register) -> SameTasks:
    """Find the tasks of an earlier state in a later one.

    The same id is the same task where the texts are alike; what is left is paired by its text, so
    that texts which went to other ids are told as that. An id that is left on both sides is the
    same task, wholly rewritten.

    Args:
        before: The earlier state.
        after: The later state.
    """
    now: dict[str, Task] = {}
    for task in before.tasks:
        later = after.task_of.get(task.id)
        if later is not None and _is_alike(task, later):
            now[task.id] = later
    found = {task.id for task in now.values()}
    gone = [task for task in before.tasks if task.id not in now]
    new = [task for task in after.tasks if task.id not in found]
    # One that is still there as retired went nowhere.
    texts = ["" if task.id in after.retired_of else squeeze(task.text) for task in gone]
    for pair in paired(texts, [squeeze(task.text) for task in new]):
        now[gone[pair.before].id] = new[pair.after]
    found = {task.id for task in now.values()}
    for task in gone:
        later = after.task_of.get(task.id)
        if task.id not in now and later is not None and later.id not in found:
            now[task.id] = later
    earlier = {task.id: task for task in before.tasks}
    return SameTasks(now, {task.id: earlier[was] for was, task in now.items()})


def _is_alike(task: Task, later: Task) -> bool:
    if task.text == later.text:
        return True
    texts = squeeze(task.text), squeeze(later.text)
    return fuzz.ratio(*texts, score_cutoff=LEAST_ALIKE) >= LEAST_ALIKE
