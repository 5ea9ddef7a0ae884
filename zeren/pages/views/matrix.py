"""The responsibility assignment matrix."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import HOME_LINK, Link
from zeren.checks.name_rules import UNNAMED_UNIT
from zeren.checks.party_rules import NO_LEAD
from zeren.model import County, Party, Role
from zeren.pages.kinds import Filled, PageKind, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page, TaskLink, task_link
from zeren.register.building import Register
from zeren.register.matrix import Cell, matrix
from zeren.register.questions import PartyCounts, by_kind, party_counts

LINK = Link("责任矩阵", addresses.MATRIX)


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One task's row.

    Attributes:
        task: The task.
        text: Its text, to filter by.
        plan: Its plan's slug.
        accepted: Why it is accepted that nobody leads it, where that is so.
        cells: The marks of each party, in the order of the columns.
        written: How many parties the task names.
    """

    task: TaskLink
    text: str
    plan: str
    accepted: str | None
    cells: tuple[Cell, ...]
    written: int


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """One party's column.

    Attributes:
        counts: The party with its totals.
        key: Its name in the address of a filtered matrix, such as `units/caizheng-ju`.
        is_county: Whether it is a county.
        accepted: Why it is accepted that no task names it, where that is so.
    """

    counts: PartyCounts
    key: str
    is_county: bool
    accepted: str | None


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """Columns of one kind of party.

    Attributes:
        kind: The kind.
        columns: The columns of its parties.
    """

    kind: str
    columns: tuple[MatrixColumn, ...]


@dataclass(frozen=True, slots=True)
class PlanLink:
    """A plan whose tasks the matrix holds.

    Attributes:
        slug: The plan's slug.
        link: Its title, leading to its page.
    """

    slug: str
    link: Link


@dataclass(frozen=True, slots=True)
class Hole:
    """Something that may be lacking.

    Attributes:
        key: Its name in the address of a filtered matrix.
        words: What lacks it, in words.
        roles: The roles of which there is none.
        is_explained: Whether the editors may have said why.
    """

    key: str
    words: str
    roles: tuple[Role, ...]
    is_explained: bool


@dataclass(frozen=True, slots=True)
class MatrixView:
    """All that the page of the matrix shows.

    Attributes:
        page: The frame.
        groups: The columns by kind of party.
        rows: The rows.
        written: How many assignments are written in all.
        plans: The plans that it shows.
        holes: What may be looked for as lacking.
        downloads: The matrix to print and take away.
    """

    page: Page
    groups: tuple[ColumnGroup, ...]
    rows: tuple[MatrixRow, ...]
    written: int
    plans: tuple[PlanLink, ...]
    holes: tuple[Hole, ...]
    downloads: tuple[Download, ...]

    @property
    def columns(self) -> tuple[MatrixColumn, ...]:
        """All columns in their order."""
        return tuple(column for group in self.groups for column in group.columns)


def matrix_view(register: Register, shelf: Shelf) -> MatrixView:
    """The page of the matrix: a row a task, a column a party, grouped by kind."""
    kinds = by_kind(register, register.parties)
    parties = [party for _, group in kinds for party in group]
    return MatrixView(
        page=Page(
            address=LINK.page,
            title=LINK.text,
            description=f"{len(register.tasks)} 项任务与 {len(parties)} 个责任主体的对应关系。",
            breadcrumbs=(HOME_LINK,),
        ),
        groups=tuple(
            ColumnGroup(kind, tuple(_column(register, party) for party in group))
            for kind, group in kinds
        ),
        rows=tuple(
            MatrixRow(
                task=task_link(register, task),
                text=task.text,
                plan=task.plan,
                accepted=register.accepted.get((NO_LEAD.code, task.id)),
                cells=cells,
                written=len(register.written_of[task.id]),
            )
            for task, cells in zip(register.tasks, matrix(register, parties), strict=True)
        ),
        written=len(register.assignments),
        plans=tuple(
            PlanLink(plan.slug, Link(plan.title, addresses.plan_page(plan)))
            for plan in register.plans
        ),
        holes=tuple(_holes()),
        downloads=shelf.at(addresses.MATRIX),
    )


def _holes() -> Iterator[Hole]:
    for role in Role:
        if role.is_missed:
            # Who carries a task out: 落实, or 负责 where the document says no more.
            roles = (role, Role.RESPONSIBLE) if role is Role.IMPLEMENT else (role,)
            words = f"没有{'或'.join(one.word for one in roles)}的任务"
            yield Hole(role.value, words, roles, is_explained=role is Role.LEAD)
    yield Hole("party", "没有任务的责任主体", tuple(Role), is_explained=True)


def _column(register: Register, party: Party) -> MatrixColumn:
    return MatrixColumn(
        counts=party_counts(register, party),
        key=addresses.party_page(party).rstrip("/"),
        is_county=isinstance(party, County),
        accepted=register.accepted.get((UNNAMED_UNIT.code, party.slug)),
    )


def _pages(register: Register, shelf: Shelf) -> Iterator[Filled]:
    yield markdown("matrix.md.jinja", matrix_view(register, shelf))


MATRIX = PageKind(_pages, nav=lambda _: LINK)
