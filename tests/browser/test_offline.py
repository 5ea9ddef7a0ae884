"""The package that opens from a folder: `make offline`, unpacked, without any server."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from lxml import html
from playwright.sync_api import Browser

from tests.browser.page_objects import MatrixPage
from tests.browser.search_boxes import SearchBox, found_as_expected
from tests.conftest import GOLDEN
from tests.searching import literal_hits, searchable_texts
from zeren.publishing.packages import offline_package, read_site
from zeren.register.building import Register
from zeren.search.records import records

QUERIES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "queries.yml").read_text(encoding="utf-8"))
FOLDER = "responsibility-site"
SUBSTRINGS = 60
# `tsc` holds the scripts to the language of that time; this holds what they ask of a page.
WITHOUT_NEWER = """
  for (const kind of [Array, String, Int32Array.__proto__]) delete kind.prototype.at;
  for (const name of ["findLast", "findLastIndex", "toReversed", "toSorted", "toSpliced", "with"]) {
    delete Array.prototype[name];
  }
  for (const name of ["hasOwn", "groupBy"]) delete Object[name];
  for (const name of ["union", "intersection", "difference"]) delete Set.prototype[name];
  for (const name of ["checkVisibility", "setHTMLUnsafe", "ariaBusy", "togglePopover"]) {
    delete Element.prototype[name];
    delete HTMLElement.prototype[name];
  }
  delete globalThis.structuredClone;
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, mkdocs_site: Path) -> Path:
    """The unpacked package."""
    parent = tmp_path_factory.mktemp("offline")
    package = offline_package(read_site(mkdocs_site), FOLDER)
    with zipfile.ZipFile(BytesIO(package)) as archive:
        archive.extractall(parent)
    return parent / FOLDER


@pytest.fixture(scope="module")
def box(browser: Browser, folder: Path) -> Iterator[SearchBox]:
    """The search box on a page of the folder; every request and error is noted."""
    page = browser.new_page(locale="zh-CN")
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "requestfailed",
        # A request that is let go, because the page is left, has not failed.
        lambda r: None if r.failure == "net::ERR_ABORTED" else faults.append(r.url),
    )
    page.on(
        "request",
        lambda r: None if r.url.startswith(("file:", "data:")) else faults.append(r.url),
    )
    box = SearchBox(page, f"{folder.as_uri()}/")
    box.open("tasks/birth-support-1/index.html")
    yield box
    page.close()
    assert faults == []


def test_every_name_in_the_package_is_ascii_and_not_long(folder: Path) -> None:
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*")]
    assert all(name.isascii() for name in names)
    # Windows allows paths of 260 characters, and people unpack into deep folders.
    assert max(map(len, names)) < 120


def test_every_link_leads_to_a_file(folder: Path) -> None:
    dead: list[str] = []
    for path in sorted(folder.rglob("*.html")):
        for link in html.parse(path).xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            whole = urlsplit(urljoin(path.as_uri(), link))  # a query chooses a view of the page
            target = unquote(whole.path)
            if "://" not in link and not link.startswith("mailto:") and not Path(target).is_file():
                dead.append(f"{path.relative_to(folder)}: {link}")
    assert dead == []


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case["query"])
def test_an_everyday_query_shows_this_first(case: dict[str, Any], box: SearchBox) -> None:
    hit = box.find(case["query"])[0]
    assert hit.page == case["first"]
    assert all(words in hit.roles for words in case.get("role", "").split(" "))
    assert found_as_expected(hit, case)


def test_substrings_find_exactly_what_holds_them(box: SearchBox, published: Register) -> None:
    texts = searchable_texts(records(published, ()))
    rng = random.Random(9)  # noqa: S311 - the same each run
    for task in rng.choices(published.tasks, k=SUBSTRINGS):
        at = rng.randrange(len(task.text) - 6)
        query = task.text[at : at + rng.randint(3, 6)]
        found = {hit.page for hit in box.find(query) if hit.is_literal and hit.group != "使用说明"}
        assert found == literal_hits(texts, query), query


def test_a_result_opens_its_page(box: SearchBox) -> None:
    box.find("医保局")
    box.links.first.click()
    box.page.wait_for_url("**/units/yibao-ju/index.html")
    assert box.heading == "州医保局"
    box.page.get_by_role("link", name="完善生育医疗费用医保报销").first.click()
    box.page.wait_for_url("**/tasks/birth-support-16/index.html")


def test_search_and_matrix_share_their_scripts_on_one_page(box: SearchBox) -> None:
    matrix = MatrixPage(box.page, box.address)
    matrix.open("matrix/index.html?text=託育")
    filtered = matrix.shown().tasks
    found = {hit.page for hit in box.find("托育") if hit.is_literal and hit.group == "任务"}
    assert {f"tasks/birth-support-{number}/" for number in filtered} <= found
    matrix.type_text("十二月十日")
    assert matrix.shown().tasks == ["29"]


def test_a_browser_without_what_came_after_chromium_86_searches_and_filters(
    browser: Browser, folder: Path
) -> None:
    page = browser.new_page(locale="zh-CN")
    page.add_init_script(WITHOUT_NEWER)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    box = SearchBox(page, f"{folder.as_uri()}/")
    box.open("matrix/index.html?text=託育")
    assert MatrixPage(page, box.address).shown().tasks
    assert box.find("财政局 500万元")[0].page == "tasks/birth-support-5/"
    assert faults == []
    page.close()
