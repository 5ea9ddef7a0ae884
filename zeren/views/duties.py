"""The duties of one party: its tasks by role, direct ones and those through collectives apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from zeren.model import Assignment, Contact, Party, Role, Unit
from zeren.register import Register
from zeren.views.common import (
    Link,
    RoleCount,
    RoleParties,
    TaskLink,
    contact_of,
    party_link,
    role_parties,
    task_link,
)


@dataclass(frozen=True, slots=True)
class Lead:
    """A party that leads a task, and how to reach it.

    Attributes:
        link: The party.
        contact: Its contact, where set.
    """

    link: Link
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class Duty:
    """One task that a party bears, with whom it bears it.

    Attributes:
        task: The task.
        paragraphs: Its text, word for word, a paragraph a line.
        role: What the party does.
        through: The collective through which it bears the duty, if any.
        leads: Who else leads the task, in the published order.
        others: Who else takes part, by role.
        deadline: 完成时限 as published, where there is one.
    """

    task: TaskLink
    paragraphs: tuple[str, ...]
    role: Role
    through: Link | None
    leads: tuple[Lead, ...]
    others: tuple[RoleParties, ...]
    deadline: str | None


@dataclass(frozen=True, slots=True)
class RoleDuties:
    """The duties of a party in one role.

    Attributes:
        role: The role.
        duties: The tasks in their order.
    """

    role: Role
    duties: tuple[Duty, ...]


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


def paragraphs(text: str) -> tuple[str, ...]:
    """A text as paragraphs: the lines of a cell, without empty ones."""
    return tuple(line for line in text.splitlines() if line.strip())


def duties(register: Register, party: Party, assignments: Iterable[Assignment]) -> list[Duty]:
    """The duties that a party bears by these assignments, in their order."""
    found: list[Duty] = []
    for assignment in assignments:
        task = register.task_of[assignment.task_id]
        by_role = role_parties(register, task)
        through = register.party_of[assignment.through] if assignment.through else None
        own = {party.name, assignment.through}
        others = [
            RoleParties(group.role, tuple(link for link in group.parties if link.text not in own))
            for group in by_role
        ]
        found.append(
            Duty(
                task=task_link(task),
                paragraphs=paragraphs(task.text),
                role=assignment.role,
                through=party_link(through) if through else None,
                leads=tuple(
                    Lead(link, contact_of(register.party_of[link.text]))
                    for group in others
                    if group.role is Role.LEAD
                    for link in group.parties
                ),
                others=tuple(
                    group for group in others if group.role is not Role.LEAD and group.parties
                ),
                deadline=task.deadline,
            )
        )
    return found


def duties_by_role(
    register: Register, party: Party, assignments: Iterable[Assignment]
) -> tuple[RoleDuties, ...]:
    """The same by role, roles without duties left out."""
    every = duties(register, party, assignments)
    return tuple(
        RoleDuties(role, tuple(duty for duty in every if duty.role is role))
        for role in Role
        if any(duty.role is role for duty in every)
    )


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
            other.party
            for assignment in register.direct_of.get(party.name, ())
            for other in register.written_of[assignment.task_id]
            if other.party != party.name and isinstance(register.party_of[other.party], Unit)
        ),
        most,
    )


def leads_to_turn_to(register: Register, assignments: Iterable[Assignment]) -> tuple[Partner, ...]:
    """The leads of the tasks of these assignments, those of most tasks first."""
    return _ranked(
        register,
        (
            other.party
            for assignment in assignments
            for other in register.written_of[assignment.task_id]
            if other.role is Role.LEAD
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


def role_counts(assignments: Iterable[Assignment]) -> tuple[RoleCount, ...]:
    """How many of these assignments are of each role; roles without any left out."""
    numbers = Counter(assignment.role for assignment in assignments)
    return tuple(RoleCount(role, numbers[role]) for role in Role if numbers[role])
