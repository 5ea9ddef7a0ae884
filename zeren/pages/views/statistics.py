"""The page of statistics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from zeren.addresses import HOME_LINK, MATRIX_LINK, Link, party_link
from zeren.addresses import STATISTICS_LINK as LINK
from zeren.model import Role
from zeren.pages.kinds import Batch, PageKind, digests, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Lacking, Page, TaskLink, lacking, task_link
from zeren.pages.views.figures import Ahead, ahead, ahead_shown
from zeren.pages.views.statistics_heat import HeatMap, burden_map, partner_map, shared_tasks
from zeren.register.building import Register
from zeren.register.questions import (
    RoleCount,
    by_kind,
    party_counts,
    role_counts,
    tasks_lacking,
    tasks_naming,
)
from zeren.register.summing_up import Sentence, sentences

MOST_PAIRS = 10
MOST_TASKS = 10
# More than these fill the page and tell no more; the index of units has the numbers of all.
MOST_BARS = 150
MOST_WITHOUT = 60


@dataclass(frozen=True, slots=True)
class BarPart:
    """The part of a bar that stands for one role.

    Attributes:
        count: The role with its number of tasks.
        start: Where the part starts, in hundredths of the longest bar.
        width: How wide it is, in the same measure.
    """

    count: RoleCount
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class PartyBar:
    """A unit's tasks by role, drawn as a bar.

    Attributes:
        link: The unit.
        parts: Its parts by role.
        number: How many tasks in all.
    """

    link: Link
    parts: tuple[BarPart, ...]
    number: int


@dataclass(frozen=True, slots=True)
class KindRow:
    """The assignments of one kind of party.

    Attributes:
        kind: The kind.
        parties: How many parties.
        roles: How many assignments, for each role that the table shows.
    """

    kind: str
    parties: int
    roles: tuple[int, ...]

    @property
    def number(self) -> int:
        """How many assignments in all."""
        return sum(self.roles)


@dataclass(frozen=True, slots=True)
class KindTable:
    """The assignments by kind of party.

    Attributes:
        roles: The roles in which there are any.
        rows: The kinds.
    """

    roles: tuple[Role, ...]
    rows: tuple[KindRow, ...]

    @property
    def total(self) -> KindRow:
        """All kinds together."""
        columns = tuple(sum(row.roles[at] for row in self.rows) for at in range(len(self.roles)))
        return KindRow("合计", sum(row.parties for row in self.rows), columns)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units that share tasks.

    Attributes:
        one: The one that stands first in the order of units.
        other: The other.
        number: How many tasks name both.
        width: The same in hundredths of the largest number.
    """

    one: Link
    other: Link
    number: int
    width: float


@dataclass(frozen=True, slots=True)
class StatisticsView:
    """All that the page of statistics shows.

    Attributes:
        page: The frame.
        has_past: Whether there are plans that are not in force, and do not count.
        sentences: What the numbers come to.
        counts: The assignments as written, by role.
        written: How many in all.
        ahead: What is to come.
        bars: The units by number of tasks, most first, as far as they are shown.
        unit_number: How many units there are.
        burdens: Where the units bear what, as a heat map.
        kinds: The assignments by kind of party.
        partners: Who works with whom, as a heat map.
        pairs: The pairs of units that share most tasks.
        widest: The tasks that name most parties, with the number.
        without: For each role that is missed where it lacks, the tasks that nobody bears in it.
        downloads: The same to show on a screen and to take away.
    """

    page: Page
    has_past: bool
    sentences: tuple[Sentence, ...]
    counts: tuple[RoleCount, ...]
    written: int
    ahead: Ahead
    bars: tuple[PartyBar, ...]
    unit_number: int
    burdens: HeatMap | None
    kinds: KindTable
    partners: HeatMap | None
    pairs: tuple[Pair, ...]
    widest: tuple[tuple[TaskLink, int], ...]
    without: tuple[Lacking, ...]
    downloads: tuple[Download, ...]


def statistics_view(register: Register, shelf: Shelf) -> StatisticsView:
    """The page of statistics, as written: collectives count as one party.

    Args:
        register: The register.
        shelf: The files that pages may offer.
    """
    has_past = register.past is not None
    register = register.in_force
    shared = shared_tasks(register)
    widths = [
        (task_link(register, task), len({one.party for one in register.written_of[task.id]}))
        for task in register.tasks
    ]
    return StatisticsView(
        page=Page(
            address=LINK.page,
            title=LINK.text,
            description=f"{len(register.assignments)} 条责任关系的统计。",
            breadcrumbs=(HOME_LINK,),
        ),
        has_past=has_past,
        sentences=sentences(register),
        counts=role_counts(register.assignments),
        written=len(register.assignments),
        ahead=ahead(register),
        bars=_bars(register),
        unit_number=len(register.units),
        burdens=burden_map(register),
        kinds=_kinds(register),
        partners=partner_map(register, shared),
        pairs=_pairs(register, shared),
        widest=tuple(sorted(widths, key=lambda item: -item[1])[:MOST_TASKS]),
        without=tuple(
            lacking(register, role, tasks_lacking(register, role), MOST_WITHOUT)
            for role in Role
            if role.is_missed
        ),
        downloads=shelf.at(LINK.page),
    )


def _bars(register: Register) -> tuple[PartyBar, ...]:
    direct = {unit: register.direct_of.get(unit.name, ()) for unit in register.units}
    numbers = {unit: len(tasks_naming(register, unit)) for unit in register.units}
    longest = max(map(len, direct.values()), default=0)
    ranked = sorted(register.units, key=lambda unit: -numbers[unit])
    return tuple(
        PartyBar(party_link(unit), _parts(role_counts(direct[unit]), longest), numbers[unit])
        for unit in ranked[:MOST_BARS]
    )


def _parts(counts: Iterable[RoleCount], longest: int) -> tuple[BarPart, ...]:
    parts: list[BarPart] = []
    before = 0
    for count in counts:
        start, width = 100 * before / longest, 100 * count.number / longest
        parts.append(BarPart(count, round(start, 2), round(width, 2)))
        before += count.number
    return tuple(parts)


def _kinds(register: Register) -> KindTable:
    """All parties, so that the rows sum up to all that is written."""
    numbers = [
        (kind, [party_counts(register, party) for party in parties])
        for kind, parties in by_kind(register, register.parties)
    ]
    roles = tuple(
        role for role in Role if any(one.number(role) for _, group in numbers for one in group)
    )
    rows = (
        (kind, len(group), tuple(sum(one.number(role) for one in group) for role in roles))
        for kind, group in numbers
    )
    return KindTable(roles, tuple(KindRow(*row) for row in rows))


def _pairs(register: Register, shared: Mapping[tuple[str, str], int]) -> tuple[Pair, ...]:
    order = {unit.name: number for number, unit in enumerate(register.units)}
    ranked = sorted(shared.items(), key=lambda item: (-item[1], *map(order.__getitem__, item[0])))
    return tuple(
        Pair(
            party_link(register.party_of[one]),
            party_link(register.party_of[other]),
            number,
            round(100 * number / ranked[0][1], 2),
        )
        for (one, other), number in ranked[:MOST_PAIRS]
    )


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    names = tuple((task.id, task.number, task.title, task.chapter) for task in register.tasks)
    yield Batch(
        LINK.page,
        (
            digests(register.duties_of, register.task_of),
            names,
            ahead_shown(register),
            sentences(register.in_force),
            shelf.at(LINK.page),
        ),
        lambda: [markdown("statistics.md.jinja", statistics_view(register, shelf))],
    )


STATISTICS = PageKind(_batches, nav=lambda _: LINK, section=MATRIX_LINK.text)
