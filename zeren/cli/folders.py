"""The folder of a site: where its data, pages, fonts and packages are."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import click

from zeren.cli.running import Exit, Failure, complain
from zeren.disk.changes import settle
from zeren.reading.environment import environment_of
from zeren.text.visible import visible

Function = TypeVar("Function", bound=Callable[..., object])

DIR = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """The folder of a site.

    Attributes:
        root: The folder itself.
        data: The data folder.
        docs: The folder of Markdown pages.
    """

    root: Path
    data: Path
    docs: Path

    @property
    def fonts(self) -> Path:
        """Where the fonts of the PDFs are kept: one place may serve several sites."""
        return Path(environment_of(os.environ).fonts or self.root / ".fonts")

    @property
    def kept_pdfs(self) -> Path:
        """Where PDFs are kept for the next run."""
        return self.root / ".cache" / "pdf"

    @property
    def kept_office_files(self) -> Path:
        """Where workbooks and Word documents are kept for the next run."""
        return self.root / ".cache" / "office"

    @property
    def kept_pages(self) -> Path:
        """What says what the pages showed when they were made."""
        return self.root / ".cache" / "pages"

    @property
    def kept_changes(self) -> Path:
        """What says what changed between earlier states of the data."""
        return self.root / ".cache" / "changes"

    @property
    def kept_site(self) -> Path:
        """What says what the site was made of."""
        return self.root / ".cache" / "site"

    @property
    def kept_shells(self) -> Path:
        """Where what MkDocs made of the shells of pages is kept for the next run."""
        return self.root / ".cache" / "shells"

    @property
    def kept_archive(self) -> Path:
        """Where copies of earlier versions are kept, which every build puts into the site.

        Not in `.cache/`, which Zensical empties.
        """
        return self.root / "archive"

    @property
    def kept_archive_shells(self) -> Path:
        """Where the shells of such copies are kept: those of today's pages stay beside them."""
        return self.root / ".cache" / "archive-shells"

    @property
    def packages(self) -> Path:
        """Where packages and the review page of an import go."""
        return self.root / "build"


def site_folder(root: Path, data: Path | None = None, docs: Path | None = None) -> SiteFolder:
    """The folder of a site with its parts, those that are given or the usual ones.

    Args:
        root: The folder.
        data: The data folder; None for `data/` in it.
        docs: The folder of pages; None for `docs/` in it.
    """
    return SiteFolder(root, data or root / "data", docs or root / "docs")


def require(*folders: Path) -> None:
    """See that folders are there.

    Args:
        folders: The folders.

    Raises:
        Failure: If one is missing.
    """
    for folder in folders:
        if not folder.is_dir():
            raise Failure(f"找不到文件夹 {visible(folder)}。新建网站请用 zeren new。", Exit.USAGE)


def require_data(site: SiteFolder) -> None:
    """See that the data of a site are there, and whole: a change that was cut off is settled first.

    Args:
        site: The folder of the site.

    Raises:
        Failure: If the folder is missing.
        WritingError: If the change can neither be completed nor undone.
    """
    require(site.data)
    if settled := settle(site.data):
        complain(settled)


def with_site(function: Function) -> Function:
    """Give a command the option that names the folder of the site."""
    return click.option(
        "--site", type=DIR, default=Path(), metavar="DIR", help="网站所在的文件夹（当前文件夹）"
    )(function)


def with_data(function: Function) -> Function:
    """Give a command the option that names the data folder."""
    return click.option("--data", type=DIR, metavar="DIR", help="数据文件夹（data/）")(function)


def with_docs(function: Function) -> Function:
    """Give a command the option that names the folder of pages."""
    return click.option("--docs", type=DIR, metavar="DIR", help="网页文件夹（docs/）")(function)
