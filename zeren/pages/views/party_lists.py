"""Parties listed by kind: the indexes of units, counties and collectives."""

from __future__ import annotations

from dataclasses import dataclass

from zeren.addresses import COLLECTIVES_LINK, HOME_LINK, UNITS_LINK, Link
from zeren.model import Party, Role
from zeren.pages.views.common import Page
from zeren.register.building import Register
from zeren.register.questions import PartyCounts, by_kind, counties_link, party_counts


@dataclass(frozen=True, slots=True)
class KindGroup:
    """Parties of one kind.

    Attributes:
        kind: The kind.
        anchor: The ASCII anchor of its heading.
        parties: The parties with their numbers.
    """

    kind: str
    anchor: str
    parties: tuple[PartyCounts, ...]


@dataclass(frozen=True, slots=True)
class PartiesView:
    """The index of units, counties or collectives.

    Attributes:
        page: The frame.
        groups: The parties by kind.
        roles: The roles that any of them bears itself: the columns to show.
        has_through: Whether any of them bears tasks through a collective.
    """

    page: Page
    groups: tuple[KindGroup, ...]
    roles: tuple[Role, ...]
    has_through: bool


def kind_groups(register: Register, parties: tuple[Party, ...]) -> tuple[KindGroup, ...]:
    """Parties with their numbers, by kind."""
    return tuple(
        KindGroup(kind, f"kind-{number}", tuple(party_counts(register.in_force, p) for p in group))
        for number, (kind, group) in enumerate(by_kind(register, parties), start=1)
    )


def _parties_view(
    register: Register, link: Link, parties: tuple[Party, ...], description: str
) -> PartiesView:
    groups = kind_groups(register, parties)
    every = [counts for group in groups for counts in group.parties]
    return PartiesView(
        page=Page(link.page, link.text, description, (HOME_LINK,)),
        groups=groups,
        roles=tuple(role for role in Role if any(counts.number(role) for counts in every)),
        has_through=any(counts.through for counts in every),
    )


def units_view(register: Register) -> PartiesView:
    """The index of units."""
    return _parties_view(
        register,
        UNITS_LINK,
        register.units,
        f"{len(register.units)} 个责任单位及各自承担的任务数。",
    )


def counties_view(register: Register) -> PartiesView:
    """The index of counties."""
    return _parties_view(
        register,
        counties_link(register),
        register.counties,
        f"{len(register.counties)} 个{register.site.words.territory}及各自承担的任务数。",
    )


def collectives_view(register: Register) -> PartiesView:
    """The index of collectives."""
    return _parties_view(
        register,
        COLLECTIVES_LINK,
        register.collectives,
        f"清单中代表若干单位或{register.site.words.territory}的统称，及其承担的任务数。",
    )
