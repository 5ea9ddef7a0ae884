"""The calendar: all dates of the plans in force, by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from zeren.addresses import CALENDAR, CALENDAR_LINK, HOME_LINK, WHEN_AND_HOW_MANY, part_page
from zeren.pages.kinds import Batch, Filled, PageKind, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page
from zeren.pages.views.figures import DateItem, date_item
from zeren.pages.views.parts import Parts, divided, parts, weight
from zeren.pages.views.whose import Listed, Whose, choices_of, whose_of
from zeren.register.building import Register
from zeren.register.concerning import milestones_concerning
from zeren.register.due import in_time

MOST_DATES = 300
_AGAIN, _UNDATED = "定期的", "原文没有写明日期的"


@dataclass(frozen=True, slots=True)
class DateGroup:
    """Dates of one month, or those that have none.

    Attributes:
        title: The month, such as 2025年12月.
        anchor: The ASCII anchor of its heading.
        dates: The dates.
    """

    title: str
    anchor: str
    dates: tuple[Listed[DateItem], ...]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A page of the calendar.

    Attributes:
        page: The frame.
        number: How many dates there are on all pages.
        groups: The dates that stand here.
        whose: The parties that may be chosen.
        parts: The other pages, where it is long.
        downloads: All dates to take away and to subscribe to.
    """

    page: Page
    number: int
    groups: tuple[DateGroup, ...]
    whose: tuple[Whose, ...]
    parts: Parts | None
    downloads: tuple[Download, ...]


def calendar_views(register: Register, shelf: Shelf) -> Iterator[CalendarView]:
    """The pages of the calendar.

    Args:
        register: The register of the plans in force.
        shelf: The files that pages may offer.
    """
    concerning = (
        (party.name, milestones_concerning(register, party)) for party in register.parties
    )
    whose = whose_of(register, concerning)
    ordered = sorted(register.milestones, key=in_time)
    listed = [Listed(date_item(register, one), whose.get(one.key, ())) for one in ordered]
    pages = divided(listed, MOST_DATES, _weight)
    choices = choices_of(register, whose.values())
    for number, dates in enumerate(pages, start=1):
        yield CalendarView(
            page=Page(
                address=part_page(CALENDAR, number),
                title=CALENDAR_LINK.text,
                description=f"{len(listed)} 个时间节点：期限、起止和定期的，按月排列。",
                breadcrumbs=(HOME_LINK,),
            ),
            number=len(listed),
            groups=tuple(_groups(dates)),
            whose=choices,
            parts=parts(CALENDAR, number, len(pages)),
            downloads=shelf.at(CALENDAR),
        )


def _weight(listed: Listed[DateItem]) -> int:
    item = listed.item
    texts = (item.quote, item.note or "", item.task.title, *listed.whose)
    return weight(*texts, links=len(item.binds) + 1)


def _groups(dates: Iterable[Listed[DateItem]]) -> Iterator[DateGroup]:
    for (anchor, title), group in groupby(dates, _group):
        yield DateGroup(title, anchor, tuple(group))


def _group(listed: Listed[DateItem]) -> tuple[str, str]:
    due = listed.item.due
    day = due.last or due.first
    if day is not None and due.rule is None:
        return f"m-{day.year:04}-{day.month:02}", f"{day.year}年{day.month}月"
    return ("again", _AGAIN) if due.rule is not None else ("undated", _UNDATED)


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    now = register.in_force
    if now.milestones:
        shows = [now.digest_of[task.id] for task in now.tasks if task.id in now.milestones_of]
        yield Batch(CALENDAR, (shows, shelf.at(CALENDAR)), partial(_pages, now, shelf))


def _pages(register: Register, shelf: Shelf) -> list[Filled]:
    return [markdown("calendar.md.jinja", view) for view in calendar_views(register, shelf)]


KIND = PageKind(
    _batches,
    nav=lambda register: CALENDAR_LINK if register.in_force.milestones else None,
    section=WHEN_AND_HOW_MANY,
    not_in_nav=f"{CALENDAR}part/*/",
)
