"""Whoever looks for a party by any of its names finds its page first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.search_boxes import SearchBox, ZensicalSearch
from tests.built import documents
from tests.searching import names_of
from zeren.addresses import GUIDE, party_page
from zeren.checks.folder import Checked
from zeren.reading.names import names_of as names_in
from zeren.register.building import Register

FindsFirst = Callable[[str, str], bool]


@pytest.fixture(scope="module")
def finds_first(browser: Browser, site: Path, address: str) -> Iterator[FindsFirst]:
    """Whether a query finds a page first, in the search of whichever builder made the site."""
    page = browser.new_page(locale="zh-CN")
    if documents(site)[""].xpath("//script[contains(@src, 'search/start.js')]"):
        box = SearchBox(page, address)
        box.open(GUIDE)
        yield lambda query, wanted: [hit.page for hit in box.find(query)][:1] == [wanted]
    else:
        yield ZensicalSearch(page, address).finds_first
    page.close()


def test_every_name_of_every_party_finds_its_page_first(
    finds_first: FindsFirst, checked: Checked, register: Register
) -> None:
    names = names_in(checked.sources)
    lost = [
        name
        for party in register.parties
        for name in names_of(party)
        # A name that two parties share is nobody's.
        if (known := names.find(name)) is not None
        and known.full == party.name
        and not finds_first(name, party_page(party))
    ]
    assert lost == []
