"""What stands once over several tasks of a table: 牵头单位：县教体局, in a row or a heading."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from zeren.importing.document import Cell, GridRow
from zeren.importing.lists.clauses import begins_with_label, segments_of
from zeren.importing.lists.details import details_alone, details_in
from zeren.importing.lists.found import Besides, Clause, Leftover
from zeren.importing.lists.layouts import Layout
from zeren.importing.lists.shared_clauses import BELOW_HEADING, OF_HEADING

GROUP = "写在一组任务的上面，已记入下面各项"
LEADER_ABOVE = "上一级标题写着“{clause}”，已记入这一项，请核对"
_CLOSING = ("）", ")", "】", "〕")
_LEADER = frozenset({"leader"})

Part: TypeAlias = tuple[str, tuple[Clause, ...], Besides]
"""A task, or a part of one, with its clauses and what these say besides."""


@dataclass(frozen=True, slots=True)
class GroupClause:
    """What a row over several tasks says of each.

    Attributes:
        words: The row, word for word.
        clauses: The clause in it; none where it names a leader alone.
        besides: What it says besides.
    """

    words: str
    clauses: tuple[Clause, ...]
    besides: Besides

    def below(self, parts: Sequence[Part]) -> tuple[list[Part], str]:
        """The parts of a row below it, with what it says where they say nothing.

        Args:
            parts: The parts.

        Returns:
            The parts, and what is to be looked at.
        """
        has_own = any(clauses for _, clauses, _ in parts)
        if has_own and self.clauses:
            return list(parts), BELOW_HEADING.format(clause=self.words)
        doubt = OF_HEADING if self.clauses else LEADER_ABOVE.format(clause=self.words)
        return [
            (text, own or self.clauses, self.besides.and_then(said)) for text, own, said in parts
        ], doubt


@dataclass(slots=True)
class Groups:
    """What holds for the next task since it stands over it.

    Attributes:
        leftovers: The leftovers of the table, the rows themselves among them.
        has_refused: Whether a task above lacks just that: then such a row may stand below its
            tasks as well.
    """

    leftovers: list[Leftover]
    has_refused: bool = False
    _clause: GroupClause | None = None
    _row: int | None = None
    _title: str = ""

    def end(self) -> None:
        """Let nothing hold any more, as under other heads."""
        self._clause, self._row, self._title = None, None, ""
        self.has_refused = False

    def title_of(self, heading: str, known: Collection[str]) -> str:
        """A heading without its clause, which holds from now on.

        Args:
            heading: The heading.
            known: Names of parties, without blanks.
        """
        segments = segments_of(heading, known) if heading.endswith(_CLOSING) else ()
        if len(segments) != 1 or not segments[0].clause or not segments[0].text:
            return heading
        self.end()
        self._title = segments[0].text
        self._clause = _clause_of(segments[0].clause)
        return self._title

    def keep_under(self, headings: Collection[str]) -> None:
        """Let the clause of a heading hold while it is open, and that of a row no longer.

        Args:
            headings: The headings that are open.
        """
        if self._title not in headings:
            self.end()
        self.has_refused = False

    def open(self, clause: GroupClause) -> None:
        """Let a row hold, the last leftover, unless it may stand below its tasks.

        Args:
            clause: What it says.
        """
        self._clause = None if self.has_refused else clause
        self._row, self._title = len(self.leftovers) - 1, ""

    def below(self, parts: Sequence[Part]) -> tuple[list[Part], str]:
        """The parts of a row of the table, with what holds, and what is to be looked at.

        Args:
            parts: The parts.
        """
        if self._clause is None:
            return list(parts), ""
        if self._row is not None:
            self.leftovers[self._row] = replace(self.leftovers[self._row], reason=GROUP)
        return self._clause.below(parts)


def group_clause(row: GridRow, filled: Sequence[Cell], layout: Layout) -> GroupClause | None:
    """What a row says that holds nothing but who is responsible; None for all others.

    Args:
        row: The row.
        filled: Its cells that hold anything, each once.
        layout: Which column holds what.
    """
    words = filled[0].text.replace("\n", " ")
    if len(filled) != 1:
        return None
    is_wide = 2 * sum(cell.origin == filled[0].origin for cell in row.cells) > len(row.cells)
    if filled[0].column in layout.parties and not is_wide:
        return None
    if begins_with_label(words):
        return _clause_of(words)
    besides = details_alone(words) if is_wide else None
    if besides is None or besides.further or besides.details.keys() != _LEADER:
        return None
    return GroupClause(words, (), besides)


def _clause_of(words: str) -> GroupClause:
    clause, besides = details_in(words)
    return GroupClause(words, (Clause(clause),), besides)
