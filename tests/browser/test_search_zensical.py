"""Zensical's own search, which stays on the site that Zensical makes: what it can be held to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.conftest import GOLDEN
from tests.searching import names_of
from tests.sites import serve
from zeren.addresses import party_page
from zeren.register import Register

QUERIES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "queries.yml").read_text(encoding="utf-8"))
# One word as it stands in the texts. What else the box of the project can do, it cannot.
PLAIN = [case for case in QUERIES if case["by"] == "literal" and case["query"].isalpha()]
BEYOND = {"十二月十日", "五百万", "八百元", "群团组织", "房补"}


class ZensicalSearch:
    """The search dialog of Zensical."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        page.goto(address + "about/")
        page.get_by_role("button", name="查找").first.click()
        self.input = page.get_by_role("combobox").or_(page.get_by_role("textbox")).last

    def search(self, query: str) -> list[str]:
        """The pages found, in their order, without anchors."""
        self.input.fill(query)
        # It says nowhere when it is done: wait until what is shown stays the same.
        shown: list[str] | None = None
        while shown != (shown := self._links()):
            self.page.wait_for_timeout(120)
        return [
            link.removeprefix(self.address).partition("#")[0].partition("?")[0] for link in shown
        ]

    def _links(self) -> list[str]:
        links: list[str] = self.page.locator("body > div:last-of-type a").evaluate_all(
            "links => links.map((link) => link.href)"
        )
        return links


@pytest.fixture(scope="module")
def search(browser: Browser, sites: dict[str, Path]) -> Iterator[ZensicalSearch]:
    with serve(sites["zensical"]) as address:
        page = browser.new_page(locale="zh-CN")
        yield ZensicalSearch(page, address)
        page.close()


def test_the_own_page_comes_first_for_every_name_of_every_party(
    search: ZensicalSearch, published: Register
) -> None:
    for party in published.parties:
        for name in names_of(party):
            assert search.search(name)[:1] == [party_page(party)], name


@pytest.mark.parametrize(
    "case", [c for c in PLAIN if c["query"] not in BEYOND], ids=lambda case: case["query"]
)
def test_a_plain_word_finds_the_page_that_holds_it(
    case: dict[str, Any], search: ZensicalSearch
) -> None:
    assert case["first"].partition("#")[0] in search.search(case["query"])
