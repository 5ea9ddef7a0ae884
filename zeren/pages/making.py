"""The register to files in memory: every page of a site.

A new kind of page is one new module that declares a `PageKind`, its template, and one line in
`KINDS`. Pages tell the size of what they offer, so they are made after the exports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from zeren.exports.kinds import File
from zeren.pages.kinds import Filled, PageKind
from zeren.pages.rendering import render
from zeren.pages.shelf import EMPTY_SHELF, Shelf
from zeren.pages.views.checks import CHECKS
from zeren.pages.views.downloads import DOWNLOADS
from zeren.pages.views.guide import GUIDE
from zeren.pages.views.home import HOME
from zeren.pages.views.lists import PLANS
from zeren.pages.views.matrix import MATRIX
from zeren.pages.views.parties import COLLECTIVES, COUNTIES, UNITS
from zeren.pages.views.statistics import STATISTICS
from zeren.pages.views.task import TASKS
from zeren.register.building import Register
from zeren.text.at_once import at_once


def _styles(_: Register, __: Shelf) -> Iterator[Filled]:
    """The style sheet with what each role looks like."""
    yield Filled("assets/stylesheets/roles.css", "roles.css.jinja", None)


# In the order of the nav.
KINDS: tuple[PageKind, ...] = (
    HOME,
    UNITS,
    COUNTIES,
    TASKS,
    MATRIX,
    PLANS,
    COLLECTIVES,
    STATISTICS,
    DOWNLOADS,
    GUIDE,
    CHECKS,
    PageKind(_styles),
)


# From so many on it pays to use all processors.
_MANY = 2_000


def make_files(
    register: Register, shelf: Shelf = EMPTY_SHELF, kinds: Sequence[PageKind] = KINDS
) -> Iterator[File]:
    """Make every page of the site, in memory.

    Args:
        register: The register.
        shelf: The files that pages may offer.
        kinds: What to make.

    Returns:
        The path below the docs folder, with `/` between folders, and the bytes of each.
    """
    is_long = number_of_files(register) > _MANY
    pages = partial(_pages_of, register, shelf, kinds)
    made = at_once(pages, range(len(kinds))) if is_long else map(pages, range(len(kinds)))
    return chain.from_iterable(made)


def _pages_of(
    register: Register, shelf: Shelf, kinds: Sequence[PageKind], number: int
) -> list[File]:
    """The pages of one kind."""
    return [
        (filled.path, render(filled.template, filled.view, register.site).encode())
        for filled in kinds[number].pages(register, shelf)
    ]


def number_of_files(register: Register) -> int:
    """About how many files `make_files` makes, for a progress bar."""
    return 2 * len(register.tasks) + len(register.party_of) + len(register.plans) + len(KINDS)
