"""A page of the guide, from its Markdown to titles and plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

import yaml
from markdown import Markdown

# As in mkdocs.yml.
MARKDOWN_EXTENSIONS = ("admonition", "attr_list", "tables", "toc")

_FRONT_MATTER_END = "\n---\n"
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Where one of these begins or ends, words on both sides do not touch.
_INLINE = frozenset({"a", "b", "code", "em", "i", "kbd", "mark", "span", "strong", "sub", "sup"})
_UNSEEN = frozenset({"script", "style", "svg"})
# The theme's own words for what shall not be found.
_EXCLUDED = "data-search-exclude"


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading.

    Attributes:
        heading: The heading; empty before the first one and for the page's own.
        anchor: Its anchor; empty where there is none.
        text: The text without markup, blanks as they are shown.
    """

    heading: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the guide as it can be searched.

    Attributes:
        address: The page, as in `addresses`.
        title: Its title.
        sections: Its sections in their order.
    """

    address: str
    title: str
    sections: tuple[Section, ...]


def guide_page(path: str, source: str) -> GuidePage | None:
    """Read a page of the guide.

    Args:
        path: The file below the docs folder, such as `guide/index.md`.
        source: Its Markdown, with or without front matter.

    Returns:
        The page with its text as a reader sees it; None where its front matter keeps it out of
        the search, in the theme's own words: `search: {exclude: true}`.
    """
    front, body = _split(source)
    search = front.get("search")
    if isinstance(search, dict) and search.get("exclude"):
        return None
    text = _Text()
    text.feed(Markdown(extensions=list(MARKDOWN_EXTENSIONS)).convert(body))
    text.close()
    sections = tuple(part.section() for part in text.parts if part.is_worth_finding)
    title = str(front.get("title") or text.title or path)
    return GuidePage(_address(path), title, sections)


def _split(source: str) -> tuple[dict[str, object], str]:
    head, found, body = source.replace("\r\n", "\n").partition(_FRONT_MATTER_END)
    if not found or not head.startswith("---\n"):
        return {}, source
    front = yaml.safe_load(head)
    return (front if isinstance(front, dict) else {}), body


def _address(path: str) -> str:
    return path.removesuffix("index.md") if path.endswith("index.md") else f"{path[:-3]}/"


@dataclass(slots=True)
class _Part:
    """A section that is being read."""

    anchor: str = ""
    heading: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def is_worth_finding(self) -> bool:
        return any(piece.strip() for piece in (*self.heading, *self.words))

    def section(self) -> Section:
        return Section(_joined(self.heading), self.anchor, _joined(self.words))


def _joined(pieces: Sequence[str]) -> str:
    return " ".join("".join(pieces).split())


class _Text(HTMLParser):
    """Collects the text below each heading; that of the page itself is its title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = [_Part()]
        self.title = ""
        self._heading: list[str] | None = None
        # The tags that are open and whose text is left out.
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN or self._unseen[-1:] == [tag] or _EXCLUDED in dict(attrs):
            self._unseen.append(tag)
        elif self._unseen:
            pass
        elif tag == "h1":
            self._heading = []
        elif tag in _HEADINGS:
            self.parts.append(_Part(anchor=dict(attrs).get("id") or ""))
            self._heading = self.parts[-1].heading
        elif tag not in _INLINE:
            self._words().append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen[-1:] == [tag]:
            self._unseen.pop()
        elif self._unseen:
            pass
        elif tag in _HEADINGS:
            if tag == "h1" and self._heading is not None:
                self.title = _joined(self._heading)
            self._heading = None
        elif tag not in _INLINE:
            self._words().append(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._words().append(data)

    def _words(self) -> list[str]:
        return self.parts[-1].words if self._heading is None else self._heading
