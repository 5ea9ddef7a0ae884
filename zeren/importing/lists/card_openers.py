"""What opens each card of a run: （一）新建幼儿园。 above 责任单位：… and 完成时限：….

The line above the first card shows of what sort they are. The same sort of line behind the last
words of one card opens the next: it is no more of those words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from zeren.importing.document import Paragraph
from zeren.importing.lists.card_heads import Said, is_imprint
from zeren.importing.lists.card_values import (
    behind_value,
    counted_lines,
    is_title_line,
    mark_of,
    may_be_title,
)
from zeren.importing.lists.grid_headings import begins_anew
from zeren.importing.lists.grid_rows import is_numbered_heading
from zeren.importing.lists.markers import Marker
from zeren.importing.lists.titles import is_title

_LONGEST_HEADING = 40
_MOST_LINES = 4
_INNERMOST = 100
# 现将任务公示如下 stands above all cards, and opens none.
_ANNOUNCES = re.compile("[：:]$|如下|现将|公示|印发|通知")


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
        return len(self.lines) == 1 and chapter_of(self.lines[0]) == self.lines[0].text


@dataclass(frozen=True, slots=True)
class Opened:
    """Where an opener stands among lines.

    Attributes:
        opener: The opener.
        start: The index of the first line that is no more of the words above it.
        goes_on: Whether its number goes on as well with what is counted in those words.
    """

    opener: Opener
    start: int
    goes_on: bool = False


def chapter_of(line: Paragraph) -> str:
    """The heading of a chapter in a line, without a stop behind it; empty where it is none.

    Args:
        line: The line.
    """
    text = line.text.removesuffix("。")
    is_short = len(text) <= _LONGEST_HEADING and "。" not in text
    return text if is_short and is_numbered_heading(text) else ""


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


def first_title(above: Sequence[Paragraph], following: Sequence[Paragraph]) -> Opener | None:
    """The lines without a number next above the first card; None where they head all of them.

    Args:
        above: The lines above it.
        following: The lines that open the next card; those above the first are like them.
    """
    height = len(following)
    lines = tuple(above[-height:])
    if len(above) <= height or any(mark_of(line) is not None for line in lines):
        return None
    is_like = may_be_title(lines[0]) or not may_be_title(following[0])
    if not is_like or is_title(lines[0].text) or any(_ANNOUNCES.search(o.text) for o in lines):
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
            opened = replace(opened, goes_on=_is_counted(marker, below[:at]))
            return opened if _opens(marker, last, opened, said) else None
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
    at = behind_value(said) or [len(said.below) - 1]
    if not behind_value(said) and not is_title_line(said, said.below[-1], known):
        return None
    lines = [i for i in range(at[0], len(said.below)) if not _is_chapter(said.below[i])]
    has_numbers = any(mark_of(said.below[i]) is not None for i in lines)
    return lines[0] if lines and not has_numbers else None


def _is_chapter(line: Paragraph) -> bool:
    return mark_of(line) is not None and bool(chapter_of(line))


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
        if _level(line) < level and chapter_of(line):
            found.append(line)
            level = _level(line)
    return tuple(reversed(found))


def _opens(marker: Marker, last: Opener, opened: Opened, said: Said) -> bool:
    """Whether a numbered line opens the next card, and is none of those counted under a head."""
    if opened.start == 0 and not said.words:
        return False
    begins = marker.ordinal == 1 and opened.opener.chapters != last.chapters
    begins |= bool(behind_value(said))
    # 3.… behind 2.… goes on counting what stands under the head.
    is_other = marker.ordinal > 1 and not opened.goes_on
    return counts_on(last, opened) or begins or is_other


def _is_counted(marker: Marker, above: Sequence[Paragraph]) -> bool:
    """Whether the last number of its sort above one is the one before it."""
    marks = (mark for line in reversed(above) if (mark := mark_of(line)) is not None)
    last = next((one for one in marks if one.level == marker.level), None)
    return last is not None and last.ordinal == marker.ordinal - 1


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
        if mark is None or mark.level >= level or not chapter_of(below[number]):
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
    start = min([*found[-1:], at, *behind_value(said)])
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
    outer = (
        at
        for at, mark, goes_on in counted_lines(said.below)
        if mark.level < level and not goes_on and (at or said.words)
    )
    imprint = (at for at, line in enumerate(said.below) if is_imprint(line.text))
    ends = [*behind_value(said), *islice(outer, 1), *islice(imprint, 1)]
    return min(ends, default=len(said.below))
