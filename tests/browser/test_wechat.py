"""The browser of WeChat saves no files: pages say there what to do instead, and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.page_objects import SitePage

WECHAT = (
    "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 "
    "Chrome/107.0.5304.141 Mobile Safari/537.36 MicroMessenger/8.0.40.2420(0x28002837)"
)
WORDS = "在浏览器打开"


@pytest.fixture
def wechat(browser: Browser) -> Iterator[Page]:
    """A page of a browser that says it is that of WeChat."""
    context = browser.new_context(
        user_agent=WECHAT, viewport={"width": 390, "height": 844}, locale="zh-CN"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", ["units/caizheng-ju/", "downloads/", "plans/birth-support/"])
def test_it_is_said_above_the_first_download(wechat: Page, address: str, path: str) -> None:
    seen = SitePage(wechat, address)
    seen.open(path)
    expect(seen.notes).to_have_count(1)
    expect(seen.notes).to_contain_text(WORDS)
    note, download = seen.notes.bounding_box(), seen.downloads.first.bounding_box()
    assert note is not None
    assert download is not None
    assert note["y"] + note["height"] <= download["y"]


def test_it_is_said_beside_the_one_that_is_pressed(wechat: Page, address: str) -> None:
    seen = SitePage(wechat, address)
    seen.open("downloads/")
    seen.downloads.last.click()
    expect(seen.notes).to_have_count(2)
    expect(seen.notes.last).to_be_in_viewport()


def test_a_page_without_downloads_says_nothing(wechat: Page, address: str) -> None:
    seen = SitePage(wechat, address)
    seen.open("tasks/birth-support-1/")
    expect(seen.notes).to_have_count(0)


def test_other_browsers_are_told_nothing(page: Page, address: str) -> None:
    seen = SitePage(page, address)
    seen.open("downloads/")
    expect(seen.notes).to_have_count(0)
