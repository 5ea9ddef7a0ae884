"""Who is responsible in a row of a grid, and what the same cells say besides."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zeren.importing.document import Cell
from zeren.importing.lists.details import details_in
from zeren.importing.lists.found import Besides, Clause
from zeren.importing.lists.layouts import Layout
from zeren.importing.sentences.blanks import words_of_lines
from zeren.importing.sentences.spelling import names_nobody

_LABEL = re.compile("[：:]")


def clauses_in(cells: Iterable[Cell], layout: Layout) -> tuple[tuple[Clause, ...], Besides]:
    """The clauses in the columns of parties, without what stands under other labels: 联系人：张三.

    Args:
        cells: The cells in these columns.
        layout: Which column holds what.

    Returns:
        The clauses, and what was taken out of them.
    """
    clauses: list[Clause] = []
    besides = Besides()
    for cell in cells:
        words = words_of_lines(cell.lines) or cell.text
        if not words or names_nobody(words):
            continue
        if _LABEL.search(words):
            words, said = details_in(words)
            besides = besides.and_then(said)
        clauses.append(Clause(words, layout.heads[cell.column], layout.roles.get(cell.column)))
    return tuple(clauses), besides
