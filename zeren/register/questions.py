"""What pages and exports alike ask of the register: kinds, counts, whom to turn to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from zeren.addresses import COUNTIES, Link, party_link
from zeren.columns import extras_of
from zeren.model import Assignment, Collective, Contact, Party, Plan, Role, Task
from zeren.register.building import Register
from zeren.text.dates import date_in_words


@dataclass(frozen=True, slots=True)
class RoleCount:
    """A role with a number of tasks.

    Attributes:
        role: The role.
        number: How many tasks.
    """

    role: Role
    number: int


@dataclass(frozen=True, slots=True)
class PartyCounts:
    """A party with its numbers of tasks.

    Attributes:
        link: The party.
        kind: Its kind.
        roles: The number of tasks that name it, for each role in the order of `Role`.
        direct: How many name it in any role, each counted once.
        through: How many it bears through collectives.
        tasks: How many it bears in all, each counted once.
    """

    link: Link
    kind: str
    roles: tuple[int, ...]
    direct: int
    through: int
    tasks: int

    def number(self, role: Role) -> int:
        """How many tasks name the party itself in a role."""
        return self.roles[list(Role).index(role)]


def counties_link(register: Register) -> Link:
    """The site's word for its territories, leading to their index."""
    return Link(register.site.words.territory, COUNTIES)


def contact_of(party: Party) -> Contact | None:
    """A party's contact, where it has one; a collective has none."""
    return None if isinstance(party, Collective) else party.contact


def by_kind(
    register: Register, parties: Iterable[Party]
) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    """Group parties by kind; kinds and parties keep the order in which they first come."""
    groups: dict[str, list[Party]] = {}
    for party in parties:
        groups.setdefault(register.kind_of(party), []).append(party)
    return tuple((kind, tuple(group)) for kind, group in groups.items())


def tasks_naming(register: Register, party: Party) -> tuple[str, ...]:
    """The ids of the tasks that name a party itself, in their order; one of two roles counts once.

    Args:
        register: The register.
        party: The party.
    """
    return tuple(dict.fromkeys(one.task_id for one in register.direct_of.get(party.name, ())))


def party_counts(register: Register, party: Party) -> PartyCounts:
    """A party with its numbers of tasks by role."""
    numbers = Counter(one.role for one in register.direct_of.get(party.name, ()))
    direct = frozenset(tasks_naming(register, party))
    through = {assignment.task_id for assignment in register.through_of.get(party.name, ())}
    return PartyCounts(
        link=party_link(party),
        kind=register.kind_of(party),
        roles=tuple(numbers[role] for role in Role),
        direct=len(direct),
        through=len(through),
        tasks=len(through | direct),
    )


def in_force_first(register: Register) -> list[Plan]:
    """The plans: those in force, then the others."""
    return sorted(register.plans, key=lambda plan: not plan.is_in_force)


def period_in_words(plan: Plan) -> str:
    """From when until when a plan is in force; empty where that is not registered."""
    first, last = plan.valid_from, plan.valid_until
    begins = f"自{date_in_words(first)}起" if first else ""
    return f"{begins}至{date_in_words(last)}" if last else begins


def standing_in_words(register: Register, plan: Plan) -> str:
    """That a plan is not in force, until when it was, and what took its place; else empty."""
    if plan.is_in_force:
        return ""
    period = period_in_words(plan)
    words = f"{plan.mark}（{period}）" if period else plan.mark
    if plan.superseded_by is None:
        return words
    return f"{words}，由《{register.plan_of[plan.superseded_by].title}》替代"


def paragraphs(text: str) -> tuple[str, ...]:
    """A text as paragraphs: the lines of a cell, without empty ones."""
    return tuple(line for line in text.splitlines() if line.strip())


def passed_on(task: Task) -> tuple[tuple[str, str], ...]:
    """What belongs to a task wherever it is listed as a duty, such as 完成时限: head and words."""
    return tuple((column.head, words) for column, words in extras_of(task) if column.is_passed_on)


def lead_role(register: Register, task_id: str) -> Role:
    """The role to turn to in a task: 牵头, or 负责 where nobody leads it."""
    roles = {assignment.role for assignment in register.written_of[task_id]}
    only_responsible = Role.LEAD not in roles and Role.RESPONSIBLE in roles
    return Role.RESPONSIBLE if only_responsible else Role.LEAD


def first_in_charge(register: Register, task_id: str) -> Party | None:
    """Who is first in charge of a task (首位牵头): the first that is named to lead it.

    Args:
        register: The register.
        task_id: The task.

    Returns:
        The party; None where nobody leads the task.
    """
    leads = (one.party for one in register.written_of[task_id] if one.role is Role.LEAD)
    name = next(leads, None)
    return None if name is None else register.party_of[name]


def roles_of_gap(role: Role) -> tuple[Role, ...]:
    """The roles of which a task lacks all where it is said to lack one.

    Who carries a task out is 落实, or 负责 where the document says no more.

    Args:
        role: The role that is missed.
    """
    return (role, Role.RESPONSIBLE) if role is Role.IMPLEMENT else (role,)


def words_of_gap(role: Role) -> str:
    """The roles of `roles_of_gap` in words, such as 落实或负责."""
    return "或".join(one.word for one in roles_of_gap(role))


def tasks_lacking(register: Register, role: Role) -> list[Task]:
    """The tasks that nobody bears in a role or in what stands for it, in their order.

    Args:
        register: The register.
        role: The role that is missed.
    """
    roles = roles_of_gap(role)
    borne = {one.task_id for one in register.assignments if one.role in roles}
    return [task for task in register.tasks if task.id not in borne]


def role_counts(assignments: Iterable[Assignment]) -> tuple[RoleCount, ...]:
    """How many duties there are in each role; roles without any left out.

    A party that bears a task in one role both itself and through a collective bears it once.
    """
    borne = {(assignment.task_id, assignment.party, assignment.role) for assignment in assignments}
    numbers = Counter(role for _, _, role in borne)
    return tuple(RoleCount(role, numbers[role]) for role in Role if numbers[role])
