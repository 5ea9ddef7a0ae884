"""Rules for the characters of any cell: lost, unseen, and blanks where none belong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zeren.checks.context import Context
from zeren.columns import Holds, column_of, keys_of
from zeren.findings import Finding, Severity, declare
from zeren.model import Role
from zeren.reading.files.garbling import damage, questions
from zeren.reading.rows import TaskRow
from zeren.text.characters import INNER_BLANK, shortened, squeeze, trim, without_controls

STRAY_BLANK = declare(
    "T012",
    Severity.WARNING,
    "多余的空格",
    about="格子的前后，或汉字之间，有半角、全角空格或看不见的零宽字符，多是从网页或 Word 复制来的。"
    "--fix 只去掉格子前后的和单位名里的；正文里面的空格请自己对照原文删去。",
    wrong="“ 市财政局”“市 财政局”“到2025年，　积极”",
    right="“市财政局”“市财政局”“到2025年，积极”",
    mended=True,
)

# In these a blank between Chinese characters is never meant; in headings, names of persons and
# notes it may be.
_TIGHT = keys_of(Holds.KEY, Holds.TEXT)
_ROLE_KEYS = keys_of(Holds.PARTIES)
_BLANK = re.compile(r"\s").search
# Numbers, ids and names with a lost character are told as numbers, ids and names.
_PROSE = keys_of(Holds.TEXT, Holds.HEADING, Holds.EXTRA)


def damaged_cells(context: Context) -> Iterator[Finding]:
    """A cell holds what is left of lost characters, or controls."""
    for row in context.rows:
        for key, cell in row.row.cells.items():
            yield from damage(cell, row.place(key))
            if (key in _PROSE or column_of(key) is None) and not _is_as_published(row, key):
                yield from questions(cell, row.place(key))


def _is_as_published(row: TaskRow, key: str) -> bool:
    """Whether a cell is the published text, character by character, and so beyond question."""
    return key == "text" and row.published is not None and row.get(key) == row.published.text


def blanks_in_names(context: Context) -> Iterator[Finding]:
    """Blanks stand in a cell of parties."""
    for row in context.rows:
        for role in Role:
            cell = row.cells[role]
            # A wrong separator, and a name that is not known, are told as such.
            unknown = (one.written for one in cell.named if one.known is None)
            if cell.has_blanks and not cell.is_separated_wrongly and not any(map(_BLANK, unknown)):
                yield STRAY_BLANK.found(
                    row.place(role),
                    "单位名的前后或中间有多余的空格，或看不见的零宽字符。",
                    f"改成“{cell.right_form}”。",
                    row.row.cells[role],
                )


def blanks_around(context: Context) -> Iterator[Finding]:
    """Blanks stand before or after what a cell holds."""
    for row in context.rows:
        for key, cell in row.row.cells.items():
            plain = without_controls(cell)
            if key not in _ROLE_KEYS and trim(plain) not in {"", plain} and not _inner(row, key):
                yield STRAY_BLANK.found(
                    row.place(key),
                    "格子的最前面或最后面有多余的空格、换行，或看不见的零宽字符。",
                    f"改成“{shortened(row.get(key))}”。",
                    shortened(plain),
                )


def blanks_inside(context: Context) -> Iterator[Finding]:
    """Blanks stand between Chinese characters, or a character of no width stands anywhere."""
    for row in context.rows:
        for key in row.row.cells:
            if blank := _inner(row, key):
                value = row.get(key)
                around = value[max(blank.start() - 4, 0) : blank.end() + 4]
                yield STRAY_BLANK.found(
                    row.place(key),
                    f"“{around}”的中间有多余的空格，或看不见的零宽字符。",
                    f"对照原文，改成“{squeeze(around)}”。",
                    around,
                )


def _inner(row: TaskRow, key: str) -> re.Match[str] | None:
    """The first blank inside a cell that does not belong there."""
    if key not in _TIGHT or _is_as_published(row, key):
        return None
    return INNER_BLANK.search(row.get(key))


RULES = (damaged_cells, blanks_in_names, blanks_around, blanks_inside)
