"""What changed: the page of all changes, what is new for a party, and the history of a task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from zeren import addresses
from zeren.addresses import (
    CHANGES,
    CHANGES_LINK,
    HOME_LINK,
    WHEN_AND_HOW_MANY,
    Link,
    changes_of,
    part_page,
    party_link,
    party_page,
)
from zeren.changes import Entry, History
from zeren.comparing.following import reached
from zeren.comparing.wording import Told, by_subject, summary, told, told_to
from zeren.model import Party
from zeren.pages.kinds import Batch, Filled, PageKind, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page
from zeren.pages.views.parts import Parts, divided, parts, weight
from zeren.pages.views.whose import Whose, choices_of
from zeren.register.building import Register
from zeren.text.dates import date_in_words

MOST_CHANGES = 200
MOST_NEW = 6
_NOT_COMMITTED = "还没有提交的改动"


@dataclass(frozen=True, slots=True)
class ChangedItem:
    """What changed in one task, or in plans and parties.

    Attributes:
        subject: The task, leading to its page where it has one; None for plans and parties.
        lines: What changed.
        concerns: The parties that it concerns, each leading to its page.
        whose: The pages of all that it reaches, without the last slash.
    """

    subject: Link | str | None
    lines: tuple[Told, ...]
    concerns: tuple[Link, ...]
    whose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """A change of the data, or the part of it that stands on a page.

    Attributes:
        day: Its day in words.
        anchor: The ASCII anchor of its heading.
        summary: How much changed in all.
        items: What changed.
        is_continued: Whether it began on the page before.
    """

    day: str
    anchor: str
    summary: str
    items: tuple[ChangedItem, ...]
    is_continued: bool


@dataclass(frozen=True, slots=True)
class ChangesView:
    """A page of changes.

    Attributes:
        page: The frame.
        history: How far back they are known.
        entries: Those that stand here.
        whose: The parties that may be chosen.
        parts: The other pages, where there are many.
        downloads: The feed of all.
        unread: The days of states that could not be read any more.
    """

    page: Page
    history: History
    entries: tuple[ListedEntry, ...]
    whose: tuple[Whose, ...]
    parts: Parts | None
    downloads: tuple[Download, ...]
    unread: str


@dataclass(frozen=True, slots=True)
class New:
    """The last change that concerned a party.

    Attributes:
        day: Its day in words.
        lines: What changed for it: the task, leading to its page, and what of it.
        number: How many lines there are in all.
        every: All changes that concern it.
    """

    day: str
    lines: tuple[tuple[Link | str | None, str], ...]
    number: int
    every: str


@dataclass(frozen=True, slots=True)
class TaskChange:
    """A change of a task.

    Attributes:
        day: Its day in words.
        lines: What changed.
    """

    day: str
    lines: tuple[Told, ...]


def new_for(register: Register, party: Party) -> New | None:
    """The last change that concerned a party; None where none did, or none is known.

    Args:
        register: The register, with its history.
        party: The party.
    """
    entries = register.history.of_party.get(party.name, ())
    if not entries:
        return None
    lines = [
        (_subject(register, *key), "；".join(told_to(change, party.name) for change in changes))
        for key, changes in by_subject(entries[0].changes).items()
    ]
    return New(_day(entries[0]), tuple(lines[:MOST_NEW]), len(lines), changes_of(party))


def latest(register: Register) -> str:
    """The last change of the data in a line; empty where none is known.

    Args:
        register: The register, with its history.
    """
    entries = register.history.entries[:1]
    return next((f"{_day(entry)}：{summary(entry.changes)}" for entry in entries), "")


def task_history(register: Register, task_id: str) -> tuple[TaskChange, ...]:
    """The changes of a task, the newest first.

    Args:
        register: The register, with its history.
        task_id: The id of the task.
    """
    return tuple(
        TaskChange(_day(entry), tuple(map(told, entry.changes)))
        for entry in register.history.of_task.get(task_id, ())
    )


def changes_views(register: Register, shelf: Shelf) -> Iterator[ChangesView]:
    """The page of all changes, and those over which many are divided.

    Args:
        register: The register, with its history.
        shelf: The files that pages may offer.
    """
    history = register.history
    items = [
        (place, item)
        for place, entry in enumerate(history.entries)
        for item in _items(register, entry)
    ]
    pages = divided(items, MOST_CHANGES, lambda one: _weight(one[1]))
    choices = choices_of(register, (item.whose for _, item in items))
    begun: set[int] = set()
    for number, some in enumerate(pages, start=1):
        yield ChangesView(
            page=Page(
                address=part_page(CHANGES, number),
                title=CHANGES_LINK.text,
                description="数据的更新：哪天改了什么，影响到哪些单位。",
                breadcrumbs=(HOME_LINK,),
            ),
            history=history,
            entries=tuple(_listed(history, some, begun)),
            whose=choices,
            parts=parts(CHANGES, number, len(pages)),
            downloads=shelf.at(CHANGES),
            unread="、".join(map(date_in_words, history.unread)),
        )


def _listed(
    history: History, some: Sequence[tuple[int, ChangedItem]], begun: set[int]
) -> Iterator[ListedEntry]:
    for place, group in groupby(some, key=lambda one: one[0]):
        entry = history.entries[place]
        yield ListedEntry(
            day=_day(entry),
            anchor=f"c-{entry.key}",
            summary=summary(entry.changes),
            items=tuple(item for _, item in group),
            is_continued=place in begun,
        )
        begun.add(place)


def _items(register: Register, entry: Entry) -> Iterator[ChangedItem]:
    """What changed, by task; the whole names of parties that it reaches."""
    for key, changes in by_subject(entry.changes).items():
        names = dict.fromkeys(name for change in changes for name in change.concerns)
        pages = dict.fromkeys(
            party_page(register.party_of[name]).rstrip("/")
            for change in changes
            for name in reached(register, change)
        )
        yield ChangedItem(
            subject=_subject(register, *key),
            lines=tuple(map(told, changes)),
            concerns=tuple(
                party_link(register.party_of[name]) for name in names if name in register.party_of
            ),
            whose=tuple(pages),
        )


def _subject(register: Register, task_id: str, of: str) -> Link | str | None:
    """A task, leading to its page where it still has one."""
    retired = register.retired_of.get(task_id)
    task = retired.task if retired else register.task_of.get(task_id)
    return Link(of, addresses.task_page(task)) if task is not None else of or None


def _day(entry: Entry) -> str:
    return date_in_words(entry.day) if entry.day else _NOT_COMMITTED


def _weight(item: ChangedItem) -> int:
    texts = [part.text for line in item.lines for part in line.parts]
    words = [line.words for line in item.lines]
    return weight(*texts, *words, *item.whose, links=len(item.concerns) + 1)


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    known = (register.history.reach, register.history.entries, register.history.unread)
    pages = (tuple(register.task_of), tuple(register.retired_of))
    shows = (known, pages, shelf.at(CHANGES))
    yield Batch(CHANGES, shows, partial(_pages, register, shelf))


def _pages(register: Register, shelf: Shelf) -> list[Filled]:
    return [markdown("changes.md.jinja", view) for view in changes_views(register, shelf)]


KIND = PageKind(
    _batches,
    nav=lambda _: CHANGES_LINK,
    section=WHEN_AND_HOW_MANY,
    not_in_nav=f"{CHANGES}part/*/",
)
