"""Brackets in a sentence: around clauses, behind names, inside of names, or without a partner."""

from __future__ import annotations

import re

from zeren.importing.sentences import lexicon, patterns
from zeren.importing.sentences.document_rules import states_rule
from zeren.importing.sentences.tokens import Kind, Scanner

_LOOK_AHEAD = 200
_PART_END = re.compile("[。；;，,]")


def closing_of(text: str) -> dict[int, int]:
    """The place of the closing bracket or quote of each opening one that has one.

    Args:
        text: The sentence.
    """
    pairs = patterns.ROUND | patterns.QUOTES
    stack: list[int] = []
    closing: dict[int, int] = {}
    for place, char in enumerate(text):
        if char in pairs:
            stack.append(place)
        elif stack and char in pairs[text[stack[-1]]]:
            closing[stack.pop()] = place
    return closing


def bracket(scanner: Scanner) -> bool:
    """Read a bracket: around a clause, after a name with its role or a remark, or part of a name.

    Args:
        scanner: The walk.

    Returns:
        Whether there is one here.
    """
    text, at = scanner.text, scanner.at
    if at in scanner.open_ends:
        scanner.emit(Kind.CLOSE, at + 1)
        return True
    close = scanner.closing.get(at)
    if close is None:
        return _stray_bracket(scanner)
    if text[at] in patterns.QUOTES:
        scanner.take(close + 1)
        return True
    inner = text[at + 1 : min(close, at + _LOOK_AHEAD)]
    if scanner.may_state_rule and _is_rule_alone(inner):
        scanner.emit(Kind.RULE, close + 1)
    elif scanner.name_from is None and not patterns.REMARK.match(inner):
        scanner.open_ends.add(close)
        scanner.emit(Kind.OPEN, at + 1)
    elif patterns.MARK.match(inner):
        scanner.emit(Kind.MARK, close + 1)
    elif patterns.REMARK.match(inner) or lexicon.WHEN.match(inner):
        scanner.emit(Kind.ASIDE, close + 1)
    elif _holds_clause(inner):
        scanner.open_ends.add(close)
        scanner.emit(Kind.OPEN, at + 1)
    else:
        scanner.take(close + 1)
    return True


def _holds_clause(inner: str) -> bool:
    """Whether brackets behind a name hold words of role, or a label: （联系人：张三）."""
    return any(
        (
            patterns.CLAUSE_END.search(inner[-12:]),
            patterns.LABEL.match(inner),
            patterns.OTHER_LABEL.match(inner),
        )
    )


def _is_rule_alone(inner: str) -> bool:
    """Whether brackets hold a rule and no clause before it: 甲、乙负责。列第一位者为牵头单位."""
    parts = _PART_END.split(inner)
    rule = next((number for number, part in enumerate(parts) if states_rule(part)), None)
    return rule is not None and all(map(patterns.BEFORE_RULE.fullmatch, parts[:rule]))


def _stray_bracket(scanner: Scanner) -> bool:
    """A bracket or quote without its partner parts, and is part of no name."""
    if scanner.text[scanner.at] not in patterns.STRAY:
        return False
    scanner.emit(Kind.STRAY, scanner.at + 1)
    return True
