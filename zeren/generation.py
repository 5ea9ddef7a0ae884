"""One run of the generator: a data folder without errors to the files of its site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from zeren.addresses import GUIDE
from zeren.checks.folder import Checked
from zeren.exports.imprint import Edition
from zeren.exports.kinds import Exported, File
from zeren.exports.making import MakeExports, all_offers, make_exports, make_sheets
from zeren.exports.pdf import Typesetter
from zeren.pages.configuring import ABOUT, builder_settings
from zeren.pages.edition import edition_file
from zeren.pages.making import all_batches, made
from zeren.pages.shelf import stocked
from zeren.pages.theming import theme_files
from zeren.publishing.files import Published, by_path, publish, written_by_hand
from zeren.publishing.ignoring import ignore_file
from zeren.publishing.progress import with_progress
from zeren.reading.last_change import last_change
from zeren.register.building import Register, build_register
from zeren.search.guide import GuidePage, guide_page
from zeren.search.index import folding_file, index_files


@dataclass(frozen=True, slots=True)
class Made:
    """All files of a run, in memory.

    Attributes:
        files: The files by their paths below the docs folder.
        edition: The edition of the data.
    """

    files: Mapping[str, bytes]
    edition: Edition


def generate(  # noqa: PLR0913, PLR0917 - the folders, and what is made besides pages
    checked: Checked,
    data: Path,
    docs: Path,
    site_url: str = "",
    typesetter: Typesetter | None = None,
    kept: Path | None = None,
    downloads: MakeExports = make_exports,
) -> Published:
    """Make all files from a folder without errors, then publish them.

    Args:
        checked: The data, without errors.
        data: The data folder, for the day of its last change.
        docs: The docs folder.
        site_url: The site's full address; empty for that of the environment that was checked.
        typesetter: What sets the PDFs; without one there are none, and no page offers them.
        kept: The folder in which office files are kept for the next run; None for none.
        downloads: Makes all that can be taken away besides PDFs.

    Returns:
        What changed.

    Raises:
        WritingError: If the files cannot be written.
    """
    made = make_all(checked, data, docs, site_url, typesetter, kept, downloads)
    return publish(docs, made.files.items())


def make_all(  # noqa: PLR0913, PLR0917 - as for `generate`
    checked: Checked,
    data: Path,
    docs: Path,
    site_url: str = "",
    typesetter: Typesetter | None = None,
    kept: Path | None = None,
    downloads: MakeExports = make_exports,
) -> Made:
    """Make all files from a folder without errors, in memory.

    Args:
        checked: As for `generate`.
        data: As for `generate`.
        docs: The docs folder, for the pages written by hand.
        site_url: As for `generate`.
        typesetter: As for `generate`.
        kept: As for `generate`.
        downloads: As for `generate`.

    Returns:
        The files.

    Raises:
        WritingError: If it cannot be said which pages are written by hand, or a file is made twice.
    """
    register = build_register(checked.sources)
    environment = replace(checked.environment, site_url=site_url or checked.environment.site_url)
    edition = Edition(last_change(data), environment.site_url)
    exports = list(_exports(register, edition, typesetter, downloads(register, edition, kept)))
    shelf = stocked(all_offers(register), exports, edition.day_in_words)
    batches = all_batches(register, shelf)
    in_batches = with_progress(made(batches, register.site), "生成页面", len(batches))
    pages = list(chain.from_iterable(in_batches))
    paths = frozenset(path for path, _ in pages)
    by_hand = [path for path in _pages_by_hand(docs) if path not in paths]
    _, *parts = index = tuple(index_files(register, guide_pages(docs, by_hand, pages)))
    search = (*index, folding_file())
    digest = hashlib.sha256(b"".join(data for _, data in search)).hexdigest()[:8]
    settings = builder_settings(register, by_hand, environment)
    edition_sheet = edition_file(register.version, edition.day or "", digest, len(parts))
    taken_away = ((one.path, one.data) for one in exports)
    files = (*pages, *taken_away, *theme_files(), *search, edition_sheet, settings)
    ignored = ignore_file((path for path, _ in files), by_hand)
    return Made(by_path((*files, ignored)), edition)


def _exports(
    register: Register,
    edition: Edition,
    typesetter: Typesetter | None,
    downloads: Iterable[Exported],
) -> Iterator[Exported]:
    """All that can be taken away: pages tell its size and version, so it is made first."""
    yield from with_progress(downloads, "生成下载文件")
    if typesetter is not None:
        sheets = typesetter.typeset(make_sheets(register, edition))
        yield from with_progress(sheets, "排版 PDF")


def _pages_by_hand(docs: Path) -> list[str]:
    """The Markdown files that the office wrote, below the docs folder; the first is 关于本站.

    Raises:
        WritingError: If it cannot be said which pages are written by hand.
    """
    own = (path for path in written_by_hand(docs) if path.endswith(".md"))
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
