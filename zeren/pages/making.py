"""The register to files in memory: every page of a site.

A new kind of page is one new module that declares a `PageKind`, its template, and one line in
`KINDS`. Pages tell the size of what they offer, so they are made after the exports.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from zeren.exports.kinds import File
from zeren.pages.kinds import Batch, Filled, PageKind
from zeren.pages.rendering import render
from zeren.pages.shelf import EMPTY_SHELF, Shelf
from zeren.pages.views import (
    accessibility,
    calendar,
    changes,
    handover,
    retired,
    short,
    targets,
)
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
from zeren.settings import Site
from zeren.text.at_once import at_once


def _styles(_: Register, __: Shelf) -> Iterator[Batch]:
    """The style sheet with what each role looks like."""
    path = "assets/stylesheets/roles.css"
    yield Batch(path, None, lambda: [Filled(path, "roles.css.jinja", None)])


# In the order of the nav.
KINDS: tuple[PageKind, ...] = (
    HOME,
    UNITS,
    COLLECTIVES,
    COUNTIES,
    TASKS,
    PLANS,
    retired.KIND,
    MATRIX,
    STATISTICS,
    calendar.KIND,
    targets.KIND,
    changes.KIND,
    DOWNLOADS,
    GUIDE,
    CHECKS,
    handover.KIND,
    accessibility.KIND,
    short.KIND,
    PageKind(_styles),
)


# From so many batches on it pays to use all processors, and so many of them at a time.
_MANY, _AT_A_TIME = 500, 50


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
    batches = all_batches(register, shelf, kinds)
    return chain.from_iterable(made(batches, register.site))


def all_batches(
    register: Register, shelf: Shelf = EMPTY_SHELF, kinds: Sequence[PageKind] = KINDS
) -> list[Batch]:
    """Every page of the site in batches, none of which is made yet.

    Args:
        register: The register.
        shelf: The files that pages may offer.
        kinds: What to make.
    """
    return [batch for kind in kinds for batch in kind.batches(register, shelf)]


def made(batches: Sequence[Batch], site: Site) -> Iterator[list[File]]:
    """Make batches of pages, many of them on all processors.

    Args:
        batches: The batches.
        site: The settings of the site.

    Yields:
        The files of each batch in turn.
    """
    starts = range(0, len(batches), _AT_A_TIME)
    some = partial(_some_made, batches, site)
    parts = at_once(some, starts) if len(batches) > _MANY else map(some, starts)
    return chain.from_iterable(parts)


def _some_made(batches: Sequence[Batch], site: Site, start: int) -> list[list[File]]:
    return [_files_of(batch, site) for batch in batches[start : start + _AT_A_TIME]]


def _files_of(batch: Batch, site: Site) -> list[File]:
    return [
        (filled.path, render(filled.template, filled.view, site).encode())
        for filled in batch.make()
    ]
