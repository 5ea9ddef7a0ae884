"""What the builders are told: the settings that `mkdocs.yml` of a site inherits.

They stand in one file that the generator makes, so that a site's own `mkdocs.yml` holds nothing
that a new version would have to change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zeren.addresses import ARCHIVE, HELP, Link, markdown_file
from zeren.pages.labels import Column, columns_of, domain_of
from zeren.pages.making import KINDS
from zeren.pages.rendering import render
from zeren.pages.theming import OVERRIDES
from zeren.pages.views.archive import Archived
from zeren.reading.environment import NOTHING_SET, Environment
from zeren.register.building import Register
from zeren.settings import Audience, Site
from zeren.text.links import fault_of_report_address, is_address

SETTINGS = ".mkdocs.yml"
ABOUT = "about.md"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the nav.

    Attributes:
        text: Its words.
        pages: Its pages: their words and Markdown files.
    """

    text: str
    pages: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class BuilderSettings:
    """What the builders are told of one site.

    Attributes:
        name: The site's name.
        description: One sentence on what it holds.
        site_url: The site's full address; empty where none is set.
        site_domain: Its domain; empty where that is not known.
        columns: The sections of the site.
        report_link: The address to which readers report a mistake; empty where there is none.
        report_words: The words that say where, where that is no address.
        overrides: The folder of the theme's overrides, below the docs folder.
        contact: The office to ask, in one line; empty where none is set.
        is_internal: `true` where search engines are asked to leave the site out; else empty.
        nav: The sections of the nav.
        own_pages: Further pages that the office wrote by hand; they bear their own titles.
        not_in_nav: Patterns of the pages that are not in the nav.
        archive: The page of earlier versions; empty where there are none.
    """

    name: str
    description: str
    site_url: str
    site_domain: str
    columns: tuple[Column, ...]
    report_link: str
    report_words: str
    overrides: str
    contact: str
    is_internal: str
    nav: tuple[Section, ...]
    own_pages: tuple[str, ...]
    not_in_nav: tuple[str, ...]
    archive: str


def builder_settings(
    register: Register,
    by_hand: Sequence[str],
    environment: Environment = NOTHING_SET,
    archived: Sequence[Archived] = (),
) -> tuple[str, bytes]:
    """Make the settings of the builders.

    Args:
        register: The register.
        by_hand: The Markdown files that the office wrote, below the docs folder.
        environment: The settings from the environment, without errors; they go before `site.yml`.
        archived: The earlier versions that stand in the site.

    Returns:
        The path below the docs folder, hidden so that no builder publishes it, and the bytes.
    """
    site = register.site
    report = environment.report_address or site.report_address or ""
    is_link = is_address(report) and not fault_of_report_address(report)
    outside = (kind.not_in_nav for kind in KINDS)
    here = (markdown_file(ARCHIVE),) if archived else ()
    settings = BuilderSettings(
        name=site.name,
        description=site.description or _description(register),
        site_url=f"{environment.site_url.rstrip('/')}/" if environment.site_url else "",
        site_domain=domain_of(environment.site_url),
        columns=tuple(columns_of(register)),
        report_link=report if is_link else "",
        report_words="" if is_link else report,
        overrides=OVERRIDES,
        contact=_contact(site),
        is_internal="true" if site.audience is Audience.INTERNAL else "",
        nav=_nav(register, by_hand),
        own_pages=tuple(path for path in by_hand if path != ABOUT),
        not_in_nav=tuple(f"/{pattern}" for pattern in (*outside, *here) if pattern),
        archive=ARCHIVE if archived else "",
    )
    return SETTINGS, render("mkdocs.yml.jinja", settings, site).encode()


def _nav(register: Register, by_hand: Sequence[str]) -> tuple[Section, ...]:
    """The nav: the kinds of pages that have a place in it by their sections, then 关于本站."""
    sections: dict[str, list[Link]] = {}
    for kind in KINDS:
        link = kind.nav(register)
        if link is not None:
            page = Link(link.text, markdown_file(link.page))
            sections.setdefault(kind.section or link.text, []).append(page)
    if ABOUT in by_hand:
        sections.setdefault(HELP, []).append(Link("关于本站", ABOUT))
    return tuple(Section(text, tuple(pages)) for text, pages in sections.items())


def _description(register: Register) -> str:
    territory = f"、{register.site.words.territory}" if register.counties else ""
    return f"按单位{territory}和任务查询重点任务的责任分工"


def _contact(site: Site) -> str:
    contact = site.contact
    return "，".join(filter(None, (contact.office, contact.phone))) if contact else ""
