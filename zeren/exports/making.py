"""The register to files to take away: every export and printed sheet, each listed once.

A new kind is one new module that declares an `Export`, and one line here.
"""

from __future__ import annotations

from collections.abc import Iterator

from zeren.exports import csv_files, data_package, documents, json_api, matrix_sheets, workbooks
from zeren.exports.imprint import Edition
from zeren.exports.kinds import Export, File, Offer
from zeren.exports.sheets import DUTIES, LISTS, Sheet
from zeren.register.building import Register

# In the order in which pages offer them: sheets first.
SHEETS: tuple[Export[Sheet], ...] = (LISTS, matrix_sheets.EXPORT, DUTIES)
EXPORTS: tuple[Export[File], ...] = (
    workbooks.EXPORT,
    documents.EXPORT,
    csv_files.EXPORT,
    data_package.EXPORT,
    json_api.EXPORT,
)


def make_exports(register: Register, edition: Edition) -> Iterator[File]:
    """Make every file to take away, in memory.

    Args:
        register: The register.
        edition: Its edition.

    Yields:
        The path below the docs folder and the bytes.
    """
    for export in EXPORTS:
        yield from export.make(register, edition)


def make_sheets(register: Register, edition: Edition) -> Iterator[Sheet]:
    """Make every sheet to print, ready to be typeset.

    Args:
        register: The register.
        edition: Its edition.
    """
    for sheets in SHEETS:
        yield from sheets.make(register, edition)


def all_offers(register: Register) -> Iterator[Offer]:
    """All that pages may offer, each place's files in the order in which it shows them."""
    for export in (*SHEETS, *EXPORTS):
        yield from export.offers(register)
