"""Dates and numbers as pages show them: by when, how much, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from zeren.addresses import Link, party_link
from zeren.figures import Milestone, MilestoneKind, Target, TargetKind
from zeren.model import Party, Task
from zeren.pages.views.common import TaskLink, task_link
from zeren.register.building import Register
from zeren.register.concerning import (
    binds_others_alone,
    milestones_concerning,
    targets_concerning,
)
from zeren.register.due import (
    Due,
    due,
    due_of_target,
    in_time,
    milestone_words,
    target_date_words,
)

# Of more than these a page of a party shows the first, and the calendar all.
MOST_SHOWN = 60
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class DateItem:
    """A date of a task.

    Attributes:
        key: The key of the milestone, also its anchor.
        kind: What it is.
        words: When, in the words of the text.
        due: Its days.
        task: The task.
        binds: The parties that it binds; none where it binds all of the task.
        is_of_others: Whether it binds others than the party whose page it stands on.
        quote: The words of the text.
        note: What readers must know of it.
    """

    key: str
    kind: MilestoneKind
    words: str
    due: Due
    task: TaskLink
    binds: tuple[Link, ...]
    is_of_others: bool
    quote: str
    note: str | None


@dataclass(frozen=True, slots=True)
class NumberItem:
    """A number that a task sets.

    Attributes:
        key: The key of the target.
        kind: What it is.
        what: What is counted.
        amount: How much, in words.
        scope: For what it holds.
        words: By when, in the words of the text; empty where it does not say.
        due: The days of that.
        task: The task.
        binds: The parties that it binds; none where it binds all of the task.
        is_of_others: Whether it binds others than the party whose page it stands on.
        quote: The words of the text.
        note: What readers must know of it.
    """

    key: str
    kind: TargetKind
    what: str
    amount: str
    scope: str
    words: str
    due: Due
    task: TaskLink
    binds: tuple[Link, ...]
    is_of_others: bool
    quote: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """The dates and numbers of a task or a party.

    Attributes:
        dates: Those that name a day, the first to come first.
        rhythms: Those that name none, such as 重大节日期间.
        to_reach: Numbers that must be reached or not passed.
        others: Amounts that are paid, and ages.
        left_out: How many more there are, where they are too many for the page.
        is_judged: Whether it is said what of them is past or due: of plans in force alone.
    """

    dates: tuple[DateItem, ...]
    rhythms: tuple[DateItem, ...]
    to_reach: tuple[NumberItem, ...]
    others: tuple[NumberItem, ...]
    left_out: int
    is_judged: bool = True

    @property
    def number(self) -> int:
        """How many are shown."""
        return sum(map(len, (self.dates, self.rhythms, self.to_reach, self.others)))


@dataclass(frozen=True, slots=True)
class NextDate:
    """A day on which something is due.

    Attributes:
        due: Its days.
        number: How many dates these are.
        task: The task, where it is one.
    """

    due: Due
    number: int
    task: TaskLink | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is to come, without saying of what day.

    Attributes:
        milestones: How many dates there are.
        targets: How many numbers the tasks set.
        dates: All days on which something is due, each once; none where they are too many.
    """

    milestones: int
    targets: int
    dates: tuple[NextDate, ...]


def date_item(register: Register, milestone: Milestone, *, is_of_others: bool = False) -> DateItem:
    """A date as it stands on pages.

    Args:
        register: The register.
        milestone: The date.
        is_of_others: As for `DateItem`.
    """
    return DateItem(
        key=milestone.key,
        kind=milestone.kind,
        words=milestone_words(milestone),
        due=due(milestone),
        task=task_link(register, register.task_of[milestone.task_id]),
        binds=_links(register, milestone.binds),
        is_of_others=is_of_others,
        quote=milestone.quote,
        note=milestone.note,
    )


def number_item(register: Register, target: Target, *, is_of_others: bool = False) -> NumberItem:
    """A number as it stands on pages.

    Args:
        register: The register.
        target: The number.
        is_of_others: As for `NumberItem`.
    """
    return NumberItem(
        key=target.key,
        kind=target.kind,
        what=target.what,
        amount=target.amount,
        scope=target.scope,
        words=target_date_words(target),
        due=due_of_target(target, register.milestones_of.get(target.task_id, ())),
        task=task_link(register, register.task_of[target.task_id]),
        binds=_links(register, target.binds),
        is_of_others=is_of_others,
        quote=target.quote,
        note=target.note,
    )


def _links(register: Register, names: Iterable[str]) -> tuple[Link, ...]:
    return tuple(party_link(register.party_of[name]) for name in names)


def task_figures(register: Register, task: Task) -> Figures:
    """The dates and numbers of a task.

    Args:
        register: The register.
        task: The task.
    """
    dates = sorted(register.milestones_of.get(task.id, ()), key=in_time)
    numbers = [number_item(register, one) for one in register.targets_of.get(task.id, ())]
    figures = _figures([date_item(register, one) for one in dates], numbers, 0)
    return replace(figures, is_judged=register.plan_of[task.plan].is_in_force)


def party_figures(register: Register, party: Party) -> Figures:
    """The dates and numbers that concern a party; those that bind it first.

    Args:
        register: The register of the plans in force.
        party: The party.
    """
    others = partial(binds_others_alone, register, party)
    dates = sorted(milestones_concerning(register, party), key=in_time)
    numbers = sorted(
        targets_concerning(register, party), key=lambda one: (others(one), not one.binds)
    )
    return _figures(
        [date_item(register, one, is_of_others=others(one)) for one in dates[:MOST_SHOWN]],
        [number_item(register, one, is_of_others=others(one)) for one in numbers[:MOST_SHOWN]],
        len(dates[MOST_SHOWN:]) + len(numbers[MOST_SHOWN:]),
    )


def ahead(register: Register) -> Ahead:
    """What is to come, from which the browser picks what is next.

    Args:
        register: The register of the plans in force.
    """
    return _ahead(register, register.milestones, len(register.targets))


def party_ahead(register: Register, party: Party) -> Ahead:
    """What is to come for a party, from which the browser picks what is next.

    Args:
        register: The register of the plans in force.
        party: The party.
    """
    return _ahead(
        register,
        milestones_concerning(register, party),
        len(targets_concerning(register, party)),
    )


def _ahead(register: Register, milestones: Sequence[Milestone], targets: int) -> Ahead:
    groups: dict[Due, list[Milestone]] = {}
    for one in milestones:
        if (days := due(one)).is_dated:
            groups.setdefault(days, []).append(one)
    dates = (_next_date(register, days, those) for days, those in groups.items())
    return Ahead(
        len(milestones),
        targets,
        tuple(dates) if len(groups) <= MOST_DAYS else (),
    )


def _next_date(register: Register, days: Due, those: list[Milestone]) -> NextDate:
    task = register.task_of[those[0].task_id] if len(those) == 1 else None
    return NextDate(days, len(those), task_link(register, task) if task else None)


def ahead_shown(register: Register) -> object:
    """All that a page shows that says what is to come.

    Args:
        register: The register.
    """
    now = register.in_force
    titles = [(now.task_of[one].number, now.task_of[one].title) for one in now.milestones_of]
    return now.milestones, len(now.targets), titles


def _figures(dates: list[DateItem], numbers: list[NumberItem], left_out: int) -> Figures:
    return Figures(
        dates=tuple(one for one in dates if one.due.is_dated),
        rhythms=tuple(one for one in dates if not one.due.is_dated),
        to_reach=tuple(one for one in numbers if one.kind.is_to_reach),
        others=tuple(one for one in numbers if not one.kind.is_to_reach),
        left_out=left_out,
    )
