"""The register to files in memory: every page and file that the generator makes.

A new kind of page, export or printed sheet is one new module and one line in `MAKERS`, `EXPORTERS`
or `SHEETS`. Pages tell the size of what they offer, so they are made last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeAlias

from zeren.addresses import markdown_file
from zeren.checks import all_checks
from zeren.exports.csv_files import csv_files
from zeren.exports.data_package import data_package
from zeren.exports.documents import documents
from zeren.exports.imprint import Edition
from zeren.exports.json_api import json_api
from zeren.exports.matrix_sheets import matrix_sheets
from zeren.exports.sheets import Sheet, SheetMaker, duty_sheets, list_sheets
from zeren.exports.workbooks import workbooks
from zeren.pages.rendering import render
from zeren.pages.views.checks import checks_view
from zeren.pages.views.common import Page
from zeren.pages.views.downloads import (
    NOTHING_MADE,
    Shelf,
    downloads_view,
    home_downloads,
    matrix_downloads,
    party_downloads,
    plan_downloads,
)
from zeren.pages.views.guide import guide_view
from zeren.pages.views.indexes import (
    collectives_view,
    counties_view,
    home_view,
    plan_view,
    plans_view,
    tasks_view,
    units_view,
)
from zeren.pages.views.matrix import matrix_view
from zeren.pages.views.parties import collective_view, county_view, unit_view
from zeren.pages.views.statistics import statistics_view
from zeren.pages.views.task import short_view, task_views
from zeren.register.building import Register

ROLE_STYLES = "assets/stylesheets/roles.css"

File: TypeAlias = tuple[str, bytes]
Maker: TypeAlias = Callable[[Register, Shelf], Iterator[File]]
Exporter: TypeAlias = Callable[[Register, Edition], Iterator[File]]


def home(register: Register, shelf: Shelf) -> Iterator[File]:
    """The home page."""
    view = replace(home_view(register), downloads=home_downloads(shelf, register))
    yield _page(register, "home.md.jinja", view)


def tasks(register: Register, _: Shelf) -> Iterator[File]:
    """The index of tasks, the page of each, and its short address."""
    yield _page(register, "tasks.md.jinja", tasks_view(register))
    for view in task_views(register):
        yield _page(register, "task.md.jinja", view)
        # A page of its own, not Markdown: it must work without the theme and for ever.
        yield (
            f"{view.short}index.html",
            render("short.html.jinja", short_view(view), register.site).encode(),
        )


def units(register: Register, shelf: Shelf) -> Iterator[File]:
    """The index of units and the page of each."""
    yield _page(register, "parties.md.jinja", units_view(register))
    for unit in register.units:
        files = party_downloads(shelf, unit)
        yield _page(register, "unit.md.jinja", replace(unit_view(register, unit), downloads=files))


def counties(register: Register, shelf: Shelf) -> Iterator[File]:
    """The index of counties and the page of each; neither where a site has none."""
    if not register.counties:
        return
    yield _page(register, "parties.md.jinja", counties_view(register))
    for county in register.counties:
        files = party_downloads(shelf, county)
        yield _page(
            register, "county.md.jinja", replace(county_view(register, county), downloads=files)
        )


def collectives(register: Register, shelf: Shelf) -> Iterator[File]:
    """The index of collectives and the page of each; neither where a site has none."""
    if not register.collectives:
        return
    yield _page(register, "parties.md.jinja", collectives_view(register))
    for collective in register.collectives:
        view = replace(
            collective_view(register, collective), downloads=party_downloads(shelf, collective)
        )
        yield _page(register, "collective.md.jinja", view)


def plans(register: Register, shelf: Shelf) -> Iterator[File]:
    """The index of plans and the page of each."""
    yield _page(register, "plans.md.jinja", plans_view(register))
    for plan in register.plans:
        files = plan_downloads(shelf, plan)
        yield _page(register, "plan.md.jinja", replace(plan_view(register, plan), downloads=files))


def matrix(register: Register, shelf: Shelf) -> Iterator[File]:
    """The responsibility matrix."""
    view = replace(matrix_view(register), downloads=matrix_downloads(shelf))
    yield _page(register, "matrix.md.jinja", view)


def statistics(register: Register, _: Shelf) -> Iterator[File]:
    """The page of statistics."""
    yield _page(register, "statistics.md.jinja", statistics_view(register))


def guide(register: Register, _: Shelf) -> Iterator[File]:
    """How to use the site, in the site's own words."""
    yield _page(register, "guide.md.jinja", guide_view(register))


def checks(register: Register, _: Shelf) -> Iterator[File]:
    """The guide of checks, which is the same for all data."""
    yield _page(register, "checks.md.jinja", checks_view(all_checks()))


def role_styles(register: Register, _: Shelf) -> Iterator[File]:
    """The style sheet with what each role looks like."""
    yield ROLE_STYLES, render("roles.css.jinja", None, register.site).encode()


def downloads(register: Register, shelf: Shelf) -> Iterator[File]:
    """The page of all that can be taken away."""
    yield _page(register, "downloads.md.jinja", downloads_view(shelf, register))


MAKERS: tuple[Maker, ...] = (
    home,
    tasks,
    units,
    counties,
    collectives,
    plans,
    matrix,
    statistics,
    guide,
    checks,
    downloads,
    role_styles,
)
EXPORTERS: tuple[Exporter, ...] = (csv_files, data_package, documents, json_api, workbooks)
SHEETS: tuple[SheetMaker, ...] = (list_sheets, matrix_sheets, duty_sheets)


def make_exports(register: Register, edition: Edition) -> Iterator[File]:
    """Make every file to take away, in memory.

    Args:
        register: The register.
        edition: Its edition.

    Yields:
        The path below the docs folder and the bytes.
    """
    for exporter in EXPORTERS:
        yield from exporter(register, edition)


def make_sheets(register: Register, edition: Edition) -> Iterator[Sheet]:
    """Make every sheet to print, ready to be typeset.

    Args:
        register: The register.
        edition: Its edition.
    """
    for sheets in SHEETS:
        yield from sheets(register, edition)


def make_files(
    register: Register, shelf: Shelf = NOTHING_MADE, makers: Sequence[Maker] = MAKERS
) -> Iterator[File]:
    """Make every page of the site, in memory.

    Args:
        register: The register.
        shelf: The files that pages may offer.
        makers: What to make.

    Yields:
        The path below the docs folder, with `/` between folders, and the bytes.
    """
    for maker in makers:
        yield from maker(register, shelf)


def number_of_files(register: Register) -> int:
    """About how many files `make_files` makes, for a progress bar."""
    return 2 * len(register.tasks) + len(register.party_of) + len(register.plans) + len(MAKERS)


class _View(Protocol):
    """A view with the frame of its page."""

    @property
    def page(self) -> Page: ...


def _page(register: Register, template: str, view: _View) -> File:
    return markdown_file(view.page.address), render(template, view, register.site).encode()
