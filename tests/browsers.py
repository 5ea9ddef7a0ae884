"""The browser of the tests, for the `conftest.py` of each folder of tests that needs one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

SCREEN = ViewportSize(width=1440, height=900)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync")


def chromium_path() -> str:
    """The browser of the machine, or the one that CHROMIUM names."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else NAMES
    for name in names:
        if path := shutil.which(name):
            return path
    pytest.exit(f"no browser: none of {', '.join(names)} can be run; name one with CHROMIUM=")


def options_of_chromium() -> list[str]:
    """What the browser is started with: nothing of its own over the net; root has no sandbox."""
    return [*QUIET, *([] if os.getuid() else ["--no-sandbox"])]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=options_of_chromium()
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def used_page(browser: Browser) -> Iterator[Page]:
    """A page for tests that open an address and look: a browser that is warm is twice as fast."""
    page = browser.new_page(viewport=SCREEN, locale="zh-CN")
    yield page
    page.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that nobody has used before."""
    context = browser.new_context(viewport=SCREEN, locale="zh-CN")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page of it."""
    return context.new_page()
