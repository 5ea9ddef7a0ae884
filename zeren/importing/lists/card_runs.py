"""A run of heads to cards: where one ends and the next begins, and what opens each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from zeren.importing.document import Paragraph, all_doubts
from zeren.importing.heads import Field
from zeren.importing.lists.card_heads import Said
from zeren.importing.lists.card_openers import (
    Opened,
    Opener,
    behind_last,
    counts_on,
    first_opener,
    first_title,
    next_opener,
    next_title,
    with_chapters,
)
from zeren.importing.lists.card_values import behind_value, counted_lines, is_title_behind
from zeren.importing.lists.signatures import is_date_of_signature

_MOST_FIELDS = 30
_SIGNATURE = 2
_SHOWN = 20
_SWALLOWED = "“{words}”接在前一项后面，可能是下一项的开头，请对照原文"


@dataclass(slots=True)
class Card:
    """One card.

    Attributes:
        said: Its heads, with what stands under each.
        opener: What stands above it; None where nothing is known to.
        is_headed: Whether its opener is a chapter, and no part of the task.
        above: The lines between the card before it and this one, its opener among them.
        behind: The lines behind it that belong to no card.
        doubt: What a person should look at in it; empty where nothing.
    """

    said: list[Said] = field(default_factory=list)
    opener: Opener | None = None
    is_headed: bool = False
    above: tuple[Paragraph, ...] = ()
    behind: list[Paragraph] = field(default_factory=list)
    doubt: str = ""

    @property
    def beside(self) -> Iterator[Paragraph]:
        """The lines above it that are neither its opener nor a chapter of it."""
        opener = self.opener
        taken = set(map(id, (*opener.chapters, *opener.lines) if opener is not None else ()))
        return (line for line in self.above if id(line) not in taken)


def divided_cards(
    above: Sequence[Paragraph], run: Sequence[Said], known: Collection[str]
) -> list[Card]:
    """Divide a run of heads.

    Args:
        above: The lines above it.
        run: The heads.
        known: Names of parties, without blanks.

    Returns:
        The cards. A head that comes again begins one, and so does an opener.
    """
    cards = None
    if run[0].has_colon:
        cards = _numbered(above, run) or _titled(above, run, known)
    if cards is None:
        cards = [_without_title(card, known) for card in _by_heads(run)]
        cards[0].above = tuple(above)
    _end(cards[-1])
    is_headed = all(card.opener is not None and card.opener.is_heading for card in cards)
    for card in cards:
        card.is_headed = is_headed
    _doubt(cards)
    return cards


def _by_heads(run: Sequence[Said]) -> Iterator[Card]:
    card = Card()
    for said in run:
        if _is_full(card, said):
            yield card
            card = Card()
        card.said.append(said)
    yield card


def _is_full(card: Card, said: Said) -> bool:
    return len(card.said) == _MOST_FIELDS or any(said.head == one.head for one in card.said)


def _numbered(above: Sequence[Paragraph], run: Sequence[Said]) -> list[Card] | None:
    """The cards of a run with a numbered line above each; None where it shows no such line."""
    first = first_opener(above)
    if first is None:
        return None
    cards = [Card(opener=first, above=tuple(above))]
    found = 0
    for said in run:
        card = cards[-1]
        last = card.opener or first
        opened = next_opener(last, card.said[-1]) if card.said else None
        is_full = _is_full(card, said)
        is_sure = opened is not None and not opened.goes_on
        # Where each card says its task first, the last of its measures may have the next number.
        may_open = is_sure or (is_full and (found > 0 or run[0].field is not Field.TEXT))
        if opened is not None and may_open and (is_full or counts_on(last, opened)):
            found += 1
            cards.append(_opened(card, opened))
        elif is_full:
            # Two cards may stand under one opener.
            cards.append(Card(opener=last))
        cards[-1].said.append(said)
    is_alone = len(cards) == 1 and len(first.lines) == 1
    return cards if found or is_alone else None


def _titled(
    above: Sequence[Paragraph], run: Sequence[Said], known: Collection[str]
) -> list[Card] | None:
    """The cards of a run with a line without a number above each; None where one has none."""
    divided = list(_by_heads(run))
    found = [next_title(card.said[-1], known) for card in divided[:-1]]
    starts = [start for start in found if start is not None]
    if not starts or len(starts) < len(found):
        return None
    first = first_title(above, divided[0].said[-1].below[starts[0] :])
    if first is None:
        return None
    cards = [Card(divided[0].said, first, above=tuple(above))]
    for card, start in zip(divided[1:], starts, strict=True):
        last = cards[-1]
        opened = with_chapters(last.opener or first, last.said[-1], start)
        cards.append(_opened(last, opened))
        cards[-1].said = card.said
    return cards


def _opened(card: Card, opened: Opened) -> Card:
    """The next card; its opener is taken off the card before it."""
    below = card.said[-1].below
    above = tuple(below[opened.start :])
    del below[opened.start :]
    return Card(opener=opened.opener, above=above)


def _without_title(card: Card, known: Collection[str]) -> Card:
    """Take the heading of the next card, or a signature, off what stands under a last head."""
    last = card.said[-1]
    if last.below and is_title_behind(last, last.below[-1], known):
        card.behind = [last.below.pop()]
    return card


def _end(card: Card) -> None:
    """Take off the last card of a run what belongs to none."""
    last = card.said[-1]
    at = behind_last(card.opener, last)
    if len(last.lines) > _SIGNATURE and is_date_of_signature(last.lines[-1]):
        at = min(at, len(last.below) - _SIGNATURE)
    card.behind = [*last.below[at:], *card.behind]
    del last.below[at:]


def _doubt(cards: Sequence[Card]) -> None:
    """Doubt cards where a line may open the next one that was taken for words of this one."""
    before = ""
    for card in cards:
        doubts = [before]
        before = ""
        for line in _swallowed(card, is_last=card is cards[-1]):
            before = _SWALLOWED.format(words=line.text[:_SHOWN])
            doubts.append(before)
        card.doubt = all_doubts(*doubts)


def _swallowed(card: Card, *, is_last: bool) -> Iterator[Paragraph]:
    """The lines taken for words of a card that may open the next one, or a chapter."""
    for said in card.said:
        yield from (said.below[at] for at in behind_value(said))
    own = card.opener.marker if card.opener is not None else None
    if own is None or is_last:
        return
    last = card.said[-1]
    end = len(last.below) - 1
    for at, mark, goes_on in counted_lines(last.below):
        begins = mark.ordinal == 1 and at == end and (at or last.words)
        if mark.level <= own.level and (not goes_on or begins):
            yield last.below[at]
