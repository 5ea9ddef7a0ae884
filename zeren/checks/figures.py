"""What rules for milestones and targets share: their tasks, and what their quotes say there.

A quote is read where it stands. What it says depends on the words around it, and a quote that
begins or ends within a date or a number would say something else than the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from zeren.figures import MilestoneKind
from zeren.reading.amount_phrases import AmountPhrase, amount_phrases
from zeren.reading.date_phrases import DatePhrase, date_phrases, deadline_phrases
from zeren.reading.entries import Entry
from zeren.reading.plan_years import years_of
from zeren.reading.rows import TaskRow
from zeren.reading.task_references import TaskFinder, quotable
from zeren.text.characters import squeeze
from zeren.text.dates import Span

_Years = tuple[int | None, ...]

# The cells in which each kind of milestone says when it is.
CELLS_OF = MappingProxyType(
    {
        MilestoneKind.DEADLINE: frozenset({"until"}),
        MilestoneKind.PERIOD: frozenset({"from", "until"}),
        # From when on something comes again, where its words say so.
        MilestoneKind.RECURRING: frozenset({"from", "rule"}),
    }
)


@dataclass(frozen=True, slots=True)
class Said:
    """What a quote says where it stands.

    Attributes:
        stands: Whether it stands in its task at all.
        dates: The dates in it, the years of its plan tried where it names none.
        amounts: The quantities in it.
        cut: A date or a quantity within which it begins or ends; empty where there is none.
    """

    stands: bool
    dates: tuple[DatePhrase, ...] = ()
    amounts: tuple[AmountPhrase, ...] = ()
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """An entry whose task is clear.

    Attributes:
        entry: The entry.
        task: Its task.
        said: What its quote says there.
    """

    entry: Entry
    task: TaskRow
    said: Said

    @property
    def quote(self) -> str:
        """The words that it quotes."""
        return self.entry.text("quote")

    @property
    def is_proven(self) -> bool:
        """Whether its quote stands in its task, whole."""
        return self.said.stands and not self.said.cut

    @property
    def phrases(self) -> tuple[DatePhrase, ...]:
        """The words of its quote that name dates, or that something comes again."""
        return self.said.dates

    @property
    def dates(self) -> tuple[Span, ...]:
        """The dates that its quote names, whatever they are."""
        return tuple(
            span for one in self.phrases for span in (one.starts, one.ends) if span is not None
        )


def kind_of(entry: Entry) -> MilestoneKind | None:
    """The kind of a milestone; None where the word is none.

    Args:
        entry: An entry of either file.
    """
    written = entry.text("kind")
    return next((kind for kind in MilestoneKind if kind == written), None)


def figures_in(
    entries: Iterable[Entry], finder: TaskFinder, plans: Iterable[Entry]
) -> Iterator[Figure]:
    """The entries whose task is clear, read once for all rules.

    Args:
        entries: The entries of milestones and targets.
        finder: Finds their tasks.
        plans: The entries of plans, whose years dates without one may mean.
    """
    years = {plan.text("slug"): years_of(plan) for plan in plans}
    for entry in entries:
        found = finder.find(entry.text("task"))
        if len(found) == 1:
            (row,) = found
            said = _said(quotable(row), entry.text("quote"), years.get(row.plan) or (None,))
            yield Figure(entry, row, said)


def _said(texts: tuple[str, ...], quote: str, years: _Years) -> Said:
    """What a quote says in the texts of its task; blanks and line ends aside."""
    wanted = squeeze(quote)
    found: list[Said] = []
    for place, text in enumerate(texts):
        plain = squeeze(text)
        if not wanted or wanted not in plain:
            continue
        dates = _dates_in(plain, years, is_text=place == 0)
        amounts = _amounts_in(plain)
        places = re.finditer(re.escape(wanted), plain)
        found += [_at(match, dates, amounts) for match in places]
    whole = [one for one in found if not one.cut]
    if not whole:
        return found[0] if found else Said(stands=False)
    return Said(
        stands=True,
        dates=tuple(dict.fromkeys(phrase for one in whole for phrase in one.dates)),
        amounts=tuple(dict.fromkeys(phrase for one in whole for phrase in one.amounts)),
    )


def _at(match: re.Match[str], dates: Sequence[DatePhrase], amounts: Sequence[AmountPhrase]) -> Said:
    start, end = match.span()
    phrases: tuple[DatePhrase | AmountPhrase, ...] = (*dates, *amounts)
    cut = (
        one.text
        for one in phrases
        if one.start < end and start < one.end and not (start <= one.start and one.end <= end)
    )
    return Said(
        stands=True,
        dates=tuple(one for one in dates if start <= one.start and one.end <= end),
        amounts=tuple(one for one in amounts if start <= one.start and one.end <= end),
        cut=next(cut, ""),
    )


# Many entries quote one text.
@lru_cache(maxsize=16_384)
def _dates_in(text: str, years: _Years, *, is_text: bool) -> tuple[DatePhrase, ...]:
    read = date_phrases if is_text else deadline_phrases
    return tuple(dict.fromkeys(phrase for year in years for phrase in read(text, year)))


@lru_cache(maxsize=16_384)
def _amounts_in(text: str) -> tuple[AmountPhrase, ...]:
    return amount_phrases(text)
