"""Every page of the site, in a real browser and as both builders made it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.page_objects import SitePage
from tests.sites import pages_of

PHONE = ViewportSize(width=390, height=844)


def is_short(path: str) -> bool:
    """Whether a page is a short address, which only leads to another page."""
    return path.startswith("t/")


def test_every_page_opens_on_a_phone_without_error_foreign_request_or_sideways_scroll(
    browser: Browser, published_site: Path, published_address: str
) -> None:
    page = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "response", lambda r: faults.append(f"{r.status}: {r.url}") if r.status >= 400 else None
    )
    page.on(
        "request",
        lambda r: None if r.url.startswith((published_address, "data:")) else faults.append(r.url),
    )
    seen = SitePage(page, published_address)
    for path in [path for path in pages_of(published_site) if not is_short(path)] + ["404.html"]:
        seen.open(path)
        if (overflow := seen.sideways_overflow()) > 0:
            faults.append(f"{overflow} px too wide")
        assert faults == [], path
    page.context.close()


def test_every_internal_link_and_anchor_resolves(published_site: Path) -> None:
    documents = {
        path: html.parse(published_site / path / "index.html").getroot()
        for path in pages_of(published_site)
    }
    anchors = {path: set(root.xpath("//@id")) for path, root in documents.items()}
    dead: list[str] = []
    for path, root in documents.items():
        for link in root.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            target, anchor = urldefrag(urljoin(f"https://site.invalid/{path}", link))
            if not target.startswith("https://site.invalid/"):
                continue
            wanted = unquote(target.removeprefix("https://site.invalid/"))
            exists = wanted in documents or (published_site / wanted).is_file()
            if not exists or (anchor and anchor not in anchors.get(wanted, {anchor})):
                dead.append(f"{path}: {link}")
    assert dead == []


def test_every_task_has_a_short_address_that_leads_to_it(published_site: Path) -> None:
    pages = pages_of(published_site)
    for path in pages:
        if path.startswith("tasks/") and path != "tasks/":
            short = path.replace("tasks/", "t/", 1)
            (refresh,) = html.parse(published_site / short / "index.html").xpath(
                "//meta/@content[contains(., 'url=')]"
            )
            assert urljoin(short, refresh.removeprefix("0; url=")) == path


def test_no_page_loads_anything_from_another_host(published_site: Path) -> None:
    foreign = [
        f"{path}: {link}"
        for path in pages_of(published_site)
        for link in html.parse(published_site / path / "index.html").xpath(
            "//link[not(@rel='canonical')]/@href | //script/@src | //img/@src | //iframe/@src"
        )
        if "//" in link
    ]
    assert foreign == []


@pytest.mark.parametrize("path", ["", "about/", "guide/", "matrix/"])
def test_the_foot_of_every_page_says_what_prevails_and_which_data_it_shows(
    path: str, page: Page, published_address: str
) -> None:
    seen = SitePage(page, published_address)
    seen.open(path)
    assert "以正式印发文件为准" in seen.footer
    assert "数据版本" in seen.footer
    assert "发现错误" in seen.footer


def test_titles_and_descriptions_fit_a_share_card(site: Path) -> None:
    for path in pages_of(site):
        if is_short(path):
            continue
        root = html.parse(site / path / "index.html").getroot()
        (title,) = root.xpath("//meta[@property='og:title']/@content")
        (description,) = root.xpath("//meta[@property='og:description']/@content")
        assert 0 < len(title) <= 40, path
        assert 0 < len(description) <= 200, path
