"""What rules for milestones and targets share: their tasks, and what their quotes say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zeren.checks.context import Context
from zeren.reading.data_files import MILESTONES, PLANS, TARGETS
from zeren.reading.date_phrases import DatePhrase, deadline_phrases
from zeren.reading.entries import Entry
from zeren.reading.plan_years import years_of
from zeren.reading.rows import TaskRow
from zeren.reading.task_references import holds, quotable
from zeren.text.dates import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """An entry whose task is clear.

    Attributes:
        entry: The entry.
        task: Its task.
        phrases: The dates in its quote, the years of its plan tried where it names none.
    """

    entry: Entry
    task: TaskRow
    phrases: tuple[DatePhrase, ...]

    @property
    def quote(self) -> str:
        """The words that it quotes."""
        return self.entry.text("quote")

    @property
    def is_proven(self) -> bool:
        """Whether its task holds these words."""
        return any(holds(text, self.quote) for text in quotable(self.task))

    @property
    def dates(self) -> tuple[Span, ...]:
        """The dates that its quote names."""
        return tuple(
            span for one in self.phrases for span in (one.starts, one.ends) if span is not None
        )


def figures(context: Context, *files: str) -> Iterator[Figure]:
    """The entries whose task is clear.

    Args:
        context: What rules look at.
        files: What code calls the files.
    """
    years = {entry.text("slug"): years_of(entry) for entry in context.entries(PLANS)}
    for entry in context.entries(*files):
        found = context.finder.find(entry.text("task"))
        if len(found) == 1:
            (row,) = found
            quote = entry.text("quote")
            yield Figure(entry, row, _phrases(quote, years.get(row.plan) or (None,)))


# Several rules ask the same of each entry.
@lru_cache(maxsize=65_536)
def _phrases(quote: str, years: tuple[int | None, ...]) -> tuple[DatePhrase, ...]:
    phrases = (one for year in years for one in deadline_phrases(quote, year))
    return tuple(dict.fromkeys(phrases))


def proven(context: Context, *files: str) -> Iterator[Figure]:
    """The entries whose quote stands in their task.

    Args:
        context: What rules look at.
        files: What code calls the files.
    """
    return (one for one in figures(context, *files) if one.is_proven)


def of_both(context: Context) -> Iterator[Figure]:
    """The entries of both files whose quote stands in their task.

    Args:
        context: What rules look at.
    """
    return proven(context, MILESTONES, TARGETS)
