"""One run of the generator: a data folder to findings and, where it is clean, to files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from zeren.addresses import GUIDE
from zeren.checks import check
from zeren.checks.acceptance import Accepted
from zeren.checks.environment_rules import check_environment
from zeren.exports.imprint import Edition
from zeren.exports.kinds import File
from zeren.exports.making import all_offers, make_exports, make_sheets
from zeren.exports.pdf import Typesetter
from zeren.findings import Finding, errors_of, in_order
from zeren.pages.configuring import ABOUT, builder_settings
from zeren.pages.making import make_files, number_of_files
from zeren.pages.shelf import stocked
from zeren.pages.theming import theme_files
from zeren.publishing.files import Published, by_path, generated, publish
from zeren.publishing.ignoring import ignore_file
from zeren.publishing.progress import with_progress
from zeren.reading.environment import NOTHING_SET, Environment
from zeren.reading.folder import FolderFiles, read_files
from zeren.reading.last_change import last_change
from zeren.reading.sources import Sources, sources_in
from zeren.register.building import Register, build_register
from zeren.search.guide import GuidePage, guide_page
from zeren.search.index import folding_file, index_file


@dataclass(frozen=True, slots=True)
class Checked:
    """A data folder that was read and checked.

    Attributes:
        files: Its files, as they were read.
        sources: What was read.
        findings: All findings that are open, in order.
        accepted: The warnings that the editors accept, in order.
        environment: The settings from the environment, checked as well.
    """

    files: FolderFiles
    sources: Sources
    findings: tuple[Finding, ...]
    accepted: tuple[Accepted, ...]
    environment: Environment = NOTHING_SET

    @property
    def has_errors(self) -> bool:
        """Whether a finding stops the site."""
        return any(errors_of(self.findings))


def check_folder(data: Path, environment: Environment = NOTHING_SET) -> Checked:
    """Read and check a data folder.

    Args:
        data: The data folder.
        environment: Settings from the environment, to be checked with it.

    Returns:
        What was read and all findings in one go, accepted ones apart. Rules run on what could be
        read, so that one broken file does not hide the faults of another.
    """
    return check_files(read_files(data), environment)


def check_files(files: FolderFiles, environment: Environment = NOTHING_SET) -> Checked:
    """Check the files of a data folder.

    Args:
        files: The files.
        environment: As for `check_folder`.

    Returns:
        As `check_folder`.
    """
    sources, faults = sources_in(files)
    findings, accepted = check(sources, faults)
    findings = in_order([*findings, *check_environment(environment)])
    return Checked(files, sources, findings, accepted, environment)


@dataclass(frozen=True, slots=True)
class Made:
    """All files of a run, in memory.

    Attributes:
        files: The files by their paths below the docs folder.
        version: The version of the data.
        edition: The edition of the data.
        index: What changes with the search index.
    """

    files: Mapping[str, bytes]
    version: str
    edition: Edition
    index: str


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
        site_url: The site's full address; empty for that of the environment that was checked.
        typesetter: What sets the PDFs; without one there are none, and no page offers them.

    Returns:
        What changed.

    Raises:
        WritingError: If the files cannot be written.
    """
    return publish(docs, all_files(checked, data, docs, site_url, typesetter))


def all_files(
    checked: Checked,
    data: Path,
    docs: Path,
    site_url: str = "",
    typesetter: Typesetter | None = None,
) -> tuple[File, ...]:
    """The files of `make_all` alone.

    Args:
        checked: As for `generate`.
        data: As for `generate`.
        docs: As for `make_all`.
        site_url: As for `generate`.
        typesetter: As for `generate`.
    """
    return tuple(make_all(checked, data, docs, site_url, typesetter).files.items())


def make_all(
    checked: Checked,
    data: Path,
    docs: Path,
    site_url: str = "",
    typesetter: Typesetter | None = None,
) -> Made:
    """Make all files from a folder without errors, in memory.

    Args:
        checked: As for `generate`.
        data: As for `generate`.
        docs: The docs folder, for the pages written by hand.
        site_url: As for `generate`.
        typesetter: As for `generate`.

    Returns:
        The files.

    Raises:
        WritingError: If it cannot be said which pages are written by hand, or a file is made twice.
    """
    register = build_register(checked.sources)
    environment = replace(checked.environment, site_url=site_url or checked.environment.site_url)
    edition = Edition(last_change(data), environment.site_url)
    exports = list(_exports(register, edition, typesetter))
    sizes = {path: len(content) for path, content in exports}
    shelf = stocked(all_offers(register), sizes, edition.day_in_words)
    total = number_of_files(register)
    pages = list(with_progress(make_files(register, shelf), "生成页面", total))
    by_hand = [path for path in _by_hand(docs) if path not in dict(pages)]
    index = index_file(register, guide_pages(docs, by_hand, pages))
    folding = folding_file()
    digest = hashlib.sha256(index[1] + folding[1]).hexdigest()[:8]
    settings = builder_settings(register, by_hand, edition.day or "", digest, environment)
    files = (*pages, *exports, *theme_files(), index, folding, settings)
    ignored = ignore_file((path for path, _ in files), by_hand)
    return Made(by_path((*files, ignored)), register.version, edition, digest)


def _exports(register: Register, edition: Edition, typesetter: Typesetter | None) -> Iterator[File]:
    """All that can be taken away: pages tell its size, so it is made first."""
    yield from with_progress(make_exports(register, edition), "生成下载文件")
    if typesetter is not None:
        sheets = typesetter.typeset(make_sheets(register, edition))
        yield from with_progress(sheets, "排版 PDF")


def _by_hand(docs: Path) -> list[str]:
    """The Markdown files that the office wrote, below the docs folder; the first is 关于本站.

    Raises:
        WritingError: If it cannot be said which pages are written by hand.
    """
    found = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}
    own = (path for path in found - generated(docs) if not path.startswith("."))
    return sorted(own, key=lambda path: (path != ABOUT, path))


def guide_pages(docs: Path, by_hand: Iterable[str], made: Iterable[File]) -> Iterator[GuidePage]:
    """Read what search knows as the guide: the pages written by hand, and how to use the site.

    Args:
        docs: The docs folder.
        by_hand: The Markdown files written by hand, below it.
        made: The files that were made, of which those of the guide are read.

    Yields:
        Each page that may be searched.
    """
    texts = [(path, (docs / path).read_text(encoding="utf-8-sig")) for path in by_hand]
    texts += [(path, data.decode()) for path, data in made if path.startswith(GUIDE)]
    for path, text in texts:
        page = guide_page(path, text)
        if page is not None:
            yield page
