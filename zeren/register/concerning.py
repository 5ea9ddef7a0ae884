"""Which dates and figures concern a party."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from zeren.figures import Milestone, Target
from zeren.model import Assignment, Collective, Party, Role
from zeren.register.building import Register

Figure = TypeVar("Figure", Milestone, Target)


def milestones_concerning(register: Register, party: Party) -> tuple[Milestone, ...]:
    """The dates of its tasks that concern a party.

    A date or a number concerns whom it binds, itself or through a collective; all parties of the
    task where it binds none in particular; and whoever leads the task.

    Args:
        register: The register, mostly of the tasks in force.
        party: The party.
    """
    return tuple(_concerning(register, party, register.milestones_of))


def targets_concerning(register: Register, party: Party) -> tuple[Target, ...]:
    """The numbers of its tasks that concern a party, as for `milestones_concerning`.

    Args:
        register: The register, mostly of the tasks in force.
        party: The party.
    """
    return tuple(_concerning(register, party, register.targets_of))


def binds_others_alone(register: Register, party: Party, figure: Milestone | Target) -> bool:
    """Whether a date or a number concerns a party only since it leads the task.

    Args:
        register: The register.
        party: The party.
        figure: A date or a number that concerns it.
    """
    bound = [register.party_of[name] for name in figure.binds]
    collectives = (one for one in bound if isinstance(one, Collective))
    is_bound = party in bound or any(party.name in one.members for one in collectives)
    return bool(bound) and not is_bound


def _concerning(
    register: Register, party: Party, figures_of: Mapping[str, tuple[Figure, ...]]
) -> Iterator[Figure]:
    direct: tuple[Assignment, ...] = register.direct_of.get(party.name, ())
    through: tuple[Assignment, ...] = register.through_of.get(party.name, ())
    names: dict[str, set[str | None]] = {}
    for one in (*direct, *through):
        names.setdefault(one.task_id, {party.name}).add(one.through)
    led = {one.task_id for one in direct if one.role is Role.LEAD}
    for task_id in sorted(names, key=register.place_of.__getitem__):
        for figure in figures_of.get(task_id, ()):
            if not figure.binds or task_id in led or not names[task_id].isdisjoint(figure.binds):
                yield figure
