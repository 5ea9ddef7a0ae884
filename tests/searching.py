"""What the search box must find literally, computed from the searchable texts alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zeren.model import Party, Unit
from zeren.search.records import Record
from zeren.text.amounts import canonical
from zeren.text.folding import fold


@dataclass(frozen=True)
class SearchableText:
    """One text, prepared for many questions.

    Attributes:
        folded: The folded text.
        numbers: The same with canonical numbers.
    """

    folded: str
    numbers: str

    def holds(self, word: str) -> bool:
        """Whether the text contains a word as it is typed, folded, or with other numbers."""
        wanted = fold(word)
        if wanted in self.folded:
            return bool(wanted)
        number = canonical(wanted)
        return re.search("[0-9]", number) is not None and contains_number(self.numbers, number)


def contains_number(text: str, query: str) -> bool:
    """Whether a canonical text contains a canonical query, whole numbers only."""
    before = "(?<![0-9.])" if query[:1].isdecimal() else ""
    after = r"(?=个月|[年月日号天元块]|\Z)" if query[-1:].isdecimal() else ""
    return re.search(before + re.escape(query) + after, text) is not None


def names_of(party: Party) -> list[str]:
    """All names of a party: its own, everyday and former ones."""
    former = [one.name for one in party.former_names] if isinstance(party, Unit) else []
    return [party.name, *party.aliases, *former]


def searchable(text: str) -> SearchableText:
    """Prepare a text."""
    folded = fold(text)
    return SearchableText(folded, canonical(folded))


def matches(text: str, word: str) -> bool:
    """Whether a text contains a word literally."""
    return searchable(text).holds(word)


def searchable_texts(records: Iterable[Record]) -> dict[str, list[SearchableText]]:
    """The searchable texts of records by page."""
    return {record.page: [searchable(f.text) for f in record.fields] for record in records}


def literal_hits(texts: Mapping[str, list[SearchableText]], query: str) -> set[str]:
    """The pages whose records hold every word of a query."""
    words = query.split()
    return {
        page
        for page, fields in texts.items()
        if words and all(any(field.holds(word) for field in fields) for word in words)
    }
