"""What a party bears, in the one order in which its page and all its files list it.

First what is in force and names the party itself, then what it bears through collectives, at last
what is not in force; in each of these by role, then by plan and task.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zeren.model import Assignment, Party, Role, Task
from zeren.register.building import Register


class Way(StrEnum):
    """How a duty comes to a party."""

    DIRECT = "direct"
    THROUGH = "through"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Borne:
    """A task that a party bears.

    Attributes:
        task: The task.
        role: What the party does.
        through: The names of the collectives through which it bears it; none where it is named.
    """

    task: Task
    role: Role
    through: tuple[str, ...]


def duties_of(register: Register, party: Party) -> dict[Way, list[Borne]]:
    """What a party bears, by how it comes to it, each in its order.

    What it bears through several collectives in one role is one duty.

    Args:
        register: The register.
        party: The party.
    """
    found = assignments_of(register, party)
    return {way: list(_borne(register, every)) for way, every in found.items()}


def assignments_of(register: Register, party: Party) -> Mapping[Way, tuple[Assignment, ...]]:
    """The same as assignments, one for each collective.

    Args:
        register: The register.
        party: The party.
    """
    now, past = register.in_force, register.past
    return {
        Way.DIRECT: _by_role(now.direct_of.get(party.name, ())),
        Way.THROUGH: _by_role(now.through_of.get(party.name, ())),
        Way.PAST: _of(past, party) if past is not None else (),
    }


def _of(register: Register, party: Party) -> tuple[Assignment, ...]:
    direct = register.direct_of.get(party.name, ())
    return _by_role((*direct, *register.through_of.get(party.name, ())))


def _by_role(every: Iterable[Assignment]) -> tuple[Assignment, ...]:
    """Assignments by role; those of one task and role together, where the first of them stands."""
    groups: dict[tuple[Role, str], list[Assignment]] = {}
    for one in every:
        groups.setdefault((one.role, one.task_id), []).append(one)
    order = {role: number for number, role in enumerate(Role)}
    ordered = sorted(groups.items(), key=lambda item: order[item[0][0]])
    return tuple(one for _, group in ordered for one in group)


def _borne(register: Register, every: Iterable[Assignment]) -> Iterator[Borne]:
    ways: dict[tuple[str, Role], list[str | None]] = {}
    for one in every:
        ways.setdefault((one.task_id, one.role), []).append(one.through)
    for (task_id, role), through in ways.items():
        # Of a task that names the party itself it matters not that a collective is named too.
        names = () if None in through else tuple(name for name in through if name)
        yield Borne(register.task_of[task_id], role, names)
