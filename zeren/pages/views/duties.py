"""The duties of one party: its tasks by role, direct ones and those through collectives apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from zeren.addresses import Link, party_link
from zeren.model import Contact, Party, Role, Task
from zeren.pages.views.common import RoleParties, TaskLink, first_parties, task_link
from zeren.register.building import Register
from zeren.register.duties import Borne
from zeren.register.questions import contact_of, lead_role, paragraphs, passed_on


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
        through: The collectives through which it bears the duty; none where it is named.
        lead_role: 牵头, or 负责 where the task has no lead: who is to be turned to.
        leads: Who bears that role, the party itself among them, in the published order; of very
            many the first.
        lead_number: How many these are.
        place: Which of the leads the party is, from 1; 0 where it leads nothing here.
        others: Who else takes part, by role.
        extras: What is passed on of what the list says besides, such as 完成时限: head and words.
    """

    task: TaskLink
    paragraphs: tuple[str, ...]
    role: Role
    through: tuple[Link, ...]
    lead_role: Role
    leads: tuple[Lead, ...]
    lead_number: int
    place: int
    others: tuple[RoleParties, ...]
    extras: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RoleDuties:
    """The duties of a party in one role.

    Attributes:
        role: The role.
        duties: The tasks in their order.
        number: How many there are.
    """

    role: Role
    duties: tuple[Duty, ...]
    number: int

    @property
    def first_number(self) -> int:
        """In how many of them the party is first in charge."""
        return sum(duty.place == 1 for duty in self.duties)

    @property
    def through(self) -> tuple[Link, ...]:
        """The collectives through which they are borne, each once."""
        return tuple(dict.fromkeys(link for duty in self.duties for link in duty.through))


def duty(register: Register, party: Party, one: Borne) -> Duty:
    """One duty; the name by which the party bears it is left out of those it bears it with."""
    task = one.task
    own = set(one.through) or {party.name}
    first = lead_role(register, task.id)
    everyone = first_parties(register, task)
    others = first_parties(register, task, own)
    return Duty(
        task=task_link(register, task),
        paragraphs=paragraphs(task.text),
        role=one.role,
        through=tuple(party_link(register.party_of[name]) for name in one.through),
        lead_role=first,
        leads=tuple(
            Lead(link, contact_of(register.party_of[link.text]))
            for group in everyone
            if group.role is first
            for link in group.parties
        ),
        lead_number=sum(group.number for group in everyone if group.role is first),
        place=_place(register, task, own) if one.role is Role.LEAD else 0,
        others=tuple(group for group in others if group.role is not first and group.parties),
        extras=passed_on(task),
    )


def _place(register: Register, task: Task, own: Collection[str]) -> int:
    """Which of those that lead a task a party is, by one of its names."""
    leads = [other.party for other in register.written_of[task.id] if other.role is Role.LEAD]
    return next((number for number, name in enumerate(leads, start=1) if name in own), 0)


def by_role(every: Iterable[Duty]) -> tuple[RoleDuties, ...]:
    """Duties by role, roles without any left out."""
    groups: dict[Role, list[Duty]] = {role: [] for role in Role}
    for one in every:
        groups[one.role].append(one)
    return tuple(
        RoleDuties(role, tuple(group), len(group)) for role, group in groups.items() if group
    )
