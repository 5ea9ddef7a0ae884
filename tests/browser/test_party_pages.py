"""The page of a party: its duties at the first look, on phones by title, and copied as text."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.page_objects import DutiesPage
from tests.built import PHONE

LAPTOP = ViewportSize(width=1366, height=768)
UNIT = "units/weijian-wei/"
COUNTY = "counties/yingjiang/"


@pytest.fixture
def unit(page: Page, address: str) -> DutiesPage:
    unit = DutiesPage(page, address)
    page.set_viewport_size(LAPTOP)
    unit.open(UNIT)
    return unit


def test_the_first_duty_is_seen_without_scrolling(unit: DutiesPage) -> None:
    assert unit.top_of_duties() < 530


def test_a_unit_sees_where_it_is_first_in_charge(unit: DutiesPage) -> None:
    assert "首位牵头 17" in unit.counts
    expect(unit.row("1")).to_contain_text("首位牵头")
    # The order of the sentence, the unit itself among them.
    expect(unit.row("8")).to_contain_text("第 3 位牵头州发展改革委、州财政局、州卫生健康委")
    expect(unit.row("9")).to_contain_text("首位牵头（独自）")


def test_on_a_phone_stand_short_titles_that_open(page: Page, address: str) -> None:
    page.set_viewport_size(PHONE)
    unit = DutiesPage(page, address)
    unit.open(UNIT)
    row = unit.row("10")
    text = row.get_by_text("每个县市至少建立2个")
    expect(text).to_be_hidden()
    unit.unfold("建立托育服务指导中心和示范机构")
    expect(text).to_be_visible()
    page.get_by_role("button", name="全部展开").click()
    expect(unit.row("1").get_by_text("每千常住人口婴幼儿托位")).to_be_visible()
    assert unit.sideways_overflow() <= 0


def test_without_scripts_a_phone_shows_all(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        unit = DutiesPage(context.new_page(), address)
        unit.open(UNIT)
        expect(unit.row("10").get_by_text("每个县市至少建立2个")).to_be_visible()


def test_duties_are_copied_with_role_and_short_address(unit: DutiesPage) -> None:
    unit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    copied = unit.copy("复制全部 26 项").splitlines()
    assert copied[0] == "州卫生健康委的任务："
    assert len(copied) == 27
    assert copied[1] == (
        f"第 1 项 建立生育支持政策体系和普惠托育服务体系（牵头） {unit.address}t/birth-support-1/"
    )


def test_ticked_duties_alone_are_copied(unit: DutiesPage) -> None:
    unit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for title in ("规范辅助生殖技术服务", "创建全国婴幼儿照护服务示范城市"):
        unit.tick(title)
    copied = unit.copy("复制勾选的 2 项").splitlines()
    assert [line.split("（")[0] for line in copied[1:]] == [
        "第 6 项 规范辅助生殖技术服务",
        "第 14 项 创建全国婴幼儿照护服务示范城市",
    ]
    unit.page.get_by_role("button", name="取消勾选").click()
    expect(unit.page.get_by_role("button", name="复制全部 26 项")).to_be_visible()


def test_a_county_sees_whom_to_turn_to_and_dates_before_its_tasks(page: Page, address: str) -> None:
    county = DutiesPage(page, address)
    county.open(COUNTY)
    headings = county.headings
    assert headings[:2] == ["找谁", "时间和数字"]
    assert headings[2].startswith("△ 落实")
    assert county.page.get_by_text("未登记").count() == 0


@pytest.mark.parametrize("path", [UNIT, COUNTY, "tasks/birth-support-5/", "plans/", "tasks/"])
@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_no_name_of_a_unit_is_broken(
    size: ViewportSize, path: str, page: Page, material: str
) -> None:
    page.set_viewport_size(size)
    duties = DutiesPage(page, material)
    duties.open(path)
    assert duties.broken_names(longest=10) == []
