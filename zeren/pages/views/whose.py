"""Whose dates and numbers are: what the lists of all of them are chosen by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from zeren.addresses import Link, party_page
from zeren.figures import Milestone, Target
from zeren.register.building import Register
from zeren.register.questions import by_kind

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Listed(Generic[Item]):
    """A date or a number in the list of all.

    Attributes:
        item: The date or the number.
        whose: The pages of the parties that it concerns, without the last slash.
    """

    item: Item
    whose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whose:
    """The parties of one kind, of which one may be chosen.

    Attributes:
        kind: The kind.
        parties: Each with its page, without the last slash.
    """

    kind: str
    parties: tuple[Link, ...]


def whose_of(
    register: Register, figures: Iterable[tuple[str, Iterable[Milestone | Target]]]
) -> dict[str, tuple[str, ...]]:
    """The pages of the parties that each date or number concerns, by its key.

    Args:
        register: The register.
        figures: What concerns each party, by its full name.
    """
    pages: dict[str, list[str]] = {}
    for name, theirs in figures:
        page = party_page(register.party_of[name]).rstrip("/")
        for one in theirs:
            pages.setdefault(one.key, []).append(page)
    return {key: tuple(group) for key, group in pages.items()}


def choices_of(register: Register, whose: Iterable[Iterable[str]]) -> tuple[Whose, ...]:
    """The parties that something concerns, by kind, for a choice.

    Args:
        register: The register.
        whose: The pages of the parties that each thing concerns, without the last slash.
    """
    pages = {page for group in whose for page in group}
    return tuple(
        Whose(kind, tuple(Link(party.name, party_page(party).rstrip("/")) for party in group))
        for kind, group in by_kind(
            register, (one for one in register.parties if party_page(one).rstrip("/") in pages)
        )
    )
