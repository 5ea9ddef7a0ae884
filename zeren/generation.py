"""One run of the generator: a data folder without errors to the files of its site."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

from zeren.addresses import GUIDE
from zeren.checks.folder import Checked, findings_in
from zeren.comparing.history import history_of
from zeren.exports.imprint import Edition
from zeren.exports.keeping import digest_of_tools
from zeren.exports.kinds import Exported
from zeren.exports.making import MakeExports, all_offers, make_exports, make_sheets
from zeren.exports.pdf import Typesetter
from zeren.pages.configuring import ABOUT, builder_settings
from zeren.pages.edition import edition_file
from zeren.pages.kinds import Batch
from zeren.pages.making import all_batches, made
from zeren.pages.shelf import stocked
from zeren.pages.theming import theme_files
from zeren.pages.views.archive import Archived, archive_batches
from zeren.publishing.files import (
    Content,
    Published,
    by_path,
    content_of,
    publish,
    written_by_hand,
)
from zeren.publishing.ignoring import ignore_file
from zeren.publishing.kept_pages import KeptPages, kept_pages, nothing_kept
from zeren.publishing.progress import with_progress
from zeren.reading.data_files import MILESTONES
from zeren.reading.environment import NOTHING_SET, Environment
from zeren.reading.folder import FolderFiles, read_files
from zeren.reading.last_change import last_change
from zeren.reading.revisions import Revision
from zeren.reading.row_changes import row_changes, row_changes_until
from zeren.reading.sources import Sources, sources_in
from zeren.reading.withheld import NOTHING, Withheld, without
from zeren.register.building import Register, build_register
from zeren.register.changes import by_milestone
from zeren.search.guide import GuidePage, guide_page
from zeren.search.index import Rows, folding_file, index_files, rows_of
from zeren.settings import Site
from zeren.text.at_once import Aside

# Of less data, in bytes and in tasks, a second process would cost more than it saves.
_LARGE, _MANY = 500_000, 1_000


@dataclass(frozen=True, slots=True)
class Caches:
    """Where results are kept for the next run; None where they are not.

    Attributes:
        office: The folder of office files.
        pages: The file that says what pages showed.
        changes: The file that says what changed between earlier states of the data.
    """

    office: Path | None = None
    pages: Path | None = None
    changes: Path | None = None


NO_CACHES = Caches()


@dataclass(frozen=True, slots=True)
class Made:
    """All files of a run, in memory but for pages that need not be made again.

    Attributes:
        files: The files by their paths below the docs folder.
        own: What the office wrote, as paths below the docs folder.
        edition: The edition of the data.
        pages: Name, key and files of each batch of pages.
        kept: What the last run had made.
    """

    files: Mapping[str, Content]
    own: Sequence[str]
    edition: Edition
    pages: Sequence[tuple[str, str, Sequence[tuple[str, Content]]]]
    kept: KeptPages

    def publish(self, docs: Path) -> Published:
        """Publish the files, and write down what was made for the next run.

        Args:
            docs: The docs folder.

        Returns:
            What changed.

        Raises:
            WritingError: If the files cannot be written.
        """
        published = publish(docs, self.files.items())
        self.kept.keep(self.pages)
        return published


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the data alone give.

    Attributes:
        register: The register.
        rows: Gives its records in the index of the search.
    """

    register: Register
    rows: Callable[[], Rows]


def prepare(sources: Sources) -> Prepared:
    """Make what the data alone give.

    Args:
        sources: What was read, without errors.
    """
    register = build_register(sources)
    rows = partial(rows_of, register)
    return Prepared(register, Aside(rows).result if len(register.tasks) > _MANY else rows)


def check_and_prepare(
    data: Path, environment: Environment = NOTHING_SET
) -> tuple[Checked, Prepared | None]:
    """Check a data folder, and make meanwhile what the data alone give.

    Args:
        data: The data folder.
        environment: Settings from the environment, to be checked with it.

    Returns:
        What was read and found, and what was made; None where errors forbid it.
    """
    return check_and_prepare_files(read_files(data), environment)


def check_and_prepare_files(
    files: FolderFiles, environment: Environment = NOTHING_SET, withheld: Withheld = NOTHING
) -> tuple[Checked, Prepared | None]:
    """Check the files of a data folder, and make meanwhile what they alone give.

    Args:
        files: The files.
        environment: As for `check_and_prepare`.
        withheld: What of earlier files is private today.

    Returns:
        As `check_and_prepare`.
    """
    sources, faults = sources_in(files)
    sources = without(sources, withheld)
    check = partial(findings_in, sources, faults, environment)
    size = sum(len(one) for one in files.values() if isinstance(one, bytes))
    told = Aside(check).result if size > _LARGE else check
    try:
        prepared = prepare(sources)
    except Exception:  # noqa: BLE001 - whatever data with errors may lead to
        prepared = None
    checked = Checked(files, sources, *told(), environment)
    if prepared is None and not checked.has_errors:
        prepared = prepare(sources)  # which says what went wrong
    return checked, prepared


def generate(  # noqa: PLR0913, PLR0917 - the folders, and what is made besides pages
    checked: Checked,
    data: Path,
    docs: Path,
    site_url: str = "",
    typesetter: Typesetter | None = None,
    caches: Caches = NO_CACHES,
    downloads: MakeExports = make_exports,
) -> Published:
    """Make all files from a folder without errors, then publish them.

    Args:
        checked: The data, without errors.
        data: The data folder, for the day of its last change.
        docs: The docs folder.
        site_url: The site's full address; empty for that of the environment that was checked.
        typesetter: What sets the PDFs; without one there are none, and no page offers them.
        caches: Where results are kept for the next run.
        downloads: Makes all that can be taken away besides PDFs.

    Returns:
        What changed.

    Raises:
        WritingError: If the files cannot be written.
    """
    return make_all(checked, data, docs, site_url, typesetter, caches, downloads).publish(docs)


def make_all(  # noqa: PLR0913, PLR0917 - as for `generate`
    checked: Checked,
    data: Path,
    docs: Path,
    site_url: str = "",
    typesetter: Typesetter | None = None,
    caches: Caches = NO_CACHES,
    downloads: MakeExports = make_exports,
    prepared: Prepared | None = None,
    archived: Sequence[Archived] = (),
    revision: Revision | None = None,
) -> Made:
    """Make all files from a folder without errors, in memory but for pages that are as they were.

    Args:
        checked: As for `generate`.
        data: As for `generate`.
        docs: The docs folder, for the pages written by hand.
        site_url: As for `generate`.
        typesetter: As for `generate`.
        caches: As for `generate`.
        downloads: As for `generate`.
        prepared: What the data alone give, where that is there already.
        archived: The earlier versions that stand in the site, the newest first.
        revision: Of which state in the history of the folder the data are; None for today's.

    Returns:
        The files.

    Raises:
        WritingError: If it cannot be said which pages are written by hand, or a file is made twice.
    """
    prepared = prepared or prepare(checked.sources)
    program = digest_of_tools((), _program()).hex()
    told = _with_states_told
    history = history_of(data, prepared.register, caches.changes, program, told, revision)
    register = replace(prepared.register, history=history)
    environment = replace(checked.environment, site_url=site_url or checked.environment.site_url)
    entries = checked.sources.of(MILESTONES)
    if revision is None:
        day, changes = last_change(data), row_changes(data, entries)
    else:
        day = revision.known_day
        changes = row_changes_until(data, revision.name, entries, checked.files)
    edition = Edition(day, environment.site_url, by_milestone(register, entries, changes))
    besides_pdfs = downloads(register, edition, caches.office)
    exports = list(_exports(register, edition, typesetter, besides_pdfs))
    shelf = stocked(all_offers(register), exports, edition.day_in_words)
    kept = (
        kept_pages(caches.pages, docs, _tools(register, program))
        if caches.pages
        else nothing_kept(docs)
    )
    batches = (*all_batches(register, shelf), *archive_batches(archived))
    in_batches = _pages(batches, register.site, kept)
    pages = [file for _, _, files in in_batches for file in files]
    paths = frozenset(path for path, _ in pages)
    own = [path for path in written_by_hand(docs) if path not in paths]
    # The first in the nav is 关于本站.
    by_hand = sorted((one for one in own if one.endswith(".md")), key=lambda one: one != ABOUT)
    _, *parts = index = tuple(
        index_files(register, guide_pages(docs, by_hand, pages), prepared.rows())
    )
    search = (*index, folding_file())
    digest = hashlib.sha256(b"".join(data for _, data in search)).hexdigest()[:8]
    settings = builder_settings(register, by_hand, environment, archived)
    edition_sheet = edition_file(register.version, edition.day or "", digest, len(parts))
    taken_away = ((one.path, one.data) for one in exports)
    files = (*pages, *taken_away, *theme_files(), *search, edition_sheet, settings)
    ignored = ignore_file((path for path, _ in files), by_hand)
    contents = by_path((*files, ignored))
    own = [path for path in own if path not in contents]
    return Made(contents, own, edition, in_batches, kept)


def _pages(
    batches: Sequence[Batch], site: Site, kept: KeptPages
) -> list[tuple[str, str, list[tuple[str, Content]]]]:
    """Name, key and files of each batch: those of the last run, and new ones where need be."""
    keys = [batch.key for batch in batches]
    found = [kept.find(batch.name, key) for batch, key in zip(batches, keys, strict=True)]
    lacking = [batch for batch, files in zip(batches, found, strict=True) if files is None]
    coming = with_progress(made(lacking, site), "生成页面", len(lacking))
    return [
        (batch.name, key, [*(next(coming) if files is None else files)])
        for batch, key, files in zip(batches, keys, found, strict=True)
    ]


def _tools(register: Register, program: str) -> str:
    """A digest of all that pages depend on besides what they show: program, registry, settings."""
    whole = (register.site, register.plans, register.units, register.counties)
    others = (register.collectives, register.synonyms, sorted(register.accepted.items()))
    libraries = (sys.version, *(version(name) for name in ("jinja2", "markupsafe", "pyyaml")))
    names = (repr((*whole, *others)), *libraries)
    return digest_of_tools((*names, program), ()).hex()


def _with_states_told(states: Sequence[Revision]) -> Iterator[Revision]:
    """The earlier states of the data, told as they are compared: in a long list each takes time."""
    return with_progress(states, "比较历史版本", len(states))


def _program() -> list[Path]:
    """The files of the program, templates included."""
    program = Path(__file__).parent
    return sorted([*program.rglob("*.py"), *program.rglob("*.jinja")])


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


def guide_pages(
    docs: Path, by_hand: Iterable[str], made: Iterable[tuple[str, Content]]
) -> Iterator[GuidePage]:
    """Read what search knows as the guide: the pages written by hand, and how to use the site.

    Args:
        docs: The docs folder.
        by_hand: The Markdown files written by hand, below it.
        made: The files that were made, of which those of the guide are read.

    Yields:
        Each page that may be searched.
    """
    texts = [(path, (docs / path).read_text(encoding="utf-8-sig")) for path in by_hand]
    texts += [
        (path, content_of(docs, path, content).decode())
        for path, content in made
        if path.startswith(GUIDE)
    ]
    for path, text in texts:
        page = guide_page(path, text)
        if page is not None:
            yield page
