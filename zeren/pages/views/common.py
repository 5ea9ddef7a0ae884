"""What several views share: references to pages, parties by role, the frame of a page."""

from __future__ import annotations

from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import Link, party_link
from zeren.model import Role, Task
from zeren.register.building import Register


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
