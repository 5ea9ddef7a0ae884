"""The page of all that can be printed and taken away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import DOWNLOADS_LINK as LINK
from zeren.addresses import HOME_LINK, Link, party_link
from zeren.exports.kinds import FOR_PROGRAMS, TABLES
from zeren.pages.kinds import Batch, PageKind, markdown
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page, plan_link
from zeren.pages.views.parts import MOST_PLANS
from zeren.register.building import Register
from zeren.register.questions import by_kind, in_force_first


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
        forms: What there is of parties: PDF, Excel and so on.
    """

    page: Page
    is_empty: bool
    day: str | None
    plans: tuple[tuple[Link, tuple[Download, ...]], ...]
    plan_number: int
    matrix: tuple[Download, ...]
    tables: tuple[Download, ...]
    data: tuple[Download, ...]
    parties: tuple[tuple[str, tuple[PartyFiles, ...]], ...]
    forms: tuple[str, ...]


def downloads_view(register: Register, shelf: Shelf) -> DownloadsView:
    """The page of all files.

    Args:
        register: The register.
        shelf: The files that were made.
    """
    parties = tuple(
        (
            kind,
            tuple(
                PartyFiles(party_link(party), shelf.at(addresses.party_page(party)))
                for party in group
            ),
        )
        for kind, group in by_kind(register, register.parties)
    )
    every = (file for _, group in parties for one in group for file in one.downloads)
    return DownloadsView(
        page=Page(
            address=LINK.page,
            title=LINK.text,
            description="责任清单、责任矩阵和全部数据，可打印、可带走。",
            breadcrumbs=(HOME_LINK,),
        ),
        is_empty=not shelf.files,
        day=shelf.day,
        plans=tuple(
            (
                plan_link(plan),
                (*shelf.at(addresses.plan_page(plan)), *shelf.at(addresses.plan_matrix(plan))),
            )
            for plan in in_force_first(register)[:MOST_PLANS]
        ),
        plan_number=len(register.plans),
        matrix=shelf.at(addresses.MATRIX),
        tables=shelf.at(TABLES),
        data=shelf.at(FOR_PROGRAMS),
        parties=parties,
        forms=tuple(dict.fromkeys(file.text for file in every)),
    )


def _batches(register: Register, shelf: Shelf) -> Iterator[Batch]:
    yield Batch(
        LINK.page,
        (shelf.day, shelf.files),
        lambda: [markdown("downloads.md.jinja", downloads_view(register, shelf))],
    )


DOWNLOADS = PageKind(_batches, nav=lambda _: LINK)
