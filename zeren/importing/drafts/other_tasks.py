"""What a clause says of other tasks as well: 以下各项工作均需各乡镇落实，不再列出.

Who is meant is named once, so that each task that is spoken of lacks a party: a person is asked
at every one of them that does not name it itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from zeren.importing.lists.found import FoundTask
from zeren.importing.lists.notes import said_of_all
from zeren.importing.sentences.lexicon import ADVERBS, BY_DUTY, ROLE_VERBS
from zeren.importing.sentences.patterns import OF_ITEMS, OF_OTHER_TASKS
from zeren.importing.sentences.questions import QuestionCode
from zeren.importing.sentences.readings import Reading, mentions_in
from zeren.text.ordinals import value_of

SAID_BY_NUMBER = "“{words}”说的可能是这一项，请对照原文核对责任单位"
SAID_ELSEWHERE = "“{words}”说的也是这一项吗？是的话，请补上其中的单位"
_SENTENCE = re.compile("[^。；;\n]{1,80}")
_OF_ITEMS = re.compile(OF_ITEMS)
_NUMBER_OR_SIGN = re.compile("[0-9]+|[一二三四五六七八九十]+|[^0-9一二三四五六七八九十]")
_UP_TO = "至到—–－～~-"
_MOST_ITEMS = 50
_MOST_SAID = 20
# An item that is counted in the text of a task.
_ITEM = re.compile(
    r"(?:^|[\n。；;：:])\s*(?:第|[（(])?(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[.．、)）是])"
)
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
        ordinal: The value of its number; 0 where it has none.
        text: The task, word for word.
        chapter: The headings it stands under.
        readings: How its clauses were read.
        parties: The names of its parties, full and as written.
    """

    ordinal: int
    text: str
    chapter: str
    readings: tuple[Reading, ...]
    parties: frozenset[str]

    @classmethod
    def of(cls, task: FoundTask, readings: tuple[Reading, ...]) -> Told:
        """A task from its readings.

        Args:
            task: The task as found.
            readings: How its clauses were read.
        """
        named = (name for one in mentions_in(readings) for name in (one.party, one.form))
        ordinal = task.ordinals[-1] if task.ordinals else 0
        return cls(ordinal, task.text, task.chapter, readings, frozenset(named))


def said_of_others(tasks: Sequence[Told], remarks: Iterable[str]) -> list[list[str]]:
    """What to ask at each task since something is said of it elsewhere.

    Args:
        tasks: The tasks in their order.
        remarks: What stands outside of all tasks.

    Returns:
        The notes of each task.
    """
    notes: list[dict[str, None]] = [{} for _ in tasks]
    said: set[str] = set()
    for words in (words for remark in remarks for words in _in_remark(remark)):
        if _is_new(words, said):
            _note(notes, tasks, range(len(tasks)), words)
    last = 0
    for place, task in enumerate(tasks):
        for words in _statements(task.readings):
            if not _BELOW.match(words):
                _note(notes, tasks, _above(tasks, place, last), words)
                last = place + 1
            if not _ABOVE.match(words) and _is_new(words, said):
                _note(notes, tasks, range(place + 1, len(tasks)), words)
    _note_numbers(notes, tasks)
    return [[*asked] for asked in notes]


def _is_new(words: str, said: set[str]) -> bool:
    """Whether words have not been asked about; after many others nothing more is asked."""
    is_new = words not in said and len(said) < _MOST_SAID
    said.add(words)
    return is_new


def _note_numbers(notes: Sequence[dict[str, None]], tasks: Sequence[Told]) -> None:
    """Ask at the tasks of a chapter that a clause of another one names by their numbers."""
    places: dict[tuple[str, int], list[int]] = {}
    for place, task in enumerate(tasks):
        places.setdefault((task.chapter, task.ordinal), []).append(place)
    told: set[tuple[str, str]] = set()
    for place, task in enumerate(tasks):
        for words, numbers in _numbered(task):
            if (task.chapter, words) in told:
                continue
            told.add((task.chapter, words))
            meant = {at for number in numbers for at in places.get((task.chapter, number), ())}
            if meant - {place}:
                for at in (*sorted(meant - {place}), place):
                    notes[at].setdefault(SAID_BY_NUMBER.format(words=words))


def _numbered(task: Told) -> Iterator[tuple[str, Sequence[int]]]:
    """The sentences of the clauses of a task that name items by numbers not counted in its text."""
    for reading in task.readings:
        for found in _OF_ITEMS.finditer(reading.text):
            numbers = _values(found["items"])
            counted = {value_of(one["number"]) for one in _ITEM.finditer(task.text)}
            if not counted.issuperset(numbers):
                sentence = _SENTENCE.match(reading.text, found.start())
                yield (sentence or found)[0].strip(), numbers


def _values(items: str) -> list[int]:
    """The numbers that stand for items: 3—5 is 3, 4 and 5."""
    values: list[int] = []
    goes_on = False
    for part in _NUMBER_OR_SIGN.findall(items):
        value = value_of(part)
        if value is None:
            goes_on = part in _UP_TO
            continue
        first = values[-1] + 1 if goes_on and values else value
        values += range(max(first, value - _MOST_ITEMS), value + 1)
        goes_on = False
    return values


def _in_remark(remark: str) -> Iterator[str]:
    found = [one[0] for one in OF_OTHER_TASKS.finditer(remark)]
    return iter(found) if found else said_of_all(remark)


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
            notes[place].setdefault(SAID_ELSEWHERE.format(words=words))


def _names_all(parties: Collection[str], words: str) -> bool:
    """Whether a task names all that some words name."""
    rest = words
    for party in sorted(parties, key=len, reverse=True):
        rest = rest.replace(party, "")
    return rest != words and _NOBODY_ELSE.search(rest) is not None
