"""The page of all that can be printed and taken away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import DOWNLOADS_LINK as LINK
from zeren.addresses import HOME_LINK, Link, party_link
from zeren.exports.kinds import FOR_PROGRAMS, TABLES
from zeren.model import Party
from zeren.pages.kinds import Batch, PageKind, markdown
from zeren.pages.shelf import Download, Shelf, size_in_words
from zeren.pages.views.common import Page, plan_link
from zeren.pages.views.parts import MOST_PLANS
from zeren.register.building import Register
from zeren.register.questions import by_kind, in_force_first

# Of more parties each kind is folded.
MOST_UNFOLDED = 60


@dataclass(frozen=True, slots=True)
class PartyFiles:
    """The files of one party.

    Attributes:
        link: The party.
        downloads: Its files.
    """

    link: Link
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class KindFiles:
    """The files of the parties of one kind.

    Attributes:
        kind: The kind.
        anchor: The ASCII anchor of its heading.
        parties: The files of each party.
        size: How large all of them are together, in words.
    """

    kind: str
    anchor: str
    parties: tuple[PartyFiles, ...]
    size: str


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """The page of all files.

    Attributes:
        page: The frame.
        is_empty: Whether nothing was made.
        day: The day of the data in words, where it is known.
        plans: The files of each plan; of very many those of the first.
        plan_number: How many plans there are.
        matrix: The files of the matrix.
        tables: The tables of the whole register.
        data: What programs read.
        parties: The files of each party, by kind.
        is_folded: Whether the parties are so many that each kind is folded.
        versions: The files of more than one party that bear a version.
    """

    page: Page
    is_empty: bool
    day: str | None
    plans: tuple[tuple[Link, tuple[Download, ...]], ...]
    plan_number: int
    matrix: tuple[Download, ...]
    tables: tuple[Download, ...]
    data: tuple[Download, ...]
    parties: tuple[KindFiles, ...]
    is_folded: bool
    versions: tuple[Download, ...]


def downloads_view(register: Register, shelf: Shelf) -> DownloadsView:
    """The page of all files.

    Args:
        register: The register.
        shelf: The files that were made.
    """
    plans = tuple(
        (
            plan_link(plan),
            (*shelf.at(addresses.plan_page(plan)), *shelf.at(addresses.plan_matrix(plan))),
        )
        for plan in in_force_first(register)[:MOST_PLANS]
    )
    matrix, tables = shelf.at(addresses.MATRIX), shelf.at(TABLES)
    whole = (file for files in (*(files for _, files in plans), matrix, tables) for file in files)
    return DownloadsView(
        page=Page(
            address=LINK.page,
            title=LINK.text,
            description="责任清单、责任矩阵和全部数据，可打印、可带走。",
            breadcrumbs=(HOME_LINK,),
        ),
        is_empty=not shelf.files,
        day=shelf.day,
        plans=plans,
        plan_number=len(register.plans),
        matrix=matrix,
        tables=tables,
        data=shelf.at(FOR_PROGRAMS),
        parties=tuple(
            _kind_files(kind, number, group, shelf)
            for number, (kind, group) in enumerate(by_kind(register, register.parties), start=1)
        ),
        is_folded=len(register.parties) > MOST_UNFOLDED,
        versions=tuple({file.file: file for file in whole if file.version}.values()),
    )


def _kind_files(kind: str, number: int, group: Iterable[Party], shelf: Shelf) -> KindFiles:
    parties = tuple(
        PartyFiles(party_link(party), shelf.at(addresses.party_page(party))) for party in group
    )
    size = sum(file.bytes for one in parties for file in one.downloads)
    return KindFiles(kind, f"kind-{number}", parties, size_in_words(size))


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    yield Batch(
        LINK.page,
        (shelf.day, shelf.files),
        lambda: [markdown("downloads.md.jinja", downloads_view(register, shelf))],
    )


DOWNLOADS = PageKind(_batches, nav=lambda _: LINK)
