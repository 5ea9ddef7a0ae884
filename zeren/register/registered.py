"""Entries of the registry as plans and parties."""

from __future__ import annotations

from zeren.model import (
    Collective,
    County,
    FormerName,
    Plan,
    PlanStatus,
    Successor,
    Unit,
)
from zeren.reading.entries import Entry
from zeren.reading.further_columns import shown_columns
from zeren.reading.names import Names
from zeren.register.settings import contact_of
from zeren.text.characters import clean


def plan_of(entry: Entry) -> Plan:
    """The plan that an entry registers."""
    return Plan(
        slug=entry.text("slug"),
        title=entry.text("title"),
        issuer=entry.text("issuer") or None,
        document_no=entry.text("document_no") or None,
        issued=entry.text("issued") or None,
        source=entry.text("source") or None,
        link=entry.text("link") or None,
        status=PlanStatus(entry.text("status") or PlanStatus.IN_FORCE),
        valid_from=entry.text("from") or None,
        valid_until=entry.text("until") or None,
        superseded_by=entry.text("superseded_by") or None,
        columns=shown_columns(entry),
    )


def _former_names(entry: Entry) -> tuple[FormerName, ...]:
    former_names = entry.values.get("former_names")
    return tuple(
        FormerName(*(clean(str(item[key])) for key in ("name", "until", "source")))
        for item in (former_names if isinstance(former_names, list) else [])
        if isinstance(item, dict)
    )


def unit_of(entry: Entry) -> Unit:
    """The unit that an entry registers."""
    return Unit(
        name=entry.text("name"),
        slug=entry.text("slug"),
        kind=entry.text("kind"),
        aliases=entry.texts("aliases"),
        former_names=_former_names(entry),
        successor=(
            Successor(*(entry.inner("successor", key) for key in ("name", "since", "source")))
            if entry.values.get("successor")
            else None
        ),
        contact=contact_of(entry),
    )


def county_of(entry: Entry) -> County:
    """The county that an entry registers."""
    return County(
        name=entry.text("name"),
        slug=entry.text("slug"),
        code=entry.text("code") or None,
        aliases=entry.texts("aliases"),
        former_names=_former_names(entry),
        contact=contact_of(entry),
    )


def collective_of(entry: Entry, counties: tuple[County, ...], names: Names) -> Collective:
    """The collective that an entry registers, with its members.

    Args:
        entry: The entry.
        counties: All counties: a collective may stand for them.
        names: Whom a name of a member means.
    """
    members = (names.find(member) for member in entry.texts("members"))
    stands_for_counties = entry.text("stands_for") == "counties"
    return Collective(
        name=entry.text("name"),
        slug=entry.text("slug"),
        members=(
            tuple(county.name for county in counties)
            if stands_for_counties
            else tuple(known.full for known in members if known is not None)
        ),
        stands_for_counties=stands_for_counties,
        aliases=entry.texts("aliases"),
        former_names=_former_names(entry),
        note=entry.text("note") or None,
    )
