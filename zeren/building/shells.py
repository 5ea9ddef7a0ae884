"""What the theme puts around the body of a page: rendered once a shape, filled for each page.

A shape is all that the theme looks at besides title, description, address, body and headings. Where
these stood in a rendered page is found by marks that nothing else contains; a mark that comes out
otherwise than a shell can be filled gives no shell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import yaml

from zeren.building.bodies import Body, Heading, body_of, source_of

# The file in which MkDocs says what it made.
SHELLS = "shells.json"
MARK = "zrq7x"
# With signs that filters of the theme would change, so that it shows what was done to a value.
TITLE = f"{MARK}t&amp;<i>'</i>"
DESCRIPTION = f"{MARK}d&amp;<i>'</i>"
PUBLISHED = f"{MARK}p"
SOURCE = f"{MARK}s&amp;<i>'</i>"
ADDRESS = f"{MARK}a"
BODY = f"<h1>{MARK}b</h1>"
TOP = Heading(1, f"{MARK}h", f"{MARK}w")
# Three, so that what repeats is seen twice.
ENTRIES = tuple(Heading(2, f"{MARK}i{n}i", f"{MARK}n{n}n") for n in (1, 2, 3))
_QUOTED = re.compile(r'^(title|description|published|source): ("(?:[^"\\]|\\.)*")\n?', re.MULTILINE)
_ENTRY_MARK = re.compile(rf"{MARK}[in]([123])[in]")
_FLAT = 2

Fill = Callable[["Page"], str]


class NoShellError(ValueError):
    """The theme does something with a page that a shell cannot do."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a shell can be filled with.

    Attributes:
        path: Its Markdown file, below the docs folder.
        title: Its title, as the theme prints it.
        description: Its description, as the theme prints it.
        published: When what it shows was published; empty where it does not say so.
        source: What published it, as the theme prints it; empty where it does not say so.
        front: The rest of its front matter.
        body: Its body.
    """

    path: str
    title: str
    description: str
    published: str
    source: str
    front: str
    body: Body

    @property
    def entries(self) -> Sequence[Heading]:
        """The headings that the list of contents shows."""
        return self.body.headings[1:]

    @property
    def folder(self) -> str:
        """The folder of the page in the site, ended by `/`; empty for the home page."""
        return folder_of(self.path)

    @property
    def shape(self) -> str:
        """What makes two pages alike to the theme.

        Links to pages of the nav, which stand in folders of their own at the top, begin alike on
        all pages of one such folder and one depth. A page that may be in the nav is like no other.
        """
        top, _, below = self.path.partition("/")
        place = f"{top} {below.count('/')}" if "/" in below else self.path
        labels = f"{bool(self.published)} {bool(self.source)}"
        return f"{place} {bool(self.entries)} {labels} {self.front}"


def folder_of(path: str) -> str:
    """The folder of a page in the site, ended by `/`; empty for the home page.

    Args:
        path: Its Markdown file, below the docs folder.
    """
    return path.removesuffix("index.md")


def page_of(path: str, text: str) -> Page | None:
    """Read a page that a shell can be filled with.

    Args:
        path: Its Markdown file, below the docs folder.
        text: Its text.

    Returns:
        The page; None where it holds more than a shell can be filled with.
    """
    source = source_of(text)
    if source is None or not path.endswith("index.md"):
        return None
    quoted = {key: _scalar(value) for key, value in _QUOTED.findall(source.front)}
    body = body_of(source.markdown) if quoted.keys() >= {"title", "description"} else None
    if body is None:
        return None
    levels = [heading.level for heading in body.headings]
    if levels[:1] != [1] or not {*levels[1:]} <= {_FLAT}:
        return None
    front = _QUOTED.sub("", source.front)
    return Page(
        path=path,
        title=quoted["title"],
        description=quoted["description"],
        published=quoted.get("published", ""),
        source=quoted.get("source", ""),
        front=front,
        body=body,
    )


def _scalar(quoted: str) -> str:
    return str(yaml.safe_load(quoted)) if "\\" in quoted else quoted[1:-1]


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page with places to fill.

    Attributes:
        texts: What stands before, between and after the places.
        fills: What fills each of them.
    """

    texts: tuple[str, ...]
    fills: tuple[Fill, ...]

    def around(self, page: Page) -> bytes:
        """The whole page.

        Args:
            page: A page of the shell's shape.
        """
        pieces = [self.texts[0]]
        for fill, text in zip(self.fills, self.texts[1:], strict=True):
            pieces += (fill(page), text)
        return "".join(pieces).encode()


def shell_of(rendered: str, url: str) -> Shell:
    """Find the places to fill in a page that was rendered with marks.

    Args:
        rendered: The page.
        url: The full address of the site, ended by `/`; empty where none is set.

    Raises:
        NoShellError: If a mark stands where it cannot be filled.
    """
    plain: dict[str, Fill] = {
        BODY: lambda page: page.body.html,
        TITLE: lambda page: page.title,
        escape(TITLE).replace("&#x27;", "&#39;"): lambda page: _escaped(page.title),
        DESCRIPTION: lambda page: page.description,
        escape(DESCRIPTION).replace("&#x27;", "&#39;"): lambda page: _escaped(page.description),
        PUBLISHED: lambda page: page.published,
        SOURCE: lambda page: page.source,
        ADDRESS: lambda page: url + page.folder,
        TOP.id: lambda page: page.body.headings[0].id,
        TOP.text: lambda page: page.body.headings[0].text,
    }
    spans = [
        *((m.start(), m.end(), plain[m[0]]) for m in _any_of(plain).finditer(rendered)),
        *_lists_of_contents(rendered),
    ]
    spans.sort(key=lambda span: span[0])
    starts = [*(start for start, _, _ in spans), len(rendered)]
    ends = [0, *(end for _, end, _ in spans)]
    texts = tuple(rendered[end:start] for end, start in zip(ends, starts, strict=True))
    if any(MARK in text for text in texts):
        raise NoShellError
    return Shell(texts, tuple(fill for _, _, fill in spans))


def _any_of(words: Mapping[str, Fill]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def _escaped(text: str) -> str:
    return escape(text).replace("&#x27;", "&#39;")


def _lists_of_contents(rendered: str) -> Iterator[tuple[int, int, Fill]]:
    """Where the headings of a page are listed, with what fills each list."""
    marks = list(_ENTRY_MARK.finditer(rendered))
    begins = [n for n, mark in enumerate(marks) if mark[1] == "1" and marks[n - 1][1] != "1"]
    for begin, end in pairwise([*begins, len(marks)]):
        here = marks[begin:end]
        firsts = [next((m for m in here if m[1] == number), None) for number in "123"]
        one, two, three = (first.start() if first is not None else -1 for first in firsts)
        last = here[-1].end()
        if not one < two < three < last:
            raise NoShellError
        item, final = rendered[two:three], rendered[three:last]
        item, final = _of_first(item, 2), _of_first(final, 3)
        if rendered[one:two] != item or not item.startswith(final):
            raise NoShellError
        yield one, last, _list_of(item, final)


def _of_first(text: str, number: int) -> str:
    """What is said of one entry, as it would be of the first."""
    first, entry = ENTRIES[0], ENTRIES[number - 1]
    return text.replace(entry.id, first.id).replace(entry.text, first.text)


def _list_of(item: str, final: str) -> Fill:
    first = ENTRIES[0]

    def entry(text: str, heading: Heading) -> str:
        return text.replace(first.id, heading.id).replace(first.text, heading.text)

    def fill(page: Page) -> str:
        *others, last = page.entries
        return "".join([*(entry(item, one) for one in others), entry(final, last)])

    return fill
