"""The page of a task."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from zeren import addresses
from zeren.addresses import HOME_LINK, TASKS_LINK, Link, party_link
from zeren.columns import extras_of
from zeren.model import Contact, County, Plan, RetiredTask, Role, Task
from zeren.pages.kinds import Batch, Filled, PageKind, markdown
from zeren.pages.labels import published_of, source_of
from zeren.pages.shelf import Shelf
from zeren.pages.views.changes import TaskChange, task_history
from zeren.pages.views.common import (
    Page,
    RetiredLink,
    RoleParties,
    Standing,
    TaskLink,
    plan_link,
    retired_link,
    role_parties,
    standing,
    task_link,
)
from zeren.pages.views.figures import Figures, task_figures
from zeren.pages.views.lists import tasks_batches
from zeren.pages.views.short import ShortView
from zeren.register.building import Register
from zeren.register.questions import contact_of, first_in_charge, lead_role, paragraphs
from zeren.register.standing import taken_over

MOST_OF_SAME_LEAD = 6
MOST_OF_DESCRIPTION = 120


@dataclass(frozen=True, slots=True)
class Reach:
    """Counties that a task reaches in one way.

    Attributes:
        role: What they do.
        through: The collective that stands for them, or None where they are named.
        counties: The counties.
    """

    role: Role
    through: Link | None
    counties: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SameLead:
    """Other tasks of the first-named lead.

    Attributes:
        lead: The lead.
        tasks: The nearest of its other tasks, in their order.
        number: How many other tasks it leads in all.
    """

    lead: Link
    tasks: tuple[TaskLink, ...]
    number: int


@dataclass(frozen=True, slots=True)
class TaskView:
    """All that the page of a task shows.

    Attributes:
        page: The frame.
        task: The task.
        paragraphs: Its text, word for word, a paragraph a line.
        roles: The parties by role.
        reach: The counties it reaches.
        same_lead: Other tasks of the same lead, where it has one.
        plan: The plan, leading to its page.
        standing: Whether the plan is in force.
        taken_over: The tasks that it took over.
        figures: Its dates and numbers.
        source: Where the list was published, with the item's number.
        extras: What the list says of it besides, such as 完成时限: head, words, and whether it is
            passed on with the task.
        short: The short address.
        before: The task before it in the plan.
        after: The task after it in the plan.
        history: Its changes, the newest first.
        turn_to: The role of those to turn to.
        first: The first of them; None where the list names none.
        contacts: Those of them that can be reached, with how.
    """

    page: Page
    task: Task
    paragraphs: tuple[str, ...]
    roles: tuple[RoleParties, ...]
    reach: tuple[Reach, ...]
    same_lead: SameLead | None
    plan: Link
    standing: Standing
    taken_over: tuple[RetiredLink, ...]
    figures: Figures
    source: str
    extras: tuple[tuple[str, str, bool], ...]
    short: str
    before: TaskLink | None
    after: TaskLink | None
    history: tuple[TaskChange, ...]
    turn_to: Role
    first: Link | None
    contacts: tuple[tuple[Link, Contact], ...]


@dataclass(frozen=True, slots=True)
class LedTasks:
    """The tasks that each party leads.

    Attributes:
        by_party: The tasks in their order, by full name.
        position: Where a task stands among those of a lead, by full name and task id.
    """

    by_party: Mapping[str, Sequence[Task]]
    position: Mapping[tuple[str, str], int]

    def of(self, lead: str) -> Sequence[Task]:
        """The tasks that a party leads, by its full name."""
        return self.by_party.get(lead, ())

    def place_of(self, lead: str, task: Task) -> int | None:
        """Where a task stands among those; None where its plan is not in force."""
        return self.position.get((lead, task.id))


def task_views(register: Register) -> list[TaskView]:
    """The pages of all tasks, in their order."""
    led, before = _led_tasks(register.in_force), taken_over(register)
    return [
        _task_view(register, plan, task, around, led, before.get(task.id, ()))
        for plan, task, around in _in_plans(register)
    ]


# What stands before and after a task in its plan.
_Around: TypeAlias = "tuple[Task | None, Task | None]"


def _in_plans(register: Register) -> Iterator[tuple[Plan, Task, _Around]]:
    """All tasks with their plan and what stands around them."""
    for plan in register.plans:
        tasks = register.tasks_of[plan.slug]
        befores, afters = [None, *tasks][:-1], [*tasks, None][1:]
        for task, *around in zip(tasks, befores, afters, strict=True):
            yield plan, task, (around[0], around[1])


def _task_view(  # noqa: PLR0913, PLR0917 - all that one task's page shows
    register: Register,
    plan: Plan,
    task: Task,
    around: _Around,
    led: LedTasks,
    retired: tuple[RetiredTask, ...],
) -> TaskView:
    roles = role_parties(register, task)
    before, after = around
    turn_to = lead_role(register, task.id)
    leads = [one.party for one in register.written_of[task.id] if one.role is turn_to]
    parties = [register.party_of[name] for name in leads]
    return TaskView(
        page=Page(
            address=addresses.task_page(task),
            title=_title(register, plan, task),
            description=_description(plan, task),
            breadcrumbs=(HOME_LINK, plan_link(plan)),
            published=published_of(plan),
            source=source_of(plan),
        ),
        task=task,
        paragraphs=paragraphs(task.text),
        roles=roles,
        reach=tuple(_reach(register, task)),
        same_lead=_same_lead(register, task, led),
        plan=plan_link(plan),
        standing=standing(register, plan),
        taken_over=tuple(retired_link(register, one) for one in retired),
        figures=task_figures(register, task),
        source=_source(plan, task),
        extras=tuple((one.head, words, one.is_passed_on) for one, words in extras_of(task)),
        short=addresses.short_page(task),
        before=task_link(register, before) if before else None,
        after=task_link(register, after) if after else None,
        history=task_history(register, task.id),
        turn_to=turn_to,
        first=party_link(parties[0]) if parties else None,
        contacts=tuple(
            (party_link(party), contact)
            for party in parties
            if (contact := contact_of(party)) is not None
        ),
    )


def _batches(register: Register, _: Shelf) -> Iterator[Batch]:
    """The index of tasks, the page of each, and its short address."""
    yield from tasks_batches(register)
    led, before = _led_tasks(register.in_force), taken_over(register)
    digest_of = register.digest_of
    for plan, task, around in _in_plans(register):
        lead = first_in_charge(register, task.id)
        of_lead = led.of(lead.name) if lead else ()
        near = _near(of_lead, led.place_of(lead.name, task)) if lead else []
        yield Batch(
            addresses.task_page(task),
            (
                digest_of[task.id],
                [digest_of[one.id] if one else None for one in around],
                [digest_of[one.id] for one in near],
                len(of_lead),
                before.get(task.id),
                register.history.of_task.get(task.id),
            ),
            partial(_task_pages, register, plan, task, around, led, before.get(task.id, ())),
        )


def _task_pages(  # noqa: PLR0913, PLR0917 - as above
    register: Register,
    plan: Plan,
    task: Task,
    around: _Around,
    led: LedTasks,
    retired: tuple[RetiredTask, ...],
) -> list[Filled]:
    view = _task_view(register, plan, task, around, led, retired)
    return [
        markdown("task.md.jinja", view),
        Filled(f"{view.short}index.html", "short.html.jinja", ShortView.of(view.page, view.short)),
    ]


TASKS = PageKind(
    _batches,
    nav=lambda _: TASKS_LINK,
    section=TASKS_LINK.text,
    not_in_nav=f"{TASKS_LINK.page}*/",
)


def _led_tasks(register: Register) -> LedTasks:
    led: dict[str, list[Task]] = {}
    position: dict[tuple[str, str], int] = {}
    for assignment in register.assignments:
        if assignment.role is Role.LEAD:
            tasks = led.setdefault(assignment.party, [])
            position[assignment.party, assignment.task_id] = len(tasks)
            tasks.append(register.task_of[assignment.task_id])
    return LedTasks(led, position)


def _title(register: Register, plan: Plan, task: Task) -> str:
    """The title of the page: numbers repeat where there are several plans."""
    of_plan = f"（{plan.title}）" if len(register.plans) > 1 else ""
    return f"第 {task.number} 项 {task.title}{of_plan}"


def _same_lead(register: Register, task: Task, led: LedTasks) -> SameLead | None:
    lead = first_in_charge(register, task.id)
    if lead is None:
        return None
    tasks, here = led.of(lead.name), led.place_of(lead.name, task)
    links = tuple(task_link(register, other) for other in _near(tasks, here))
    return SameLead(party_link(lead), links, len(tasks) - (here is not None))


def _near(tasks: Sequence[Task], here: int | None) -> list[Task]:
    """The nearest of the other tasks of a lead; of a task that is not among them the first."""
    start = max(0, min((here or 0) - MOST_OF_SAME_LEAD // 2, len(tasks) - 1 - MOST_OF_SAME_LEAD))
    places = range(start, min(start + MOST_OF_SAME_LEAD + 1, len(tasks)))
    return [tasks[place] for place in places if place != here][:MOST_OF_SAME_LEAD]


def _reach(register: Register, task: Task) -> list[Reach]:
    """The counties of a task: those named, then those that collectives stand for."""
    found: list[Reach] = []
    for role, parties in register.roles(task.id):
        named = tuple(party_link(party) for party in parties if isinstance(party, County))
        if named:
            found.append(Reach(role, None, named))
        found.extend(
            Reach(
                role,
                party_link(party),
                tuple(party_link(county) for county in register.counties),
            )
            for party in register.collectives
            if party in parties and party.stands_for_counties and register.counties
        )
    return found


def _source(plan: Plan, task: Task) -> str:
    return f"{plan.source or plan.title} 第 {task.number} 项"


def _description(plan: Plan, task: Task) -> str:
    """What the task is and who bears it, no longer than a share card shows."""
    whole = f"{plan.title}第 {task.number} 项。{task.sentence.rstrip('。')}。"
    return whole if len(whole) <= MOST_OF_DESCRIPTION else f"{whole[: MOST_OF_DESCRIPTION - 1]}…"
