"""What a clause says of other tasks as well: 以下各项工作均需各乡镇落实，不再列出.

Who is meant is named once, so that each task that is spoken of lacks a party: a person is asked
at every one of them that does not name it itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from zeren.importing.sentences.lexicon import ADVERBS, BY_DUTY, ROLE_VERBS
from zeren.importing.sentences.patterns import OF_OTHER_TASKS
from zeren.importing.sentences.questions import QuestionCode
from zeren.importing.sentences.readings import Mention, Reading

SAID_ELSEWHERE = "“{words}”说的也是这一项吗？是的话，请补上其中的单位"
_SENTENCE = re.compile("[^。；;\n]{1,80}")
_ABOVE = re.compile("以上|上述|前述")
_BELOW = re.compile("以下|下列|后续")
# What is left of such words without the names of parties: 以下各项均需、落实.
_NOBODY_ELSE = re.compile(
    rf"(?:均|都|皆|由)需?由?[、，和及等]*(?:{ADVERBS}|{BY_DUTY})*{ROLE_VERBS}"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A task, as far as what is said of several concerns it.

    Attributes:
        chapter: The headings it stands under.
        readings: How its clauses were read.
        parties: The names of its parties, full and as written.
    """

    chapter: str
    readings: tuple[Reading, ...]
    parties: frozenset[str]

    @classmethod
    def of(cls, chapter: str, readings: tuple[Reading, ...], mentions: Iterable[Mention]) -> Told:
        """A task from its readings.

        Args:
            chapter: The headings it stands under.
            readings: How its clauses were read.
            mentions: The parties that they name.
        """
        named = (name for one in mentions for name in (one.party, one.form))
        return cls(chapter, readings, frozenset(named))


def said_of_others(tasks: Sequence[Told], remarks: Iterable[str]) -> list[list[str]]:
    """What to ask at each task since something is said of it elsewhere.

    Args:
        tasks: The tasks in their order.
        remarks: What stands outside of all tasks.

    Returns:
        The notes of each task.
    """
    notes: list[dict[str, None]] = [{} for _ in tasks]
    said = [words for remark in remarks for words in _in_remark(remark)]
    for words in said:
        _note(notes, tasks, range(len(tasks)), words)
    last = 0
    for place, task in enumerate(tasks):
        for words in _statements(task.readings):
            if not _BELOW.match(words):
                _note(notes, tasks, _above(tasks, place, last), words)
                last = place
            if not _ABOVE.match(words):
                _note(notes, tasks, range(place + 1, len(tasks)), words)
    return [[SAID_ELSEWHERE.format(words=words) for words in one] for one in notes]


def _in_remark(remark: str) -> Iterator[str]:
    return (found[0] for found in OF_OTHER_TASKS.finditer(remark))


def _statements(readings: Iterable[Reading]) -> Iterator[str]:
    """The sentences of the clauses of a task that speak of other tasks."""
    for reading in readings:
        for question in reading.questions:
            if question.code is QuestionCode.OTHER_TASKS:
                sentence = _SENTENCE.match(reading.text, question.at)
                yield sentence[0].strip() if sentence is not None else question.words


def _above(tasks: Sequence[Told], place: int, last: int) -> range:
    """The tasks of the same chapter above one, up to the last that such words stand at."""
    first = place
    while first > last and tasks[first - 1].chapter == tasks[place].chapter:
        first -= 1
    return range(first, place)


def _note(
    notes: Sequence[dict[str, None]], tasks: Sequence[Told], places: range, words: str
) -> None:
    for place in places:
        if not _names_all(tasks[place].parties, words):
            notes[place].setdefault(words)


def _names_all(parties: Collection[str], words: str) -> bool:
    """Whether a task names all that some words name."""
    rest = words
    for party in sorted(parties, key=len, reverse=True):
        rest = rest.replace(party, "")
    return rest != words and _NOBODY_ELSE.search(rest) is not None
