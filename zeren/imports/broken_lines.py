"""Lines of running text that break off: 配合单位：甲局、 goes on with 乙局 in the next line.

A line goes on only where a sign shows it: a mark of a list at its end, a bracket that is open, or a
label with nothing behind it. A numbered line or one with a label of its own begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from zeren.imports import patterns
from zeren.imports.clauses import begins_with_label, has_role, is_clause
from zeren.imports.document import Paragraph
from zeren.imports.markers import marker_of

_LONGEST_TAIL = 60
"""A bracket that opened further back than so many characters is no clause that breaks off."""

_SIGNATURE_DATE = re.compile(r"(?:20\d\d|[二〇零一三四五六七八九十○]{4})\s*年.{1,6}月.{1,4}日$")


@dataclass(slots=True)
class _Line:
    """A line with those that go on with it.

    Attributes:
        first: Its first line.
        pieces: The texts of all, with what joins them.
        is_list: Whether its label stands alone, so that units follow line by line.
    """

    first: Paragraph
    pieces: list[str] = field(default_factory=list)
    is_list: bool = False

    def whole(self) -> Paragraph:
        return replace(self.first, text="".join(self.pieces))


def unbroken(paragraphs: Iterable[Paragraph], known: Collection[str]) -> Iterator[Paragraph]:
    """Put lines together that were broken within a list or a bracket.

    Args:
        paragraphs: The paragraphs of a text.
        known: Names of parties, without blanks.

    Yields:
        The paragraphs; one that was put together stands where its first line stood.
    """
    waiting: _Line | None = None
    listed = tuple(paragraphs)
    for number, paragraph in enumerate(listed):
        # A name above a date signs the paper.
        is_signature = number + 1 < len(listed) and _SIGNATURE_DATE.match(listed[number + 1].text)
        if waiting is not None and not is_signature:
            link = _link(waiting, paragraph, known)
            if link is not None:
                waiting.pieces += [link, paragraph.text]
                continue
        if waiting is not None:
            yield waiting.whole()
        waiting = _Line(paragraph, [paragraph.text], is_list=_is_label_alone(paragraph.text))
    if waiting is not None:
        yield waiting.whole()


def _link(line: _Line, after: Paragraph, known: Collection[str]) -> str | None:
    """What joins a line to the one after it; None where it does not go on there."""
    if line.first.is_heading or after.is_heading or marker_of(after.text) is not None:
        return None
    last = line.pieces[-1]
    if _has_open_bracket(last, after.text):
        return ""
    if patterns.LABEL.match(after.text) or patterns.OTHER_LABEL.match(after.text):
        return None
    if last.endswith("、"):
        return ""
    if line.is_list and is_clause(after.text, known) and not has_role(after.text):
        return "" if len(line.pieces) == 1 else "、"
    return None


def _is_label_alone(text: str) -> bool:
    """Whether a line holds a label of units, such as 责任单位：, and nothing else."""
    return text.endswith(("：", ":")) and begins_with_label(f"{text}甲局")


def _has_open_bracket(line: str, after: str) -> bool:
    """Whether a bracket opens at the end of a line that the next one closes, or goes on with."""
    opened = max(line.rfind("（"), line.rfind("("))
    if opened < max(0, len(line) - _LONGEST_TAIL) or {"）", ")"} & set(line[opened:]):
        return False
    closing, opening = _first_of("）)", after), _first_of("（(", after)
    if closing < 0:
        return opening < 0 and line.endswith(("，", "；", ",", ";", "、"))
    return closing <= opening or opening < 0


def _first_of(signs: str, text: str) -> int:
    return next((place for place, sign in enumerate(text) if sign in signs), -1)
