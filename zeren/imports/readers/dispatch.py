"""Bytes to a document by what they are, not by what the file is called."""

from __future__ import annotations

from zeren.imports.document import Document
from zeren.imports.readers.kinds import Kind, kind_of
from zeren.imports.readers.pdf import read_pdf
from zeren.imports.readers.plain import read_plain
from zeren.imports.readers.web import read_web_archive, read_web_page
from zeren.imports.readers.word import read_word
from zeren.imports.readers.workbook import read_workbook


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
