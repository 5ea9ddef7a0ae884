"""With whom a party works, and whom it turns to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from zeren.addresses import Link, party_link
from zeren.model import Assignment, Contact, Party, Unit
from zeren.register.building import Register
from zeren.register.questions import contact_of, lead_role, tasks_naming

# A party is told of so many.
MOST_PARTNERS = 8


@dataclass(frozen=True, slots=True)
class Partner:
    """A unit that a party works with.

    Attributes:
        link: The unit.
        number: In how many tasks.
        contact: Its contact, where set.
    """

    link: Link
    number: int
    contact: Contact | None


def partners(register: Register, party: Party, most: int) -> tuple[Partner, ...]:
    """The units with which a party shares most tasks; the order of units breaks ties.

    Args:
        register: The register.
        party: The party; tasks count that name it itself.
        most: How many partners at the most.
    """
    return _ranked(
        register,
        (
            name
            for task_id in tasks_naming(register, party)
            for name in dict.fromkeys(other.party for other in register.written_of[task_id])
            if name != party.name and isinstance(register.party_of[name], Unit)
        ),
        most,
    )


def leads_to_turn_to(register: Register, assignments: Iterable[Assignment]) -> tuple[Partner, ...]:
    """The units that lead the tasks of these assignments, those of most tasks first.

    Where a task has no lead, those count that are responsible for it.
    """
    tasks = dict.fromkeys(assignment.task_id for assignment in assignments)
    return _ranked(
        register,
        (
            other.party
            for task_id in tasks
            for other in register.written_of[task_id]
            if other.role is lead_role(register, task_id)
            and isinstance(register.party_of[other.party], Unit)
        ),
        len(register.party_of),
    )


def _ranked(register: Register, names: Iterable[str], most: int) -> tuple[Partner, ...]:
    order = {name: number for number, name in enumerate(register.party_of)}
    counted = sorted(Counter(names).items(), key=lambda item: (-item[1], order[item[0]]))
    return tuple(
        Partner(party_link(register.party_of[name]), number, contact_of(register.party_of[name]))
        for name, number in counted[:most]
    )
