"""Bytes to a document by what they are, not by what the file is called."""

from __future__ import annotations

from zeren.importing.document import Document
from zeren.importing.readers.kinds import Kind, kind_of
from zeren.importing.readers.pdf import read_pdf
from zeren.importing.readers.plain import read_plain
from zeren.importing.readers.web import read_web_archive, read_web_page
from zeren.importing.readers.word import read_word
from zeren.importing.readers.workbook import read_workbook


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
    match kind_of(data):
        case Kind.WORKBOOK:
            return read_workbook(data)
        case Kind.PDF:
            return read_pdf(data)
        case Kind.WEB_PAGE:
            return read_web_page(data, name)
        case Kind.WEB_ARCHIVE:
            return read_web_archive(data, name)
        case Kind.TEXT:
            return read_plain(data, name)
        case _:
            return read_word(data)
