"""Zensical's own search, which stays on the site that Zensical makes: what it can be held to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from tests.browser.search_boxes import ZensicalSearch
from tests.conftest import GOLDEN
from tests.searching import names_of
from tests.sites import serve
from zeren.addresses import party_page
from zeren.register.building import Register

QUERIES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "queries.yml").read_text(encoding="utf-8"))
# One word as it stands in the texts. What else the box of the project can do, it cannot.
PLAIN = [case for case in QUERIES if case["by"] == "literal" and case["query"].isalpha()]
BEYOND = {"十二月十日", "十二月十号", "五百万", "八百元", "两千元", "群团组织", "房补"}


@pytest.fixture(scope="module")
def search(browser: Browser, zensical_site: Path) -> Iterator[ZensicalSearch]:
    with serve(zensical_site) as address:
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
