"""Tasks listed: the index of tasks, the index of plans, and each plan in its published form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from zeren import addresses
from zeren.addresses import HOME_LINK, PLANS_LINK, TASKS_LINK, Link, part_page
from zeren.model import Plan, Role, Task
from zeren.pages.kinds import Batch, Filled, PageKind, digests, markdown
from zeren.pages.labels import published_of, source_of
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import (
    MOST_NAMED,
    Page,
    RetiredLink,
    RoleParties,
    Standing,
    TaskLink,
    first_parties,
    plan_link,
    retired_link,
    standing,
    task_link,
)
from zeren.pages.views.parts import MOST_PLANS, Parts, divided, parts, weight
from zeren.register.building import Register
from zeren.register.matrix import matrix_page
from zeren.register.questions import in_force_first, paragraphs

# On one page of each: tasks in short, tasks in full, plans.
MOST_TASKS = 200
MOST_FULL_TASKS = 150
MOST_OF_INDEX = 500


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
        standing: Whether it is in force.
        matrix: The page of its matrix.
        number: How many tasks it has.
        rows: Those of its tasks that stand here.
        retired: Those of its tasks that are done no more, on the last page.
        downloads: The list to print and take away.
        parts: The other pages of the list, where it is long.
    """

    page: Page
    plan: Plan
    standing: Standing
    matrix: str
    number: int
    rows: tuple[ListedTask, ...]
    retired: tuple[RetiredLink, ...]
    downloads: tuple[Download, ...]
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class ListedPlan:
    """A plan in a list, or in the index of tasks with those of its tasks that stand there.

    Attributes:
        link: Its title, leading to its page.
        plan: The plan.
        standing: Whether it is in force.
        number: How many tasks it has.
        index: Where its tasks begin in the index of tasks.
        rows: Those of its tasks that stand on this page.
        is_continued: Whether some of them stand on the page before.
        begins_past: Whether it is the first on its page that is not in force.
    """

    link: Link
    plan: Plan
    standing: Standing
    number: int
    index: str
    rows: tuple[ListedTask, ...] = ()
    is_continued: bool = False
    begins_past: bool = False


@dataclass(frozen=True, slots=True)
class TasksView:
    """The index of tasks.

    Attributes:
        page: The frame.
        plans: The tasks by plan.
        contents: All plans, where these tasks are divided over several pages.
        parts: The other pages of the index, where it is long.
    """

    page: Page
    plans: tuple[ListedPlan, ...]
    contents: tuple[ListedPlan, ...]
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class PlansView:
    """The index of plans.

    Attributes:
        page: The frame.
        plans: Those that stand on this page: first those in force.
        parts: The other pages of the index, where it is long.
    """

    page: Page
    plans: tuple[ListedPlan, ...]
    parts: Parts | None


def plan_views(register: Register, plan: Plan, shelf: Shelf) -> Iterator[PlanView]:
    """The page of a plan, and those over which a long one is divided."""
    address = addresses.plan_page(plan)
    tasks = register.tasks_of[plan.slug]
    pages = divided(tasks, MOST_FULL_TASKS, lambda task: weight(task.text, task.sentence))
    for number, page in enumerate(pages, start=1):
        yield PlanView(
            page=_part(
                Page(
                    address=address,
                    title=plan.title,
                    description=f"{plan.title}全文，共 {len(tasks)} 项工作任务及其责任单位。",
                    breadcrumbs=(HOME_LINK, PLANS_LINK),
                    published=published_of(plan),
                    source=source_of(plan),
                ),
                number,
            ),
            plan=plan,
            standing=standing(register, plan),
            matrix=matrix_page(register, plan),
            number=len(tasks),
            rows=tuple(_listed(register, task) for task in page),
            retired=_retired(register, plan) if number == len(pages) else (),
            downloads=shelf.at(address),
            parts=parts(address, number, len(pages)),
        )


def tasks_batches(register: Register) -> Iterator[Batch]:
    """The index of tasks, and the pages over which a long one is divided.

    Args:
        register: The register.

    Yields:
        Each page by itself: an edit of a task changes one of many.
    """
    plans = in_force_first(register)
    tasks = (task for plan in plans for task in register.tasks_of[plan.slug])
    pages = divided(tasks, MOST_TASKS, lambda task: _weight_in_index(register, task))
    begins = _beginnings(pages)
    places = {slug: part_page(addresses.TASKS, number) for slug, number in begins.items()}
    listed = {plan.slug: _plan_in_list(register, plan, places) for plan in plans}
    whole = (len(pages), [(one.index, one.number) for one in listed.values()])
    for number, page in enumerate(pages, start=1):
        yield Batch(
            part_page(addresses.TASKS, number),
            (whole, digests(register.digest_of, (task.id for task in page))),
            partial(_tasks_page, register, pages, number, listed, begins),
        )


def _tasks_page(
    register: Register,
    pages: Sequence[Sequence[Task]],
    number: int,
    listed: dict[str, ListedPlan],
    begins: dict[str, int],
) -> list[Filled]:
    has_contents = number == 1 < len(pages) and len(listed) <= MOST_PLANS
    frame = Page(
        address=addresses.TASKS,
        title=TASKS_LINK.text,
        description=f"全部 {len(register.tasks)} 项工作任务及其责任单位。",
        breadcrumbs=(HOME_LINK,),
    )
    view = TasksView(
        page=_part(frame, number),
        plans=_marked(_with_rows(register, pages[number - 1], listed, begins, number)),
        contents=_marked(listed.values()) if has_contents else (),
        parts=parts(addresses.TASKS, number, len(pages)),
    )
    return [markdown("tasks.md.jinja", view)]


def plans_views(register: Register) -> Iterator[PlansView]:
    """The index of plans, and the pages over which a long one is divided."""
    pages = divided(in_force_first(register), MOST_OF_INDEX, lambda plan: weight(plan.title))
    for number, page in enumerate(pages, start=1):
        frame = Page(addresses.PLANS, PLANS_LINK.text, "本站收录的清单。", (HOME_LINK,))
        yield PlansView(
            page=_part(frame, number),
            plans=_marked(_plan_in_list(register, plan, {}) for plan in page),
            parts=parts(addresses.PLANS, number, len(pages)),
        )


def _part(page: Page, number: int) -> Page:
    """The frame of one of the pages over which a long one is divided."""
    if number == 1:
        return page
    return Page(
        address=part_page(page.address, number),
        title=f"{page.title}（第 {number} 页）",
        description=page.description,
        breadcrumbs=(*page.breadcrumbs, Link(page.title, page.address)),
    )


def _weight_in_index(register: Register, task: Task) -> int:
    named = len(register.written_of[task.id])
    return weight(task.title, links=min(named, len(Role) * MOST_NAMED))


def _beginnings(pages: Sequence[Sequence[Task]]) -> dict[str, int]:
    """The number of the page on which each plan begins."""
    begins: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for task in page:
            begins.setdefault(task.plan, number)
    return begins


def _plan_in_list(register: Register, plan: Plan, places: dict[str, str]) -> ListedPlan:
    return ListedPlan(
        link=plan_link(plan),
        plan=plan,
        standing=standing(register, plan),
        number=len(register.tasks_of[plan.slug]),
        index=f"{places.get(plan.slug, addresses.TASKS)}#plan-{plan.slug}",
    )


def _with_rows(
    register: Register,
    page: Sequence[Task],
    listed: dict[str, ListedPlan],
    begins: dict[str, int],
    number: int,
) -> Iterator[ListedPlan]:
    """The plans of one page of the index with their tasks; on the first also those without."""
    rows = {
        slug: tuple(_listed(register, task) for task in group)
        for slug, group in groupby(page, key=lambda task: task.plan)
    }
    for slug, plan in listed.items():
        if slug in rows or begins.get(slug, 1) == number:
            is_continued = begins.get(slug, 1) < number
            yield replace(plan, rows=rows.get(slug, ()), is_continued=is_continued)


def _marked(plans: Iterable[ListedPlan]) -> tuple[ListedPlan, ...]:
    """Plans in their order, the first marked that is not in force."""
    marked: list[ListedPlan] = []
    for plan in plans:
        is_past = plan.standing.status is not None
        is_first = is_past and not any(one.standing.status is not None for one in marked[-1:])
        marked.append(replace(plan, begins_past=is_first))
    return tuple(marked)


def _listed(register: Register, task: Task) -> ListedTask:
    return ListedTask(
        task=task_link(register, task),
        paragraphs=paragraphs(task.text),
        roles=first_parties(register, task),
        sentence=task.sentence,
        chapter=task.chapter,
    )


def _retired(register: Register, plan: Plan) -> tuple[RetiredLink, ...]:
    of_plan = (one for one in register.retired if one.task.plan == plan.slug)
    return tuple(retired_link(register, one) for one in of_plan)


def _plan_batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    """The index of plans and the page of each."""
    yield Batch(
        PLANS_LINK.page,
        tuple(len(tasks) for tasks in register.tasks_of.values()),
        lambda: [markdown("plans.md.jinja", index) for index in plans_views(register)],
    )
    for plan in register.plans:
        tasks = digests(register.digest_of, (task.id for task in register.tasks_of[plan.slug]))
        address = addresses.plan_page(plan)
        make = partial(_plan_pages, register, plan, shelf)
        yield Batch(address, (tasks, _retired(register, plan), shelf.at(address)), make)


def _plan_pages(register: Register, plan: Plan, shelf: Shelf) -> list[Filled]:
    return [markdown("plan.md.jinja", view) for view in plan_views(register, plan, shelf)]


PLANS = PageKind(
    _plan_batches,
    nav=lambda _: PLANS_LINK,
    section=TASKS_LINK.text,
    not_in_nav=f"{PLANS_LINK.page}*/",
)
