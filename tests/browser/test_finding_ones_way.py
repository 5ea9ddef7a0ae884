"""Where one is and where one gets from there: tabs, drawer, and the figures of the home page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_objects import DutiesPage, HomePage, MatrixPage, SitePage
from tests.built import PHONE
from tests.printing import folded, printed, text_of

TABS = ["首页", "责任单位", "县市", "工作任务", "责任矩阵", "日历和更新", "下载", "帮助"]


@pytest.mark.parametrize(
    ("path", "tab", "beside"),
    [
        ("", "首页", []),
        ("units/caizheng-ju/", "责任单位", ["责任单位", "集体责任主体"]),
        ("collectives/", "责任单位", ["责任单位", "集体责任主体"]),
        ("tasks/birth-support-4/", "工作任务", ["工作任务", "清单"]),
        ("plans/birth-support/", "工作任务", ["工作任务", "清单"]),
        ("statistics/", "责任矩阵", ["责任矩阵", "统计"]),
        ("targets/", "日历和更新", ["日历", "指标", "更新"]),
        ("guide/checks/", "帮助", ["使用说明", "交接", "无障碍说明", "关于本站"]),
    ],
)
def test_the_tabs_say_where_one_is(
    path: str, tab: str, beside: list[str], page: Page, address: str
) -> None:
    here = SitePage(page, address)
    here.open(path)
    assert here.tabs == TABS
    assert here.current_tab == tab
    assert here.pages_beside == beside


def test_the_drawer_of_a_phone_holds_every_page_of_the_nav(page: Page, material: str) -> None:
    page.set_viewport_size(PHONE)
    here = SitePage(page, material)
    here.open("units/caizheng-ju/")
    page.locator("label[for=__drawer].md-icon").click()
    drawer = page.get_by_role("navigation", name="导航栏")
    for words in ("首页", "责任单位", "集体责任主体", "清单", "统计", "更新", "关于本站"):
        expect(drawer.get_by_role("link", name=words, exact=True)).to_be_visible()


def test_the_figures_lead_to_what_they_count(page: Page, address: str) -> None:
    home = HomePage(page, address)
    for words, number in (("项没有配合", 4), ("项没有落实或负责", 1)):
        home.open("")
        assert home.follow_figure(words) == number
        assert len(MatrixPage(page, address).shown().tasks) == number
    home.open("")
    home.follow_figure("牵头")
    expect(page.get_by_role("combobox", name="角色")).to_have_value("lead")


def test_the_home_page_says_what_is_not_registered(page: Page, address: str) -> None:
    home = HomePage(page, address)
    home.open("")
    assert home.official == {
        "主办单位": "未登记",
        "发文机关": "未登记",
        "文号": "未登记",
        "印发日期": "未登记",
        "原文": "附件1 重点任务分工清单（网址未登记）",
    }


@pytest.mark.parametrize(
    ("party", "groups"),
    [("units/weijian-wei/", "首位牵头（17 项）"), ("counties/yingjiang/", "落实（28 项）")],
)
def test_the_summary_for_a_chief_is_one_sheet(
    party: str, groups: str, page: Page, material: str
) -> None:
    duties = DutiesPage(page, material)
    duties.open(party)
    page.get_by_role("link", name="一页摘要", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("一页摘要")
    (sheet,) = printed(page)
    text = text_of(sheet)
    assert folded(groups) in text
    assert "以正式印发文件为准" in text
