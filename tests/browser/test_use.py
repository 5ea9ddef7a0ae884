"""What a person does with the pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility import serious_faults
from tests.browser.page_objects import HomePage, MatrixPage, SitePage, TaskPage
from tests.conftest import DATA, register_of

KINDS = {
    "home": "",
    "task": "tasks/birth-support-4/",
    "tasks": "tasks/",
    "unit": "units/caizheng-ju/",
    "units": "units/",
    "county": "counties/yingjiang/",
    "counties": "counties/",
    "collective": "collectives/joint-conference-members/",
    "collectives": "collectives/",
    "plans": "plans/",
    "about": "about/",
    "plan": "plans/birth-support/",
    "matrix": "matrix/",
    "calendar": "calendar/",
    "targets": "targets/",
    "statistics": "statistics/",
    "guide": "guide/",
    "not found": "404.html",
}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(kind: str, used_page: Page, address: str) -> None:
    SitePage(used_page, address).open(KINDS[kind])
    assert serious_faults(used_page) == []


def test_the_large_button_opens_the_search_of_the_header(page: Page, material: str) -> None:
    home = HomePage(page, material)
    home.open("")
    home.press_search()
    expect(home.search_box).to_be_focused()


def test_the_first_link_says_that_it_leads_to_the_content(page: Page, address: str) -> None:
    SitePage(page, address).open("tasks/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "跳转至正文"
    expect(page.get_by_role("link", name="跳转至正文")).to_be_focused()


def test_the_page_of_missing_pages_stands_where_others_do(used_page: Page, address: str) -> None:
    seen = SitePage(used_page, address)
    lefts = []
    for path in ("tasks/", "404.html"):
        seen.open(path)
        box = used_page.locator("article h1").bounding_box()
        assert box
        lefts.append(box["x"])
    assert lefts[0] == pytest.approx(lefts[1], abs=1)


@pytest.mark.parametrize("width", [1366, 1440])
def test_what_may_be_searched_for_is_read_whole(width: int, page: Page, material: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    SitePage(page, material).open("tasks/")
    cut = page.locator("[data-md-component=search-query]").evaluate(
        """field => {
          const style = getComputedStyle(field);
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = style.font;
          const room = field.clientWidth - parseFloat(style.paddingLeft)
            - parseFloat(style.paddingRight);
          return pen.measureText(field.placeholder).width - room;
        }"""
    )
    assert cut <= 0


def test_without_scripts_the_short_address_is_said_in_words(
    browser: Browser, material: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{material}tasks/birth-support-16/")
    page.get_by_role("link", name="本项任务的短网址").click()
    page.wait_for_url(f"{material}tasks/birth-support-16/")
    context.close()


def test_a_task_is_copied_as_plain_text(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    task = TaskPage(page, address)
    task.open("tasks/birth-support-16/")
    published = register_of(DATA / "birth-support").task_of["birth-support-16"]
    assert task.copy_task().splitlines() == [
        f"16. {published.text}",
        "牵头：州医保局",
        "配合：州财政局、州卫生健康委",
        "落实：各县市党委和政府",
        "来源：附件1 重点任务分工清单 第 16 项",
    ]


def test_the_short_address_leads_to_the_task(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    task = TaskPage(page, address)
    task.open("tasks/birth-support-16/")
    short = task.copy_short_address()
    assert short == f"{address}t/birth-support-16/"
    page.goto(short)
    page.wait_for_url(f"{address}tasks/birth-support-16/")
    assert task.heading.startswith("第 16 项")


def test_the_heads_of_the_matrix_stay_in_view(page: Page, address: str) -> None:
    matrix = MatrixPage(page, address)
    page.set_viewport_size({"width": 900, "height": 600})
    matrix.open("matrix/")
    party = matrix.head_of_party("州财政局")
    task = matrix.head_of_task("每年报告人口工作情况")
    top = matrix.offset_in_region(party)[1]
    left = matrix.offset_in_region(task)[0]
    matrix.scroll_by(right=300, down=400)
    assert matrix.region.evaluate("region => [region.scrollLeft, region.scrollTop]") == [300, 400]
    assert matrix.offset_in_region(party)[1] == pytest.approx(top, abs=1)
    assert matrix.offset_in_region(task)[0] == pytest.approx(left, abs=1)


def test_a_screen_reader_hears_the_role_in_a_cell(page: Page, material: str) -> None:
    matrix = MatrixPage(page, material)
    matrix.open("matrix/")
    marks = (
        matrix.row_of_task("完善生育医疗费用医保报销").get_by_role("gridcell").get_by_role("img")
    )
    heard = {
        words: marks.and_(page.get_by_role("img", name=words, exact=True)).count()
        for words in ("牵头", "配合", "落实", "落实（经集体责任主体）")
    }
    assert heard == {"牵头": 1, "配合": 2, "落实": 1, "落实（经集体责任主体）": 5}
    assert marks.count() == sum(heard.values())


def test_without_scripts_the_pages_hold_everything(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = SitePage(context.new_page(), address)
    page.open("")
    assert page.page.get_by_role("link", name="州财政局").count() == 1
    page.open("units/caizheng-ju/")
    assert "牵头" in page.page.locator("article").inner_text()
    context.close()
