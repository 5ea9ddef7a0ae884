"""One number of tasks: all systems take turns, round after round."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from bench.sites.content import Content, Task, changed, extended
from bench.sites.costs import cost_of
from bench.sites.figures import Figures, Key, Step
from bench.sites.systems import System


class NotShownError(Exception):
    """A site lacks a page or does not show the change, so that its time means nothing."""


def measure(content: Content, systems: Sequence[System], rounds: int, figures: Figures) -> None:
    """Measure all systems on a list, in turns, so that a noisy minute hits all of them.

    Args:
        content: The list.
        systems: Those that can be measured.
        rounds: How often.
        figures: Where the figures go.

    Raises:
        CommandError: If a system fails.
        NotShownError: If a site does not show the change.
    """
    for round_ in range(rounds):
        for system in systems:
            _take_turn(content, system, round_, figures)


def _take_turn(content: Content, system: System, round_: int, figures: Figures) -> None:
    tasks = len(content.tasks)
    first = content.tasks[0]
    stages: dict[Step, tuple[Content, Task, str]] = {
        Step.NOTHING: (content, first, first.text[:8]),
        Step.CELL: changed(content, round_),
        Step.TASK: extended(content),
    }
    for step in system.steps:
        listed, task, words = stages[step]
        if Step.TASK not in system.steps or step is Step.NOTHING:
            system.forget()  # others build all anew, so that they need not tidy up
        system.put(listed)
        cost = cost_of(system.commands)
        if system.lacks(listed) or not system.shows(task.id, words):
            raise NotShownError(f"{system.name}, {tasks} tasks, {step.value}: {task.id}, {words}")
        key = Key(tasks, system.name, step)
        figures.runs.setdefault(key, []).append(cost)
        print(
            f"{tasks:>6} {system.name:30} {step.value:17} {cost.cpu:8.2f} s CPU {cost.wall:8.2f} s",
            file=sys.stderr,
            flush=True,
        )
        if step is Step.NOTHING:
            figures.sizes[key] = system.size()


def tidy(systems: Sequence[System]) -> None:
    """Remove the sites, so that the next number of tasks has room.

    Args:
        systems: Their systems.
    """
    for system in systems:
        shutil.rmtree(system.made.parent, ignore_errors=True)
