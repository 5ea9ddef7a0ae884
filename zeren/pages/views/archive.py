"""The page of earlier versions of the site, which stand below it as they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zeren.addresses import ARCHIVE, HOME_LINK, Link
from zeren.pages.kinds import Batch, markdown
from zeren.pages.views.common import Page


@dataclass(frozen=True, slots=True)
class Archived:
    """An earlier version of the site.

    Attributes:
        day: The day at whose end the data were so, such as `2026-10-31`.
        changed: The day on which they had been changed last; None where it is not known.
        version: The version of the data.
        tasks: How many tasks they held.
    """

    day: str
    changed: str | None
    version: str
    tasks: int

    @property
    def link(self) -> Link:
        """Its home page."""
        return Link(f"{in_words(self.day)}的版本", archived_site(self.day))

    @property
    def changed_in_words(self) -> str:
        """The day of the last change, as people write it; empty where it is not known."""
        return in_words(self.changed) if self.changed else ""


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The earlier versions of the site.

    Attributes:
        page: The frame.
        versions: The versions, the newest first.
    """

    page: Page
    versions: tuple[Archived, ...]


def archived_site(day: str) -> str:
    """Where an earlier version of the site stands.

    Args:
        day: Its day.
    """
    return f"{ARCHIVE}{day}/"


def in_words(day: str) -> str:
    """A day as people write it, such as 2026年10月31日.

    Args:
        day: The day, such as `2026-10-31`.
    """
    read = date.fromisoformat(day)
    return f"{read.year}年{read.month}月{read.day}日"


def archive_batches(archived: Sequence[Archived]) -> Iterator[Batch]:
    """The page, where there are earlier versions.

    Args:
        archived: The versions, the newest first.

    Yields:
        The one page.
    """
    if archived:
        view = ArchiveView(
            page=Page(
                address=ARCHIVE,
                title="以前的版本",
                description="本站以前各个日期的版本，已存档，不再更新。",
                breadcrumbs=(HOME_LINK,),
            ),
            versions=tuple(archived),
        )
        yield Batch(ARCHIVE, view.versions, lambda: [markdown("archive.md.jinja", view)])
