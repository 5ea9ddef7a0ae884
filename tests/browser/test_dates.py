"""Dates and numbers in the browser: judged for the reader's day, whatever the day of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.page_objects import DatesPage
from zeren.addresses import CALENDAR, TARGETS

SUBSIDY, REPORT, CENTRES = (f"tasks/birth-support-{number}/" for number in (15, 29, 10))
COUNTY = "counties/yingjiang/"
PERIOD, YEARLY = "2023年1月1日至2025年12月31日", "每年12月10日前"
RUNNING = "正在执行，到2025年12月31日为止"
OVER = "这项规定的期限已过：2025年12月31日"

# By the day in China: what is said of the subsidy, and of the yearly report.
SAID = {
    "2025-12-09": (
        "正在执行，到2025年12月31日为止，还有 22 天",
        "下一次：2025年12月10日，还有 1 天",
    ),
    "2025-12-10": (
        "正在执行，到2025年12月31日为止，还有 21 天",
        "下一次：2025年12月10日，就是今天",
    ),
    "2025-12-11": ("正在执行，到2025年12月31日为止，还有 20 天", "下一次：2026年12月10日"),
    "2025-12-31": ("正在执行，到2025年12月31日为止，就是今天", "下一次：2026年12月10日"),
    "2026-01-01": (OVER, "下一次：2026年12月10日"),
    "2027-06-01": (OVER, "下一次：2027年12月10日"),
}
# The first and the last minute of these days in China, on clocks there and elsewhere.
HOURS = {"first minute": "00:00:30+08:00", "last minute": "23:59:30+08:00"}
ZONES = ("Asia/Shanghai", "America/New_York")

OnADay = Callable[..., DatesPage]


@pytest.fixture
def on_a_day(browser: Browser, address: str) -> Iterator[OnADay]:
    pages: list[Page] = []

    def open_page(day: str, path: str, hour: str = "12:00+08:00", **options: object) -> DatesPage:
        page = browser.new_page(**{"locale": "zh-CN", **options})  # type: ignore[arg-type]
        page.clock.set_fixed_time(datetime.fromisoformat(f"{day}T{hour}"))
        pages.append(page)
        dates = DatesPage(page, address)
        dates.open(path)
        return dates

    yield open_page
    for page in pages:
        page.close()


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hour", HOURS)
@pytest.mark.parametrize("day", SAID)
def test_dates_are_judged_for_the_day_in_china(
    day: str, hour: str, zone: str, on_a_day: OnADay
) -> None:
    subsidy, report = SAID[day]
    page = on_a_day(day, SUBSIDY, HOURS[hour], timezone_id=zone)
    assert page.said_of(PERIOD) == subsidy
    page.open(REPORT)
    assert page.said_of(YEARLY) == report


def test_what_ran_out_is_said_of_each_amount_as_well(on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", SUBSIDY)
    assert page.judgements == [OVER] * 5


def test_where_the_text_leaves_open_what_it_means_both_are_said(on_a_day: OnADay) -> None:
    page = on_a_day("2025-06-01", CENTRES)
    assert page.said_of("2025年前") == (
        "按不含这个日期算，期限已过：2024年12月31日；按含算，到2025年12月31日为止"
    )


def test_without_scripts_dates_stand_there_without_a_judgement(on_a_day: OnADay) -> None:
    page = on_a_day("2027-06-01", SUBSIDY, java_script_enabled=False)
    assert page.dates == [PERIOD, "按年度", "给予每人每年50元参保补贴"]
    assert page.judgements == []
    page.open(CALENDAR)
    assert YEARLY in page.dates
    expect(page.page.locator("[data-zr-figure-filters]")).to_be_hidden()


def test_the_quote_is_one_click_away(on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", COUNTY)
    assert "每年12月10日前要向州委、州政府报告" in page.prove(YEARLY)


def test_what_is_due_comes_first_and_what_is_past_last(on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", COUNTY)
    assert page.dates[:4] == [YEARLY, "到2025年", "2025年前", PERIOD]
    page = on_a_day("2025-06-01", COUNTY)
    assert page.dates[:4] == ["到2025年", "2025年前", PERIOD, YEARLY]


def test_home_and_statistics_name_the_next_date(on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", "")
    words = "下一个日期：2026年12月10日（还有 13 天） 第 29 项 每年报告人口工作情况"
    assert page.next_date.startswith(words)
    page.open("statistics/")
    assert page.next_date.startswith(words)
    assert on_a_day("2025-12-20", "").next_date.startswith(
        "下一个日期：2025年12月31日（还有 11 天）"
    )


def test_the_calendar_says_what_comes_and_filters_by_whose_it_is(on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", CALENDAR)
    assert page.coming == ["第 29 项 每年报告人口工作情况 下一次：2026年12月10日，还有 13 天"]
    assert page.found == "共 11 条，30 天内到期 1 条，期限已过 3 条"
    page.choose("谁的", "州司法局")
    assert page.dates == ["到2025年", "定期"]
    assert page.found == "符合的有 2 条，共 11 条，期限已过 1 条"
    expect(page.page).to_have_url(f"{page.address}{CALENDAR}?party=units%2Fsifa-ju")
    page.choose("哪些", "没有写明日期")
    assert page.dates == ["定期"]
    page.page.go_back()
    expect(page.field("哪些")).to_have_value("")
    assert on_a_day("2027-06-01", CALENDAR).coming == ["30 天内没有到期的。"]


def test_a_choice_can_be_sent_as_an_address(on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", f"{CALENDAR}?party=counties%2Fyingjiang&state=soon")
    assert page.dates == [YEARLY]


def test_a_county_is_led_to_what_it_must_reach(on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", TARGETS)
    page.page.get_by_role("link", name="盈江县", exact=True).click()
    expect(page.field("谁的")).to_have_value("counties/yingjiang")
    assert page.amounts == ["≥ 4.5 个", "≥ 2 个", "≥ 5 个", "> 70 平方米", "≥ 1 个", "≥ 1 次"]
    page.choose("类型", "金额")
    assert "5000 元" in page.amounts


def test_boxes_to_tick_and_whose_list_it_is_stand_on_paper_alone(on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", f"{TARGETS}?party=counties%2Fyingjiang&kind=target").page
    expect(page.locator("td.zr-check").first).to_be_hidden()
    expect(page.get_by_text("盈江县 · 目标", exact=True)).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("td.zr-check").first).to_be_visible()
    expect(page.get_by_text("盈江县 · 目标", exact=True)).to_be_visible()
    expect(page.locator("[data-zr-figure-filters]")).to_be_hidden()


@pytest.mark.parametrize("path", [CALENDAR, TARGETS, COUNTY, SUBSIDY])
def test_no_page_scrolls_sideways_on_a_phone(path: str, on_a_day: OnADay) -> None:
    page = on_a_day("2026-11-27", path, viewport={"width": 320, "height": 640}).page
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(wide)
