"""What decides the role of each name: one table, asked in its order.

    mark      市教育局（牵头）、市财政局         the one name, or the group that it ends
    words     甲、乙牵头，丙、丁按职责分工负责   all names of the part: `，` parts groups of one
                                               role as well as roles
    label     牵头单位：甲、乙                  all names up to the next label
    column    the head of the column            all names without a role of their own
    rule      列第一位者为牵头单位              the first name of a sentence without a lead

The first four decide for a name by itself. The rule speaks of the sentence as a whole, so that it
comes when the parties are known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from zeren.importing.sentences.lexicon import handles, is_doubtful_role, role_of_words
from zeren.importing.sentences.party_names import Party
from zeren.importing.sentences.questions import Question, QuestionCode
from zeren.importing.sentences.readings import Context, DocumentRules
from zeren.importing.sentences.spelling import is_class, split_ending
from zeren.importing.sentences.tokens import Kind
from zeren.importing.sentences.tree import Group, Name, Part, Sentence
from zeren.importing.sentences.two_roles import names_two_roles
from zeren.model import Role

BESIDE = frozenset({Role.SUPPORT, Role.SUPERVISE, Role.ACCEPT})
"""Roles that somebody has beside those who do the task."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A name whose role is to be decided: what stands around it."""

    name: Name
    part: Part
    of_label: Role | None
    is_reached: bool
    context: Context


def _by_mark(case: _Case) -> Role | None:
    return _role_of(case.name.mark, case.context)


def _by_words(case: _Case) -> Role | None:
    return _role_of(case.part.words, case.context) if case.is_reached else None


def _by_label(case: _Case) -> Role | None:
    return case.of_label


def _by_column(case: _Case) -> Role | None:
    # A column of 责任单位 says no more than that they are named.
    column = case.context.column_role
    return None if case.part.label or column is Role.RESPONSIBLE else column


_DECIDERS: tuple[Callable[[_Case], Role | None], ...] = (_by_mark, _by_words, _by_label, _by_column)


def names_with_roles(
    text: str, sentence: Sentence, context: Context
) -> tuple[tuple[Name, ...], list[Question]]:
    """Decide the role of each name of a sentence.

    Args:
        text: The sentence.
        sentence: Its parts.
        context: What the head of the column says.

    Returns:
        The names in the order of the text, and what was not sure.
    """
    names: list[Name] = []
    questions: list[Question] = []
    for part in sentence.parts:
        whole, asked = _without_unknown_ending(text, part)
        questions += asked
        reached = _reached(whole, context)
        questions += _questions_of(text, whole, context, reached)
        label = _role_of_label(whole.label, context)
        is_apart = bool(whole.label) and (label is None or label in BESIDE)
        for name in whole.names:
            case = _Case(name, whole, label, name in reached, context)
            decided = (decide(case) for decide in _DECIDERS)
            role = next((role for role in decided if role is not None), None)
            names.append(replace(name, role=role, is_apart=is_apart))
    return tuple(sorted(names, key=lambda name: name.start)), questions


def _reached(part: Part, context: Context) -> frozenset[Name]:
    """Which names of a part the words of role behind it speak of."""
    groups = part.unmarked
    if not part.words or part.is_unknown:
        return frozenset()
    role = _role_of(part.words, context)
    above = _above(part, context)
    if above is Role.RESPONSIBLE and part.label:
        # 责任单位：甲；乙配合 gives 甲 what the label says.
        return _names_of(_behind_semicolon(groups))
    if above in (None, Role.RESPONSIBLE):
        return _names_of(groups)
    if role is Role.RESPONSIBLE and len(groups) == 1:
        # 牵头单位：甲、乙按职责分工负责 says how the leads divide the lead.
        return frozenset()
    return _names_of(groups[-1:])


def _above(part: Part, context: Context) -> Role | None:
    """The role that the label of a part gives, else the head of the column."""
    return _role_of_label(part.label, context) if part.label else context.column_role


def _role_of_label(label: str, context: Context) -> Role | None:
    """The role that a label gives to all names behind it; none where it names several."""
    return None if names_two_roles(label) else _role_of(label, context)


def _role_of(words: str, context: Context) -> Role | None:
    """The role that words name in this document."""
    role = role_of_words(words)
    is_in_charge = context.handles_alone and handles(words)
    return Role.RESPONSIBLE if is_in_charge else role


def _is_doubtful(words: str, context: Context) -> bool:
    is_settled = _role_of(words, context) is not role_of_words(words)
    return is_doubtful_role(words) and not is_settled


def _names_of(groups: Sequence[Group]) -> frozenset[Name]:
    return frozenset(name for group in groups for name in group.names)


def _behind_semicolon(groups: Sequence[Group]) -> Sequence[Group]:
    """Of some groups those behind the last semicolon between them."""
    for place in range(len(groups) - 1, 0, -1):
        if groups[place].names[0].before is Kind.SEMICOLON:
            return groups[place:]
    return groups


def _questions_of(
    text: str, part: Part, context: Context, reached: Collection[Name]
) -> Iterator[Question]:
    """What is not sure of the names of a part that have no mark of their own."""
    for name in islice(part.names, 1, None):
        if name.before is Kind.TOGETHER:
            yield Question(QuestionCode.JOINT, text[name.start : name.end], name.start)
    waiting = part.waiting
    if not waiting or part.is_unknown:
        return
    written = "、".join(text[name.start : name.end] for name in waiting)
    above = _above(part, context)
    words = part.label or context.column_head
    if part.words:
        yield from _questions_of_words(text, part, context, waiting, written)
    elif part.is_behind_role:
        # 甲局牵头，乙局: the head of the column spoke of all, and 甲 has a role of its own.
        yield Question(QuestionCode.TRAILING_GROUP, written, waiting[0].start)
    elif above is None:
        yield Question(QuestionCode.NO_ROLE, written, waiting[0].start)
    if part.words and _contradicts(part, context, above):
        yield Question(QuestionCode.ROLE_WORD, f"{words}…{part.words}", waiting[-1].end)
    is_above = len(reached) < len(waiting)
    if is_above and _is_doubtful(words, context):
        yield Question(QuestionCode.ROLE_WORD, words, waiting[0].start)


def _contradicts(part: Part, context: Context, above: Role | None) -> bool:
    """Whether words of role say of one group what its label does not: 牵头单位：甲局配合."""
    first = next(part.names)
    is_one = len(part.unmarked) == 1 and not part.is_behind_role and first.before is not Kind.OPEN
    said = (None, Role.RESPONSIBLE)
    return is_one and above not in said and _role_of(part.words, context) not in (above, *said)


def _questions_of_words(
    text: str, part: Part, context: Context, waiting: Sequence[Name], written: str
) -> Iterator[Question]:
    """What is not sure where words of role stand behind names."""
    first = waiting[0]
    is_joint = first.before is Kind.TOGETHER
    if is_joint and _role_of(part.words, context) is not Role.RESPONSIBLE:
        # 甲牵头，会同乙组织实施: 甲 may well do so too.
        yield Question(QuestionCode.JOINT, text[first.start : first.end], first.start)
    if _is_doubtful(part.words, context):
        yield Question(QuestionCode.ROLE_WORD, part.words, waiting[-1].end)
    if any(name.before is Kind.SEMICOLON for name in waiting[1:]):
        yield Question(QuestionCode.TRAILING_GROUP, written, first.start)


def _without_unknown_ending(text: str, part: Part) -> tuple[Part, list[Question]]:
    """A part that no words of role end, without unknown words behind its last name."""
    if part.words or not part.waiting:
        return part, []
    last = part.waiting[-1]
    bare, ending = split_ending(text[last.start : last.end])
    if not ending:
        return part, []
    cut = replace(last, end=last.start + len(bare))
    groups = tuple(
        Group(tuple(cut if name is last else name for name in group.names)) for group in part.groups
    )
    return replace(part, groups=groups), [
        Question(QuestionCode.UNKNOWN_ENDING, ending, last.end - len(ending))
    ]


# ---- rules of the document ----


def by_rule(
    parties: Sequence[Party],
    rules: DocumentRules,
    questions: Sequence[Question],
    *,
    severally: bool,
) -> tuple[list[Role], list[Question]]:
    """The role of each party, with what the rules of the document say of leads.

    Args:
        parties: The parties of a sentence, in their order.
        rules: What holds.
        questions: What was not sure so far.
        severally: Whether the parties act 分别, each for itself.

    Returns:
        A role for each party, and what is not sure now: a rule answers questions as well.
    """
    roles = [party.name.role or Role.RESPONSIBLE for party in parties]
    left = [*questions]
    if rules.lead_mark and any(party.name.star for party in parties):
        left = [one for one in left if one.words != rules.lead_mark]
        roles = [
            Role.LEAD if party.name.star == rules.lead_mark else role
            for party, role in zip(parties, roles, strict=True)
        ]
    if not rules.first_is_lead or not roles:
        return roles, left
    if Role.LEAD in roles:
        # One is marked as the lead; what the rule says of the others holds for the unmarked.
        pairs = zip(parties, roles, strict=True)
        return [rules.others if _is_open(p.name) else role for p, role in pairs], left
    meant = [at for at, party in enumerate(parties) if not party.name.is_apart]
    if not meant or roles[meant[0]] in BESIDE:
        return roles, left
    apart = {party.name.start for party in parties if party.name.is_apart}
    left = [one for one in left if one.code is not QuestionCode.NO_ROLE or one.at in apart]
    first = parties[meant[0]]
    if severally and rules.severally_lead:
        return [Role.LEAD if role is Role.RESPONSIBLE else role for role in roles], left
    if severally or meant[0] or is_class(first.full):
        left.append(Question(QuestionCode.FIRST_IS_LEAD, first.full, first.name.start))
    if severally:
        return roles, left
    for at in meant:
        roles[at] = rules.others if roles[at] is Role.RESPONSIBLE else roles[at]
    roles[meant[0]] = Role.LEAD
    return roles, left


def _is_open(name: Name) -> bool:
    """Whether a rule for all that are named may give a name its role."""
    return name.role is None and not name.is_apart
