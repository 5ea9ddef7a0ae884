"""The home page: an answer to 'what is my duty'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from zeren import addresses
from zeren.addresses import HOME_LINK, Link
from zeren.model import Plan, Role
from zeren.pages.kinds import Batch, PageKind, digests, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.changes import latest
from zeren.pages.views.common import Lacking, Page, lacking, plan_link
from zeren.pages.views.figures import Ahead, ahead, ahead_shown
from zeren.pages.views.party_lists import KindGroup, kind_groups
from zeren.register.building import Register
from zeren.register.questions import (
    PartyCounts,
    RoleCount,
    in_force_first,
    party_counts,
    role_counts,
    tasks_lacking,
)

# More titles than these say less than their number.
MOST_PLANS = 6
# More units than these are looked up by kind: each kind opens where it stands.
MOST_OPEN_UNITS = 80


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """How official a list is.

    Attributes:
        link: The plan, leading to its page.
        plan: What is registered of it.
        number: How many tasks it has.
    """

    link: Link
    plan: Plan
    number: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page: an answer to 'what is my duty'.

    Attributes:
        page: The frame.
        plans: The first plans in force, with how official they are.
        plan_number: How many plans there are.
        task_number: How many tasks there are.
        unit_number: How many units.
        county_number: How many counties.
        counts: The assignments as written, by role.
        gaps: The roles that some tasks lack.
        units_open: Whether the kinds of units stand open.
        units: The units by kind.
        counties: The counties.
        collectives: The collectives.
        ahead: What is to come.
        latest: The last change of the data, in a line; empty where none is known.
        downloads: What most people look for to print and take away.
    """

    page: Page
    plans: tuple[PlanFacts, ...]
    plan_number: int
    task_number: int
    unit_number: int
    county_number: int
    counts: tuple[RoleCount, ...]
    gaps: tuple[Lacking, ...]
    units_open: bool
    units: tuple[KindGroup, ...]
    counties: tuple[PartyCounts, ...]
    collectives: tuple[PartyCounts, ...]
    ahead: Ahead
    latest: str
    downloads: tuple[Download, ...]


def home_view(register: Register, shelf: Shelf) -> HomeView:
    """The home page."""
    plans = in_force_first(register)
    shown = [plan for plan in plans if plan.is_in_force][:MOST_PLANS] or plans[:MOST_PLANS]
    titles = "、".join(f"《{plan.title}》" for plan in shown)
    titles += f"等 {len(plans)} 个清单" if len(shown) < len(plans) else ""
    latest_change, downloads = latest(register), _downloads(shown, shelf)
    every, register = register, register.in_force
    territory = f"、{register.site.words.territory}" if register.counties else ""
    return HomeView(
        page=Page(
            address=addresses.HOME,
            title="我的责任是什么",
            description=f"按单位{territory}和任务查询{titles}的责任分工。",
            breadcrumbs=(),
        ),
        plans=tuple(
            PlanFacts(plan_link(plan), plan, len(every.tasks_of[plan.slug])) for plan in shown
        ),
        plan_number=len(plans),
        task_number=len(register.tasks),
        unit_number=len(register.units),
        county_number=len(register.counties),
        counts=role_counts(register.assignments),
        gaps=tuple(_gaps(register)),
        units_open=len(register.units) <= MOST_OPEN_UNITS,
        units=kind_groups(register, register.units),
        counties=tuple(party_counts(register, county) for county in register.counties),
        collectives=tuple(party_counts(register, other) for other in register.collectives),
        ahead=ahead(register),
        latest=latest_change,
        downloads=downloads,
    )


def _gaps(register: Register) -> Iterator[Lacking]:
    """What some tasks lack, as it is looked for in the matrix."""
    for role in Role:
        if role.is_missed and (tasks := tasks_lacking(register, role)):
            yield lacking(register, role, tasks, 0)


def _downloads(plans: Sequence[Plan], shelf: Shelf) -> tuple[Download, ...]:
    """What most people look for first: each list as published, then what is offered here."""
    lists = (
        replace(file, text=f"{plan.title}（{file.text}）")
        for plan in plans
        for file in shelf.at(addresses.plan_page(plan))
    )
    return (*lists, *shelf.at(addresses.HOME))


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    yield Batch(
        "home",
        (
            digests(register.duties_of, register.task_of),
            shelf.files,
            ahead_shown(register),
            latest(register),
        ),
        lambda: [markdown("home.md.jinja", home_view(register, shelf))],
    )


HOME = PageKind(_batches, nav=lambda _: HOME_LINK)
