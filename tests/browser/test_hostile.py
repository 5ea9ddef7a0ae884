"""Hostile texts in every field: built by both builders and opened in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.browser.page_objects import SitePage
from tests.browser.watch import Watch
from tests.conftest import register_of
from tests.hostile import TEXTS, frames, shown_texts, write_hostile
from tests.sites import BUILDERS, build_site, make_site_folder, pages_of, serve
from zeren.pages.rendering import inert
from zeren.register.building import Register
from zeren.text.bidi import contained

AUDIT = Path(__file__).with_name("audit.js").read_text(encoding="utf-8")

# What templates and theme put into an article, and nothing that Markdown makes of a text: no em,
# code, pre, img, del, sup, blockquote, hr, details, abbr, br …
OURS = re.compile(
    "a|article|button|caption|col|colgroup|dd|div|dl|dt|h[1-3]|kbd|li|nav|ol|p|path|rect|section|"
    "span|strong|svg|table|tbody|td|tfoot|th|thead|tr|ul|wbr"
)
# The filters of duties, on the pages of parties alone.
FILTERS = re.compile("form|input|label|option|select")
PARTIES = ("units/", "counties/", "collectives/")
# Zensical searches when it has read an index of long texts.
PATIENCE_MILLISECONDS = 30_000
ASCII_BLANKS = re.compile(r"[ \t\n\r\f]+")


def folded(text: str) -> str:
    return ASCII_BLANKS.sub(" ", text).strip()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_hostile(tmp_path_factory.mktemp("hostile") / "data")


@pytest.fixture(scope="module")
def register(data: Path) -> Register:
    return register_of(data)


@pytest.fixture(scope="module", params=BUILDERS)
def hostile_site(
    request: pytest.FixtureRequest, data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    project = make_site_folder(tmp_path_factory.mktemp("project") / request.param, data)
    return build_site(project, request.param)


@pytest.fixture(scope="module")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    with serve(hostile_site) as address:
        yield address


@pytest.fixture(scope="module")
def audits(
    browser: Browser, register: Register, hostile_site: Path, hostile_address: str
) -> dict[str, dict[str, Any]]:
    """What each page made from data holds and did on a phone, by its address."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page = SitePage(context.new_page(), hostile_address)
    watch = Watch(hostile_address)
    watch.over(page.page)
    found: dict[str, dict[str, Any]] = {}
    for path in shown_texts(register):
        assert path in pages_of(hostile_site)
        page.open(path)
        found[path] = {**page.page.evaluate(AUDIT), "faults": tuple(watch.faults)}
        watch.faults.clear()
    context.close()
    return found


def test_there_are_texts_enough_and_reading_loses_nothing_of_them(register: Register) -> None:
    assert len(set(TEXTS)) >= 60
    paragraphs = [line for task in register.tasks for line in task.text.splitlines()[1:-1]]
    assert paragraphs == TEXTS


def test_nothing_runs_and_nothing_is_asked_of_other_hosts(audits: dict[str, Any]) -> None:
    for path, audit in audits.items():
        assert (audit["ran"], audit["faults"], audit["handlers"]) == (None, (), []), path


def test_no_text_becomes_markup(audits: dict[str, Any]) -> None:
    for path, audit in audits.items():
        others = {name for name in audit["elements"] if not OURS.fullmatch(name)}
        if path.startswith(PARTIES):
            others = {name for name in others if not FILTERS.fullmatch(name)}
        assert others == set(), path
        assert audit["bold"] == 0, path


def test_no_text_becomes_a_link(audits: dict[str, Any], hostile_address: str) -> None:
    for path, audit in audits.items():
        assert [href for href in audit["links"] if not href.startswith(hostile_address)] == [], path


def test_no_table_breaks(audits: dict[str, Any]) -> None:
    for path, audit in audits.items():
        for widths in audit["tables"]:
            assert len(set(widths)) == 1, path


def test_no_character_is_lost(audits: dict[str, Any], register: Register) -> None:
    for path, texts in shown_texts(register).items():
        shown = folded(audits[path]["text"])
        assert [text for text in texts if folded(text) not in shown] == [], path


def test_titles_and_share_cards_are_escaped_exactly_once(
    audits: dict[str, Any], register: Register
) -> None:
    for frame in (frame for frame in frames(register) if frame.address in audits):
        audit = audits[frame.address]
        title, description = contained(frame.title), contained(frame.description)
        assert folded(audit["title"]) == folded(f"{title} - 责任分工查询")
        assert audit["metas"] == {
            "description": [description],
            "og:description": [description],
        }


def test_no_word_is_so_long_that_a_page_scrolls_sideways(audits: dict[str, Any]) -> None:
    assert {path: a["overflow"] for path, a in audits.items() if a["overflow"] > 0} == {}


def test_short_addresses_lead_to_their_tasks_and_hold_nothing_else(
    hostile_site: Path, register: Register
) -> None:
    frame_of = {frame.address: frame for frame in frames(register)}
    for task in register.tasks:
        root = html.parse(hostile_site / f"t/{task.id}/index.html").getroot()
        title = folded(contained(frame_of[f"tasks/{task.id}/"].title))
        assert folded(str(root.findtext(".//title"))) == title
        assert root.find(".//a").text_content() == "打开这项任务"
        target = f"../../tasks/{task.id}/"
        assert set(root.xpath("//@href")) == {target}
        assert root.xpath("//*[@http-equiv='refresh']/@content") == [f"0; url={target}"]
        assert root.xpath("//script | //@*[starts-with(name(), 'on')]") == []


@pytest.mark.parametrize("words", ["集体", "单位", "标题"])
def test_nothing_runs_in_the_results_of_a_search(
    words: str, page: Page, hostile_address: str
) -> None:
    watch = Watch(hostile_address)
    watch.over(page)
    home = SitePage(page, hostile_address)
    home.open("")
    expect(home.search(words)).to_be_visible(timeout=PATIENCE_MILLISECONDS)
    assert page.evaluate("window.ran ?? null") is None
    assert watch.faults == []


def test_no_text_turns_what_stands_around_it(page: Page) -> None:
    """Words before, the text, words after: so they stand on the screen from left to right."""
    page.set_content(
        "<style>p { white-space: nowrap }</style>"
        + "".join(
            f"<p><i>甲 12</i> <i>乙 34</i><i>{inert(text)}</i><i>56 丙</i> <i>78 丁</i></p>"
            for text in TEXTS
        )
    )
    rows = page.evaluate(
        """[...document.querySelectorAll("p")].map(p => [...p.children].flatMap(part => {
             const box = part.getBoundingClientRect();
             return [Math.round(box.left), Math.round(box.right)];
           }))"""
    )
    turned = [text for text, edges in zip(TEXTS, rows, strict=True) if edges != sorted(edges)]
    assert turned == []
