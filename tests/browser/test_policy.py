"""The content security policy: every page keeps it, and it holds back what is not ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.page_objects import SitePage
from tests.browser.test_use import KINDS
from tests.browser.watch import Watch
from tests.sites import pages_of

SHORT = "t/birth-support-1/"

REPORT = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def watch(context: BrowserContext, address: str) -> Watch:
    """Reports every violation, and what else a page should not do."""
    context.add_init_script(REPORT)
    return Watch(address)


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    page = context.new_page()
    watch.over(page)
    return page


@pytest.fixture(scope="module")
def watched(browser: Browser, address: str) -> Iterator[tuple[Page, Watch]]:
    """A page that is watched while one kind of page after the other opens in it."""
    context, watch = browser.new_context(locale="zh-CN"), Watch(address)
    context.add_init_script(REPORT)
    page = context.new_page()
    watch.over(page)
    yield page, watch
    context.close()


def files_of(site: Path) -> list[Path]:
    return [*(site / path / "index.html" for path in pages_of(site)), site / "404.html"]


def test_every_page_has_the_policy_before_anything_that_it_rules(site: Path) -> None:
    for file in files_of(site):
        head = html.parse(file).getroot().find("head")
        assert head is not None
        elements = list(head)
        policies = head.xpath("meta[@http-equiv='Content-Security-Policy']")
        assert len(policies) == 1, file
        assert policies[0].get("content", "").startswith("default-src 'none';"), file
        before = elements[: elements.index(policies[0])]
        assert {element.tag for element in before} <= {"meta"}, file


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(site: Path) -> None:
    for file in files_of(site):
        root = html.parse(file).getroot()
        assert root.xpath("//script[not(@src) and not(@type='application/json')]") == [], file
        assert root.xpath("//style | //@style | //@*[starts-with(name(), 'on')]") == [], file
        assert root.xpath("//@href[starts-with(., 'javascript:')]") == [], file


def test_no_page_tells_other_sites_where_a_reader_came_from(site: Path) -> None:
    for file in files_of(site):
        root = html.parse(file).getroot()
        assert root.xpath("//meta[@name='referrer']/@content") == ["no-referrer"], file


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_keeps_the_policy(
    kind: str, watched: tuple[Page, Watch], address: str
) -> None:
    page, watch = watched
    SitePage(page, address).open(KINDS[kind])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.violations") == []
    assert watch.faults == []


def test_short_addresses_keep_it_too(page: Page, address: str, watch: Watch) -> None:
    SitePage(page, address).open(SHORT)
    page.wait_for_url(f"{address}tasks/birth-support-1/")
    assert watch.faults == []


def test_search_and_colours_work_under_the_policy(page: Page, address: str, watch: Watch) -> None:
    seen = SitePage(page, address)
    seen.open("tasks/birth-support-4/")
    assert seen.colours == "default"
    seen.change_colours()
    assert seen.colours == "slate"
    seen.open("units/caizheng-ju/")
    assert seen.colours == "slate"
    expect(seen.search("单位")).to_be_visible()
    assert page.evaluate("window.violations") == []
    assert watch.faults == []


INJECTED = {
    "a script": ("<script>ran = 1</script>", "script-src-elem inline"),
    "a handler": ("<img src='assets/none.png' onerror='ran = 1'>", "script-src-attr inline"),
    "a link that is a script": ("<a href='javascript:ran = 1'>", "script-src-elem inline"),
    "a foreign script": (
        "<script src='https://evil.invalid/x.js'></script>",
        "script-src-elem https://evil.invalid/x.js",
    ),
    "a foreign picture": (
        "<img src='https://evil.invalid/x.png'>",
        "img-src https://evil.invalid/x.png",
    ),
    "a foreign style": (
        "<link rel='stylesheet' href='https://evil.invalid/x.css'>",
        "style-src-elem https://evil.invalid/x.css",
    ),
    "a style": ("<p style='position: fixed'>", "style-src-attr inline"),
    "a frame": ("<iframe src='about.html'></iframe>", "frame-src"),
    "a form": ("<form action='https://evil.invalid/'><button>", "form-action https://evil.invalid"),
    "another base": ("<base href='https://evil.invalid/'>", "base-uri https://evil.invalid/"),
    "a plug-in": ("<object data='assets/x.swf'></object>", "object-src"),
}


@pytest.mark.parametrize("what", INJECTED)
def test_what_is_not_ours_is_held_back(what: str, used_page: Page, address: str) -> None:
    """Were a text ever to become markup, the browser would still not do what it says."""
    markup, violation = INJECTED[what]
    SitePage(used_page, address).open("about/")
    found = used_page.evaluate(
        """markup => new Promise(resolve => {
             document.addEventListener("securitypolicyviolation", event =>
               resolve(`${event.effectiveDirective} ${event.blockedURI}`));
             const part = document.createRange().createContextualFragment(markup);
             document.body.append(part);
             document.body.lastElementChild.click();
             document.body.lastElementChild.querySelector("button")?.click();
           })""",
        markup,
    )
    assert found.startswith(violation)
    assert used_page.evaluate("window.ran ?? null") is None


def test_nothing_is_stored_but_the_chosen_colours(
    page: Page, context: BrowserContext, address: str
) -> None:
    seen = SitePage(page, address)
    for path in KINDS.values():
        seen.open(path)
    seen.open("")
    seen.change_colours()
    expect(seen.search("单位")).to_be_visible()
    seen.open("matrix/")
    stored = page.evaluate(
        """async () => ({
             local: Object.keys(localStorage),
             session: Object.keys(sessionStorage),
             databases: (await indexedDB.databases()).map(database => database.name),
             caches: await caches.keys(),
             workers: (await navigator.serviceWorker.getRegistrations()).length,
             cookies: document.cookie,
           })"""
    )
    assert context.cookies() == []
    assert stored == {
        "local": ["/.__palette"],
        "session": [],
        "databases": [],
        "caches": [],
        "workers": 0,
        "cookies": "",
    }
    colours = json.loads(page.evaluate("localStorage['/.__palette']"))
    assert colours["color"]["scheme"] == "slate"
