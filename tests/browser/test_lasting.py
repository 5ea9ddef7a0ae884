"""Addresses that stay: tasks that are done no more, and pages that have another address today."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility import serious_faults
from tests.browser.page_objects import RetiredTaskPage, SitePage, TaskPage
from tests.browser.search_boxes import SearchBox
from tests.built import PHONE, dead_links
from tests.conftest import DATA
from tests.once import made_once
from tests.sites import BUILDERS, build_site, make_site_folder, serve

PAGES = ("tasks/roads-2/", "tasks/roads-4/", "tasks/roads-6/", "tasks/roads-1/", "plans/roads/")


def made(factory: pytest.TempPathFactory, builder: str) -> Path:
    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("SITE_URL", "https://example.org/")  # for the site map
            build_site(make_site_folder(folder, DATA / "lasting"), builder)

    return made_once(factory, f"lasting-{builder}", make) / "site"


@pytest.fixture(scope="session", params=BUILDERS)
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as each builder makes it."""
    return made(tmp_path_factory, request.param)


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address


@pytest.fixture
def material(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(made(tmp_path_factory, "mkdocs")) as address:
        yield address


def test_a_task_that_is_done_no_more_says_where_it_went(page: Page, address: str) -> None:
    task = RetiredTaskPage(page, address)
    task.open("tasks/roads-2/")
    expect(task.notice).to_contain_text("这项任务已并入第 3 项 修复进村道路的桥涵")
    expect(task.notice).to_contain_text("自2026年1月起")
    expect(task.notice).to_contain_text("州政发〔2026〕3号")
    expect(task.notice).to_contain_text("现在执行的是：第 1 项 修路养路")
    assert task.last_text == "检查进村道路的路面和边沟，建立台账，及时报送情况。"
    expect(page.get_by_role("heading", name="原来的责任单位")).to_be_visible()
    expect(page.get_by_role("navigation", name="前后任务")).to_have_count(0)
    expect(page.get_by_role("button", name="复制任务和责任单位")).to_have_count(0)
    task.follow("第 1 项 修路养路")
    page.wait_for_url(f"{address}tasks/roads-1/")
    heir = TaskPage(page, address)
    assert heir.heading.startswith("第 1 项")
    expect(page.locator(".zr-notice").first).to_contain_text("由第 3 项 修复进村道路的桥涵并入")


@pytest.mark.parametrize(
    ("old", "now", "heading"),
    [
        ("t/roads-6/", "tasks/roads-6/", "第 6 项"),
        ("t/road-list-2/", "tasks/roads-2/", "第 2 项"),
        ("tasks/road-list-1/", "tasks/roads-1/", "第 1 项"),
        ("units/highways/", "units/traffic/", "州交通局"),
        ("counties/luxi/", "counties/mangshi/", "芒市"),
        ("collectives/county-offices/", "collectives/county-governments/", "各县市人民政府"),
        ("plans/road-list/", "plans/roads/", "道路清单"),
    ],
)
def test_an_old_address_leads_on(
    old: str, now: str, heading: str, page: Page, address: str
) -> None:
    page.goto(f"{address}{old}")
    page.wait_for_url(f"{address}{now}")
    assert SitePage(page, address).heading.startswith(heading)


def test_an_old_address_leads_on_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto(f"{address}units/highways/")
    page.wait_for_url(f"{address}units/traffic/")
    context.close()


def test_a_calendar_that_was_subscribed_to_lives_on(address: str) -> None:
    feeds = []
    for page in ("units/highways/", "units/traffic/"):
        with urllib.request.urlopen(f"{address}{page}duties.ics") as answer:  # noqa: S310 - our own
            feeds.append(answer.read())
    assert feeds[0] == feeds[1]
    assert b"BEGIN:VEVENT" in feeds[0]


def test_the_site_map_names_no_address_that_leads_on(folder: Path) -> None:
    told = (folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "tasks/roads-2/" in told
    assert not [old for old in ("highways", "road-list", "luxi", "/t/") if old in told]


def test_the_search_shows_what_is_done_no_more_last_and_says_so(page: Page, material: str) -> None:
    box = SearchBox(page, material)
    box.open("")
    hits = box.find("进村道路")
    tasks = [hit for hit in hits if hit.page.startswith("tasks/")]
    assert [hit.page for hit in tasks] == ["tasks/roads-1/", "tasks/roads-2/", "tasks/roads-3/"]
    result = page.locator(".zr-found a[href$='tasks/roads-2/']")
    expect(result.locator(".zr-found__details")).to_have_text("已并入")
    (withdrawn,) = box.find("已撤销")
    assert withdrawn.page == "tasks/roads-6/"


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(path: str, used_page: Page, address: str) -> None:
    SitePage(used_page, address).open(path)
    assert serious_faults(used_page) == []


def test_on_a_phone_in_the_dark_all_is_in_view(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark", viewport=PHONE, locale="zh-CN")
    for path in PAGES:
        task = SitePage(page, address)
        task.open(path)
        assert serious_faults(page) == [], path
        assert task.sideways_overflow() <= 0, path
    page.close()


def test_every_link_leads_somewhere(folder: Path) -> None:
    assert dead_links(folder) == []
