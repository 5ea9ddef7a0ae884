"""The addresses that were published, as `addresses.csv` keeps them, and where each leads today.

A line is written once and stays: the address, and what stood there then: the name of a party, the
title of a plan, or the beginning of a task. By these one knows a party whose slug is another today,
and a task whose id was given to another task.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from zeren import addresses
from zeren.addresses import LONGEST_SLUG, SLUG
from zeren.reading.data_files import ADDRESSES, COLLECTIVES, COUNTIES, PARTY_FILES, PLANS, UNITS
from zeren.reading.entries import Entry
from zeren.reading.names import FORMER, other_names
from zeren.reading.rows import TaskRow
from zeren.reading.sources import Sources
from zeren.text.characters import squeeze

# So many characters of a task are kept.
_KEPT = 60
# Below this, in hundredths of common characters, a beginning is that of another task. Measured in
# the real list: two tasks share 41 at most, a beginning of which a quarter was rewritten 52 with
# what it was.
_LEAST_ALIKE = 50.0

FOLDERS: Mapping[str, str] = {
    UNITS: addresses.UNITS,
    COUNTIES: addresses.COUNTIES,
    COLLECTIVES: addresses.COLLECTIVES,
    PLANS: addresses.PLANS,
}
_REGISTERED = re.compile(rf"({'|'.join(FOLDERS.values())})({SLUG.pattern})/")
_TASK = re.compile(rf"{addresses.TASKS}{SLUG.pattern}-[A-Za-z0-9]+([.-][A-Za-z0-9]+)*/")


def beginning(text: str) -> str:
    """What is kept of the text of a task, by which it is known later.

    Args:
        text: The text.
    """
    return squeeze(text)[:_KEPT]


def is_address(written: str) -> bool:
    """Whether words are the address of a task, party or plan.

    Args:
        written: What a line holds.
    """
    found = _REGISTERED.fullmatch(written)
    if found is not None:
        return len(found[2]) <= LONGEST_SLUG
    return _TASK.fullmatch(written) is not None


@dataclass(frozen=True, slots=True)
class KeptAddress:
    """An address that was published, and where it leads today.

    Attributes:
        entry: Its line.
        address: The address, as in `addresses`.
        name: What stood there then.
        now: The page that it leads to: itself, or where this stands today; None where its page
            would vanish.
        instead: Where what stood there then stands today, where something else has its address or
            it would vanish; empty where that is not known.
    """

    entry: Entry
    address: str
    name: str
    now: str | None
    instead: str = ""

    @property
    def is_moved(self) -> bool:
        """Whether it leads to another address."""
        return self.now not in {None, self.address}

    @property
    def is_others(self) -> bool:
        """Whether something else stands there today."""
        return self.now == self.address and bool(self.instead)


def kept_addresses(sources: Sources, rows: Iterable[TaskRow]) -> tuple[KeptAddress, ...]:
    """The addresses that were published, and where each leads today.

    Args:
        sources: What was read.
        rows: The rows of tasks, those that are done no more among them.

    Returns:
        The addresses in their order; of one that stands twice the first. Lines that are none are
        left out.
    """
    entries: dict[str, Entry] = {}
    for entry in sources.of(ADDRESSES):
        if is_address(entry.text("address")):
            entries.setdefault(entry.text("address"), entry)
    if not entries:
        return ()
    registered = _Registered(sources)
    places = {one: registered.place_of(one, entry.text("name")) for one, entry in entries.items()}
    tasks = _Tasks(rows, {old: now for old, (now, _) in places.items() if now not in {None, old}})
    return tuple(
        KeptAddress(
            entry,
            one,
            entry.text("name"),
            *(tasks.place_of(one, entry.text("name")) if is_task(one) else places[one]),
        )
        for one, entry in entries.items()
    )


def is_task(address: str) -> bool:
    """Whether an address is that of a task.

    Args:
        address: The address.
    """
    return address.startswith(addresses.TASKS)


class _Registered:
    """The pages of parties and plans by what these are and were called."""

    def __init__(self, sources: Sources) -> None:
        self._names: dict[str, frozenset[str]] = {}
        self._bearers: defaultdict[tuple[bool, str], set[str]] = defaultdict(set)
        for file, folder in FOLDERS.items():
            for entry in sources.of(file):
                page = f"{folder}{entry.text('slug')}/"
                names = frozenset(map(squeeze, _names(entry)))
                self._names[page] = self._names.get(page, frozenset()) | names
                for name in names:
                    self._bearers[file in PARTY_FILES, name].add(page)

    def place_of(self, address: str, name: str) -> tuple[str | None, str]:
        """Where an address leads today, and where what stood there stands instead."""
        is_party = not address.startswith(addresses.PLANS)
        bearers = self._bearers.get((is_party, squeeze(name)), set())
        only = next(iter(bearers)) if len(bearers) == 1 else ""
        if address not in self._names:
            return only or None, ""
        is_own = squeeze(name) in self._names[address]
        return address, "" if is_own else only


def _names(entry: Entry) -> Iterator[str]:
    """What a plan is called; of a party its name and those that it bore."""
    yield entry.text("title") or entry.text("name")
    yield from (name for name, kind in other_names(entry) if kind == FORMER)


class _Tasks:
    """The pages of tasks by their ids and by how they begin."""

    def __init__(self, rows: Iterable[TaskRow], moved: Mapping[str, str | None]) -> None:
        self._texts: dict[str, str] = {}
        self._starts: dict[str, str] = {}
        for row in rows:
            text = squeeze(row.get("text"))
            page = f"{addresses.TASKS}{row.id}/" if row.id else ""
            if page:
                self._texts.setdefault(page, text)
            self._starts.setdefault(text[:_KEPT], page)
        self._moved = [
            (_of_tasks(old), _of_tasks(now))
            for old, now in moved.items()
            if now and old.startswith(addresses.PLANS)
        ]

    def place_of(self, address: str, name: str) -> tuple[str | None, str]:
        """Where an address leads today, and where what stood there stands instead."""
        start = squeeze(name)
        if address in self._texts:
            is_own = self._is_at(address, start)
            return address, "" if is_own else self._starts.get(start) or address
        for page in self._in_moved_plans(address):
            if self._is_at(page, start):
                return page, ""
        return None, self._starts.get(start, "")

    def _is_at(self, page: str, start: str) -> bool:
        """Whether the task whose beginning was kept stands on a page, reworded perhaps."""
        text = self._texts[page]
        if text.startswith(start) or not text:
            return True
        if start in self._starts:
            return False
        return fuzz.partial_ratio(start, text, score_cutoff=_LEAST_ALIKE) >= _LEAST_ALIKE

    def _in_moved_plans(self, address: str) -> Sequence[str]:
        """The pages that a task may have whose plan has another slug today."""
        pages = (
            now + address.removeprefix(old) for old, now in self._moved if address.startswith(old)
        )
        return [page for page in pages if page in self._texts]


def _of_tasks(plan: str) -> str:
    """How the addresses of the tasks of a plan begin."""
    return f"{addresses.TASKS}{plan.removeprefix(addresses.PLANS).rstrip('/')}-"
