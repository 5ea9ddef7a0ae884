"""What another reading of a question does to the parties of a task, where that can be said.

An edit takes a name out of a row and puts others in its place. A reading whose effect depends on
what the document says besides has none: a person corrects the cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zeren.importing.sentences.questions import Question, QuestionCode
from zeren.importing.sentences.readings import Mention, Reading
from zeren.importing.sentences.spelling import without_blanks
from zeren.model import Role


@dataclass(frozen=True, slots=True)
class Edit:
    """That a name of a row gives way to others.

    Attributes:
        was: The name; empty where others are added to it.
        now: What takes its place, each with its role.
    """

    was: str
    now: tuple[tuple[Role, str], ...]


# None: what it does cannot be said.
Effect = tuple[Edit, ...] | None
_Worked = Callable[[Question, str, Reading], Effect]
_ROLE_OF_WORD = {role.word: role for role in Role}


def effect_of(question: Question, reading_number: int, reading: Reading) -> Effect:
    """What a row becomes where one of the readings of a question is right.

    Args:
        question: The question.
        reading_number: Which of its readings; the first is the one taken.
        reading: The clause as it was read.

    Returns:
        The edits, none where the reading is the one taken; None where they cannot be said.
    """
    if reading_number == 0:
        return ()
    worked = _WORKED.get(question.code)
    return worked(question, question.readings[reading_number], reading) if worked else None


def all_to_role(word: str, reading: Reading) -> Effect:
    """What a row becomes where all parties of a clause have one role, as the head of a column says.

    Args:
        word: The word of the role.
        reading: The clause as it was read.
    """
    return _moved(reading.assignments, _ROLE_OF_WORD.get(word))


def _in_words(question: Question, reading: Reading) -> tuple[Mention, ...]:
    """The mentions that a question is about: of these names, or within its words."""
    about = question.words
    spans = [match.span() for match in re.finditer(re.escape(about), reading.text)] if about else []
    return tuple(
        one
        for one in reading.assignments
        if about in (one.party, one.written)
        or any(start <= one.start and one.end <= end for start, end in spans)
    )


def _before_words(question: Question, reading: Reading) -> tuple[Mention, ...]:
    """The mention that stands directly before the words of a question."""
    starts = {m.start() for m in re.finditer(re.escape(question.words), reading.text)}
    return tuple(
        one
        for one in reading.assignments
        if {one.end, len(reading.text) - len(reading.text[one.end :].lstrip())} & starts
    )


def _moved(mentions: tuple[Mention, ...], role: Role | None) -> Effect:
    if role is None or not mentions:
        return None
    return tuple(Edit(one.party, ((role, one.party),)) for one in mentions)


def _to_role(question: Question, chosen: str, reading: Reading) -> Effect:
    return _moved(_in_words(question, reading), _ROLE_OF_WORD.get(chosen))


def _to_role_before(question: Question, chosen: str, reading: Reading) -> Effect:
    return _moved(_before_words(question, reading), _ROLE_OF_WORD.get(chosen))


def _to_support(question: Question, _: str, reading: Reading) -> Effect:
    return _moved(_in_words(question, reading), Role.SUPPORT)


def _to_responsible(question: Question, _: str, reading: Reading) -> Effect:
    return _moved(_in_words(question, reading), Role.RESPONSIBLE)


def _dropped(question: Question, _: str, reading: Reading) -> Effect:
    return tuple(Edit(one.party, ()) for one in _in_words(question, reading)) or None


def _added(question: Question, _: str, reading: Reading) -> Effect:
    """The class is a party beside those that it was taken to sum up."""
    at = reading.text.find(f"等{question.words}")
    before = [one for one in reading.assignments if one.end <= at]
    return (Edit("", ((before[-1].role, question.words),)),) if before else None


def _as_written(question: Question, _: str, reading: Reading) -> Effect:
    mentions = [
        one
        for one in _in_words(question, reading)
        or tuple(m for m in reading.assignments if m.party.startswith(question.words))
        if one.party != one.written
    ]
    return tuple(Edit(one.party, ((one.role, one.written),)) for one in mentions) or None


def _as_one(question: Question, _: str, reading: Reading) -> Effect:
    mentions = _in_words(question, reading)
    if not mentions:
        return None
    first, *others = mentions
    whole = without_blanks(question.words)
    return (Edit(first.party, ((first.role, whole),)), *(Edit(one.party, ()) for one in others))


_WORKED: Mapping[QuestionCode, _Worked] = {
    QuestionCode.NO_ROLE: _to_role,
    QuestionCode.UNKNOWN_ENDING: _to_role_before,
    QuestionCode.UNKNOWN_NAME: _dropped,
    QuestionCode.CLASS_AFTER_DENG: _added,
    QuestionCode.SHARED_PREFIX: _as_written,
    QuestionCode.SHARED_ENDING: _as_written,
    QuestionCode.JOINT: _to_support,
    QuestionCode.CONJUNCTION: _as_one,
    QuestionCode.FIRST_IS_LEAD: _to_responsible,
}
