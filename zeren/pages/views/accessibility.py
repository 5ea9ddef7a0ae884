"""What the site does for readers with disabilities, what it does not, and whom to tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zeren.addresses import GUIDE, GUIDE_LINK, HELP, HOME_LINK, Link
from zeren.pages.kinds import Batch, PageKind, markdown
from zeren.pages.shelf import Shelf
from zeren.pages.views.common import Page
from zeren.register.building import Register

LINK = Link("无障碍说明", f"{GUIDE}accessibility/")


@dataclass(frozen=True, slots=True)
class AccessibilityView:
    """The accessibility statement.

    Attributes:
        page: The frame.
        marks: The marks of the roles that the site knows.
        has_downloads: Whether there is anything to take away.
    """

    page: Page
    marks: str
    has_downloads: bool


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    has_downloads = bool(shelf.files)
    page = Page(
        address=LINK.page,
        title=LINK.text,
        description="照什么标准做，试过什么，还有什么不足，有困难找谁。",
        breadcrumbs=(HOME_LINK, GUIDE_LINK),
    )
    marks = " ".join(role.mark for role in register.used_roles)
    view = AccessibilityView(page, marks, has_downloads)
    yield Batch(
        LINK.page, (marks, has_downloads), lambda: [markdown("accessibility.md.jinja", view)]
    )


KIND = PageKind(_batches, nav=lambda _: LINK, section=HELP)
