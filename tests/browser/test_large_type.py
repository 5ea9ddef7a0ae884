"""Large type: chosen once, remembered, and nothing runs out of the window for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.page_objects import SitePage
from tests.sites import serve

PAGES = ("", "units/caizheng-ju/", "counties/ruili/", "tasks/birth-support-1/", "matrix/", "guide/")
GROWTH = 1.25


def test_large_type_is_remembered_from_page_to_page(page: Page, address: str) -> None:
    seen = SitePage(page, address)
    seen.open("units/caizheng-ju/")
    usual = seen.size_of_type()
    expect(seen.large_type).to_have_attribute("aria-pressed", "false")
    seen.large_type.click()
    assert seen.size_of_type() == pytest.approx(usual * GROWTH)
    seen.open("tasks/birth-support-1/")
    expect(seen.large_type).to_have_attribute("aria-pressed", "true")
    assert seen.size_of_type() == pytest.approx(usual * GROWTH)
    seen.large_type.press("Enter")
    assert seen.size_of_type() == pytest.approx(usual)
    seen.open("")
    expect(seen.large_type).to_have_attribute("aria-pressed", "false")


def test_large_type_is_there_before_the_body_is_painted(page: Page, address: str) -> None:
    """No script that waits for the end of the page has a part in it."""
    seen = SitePage(page, address)
    seen.open("")
    seen.large_type.click()
    page.route(
        "**/*",
        lambda route: (
            route.continue_()
            if route.request.resource_type in {"document", "stylesheet"}
            or "/palette.js" in route.request.url
            or "/theme.js" in route.request.url
            else route.abort()
        ),
    )
    seen.open("guide/")
    assert seen.size_of_type() > 16


@pytest.mark.parametrize("width", [390, 320])
def test_nothing_runs_out_of_a_phone(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    seen = SitePage(page, address)
    seen.open("")
    seen.large_type.click()
    for path in PAGES:
        seen.open(path)
        assert seen.sideways_overflow() <= 0, path
        expect(seen.large_type).to_be_in_viewport(ratio=1)


def test_paper_is_as_without_it(page: Page, address: str) -> None:
    seen = SitePage(page, address)
    seen.open("units/caizheng-ju/")
    page.emulate_media(media="print")
    usual = seen.size_of_type()
    page.emulate_media(media="screen")
    seen.large_type.click()
    page.emulate_media(media="print")
    assert seen.size_of_type() == usual


def test_without_scripts_there_is_no_button(browser: Browser, mkdocs_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    with serve(mkdocs_site) as address:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_text("大字", exact=True)).to_have_count(0)
    context.close()
