"""Responsibility sentences to readings: one sentence, or a document's sentences in order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zeren.importing.sentences.blanks import may_be_two
from zeren.importing.sentences.grammar import sentence_of
from zeren.importing.sentences.lexicon import WHEN, role_of_words
from zeren.importing.sentences.party_names import (
    Party,
    is_like_name,
    parties_of,
    without_person,
)
from zeren.importing.sentences.patterns import HIDDEN_BY
from zeren.importing.sentences.persons import (
    asks_for_leaders_first,
    persons_behind,
    values_led_by_leaders,
    without_persons,
)
from zeren.importing.sentences.questions import Question, QuestionCode, in_order
from zeren.importing.sentences.readings import Context, DocumentRules, Mention, Reading
from zeren.importing.sentences.roles import by_rule, names_with_roles
from zeren.importing.sentences.spelling import is_glued, is_placeholder, without_blanks
from zeren.importing.sentences.tokenizer import tokenize
from zeren.importing.sentences.tokens import Kind, Token
from zeren.importing.sentences.tree import Name
from zeren.importing.sentences.two_roles import HOLDS_ON, rule_in_words
from zeren.model import Role
from zeren.wording import ROLE_WORDS, compose

_NOWHERE = Context()
_SHOWN = 30
_LABEL_OF_PERSONS = re.compile("(?:单位|部门)及(?:责任人|负责人|责任领导)[：:]")
_PERSONS = re.compile(
    "(?:[及和与、/](?:第一)?(?:责任人|负责人|责任领导|联系人|责任人员)"
    "|[（(](?:第一)?(?:责任人|负责人|责任领导|联系人|责任人员)[）)])$"
)
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
    has_persons = context.has_persons or _LABEL_OF_PERSONS.search(text) is not None
    plain = without_persons(text) if has_persons else text
    tokens = tokenize(plain, context.names.compound)
    sentence = sentence_of(plain, tokens)
    names, of_roles = names_with_roles(plain, sentence, context)
    persons: tuple[str, ...] = ()
    if has_persons:
        bare = tuple(without_person(plain, name) for name in names)
        persons = (*persons_behind(text), *_cut_off(plain, names, bare))
        names = bare
    found, of_names = parties_of(plain, names, context.names)
    parties = [party for party in found if not _is_nobody(party, context)]
    rules = context.rules if sentence.rules is None else context.rules.merged(sentence.rules)
    asked = [*sentence.questions, *of_roles, *of_names]
    asked += _unlike_names(plain, parties, context)
    asked += _perhaps_leaders(plain, parties, context)
    asked += [
        Question(QuestionCode.PLACEHOLDER, party.full, party.name.start)
        for party in found
        if _is_nobody(party, context)
    ]
    if not parties and sentence.rules is None:
        asked.append(Question(QuestionCode.NO_PARTY, text.strip()[:_SHOWN]))
    severally = any("分别" in part.words for part in sentence.parts if not part.is_unknown)
    own = rules.merged(_rules_of_labels(plain, tokens))
    rules = own if HOLDS_ON in plain else rules
    roles, asked = by_rule(parties, own, asked, severally=severally)
    assignments = _once(_mentions(text, parties, roles))
    return Reading(
        text=text,
        assignments=assignments,
        questions=in_order(asked),
        canonical=_composed(assignments) == text != "",
        rules=rules,
        persons=persons,
    )


def _rules_of_labels(text: str, tokens: Iterable[Token]) -> DocumentRules:
    """What labels say of who leads behind them, and behind no other: 责任单位（第一个牵头）：."""
    rules = DocumentRules()
    for token in tokens:
        if token.kind is Kind.LABEL:
            rules = rules.merged(rule_in_words(text[token.start : token.end]) or DocumentRules())
    return rules


def _cut_off(text: str, names: Iterable[Name], bare: Iterable[Name]) -> Iterator[str]:
    """The persons in brackets behind names, each with the unit: 县市场监管局 王五."""
    for name, without in zip(names, bare, strict=True):
        if without.end < name.end:
            persons = text[without.end : name.end].strip("（()）")
            yield f"{without_blanks(text[without.start : without.end])} {persons}"


def _is_nobody(party: Party, context: Context) -> bool:
    return is_placeholder(party.full) and party.full not in context.names.party_of


def _unlike_names(text: str, parties: Iterable[Party], context: Context) -> Iterator[Question]:
    """Asks of what neither is registered nor looks like the name of one body."""
    for party in parties:
        full = party.full
        if full in context.names.party_of:
            continue
        if is_glued(full) or may_be_two(text[party.name.start : party.name.end]):
            yield Question(QuestionCode.GLUED, full, party.name.start)
        is_odd = not is_like_name(full) or HIDDEN_BY.search(full) or WHEN.match(full)
        if is_odd:
            yield Question(QuestionCode.UNKNOWN_NAME, full, party.name.start)


def _perhaps_leaders(text: str, parties: Iterable[Party], context: Context) -> Iterator[Question]:
    """Asks of all that is not registered where a leader may stand before a unit: 李四县教体局."""
    is_all = asks_for_leaders_first(without_blanks(context.column_head))
    spans = [(0, len(text))] if is_all else [*values_led_by_leaders(text)]
    for party in parties:
        start = party.name.start
        is_within = any(first <= start < end for first, end in spans)
        if is_within and party.full not in context.names.party_of:
            yield Question(QuestionCode.UNKNOWN_NAME, party.full, start)


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


def _mentions(text: str, parties: Iterable[Party], roles: Iterable[Role]) -> Iterator[Mention]:
    for party, role in zip(parties, roles, strict=True):
        name = party.name
        yield Mention(
            party.full, text[name.start : name.end], role, name.open, name.start, name.end
        )


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
