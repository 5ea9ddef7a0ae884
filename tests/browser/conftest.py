"""One browser for all tests, and the sites that `make test` has built with both builders."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.conftest import DATA, ROOT
from tests.sites import BUILDERS, build_site, copy_project, serve

SITES = {"mkdocs": ROOT / "site", "zensical": ROOT / "site-zensical"}
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
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=options_of_chromium()
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=BUILDERS)
def published_site(request: pytest.FixtureRequest) -> Path:
    """The site of the live data, as each builder made it: what is tested here is published."""
    folder = SITES[request.param]
    assert folder.is_dir(), f"{folder} is missing: run `make test`"
    return folder


@pytest.fixture(scope="session")
def published_address(published_site: Path) -> Iterator[str]:
    with serve(published_site) as address:
        yield address


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of the frozen list by builder, so that an edit of the data fails no test."""
    project = tmp_path_factory.mktemp("frozen") / "project"
    copy_project(project, DATA / "birth-support")
    made = {}
    for builder in BUILDERS:
        made[builder] = build_site(project, builder).rename(project / f"site-{builder}")
    return made


@pytest.fixture(scope="session", params=BUILDERS)
def site(request: pytest.FixtureRequest, sites: dict[str, Path]) -> Path:
    """The site of the frozen list, as each builder made it."""
    return sites[request.param]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def material(sites: dict[str, Path]) -> Iterator[str]:
    """The address of the frozen list as MkDocs made it, for what Material alone does."""
    with serve(sites["mkdocs"]) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
