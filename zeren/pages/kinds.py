"""What a kind of page declares: what fills its templates, and its place in the nav."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from zeren.addresses import Link, markdown_file
from zeren.pages.shelf import Shelf
from zeren.pages.views.common import Page
from zeren.register.building import Register
from zeren.text.digests import digest_of_bytes, digest_of_values


class View(Protocol):
    """A view with the frame of its page."""

    @property
    def page(self) -> Page:
        """The frame."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A template and what fills it.

    Attributes:
        path: The file that it becomes, below the docs folder.
        template: The template.
        view: The view; None for a file that shows nothing of the register.
    """

    path: str
    template: str
    view: View | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Pages that are made together, and all that they show.

    Attributes:
        name: What they are, unlike any other batch of a site: mostly the address of the first.
        shows: All that they show of tasks and of what can be taken away, or digests of it. Where
            that is as it was, so are the pages, as long as program, registry and settings are.
        make: Makes what fills their templates.
    """

    name: str
    shows: object
    make: Callable[[], Iterable[Filled]]

    @property
    def key(self) -> str:
        """A digest of all that they show."""
        return digest_of_values(self.name, self.shows).hex()


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page.

    Attributes:
        batches: The register, and the files that pages may offer, to its pages in batches.
        nav: Its words in the nav and its first page; None where the nav leaves it out.
        section: The words of the section of the nav that it shares with the kinds next to it; empty
            where it stands by itself.
        not_in_nav: A pattern of the pages that the nav leaves out; empty where it has them all.
    """

    batches: Callable[[Register, Shelf], Iterable[Batch]]
    nav: Callable[[Register], Link | None] = lambda _: None
    section: str = ""
    not_in_nav: str = ""

    def pages(self, register: Register, shelf: Shelf) -> Iterator[Filled]:
        """All its pages.

        Args:
            register: The register.
            shelf: The files that pages may offer.

        Yields:
            Each with what fills it.
        """
        for batch in self.batches(register, shelf):
            yield from batch.make()


def digests(every: Mapping[str, bytes], tasks: Iterable[str]) -> bytes:
    """The digests of some tasks as one.

    Args:
        every: The digests by id.
        tasks: The ids of the tasks, in their order.
    """
    return digest_of_bytes(b"".join(every[task_id] for task_id in tasks))


def markdown(template: str, view: View) -> Filled:
    """A page that the builders make from Markdown.

    Args:
        template: The template.
        view: What fills it.
    """
    return Filled(markdown_file(view.page.address), template, view)
