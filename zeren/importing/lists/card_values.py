"""What the lines under a head of a card may be: its words, or the beginning of the next card."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from zeren.importing.document import Paragraph
from zeren.importing.heads import Field
from zeren.importing.lists.card_heads import Said
from zeren.importing.lists.clauses import is_clause
from zeren.importing.lists.markers import Marker, marker_of
from zeren.importing.lists.pasted_fit import is_time, may_be_parties

_LONGEST_TITLE = 30
_LEVEL_OF_BARE = 50
_LONGEST_PERSON = 3
_PERSONS = re.compile("[、，, ]|(长|主任|书记|员|经理|主席|领导|负责人)$|[（(]")
# 改造农贸市场 ends as names of bodies do, and is what one of them does.
_DOES = re.compile(
    "(新建|改建|扩建|续建|修建|改造|建成|开展|实施|推进|推动|加强|加快|完善|提升|打造|整治|治理)"
    "(?!.{0,40}[办局委组心班部司站队院]$)"
)


def mark_of(line: Paragraph) -> Marker | None:
    """The number of a line; 01 may stand alone in one.

    Args:
        line: The line.
    """
    text = line.text
    if len(text) <= 2 and text.isdecimal():  # noqa: PLR2004 - 99
        return Marker(text, int(text), _LEVEL_OF_BARE, "")
    return marker_of(text)


def counted_lines(lines: Iterable[Paragraph]) -> Iterator[tuple[int, Marker, bool]]:
    """The numbered ones of some lines.

    Args:
        lines: The lines.

    Yields:
        The index of each, its number, and whether that goes on counting, or begins to.
    """
    last: dict[int, int] = {}
    for at, line in enumerate(lines):
        mark = mark_of(line)
        if mark is not None:
            yield at, mark, mark.ordinal == last.get(mark.level, 0) + 1
            last[mark.level] = mark.ordinal


def is_title_line(said: Said, line: Paragraph, known: Collection[str]) -> bool:
    """Whether the last line below a head is the title of the next card.

    Args:
        said: The head.
        line: The last line below it, which does not stand alone under it.
        known: Names of parties, without blanks.
    """
    if said.field is Field.PARTIES:
        is_other = not are_parties(line.text, known)
    else:
        is_other = said.lines[-2].endswith(("。", "；"))
    return (is_other and may_be_title(line)) or is_title_behind(said, line, known)


def is_title_behind(said: Said, line: Paragraph, known: Collection[str]) -> bool:
    """Whether a line heads the next card, and is no more of what stands under a head.

    Args:
        said: The head.
        line: The last line below it.
        known: Names of parties, without blanks.
    """
    marker = marker_of(line.text)
    if marker is not None and marker.is_named:
        return True  # 问题二：城区停车难。 is a sentence
    if not may_be_title(line) or len(said.lines) == 1:
        return False
    may_be = marker is not None or line.is_heading
    if said.field is Field.PARTIES:
        # 2.县水务局 is the second party, 项目二：新建停车位 a title.
        named = marker.rest if marker is not None else line.text
        return (may_be or "：" in line.text) and not are_parties(named, known)
    return may_be or (said.is_of_times and not is_time(line.text))


def may_be_title(line: Paragraph) -> bool:
    """Whether a line is short enough for a title, and no sentence.

    Args:
        line: The line.
    """
    return len(line.text) <= _LONGEST_TITLE and not line.text.endswith(("。", "；"))


def behind_value(said: Said) -> list[int]:
    """Where the first line stands below a deadline or a person that can be no more of the same.

    Args:
        said: The head.

    Returns:
        The index among the lines below it; none where all may be, or where its head stands alone.
    """
    if not said.words or not (said.is_of_times or said.is_of_persons):
        return []
    is_value = is_time if said.is_of_times else _may_be_persons
    return [at for at, line in enumerate(said.below) if not is_value(line.text)][:1]


def _may_be_persons(line: str) -> bool:
    return len(line) <= _LONGEST_PERSON or _PERSONS.search(line) is not None


def are_parties(line: str, known: Collection[str]) -> bool:
    """Whether a line names parties.

    Args:
        line: The line.
        known: Names of parties, without blanks.
    """
    if _DOES.match(line):
        return False
    return is_clause(line, known) or may_be_parties(line, known)
