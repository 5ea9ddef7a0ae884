"""Duties listed by unit: 县水利局：负责水库安全度汛 names first who, then what."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from zeren.importing.document import Paragraph
from zeren.importing.heads import head_of
from zeren.importing.lists.clauses import begins_with_label, has_role, is_clause, segments_of
from zeren.importing.lists.markers import without_marker
from zeren.importing.lists.pasted_fit import may_be_parties

_FEWEST = 2
_LONGEST = 1500
_NAMED_FIRST = re.compile(r"(?P<units>[^：:。；;\n]{2,60})[：:]\s*(?P<words>.{4,})", re.DOTALL)
_TO_DO = re.compile(
    "(?:主要|具体|依法|按照?职责|统一|共同|分别)?(?:负责|牵头|配合|协助|承担|组织|指导|督促|监督|统筹|协调|做好|抓好|落实"
    "|开展|会同|履行|参与|制定|建立|推进|推动|完善|加强|强化|保障|实施|提供|加大|严格|查处|打击|宣传|收集|发布)"
)
_WITH_ROLE = re.compile("牵头|配合|协助|落实")
# 县林业局负责组织防火巡护。 as a whole sentence
_UNIT_DOES = re.compile(
    r"(?P<unit>[^，,。；;：:、（(\s]{2,20}?)(?:主要|具体)?(?:负责|承担)(?P<words>[^，,。；;]{4,})"
)


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of units.

    Attributes:
        words: What they must do.
        clause: Who must.
    """

    words: str
    clause: str


def duty_in(paragraph: Paragraph, known: Collection[str]) -> Duty | None:
    """The duty that a paragraph gives to those that it names first.

    Args:
        paragraph: The paragraph; it may have a number.
        known: Names of parties, without blanks.

    Returns:
        The duty; None where it gives none, or has a clause of its own.
    """
    found = _NAMED_FIRST.fullmatch(without_marker(paragraph.text))
    if found is None or len(found[0]) > _LONGEST:
        return None
    units, words = found["units"].strip(), found["words"].strip()
    begun = _TO_DO.match(words)
    if begun is None or begins_with_label(found[0]) or has_role(units):
        return None
    # 县市场监管局 reads like a head as well.
    if not is_clause(units, known) and (head_of(units) or not may_be_parties(units, known)):
        return None
    if any(segment.clause for segment in segments_of(words, known)):
        return None
    role = _WITH_ROLE.match(words)
    return Duty(words, f"{units}{role[0]}" if role is not None else f"责任单位：{units}")


def lists_duties(paragraphs: Iterable[Paragraph], known: Collection[str]) -> bool:
    """Whether a text lists duties by unit: one such line alone may be anything.

    Args:
        paragraphs: The paragraphs of the text.
        known: Names of parties, without blanks.
    """
    found = 0
    for paragraph in paragraphs:
        found += duty_in(paragraph, known) is not None
        if found == _FEWEST:
            return True
    return False


def names_duty(paragraph: Paragraph, known: Collection[str]) -> bool:
    """Whether a paragraph says what a unit must do, so that it may hold a task.

    Args:
        paragraph: The paragraph.
        known: Names of parties, without blanks.
    """
    found = _UNIT_DOES.match(without_marker(paragraph.text))
    is_sentence = found is not None and is_clause(found["unit"], known)
    return is_sentence or duty_in(paragraph, known) is not None
