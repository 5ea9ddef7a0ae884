"""Who is responsible in a row of a grid, and what the same cells say besides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from zeren.importing.document import Cell, GridRow
from zeren.importing.lists.clauses import begins_with_label, segments_of
from zeren.importing.lists.details import details_in
from zeren.importing.lists.found import Besides, Clause
from zeren.importing.lists.layouts import Layout
from zeren.importing.lists.shared_clauses import BELOW_HEADING, OF_HEADING
from zeren.importing.sentences.spelling import names_nobody

Part: TypeAlias = tuple[str, tuple[Clause, ...], Besides]
"""A task, or a part of one, with its clauses and what these say besides."""
_LABEL = re.compile("[：:]")


@dataclass(frozen=True, slots=True)
class GroupClause:
    """What a row over several tasks says of who is responsible for each: 牵头单位：县教体局.

    Attributes:
        words: The row, word for word.
        clause: The clause in it.
        besides: What it says besides.
    """

    words: str
    clause: Clause
    besides: Besides

    def below(self, parts: Sequence[Part]) -> tuple[list[Part], str]:
        """The parts of a row below it, with its clause where they have none.

        Args:
            parts: The parts.

        Returns:
            The parts, and what is to be looked at.
        """
        if any(clauses for _, clauses, _ in parts):
            return list(parts), BELOW_HEADING.format(clause=self.words)
        return [(text, (self.clause,), self.besides.and_then(own)) for text, _, own in parts], (
            OF_HEADING
        )


def group_clause(row: GridRow, filled: Sequence[Cell], layout: Layout) -> GroupClause | None:
    """What a row says that holds nothing but who is responsible; None for all others.

    Args:
        row: The row.
        filled: Its cells that hold anything, each once.
        layout: Which column holds what.
    """
    words = filled[0].text.replace("\n", " ")
    if len(filled) != 1 or not begins_with_label(words):
        return None
    is_wide = 2 * sum(cell.origin == filled[0].origin for cell in row.cells) > len(row.cells)
    if filled[0].column in layout.parties and not is_wide:
        return None
    clause, besides = details_in(words)
    return GroupClause(words, Clause(clause), besides)


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


def clauses_in(
    cells: Iterable[tuple[Cell, str]], layout: Layout
) -> tuple[tuple[Clause, ...], Besides]:
    """The clauses in the columns of parties, without what stands under other labels: 联系人：张三.

    Args:
        cells: The cells in these columns, each with the words that it means.
        layout: Which column holds what.

    Returns:
        The clauses, and what was taken out of them.
    """
    clauses: list[Clause] = []
    besides = Besides()
    for cell, meant in cells:
        words = meant
        if not words or names_nobody(words):
            continue
        if _LABEL.search(words):
            words, said = details_in(words)
            besides = besides.and_then(said)
        clauses.append(Clause(words, layout.heads[cell.column], layout.roles.get(cell.column)))
    return tuple(clauses), besides
