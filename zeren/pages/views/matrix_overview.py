"""The overview of several plans: what each party bears in each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zeren import addresses
from zeren.addresses import HOME_LINK, Link
from zeren.model import Party, Plan, Role
from zeren.pages.kinds import Filled, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page, TaskLink
from zeren.pages.views.matrix_data import Script, row_scripts
from zeren.pages.views.matrix_parts import (
    HEAVIEST,
    Part,
    RowWeight,
    around,
    in_parts,
    part_frame,
    weight,
    weight_of,
)
from zeren.pages.views.matrix_tables import (
    MatrixEntry,
    MatrixParty,
    MatrixTable,
    Total,
    matrix_party,
    parties_in_order,
)
from zeren.pages.views.parts import MOST_PLANS
from zeren.register.building import Register
from zeren.register.matrix import Counts, counts_by_plan
from zeren.register.questions import in_force_first

# In bytes of what the template writes, besides names.
_HEAD_OF_ROW = 220
_HEAD_OF_COLUMN = 180
_CELL = 100
_MARK, _MARK_THROUGH = 94, 134


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """A party with what it bears.

    Attributes:
        party: The party.
        cells: Of each plan that names it what it bears there, by the plan's position.
        total: Its total in plans that are in force.
    """

    party: MatrixParty
    cells: Mapping[int, Counts]
    total: Total


@dataclass(frozen=True, slots=True)
class OverviewTable:
    """Parties by plans.

    Attributes:
        plans: The plans, leading to their matrices: first those in force.
        groups: The parties by kind.
        totals: How many duties are written in each plan, among these parties.
    """

    plans: tuple[MatrixEntry, ...]
    groups: tuple[tuple[str, tuple[OverviewRow, ...]], ...]
    totals: tuple[int, ...]

    @property
    def rows(self) -> tuple[OverviewRow, ...]:
        """All rows."""
        return tuple(row for _, group in self.groups for row in group)

    @property
    def written(self) -> int:
        """How many duties are written in all in plans that are in force."""
        pairs = zip(self.plans, self.totals, strict=True)
        return sum(total for plan, total in pairs if plan.link.status is None)

    @property
    def has_past(self) -> bool:
        """Whether it holds plans that are not in force."""
        return any(plan.link.status is not None for plan in self.plans)


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The overview.

    Attributes:
        page: The frame.
        roles: The roles to choose from.
        table: The parties and plans.
        rows: The scripts that carry it, where it is too heavy for one page.
        parts: The pages that hold it in parts, then.
        plans: The matrices of the plans, then; of very many those of the first.
        downloads: The matrix to print and take away.
    """

    page: Page
    roles: tuple[Role, ...]
    table: OverviewTable
    rows: tuple[Script, ...]
    parts: tuple[Link, ...]
    plans: tuple[MatrixEntry, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class OverviewPartView:
    """A part of the overview.

    Attributes:
        page: The frame.
        roles: The roles that the site knows.
        table: Its parties, and the plans that name these.
        before: The part before it.
        after: The part after it.
    """

    page: Page
    roles: tuple[Role, ...]
    table: OverviewTable
    before: Link | None
    after: Link | None


def overview_pages(register: Register, link: Link, shelf: Shelf) -> Iterator[Filled]:
    """The overview, in parts as well where it is too heavy for one page.

    Args:
        register: The register.
        link: Its page.
        shelf: The files that pages may offer.
    """
    counts = counts_by_plan(register)
    parties = parties_in_order(register)
    shown = in_force_first(register)
    plans = tuple(_plan_entry(plan, counts[plan.slug]) for plan in shown)
    rows = _rows(register, parties, [(plan, counts[plan.slug]) for plan in shown])
    table = _table(plans, rows, range(len(plans)))
    page = Page(
        address=link.page,
        title=link.text,
        description=f"{len(plans)} 个清单与 {len(parties)} 个责任主体的对应关系。",
        breadcrumbs=(HOME_LINK,),
    )
    weights = [_weight(row) for row in rows]
    columns = [_HEAD_OF_COLUMN + 2 * weight_of(plan.link.title) for plan in plans]
    downloads, roles = shelf.at(link.page), register.used_roles
    if weight(weights, columns) <= HEAVIEST:
        yield markdown("overview.md.jinja", OverviewView(page, roles, table, (), (), (), downloads))
        return
    parts = tuple(_parts(page, rows, weights, columns))
    links = tuple(part_link for part_link, _ in parts)
    scripts = tuple(row_scripts(page, _by_plan(plans, rows)))
    view = OverviewView(page, roles, table, scripts, links, plans[:MOST_PLANS], downloads)
    yield markdown("overview_large.md.jinja", view)
    yield from (script.filled for script in scripts)
    for number, (part_link, part) in enumerate(parts):
        cut = _table(plans, [rows[at] for at in part.rows], part.columns)
        around_it = around(links, number)
        part_view = OverviewPartView(part_frame(page, part_link), roles, cut, *around_it)
        yield markdown("overview_part.md.jinja", part_view)


def _plan_entry(plan: Plan, counts: Mapping[str, Counts]) -> MatrixEntry:
    page = addresses.plan_matrix(plan)
    status = None if plan.is_in_force else plan.status
    return MatrixEntry(
        key=plan.slug,
        plan=plan.slug,
        link=TaskLink("", plan.title, page, None, plan.slug, status),
        text="",
        accepted=None,
        written=_total(counts.values()).direct,
    )


def _total(cells: Iterable[Counts]) -> Total:
    direct = through = 0
    for cell in cells:
        for count in cell:
            if count.mark.through:
                through += count.number
            else:
                direct += count.number
    return Total(direct, through)


def _rows(
    register: Register,
    parties: Sequence[Party],
    counts: Sequence[tuple[Plan, Mapping[str, Counts]]],
) -> tuple[OverviewRow, ...]:
    """The parties, each with its cells; what is not there costs nothing."""
    cells: dict[str, dict[int, Counts]] = {party.name: {} for party in parties}
    now: dict[str, list[Counts]] = {party.name: [] for party in parties}
    for at, (plan, of_plan) in enumerate(counts):
        for name, cell in of_plan.items():
            cells[name][at] = cell
            if plan.is_in_force:
                now[name].append(cell)
    return tuple(
        OverviewRow(matrix_party(register, party), cells[party.name], _total(now[party.name]))
        for party in parties
    )


def _table(
    plans: Sequence[MatrixEntry], rows: Sequence[OverviewRow], columns: Sequence[int]
) -> OverviewTable:
    """The table of some parties and some plans."""
    place = {old: new for new, old in enumerate(columns)}
    totals = [0] * len(columns)
    shown = []
    for row in rows:
        cells = {place[at]: cell for at, cell in row.cells.items()}
        for at, cell in cells.items():
            totals[at] += _total([cell]).direct
        shown.append(OverviewRow(row.party, cells, row.total))
    return OverviewTable(
        plans=tuple(plans[at] for at in columns),
        groups=tuple(
            (kind, tuple(group)) for kind, group in groupby(shown, lambda row: row.party.kind)
        ),
        totals=tuple(totals),
    )


def _by_plan(plans: Sequence[MatrixEntry], rows: Sequence[OverviewRow]) -> MatrixTable[Counts]:
    """The same the other way round, as data hold it."""
    cells: tuple[dict[int, Counts], ...] = tuple({} for _ in plans)
    for place, row in enumerate(rows):
        for at, cell in row.cells.items():
            cells[at][place] = cell
    return MatrixTable(
        entries=tuple(plans),
        parties=tuple(row.party for row in rows),
        cells=cells,
        totals=tuple(row.total for row in rows),
        written=sum(plan.written for plan in plans if plan.link.status is None),
    )


def _weight(row: OverviewRow) -> RowWeight:
    return RowWeight(
        _HEAD_OF_ROW + 2 * weight_of(row.party.link.text) + weight_of(row.party.accepted),
        {
            at: _CELL + sum(_MARK_THROUGH if one.mark.through else _MARK for one in cell)
            for at, cell in row.cells.items()
        },
    )


def _parts(
    page: Page, rows: Sequence[OverviewRow], weights: Sequence[RowWeight], columns: Sequence[int]
) -> Iterator[tuple[Link, Part]]:
    """The parts: those of one kind of party after the other, as people look for them."""
    start = number = 0
    for kind, group in groupby(rows, lambda row: row.party.kind):
        stop = start + len(tuple(group))
        parts = tuple(in_parts(weights, columns, range(start, stop)))
        for at, part in enumerate(parts, start=1):
            number += 1
            words = f"{kind}（{at}/{len(parts)}）" if len(parts) > 1 else kind
            yield Link(words, addresses.matrix_part(page.address, number)), part
        start = stop
