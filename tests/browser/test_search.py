"""The search box as people use it, on the site as MkDocs made it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.accessibility import serious_faults
from tests.browser.search_boxes import WAYS, SearchBox, found_as_expected
from tests.conftest import GOLDEN, ROOT
from tests.searching import names_of
from zeren.addresses import party_page
from zeren.model import Role
from zeren.register.building import Register

QUERIES: list[dict[str, Any]] = [
    case
    for name in ("queries", "questions")
    for case in yaml.safe_load((GOLDEN / f"{name}.yml").read_text(encoding="utf-8"))
]
INDEX = "assets/search/index.js"
JAVASCRIPTS = ROOT / "zeren/pages/theme/assets/javascripts"


@pytest.fixture(scope="module")
def used(browser: Browser, material: str) -> Iterator[SearchBox]:
    """A box in which one query follows another."""
    box = SearchBox(browser.new_page(locale="zh-CN"), material)
    box.open("tasks/birth-support-1/")
    yield box
    box.page.close()


@pytest.fixture
def box(page: Page, material: str) -> SearchBox:
    """The box of a page that was just opened."""
    box = SearchBox(page, material)
    box.open("units/caizheng-ju/")
    return box


def test_there_are_two_hundred_everyday_queries_of_every_kind() -> None:
    assert len(QUERIES) >= 200
    assert {case["by"] for case in QUERIES if "by" in case} == {"literal", "asked", *WAYS}


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case["query"])
def test_an_everyday_query_shows_this_first(case: dict[str, Any], used: SearchBox) -> None:
    hits = used.find(case["query"])
    assert case.get("answer", "") in used.status
    assert [hit.page for hit in hits[:1]] == [case.get("first")] * ("first" in case)
    for hit in hits[:1]:
        assert found_as_expected(hit, case)
        assert all(words in hit.roles for words in case.get("role", "").split(" "))


def test_the_own_page_comes_first_for_every_name_of_every_party(
    used: SearchBox, published: Register
) -> None:
    for party in published.parties:
        for name in names_of(party):
            assert used.find(name)[0].page == party_page(party), name


def test_literal_hits_come_first_and_all_others_are_labelled(used: SearchBox) -> None:
    hits = used.find("芒市")
    assert [hit.is_literal for hit in hits] == sorted((h.is_literal for h in hits), reverse=True)
    assert all(bool(hit.reasons) is not hit.is_literal for hit in hits)
    assert used.status.endswith("找到 1 个结果，另有 28 个相关结果")


def test_results_stand_in_groups(used: SearchBox) -> None:
    groups = [hit.group for hit in used.find("各县市")]
    assert list(dict.fromkeys(groups)) == ["责任主体和清单", "任务", "使用说明"]
    assert groups == sorted(groups, key=list(dict.fromkeys(groups)).index)


def test_the_match_is_marked_in_the_writing_of_the_document(used: SearchBox) -> None:
    marks = {query: set(used.find(query)[0].marked) for query in ("託育", "五百万元", "cz局")}
    assert marks == {"託育": {"托育"}, "五百万元": {"500万元"}, "cz局": {"财政局"}}


def test_what_is_not_found_is_said(used: SearchBox) -> None:
    assert used.find("犇骉羴") == []
    assert "没有找到“犇骉羴”" in used.status
    used.find("")
    assert used.status == "输入单位、任务或关键词"


def test_more_results_come_when_asked_for(used: SearchBox) -> None:
    tasks = [hit for hit in used.find("州") if hit.group == "任务"]
    assert len(tasks) == 20
    used.page.get_by_role("button", name="再显示一些（还有 9 个）").click()
    expect(used.links.nth(len(used.hits()) - 1)).to_be_visible()
    assert len([hit for hit in used.hits() if hit.group == "任务"]) == 29


def test_the_first_result_opens_with_enter(box: SearchBox, page: Page) -> None:
    box.input.fill("医保局")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/yibao-ju/**")


def test_arrows_go_through_the_results_and_typing_goes_on_in_the_box(
    box: SearchBox, page: Page
) -> None:
    box.find("财政")
    page.keyboard.press("ArrowDown")
    expect(box.links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(box.links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box.input).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box.links.last).to_be_focused()
    page.keyboard.type("z")
    expect(box.input).to_have_value("财政z")


@pytest.mark.parametrize("key", ["f", "s", "/"])
def test_the_keys_of_the_theme_open_the_box(key: str, box: SearchBox, page: Page) -> None:
    page.keyboard.press(key)
    expect(box.input).to_be_focused()
    expect(box.input).to_have_value("")


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_the_keys_of_the_theme_close_the_box(key: str, box: SearchBox, page: Page) -> None:
    box.find("财政")
    page.keyboard.press(key)
    expect(box.links.first).to_be_hidden()
    expect(box.input).not_to_be_focused()


def test_the_box_is_emptied_by_its_button(box: SearchBox, page: Page) -> None:
    box.find("财政")
    page.get_by_role("button", name="清空当前内容").click()
    expect(box.input).to_have_value("")
    expect(box.input).to_be_focused()
    expect(box.links).to_have_count(0)


def test_results_open_on_a_phone(browser: Browser, material: str) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, locale="zh-CN"
    )
    box = SearchBox(context.new_page(), material)
    box.open("tasks/birth-support-1/")
    box.page.locator(".md-header__button[for=__search]").tap()
    expect(box.input).to_be_focused()
    box.find("财政局")
    assert box.sideways_overflow_of_results() == 0
    box.links.first.tap()
    box.page.wait_for_url("**/units/caizheng-ju/**")
    context.close()


def query_in_address(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("q", [])


def test_the_address_carries_the_search_while_the_box_is_open(box: SearchBox, page: Page) -> None:
    box.find("财政局 补贴")
    page.wait_for_url("**/?q=*")
    assert query_in_address(page) == ["财政局 补贴"]
    page.keyboard.press("Escape")
    assert query_in_address(page) == []


def test_an_address_with_a_search_opens_the_box_with_its_results(page: Page, material: str) -> None:
    box = SearchBox(page, material)
    box.open(f"?q={quote('财政局 补贴')}")
    expect(box.input).to_have_value("财政局 补贴")
    expect(box.links.first).to_be_visible()
    assert box.hits()[0].page == "tasks/birth-support-15/"


def test_the_link_of_a_search_is_copied(box: SearchBox, page: Page, material: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    box.find("产假")
    page.wait_for_url("**/?q=*")
    page.get_by_role("button", name="复制这次搜索的链接").click()
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{material}units/caizheng-ju/?q={quote('产假')}"


@pytest.mark.parametrize("query", ["瑞丽", "谁负责托育", "我县要做什么", "疾控"])
def test_axe_finds_nothing_serious_in_the_results(query: str, box: SearchBox, page: Page) -> None:
    box.find(query)
    assert serious_faults(page) == []


def test_the_answer_is_told_and_its_links_stand_before_the_results(
    box: SearchBox, page: Page
) -> None:
    box.find("谁负责托育")
    assert box.status.startswith("托育：8 项任务，牵头最多的是州卫生健康委（7 项）。")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status").get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(box.links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/units/weijian-wei/**")


def test_every_task_says_who_leads_it(used: SearchBox, published: Register) -> None:
    leads = {
        f"tasks/{task.id}/": [
            party.name
            for role, parties in published.roles(task.id)
            if role is Role.LEAD
            for party in parties
        ]
        for task in published.tasks
    }
    hits = [hit for hit in used.find("托育") if hit.group == "任务"]
    assert len(hits) == 8
    for hit in hits:
        assert hit.roles.startswith(f"●牵头 {'、'.join(leads[hit.page][:4])}"), hit


BELOW_THE_FLOOR = "delete Element.prototype.replaceChildren; delete String.prototype.replaceAll"
# What Chromium has only since 92, and later.
ABOVE_THE_FLOOR = """
  for (const name of ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "with"]) {
    delete Array.prototype[name];
    delete String.prototype[name];
  }
  delete Object.hasOwn; delete Object.groupBy; delete Map.groupBy;
  delete globalThis.structuredClone;
  delete globalThis.Crypto.prototype.randomUUID; delete AbortSignal.timeout; delete AbortSignal.any;
"""


def test_a_browser_below_the_floor_is_told_so(page: Page, material: str) -> None:
    page.add_init_script(BELOW_THE_FLOOR)
    page.goto(f"{material}?q=财政局")
    expect(page.get_by_text("浏览器版本过低，搜索和筛选用不了")).to_be_visible()
    expect(page.get_by_text("请检查网络")).to_have_count(0)


def test_a_browser_that_cannot_read_the_scripts_is_told_so(page: Page, material: str) -> None:
    page.route(
        "**/search/engines.js",
        lambda route: route.fulfill(body="class A { #unread( }", content_type="text/javascript"),
    )
    page.goto(f"{material}?q=财政局")
    expect(page.get_by_text("浏览器版本过低，搜索和筛选用不了")).to_be_visible()


def test_no_more_is_asked_of_a_browser_than_the_floor_has(page: Page, mkdocs_site: Path) -> None:
    page.add_init_script(ABOVE_THE_FLOOR)
    # From a folder, where the engine is in the page, where the script above is run.
    page.goto(f"{(mkdocs_site / 'index.html').as_uri()}?q=财政局牵头的任务")
    expect(page.get_by_text("州财政局牵头：8 项任务")).to_be_visible()
    page.goto(f"{(mkdocs_site / 'units/caizheng-ju/index.html').as_uri()}")
    assert page.evaluate("[typeof [].at, typeof Object.hasOwn]") == ["undefined", "undefined"]


def test_the_floor_is_stated_alike() -> None:
    floor = re.findall(
        r"(Edge|Firefox|Safari) (\d+)",
        (JAVASCRIPTS / "loading.js").read_text(encoding="utf-8"),
    )
    assert floor == [("Edge", "86"), ("Firefox", "90"), ("Safari", "15")]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "Chromium 86, Firefox 90 and Safari 15" in readme
    guide = (ROOT / "zeren/pages/templates/guide.md.jinja").read_text(encoding="utf-8")
    assert "（Chromium 86 起）、Firefox 90 起、Safari 15 起" in guide


def test_the_page_of_missing_pages_searches_too(page: Page, material: str) -> None:
    box = SearchBox(page, material)
    box.open("404.html")
    assert box.find("财政局")[0].page == "units/caizheng-ju/"


@pytest.mark.parametrize(
    "file", [INDEX, "search/folding.js", "search/worker.js", "search/engine.js"]
)
def test_where_the_search_cannot_be_had_that_is_said(file: str, box: SearchBox, page: Page) -> None:
    page.context.route(f"**/{file}*", lambda route: route.abort())
    box.input.fill("财政局")
    expect(page.get_by_text("搜索数据没有取到")).to_be_visible()
    page.context.unroute_all()
    assert box.find("财政局 ")[0].page == "units/caizheng-ju/"


class Bytes:
    """The bytes that a page fetches for searching."""

    def __init__(self, context: BrowserContext) -> None:
        self.requests: list[Request] = []
        context.on("request", lambda request: self.requests.append(request))  # noqa: PLW0108 - no bound method will do

    def by_path(self) -> dict[str, int]:
        paths = {urlsplit(request.url).path.strip("/"): request for request in self.requests}
        return {
            path: request.sizes()["responseBodySize"]
            for path, request in paths.items()
            if "search" in path
        }


def test_before_the_box_is_used_only_a_stub_is_fetched(
    context: BrowserContext, material: str, mkdocs_site: Path
) -> None:
    fetched = Bytes(context)
    box = SearchBox(context.new_page(), material)
    box.open("units/caizheng-ju/")
    before = fetched.by_path()
    assert list(before) == ["assets/javascripts/search/start.js"]
    # More than half of it is the box, whose markup stood in every page before.
    assert sum(before.values()) < 6500
    box.find("财政局")
    used = fetched.by_path()
    assert used[INDEX] == (mkdocs_site / INDEX).stat().st_size
    box.find("财政局 补贴")
    assert fetched.by_path() == used
