"""The page of a task that is done no more, which stays at its address with the last text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from zeren import addresses
from zeren.addresses import HOME_LINK, Link, party_link
from zeren.columns import extras_of
from zeren.model import Plan, RetiredTask, Retirement, Task
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
    standing,
    task_link,
)
from zeren.pages.views.short import ShortView
from zeren.register.building import Register
from zeren.register.questions import paragraphs
from zeren.register.standing import doing_now, roles_of_retired, taken_over
from zeren.text.dates import date_in_words


@dataclass(frozen=True, slots=True)
class Heir:
    """A task that took another over.

    Attributes:
        task: The task.
        how: In which way it came to be done no more itself; None where it is to be done.
    """

    task: TaskLink
    how: Retirement | None


@dataclass(frozen=True, slots=True)
class RetiredView:
    """All that the page of a task shows that is done no more.

    Attributes:
        page: The frame.
        task: The task as it was last.
        how: In which way it came to be so.
        since: From when, in words.
        reason: Why, and what says so.
        heirs: The tasks that took it over.
        now: The tasks that are to be done in its place, where one of the heirs is not.
        before: The tasks that it had taken over itself.
        paragraphs: Its last text, word for word, a paragraph a line.
        roles: Who bore it, by role.
        extras: What the list said of it besides: head, words.
        plan: The plan, leading to its page.
        standing: Whether the plan is in force.
        short: The short address.
        history: Its changes, the newest first.
    """

    page: Page
    task: Task
    how: Retirement
    since: str
    reason: str
    heirs: tuple[Heir, ...]
    now: tuple[TaskLink, ...]
    before: tuple[RetiredLink, ...]
    paragraphs: tuple[str, ...]
    roles: tuple[RoleParties, ...]
    extras: tuple[tuple[str, str], ...]
    plan: Link
    standing: Standing
    short: str
    history: tuple[TaskChange, ...]

    @property
    def has_retired_heir(self) -> bool:
        """Whether a task that took it over is done no more itself."""
        return any(heir.how for heir in self.heirs)


def retired_views(register: Register) -> Iterator[RetiredView]:
    """The pages of all tasks that are done no more, in their order."""
    before = taken_over(register)
    for one in register.retired:
        yield _view(register, one, before.get(one.task.id, ()))


def _view(
    register: Register,
    one: RetiredTask,
    before: tuple[RetiredTask, ...],
) -> RetiredView:
    plan = register.plan_of[one.task.plan]
    heirs = tuple(_heir(register, heir) for heir in one.into)
    now = doing_now(register, one) if any(heir.how for heir in heirs) else ()
    return RetiredView(
        page=Page(
            address=addresses.task_page(one.task),
            title=_title(register, plan, one),
            description=f"{plan.title}第 {one.task.number} 项，{one.how.mark}，不再执行。",
            breadcrumbs=(HOME_LINK, plan_link(plan)),
            published=published_of(plan),
            source=source_of(plan),
        ),
        task=one.task,
        how=one.how,
        since=date_in_words(one.since),
        reason=one.reason,
        heirs=heirs,
        now=tuple(task_link(register, task) for task in now),
        before=tuple(retired_link(register, other) for other in before),
        paragraphs=paragraphs(one.task.text),
        roles=tuple(
            RoleParties(role, tuple(map(party_link, parties)), len(parties))
            for role, parties in roles_of_retired(register, one)
        ),
        extras=tuple((column.head, words) for column, words in extras_of(one.task)),
        plan=plan_link(plan),
        standing=standing(register, plan),
        short=addresses.short_page(one.task),
        history=task_history(register, one.task.id),
    )


def _heir(register: Register, task_id: str) -> Heir:
    if retired := register.retired_of.get(task_id):
        return Heir(task_link(register, retired.task), retired.how)
    return Heir(task_link(register, register.task_of[task_id]), None)


def _title(register: Register, plan: Plan, one: RetiredTask) -> str:
    of_plan = f"（{plan.title}）" if len(register.plans) > 1 else ""
    return f"第 {one.task.number} 项 {one.task.title}（{one.how.mark}）{of_plan}"


def _batches(register: Register, _: Shelf) -> Iterator[Batch]:
    """The page of each, with its short address. They are few, so that a view is made to compare."""
    for view in retired_views(register):
        yield Batch(view.page.address, view, partial(_pages, view))


def _pages(view: RetiredView) -> list[Filled]:
    short = ShortView.of(view.page, view.short)
    return [
        markdown("retired.md.jinja", view),
        Filled(f"{view.short}index.html", "short.html.jinja", short),
    ]


# The nav leaves them out with the other tasks.
KIND = PageKind(_batches)
