"""Zensical's own search, which stays on the site that Zensical makes: what it can be held to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.conftest import GOLDEN
from tests.searching import names_of
from tests.sites import serve
from zeren.addresses import party_page
from zeren.register.building import Register

QUERIES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "queries.yml").read_text(encoding="utf-8"))
# One word as it stands in the texts. What else the box of the project can do, it cannot.
PLAIN = [case for case in QUERIES if case["by"] == "literal" and case["query"].isalpha()]
MOST_TRIES = 100
BEYOND = {"十二月十日", "五百万", "八百元", "群团组织", "房补"}


class ZensicalSearch:
    """The search dialog of Zensical."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        page.goto(address + "about/")
        page.get_by_role("button", name="查找").first.click()
        self.input = page.get_by_role("combobox").or_(page.get_by_role("textbox")).last

    def finds_first(self, query: str, wanted: str) -> bool:
        """Whether a page comes to be the first that is found."""
        return self._comes(query, lambda pages: pages[:1] == [wanted])

    def finds(self, query: str, wanted: str) -> bool:
        """Whether a page comes to be among those found."""
        return self._comes(query, lambda pages: wanted in pages)

    def _comes(self, query: str, is_found: Callable[[list[str]], bool]) -> bool:
        # It says nowhere when it is done.
        self.input.fill(query)
        return any(is_found(self._pages()) or self._waits() for _ in range(MOST_TRIES))

    def _pages(self) -> list[str]:
        """The pages shown now, in their order, without anchors."""
        return [
            link.removeprefix(self.address).partition("#")[0].partition("?")[0]
            for link in self._links()
        ]

    def _waits(self) -> bool:
        self.page.wait_for_timeout(100)
        return False

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
            assert search.finds_first(name, party_page(party)), name


@pytest.mark.parametrize(
    "case", [c for c in PLAIN if c["query"] not in BEYOND], ids=lambda case: case["query"]
)
def test_a_plain_word_finds_the_page_that_holds_it(
    case: dict[str, Any], search: ZensicalSearch
) -> None:
    wanted = case["first"].partition("#")[0]
    assert search.finds(case["query"], wanted)
