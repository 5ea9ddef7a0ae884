"""Phrases of date and quantity that no entry quotes yet, as entries to be completed and added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from zeren.columns import DEADLINE
from zeren.editing.quotes import clause, counted, scope, starts_before, target_kind
from zeren.editing.registry_files import NewEntry
from zeren.figures import Inclusion, MilestoneKind, in_words
from zeren.reading.amount_phrases import AmountPhrase, amount_phrases, in_full, values_in
from zeren.reading.data_files import MILESTONES, PLANS, TARGETS
from zeren.reading.date_phrases import DatePhrase, date_phrases, deadline_phrases
from zeren.reading.entries import Entry
from zeren.reading.names import names_of
from zeren.reading.plan_years import year_of
from zeren.reading.rows import TaskRow, task_rows
from zeren.reading.sources import Sources
from zeren.reading.task_references import TaskFinder
from zeren.text.characters import squeeze
from zeren.text.dates import date_in
from zeren.text.rules import known_rule

Phrase: TypeAlias = DatePhrase | AmountPhrase


@dataclass(frozen=True, slots=True)
class Said:
    """What a text says of dates and quantities.

    Attributes:
        text: The text.
        dates: The phrases that name dates.
        amounts: Those that name quantities.
    """

    text: str
    dates: tuple[DatePhrase, ...]
    amounts: tuple[AmountPhrase, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all phrases."""
        return (*(one.text for one in self.dates), *(one.text for one in self.amounts))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry that a phrase asks for.

    Attributes:
        registry: What code calls the file into which it belongs: milestones or targets.
        task_id: The task.
        words: The phrase.
        entry: The entry, filled in as far as the words say; what they leave open is for a person.
    """

    registry: str
    task_id: str
    words: str
    entry: NewEntry


def suggestions(sources: Sources) -> tuple[Suggestion, ...]:
    """All phrases of tasks that no entry quotes yet.

    Args:
        sources: What was read.

    Returns:
        The entries that they ask for, by tasks in their order; each once.
    """
    rows = task_rows(sources, names_of(sources))
    years = {entry.text("slug"): year_of(entry) for entry in sources.of(PLANS)}
    quoted = _Quoted(sources, TaskFinder(rows))
    found: dict[str, Suggestion] = {}
    for row in rows:
        if row.id:
            for one in _of_task(row, years.get(row.plan), quoted.of(row)):
                found.setdefault(repr(one.entry), one)
    return tuple(found.values())


def phrases_of(text: str, deadline: str, year: int | None = None) -> Iterator[Said]:
    """The phrases of a task, where they may stand.

    Args:
        text: Its text.
        deadline: Its 完成时限.
        year: The year that is meant where the words name none.

    Yields:
        What each of them says.
    """
    yield Said(text, date_phrases(text, year), amount_phrases(text))
    if deadline:
        yield Said(deadline, deadline_phrases(deadline, year), amount_phrases(deadline))


def _of_task(row: TaskRow, year: int | None, quotes: Sequence[_Quote]) -> Iterator[Suggestion]:
    for said in phrases_of(row.get("text"), row.get(DEADLINE.key), year):
        held = _Held(said.text, quotes)
        for date in said.dates:
            if not held.covers_date(date):
                entry = _milestone(row.id, said.text, date, year)
                yield Suggestion(MILESTONES, row.id, date.text, entry)
        for amount in said.amounts:
            if not held.covers_amount(amount):
                yield Suggestion(TARGETS, row.id, amount.text, _target(row.id, said, amount))


def _milestone(task_id: str, text: str, phrase: DatePhrase, year: int | None) -> NewEntry:
    is_recurring = phrase.kind is MilestoneKind.RECURRING
    is_declared = phrase.is_dated and not phrase.is_before
    return {
        "task": task_id,
        "kind": phrase.kind.value,
        "from": phrase.starts.words if phrase.starts else None,
        "until": phrase.ends.words if phrase.ends and not is_recurring else None,
        "rule": phrase.rule,
        "inclusive": Inclusion.YES.value if is_declared else None,
        "quote": _quote_of_date(text, phrase, year),
    }


def _quote_of_date(text: str, phrase: DatePhrase, year: int | None) -> str:
    """The clause that names a date, from the clause on that names its year."""
    quote = clause(text, phrase.start, phrase.end)
    for start in (phrase.start, *starts_before(text, phrase.start)):
        quote = clause(text, start, phrase.end)
        said = deadline_phrases(quote, year)
        if any((one.starts, one.ends) == (phrase.starts, phrase.ends) for one in said):
            break
    return quote


def _target(task_id: str, said: Said, phrase: AmountPhrase) -> NewEntry:
    text = said.text
    quote = clause(text, phrase.start, phrase.end)
    dates = [one for one in date_phrases(quote) if one.kind is not MilestoneKind.RECURRING]
    ends = dates[0].ends if len(dates) == 1 else None
    return {
        "task": task_id,
        "what": counted(text, phrase, said.amounts) or None,
        "comparator": phrase.comparator.value,
        "value": in_words(phrase.values),
        "measure": phrase.measure,
        "kind": target_kind(phrase).value,
        "scope": scope(text, phrase) or None,
        "until": ends.words if ends else None,
        "quote": quote,
    }


# ---- what entries quote ----


@dataclass(frozen=True, slots=True)
class _Quote:
    """What an entry quotes and holds.

    Attributes:
        words: The words.
        says: The dates, the rule or the quantity that it holds, each to be compared.
    """

    words: str
    says: frozenset[object]


class _Quoted:
    """The quotes of all entries, by task."""

    def __init__(self, sources: Sources, finder: TaskFinder) -> None:
        self._of: defaultdict[str, list[_Quote]] = defaultdict(list)
        for registry, says in ((MILESTONES, _dates_of), (TARGETS, _quantity_of)):
            for entry in sources.of(registry):
                quote = _Quote(entry.text("quote"), frozenset(says(entry)))
                for row in finder.find(entry.text("task")) if quote.words else ():
                    self._of[row.id].append(quote)

    def of(self, row: TaskRow) -> Sequence[_Quote]:
        return self._of.get(row.id, ())


class _Held:
    """The places of a text that quotes cover."""

    def __init__(self, text: str, quotes: Iterable[_Quote]) -> None:
        self._places = [
            (place, quote.says) for quote in quotes for place in _places(text, quote.words)
        ]

    def covers_date(self, phrase: DatePhrase) -> bool:
        """Whether a quote includes it and holds this date; where it names none, any quote does."""
        dates = (phrase.starts, None if phrase.rule else phrase.ends, _days(phrase.rule or ""))
        wanted = ("date", dates) if phrase.is_dated else None
        return self._covers(phrase, wanted)

    def covers_amount(self, phrase: AmountPhrase) -> bool:
        """Whether a quote includes it and holds this very value."""
        return self._covers(phrase, ("amount", _full(phrase.values, phrase.measure)))

    def _covers(self, phrase: Phrase, wanted: object) -> bool:
        return any(
            start <= phrase.start and phrase.end <= end and (wanted is None or wanted in says)
            for (start, end), says in self._places
        )


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """All places of words in a text; breaks of lines aside where they stand in it only so."""
    start = text.find(words)
    if start < 0 and squeeze(words) in squeeze(text):
        kept = [place for place, sign in enumerate(text) if squeeze(sign)]
        plain, words = squeeze(text), squeeze(words)
        first = plain.find(words)
        if words and len(kept) == len(plain):
            yield kept[first], kept[first + len(words) - 1] + 1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _dates_of(entry: Entry) -> Iterator[object]:
    spans = (date_in(entry.text("from")), date_in(entry.text("until")))
    yield "date", (*spans, _days(entry.text("rule")))


def _quantity_of(entry: Entry) -> Iterator[object]:
    values = values_in(entry.text("value"))
    if values:
        yield "amount", _full(values, entry.text("measure"))


def _full(values: Iterable[Decimal], measure: str) -> tuple[object, ...]:
    return tuple(in_full(value, measure) for value in values)


def _days(written: str) -> object:
    """What a rule says besides its end; None where there is none."""
    rule = known_rule(written)
    return rule.days if rule else None
