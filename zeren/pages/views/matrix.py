"""The responsibility assignment matrix: of the only plan, or of each of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from zeren import addresses
from zeren.addresses import HOME_LINK, PLANS_LINK, Link
from zeren.model import Plan, Role
from zeren.pages.kinds import Batch, Filled, PageKind, digests, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page, Standing, plan_link, standing
from zeren.pages.views.matrix_data import Script, row_scripts, text_scripts
from zeren.pages.views.matrix_overview import overview_pages
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
from zeren.pages.views.matrix_tables import MatrixTable, cut, table_of
from zeren.register.building import Register
from zeren.register.matrix import Cell, matrix_page
from zeren.register.questions import roles_of_gap

LINK = addresses.MATRIX_LINK

# In bytes of what the template writes, besides names and texts.
_HEAD_OF_ROW = 190
_HEAD_OF_COLUMN = 200
_MARK, _MARK_THROUGH = 79, 119

# On A3, in millimetres: the room for parties, and what a name and a mark need to be read. Where
# there is less, matrix/sheets.js parts the table.
_ROOM, _NEEDED = 338, 6.4


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
    """All that the page of a matrix shows.

    Attributes:
        page: The frame.
        plan: The plan, leading to its page.
        standing: Whether that is in force.
        overview: The matrix of all plans, where there are several.
        roles: The roles to choose from.
        table: Its tasks and parties.
        holes: What may be looked for as lacking.
        downloads: The matrix to print and take away.
    """

    page: Page
    plan: Link
    standing: Standing
    overview: Link | None
    roles: tuple[Role, ...]
    table: MatrixTable[Cell]
    holes: tuple[Hole, ...]
    downloads: tuple[Download, ...]

    @property
    def is_parted_on_paper(self) -> bool:
        """Whether its parties could not be read side by side on a sheet of A3."""
        return _ROOM / max(len(self.table.parties), 1) < _NEEDED

    @property
    def has_pdf(self) -> bool:
        """Whether it can be had as PDF."""
        return any(one.file.endswith(".pdf") for one in self.downloads)


@dataclass(frozen=True, slots=True)
class LargeMatrixView:
    """A matrix that is too heavy for one page, which draws of it what is in view.

    Attributes:
        matrix: What it shows.
        rows: The scripts that carry it.
        texts: The scripts that carry the texts of its tasks.
        parts: The pages that hold it in parts.
    """

    matrix: MatrixView
    rows: tuple[Script, ...]
    texts: tuple[Script, ...]
    parts: tuple[Link, ...]

    @property
    def page(self) -> Page:
        """The frame."""
        return self.matrix.page


@dataclass(frozen=True, slots=True)
class MatrixPartView:
    """A part of a matrix.

    Attributes:
        page: The frame.
        standing: Whether the plan is in force.
        roles: The roles that the site knows.
        table: Its tasks, and the parties that these name.
        before: The part before it.
        after: The part after it.
    """

    page: Page
    standing: Standing
    roles: tuple[Role, ...]
    table: MatrixTable[Cell]
    before: Link | None
    after: Link | None


def matrix_view(
    register: Register, plan: Plan, table: MatrixTable[Cell], shelf: Shelf
) -> MatrixView:
    """The matrix of a plan: a row a task, a column a party, grouped by kind.

    Args:
        register: The register.
        plan: The plan.
        table: Its tasks and parties.
        shelf: The files that pages may offer.
    """
    several = len(register.plans) > 1
    link = plan_link(plan)
    address = matrix_page(register, plan)
    return MatrixView(
        page=Page(
            address=address,
            title=f"{plan.title}{LINK.text}" if several else LINK.text,
            description=(
                f"{len(table.entries)} 项任务与 {len(table.parties)} 个责任主体的对应关系。"
            ),
            breadcrumbs=(HOME_LINK, PLANS_LINK, link) if several else (HOME_LINK,),
        ),
        plan=link,
        standing=standing(register, plan),
        overview=LINK if several else None,
        roles=register.used_roles,
        table=table,
        # A plan of several shows no party that it does not name.
        holes=tuple(hole for hole in _holes() if not several or hole.key != "party"),
        downloads=shelf.at(address),
    )


def matrix_pages(view: MatrixView) -> Iterator[Filled]:
    """The page of a matrix, and its parts where it is too heavy for one page.

    Args:
        view: The matrix.
    """
    rows, columns = weights(view.table)
    texts = sum(weight_of(entry.text) for entry in view.table.entries)
    if weight(rows, columns) + texts <= HEAVIEST:
        yield markdown("matrix.md.jinja", view)
    else:
        yield from _large(view, tuple(in_parts(rows, columns, range(len(rows)))))


def weights(table: MatrixTable[Cell]) -> tuple[list[RowWeight], list[int]]:
    """What rows and heads of columns weigh on a page, without the texts to filter by.

    Args:
        table: The tasks and parties.
    """
    columns = [
        _HEAD_OF_COLUMN + (2 + one.is_county) * weight_of(one.link.text) + weight_of(one.accepted)
        for one in table.parties
    ]
    rows = [
        RowWeight(
            _HEAD_OF_ROW + weight_of(entry.link.title) + weight_of(entry.accepted),
            {
                place: sum(_MARK_THROUGH if mark.through else _MARK for mark in cell)
                for place, cell in cells.items()
            },
        )
        for entry, cells in zip(table.entries, table.cells, strict=True)
    ]
    return rows, columns


def _large(view: MatrixView, parts: Sequence[Part]) -> Iterator[Filled]:
    page = view.page
    rows = tuple(row_scripts(page, view.table))
    texts = tuple(text_scripts(page, view.table))
    links = tuple(
        Link(_words(view.table, part), addresses.matrix_part(page.address, number))
        for number, part in enumerate(parts, start=1)
    )
    yield markdown("matrix_large.md.jinja", LargeMatrixView(view, rows, texts, links))
    yield from (script.filled for script in (*rows, *texts))
    for number, (part, link) in enumerate(zip(parts, links, strict=True)):
        table = cut(view.table, part.rows, part.columns)
        frame = part_frame(page, link)
        around_it = around(links, number)
        part_view = MatrixPartView(frame, view.standing, view.roles, table, *around_it)
        yield markdown("matrix_part.md.jinja", part_view)


def _words(table: MatrixTable[Cell], part: Part) -> str:
    """What a part holds: its first and last number, and the parties where not all fit."""
    first, last = (table.entries[at].link.number for at in (part.rows[0], part.rows[-1]))
    words = f"第 {first} 项" if len(part.rows) == 1 else f"第 {first}–{last} 项"
    if part.columns and len(part.columns) < len(table.cells[part.rows[0]]) and len(part.rows) == 1:
        names = [table.parties[at].link.text for at in (part.columns[0], part.columns[-1])]
        return f"{words}（{names[0]}至{names[-1]}）"
    return words


def _holes() -> Iterator[Hole]:
    for role in Role:
        if role.is_missed:
            roles = roles_of_gap(role)
            words = f"没有{'或'.join(one.word for one in roles)}的任务"
            yield Hole(role.value, words, roles, is_explained=role is Role.LEAD)
    yield Hole("party", "没有任务的责任主体", tuple(Role), is_explained=True)


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    """The overview where there are several plans, and the matrix of each."""
    if len(register.plans) > 1:
        yield Batch(
            LINK.page,
            (
                digests(register.duties_of, register.task_of),
                register.used_roles,
                shelf.at(LINK.page),
            ),
            lambda: overview_pages(register, LINK, shelf),
        )
    for plan in register.plans:
        tasks = digests(register.digest_of, (task.id for task in register.tasks_of[plan.slug]))
        address = matrix_page(register, plan)
        make = partial(_matrix_of, register, plan, shelf)
        yield Batch(address, (tasks, register.used_roles, shelf.at(address)), make)


def _matrix_of(register: Register, plan: Plan, shelf: Shelf) -> Iterator[Filled]:
    return matrix_pages(matrix_view(register, plan, table_of(register, plan), shelf))


MATRIX = PageKind(_batches, nav=lambda _: LINK, section=LINK.text, not_in_nav=f"{LINK.page}*/")
