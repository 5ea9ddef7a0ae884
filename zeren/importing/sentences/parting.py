"""Names that hold several: 各地区各部门, 青县委和政府, 相关乡镇（石桥镇、清水镇）."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zeren.importing.sentences.members import NO_MEMBERS, Holds, members_of
from zeren.importing.sentences.organs import second_organ
from zeren.importing.sentences.questions import Question, QuestionCode
from zeren.importing.sentences.readings import KnownNames
from zeren.importing.sentences.spelling import without_blanks
from zeren.importing.sentences.tokens import Kind
from zeren.importing.sentences.tree import Name

_TWO_CLASSES = re.compile(
    "各(?!级各)[^各（(]{1,12}(?:[（(][^（）()]{1,12}[）)])?(?:人民政府|政府)?(?=各)"
)


def parted(
    text: str, names: Iterable[Name], known: KnownNames, questions: list[Question]
) -> Iterator[Name]:
    """Names with each that holds several taken apart.

    Args:
        text: The sentence.
        names: Its names, in order.
        known: The names of the registry.
        questions: Takes what was not sure.

    Yields:
        The names in order.
    """
    for name in names:
        yield from _parts_of(text, name, known, questions)


def _parts_of(
    text: str, name: Name, known: KnownNames, questions: list[Question]
) -> Iterator[Name]:
    written = text[name.start : name.end]
    if match := _TWO_CLASSES.match(text, name.start, name.end):
        yield replace(name, end=match.end(), open=False)
        yield replace(name, start=match.end(), before=Kind.JOIN)
    elif organs := second_organ(written):
        end, start = (name.start + at for at in organs)
        yield replace(name, end=end, open=False)
        yield replace(name, start=start, before=Kind.JOIN)
    else:
        yield from _members(written, name, known, questions)


def _members(
    written: str, name: Name, known: KnownNames, questions: list[Question]
) -> Iterator[Name]:
    is_known = without_blanks(written) in known.party_of
    members = NO_MEMBERS if is_known else members_of(written, known.full)
    if members.holds is not Holds.MEMBERS:
        if members.holds is Holds.PERHAPS:
            questions.append(Question(QuestionCode.COLLECTIVE, written, name.start))
        yield name
        return
    last = len(members.spans) - 1
    for place, (start, end) in enumerate(members.spans):
        yield replace(
            name,
            start=name.start + start,
            end=name.start + end,
            before=Kind.LIST if place else name.before,
            open=place == last and (name.open or members.is_open),
        )
