"""Many lists: what a unit and a county bear over all of them, filtered and in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility import serious_faults
from tests.browser.page_objects import DutiesPage, SitePage
from tests.built import PHONE, dead_links, faults_on_a_phone
from tests.many_lists import Size, write_many_lists
from tests.once import made_once
from tests.sites import build_site, make_site_folder, serve

PLANS = 8
PAGES = (
    "counties/c0/",
    "counties/c0/part/2/",
    "units/u1/",
    "tasks/",
    "plans/",
    "plans/p0/",
    "tasks/p0-1/",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        data = write_many_lists(folder / "lists", Size(PLANS, tasks=20, units=9, counties=2))
        make_site_folder(folder / "own", data)
        build_site(folder / "own", "mkdocs")

    return made_once(tmp_path_factory, "many-lists", make) / "own" / "site"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serve(folder) as address:
        yield address


@pytest.fixture
def county(page: Page, address: str) -> DutiesPage:
    county = DutiesPage(page, address)
    county.open("counties/c0/")
    return county


def test_what_is_in_force_stands_first_and_in_parts(county: DutiesPage) -> None:
    assert county.parts == ["1", "2", "3"]
    expect(county.rows).to_have_count(60)
    expect(county.page.get_by_text("符合的有")).to_have_count(0)


def test_a_plan_is_shown_from_all_parts_and_stands_in_the_address(county: DutiesPage) -> None:
    county.choose("清单", "第7号任务分工清单")
    expect(county.found).to_have_text("符合的有 20 项，共 160 项")
    expect(county.rows).to_have_count(20)
    expect(county.page).to_have_url(f"{county.address}counties/c0/?plan=p7")
    county.page.reload()
    expect(county.rows).to_have_count(20)
    county.page.go_back()


def test_a_link_to_a_choice_shows_it(page: Page, address: str) -> None:
    county = DutiesPage(page, address)
    county.open("counties/c0/?text=第3号清单第5项&role=implement")
    expect(county.found).to_have_text("符合的有 1 项，共 160 项")
    expect(county.rows.get_by_role("link", name="第3号清单第5项工作")).to_be_visible()
    county.reset()
    expect(county.rows).to_have_count(60)


def test_a_duty_from_another_part_leads_to_its_task(county: DutiesPage) -> None:
    county.choose("清单", "第6号任务分工清单")
    county.rows.get_by_role("link", name="第6号清单第20项工作").click()
    county.page.wait_for_url("**/tasks/p6-20/")


def test_what_has_ended_is_shown_by_a_switch(page: Page, address: str) -> None:
    unit = DutiesPage(page, address)
    unit.open("units/u1/?plan=p4")
    expect(unit.plans.first).to_contain_text("已结束")
    unit.open("units/u1/")
    expect(unit.plans.filter(has_text="已结束")).to_have_count(0)
    unit.switch("也看已结束、已被替代的清单")
    expect(unit.plans.filter(has_text="已结束").first).to_be_visible()
    expect(unit.page).to_have_url(f"{address}units/u1/?past=1")


def test_what_is_shown_is_copied(county: DutiesPage) -> None:
    county.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert len(county.copy("复制本页的 60 项").splitlines()) == 1 + 60
    county.choose("清单", "第7号任务分工清单")
    _, *lines = county.copy("复制全部 20 项").splitlines()
    assert [line.split(" ")[-1] for line in lines] == [
        f"{county.address}t/p7-{number}/" for number in range(1, 21)
    ]


def test_what_has_ended_is_copied_where_it_is_shown_alone(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    unit = DutiesPage(page, address)
    unit.open("units/u1/?past=1")
    expect(unit.plans.filter(has_text="已结束").first).to_be_visible()
    shown, ended = (
        unit.rows.count(),
        page.locator("tr[data-zr-past]:visible, [data-zr-past] tr:visible:has(td)").count(),
    )
    assert ended
    assert "不再有效" not in unit.copy(f"复制全部 {shown - ended} 项")
    unit.open("units/u1/?plan=p4")
    expect(unit.plans.first).to_contain_text("已结束")
    _, *lines = unit.copy(f"复制全部 {unit.rows.count()} 项").splitlines()
    assert lines
    assert all("所在清单不再有效" in line for line in lines)


def test_words_are_found_as_the_search_finds_them(county: DutiesPage) -> None:
    county.type_words("第２號清單 １１項")
    expect(county.found).to_have_text("符合的有 1 项，共 160 项")


def test_words_are_found_in_texts_that_the_page_does_not_hold(county: DutiesPage) -> None:
    county.type_words("3-15")
    expect(county.found).to_have_text("符合的有 1 项，共 160 项")
    expect(county.rows.get_by_role("link", name="第3号清单第16项工作")).to_be_visible()


def test_where_the_texts_cannot_be_had_that_is_said(county: DutiesPage) -> None:
    county.page.context.route("**/assets/search/index.js*", lambda route: route.abort())
    county.type_words("3-1")
    expect(county.found).to_have_text(re.compile("^符合的有 0 项，共 160 项。正文没有取到"))
    county.page.context.unroute_all()
    county.type_words("3-15")
    expect(county.found).to_have_text("符合的有 1 项，共 160 项")


def test_the_search_shows_the_plan_of_a_task(page: Page, address: str) -> None:
    site = SitePage(page, address)
    site.open("")
    site.search("第4号清单第3项工作").wait_for()
    first = page.locator(".zr-found__details").first
    expect(first).to_contain_text("第4号任务分工清单")
    expect(first).to_contain_text("已结束")


def test_without_scripts_all_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    county = DutiesPage(context.new_page(), address)
    county.open("counties/c0/part/3/")
    expect(county.plans.filter(has_text="已结束").first).to_be_visible()
    expect(county.page.get_by_role("heading", name="已结束")).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_serious(path: str, used_page: Page, address: str) -> None:
    SitePage(used_page, address).open(path)
    assert serious_faults(used_page) == []


def test_axe_finds_nothing_serious_on_a_phone_in_the_dark(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark", viewport=PHONE, locale="zh-CN")
    for path in PAGES:
        SitePage(page, address).open(path)
        assert serious_faults(page) == [], path
    page.close()


def test_every_link_leads_somewhere(folder: Path) -> None:
    assert dead_links(folder) == []


@pytest.mark.slow
def test_no_page_is_too_wide_or_asks_for_what_is_not_there(
    browser: Browser, folder: Path, address: str
) -> None:
    assert list(faults_on_a_phone(browser, folder, address)) == []
