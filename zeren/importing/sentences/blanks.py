"""Blanks and line breaks in a sentence: between units they part, inside a name they mean nothing.

A table breaks its lines where it likes, and a clerk may part units by nothing but a blank. Where
what stands before and behind a blank may each be a unit, and nothing shows that it is one, the
two are parted and a person is asked.
"""

from __future__ import annotations

import re
from itertools import pairwise

from zeren.importing.sentences import lexicon, patterns
from zeren.importing.sentences.lexicon import any_of
from zeren.importing.sentences.spelling import ends_complete, ends_plausibly, without_blanks
from zeren.importing.sentences.tokens import Kind, Scanner

_LONGEST_PIECE = 30
_PIECE = re.compile(rf"[^\s、，,；;。（(：:/／|等]{{1,{_LONGEST_PIECE}}}")
_RUN = re.compile(rf"[^、，,；;。（(：:/／|等\n]{{1,{4 * _LONGEST_PIECE}}}")
_LEAST_IN_ROW = 3
_BARE = re.compile(f"{lexicon.BARE_NOUNS}$")
# Offices inside of a body end so; before other words these are the middle of a name: 社会科 + 学界.
_OFFICE = re.compile(
    "(?:处(?=.)(?![置理级])|室(?=.)(?![内外])|科(?=.)(?![技学研协教普工])|股(?=.)(?![份权])"
    f"|{any_of('学院 书院 医院 车间 校办 馆 所 站 支队 大队 基地 工厂 系部')}(?=.))"
)


def blank(scanner: Scanner) -> bool:
    """Read a blank or line break.

    Args:
        scanner: The walk.

    Returns:
        Whether there is one here.
    """
    text, at = scanner.text, scanner.at
    if not text[at].isspace():
        return False
    end = at + 1
    while end < len(text) and text[end].isspace():
        end += 1
    if scanner.name_from is None:
        scanner.at = end
    elif _parts(scanner.name, text, end) or (
        # Where a blank has parted two units, it parts all that are complete.
        scanner.blanks_part and ends_complete(scanner.name)
    ):
        scanner.blanks_part = True
        scanner.emit(Kind.COMMA, end)
    elif _may_part(scanner.name, text, end):
        sure = scanner.blanks_part or _is_in_row(scanner)
        scanner.blanks_part |= sure
        scanner.emit(Kind.COMMA if sure else Kind.BLANK, end)
    else:
        scanner.take(end)
    return True


def _parts(name: str, text: str, after: int) -> bool:
    """Whether a blank between a name and what comes after it surely parts two units."""
    if patterns.OTHER_LABEL.match(text, after) or patterns.LABEL.match(text, after):
        return True
    if not ends_complete(name):
        return False
    if (join := patterns.JOIN.match(text, after)) and patterns.BARE_NOUN.match(text, join.end()):
        return False  # 各县市党委 + 和政府
    alike = text[after : after + 2] == name.strip()[:2]
    if alike or patterns.LIKELY_NEXT.match(text, after):
        return True
    starts = patterns.STARTS.match(text, after) is not None
    return starts and not patterns.PARTY_COMMITTEE.search(name)


def _may_part(name: str, text: str, after: int) -> bool:
    """Whether what stands before a blank and behind it may each be a unit."""
    left, right = without_blanks(name), _piece_at(text, after)
    if min(len(left), len(right)) < 2 or patterns.PARTY_COMMITTEE.search(left):  # noqa: PLR2004
        return False
    if _BARE.match(right) or patterns.JOIN.match(right) or not ends_plausibly(right):
        return False
    return ends_complete(left) or _ends_as_office(left, right)


def _piece_at(text: str, at: int) -> str:
    """What stands up to the next mark or blank, without words of role."""
    match = _PIECE.match(text, at)
    piece = match[0] if match else ""
    role = patterns.ROLE_AT_END.search(piece)
    return piece[: role.start()] if role else piece


def _ends_as_office(left: str, right: str) -> bool:
    return any(match.end() == len(left) for match in _OFFICE.finditer(left + right))


def _is_in_row(scanner: Scanner) -> bool:
    """Whether a blank is one of several that all part what may be units: 甲部 乙室 丙办."""
    run = _RUN.match(scanner.text, scanner.name_from or 0)
    pieces = run[0].split() if run else []
    if len(pieces) < _LEAST_IN_ROW or not ends_plausibly(pieces[-1]):
        return False
    return all(
        len(left) > 1 and (ends_complete(left) or _ends_as_office(left, right))
        for left, right in pairwise(pieces)
    )
