"""A page of each kind in the narrowest window, on paper from a dark screen, and as axe hears it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.accessibility import serious_faults
from tests.browser.page_objects import SitePage
from tests.built import kinds_of_pages

# What is dark on paper, and what is too light to be read there; the link to skip is never printed.
DARK_ON_PAPER = """() => {
  const light = (colour) => {
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    return alpha < 0.5 ? null : 0.3 * red + 0.59 * green + 0.11 * blue;
  };
  const shown = [...document.querySelectorAll("html, body, body *")].filter((one) =>
    one.getClientRects().length && !one.closest(".md-skip, [class*=zr-heat--5], svg"));
  const hasWords = (one) => [...one.childNodes].some((node) =>
    node.nodeType === Node.TEXT_NODE && node.data.trim());
  return shown.filter((one) => {
    const { backgroundColor, color } = getComputedStyle(one);
    const [behind, words] = [light(backgroundColor), light(color)];
    return (behind !== null && behind < 128) || (hasWords(one) && words > 160);
  }).map((one) => `${one.tagName}.${one.className}`);
}"""


def pages_of_each_kind(page: Page, site: Path, address: str) -> Iterator[str]:
    """Open the largest page of each kind."""
    seen = SitePage(page, address)
    for path in kinds_of_pages(site).values():
        seen.open(path)
        yield path


def test_no_page_scrolls_sideways_in_the_narrowest_window(
    browser: Browser, site: Path, address: str
) -> None:
    page = browser.new_page(viewport=ViewportSize(width=320, height=640), locale="zh-CN")
    wide = {
        path: SitePage(page, address).sideways_overflow()
        for path in pages_of_each_kind(page, site, address)
    }
    page.close()
    assert {path: by for path, by in wide.items() if by > 0} == {}


def test_paper_is_white_whatever_the_screen_shows(
    browser: Browser, site: Path, address: str
) -> None:
    page = browser.new_page(color_scheme="dark", locale="zh-CN")
    dark: dict[str, list[str]] = {}
    for path in pages_of_each_kind(page, site, address):
        assert SitePage(page, address).colours == "slate"
        page.emulate_media(media="print", color_scheme="dark")
        dark[path] = page.evaluate(DARK_ON_PAPER)
        page.emulate_media(media="screen", color_scheme="dark")
    page.close()
    assert {path: found for path, found in dark.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious(
    width: int, scheme: str, browser: Browser, mkdocs_site: Path, material: str
) -> None:
    page = browser.new_page(
        viewport=ViewportSize(width=width, height=844),
        color_scheme="dark" if scheme == "dark" else "light",
        locale="zh-CN",
    )
    faults = {
        path: serious_faults(page) for path in pages_of_each_kind(page, mkdocs_site, material)
    }
    page.close()
    assert {path: found for path, found in faults.items() if found} == {}
