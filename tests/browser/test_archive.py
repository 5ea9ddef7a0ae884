"""Pages of earlier versions, in a browser: what they say, and where they lead."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility import serious_faults
from tests.browser.page_objects import ArchivedPage
from tests.browser.search_boxes import SearchBox
from tests.built import PHONE
from tests.commands import zeren_main
from tests.once import made_once
from tests.past_sites import make_history
from tests.sites import serve
from zeren.publishing.packages import offline_package, read_site

COPY = "archive/2026-09-30/"


@pytest.fixture(scope="session")
def archived_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with two earlier versions."""

    def make(folder: Path) -> None:
        make_history(folder)
        assert zeren_main(["archive", "--no-pdf", f"--site={folder}"]) == 0

    return made_once(tmp_path_factory, "archived", make) / "site"


@pytest.fixture(scope="session", params=["", "deep/er/"])
def address(
    request: pytest.FixtureRequest, archived_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site: at the root of a host, and in a folder of it."""
    root = archived_site
    if request.param:
        root = tmp_path_factory.mktemp("host")
        (root / "deep").mkdir()
        (root / "deep" / "er").symlink_to(archived_site)
    with serve(root) as served:
        yield f"{served}{request.param}"


def test_the_notice_leads_to_todays_page(page: Page, address: str) -> None:
    seen = ArchivedPage(page, address)
    seen.open(f"{COPY}units/finance/")
    assert page.title().startswith("2026年9月30日存档 - ")
    assert seen.notice.startswith("这是 2026年9月30日 的版本，已存档，不再更新。")
    assert serious_faults(page) == []
    seen.follow("现在的这一页")
    expect(page).to_have_url(f"{address}units/finance/")
    page.get_by_role("link", name="以前的版本").click()
    assert seen.heading == "以前的版本"
    assert serious_faults(page) == []
    page.get_by_role("link", name="2026年9月30日的版本").click()
    expect(page).to_have_url(f"{address}{COPY}")


def test_a_page_that_is_gone_leads_home(page: Page, address: str) -> None:
    seen = ArchivedPage(page, address)
    seen.open(f"{COPY}tasks/p-2/")
    assert "现在没有这一页了" in seen.notice
    seen.follow("现在的首页")
    expect(page).to_have_url(address)


def test_the_search_of_a_copy_finds_what_it_held(page: Page, address: str) -> None:
    for path, pages in ((COPY, ["tasks/p-2/"]), ("", [])):
        box = SearchBox(page, f"{address}{path}")
        box.open("units/finance/")
        assert [hit.page for hit in box.find("办好乙事") if hit.is_literal] == pages


def test_it_is_seen_on_a_phone_in_the_dark_and_on_paper(page: Page, address: str) -> None:
    seen = ArchivedPage(page, address)
    page.set_viewport_size(PHONE)
    seen.open(f"{COPY}tasks/p-1/")
    assert seen.sideways_overflow() == 0
    seen.change_colours()
    assert serious_faults(page) == []
    page.emulate_media(media="print")
    assert seen.is_noticed()


def test_it_opens_from_a_folder(page: Page, archived_site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(offline_package(read_site(archived_site), "s"))) as package:
        package.extractall(tmp_path)
    seen = ArchivedPage(page, f"{(tmp_path / 's').as_uri()}/")
    seen.open(f"{COPY}units/finance/index.html")
    seen.follow("现在的这一页")
    expect(page).to_have_url(f"{seen.address}units/finance/index.html")
    seen.open(f"{COPY}units/finance/index.html")
    seen.follow("其他日期的版本")
    assert seen.heading == "以前的版本"
