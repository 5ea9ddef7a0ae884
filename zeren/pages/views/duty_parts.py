"""The duties of a party over pages and plans: what stands on which page, and what to filter by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from zeren.addresses import Link, part_page, party_link, party_page
from zeren.model import Assignment, County, Party, Role
from zeren.pages.views.common import Page, in_force_first
from zeren.pages.views.duties import Duty, RoleDuties, duties_by_role
from zeren.pages.views.parts import MOST_PLANS, Parts, divided, parts, weight
from zeren.register.building import Register

MOST_DUTIES = 60


class Way(StrEnum):
    """How a duty comes to a party."""

    DIRECT = "direct"
    THROUGH = "through"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Section:
    """Duties of one role on one page.

    Attributes:
        way: How they come to the party.
        group: The duties.
        is_continued: Whether some of them stand on the page before.
    """

    way: Way
    group: RoleDuties
    is_continued: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """What the duties of a party can be filtered by.

    Attributes:
        plans: The slugs and titles of the plans, those in force first; none where there is one,
            or where they are too many to choose from.
        roles: The roles that the party bears.
        has_past: Whether it has duties by plans that are not in force.
    """

    plans: tuple[tuple[str, str], ...]
    roles: tuple[Role, ...]
    has_past: bool


@dataclass(frozen=True, slots=True)
class PartyDuties:
    """All duties of a party.

    Attributes:
        address: The page of the party.
        pages: The sections of each page.
        filters: What to filter by; None where the duties are few and of one plan.
    """

    address: str
    pages: tuple[tuple[Section, ...], ...]
    filters: Filters | None

    def first(self, way: Way) -> tuple[RoleDuties, ...]:
        """The duties on the first page that come to the party in one way, by role."""
        return tuple(one.group for one in self.pages[0] if one.way is way)

    @property
    def past(self) -> tuple[RoleDuties, ...]:
        """Those of plans that are not in force, as far as they stand on the first page."""
        return self.first(Way.PAST)

    @property
    def past_number(self) -> int:
        """How many of those there are in all."""
        return self.number(Way.PAST)

    @property
    def parts(self) -> Parts | None:
        """The pages on which they stand, as the first shows them; None where it is alone."""
        return parts(self.address, 1, len(self.pages))

    def number(self, way: Way) -> int:
        """How many come to it in one way."""
        numbers = {(s.way, s.group.role): s.group.number for page in self.pages for s in page}
        return sum(number for (one, _), number in numbers.items() if one is way)


@dataclass(frozen=True, slots=True)
class DutiesView:
    """One of the further pages over which many duties are divided.

    Attributes:
        page: The frame.
        party: The party, leading to its first page.
        is_county: Whether it is a county.
        sections: The duties on this page.
        filters: What to filter by.
        parts: All pages.
    """

    page: Page
    party: Link
    is_county: bool
    sections: tuple[Section, ...]
    filters: Filters | None
    parts: Parts | None


def party_duties(register: Register, party: Party) -> PartyDuties:
    """All duties of a party: first what it leads, at last those of plans not in force.

    Args:
        register: The register.
        party: The party.
    """
    now, past = register.in_force, register.past
    groups = [
        *((Way.DIRECT, one) for one in _borne(now, party, now.direct_of)),
        *((Way.THROUGH, one) for one in _borne(now, party, now.through_of)),
    ]
    if past is not None:
        both = (*past.direct_of.get(party.name, ()), *past.through_of.get(party.name, ()))
        groups += [(Way.PAST, one) for one in duties_by_role(past, party, both)]
    every = [(way, group, duty) for way, group in groups for duty in group.duties]
    pages = divided(every, MOST_DUTIES, lambda item: _weight(item[2]))
    filters = _filters(register, [duty for _, _, duty in every], len(pages))
    return PartyDuties(party_page(party), tuple(_pages_of(pages)), filters)


def further_views(party: Party, page: Page, duties: PartyDuties) -> Iterator[DutiesView]:
    """The pages behind the first.

    Args:
        party: The party.
        page: The frame of the first.
        duties: Its duties.

    Yields:
        Each page.
    """
    for number, sections in enumerate(duties.pages[1:], start=2):
        yield DutiesView(
            page=Page(
                address=part_page(page.address, number),
                title=f"{page.title}（第 {number} 页）",
                description=page.description,
                breadcrumbs=(*page.breadcrumbs, party_link(party)),
            ),
            party=party_link(party),
            is_county=isinstance(party, County),
            sections=sections,
            filters=duties.filters,
            parts=parts(page.address, number, len(duties.pages)),
        )


def _borne(
    register: Register, party: Party, assignments: Mapping[str, tuple[Assignment, ...]]
) -> tuple[RoleDuties, ...]:
    return duties_by_role(register, party, assignments.get(party.name, ()))


def _weight(duty: Duty) -> int:
    links = len(duty.leads) + sum(len(group.parties) for group in duty.others)
    return weight(duty.task.title, *duty.paragraphs, links=links)


def _pages_of(
    pages: Iterable[Sequence[tuple[Way, RoleDuties, Duty]]],
) -> Iterator[tuple[Section, ...]]:
    """The duties of each page by way and role again."""
    seen: set[tuple[Way, Role]] = set()
    for page in pages:
        sections: list[Section] = []
        for (way, role), items in groupby(page, key=lambda item: (item[0], item[1].role)):
            kept = list(items)
            group = replace(kept[0][1], duties=tuple(duty for _, _, duty in kept))
            sections.append(Section(way, group, is_continued=(way, role) in seen))
            seen.add((way, role))
        yield tuple(sections)


def _filters(register: Register, duties: Sequence[Duty], pages: int) -> Filters | None:
    slugs = {duty.task.plan_slug for duty in duties}
    if len(slugs) <= 1 and pages == 1:
        return None
    plans = [plan for plan in in_force_first(register) if plan.slug in slugs]
    roles = {duty.role for duty in duties}
    return Filters(
        plans=(
            tuple((plan.slug, plan.title) for plan in plans) if 1 < len(plans) <= MOST_PLANS else ()
        ),
        roles=tuple(role for role in Role if role in roles),
        has_past=any(duty.task.status is not None for duty in duties),
    )
