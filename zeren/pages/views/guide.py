"""How to use the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zeren.addresses import GUIDE_LINK, HELP, HOME_LINK
from zeren.model import Role
from zeren.pages.kinds import Batch, PageKind, markdown
from zeren.pages.shelf import Shelf
from zeren.pages.views.common import Page
from zeren.register.building import Register


@dataclass(frozen=True, slots=True)
class GuideView:
    """How to use the site.

    Attributes:
        page: The frame.
        roles: The roles that the site knows.
        has_counties: Whether the site has pages of territories.
        has_several_plans: Whether each plan has a matrix of its own.
        has_dates: Whether any task has a date.
        has_targets: Whether any task sets a number.
        has_downloads: Whether there is anything to take away.
    """

    page: Page
    roles: tuple[Role, ...]
    has_counties: bool
    has_several_plans: bool
    has_dates: bool
    has_targets: bool
    has_downloads: bool


def guide_view(register: Register, shelf: Shelf) -> GuideView:
    """How to use the site.

    Args:
        register: The register.
        shelf: The files that were made.
    """
    own = f"、本{register.site.words.territory}" if register.counties else ""
    return GuideView(
        page=Page(
            address=GUIDE_LINK.page,
            title=GUIDE_LINK.text,
            description=f"怎样查到本单位{own}的责任，怎样打印和转发。",
            breadcrumbs=(HOME_LINK,),
        ),
        roles=register.used_roles,
        has_counties=bool(register.counties),
        has_several_plans=len(register.plans) > 1,
        has_dates=bool(register.in_force.milestones),
        has_targets=bool(register.in_force.targets),
        has_downloads=bool(shelf.files),
    )


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    now = register.in_force
    yield Batch(
        GUIDE_LINK.page,
        (register.used_roles, *map(bool, (shelf.files, now.milestones, now.targets))),
        lambda: [markdown("guide.md.jinja", guide_view(register, shelf))],
    )


GUIDE = PageKind(_batches, nav=lambda _: GUIDE_LINK, section=HELP)
