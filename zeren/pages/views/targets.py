"""The targets: all numbers that the tasks of the plans in force set, to look up and to tick off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from zeren.addresses import (
    HOME_LINK,
    TARGETS,
    TARGETS_LINK,
    WHEN_AND_HOW_MANY,
    Link,
    part_page,
    party_page,
)
from zeren.figures import TargetKind
from zeren.pages.kinds import Batch, Filled, PageKind, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page
from zeren.pages.views.figures import NumberItem, number_item
from zeren.pages.views.parts import Parts, divided, parts, weight
from zeren.pages.views.whose import Listed, Whose, choices_of, whose_of
from zeren.register.building import Register
from zeren.register.concerning import targets_concerning

MOST_NUMBERS = 300


@dataclass(frozen=True, slots=True)
class TargetsView:
    """A page of the targets.

    Attributes:
        page: The frame.
        number: How many numbers there are on all pages.
        rows: Those that stand here.
        whose: The parties that may be chosen.
        kinds: The kinds of numbers there are.
        checklists: The territories, each leading to what it must reach.
        parts: The other pages, where it is long.
        downloads: The same to take away.
    """

    page: Page
    number: int
    rows: tuple[Listed[NumberItem], ...]
    whose: tuple[Whose, ...]
    kinds: tuple[TargetKind, ...]
    checklists: tuple[Link, ...]
    parts: Parts | None
    downloads: tuple[Download, ...]


def targets_views(register: Register, shelf: Shelf) -> Iterator[TargetsView]:
    """The pages of the targets.

    Args:
        register: The register of the plans in force.
        shelf: The files that pages may offer.
    """
    concerning = ((party.name, targets_concerning(register, party)) for party in register.parties)
    whose = whose_of(register, concerning)
    rows = [Listed(number_item(register, one), whose.get(one.key, ())) for one in register.targets]
    pages = divided(rows, MOST_NUMBERS, _weight)
    found = {row.item.kind for row in rows}
    named = {page for group in whose.values() for page in group}
    checklists = tuple(
        Link(county.name, f"{TARGETS}?party={page}&kind={TargetKind.TARGET}")
        for county in register.counties
        if (page := party_page(county).rstrip("/")) in named
    )
    choices = choices_of(register, whose.values())
    for number, some in enumerate(pages, start=1):
        yield TargetsView(
            page=Page(
                address=part_page(TARGETS, number),
                title=TARGETS_LINK.text,
                description=f"{len(rows)} 个指标：目标、上限、金额和年龄范围，每个都有原文。",
                breadcrumbs=(HOME_LINK,),
            ),
            number=len(rows),
            rows=some,
            whose=choices,
            kinds=tuple(kind for kind in TargetKind if kind in found),
            checklists=checklists,
            parts=parts(TARGETS, number, len(pages)),
            downloads=shelf.at(TARGETS),
        )


def _weight(row: Listed[NumberItem]) -> int:
    item = row.item
    texts = (item.quote, item.note or "", item.what, item.scope, item.task.title, *row.whose)
    return weight(*texts, links=len(item.binds) + 1)


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    now = register.in_force
    if now.targets:
        shows = [now.digest_of[task.id] for task in now.tasks if task.id in now.targets_of]
        yield Batch(TARGETS, (shows, shelf.at(TARGETS)), partial(_pages, now, shelf))


def _pages(register: Register, shelf: Shelf) -> list[Filled]:
    return [markdown("targets.md.jinja", view) for view in targets_views(register, shelf)]


KIND = PageKind(
    _batches,
    nav=lambda register: TARGETS_LINK if register.in_force.targets else None,
    section=WHEN_AND_HOW_MANY,
    not_in_nav=f"{TARGETS}part/*/",
)
