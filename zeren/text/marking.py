"""What differs between two texts, marked character by character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

# A number, with its sign of hundredths, and a word of Latin letters are changed as a whole; of all
# else each character stands for itself, as Chinese has no blanks between words.
_PIECE = re.compile(r"\d+(?:[.．,，]\d+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)
# Less alike, nothing of the one is left in the other; a mark at every second character says less.
_LEAST_ALIKE = 35.0
# So many equal characters between two changes are read more easily as part of them.
_ISLAND = 1


class Mark(StrEnum):
    """What became of a part of a text."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


class Part(NamedTuple):
    """A part of two texts.

    Attributes:
        mark: What became of it.
        text: The part.
    """

    mark: Mark
    text: str


def marked(before: str, after: str) -> tuple[Part, ...]:
    """Mark what differs between two texts.

    Args:
        before: The text as it was.
        after: The text as it is.

    Returns:
        The parts in their order. All but the new ones give the text as it was, all but those that
        are gone the text as it is; where something was replaced, what is gone stands first.
    """
    if fuzz.ratio(before, after) < _LEAST_ALIKE:
        return tuple(_joined([Part(Mark.GONE, before), Part(Mark.NEW, after)]))
    pieces, others = _PIECE.findall(before), _PIECE.findall(after)
    parts: list[Part] = []
    for step in Indel.opcodes(pieces, others):
        gone = "".join(pieces[step.src_start : step.src_end])
        new = "".join(others[step.dest_start : step.dest_end])
        parts += (
            [Part(Mark.KEPT, new)]
            if step.tag == "equal"
            else [Part(Mark.GONE, gone), Part(Mark.NEW, new)]
        )
    return tuple(_joined(_without_islands(parts)))


def shortened(parts: Sequence[Part], around: int) -> tuple[Part, ...]:
    """Marked parts with long ones that were kept cut down to what stands beside a change.

    Args:
        parts: The parts.
        around: How many characters stay before and after a change.
    """
    return tuple(
        Part(part.mark, _cut(part.text, around, place == 0, place == len(parts) - 1))
        if part.mark is Mark.KEPT
        else part
        for place, part in enumerate(parts)
    )


def _cut(text: str, around: int, is_first: bool, is_last: bool) -> str:  # noqa: FBT001 - its place
    before = "" if is_first else text[:around]
    after = "" if is_last else text[-around:]
    return text if len(before) + len(after) + 1 >= len(text) else f"{before}…{after}"


def _without_islands(parts: Sequence[Part]) -> list[Part]:
    """Parts in which a lone character between two changes belongs to these."""
    changed = [part.mark is not Mark.KEPT and bool(part.text) for part in parts]
    found: list[Part] = []
    for place, part in enumerate(parts):
        is_island = (
            part.mark is Mark.KEPT
            and len(part.text) <= _ISLAND
            and any(changed[max(place - 2, 0) : place])
            and any(changed[place + 1 : place + 3])
        )
        if is_island:
            found += [Part(Mark.GONE, part.text), Part(Mark.NEW, part.text)]
        else:
            found.append(part)
    return found


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """Parts without empty ones: between two kept parts what is gone, then what is new."""
    filled = (part for part in parts if part.text)
    for is_kept, group in groupby(filled, key=lambda part: part.mark is Mark.KEPT):
        run = list(group)
        for mark in (Mark.KEPT,) if is_kept else (Mark.GONE, Mark.NEW):
            text = "".join(part.text for part in run if part.mark is mark)
            if text:
                yield Part(mark, text)
