"""The questions of an import, each asked once, however many tasks it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from zeren.importing.drafts.building import Draft, plain_head
from zeren.importing.drafts.whose import HOME, Whose
from zeren.importing.lists.found import Clause
from zeren.importing.review.effects import Edit, Effect, all_to_role, effect_of
from zeren.importing.sentences.questions import WHICH_ROLE, Question, QuestionCode
from zeren.importing.sentences.reading import role_of_head
from zeren.importing.sentences.readings import Reading
from zeren.wording import ROLE_WORDS

_NO_ROLE_IN_COLUMN = f"“{{head}}”一列没有写明{WHICH_ROLE}，是哪一种？"

# What tells questions apart: what is unsure, in which words, with which readings.
_Key: TypeAlias = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Option:
    """A reading that a person may choose.

    Attributes:
        text: The reading.
        edits: What it does to each task, by its place among the drafts; a task is left out where
            that cannot be said, so that a person corrects it.
        whose: Whose list the file is, where this says it; else empty.
    """

    text: str
    edits: Mapping[int, tuple[Edit, ...]]
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person must decide.

    Attributes:
        number: Its number among all questions of the import.
        text: The question.
        options: What can be meant; the first is what was taken. None where a person can only look.
        tasks: The places of the tasks that it concerns, among the drafts.
        is_shared: Whether it is asked for the document as a whole.
    """

    number: int
    text: str
    options: tuple[Option, ...]
    tasks: tuple[int, ...]
    is_shared: bool

    @property
    def readings(self) -> tuple[str, ...]:
        """What can be meant; the first is what was taken."""
        return tuple(option.text for option in self.options)


@dataclass(slots=True)
class _Gathered:
    """A question while it is put together from those of tasks."""

    text: str
    readings: tuple[str, ...]
    of_column: bool
    tasks: dict[int, None] = field(default_factory=dict)
    effects: dict[tuple[int, int], list[Effect]] = field(default_factory=dict)


def questions_of(drafts: Sequence[Draft], whose: Whose) -> tuple[Asked, ...]:
    """Put together what is asked of several tasks alike.

    Args:
        drafts: The drafts.
        whose: Whose list it is.

    Returns:
        Each question once: whose list it is, those of several tasks or of a whole column, others.
    """
    gathered: dict[_Key, _Gathered] = {}
    for place, draft in enumerate(drafts):
        for clause, reading in zip(draft.found.clauses, draft.readings, strict=True):
            for question in reading.questions:
                _gather(gathered, place, clause, reading, question)
        for note in (note for note in draft.notes if note != whose.question):
            one = gathered.setdefault(("", note, ()), _Gathered(note, (), of_column=False))
            one.tasks[place] = None
    shared = [one for one in gathered.values() if _is_shared(one)]
    single = [one for one in gathered.values() if not _is_shared(one)]
    first = [_of_owner(drafts, whose)] if whose.is_open else []
    return (
        *first,
        *(
            Asked(number, one.text, tuple(_options(one)), tuple(one.tasks), _is_shared(one))
            for number, one in enumerate((*shared, *single), start=len(first))
        ),
    )


def _of_owner(drafts: Sequence[Draft], whose: Whose) -> Asked:
    """The question whose the names are that say neither level nor place."""
    question, home = whose.question, f"{whose.home}本级的"
    tasks = tuple(place for place, draft in enumerate(drafts) if question in draft.notes)
    if whose.likely:
        edits = {place: tuple(_to_home(drafts[place], whose)) for place in tasks}
        options = (
            Option(f"{whose.likely}的", dict.fromkeys(tasks, ()), whose.likely),
            Option(home, edits, HOME),
        )
    else:
        options = Option(home, dict.fromkeys(tasks, ()), HOME), Option("别处的", {})
    return Asked(0, question, options, tasks, is_shared=True)


def _to_home(draft: Draft, whose: Whose) -> Iterator[Edit]:
    for mention in draft.mentions:
        full = whose.at_home.get(mention.form, "")
        if full and mention.party == whose.names.get(mention.form):
            yield Edit(mention.party, ((mention.role, full),))


def _is_shared(one: _Gathered) -> bool:
    return one.of_column or len(one.tasks) > 1


def _gather(
    gathered: dict[_Key, _Gathered],
    place: int,
    clause: Clause,
    reading: Reading,
    question: Question,
) -> None:
    # What a whole column leaves open is asked once, whoever stands in it.
    head = clause.head.replace("\n", "")
    is_silent = (
        question.code is QuestionCode.NO_ROLE and bool(head) and role_of_head(clause.head) is None
    )
    is_unclear = (
        question.code is QuestionCode.ROLE_WORD
        and question.words == plain_head(clause.head)
        and bool(reading.assignments)
    )
    text = _NO_ROLE_IN_COLUMN.format(head=head) if is_silent else question.text
    readings = question.readings
    effects = [effect_of(question, number, reading) for number in range(len(readings))]
    if is_unclear:
        taken = reading.assignments[0].role.word
        others = [word for word in ROLE_WORDS if word != taken]
        readings = (taken, *others)
        effects = [(), *(all_to_role(word, reading) for word in others)]
    key = (question.code.value, text, readings)
    one = gathered.setdefault(key, _Gathered(text, readings, is_silent or is_unclear))
    one.tasks[place] = None
    for number, effect in enumerate(effects):
        one.effects.setdefault((number, place), []).append(effect)


def _options(one: _Gathered) -> Iterator[Option]:
    for number, text in enumerate(one.readings):
        edits = {}
        for place in one.tasks:
            effects = one.effects.get((number, place), [])
            known = [effect for effect in effects if effect is not None]
            if len(known) == len(effects):
                edits[place] = tuple(dict.fromkeys(edit for effect in known for edit in effect))
        yield Option(text, edits)
