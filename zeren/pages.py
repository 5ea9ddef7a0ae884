"""The register to files in memory: every page and file that the generator makes.

A new kind of page or export is one new module and one line in `MAKERS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeAlias

from zeren.addresses import markdown_file
from zeren.register import Register
from zeren.rendering import render
from zeren.rules import all_checks
from zeren.views.checks import checks_view
from zeren.views.common import Page
from zeren.views.indexes import (
    collectives_view,
    counties_view,
    home_view,
    plan_view,
    plans_view,
    tasks_view,
    units_view,
)
from zeren.views.matrix import matrix_view
from zeren.views.parties import collective_view, county_view, unit_view
from zeren.views.statistics import statistics_view
from zeren.views.task import short_view, task_views

File: TypeAlias = tuple[str, bytes]
Maker: TypeAlias = Callable[[Register], Iterator[File]]


def home(register: Register) -> Iterator[File]:
    """The home page."""
    yield _page("home.md.jinja", home_view(register))


def tasks(register: Register) -> Iterator[File]:
    """The index of tasks, the page of each, and its short address."""
    yield _page("tasks.md.jinja", tasks_view(register))
    for view in task_views(register):
        yield _page("task.md.jinja", view)
        # A page of its own, not Markdown: it must work without the theme and for ever.
        yield f"{view.short}index.html", render("short.html.jinja", short_view(view)).encode()


def units(register: Register) -> Iterator[File]:
    """The index of units and the page of each."""
    yield _page("parties.md.jinja", units_view(register))
    for unit in register.units:
        yield _page("unit.md.jinja", unit_view(register, unit))


def counties(register: Register) -> Iterator[File]:
    """The index of counties and the page of each."""
    yield _page("parties.md.jinja", counties_view(register))
    for county in register.counties:
        yield _page("county.md.jinja", county_view(register, county))


def collectives(register: Register) -> Iterator[File]:
    """The index of collectives and the page of each."""
    yield _page("parties.md.jinja", collectives_view(register))
    for collective in register.collectives:
        yield _page("collective.md.jinja", collective_view(register, collective))


def plans(register: Register) -> Iterator[File]:
    """The index of plans and the page of each."""
    yield _page("plans.md.jinja", plans_view(register))
    for plan in register.plans:
        yield _page("plan.md.jinja", plan_view(register, plan))


def matrix(register: Register) -> Iterator[File]:
    """The responsibility matrix."""
    yield _page("matrix.md.jinja", matrix_view(register))


def statistics(register: Register) -> Iterator[File]:
    """The page of statistics."""
    yield _page("statistics.md.jinja", statistics_view(register))


def checks(_: Register) -> Iterator[File]:
    """The guide of checks, which is the same for all data."""
    yield _page("checks.md.jinja", checks_view(all_checks()))


MAKERS: tuple[Maker, ...] = (
    home,
    tasks,
    units,
    counties,
    collectives,
    plans,
    matrix,
    statistics,
    checks,
)


def make_files(register: Register, makers: Sequence[Maker] = MAKERS) -> Iterator[File]:
    """Make every file of the site, in memory.

    Args:
        register: The register.
        makers: What to make.

    Yields:
        The path below the docs folder, with `/` between folders, and the bytes.
    """
    for maker in makers:
        yield from maker(register)


def number_of_files(register: Register) -> int:
    """About how many files `make_files` makes, for a progress bar."""
    return 2 * len(register.tasks) + len(register.party_of) + len(register.plans) + len(MAKERS)


class _View(Protocol):
    """A view with the frame of its page."""

    @property
    def page(self) -> Page: ...


def _page(template: str, view: _View) -> File:
    return markdown_file(view.page.address), render(template, view).encode()
