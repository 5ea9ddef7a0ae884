"""Every page of the site, in a real browser and as both builders made it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.page_objects import SitePage
from tests.built import (
    dead_links,
    documents,
    faults_on_a_phone,
    foreign_parts,
    is_short,
    short_addresses_astray,
)


def test_every_page_opens_on_a_phone_without_error_foreign_request_or_sideways_scroll(
    browser: Browser, site: Path, address: str
) -> None:
    assert list(faults_on_a_phone(browser, site, address)) == []


def test_every_internal_link_and_anchor_resolves(site: Path) -> None:
    assert dead_links(site) == []


def test_every_task_has_a_short_address_that_leads_to_it(site: Path) -> None:
    assert short_addresses_astray(site) == []


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    assert foreign_parts(site) == []


@pytest.mark.parametrize("path", ["", "about/", "guide/", "matrix/"])
def test_the_foot_of_every_page_says_what_prevails_and_which_data_it_shows(
    path: str, used_page: Page, address: str
) -> None:
    seen = SitePage(used_page, address)
    seen.open(path)
    assert "以正式印发文件为准" in seen.footer
    assert "数据版本" in seen.footer
    assert "发现错误" in seen.footer


def test_titles_and_descriptions_fit_a_share_card(site: Path) -> None:
    for path, root in documents(site).items():
        if is_short(path):
            continue
        title, _, _ = root.xpath("string(//title)").rpartition(" - ")
        (description,) = root.xpath("//meta[@property='og:description']/@content")
        assert 0 < len(title) <= 40, path
        assert 0 < len(description) <= 200, path
