"""Tasks listed: the index of tasks, the index of plans, and each plan in its published form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import HOME_LINK, PLANS_LINK, TASKS_LINK, Link
from zeren.model import Plan, Task
from zeren.pages.kinds import Filled, PageKind, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page, RoleParties, TaskLink, role_parties, task_link
from zeren.register.building import Register
from zeren.register.questions import paragraphs


@dataclass(frozen=True, slots=True)
class ListedTask:
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
    rows: tuple[ListedTask, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class TasksView:
    """The index of tasks.

    Attributes:
        page: The frame.
        plans: The tasks by plan.
    """

    page: Page
    plans: tuple[tuple[Link, tuple[ListedTask, ...]], ...]


@dataclass(frozen=True, slots=True)
class PlansView:
    """The index of plans.

    Attributes:
        page: The frame.
        plans: The plans with their numbers of tasks.
    """

    page: Page
    plans: tuple[tuple[Link, Plan, int], ...]


def plan_link(plan: Plan) -> Link:
    """A plan's title, leading to its page."""
    return Link(plan.title, addresses.plan_page(plan))


def _listed(register: Register, task: Task) -> ListedTask:
    return ListedTask(
        task=task_link(register, task),
        paragraphs=paragraphs(task.text),
        roles=role_parties(register, task),
        sentence=task.sentence,
        chapter=task.chapter,
    )


def _rows(register: Register, plan: Plan) -> tuple[ListedTask, ...]:
    return tuple(_listed(register, task) for task in register.tasks if task.plan == plan.slug)


def plan_view(register: Register, plan: Plan, shelf: Shelf) -> PlanView:
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
        downloads=shelf.at(addresses.plan_page(plan)),
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


def plans_view(register: Register) -> PlansView:
    """The index of plans."""
    return PlansView(
        page=Page(addresses.PLANS, PLANS_LINK.text, "本站收录的清单。", (HOME_LINK,)),
        plans=tuple(
            (plan_link(plan), plan, sum(task.plan == plan.slug for task in register.tasks))
            for plan in register.plans
        ),
    )


def _plan_pages(register: Register, shelf: Shelf) -> Iterator[Filled]:
    """The index of plans and the page of each."""
    yield markdown("plans.md.jinja", plans_view(register))
    for plan in register.plans:
        yield markdown("plan.md.jinja", plan_view(register, plan, shelf))


PLANS = PageKind(_plan_pages, nav=lambda _: PLANS_LINK, not_in_nav=f"{PLANS_LINK.page}*/")
