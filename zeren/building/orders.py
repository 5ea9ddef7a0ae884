"""What a site is made of, and which of it shells can be filled with."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from zeren.building.shells import Page, page_of
from zeren.publishing.files import Content, content_of, written_by_hand

MARKDOWN = ".md"
_LINK = re.compile(r"""(?:\]\(|\]:\s*|href=["']?)<?([^)\s"'>#?]+)""")


@dataclass(frozen=True, slots=True)
class Order:
    """What a site is made of.

    Attributes:
        root: The folder of the site, with its `mkdocs.yml`.
        docs: The docs folder, for what was written by hand.
        files: All that was generated, by its path below the docs folder.
        kept: The folder in which what MkDocs made is kept.
        settings: What MkDocs is told by variables of its environment.
    """

    root: Path
    docs: Path
    files: Mapping[str, Content]
    kept: Path
    settings: Mapping[str, str]

    def content(self, path: str) -> bytes:
        """What a generated file holds."""
        return content_of(self.docs, path, self.files[path])

    def by_hand(self) -> dict[str, bytes]:
        """What the office wrote, by path."""
        return {path: (self.docs / path).read_bytes() for path in written_by_hand(self.docs)}

    def linked_from(self, others: Mapping[str, bytes]) -> frozenset[str]:
        """The generated files that some pages may link to.

        Args:
            others: The pages and what stands beside them.
        """
        return frozenset(_targets(others)) & self.files.keys() - others.keys()


@dataclass(frozen=True, slots=True)
class Parts:
    """Files by what is done with them.

    Attributes:
        pages: Pages for which shells are filled.
        firsts: The first of each shape, by shape.
        lasts: The last of each shape, by shape: the same where there is but one.
        others: What MkDocs builds and copies the plain way: what was written by hand, and pages
            that hold more than a shell can be filled with.
        linked: Other generated files that these may link to, so that MkDocs knows them.
        static: Generated files that go to the site as they are.
    """

    pages: tuple[Page, ...]
    firsts: Mapping[str, Page]
    lasts: Mapping[str, Page]
    others: Mapping[str, bytes]
    linked: frozenset[str]
    static: frozenset[str]

    @property
    def tried(self) -> frozenset[Page]:
        """The pages that MkDocs builds as well."""
        return frozenset((*self.firsts.values(), *self.lasts.values()))


def is_shown(path: str) -> bool:
    """Whether a file belongs to the site: builders pass over hidden ones.

    Args:
        path: Its path below the docs folder.
    """
    return not path.startswith(".") and "/." not in path


def parted(order: Order) -> Parts:
    """Part the files of a site by what is done with them."""
    pages: list[Page] = []
    others: dict[str, bytes] = {}
    static: set[str] = set()
    for path in order.files:
        if not is_shown(path):
            continue
        if not path.endswith(MARKDOWN):
            static.add(path)
        elif (page := page_of(path, order.content(path).decode())) is not None:
            pages.append(page)
        else:
            others[path] = order.content(path)
    firsts: dict[str, Page] = {}
    for page in pages:
        firsts.setdefault(page.shape, page)
    lasts = {page.shape: page for page in pages}
    others |= order.by_hand()
    linked = order.linked_from(others)
    return Parts(tuple(pages), firsts, lasts, others, linked, frozenset(static))


def _targets(texts: Mapping[str, bytes]) -> Iterator[str]:
    """What pages may link to, as paths below the docs folder."""
    for path, text in texts.items():
        if path.endswith(MARKDOWN):
            for target in _LINK.findall(text.decode(errors="replace")):
                yield os.path.normpath(PurePosixPath(path).parent / target).replace(os.sep, "/")
