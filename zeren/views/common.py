"""What several views share: references to pages, parties by role, the frame of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from zeren import addresses
from zeren.model import Collective, Contact, County, Party, Role, Task
from zeren.register import Register


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads to a page.

    Attributes:
        text: The word.
        page: The page, as in `addresses`.
    """

    text: str
    page: str


@dataclass(frozen=True, slots=True)
class TaskLink:
    """A task as it stands in lists.

    Attributes:
        number: 序号.
        title: The title.
        page: Its page.
        plan: The plan's title where there are several plans, since numbers repeat then.
    """

    number: str
    title: str
    page: str
    plan: str | None


@dataclass(frozen=True, slots=True)
class RoleParties:
    """The parties that bear one role in a task.

    Attributes:
        role: The role.
        parties: The parties in their published order.
    """

    role: Role
    parties: tuple[Link, ...]


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
        through: How many it bears through collectives.
        tasks: How many it bears in all, each counted once.
    """

    link: Link
    kind: str
    roles: tuple[int, ...]
    through: int
    tasks: int

    def number(self, role: Role) -> int:
        """How many tasks name the party itself in a role."""
        return self.roles[list(Role).index(role)]

    @property
    def direct(self) -> int:
        """How many tasks name the party itself."""
        return sum(self.roles)


@dataclass(frozen=True, slots=True)
class Page:
    """The frame of every page.

    Attributes:
        address: The page, as in `addresses`.
        title: Its title, for the browser and share cards.
        description: One sentence on what it holds, for share cards and searching.
        breadcrumbs: The pages above it, from the home page down.
    """

    address: str
    title: str
    description: str
    breadcrumbs: tuple[Link, ...]


HOME_LINK = Link("首页", addresses.HOME)
TASKS_LINK = Link("工作任务", addresses.TASKS)
UNITS_LINK = Link("责任单位", addresses.UNITS)
COUNTIES_LINK = Link("县市", addresses.COUNTIES)
COLLECTIVES_LINK = Link("集体责任主体", addresses.COLLECTIVES)
PLANS_LINK = Link("清单", addresses.PLANS)


def party_link(party: Party) -> Link:
    """A party's full name, leading to its page."""
    return Link(party.name, addresses.party_page(party))


def task_link(register: Register, task: Task) -> TaskLink:
    """A task as it stands in lists."""
    plan = register.plan_of[task.plan].title if len(register.plans) > 1 else None
    return TaskLink(task.number, task.title, addresses.task_page(task), plan)


def role_parties(register: Register, task: Task) -> tuple[RoleParties, ...]:
    """The parties of a task by role, in the published order."""
    return tuple(
        RoleParties(role, tuple(map(party_link, parties)))
        for role, parties in register.roles(task.id)
    )


def kind_of(party: Party) -> str:
    """The kind of a party: a unit's own, else 县市 or 集体责任主体."""
    if isinstance(party, County):
        return COUNTIES_LINK.text
    if isinstance(party, Collective):
        return COLLECTIVES_LINK.text
    return party.kind


def contact_of(party: Party) -> Contact | None:
    """A party's contact, where it has one; a collective has none."""
    return None if isinstance(party, Collective) else party.contact


def by_kind(parties: Iterable[Party]) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    """Group parties by kind; kinds and parties keep the order in which they first come."""
    groups: dict[str, list[Party]] = {}
    for party in parties:
        groups.setdefault(kind_of(party), []).append(party)
    return tuple((kind, tuple(group)) for kind, group in groups.items())


def party_counts(register: Register, party: Party) -> PartyCounts:
    """A party with its numbers of tasks by role."""
    direct = register.direct_of.get(party.name, ())
    numbers = Counter(assignment.role for assignment in direct)
    through = {assignment.task_id for assignment in register.through_of.get(party.name, ())}
    return PartyCounts(
        link=party_link(party),
        kind=kind_of(party),
        roles=tuple(numbers[role] for role in Role),
        through=len(through),
        tasks=len(through | {assignment.task_id for assignment in direct}),
    )
