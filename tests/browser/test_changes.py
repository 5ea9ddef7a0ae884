"""What changed, in the browser: the page of all changes, what is new for a party, of a task."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility import serious_faults
from tests.browser.page_objects import ChangesPage
from tests.built import PHONE
from tests.histories import STEPS
from tests.once import made_once
from tests.sites import BUILDERS, build_site, make_site_with_history, serve
from zeren.addresses import CHANGES
from zeren.text.dates import date_in_words

DAYS = [date_in_words(day) for day in (*(step.day for step in reversed(STEPS)), "2025-01-01")]
RENAMED, SPLIT, TASK = "units/shichang-ju/", "units/gongan-ju/", "tasks/shuili-2/"
PAGES = (CHANGES, RENAMED, SPLIT, TASK)


@pytest.fixture(scope="module", params=BUILDERS)
def address_of_history(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    builder: str = request.param

    def make(folder: Path) -> None:
        build_site(make_site_with_history(folder), builder)

    site = made_once(tmp_path_factory, f"history-{builder}", make) / "site"
    with serve(site) as address:
        yield address


@pytest.fixture
def changes(address_of_history: str, page: Page) -> ChangesPage:
    return ChangesPage(page, address_of_history)


def test_the_newest_changes_come_first(changes: ChangesPage) -> None:
    changes.open(CHANGES)
    assert changes.days == DAYS
    assert changes.lines[-1] == "开始收录，共 6 项任务"


def test_the_words_before_and_after_are_marked(changes: ChangesPage) -> None:
    changes.open(TASK)
    assert ("2025年12", "2026年6") in list(zip(changes.gone, changes.new, strict=True))
    assert ("30", "和插座35") in list(zip(changes.gone, changes.new, strict=True))


def test_a_party_finds_what_is_new_for_it_and_all_before(changes: ChangesPage) -> None:
    changes.open(SPLIT)
    assert changes.lines[1:] == [
        "第 2 项 换电线：州公安局的职责由州公安一局接手（牵头）",
        "第 6 项 建充电桩：州公安局的职责由州公安二局接手（牵头）",
    ]
    changes.follow("全部更新")
    assert changes.field("谁的").input_value() == SPLIT.rstrip("/")
    assert changes.days[0] == "2025年11月1日"
    assert "2025年9月1日" not in changes.days


def test_a_renamed_unit_finds_what_it_bore_under_its_old_name(changes: ChangesPage) -> None:
    changes.open(f"{CHANGES}?party={RENAMED.rstrip('/')}")
    assert "州市场监管局新任配合" in changes.lines
    changes.choose("谁的", "州水利局")
    assert changes.days[-1] == "2025年4月1日"
    changes.page.go_back()
    assert "州市场监管局新任配合" in changes.lines


def test_all_changes_can_be_read_without_scripts(address_of_history: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        changes = ChangesPage(context.new_page(), address_of_history)
        changes.open(CHANGES)
        assert changes.days == DAYS


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_shut_out(path: str, changes: ChangesPage) -> None:
    changes.open(path)
    assert serious_faults(changes.page) == []
    changes.page.set_viewport_size(PHONE)
    assert changes.sideways_overflow() <= 0
