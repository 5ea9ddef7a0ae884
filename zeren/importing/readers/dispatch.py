"""Bytes to a document by what they are, not by what the file is called.

Each reader is imported when it is called for, since the libraries behind them take longer to import
than most files to read.
"""

from __future__ import annotations

from zeren.importing.document import Document
from zeren.importing.readers.kinds import Kind, kind_of
from zeren.importing.readers.last_look import looked_over


def read_document(data: bytes, name: str) -> Document:
    """Read a published file.

    Args:
        data: Its bytes; an old Word file must have been converted.
        name: Its name, for messages.

    Returns:
        Its paragraphs and grids.

    Raises:
        UnreadableFileError: If it cannot be read; the error says why in words.
    """
    return looked_over(_read(data, name))


def _read(data: bytes, name: str) -> Document:
    match kind_of(data):
        case Kind.WORKBOOK:
            from zeren.importing.readers.workbook import read_workbook

            return read_workbook(data)
        case Kind.PDF:
            from zeren.importing.readers.pdf import read_pdf

            return read_pdf(data)
        case Kind.WEB_PAGE:
            from zeren.importing.readers.web import read_web_page

            return read_web_page(data, name)
        case Kind.WEB_ARCHIVE:
            from zeren.importing.readers.web import read_web_archive

            return read_web_archive(data, name)
        case Kind.TEXT:
            from zeren.importing.readers.plain import read_plain

            return read_plain(data, name)
        case _:
            from zeren.importing.readers.word import read_word

            return read_word(data)
