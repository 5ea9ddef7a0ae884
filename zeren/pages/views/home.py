"""The home page: an answer to 'what is my duty'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from zeren import addresses
from zeren.addresses import HOME_LINK, Link
from zeren.pages.kinds import Filled, PageKind, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page
from zeren.pages.views.lists import plan_link
from zeren.pages.views.party_lists import KindGroup, kind_groups
from zeren.register.building import Register
from zeren.register.questions import PartyCounts, RoleCount, party_counts, role_counts


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
    downloads: tuple[Download, ...]


def home_view(register: Register, shelf: Shelf) -> HomeView:
    """The home page."""
    titles = "、".join(f"《{plan.title}》" for plan in register.plans)
    territory = f"、{register.site.words.territory}" if register.counties else ""
    return HomeView(
        page=Page(
            address=addresses.HOME,
            title="我的责任是什么",
            description=f"按单位{territory}和任务查询{titles}的责任分工。",
            breadcrumbs=(),
        ),
        plans=tuple(map(plan_link, register.plans)),
        task_number=len(register.tasks),
        unit_number=len(register.units),
        county_number=len(register.counties),
        counts=role_counts(register.assignments),
        units=kind_groups(register, register.units),
        counties=tuple(party_counts(register, county) for county in register.counties),
        collectives=tuple(party_counts(register, other) for other in register.collectives),
        downloads=_downloads(register, shelf),
    )


def _downloads(register: Register, shelf: Shelf) -> tuple[Download, ...]:
    """What most people look for first: each list as published, then what is offered here."""
    lists = (
        replace(file, text=f"{plan.title}（{file.text}）")
        for plan in register.plans
        for file in shelf.at(addresses.plan_page(plan))
    )
    return (*lists, *shelf.at(addresses.HOME))


def _pages(register: Register, shelf: Shelf) -> Iterator[Filled]:
    yield markdown("home.md.jinja", home_view(register, shelf))


HOME = PageKind(_pages, nav=lambda _: HOME_LINK)
