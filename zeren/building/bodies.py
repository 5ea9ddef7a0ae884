"""The text of a generated page to HTML, as Python-Markdown makes it, without asking it.

Nearly all that we generate is finished HTML between headings: elements that begin a line and stay
as they are. Where a text holds anything else, there is no answer here and Python-Markdown has to
give it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_FRONT = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
# Signs that mean nothing to Markdown, and characters written as references.
_HARMLESS = r"(?:[^!-/:-@\[-`{-~\x00-\x1f\x7f]|[%,./;?-]|&#[0-9]+;)+"
_HEADING = re.compile(rf"(#{{1,6}}) ({_HARMLESS}) \{{ #([a-z0-9-]+) \}}(?:\n|$)")
_ELEMENT = re.compile(r"<([a-z][a-z0-9]*)[\s>]")
_BLANK_LINE = re.compile(r"(?:[ ]*\n){2}")
# Elements of other kinds are paragraphs to it, or end where they begin.
_BLOCKS = frozenset(
    {"details", "div", "dl", "form", "nav", "ol", "p", "pre", "section", "table", "ul"}
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Attributes:
        level: Its level, from 1.
        id: Its anchor.
        text: Its text as HTML.
    """

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Body:
    """The body of a page.

    Attributes:
        html: What Markdown makes of it.
        headings: Its headings in order.
    """

    html: str
    headings: tuple[Heading, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a page.

    Attributes:
        front: What stands between the lines `---`.
        markdown: What follows.
    """

    front: str
    markdown: str


def source_of(text: str) -> Source | None:
    """Part the text of a page.

    Args:
        text: The text.

    Returns:
        Its parts; None where it does not begin with front matter.
    """
    front = _FRONT.match(text)
    return Source(front[1], text[front.end() :]) if front is not None else None


def body_of(markdown: str) -> Body | None:
    """Make the HTML of a page's text.

    Args:
        markdown: The text without its front matter, each line ended by a line feed.

    Returns:
        The same as Python-Markdown makes; None where the text holds more than headings and
        elements that begin a line.
    """
    if "\r" in markdown or "\t" in markdown or "\x02" in markdown or "\x03" in markdown:
        return None
    # Python-Markdown keeps one of the line ends after an element that a blank line follows.
    pieces: list[str] = []
    headings: list[Heading] = []
    markdown = markdown.rstrip("\n")
    place, end = 0, len(markdown)
    while place < end:
        if markdown[place] == "\n":
            place += 1
        elif heading := _HEADING.match(markdown, place):
            one = Heading(len(heading[1]), heading[3], heading[2])
            if one.text != one.text.strip():
                return None  # Python-Markdown takes away what it holds for blanks
            headings.append(one)
            pieces.append(f'<h{one.level} id="{one.id}">{one.text}</h{one.level}>')
            place = heading.end()
        else:
            after = _end_of_element(markdown, place)
            if after is None:
                return None
            blank = "\n" if _BLANK_LINE.match(markdown, after) else ""
            pieces.append(markdown[place:after] + blank)
            place = after
    return Body("\n".join(pieces), tuple(headings))


def _end_of_element(markdown: str, place: int) -> int | None:
    """Where an element ends that begins a line and that a blank line or nothing follows."""
    element = _ELEMENT.match(markdown, place)
    if element is None or element[1] not in _BLOCKS:
        return None
    depth = 0
    for tag in _tags(element[1]).finditer(markdown, place):
        depth += -1 if tag[1] else 1
        if depth == 0:
            after = tag.end()
            return after if markdown[after : after + 1] in {"\n", ""} else None
    return None


@lru_cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}(?:\s[^<>]*)?>")
