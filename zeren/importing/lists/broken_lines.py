"""Lines of running text that break off: 配合单位：甲局、 goes on with 乙局 in the next line.

A line goes on only where a sign shows it: a mark of a list at its end, a bracket that is open, or a
label with nothing behind it. A numbered line or one with a label of its own begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from zeren.importing.document import Paragraph
from zeren.importing.lists.clauses import begins_with_label, has_role, is_clause
from zeren.importing.lists.markers import marker_of
from zeren.importing.lists.signatures import is_date_of_signature
from zeren.importing.sentences import patterns
from zeren.importing.sentences.spelling import ends_plausibly
from zeren.text.simplified import simplified

_LONGEST_TAIL = 60
"""A bracket that opened further back than so many characters is no clause that breaks off."""

_MOST_LINES = 6
"""Over no more lines is a bracket broken."""

_BEFORE_LAST_NAME = re.compile("[、，,；;：:]")


@dataclass(slots=True)
class _Line:
    """A line with those that go on with it.

    Attributes:
        first: Its first line.
        pieces: The texts of all, with what joins them.
        is_list: Whether its label stands alone, so that units follow line by line.
        is_open: Whether a bracket has opened at its end, and not closed so far.
    """

    first: Paragraph
    pieces: list[str] = field(default_factory=list)
    is_list: bool = False
    is_open: bool = False

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
        following = listed[number : number + _MOST_LINES]
        link = None if waiting is None else _link(waiting, following, known)
        if waiting is not None and link is not None:
            waiting.pieces += [link, paragraph.text]
            waiting.is_open = _is_open(paragraph.text, waiting.is_open)
            continue
        if waiting is not None:
            yield waiting.whole()
        waiting = _Line(
            paragraph,
            [paragraph.text],
            is_list=_is_label_alone(paragraph.text),
            is_open=_is_open(paragraph.text, before=False),
        )
    if waiting is not None:
        yield waiting.whole()


def _link(line: _Line, following: Sequence[Paragraph], known: Collection[str]) -> str | None:
    """What joins a line to the one after it; None where it does not go on there."""
    after, last = following[0], line.pieces[-1]
    # A name above a date signs the paper.
    is_signature = len(following) > 1 and is_date_of_signature(following[1].text)
    if line.first.is_heading or is_signature or not _may_go_on(after):
        return None
    if line.is_open and _closes(following):
        return ""
    plain = simplified(after.text)
    if patterns.LABEL.match(plain) or patterns.OTHER_LABEL.match(plain):
        return None
    if last.endswith("、") or _breaks_off_in_a_name(line, after.text, known):
        return ""
    if line.is_list and is_clause(after.text, known) and not has_role(after.text):
        return "" if len(line.pieces) == 1 else "、"
    return None


def _is_label_alone(text: str) -> bool:
    """Whether a line holds a label of units, such as 责任单位：, and nothing else."""
    return text.endswith(("：", ":")) and begins_with_label(f"{text}甲局")


def _may_go_on(paragraph: Paragraph) -> bool:
    return not paragraph.is_heading and marker_of(paragraph.text) is None


def _breaks_off_in_a_name(line: _Line, after: str, known: Collection[str]) -> bool:
    """Whether the last name of a clause goes on in the next line: …、市 + 自然资源局."""
    if not begins_with_label(line.pieces[0]):
        return False
    name = _BEFORE_LAST_NAME.split(line.pieces[-1])[-1]
    begins_another = len(name) > 1 and patterns.LIKELY_NEXT.match(after) is not None
    if not name or begins_another or (len(name) > 1 and ends_plausibly(name)):
        return False
    return is_clause(f"{name}{after}", known)


def _is_open(text: str, before: bool) -> bool:  # noqa: FBT001 - the state so far
    """Whether a bracket that opened in the last words of a text, or before it, is still open."""
    opened = max(text.rfind("（"), text.rfind("("))
    closed = max(text.rfind("）"), text.rfind(")"))
    if opened < 0:
        return before and closed < 0
    return opened > closed and opened >= len(text) - _LONGEST_TAIL


def _closes(following: Sequence[Paragraph]) -> bool:
    """Whether the bracket closes in one of the next lines, before anything begins anew."""
    for paragraph in following:
        sign = next((sign for sign in paragraph.text if sign in "（()）"), None)
        if not _may_go_on(paragraph) or sign in ("（", "("):
            return False
        if sign is not None:
            return True
    return False
