"""What a kind of page declares: what fills its templates, and its place in the nav."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from zeren.addresses import Link, markdown_file
from zeren.pages.shelf import Shelf
from zeren.pages.views.common import Page
from zeren.register.building import Register


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
class PageKind:
    """A kind of page.

    Attributes:
        pages: The register, and the files that pages may offer, to its pages.
        nav: Its words in the nav and its first page; None where the nav leaves it out.
        not_in_nav: A pattern of the pages that the nav leaves out; empty where it has them all.
    """

    pages: Callable[[Register, Shelf], Iterator[Filled]]
    nav: Callable[[Register], Link | None] = lambda _: None
    not_in_nav: str = ""


def markdown(template: str, view: View) -> Filled:
    """A page that the builders make from Markdown.

    Args:
        template: The template.
        view: What fills it.
    """
    return Filled(markdown_file(view.page.address), template, view)
