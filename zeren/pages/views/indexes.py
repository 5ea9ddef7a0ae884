"""The index pages: tasks, units, counties, collectives, plans, each plan, and the home page."""

from __future__ import annotations

from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import (
    COLLECTIVES_LINK,
    HOME_LINK,
    PLANS_LINK,
    TASKS_LINK,
    UNITS_LINK,
    Link,
)
from zeren.model import Party, Plan, Role, Task
from zeren.pages.views.common import Page, RoleParties, TaskLink, role_parties, task_link
from zeren.pages.views.downloads import NO_DOWNLOADS, Downloads
from zeren.register.building import Register
from zeren.register.questions import (
    PartyCounts,
    RoleCount,
    by_kind,
    counties_link,
    paragraphs,
    party_counts,
    role_counts,
)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task in a table.

    Attributes:
        task: The task.
        paragraphs: Its text, word for word, a paragraph a line.
        roles: The parties by role.
        sentence: The responsibility sentence, word for word.
        chapter: The chapter heading it stands under.
    """

    task: TaskLink
    paragraphs: tuple[str, ...]
    roles: tuple[RoleParties, ...]
    sentence: str
    chapter: str | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan in its published form.

    Attributes:
        page: The frame.
        plan: The plan.
        rows: Its tasks.
        downloads: The list to print and take away.
    """

    page: Page
    plan: Plan
    rows: tuple[TaskRow, ...]
    downloads: Downloads = NO_DOWNLOADS


@dataclass(frozen=True, slots=True)
class TasksView:
    """The index of tasks.

    Attributes:
        page: The frame.
        plans: The tasks by plan.
    """

    page: Page
    plans: tuple[tuple[Link, tuple[TaskRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Parties of one kind.

    Attributes:
        kind: The kind.
        anchor: The ASCII anchor of its heading.
        parties: The parties with their numbers.
    """

    kind: str
    anchor: str
    parties: tuple[PartyCounts, ...]


@dataclass(frozen=True, slots=True)
class PartiesView:
    """The index of units, counties or collectives.

    Attributes:
        page: The frame.
        groups: The parties by kind.
        roles: The roles that any of them bears itself: the columns to show.
        has_through: Whether any of them bears tasks through a collective.
    """

    page: Page
    groups: tuple[KindGroup, ...]
    roles: tuple[Role, ...]
    has_through: bool


@dataclass(frozen=True, slots=True)
class PlansView:
    """The index of plans.

    Attributes:
        page: The frame.
        plans: The plans with their numbers of tasks.
    """

    page: Page
    plans: tuple[tuple[Link, Plan, int], ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page: an answer to 'what is my duty'.

    Attributes:
        page: The frame.
        plans: The plans, leading to their pages.
        task_number: How many tasks there are.
        unit_number: How many units.
        county_number: How many counties.
        counts: The assignments as written, by role.
        units: The units by kind.
        counties: The counties.
        collectives: The collectives.
        downloads: What most people look for to print and take away.
    """

    page: Page
    plans: tuple[Link, ...]
    task_number: int
    unit_number: int
    county_number: int
    counts: tuple[RoleCount, ...]
    units: tuple[KindGroup, ...]
    counties: tuple[PartyCounts, ...]
    collectives: tuple[PartyCounts, ...]
    downloads: Downloads = NO_DOWNLOADS


def plan_link(plan: Plan) -> Link:
    """A plan's title, leading to its page."""
    return Link(plan.title, addresses.plan_page(plan))


def _task_row(register: Register, task: Task) -> TaskRow:
    return TaskRow(
        task=task_link(register, task),
        paragraphs=paragraphs(task.text),
        roles=role_parties(register, task),
        sentence=task.sentence,
        chapter=task.chapter,
    )


def _rows(register: Register, plan: Plan) -> tuple[TaskRow, ...]:
    return tuple(_task_row(register, task) for task in register.tasks if task.plan == plan.slug)


def _groups(register: Register, parties: tuple[Party, ...]) -> tuple[KindGroup, ...]:
    return tuple(
        KindGroup(kind, f"kind-{number}", tuple(party_counts(register, p) for p in group))
        for number, (kind, group) in enumerate(by_kind(register, parties), start=1)
    )


def plan_view(register: Register, plan: Plan) -> PlanView:
    """The page of a plan."""
    rows = _rows(register, plan)
    return PlanView(
        page=Page(
            address=addresses.plan_page(plan),
            title=plan.title,
            description=f"{plan.title}全文，共 {len(rows)} 项工作任务及其责任单位。",
            breadcrumbs=(HOME_LINK, PLANS_LINK),
        ),
        plan=plan,
        rows=rows,
    )


def tasks_view(register: Register) -> TasksView:
    """The index of tasks."""
    return TasksView(
        page=Page(
            address=addresses.TASKS,
            title=TASKS_LINK.text,
            description=f"全部 {len(register.tasks)} 项工作任务及其责任单位。",
            breadcrumbs=(HOME_LINK,),
        ),
        plans=tuple((plan_link(plan), _rows(register, plan)) for plan in register.plans),
    )


def _parties_view(
    register: Register, link: Link, parties: tuple[Party, ...], description: str
) -> PartiesView:
    groups = _groups(register, parties)
    every = [counts for group in groups for counts in group.parties]
    return PartiesView(
        page=Page(link.page, link.text, description, (HOME_LINK,)),
        groups=groups,
        roles=tuple(role for role in Role if any(counts.number(role) for counts in every)),
        has_through=any(counts.through for counts in every),
    )


def units_view(register: Register) -> PartiesView:
    """The index of units."""
    return _parties_view(
        register,
        UNITS_LINK,
        register.units,
        f"{len(register.units)} 个责任单位及各自承担的任务数。",
    )


def counties_view(register: Register) -> PartiesView:
    """The index of counties."""
    return _parties_view(
        register,
        counties_link(register),
        register.counties,
        f"{len(register.counties)} 个{register.site.words.territory}及各自承担的任务数。",
    )


def collectives_view(register: Register) -> PartiesView:
    """The index of collectives."""
    return _parties_view(
        register,
        COLLECTIVES_LINK,
        register.collectives,
        f"清单中代表若干单位或{register.site.words.territory}的统称，及其承担的任务数。",
    )


def plans_view(register: Register) -> PlansView:
    """The index of plans."""
    return PlansView(
        page=Page(addresses.PLANS, PLANS_LINK.text, "本站收录的清单。", (HOME_LINK,)),
        plans=tuple(
            (plan_link(plan), plan, sum(task.plan == plan.slug for task in register.tasks))
            for plan in register.plans
        ),
    )


def home_view(register: Register) -> HomeView:
    """The home page."""
    titles = "、".join(plan.title for plan in register.plans)
    return HomeView(
        page=Page(
            address=addresses.HOME,
            title="我的责任是什么",
            description=f"按单位、{register.site.words.territory}和任务查询《{titles}》的责任分工。",
            breadcrumbs=(),
        ),
        plans=tuple(map(plan_link, register.plans)),
        task_number=len(register.tasks),
        unit_number=len(register.units),
        county_number=len(register.counties),
        counts=role_counts(register.assignments),
        units=_groups(register, register.units),
        counties=tuple(party_counts(register, county) for county in register.counties),
        collectives=tuple(party_counts(register, other) for other in register.collectives),
    )
