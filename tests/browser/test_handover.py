"""The page for handing over: one unit chosen, its next date, and all of it without scripts."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.accessibility import serious_faults
from tests.browser.page_objects import DatesPage
from tests.sites import serve

DAY = datetime(2025, 11, 20, 4, tzinfo=UTC)
HANDOVER, ACCESSIBILITY = "guide/handover/", "guide/accessibility/"


def test_a_unit_is_chosen_and_kept_in_the_address(page: Page, address: str) -> None:
    page.clock.set_fixed_time(DAY)
    seen = DatesPage(page, address)
    seen.open(HANDOVER)
    rows = page.locator("[data-zr-for]:visible")
    everybody = rows.count()
    seen.choose("谁的", "州财政局")
    expect(rows).to_have_count(1)
    assert everybody > 1
    row = rows.first.inner_text()
    assert "牵头 8" in row.replace("\n", "").replace("●", "")
    assert "下一个日期：2025年" in row
    assert "未登记" in row
    expect(page).to_have_url(f"{address}{HANDOVER}?party=units%2Fcaizheng-ju")
    page.reload()
    expect(rows).to_have_count(1)


def test_it_is_a_plain_table_without_scripts(browser: Browser, mkdocs_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    with serve(mkdocs_site) as address:
        page = context.new_page()
        page.goto(address + HANDOVER)
        expect(page.get_by_role("row").filter(has_text="州财政局")).to_be_visible()
        expect(page.get_by_role("combobox")).to_have_count(0)
    context.close()


def test_the_new_pages_of_the_guide_shut_nobody_out(page: Page, address: str) -> None:
    seen = DatesPage(page, address)
    for path in ("guide/", HANDOVER, ACCESSIBILITY):
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            seen.open(path)
            assert serious_faults(page) == [], path
            assert seen.sideways_overflow() <= 0, path
            seen.change_colours()
            assert serious_faults(page) == [], path
