"""Handing over: the duties and open points of each party, and a runbook for who keeps the site."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from zeren.addresses import (
    GUIDE,
    GUIDE_LINK,
    HELP,
    HOME_LINK,
    Link,
    part_page,
    party_link,
    party_page,
)
from zeren.model import Contact, Party, Role, Task
from zeren.pages.kinds import Batch, Filled, PageKind, digests, markdown
from zeren.pages.shelf import Shelf
from zeren.pages.views.common import Lacking, Page, lacking
from zeren.pages.views.parts import Parts, divided, parts, weight
from zeren.pages.views.whose import Whose, choices_of
from zeren.register.building import Register
from zeren.register.concerning import milestones_concerning
from zeren.register.due import Due, due, in_time
from zeren.register.questions import (
    RoleCount,
    contact_of,
    first_in_charge,
    role_counts,
    tasks_lacking,
)

ADDRESS = f"{GUIDE}handover/"
LINK = Link("交接", ADDRESS)
# Of more the page of the party says which.
MOST_DAYS, MOST_GAPS = 12, 5
_MOST_ROWS = 200
_OF_DAY = 60
# The ids of the tasks that lack a role, by the role.
_Without: TypeAlias = Mapping[Role, Collection[str]]


@dataclass(frozen=True, slots=True)
class Heir:
    """What whoever takes over the work of a party must know.

    Attributes:
        link: The party.
        kind: Its kind.
        page: Its page without the last slash, by which it is chosen.
        counts: Its duties by role, itself and through collectives.
        milestones: How many dates concern it.
        days: The days of these, each once; none where they are too many.
        contact: Its contact, where set.
        gaps: The tasks that it leads first and in which a role is missing.
    """

    link: Link
    kind: str
    page: str
    counts: tuple[RoleCount, ...]
    milestones: int
    days: tuple[tuple[Due, int], ...]
    contact: Contact | None
    gaps: tuple[Lacking, ...]


@dataclass(frozen=True, slots=True)
class HandoverView:
    """A page for handing over.

    Attributes:
        page: The frame.
        heirs: The parties that stand here: those that have an office of their own.
        whose: All of them, for a choice.
        unpublished: The collectives whose members are not published.
        has_dates: Whether any task has a date.
        has_downloads: Whether there is anything to take away.
        parts: The other pages, where there are many parties.
    """

    page: Page
    heirs: tuple[Heir, ...]
    whose: tuple[Whose, ...]
    unpublished: tuple[Link, ...]
    has_dates: bool
    has_downloads: bool
    parts: Parts | None


def handover_views(register: Register, shelf: Shelf) -> Iterator[HandoverView]:
    """The pages for handing over.

    Args:
        register: The register.
        shelf: The files that were made.
    """
    now = register.in_force
    led = _led_first(now)
    without = {
        role: {task.id for task in tasks_lacking(now, role)} for role in Role if role.is_missed
    }
    parties: tuple[Party, ...] = (*register.units, *register.counties)
    heirs = [_heir(register, party, led.get(party.name, []), without) for party in parties]
    pages = divided(heirs, _MOST_ROWS, _weight)
    whose = choices_of(register, [(one.page,) for one in heirs])
    for number, here in enumerate(pages, start=1):
        yield HandoverView(
            page=Page(
                address=part_page(ADDRESS, number),
                title=LINK.text if number == 1 else f"{LINK.text}（第 {number} 页）",
                description="交接工作时核对什么；接手维护本站，十分钟上手。",
                breadcrumbs=(HOME_LINK, GUIDE_LINK, *([LINK] if number > 1 else [])),
            ),
            heirs=here,
            whose=whose,
            unpublished=tuple(
                party_link(one)
                for one in register.collectives
                if not one.members and not one.stands_for_counties
            ),
            has_dates=bool(now.milestones),
            has_downloads=bool(shelf.files),
            parts=parts(ADDRESS, number, len(pages)),
        )


def _led_first(register: Register) -> dict[str, list[Task]]:
    """The tasks that each party is the first to lead, by its full name."""
    led: dict[str, list[Task]] = {}
    for task in register.tasks:
        first = first_in_charge(register, task.id)
        if first is not None:
            led.setdefault(first.name, []).append(task)
    return led


def _heir(register: Register, party: Party, led: list[Task], without: _Without) -> Heir:
    now = register.in_force
    borne = (*now.direct_of.get(party.name, ()), *now.through_of.get(party.name, ()))
    milestones = sorted(milestones_concerning(now, party), key=in_time)
    days: dict[Due, int] = {}
    for one in milestones:
        if (when := due(one)).is_dated:
            days[when] = days.get(when, 0) + 1
    return Heir(
        link=party_link(party),
        kind=register.kind_of(party),
        page=party_page(party).rstrip("/"),
        counts=role_counts(borne),
        milestones=len(milestones),
        days=tuple(days.items()) if len(days) <= MOST_DAYS else (),
        contact=contact_of(party),
        gaps=tuple(_gaps(now, led, without)),
    )


def _gaps(register: Register, led: list[Task], without: _Without) -> Iterator[Lacking]:
    for role, ids in without.items():
        missed = [task for task in led if task.id in ids]
        if missed:
            yield lacking(register, role, missed, MOST_GAPS)


def _weight(heir: Heir) -> int:
    texts = [task.title for gap in heir.gaps for task in gap.tasks]
    return weight(*texts, heir.link.text, links=len(texts) + 2) + _OF_DAY * len(heir.days)


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    now = register.in_force
    shows = (digests(now.digest_of, now.task_of), bool(shelf.files))
    yield Batch(ADDRESS, shows, partial(_pages, register, shelf))


def _pages(register: Register, shelf: Shelf) -> list[Filled]:
    return [markdown("handover.md.jinja", view) for view in handover_views(register, shelf)]


KIND = PageKind(
    _batches,
    nav=lambda _: LINK,
    section=HELP,
    not_in_nav=f"{ADDRESS}part/*/",
)
