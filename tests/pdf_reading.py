"""Reading PDFs as tests need it: what stands where, and the rows of tables over all pages."""

from __future__ import annotations

import io
import re
from functools import cache

import pdfplumber
from pdfplumber.page import Page
from pdfplumber.pdf import PDF


@cache
def opened(pdf: bytes) -> PDF:
    """A PDF, read once: reading is slow."""
    return pdfplumber.open(io.BytesIO(pdf))


def without_blanks(text: str) -> str:
    return re.sub(r"\s", "", text)


def cells_of(pdf: bytes) -> list[list[str]]:
    """The rows of the tables on all pages, heads left out where they are repeated."""
    rows: list[list[str]] = []
    for page in opened(pdf).pages:
        for table in page.extract_tables():
            found = [[without_blanks(cell or "") for cell in row] for row in table]
            rows += found[1:] if rows and found[0] == rows[0] else found
    return rows


def pages_of(pdf: bytes) -> list[Page]:
    return opened(pdf).pages
