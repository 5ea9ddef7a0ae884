"""What several views share: references to pages, parties by role, the frame of a page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import Link, party_link
from zeren.model import Plan, PlanStatus, RetiredTask, Retirement, Role, Task
from zeren.register.building import Register
from zeren.register.questions import period_in_words, words_of_gap
from zeren.text.dates import date_in_words

# Of more parties in one role a list names the first, and the task's own page all.
MOST_NAMED = 50


@dataclass(frozen=True, slots=True)
class TaskLink:
    """A task as it stands in lists.

    Attributes:
        number: 序号.
        title: The title.
        page: Its page.
        plan: The plan's title where there are several plans, since numbers repeat then.
        plan_slug: The plan's slug.
        status: The plan's status, where it is not in force.
    """

    number: str
    title: str
    page: str
    plan: str | None
    plan_slug: str
    status: PlanStatus | None


@dataclass(frozen=True, slots=True)
class RetiredLink:
    """A task that is done no more, as it stands in lists.

    Attributes:
        task: The task.
        how: In which way it came to be so.
        since: From when, in words.
    """

    task: TaskLink
    how: Retirement
    since: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether and how long a plan is in force.

    Attributes:
        status: Its status, where it is not in force.
        period: From when until when, in words; empty where that is not registered.
        successor: The plan that took its place, where one did.
    """

    status: PlanStatus | None
    period: str
    successor: Link | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """Tasks that nobody bears in a role.

    Attributes:
        role: The role.
        words: It, and what stands for it.
        tasks: The first of them.
        number: How many there are.
    """

    role: Role
    words: str
    tasks: tuple[TaskLink, ...]
    number: int


@dataclass(frozen=True, slots=True)
class RoleParties:
    """The parties that bear one role in a task.

    Attributes:
        role: The role.
        parties: The parties in their published order, as far as they are named here.
        number: How many there are.
    """

    role: Role
    parties: tuple[Link, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Page:
    """The frame of every page.

    Attributes:
        address: The page, as in `addresses`.
        title: Its title, for the browser and share cards.
        description: One sentence on what it holds, for share cards and searching.
        breadcrumbs: The pages above it, from the home page down.
        published: When what it shows was published, such as `2025-01-02 00:00`; empty where that
            is not known.
        source: What it was published in; empty where that is not known.
    """

    address: str
    title: str
    description: str
    breadcrumbs: tuple[Link, ...]
    published: str = ""
    source: str = ""


def task_link(register: Register, task: Task) -> TaskLink:
    """A task as it stands in lists."""
    plan = register.plan_of[task.plan]
    return TaskLink(
        number=task.number,
        title=task.title,
        page=addresses.task_page(task),
        plan=plan.title if len(register.plans) > 1 else None,
        plan_slug=plan.slug,
        status=None if plan.is_in_force else plan.status,
    )


def retired_link(register: Register, one: RetiredTask) -> RetiredLink:
    """A task that is done no more, as it stands in lists."""
    return RetiredLink(task_link(register, one.task), one.how, date_in_words(one.since))


def lacking(register: Register, role: Role, tasks: Sequence[Task], most: int) -> Lacking:
    """Tasks that nobody bears in a role, as they stand on pages.

    Args:
        register: The register.
        role: The role.
        tasks: The tasks.
        most: How many of them are named.
    """
    shown = tuple(task_link(register, task) for task in tasks[:most])
    return Lacking(role, words_of_gap(role), shown, len(tasks))


def plan_link(plan: Plan) -> Link:
    """A plan's title, leading to its page."""
    return Link(plan.title, addresses.plan_page(plan))


def standing(register: Register, plan: Plan) -> Standing:
    """Whether and how long a plan is in force, in words."""
    return Standing(
        status=None if plan.is_in_force else plan.status,
        period=period_in_words(plan),
        successor=plan_link(register.plan_of[plan.superseded_by]) if plan.superseded_by else None,
    )


def role_parties(register: Register, task: Task) -> tuple[RoleParties, ...]:
    """The parties of a task by role, in the published order."""
    return tuple(
        RoleParties(role, tuple(map(party_link, parties)), len(parties))
        for role, parties in register.roles(task.id)
    )


def first_parties(
    register: Register, task: Task, without: Collection[str] = ()
) -> tuple[RoleParties, ...]:
    """The parties of a task as lists of tasks name them: of very many the first.

    Args:
        register: The register.
        task: The task.
        without: The names of those that are left out.
    """
    groups: list[RoleParties] = []
    for role, parties in register.roles(task.id):
        others = [party for party in parties if party.name not in without]
        shown = others if len(others) <= MOST_NAMED else others[:MOST_NAMED]
        groups.append(RoleParties(role, tuple(map(party_link, shown)), len(others)))
    return tuple(groups)
