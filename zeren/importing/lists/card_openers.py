"""What opens each card of a run: （一）新建幼儿园。 above 责任单位：… and 完成时限：….

The line above the first card shows of what sort they are. The same sort of line behind the last
words of one card opens the next: it is no more of those words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from zeren.importing.document import Paragraph
from zeren.importing.heads import Field
from zeren.importing.lists.card_heads import Said, is_imprint
from zeren.importing.lists.clauses import is_clause
from zeren.importing.lists.grid_headings import begins_anew
from zeren.importing.lists.grid_rows import is_numbered_heading
from zeren.importing.lists.markers import Marker, marker_of
from zeren.importing.lists.pasted_fit import is_time, may_be_parties
from zeren.importing.lists.titles import is_title

LONGEST_TITLE = 30
_LONGEST_HEADING = 40
_MOST_LINES = 4
_LEVEL_OF_BARE = 50
# 改造农贸市场 ends as names of bodies do, and is what one of them does.
_DOES = re.compile(
    "(新建|改建|扩建|续建|修建|改造|建成|开展|实施|推进|推动|加强|加快|完善|提升|打造|整治|治理)"
)
_INNERMOST = 100


@dataclass(frozen=True, slots=True)
class Opener:
    """What stands above a card.

    Attributes:
        chapters: The headings above it that it stands under, the outermost first.
        lines: Its lines; the first has its number, where it has one.
    """

    chapters: tuple[Paragraph, ...]
    lines: tuple[Paragraph, ...]

    @property
    def marker(self) -> Marker | None:
        """Its number."""
        return mark_of(self.lines[0])

    @property
    def words(self) -> str:
        """What it says, without its number."""
        first = self.marker.rest if self.marker is not None else self.lines[0].text
        return "\n".join(filter(None, [first, *(line.text for line in self.lines[1:])]))

    @property
    def is_heading(self) -> bool:
        """Whether it is a short heading with a number, as a chapter has."""
        return len(self.lines) == 1 and is_chapter_heading(self.lines[0])


@dataclass(frozen=True, slots=True)
class Opened:
    """Where an opener stands among lines.

    Attributes:
        opener: The opener.
        start: The index of the first line that is no more of the words above it.
    """

    opener: Opener
    start: int


def mark_of(line: Paragraph) -> Marker | None:
    """The number of a line; 01 may stand alone in one.

    Args:
        line: The line.
    """
    text = line.text
    if len(text) <= 2 and text.isdecimal():  # noqa: PLR2004 - 99
        return Marker(text, int(text), _LEVEL_OF_BARE, "")
    return marker_of(text)


def is_chapter_heading(line: Paragraph) -> bool:
    """Whether a line reads like the heading of a chapter.

    Args:
        line: The line.
    """
    return len(line.text) <= _LONGEST_HEADING and is_numbered_heading(line.text)


def first_opener(above: Sequence[Paragraph]) -> Opener | None:
    """The opener with a number of the first card of a run.

    Args:
        above: The lines above it.

    Returns:
        The numbered line next above it, with those without a number behind that; None where no
        such line is near.
    """
    for at in range(len(above) - 1, max(-1, len(above) - 1 - _MOST_LINES), -1):
        if begins_anew(above[at].text) or above[at].text.endswith(("：", ":")):
            return None
        marker = mark_of(above[at])
        if marker is not None:
            return Opener(_chapters_above(above[:at], marker.level), tuple(above[at:]))
    return None


def first_title(above: Sequence[Paragraph], height: int) -> Opener | None:
    """The lines without a number next above the first card; None where they head all of them.

    Args:
        above: The lines above it.
        height: How many lines open the next card.
    """
    lines = tuple(above[-height:])
    if len(above) <= height or any(mark_of(line) is not None for line in lines):
        return None
    if is_title(lines[0].text) or lines[-1].text.endswith(("：", ":")):
        return None
    return Opener(_chapters_above(above[:-height], _INNERMOST), lines)


def next_opener(last: Opener, said: Said) -> Opened | None:
    """The opener of the next card, behind the words of the last head of one.

    Args:
        last: The opener of this card, with its number.
        said: Its last head; the opener stands below it.

    Returns:
        The opener; None where the lines below the head show none of that sort.
    """
    below = said.below
    for at in range(len(below) - 1, max(-1, len(below) - 1 - _MOST_LINES), -1):
        marker = mark_of(below[at])
        if marker is not None and marker.level <= _level(last.lines[0]):
            opened = with_chapters(last, said, at)
            return opened if _opens(marker, last, opened, said, at) else None
    return None


def next_title(said: Said, known: Collection[str]) -> int | None:
    """Where the title without a number of the next card stands behind the words of a last head.

    Args:
        said: The last head of the card before it.
        known: Names of parties, without blanks.

    Returns:
        The index among the lines below the head; None where they may as well be its words.
    """
    if not said.below or len(said.lines) == 1:
        return None
    at = _behind_time(said) or [len(said.below) - 1]
    if not _behind_time(said) and not _is_title_line(said, said.below[-1], known):
        return None
    lines = [i for i in range(at[0], len(said.below)) if not _is_chapter(said.below[i])]
    has_numbers = any(mark_of(said.below[i]) is not None for i in lines)
    return lines[0] if lines and not has_numbers else None


def _is_chapter(line: Paragraph) -> bool:
    return mark_of(line) is not None and is_chapter_heading(line)


def _behind_time(said: Said) -> list[int]:
    """Where lines stand below a deadline that say no time: they can be no words of its head."""
    if not (said.is_of_times and said.words):
        return []
    return [at for at, line in enumerate(said.below) if not is_time(line.text)][:1]


def _is_title_line(said: Said, line: Paragraph, known: Collection[str]) -> bool:
    """Whether the last line below a head is the title of the next card."""
    if said.field is Field.PARTIES:
        is_other = not are_parties(line.text, known)
    else:
        is_other = said.lines[-2].endswith(("。", "；"))
    return (is_other and _may_be_title(line)) or is_title_behind(said, line, known)


def counts_on(last: Opener, opened: Opened) -> bool:
    """Whether an opener has the number behind that of the one before, in the same form.

    Args:
        last: The one before.
        opened: The opener.
    """
    before, after = last.marker, opened.opener.marker
    return (
        before is not None
        and after is not None
        and (after.level, after.is_named) == (before.level, before.is_named)
        and after.ordinal == before.ordinal + 1
    )


def _chapters_above(above: Sequence[Paragraph], level: int) -> tuple[Paragraph, ...]:
    """The headings that lines stand under, the outermost first."""
    found: list[Paragraph] = []
    for line in reversed(above):
        if begins_anew(line.text):
            break
        if _level(line) < level and is_chapter_heading(line):
            found.append(line)
            level = _level(line)
    return tuple(reversed(found))


def _opens(marker: Marker, last: Opener, opened: Opened, said: Said, at: int) -> bool:
    """Whether a numbered line opens the next card, and is none of those counted under a head."""
    if opened.start == 0 and not said.words:
        return False
    begins = marker.ordinal == 1 and opened.opener.chapters != last.chapters
    begins |= bool(_behind_time(said))
    # 3.… behind 2.… goes on counting what stands under the head.
    is_other = marker.ordinal > 1 and not _is_counted(marker, said.below[:at])
    return counts_on(last, opened) or begins or is_other


def _is_counted(marker: Marker, above: Sequence[Paragraph]) -> bool:
    """Whether the number before one stands above it."""
    marks = [mark for line in above if (mark := mark_of(line)) is not None]
    return any(one.level == marker.level and one.ordinal == marker.ordinal - 1 for one in marks)


def with_chapters(last: Opener, said: Said, at: int) -> Opened:
    """An opener with the chapters that it stands under: those before it, or others above it.

    Args:
        last: The opener of the card before it.
        said: The last head of that card.
        at: The index of its first line among those below the head.
    """
    below = said.below
    level = _level(below[at])
    known = {_level(line): mark_of(line) for line in last.chapters}
    found: list[int] = []
    for number in range(at - 1, -1, -1):
        mark = mark_of(below[number])
        if mark is None or mark.level >= level or not is_chapter_heading(below[number]):
            continue
        before = known.get(mark.level)
        goes_on = before is not None and mark.ordinal == before.ordinal + 1
        is_next_above = number == (found[-1] if found else at) - 1
        is_new = is_next_above and not _is_counted(mark, below[:number])
        if goes_on or (is_new and (number or said.words)):
            found.append(number)
            level = mark.level
    kept = tuple(line for line in last.chapters if _level(line) < level)
    chapters = (*kept, *(below[number] for number in reversed(found)))
    start = min([*found[-1:], at, *_behind_time(said)])
    return Opened(Opener(chapters, tuple(below[at:])), start)


def _level(line: Paragraph) -> int:
    """The level of a numbered line; one without a number stands innermost."""
    mark = mark_of(line)
    return mark.level if mark is not None else _INNERMOST


def behind_last(last: Opener | None, said: Said) -> int:
    """Where what stands below the last head of all cards is no more of its words.

    Args:
        last: The opener of the last card.
        said: The head.

    Returns:
        The index among the lines below it.
    """
    level = _level(last.lines[0]) if last is not None and last.marker is not None else 0
    for at, line in enumerate(said.below):
        mark = mark_of(line)
        is_outer = (
            mark is not None and mark.level < level and not _is_counted(mark, said.below[:at])
        )
        is_further = said.is_of_times and bool(said.words) and not is_time(line.text)
        if is_imprint(line.text) or is_further or (is_outer and (at or said.words)):
            return at
    return len(said.below)


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
    if not _may_be_title(line) or len(said.lines) == 1:
        return False
    may_be = marker is not None or line.is_heading
    if said.field is Field.PARTIES:
        # 2.县水务局 is the second party, 项目二：新建停车位 a title.
        named = marker.rest if marker is not None else line.text
        return (may_be or "：" in line.text) and not are_parties(named, known)
    return may_be or (said.is_of_times and not is_time(line.text))


def _may_be_title(line: Paragraph) -> bool:
    return len(line.text) <= LONGEST_TITLE and not line.text.endswith(("。", "；"))


def are_parties(line: str, known: Collection[str]) -> bool:
    """Whether a line names parties.

    Args:
        line: The line.
        known: Names of parties, without blanks.
    """
    if _DOES.match(line):
        return False
    return is_clause(line, known) or may_be_parties(line, known)
