"""The pages of units, counties and collectives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias, TypeVar

from zeren import addresses
from zeren.addresses import COLLECTIVES_LINK, HOME_LINK, UNITS_LINK, Link, party_link
from zeren.model import Collective, Contact, County, Party, Role, Unit
from zeren.pages.kinds import Batch, Filled, PageKind, digests, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.changes import New, new_for
from zeren.pages.views.common import Page
from zeren.pages.views.duties import RoleDuties
from zeren.pages.views.duty_parts import (
    PartyDuties,
    Titles,
    further_views,
    party_duties,
)
from zeren.pages.views.figures import Ahead, Figures, party_ahead, party_figures
from zeren.pages.views.party_lists import (
    PartiesView,
    collectives_view,
    counties_view,
    units_view,
)
from zeren.pages.views.summary import summary_view
from zeren.register.building import Register
from zeren.register.duties import Way
from zeren.register.partners import MOST_PARTNERS, Partner, leads_to_turn_to, partners
from zeren.register.questions import (
    RoleCount,
    contact_of,
    counties_link,
    first_in_charge,
    role_counts,
)

One = TypeVar("One", bound=Party)


@dataclass(frozen=True, slots=True)
class UnitView:
    """All that the page of a unit shows.

    Attributes:
        page: The frame.
        unit: The unit.
        counts: Its tasks by role, those that name it.
        first_number: In how many of them it is first in charge.
        through_number: How many tasks it bears through collectives.
        duties: The tasks that name it, by role; none where they are many.
        through: The tasks that it bears through collectives, by role; none where they are many.
        partners: The units it works with most.
        member_of: The collectives that it belongs to.
        open_collectives: Collectives whose members are unpublished, so that it may belong
            to them; shown as a hint and never counted.
        contact: Its contact, where set.
        successors: Those who took its duties over; each leads to its page where it is registered.
        downloads: Its duties to print and take away.
        every: All its duties over pages and plans.
        figures: The dates and numbers that concern it, of plans in force.
        ahead: What is to come for it.
        new: The last change that concerned it, where one is known.
    """

    page: Page
    unit: Unit
    counts: tuple[RoleCount, ...]
    first_number: int
    through_number: int
    duties: tuple[RoleDuties, ...]
    through: tuple[RoleDuties, ...]
    partners: tuple[Partner, ...]
    member_of: tuple[Link, ...]
    open_collectives: tuple[Link, ...]
    contact: Contact | None
    successors: tuple[Link | str, ...]
    downloads: tuple[Download, ...]
    every: PartyDuties
    figures: Figures
    ahead: Ahead
    new: New | None


@dataclass(frozen=True, slots=True)
class CountyView:
    """All that the page of a county shows.

    Attributes:
        page: The frame.
        county: The county.
        counts: Its tasks by role, direct and through collectives together.
        duties: The tasks that name it, by role; none where they are many.
        through: The tasks that it bears through collectives, by role; none where they are many.
        turn_to: The leads of its tasks, those of most tasks first.
        contact: Its contact, where set.
        downloads: Its duties to print and take away.
        every: All its duties over pages and plans.
        figures: The dates and numbers that concern it, of plans in force.
        ahead: What is to come for it.
        new: The last change that concerned it, where one is known.
    """

    page: Page
    county: County
    counts: tuple[RoleCount, ...]
    duties: tuple[RoleDuties, ...]
    through: tuple[RoleDuties, ...]
    turn_to: tuple[Partner, ...]
    contact: Contact | None
    downloads: tuple[Download, ...]
    every: PartyDuties
    figures: Figures
    ahead: Ahead
    new: New | None


@dataclass(frozen=True, slots=True)
class CollectiveView:
    """All that the page of a collective shows.

    Attributes:
        page: The frame.
        collective: The collective.
        counts: Its tasks by role.
        members: The parties that it stands for; none while they are unpublished.
        duties: The tasks that name it, by role; none where they are many.
        downloads: Its duties to print and take away.
        every: All its duties over pages and plans.
        figures: The dates and numbers that concern it, of plans in force.
        new: The last change that concerned it, where one is known.
    """

    page: Page
    collective: Collective
    counts: tuple[RoleCount, ...]
    members: tuple[Link, ...]
    duties: tuple[RoleDuties, ...]
    downloads: tuple[Download, ...]
    every: PartyDuties
    figures: Figures
    new: New | None


def unit_view(register: Register, unit: Unit, shelf: Shelf, titles: Titles) -> UnitView:
    """The page of a unit."""
    now = register.in_force
    direct = now.direct_of.get(unit.name, ())
    counts = role_counts(direct)
    every = party_duties(register, unit, titles)
    through_number = every.numbers[Way.THROUGH]
    successors = unit.successor.names if unit.successor else ()
    return UnitView(
        page=_party_page(
            unit,
            UNITS_LINK,
            _description(unit, counts, through_number),
        ),
        unit=unit,
        counts=counts,
        first_number=sum(
            first_in_charge(now, one.task_id) == unit for one in direct if one.role is Role.LEAD
        ),
        through_number=through_number,
        duties=every.groups.get(Way.DIRECT, ()),
        through=every.groups.get(Way.THROUGH, ()),
        partners=partners(now, unit, MOST_PARTNERS),
        member_of=tuple(
            party_link(other) for other in register.collectives if unit.name in other.members
        ),
        open_collectives=tuple(
            party_link(other)
            for other in register.collectives
            if not other.members and not other.stands_for_counties
        ),
        contact=contact_of(unit),
        successors=tuple(
            party_link(register.party_of[name]) if name in register.party_of else name
            for name in successors
        ),
        downloads=shelf.at(addresses.party_page(unit)),
        every=every,
        figures=party_figures(now, unit),
        ahead=party_ahead(now, unit),
        new=new_for(register, unit),
    )


def county_view(register: Register, county: County, shelf: Shelf, titles: Titles) -> CountyView:
    """The page of a county."""
    now = register.in_force
    both = (*now.direct_of.get(county.name, ()), *now.through_of.get(county.name, ()))
    counts = role_counts(both)
    every = party_duties(register, county, titles)
    return CountyView(
        page=_party_page(county, counties_link(register), _description(county, counts, 0)),
        county=county,
        counts=counts,
        duties=every.groups.get(Way.DIRECT, ()),
        through=every.groups.get(Way.THROUGH, ()),
        turn_to=leads_to_turn_to(now, both),
        contact=contact_of(county),
        downloads=shelf.at(addresses.party_page(county)),
        every=every,
        figures=party_figures(now, county),
        ahead=party_ahead(now, county),
        new=new_for(register, county),
    )


def collective_view(
    register: Register, collective: Collective, shelf: Shelf, titles: Titles
) -> CollectiveView:
    """The page of a collective."""
    counts = role_counts(register.in_force.direct_of.get(collective.name, ()))
    every = party_duties(register, collective, titles)
    return CollectiveView(
        page=_party_page(collective, COLLECTIVES_LINK, _description(collective, counts, 0)),
        collective=collective,
        counts=counts,
        members=tuple(party_link(member) for member in register.members(collective)),
        duties=every.groups.get(Way.DIRECT, ()),
        downloads=shelf.at(addresses.party_page(collective)),
        every=every,
        figures=party_figures(register.in_force, collective),
        new=new_for(register, collective),
    )


MakeView: TypeAlias = Callable[
    [Register, One, Shelf, Titles], UnitView | CountyView | CollectiveView
]


def _party_page(party: Party, above: Link, description: str) -> Page:
    return Page(
        address=addresses.party_page(party),
        title=party.name,
        description=description,
        breadcrumbs=(HOME_LINK, above),
    )


def _description(party: Party, counts: tuple[RoleCount, ...], through: int) -> str:
    parts = [f"{count.role.word} {count.number} 项" for count in counts]
    if through:
        parts.append(f"通过集体责任主体承担 {through} 项")
    return f"{party.name}承担的工作任务：{'，'.join(parts) or '暂无'}。"


def _pages_of(
    party: Party, template: str, view: UnitView | CountyView | CollectiveView
) -> list[Filled]:
    """The page of a party, and those over which many duties are divided."""
    further = further_views(party, view.page, view.every)
    return [markdown(template, view), *(markdown("duties.md.jinja", one) for one in further)]


def _index(register: Register, link: Link, view: Callable[[Register], PartiesView]) -> Batch:
    """The index of parties, which says how many tasks each bears."""
    return Batch(
        link.page,
        digests(register.duties_of, register.task_of),
        lambda: [markdown("parties.md.jinja", view(register))],
    )


def _of_parties(
    register: Register, shelf: Shelf, parties: Iterable[One], template: str, view: MakeView[One]
) -> Iterator[Batch]:
    """The pages of each party, which show all that it bears and what of it can be taken away."""
    titles = Titles(register)

    def pages(party: One) -> list[Filled]:
        made = _pages_of(party, template, view(register, party, shelf, titles))
        if isinstance(party, Collective):
            return made
        return [*made, markdown("summary.md.jinja", summary_view(register, party, shelf))]

    for party in parties:
        borne = [
            (register.digest_of[one.task_id], one.role.value, one.through)
            for every in (register.direct_of, register.through_of)
            for one in every.get(party.name, ())
        ]
        address = addresses.party_page(party)
        new = register.history.of_party.get(party.name, ())[:1]
        offered = (shelf.at(address), shelf.at(addresses.summary_page(party)))
        yield Batch(address, (borne, offered, new), partial(pages, party))


def _unit_batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    """The index of units and the page of each."""
    yield _index(register, UNITS_LINK, units_view)
    yield from _of_parties(register, shelf, register.units, "unit.md.jinja", unit_view)


def _county_batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    """The index of counties and the page of each; neither where a site has none."""
    if register.counties:
        yield _index(register, counties_link(register), counties_view)
    yield from _of_parties(register, shelf, register.counties, "county.md.jinja", county_view)


def _collective_batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    """The index of collectives and the page of each; neither where a site has none."""
    every = register.collectives
    if every:
        yield _index(register, COLLECTIVES_LINK, collectives_view)
    yield from _of_parties(register, shelf, every, "collective.md.jinja", collective_view)


UNITS = PageKind(
    _unit_batches,
    nav=lambda _: UNITS_LINK,
    section=UNITS_LINK.text,
    not_in_nav=f"{addresses.UNITS}*/",
)
COUNTIES = PageKind(
    _county_batches,
    nav=lambda register: counties_link(register) if register.counties else None,
    not_in_nav=f"{addresses.COUNTIES}*/",
)
COLLECTIVES = PageKind(
    _collective_batches,
    nav=lambda register: COLLECTIVES_LINK if register.collectives else None,
    section=UNITS_LINK.text,
    not_in_nav=f"{addresses.COLLECTIVES}*/",
)
