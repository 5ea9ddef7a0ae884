"""Responsibility sentences to readings: one sentence, or a document's sentences in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zeren.importing.sentences.grammar import parse_tokens
from zeren.importing.sentences.lexicon import WHEN, role_of_words
from zeren.importing.sentences.parses import Doubt, Parse
from zeren.importing.sentences.party_names import Party, parties_of, without_person
from zeren.importing.sentences.patterns import HIDDEN_BY
from zeren.importing.sentences.questions import ask
from zeren.importing.sentences.readings import (
    Context,
    DocumentRules,
    Mention,
    QuestionCode,
    Reading,
)
from zeren.importing.sentences.spelling import ends_plausibly, is_class, without_blanks
from zeren.importing.sentences.tokenizer import tokenize
from zeren.model import Role
from zeren.wording import ROLE_WORDS, compose

_NOWHERE = Context()
_SHOWN = 30
_LABEL_OF_PERSONS = re.compile("(?:单位|部门)及(?:责任人|负责人|责任领导)[：:]")
_PERSONS = re.compile("[及和与、/](?:第一)?(?:责任人|负责人|责任领导|联系人|责任人员)$")
_ENDS_OF_HEADS = (
    *("单位", "部门", "主体", "机构", "处室", "科室", "股室", "司局", "乡镇", "镇街", "街道"),
    *("县市", "主办", "协办", "会办", "承办", "参与", *ROLE_WORDS),
)


def read_sentence(text: str, context: Context = _NOWHERE) -> Reading:
    """Read one responsibility sentence, such as the cell under 责任单位.

    Args:
        text: The sentence as published: brackets, labels, line breaks and all.
        context: The document's rules so far, the registry's names, the column's role.

    Returns:
        The reading. Any text has one: what names no party gives no assignment and a question.
    """
    tokens = tokenize(text, context.names.compound)
    parse = parse_tokens(text, tokens, context.column_role)
    if context.has_persons or _LABEL_OF_PERSONS.search(text):
        parse = replace(parse, names=tuple(without_person(text, name) for name in parse.names))
    parties, name_doubts = parties_of(text, parse.names, context.names)
    rules = context.rules if parse.rules is None else context.rules.merged(parse.rules)
    doubts = [*parse.doubts, *name_doubts]
    doubts += [
        Doubt(QuestionCode.UNKNOWN_NAME, party.full)
        for party in parties
        if party.full not in context.names.party_of
        and (
            not ends_plausibly(party.full) or HIDDEN_BY.search(party.full) or WHEN.match(party.full)
        )
    ]
    if not parties and parse.rules is None:
        doubts.append(Doubt(QuestionCode.NO_PARTY, text.strip()[:_SHOWN]))
    assignments = _once(_mentions(text, parse, parties, rules, doubts))
    questions, confidence = ask(doubts)
    return Reading(
        text=text,
        assignments=assignments,
        confidence=confidence,
        questions=questions,
        canonical=_composed(assignments) == text != "",
        rules=rules,
    )


def read_sentences(texts: Iterable[str], context: Context = _NOWHERE) -> Iterator[Reading]:
    """Read a document's sentences in order, so that a rule stated in one holds for the rest.

    Args:
        texts: The sentences.
        context: What is known before the first.

    Yields:
        The reading of each.
    """
    for text in texts:
        reading = read_sentence(text, context)
        context = replace(context, rules=reading.rules)
        yield reading


def role_of_head(head: str) -> Role | None:
    """The role that a column head or a label gives to the units under it.

    Args:
        head: Such as 牵头责任单位; blanks do not count.

    Returns:
        The role, or None where the head names no role, as 序号 or 完成时限.
    """
    name = _PERSONS.sub("", without_blanks(head))
    if not name.endswith(_ENDS_OF_HEADS):
        return None
    return role_of_words(name)


def names_persons(head: str) -> bool:
    """Whether a head asks for a person beside each unit: 牵头单位及负责人.

    Args:
        head: The head of a column.
    """
    return _PERSONS.search(without_blanks(head)) is not None


def _mentions(
    text: str, parse: Parse, parties: list[Party], rules: DocumentRules, doubts: list[Doubt]
) -> Iterator[Mention]:
    """The mentions, with the role that the rule of the first unit gives."""
    roles = [party.name.role or Role.RESPONSIBLE for party in parties]
    if rules.lead_mark:
        roles = list(_marked_leads(parties, rules.lead_mark, doubts))
    if rules.first_is_lead and roles and Role.LEAD not in roles:
        doubts[:] = [doubt for doubt in doubts if doubt.code is not QuestionCode.NO_ROLE]
        if parse.severally and rules.severally_lead:
            roles = [Role.LEAD if role is Role.RESPONSIBLE else role for role in roles]
        elif parse.severally or is_class(parties[0].full):
            doubts.append(Doubt(QuestionCode.FIRST_IS_LEAD, parties[0].full))
        if not parse.severally and roles[0] is not Role.SUPPORT:
            others = [rules.others if role is Role.RESPONSIBLE else role for role in roles[1:]]
            roles = [Role.LEAD, *others]
    elif rules.first_is_lead:
        # One is marked as the lead; what the rule says of the others holds for the unmarked.
        roles = [
            rules.others if party.name.role is None else role
            for party, role in zip(parties, roles, strict=True)
        ]
    for party, role in zip(parties, roles, strict=True):
        name = party.name
        yield Mention(
            party.full, text[name.start : name.end], role, name.open, name.start, name.end
        )


def _marked_leads(parties: Iterable[Party], mark: str, doubts: list[Doubt]) -> Iterator[Role]:
    """The roles under the rule that a sign marks the leads; what it means is no doubt any more."""
    answered = {QuestionCode.ASIDE} if any(party.name.mark for party in parties) else set()
    doubts[:] = [doubt for doubt in doubts if not (doubt.code in answered and doubt.words == mark)]
    for party in parties:
        yield Role.LEAD if party.name.mark == mark else party.name.role or Role.RESPONSIBLE


def _once(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Each party once in each role; 等 behind any mention counts."""
    kept: dict[tuple[str, Role], Mention] = {}
    for mention in mentions:
        key = (mention.party, mention.role)
        if key in kept:
            kept[key] = replace(kept[key], open=kept[key].open or mention.open)
        else:
            kept[key] = mention
    return tuple(kept.values())


def _composed(assignments: Iterable[Mention]) -> str:
    by_role: defaultdict[Role, list[str]] = defaultdict(list)
    for mention in assignments:
        by_role[mention.role].append(mention.party)
    return compose(by_role)
