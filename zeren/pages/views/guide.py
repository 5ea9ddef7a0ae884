"""How to use the site."""

from __future__ import annotations

from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import HOME_LINK
from zeren.pages.views.common import Page
from zeren.register.building import Register


@dataclass(frozen=True, slots=True)
class GuideView:
    """How to use the site.

    Attributes:
        page: The frame.
        has_counties: Whether the site has pages of territories.
    """

    page: Page
    has_counties: bool


def guide_view(register: Register) -> GuideView:
    """How to use the site.

    Args:
        register: The register.
    """
    own = f"、本{register.site.words.territory}" if register.counties else ""
    return GuideView(
        page=Page(
            address=addresses.GUIDE,
            title="使用说明",
            description=f"怎样查到本单位{own}的责任，怎样打印和转发。",
            breadcrumbs=(HOME_LINK,),
        ),
        has_counties=bool(register.counties),
    )
