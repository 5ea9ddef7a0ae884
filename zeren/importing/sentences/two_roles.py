"""Heads and labels that name several roles, so that they give none to a name below them.

    牵头单位/配合单位   牵头和配合单位   责任单位（牵头/配合）   牵头单位（配合单位）

牵头（责任）单位 names one. 责任单位（第一个为牵头单位） says how the lead is told.
"""

from __future__ import annotations

import re
from functools import lru_cache

from zeren.importing.sentences.document_rules import rules_of, states_rule
from zeren.importing.sentences.lexicon import role_of_words
from zeren.importing.sentences.readings import DocumentRules
from zeren.importing.sentences.spelling import without_blanks
from zeren.model import Role

HOLDS_ON = "下同"
"""What says beside a rule that it holds from there on."""

_BRACKET = re.compile(r"[（(\[【〔]([^（）()\[\]【】〔〕]*)[）)\]】〕]")
_LINKS = re.compile(r"以及|[及和与、，,/／|｜或暨；;]")
_PERSONS = re.compile(
    "(?:第一|主要)?(?:责任|负责|牵头|分管|主管|配合|督办|联系|挂钩|包保)(?:人员?|领导)"
)
_SAME_IN_OTHER_WORDS = re.compile(
    "[总省市州县区级直属]{0,3}(?:牵头|主办|责任|负责|承办|主责|落实|实施){1,2}"
    "(?:单位|部门|处室|科室|股室|主体|机构)?"
)
_LEADS = re.compile("牵头|主办|领衔")
_SUPPORTS = re.compile("配合|协办|会办|协同|协助|协作|参与|参加")
# Who is responsible and who carries it out is mostly the same.
_ACTING = frozenset({Role.RESPONSIBLE, Role.IMPLEMENT})


def names_two_roles(words: str) -> bool:
    """Whether a head or a label names several roles for the names below it.

    Args:
        words: The head or the label.
    """
    plain = _PERSONS.sub("", without_rule(words))
    outside = _BRACKET.sub("", plain)
    if _LEADS.search(plain) and _SUPPORTS.search(plain):
        return True
    parts = {role_of_words(part) for part in _LINKS.split(outside)} - {None}
    if len(parts) > 1 and not parts <= _ACTING:
        return True
    inside = (one for bracket in _BRACKET.findall(plain) for one in _LINKS.split(bracket))
    others = (one for one in inside if not _SAME_IN_OTHER_WORDS.fullmatch(one))
    added = {role_of_words(one) for one in others} - {None}
    return bool(parts) and bool(added - parts) and not (parts | added) <= _ACTING


@lru_cache(maxsize=1 << 10)
def rule_in_words(words: str) -> DocumentRules | None:
    """What a head or a label says itself of who leads: 责任单位（第一个为牵头单位）.

    Args:
        words: The head or the label.

    Returns:
        The rule; None where it states none.
    """
    stated = next(filter(states_rule, _BRACKET.findall(without_blanks(words))), None)
    return rules_of(stated) if stated is not None else None


def without_rule(words: str) -> str:
    """A head or a label without the bracket that says who leads.

    Args:
        words: The head or the label.
    """
    return _BRACKET.sub(
        lambda found: "" if states_rule(found[1]) else found[0], without_blanks(words)
    )
