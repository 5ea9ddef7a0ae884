"""What can be printed and taken away: the files that a page offers, and the page of all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from zeren import addresses
from zeren.addresses import HOME_LINK, Link, party_link
from zeren.model import Party, Plan
from zeren.pages.views.common import Page
from zeren.register.building import Register
from zeren.register.questions import by_kind

PDF, EXCEL, WORD, CSV = "PDF", "Excel", "Word", "CSV"
_KILO, _MEGA = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files that were made for this edition.

    Attributes:
        day: The day of the data's last change in words; None where it is not known.
        sizes: The size of each file in bytes, by its path below the docs folder.
    """

    day: str | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)


NOTHING_MADE = Shelf()


@dataclass(frozen=True, slots=True)
class Download:
    """One file to take away.

    Attributes:
        text: What it is, such as PDF.
        file: Its path below the docs folder.
        save_as: The name under which a browser saves it.
        size: Its size in words.
    """

    text: str
    file: str
    save_as: str
    size: str


@dataclass(frozen=True, slots=True)
class Downloads:
    """The files that one place of a page offers.

    Attributes:
        files: The files; those that were not made are left out.
        day: The day of the data in words, where it is known.
    """

    files: tuple[Download, ...] = ()
    day: str | None = None


NO_DOWNLOADS = Downloads()


@dataclass(frozen=True, slots=True)
class PartyFiles:
    """The files of one party.

    Attributes:
        link: The party.
        downloads: Its files.
    """

    link: Link
    downloads: Downloads


@dataclass(frozen=True, slots=True)
class DownloadsView:
    """The page of all files.

    Attributes:
        page: The frame.
        day: The day of the data in words, where it is known.
        plans: The files of each plan.
        matrix: The files of the matrix.
        tables: The tables of the whole register.
        data: What programs read.
        parties: The files of each party, by kind.
    """

    page: Page
    day: str | None
    plans: tuple[tuple[Link, Downloads], ...]
    matrix: Downloads
    tables: Downloads
    data: Downloads
    parties: tuple[tuple[str, tuple[PartyFiles, ...]], ...]


def size_in_words(size: int) -> str:
    """A size as people read it: 512 B, 86 KB, 1.2 MB."""
    if size < _KILO:
        return f"{size} B"
    return f"{size / _MEGA:.1f} MB" if size >= _MEGA else f"{size / _KILO:.0f} KB"


def party_downloads(shelf: Shelf, party: Party) -> Downloads:
    """The duties of one party."""
    return _downloads(
        shelf,
        f"{party.name}责任清单",
        {
            PDF: addresses.party_file(party, "pdf"),
            EXCEL: addresses.party_file(party, "xlsx"),
            CSV: addresses.party_file(party, "csv"),
        },
    )


def plan_downloads(shelf: Shelf, plan: Plan) -> Downloads:
    """One list as published."""
    files = {PDF: addresses.plan_file(plan, "pdf"), WORD: addresses.plan_file(plan, "docx")}
    return _downloads(shelf, plan.title, files)


def matrix_downloads(shelf: Shelf) -> Downloads:
    """The matrix, on paper and as tables."""
    tables = {EXCEL: addresses.REGISTER_XLSX, CSV: addresses.MATRIX_CSV}
    return Downloads((*_matrix_sheets(shelf), *_made(shelf, "责任矩阵", tables)), shelf.day)


def _matrix_sheets(shelf: Shelf) -> Iterator[Download]:
    """The matrix on each kind of paper, each volume that was made."""
    for paper in ("A3", "A4"):
        for volume in count(1):
            file = addresses.matrix_sheet(paper.lower(), volume)
            if file not in shelf.sizes:
                break
            name = f"责任矩阵 {paper}" if volume == 1 else f"责任矩阵 {paper} 第 {volume} 册"
            yield from _made(shelf, name, {f"{name}（PDF）": file})


def home_downloads(shelf: Shelf, register: Register) -> Downloads:
    """What most people look for first: the lists, the matrix, the workbook."""
    lists = [
        Download(f"{plan.title}（{download.text}）", download.file, download.save_as, download.size)
        for plan in register.plans
        for download in plan_downloads(shelf, plan).files
    ]
    workbook = _downloads(shelf, "责任台账", {"全部数据（Excel）": addresses.REGISTER_XLSX})
    return Downloads((*lists, *_matrix_sheets(shelf), *workbook.files), shelf.day)


def downloads_view(shelf: Shelf, register: Register) -> DownloadsView:
    """The page of all files."""
    tables = {
        "全部数据（Excel）": addresses.REGISTER_XLSX,
        "工作任务（CSV）": addresses.TASKS_CSV,
        "责任关系（CSV）": addresses.ASSIGNMENTS_CSV,
        "责任矩阵（CSV）": addresses.MATRIX_CSV,
    }
    data = {
        "CSV 的说明（Data Package）": addresses.DATA_PACKAGE,
        "JSON 的说明（OpenAPI）": f"{addresses.API}openapi.json",
        "版本和数目（JSON）": f"{addresses.API}meta.json",
        "全部任务（JSON）": f"{addresses.API}tasks.json",
        "责任关系（JSON）": f"{addresses.API}assignments.json",
        "责任矩阵（JSON）": f"{addresses.API}matrix.json",
    }
    return DownloadsView(
        page=Page(
            address=addresses.DOWNLOADS,
            title="下载",
            description="责任清单、责任矩阵和全部数据，可打印、可带走。",
            breadcrumbs=(HOME_LINK,),
        ),
        day=shelf.day,
        plans=tuple(
            (Link(plan.title, addresses.plan_page(plan)), plan_downloads(shelf, plan))
            for plan in register.plans
        ),
        matrix=matrix_downloads(shelf),
        tables=_downloads(shelf, None, tables),
        data=_downloads(shelf, None, data),
        parties=tuple(
            (
                kind,
                tuple(
                    PartyFiles(party_link(party), party_downloads(shelf, party)) for party in group
                ),
            )
            for kind, group in by_kind(register, register.parties)
        ),
    )


def _downloads(shelf: Shelf, name: str | None, files: Mapping[str, str]) -> Downloads:
    return Downloads(tuple(_made(shelf, name, files)), shelf.day)


def _made(shelf: Shelf, name: str | None, files: Mapping[str, str]) -> Iterator[Download]:
    """The files that were made, saved under a name of their own or that of their text."""
    for text, file in files.items():
        if file in shelf.sizes:
            ending = file.rsplit(".", maxsplit=1)[-1]
            save_as = f"{name or text.partition('（')[0]}.{ending}"
            yield Download(text, file, save_as, size_in_words(shelf.sizes[file]))
