"""The register to files to take away: every export and printed sheet, each listed once.

A new kind is one new module that declares an `Export`, and one line here.
"""

from __future__ import annotations

import platform
import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

from zeren.exports import (
    annual_reports,
    calendars,
    checklists,
    csv_files,
    data_package,
    documents,
    feeds,
    json_api,
    matrix_sheets,
    slides,
    summaries,
    workbooks,
)
from zeren.exports.imprint import Edition
from zeren.exports.keeping import Kept, digest_of_tools, version_of
from zeren.exports.kinds import Export, Exported, File, Offer, OfficeFile
from zeren.exports.sheets import DUTIES, LISTS, Sheet
from zeren.exports.tables import Tables
from zeren.register.building import Register

# In the order in which pages offer them: sheets first.
SHEETS: tuple[Export[Sheet], ...] = (
    LISTS,
    matrix_sheets.EXPORT,
    slides.EXPORT,
    summaries.SHEETS,
    DUTIES,
)
OFFICE_FILES: tuple[Export[OfficeFile], ...] = (
    workbooks.EXPORT,
    documents.EXPORT,
    summaries.DOCUMENTS,
    checklists.EXPORT,
    annual_reports.EXPORT,
)
EXPORTS: tuple[Export[File], ...] = (
    csv_files.EXPORT,
    calendars.EXPORT,
    feeds.EXPORT,
    data_package.EXPORT,
    json_api.EXPORT,
)

MakeExports: TypeAlias = Callable[[Register, Edition, Path | None], Iterable[Exported]]


def make_exports(
    register: Register, edition: Edition, kept: Path | None = None
) -> Iterator[Exported]:
    """Make every file to take away, in memory.

    Args:
        register: The register.
        edition: Its edition.
        kept: The folder in which office files are kept for the next run; None for none.

    Yields:
        The files.
    """
    tables = Tables(register)
    results = Kept(kept, _tools() if kept else b"")
    for office_files in OFFICE_FILES:
        for file in office_files.make(tables, edition):
            own = version_of(file.content)
            data = results.found_or_made(file.content, partial(file.make, own))
            yield Exported(file.path, data, own)
    results.drop_unused()
    for export in EXPORTS:
        for path, data in export.make(tables, edition):
            yield Exported(path, data)


def make_no_exports(_: Register, __: Edition, ___: Path | None) -> tuple[Exported, ...]:
    """Make nothing to take away, for a site of pages alone."""
    return ()


def make_sheets(register: Register, edition: Edition) -> Iterator[Sheet]:
    """Make every sheet to print, ready to be typeset.

    Args:
        register: The register.
        edition: Its edition.
    """
    tables = Tables(register)
    for sheets in SHEETS:
        yield from sheets.make(tables, edition)


def all_offers(register: Register) -> Iterator[Offer]:
    """All that pages may offer, each place's files in the order in which it shows them."""
    for export in (*SHEETS, *OFFICE_FILES, *EXPORTS):
        yield from export.offers(register)


def _tools() -> bytes:
    """A digest of all that an office file depends on besides its content."""
    here = Path(__file__).parent
    # The modules above this room say what roles and columns are, and how they look.
    code = (*here.parent.glob("*.py"), *here.glob("*.py"))
    files = (*code, *here.glob("templates/**/*.jinja"))
    libraries = (version("Jinja2"), version("MarkupSafe"))
    system = (platform.python_version(), zlib.ZLIB_RUNTIME_VERSION)
    return digest_of_tools((*libraries, *system), sorted(files))
