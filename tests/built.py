"""What holds for every built site, of whatever list, by whatever builder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, ViewportSize

from tests.browser.page_objects import SitePage
from tests.browser.watch import Watch
from tests.sites import pages_of

PHONE = ViewportSize(width=390, height=844)
MISSING_PAGE = "404.html"
_SOMEWHERE = "https://site.invalid/"
_FAILED = 400


def is_short(path: str) -> bool:
    """Whether a page is a short address, which only leads to another page."""
    return path.startswith("t/")


def kinds_of_pages(site: Path) -> dict[str, str]:
    """Of every kind of page the one that holds most, by the kind: `tasks/*/`, `matrix/` …"""
    kinds: dict[str, str] = {MISSING_PAGE: MISSING_PAGE}
    pages = [path for path in pages_of(site) if not is_short(path)]
    for path in sorted(pages, key=lambda path: (site / path / "index.html").stat().st_size):
        section, *below = path.split("/")[:-1] or [""]
        kinds["/".join([section, *("*" for _ in below[:1]), *below[1:], ""])] = path
    return kinds


@cache
def documents(site: Path) -> dict[str, HtmlElement]:
    """All pages of a site, read, by their addresses."""
    return {path: html.parse(site / path / "index.html").getroot() for path in pages_of(site)}


def dead_links(site: Path) -> list[str]:
    """Links within a site that lead to no page, no file or no anchor."""
    anchors = {path: set(root.xpath("//@id")) for path, root in documents(site).items()}
    return [
        f"{path}: {link}"
        for path, root in documents(site).items()
        for link in root.xpath("//a/@href | //link/@href | //script/@src | //img/@src")
        if not _leads_somewhere(site, anchors, path, link)
    ]


def _leads_somewhere(site: Path, anchors: dict[str, set[str]], path: str, link: str) -> bool:
    target, anchor = urldefrag(urljoin(f"{_SOMEWHERE}{path}", link))
    if not target.startswith(_SOMEWHERE):
        return True
    wanted = unquote(target.removeprefix(_SOMEWHERE).partition("?")[0])
    exists = wanted in anchors or (site / wanted).is_file()
    return exists and (not anchor or anchor in anchors.get(wanted, {anchor}))


def foreign_parts(site: Path) -> list[str]:
    """What pages would load from other hosts."""
    return [
        f"{path}: {link}"
        for path, root in documents(site).items()
        for link in root.xpath(
            "//link[not(@rel='canonical')]/@href | //script/@src | //img/@src | //iframe/@src"
        )
        if "//" in link
    ]


def short_addresses_astray(site: Path) -> list[str]:
    """Tasks whose short address is missing or leads elsewhere."""
    return [
        path
        for path in documents(site)
        if path.startswith("tasks/") and "-" in path and _target_of_short(site, path) != path
    ]


def _target_of_short(site: Path, path: str) -> str | None:
    short = path.replace("tasks/", "t/", 1)
    if short not in documents(site):
        return None
    refresh: str
    (refresh,) = documents(site)[short].xpath("//meta/@content[contains(., 'url=')]")
    return urljoin(short, refresh.removeprefix("0; url="))


def faults_on_a_phone(browser: Browser, site: Path, address: str) -> Iterator[str]:
    """Open every page on a phone: what a console, a request or an answer had to complain of.

    Args:
        browser: The browser.
        site: The folder of the site.
        address: Where it is served.

    Yields:
        Each fault with its page, sideways scrolling among them.
    """
    context = browser.new_context(viewport=PHONE, locale="zh-CN")
    seen = SitePage(context.new_page(), address)
    watch = Watch(address)
    watch.over(seen.page)
    seen.page.on(
        "response",
        lambda r: watch.faults.append(f"{r.status} {r.url}") if r.status >= _FAILED else None,
    )
    for path in [path for path in pages_of(site) if not is_short(path)] + [MISSING_PAGE]:
        seen.open(path)
        if (overflow := seen.sideways_overflow()) > 0:
            watch.faults.append(f"{overflow} px too wide")
        yield from (f"{path}: {fault}" for fault in watch.faults)
        watch.faults.clear()
    context.close()
