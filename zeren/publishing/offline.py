"""Links of finished pages for a site that is opened from a folder, without a server.

A server shows `index.html` for a folder, a browser that opens files shows a list of files: links to
folders must name the page. Nothing else of a page is touched, not even its line ends.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from html import escape, unescape
from html.parser import HTMLParser

INDEX = "index.html"
# Attributes that hold a link to a page, and what stands before the link in them.
_LINKS = {"href": "", "content": r"[0-9]+\s*;\s*url="}
_ATTRIBUTES = tuple(
    re.compile(rf"""(\s{name}\s*=\s*["']?{before})([^"'>\s]+)""", re.IGNORECASE)
    for name, before in _LINKS.items()
)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|/|#|\?", re.IGNORECASE)


def with_files_in_links(html: str, page: str, folders: Collection[str]) -> str:
    """Let links to folders name the page in them.

    Args:
        html: A finished page.
        page: The folder in which it stands, from the site's root: `units/caizheng-ju`; empty for
            the root itself.
        folders: The folders of all pages, in the same form.

    Returns:
        The page with `../../units/` as `../../units/index.html` and so on.
    """
    tags = _Tags()
    tags.feed(html)
    tags.close()
    pieces: list[str] = []
    done = 0
    lines = _line_starts(html)
    for line, column, tag in tags.found:
        start = lines[line - 1] + column
        pieces += html[done:start], _in_tag(tag, page, folders)
        done = start + len(tag)
    return "".join([*pieces, html[done:]])


class _Tags(HTMLParser):
    """Collects the start tags with their places; what looks like one in a script is none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[tuple[int, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        if any(name in _LINKS for name, _ in attrs):
            self.found.append((*self.getpos(), self.get_starttag_text() or ""))


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


def _in_tag(tag: str, page: str, folders: Collection[str]) -> str:
    """A start tag with its links changed, all else as it was."""
    for attribute in _ATTRIBUTES:
        tag = attribute.sub(lambda m: m.group(1) + _link(m.group(2), page, folders), tag)
    return tag


def _link(written: str, page: str, folders: Collection[str]) -> str:
    link = unescape(written)
    if _ELSEWHERE.match(link):
        return written
    path, rest = re.fullmatch(r"([^?#]*)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]
    target = posixpath.normpath(posixpath.join("/", page, path)).strip("/")
    if target not in folders or path.endswith(INDEX):
        return written
    folder = "" if path in {"", ".", "./"} else f"{path.rstrip('/')}/"
    return escape(f"{folder}{INDEX}{rest}")
