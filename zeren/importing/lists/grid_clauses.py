"""Who is responsible in a row of a grid, and what the same cells say besides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from zeren.importing.document import Cell
from zeren.importing.lists.clauses import segments_of
from zeren.importing.lists.details import details_in
from zeren.importing.lists.found import Besides, Clause
from zeren.importing.lists.group_clauses import Part
from zeren.importing.lists.layouts import Layout
from zeren.importing.sentences.blanks import words_of_lines
from zeren.importing.sentences.spelling import names_nobody

_LABEL = re.compile("[：:]")


def divided(text: str, known: Collection[str]) -> Iterator[Part]:
    """A text with clauses in it: each part with its clause and what that says of time.

    Args:
        text: The text of a task, or of several.
        known: Names of parties, without blanks.

    Yields:
        The parts.
    """
    for segment in segments_of(text, known):
        if segment.text:
            words, besides = details_in(segment.clause)
            yield segment.text, (Clause(words),) if words else (), besides


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
