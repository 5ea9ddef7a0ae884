"""One run of the generator: a data folder to findings and, where it is clean, to files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from zeren.checks import check
from zeren.checks.acceptance import Accepted
from zeren.exports.imprint import Edition
from zeren.exports.pdf import Typesetter
from zeren.findings import Finding, errors_of
from zeren.pages.making import File, make_exports, make_files, make_sheets, number_of_files
from zeren.pages.theming import theme_files
from zeren.pages.views.downloads import Shelf
from zeren.publishing.files import Published, generated, publish
from zeren.publishing.progress import with_progress
from zeren.reading.last_change import last_change
from zeren.reading.sources import Sources, read_sources
from zeren.register.building import Register, build_register
from zeren.search.guide import GuidePage, guide_page
from zeren.search.index import folding_file, index_file

STAMP = ".data.yml"
# The pages that search knows as the guide.
ABOUT = "about.md"
GUIDE = (ABOUT, "guide/**/*.md")


@dataclass(frozen=True, slots=True)
class Checked:
    """A data folder that was read and checked.

    Attributes:
        sources: What was read.
        findings: All findings that are open, in order.
        accepted: The warnings that the editors accept, in order.
    """

    sources: Sources
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]

    @property
    def has_errors(self) -> bool:
        """Whether a finding stops the site."""
        return any(errors_of(self.findings))


def check_folder(data: Path) -> Checked:
    """Read and check a data folder.

    Args:
        data: The data folder.

    Returns:
        What was read and all findings in one go, accepted ones apart. Rules run on what could be
        read, so that one broken file does not hide the faults of another.
    """
    sources, faults = read_sources(data)
    return Checked(sources, *check(sources, faults))


def generate(
    checked: Checked,
    data: Path,
    docs: Path,
    site_url: str = "",
    typesetter: Typesetter | None = None,
) -> Published:
    """Make all files from a folder without errors, then publish them.

    Args:
        checked: The data, without errors.
        data: The data folder, for the day of its last change.
        docs: The docs folder.
        site_url: The site's full address, for the QR codes on sheets; empty where not set.
        typesetter: What sets the PDFs; without one there are none, and no page offers them.

    Returns:
        What changed.

    Raises:
        PublishingError: If the files cannot be written.
    """
    register = build_register(checked.sources)
    edition = Edition(last_change(data), site_url)
    exports = list(_exports(register, edition, typesetter))
    shelf = Shelf(edition.day_in_words, {path: len(content) for path, content in exports})
    total = number_of_files(register)
    pages = list(with_progress(make_files(register, shelf), "生成页面", total))
    index = index_file(register, guide_pages(docs))
    folding = folding_file()
    stamp = _stamp(register.version, edition.day, index[1] + folding[1])
    return publish(docs, [*pages, *exports, *theme_files(), index, folding, stamp])


def _exports(register: Register, edition: Edition, typesetter: Typesetter | None) -> Iterator[File]:
    """All that can be taken away: pages tell its size, so it is made first."""
    yield from with_progress(make_exports(register, edition), "生成下载文件")
    if typesetter is not None:
        sheets = typesetter.typeset(make_sheets(register, edition))
        yield from with_progress(sheets, "排版 PDF")


def guide_pages(docs: Path) -> Iterator[GuidePage]:
    """Read the guide: the pages written by hand that may be searched.

    Args:
        docs: The docs folder.

    Raises:
        PublishingError: If it cannot be said which pages are written by hand.
    """
    by_hand = {path.relative_to(docs).as_posix() for glob in GUIDE for path in docs.glob(glob)}
    for path in sorted(by_hand - generated(docs), key=lambda path: (path == ABOUT, path)):
        page = guide_page(path, (docs / path).read_text(encoding="utf-8-sig"))
        if page is not None:
            yield page


def _stamp(version: str, changed: str | None, search: bytes) -> File:
    """What every page shows of the data and asks of the search, in a file of `mkdocs.yml`.

    Standing in one file, it changes no generated page; the dot keeps it out of the site. New data
    of the search get a new address, so that no browser takes old ones out of its cache.
    """
    extra = {
        "data_version": version,
        "data_changed": changed or "",
        "search_version": hashlib.sha256(search).hexdigest()[:8],
    }
    return STAMP, yaml.safe_dump({"extra": extra}, allow_unicode=True).encode()
