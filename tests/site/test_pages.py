"""Every page is there, leads on, and opens without complaint."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.page_objects import SitePage
from tests.built import (
    dead_links,
    documents,
    faults_on_a_phone,
    foreign_parts,
    short_addresses_astray,
)
from zeren.addresses import party_page, plan_page, short_page, task_page
from zeren.register.building import Register


def test_the_site_is_made_from_the_data_beside_it(
    page: Page, address: str, register: Register
) -> None:
    seen = SitePage(page, address)
    seen.open("")
    assert f"数据版本 {register.version}" in seen.footer, "run `make site`"


def test_every_plan_task_and_party_has_its_page(site: Path, register: Register) -> None:
    pages = [plan_page(plan) for plan in register.plans]
    pages += [page for task in register.tasks for page in (task_page(task), short_page(task))]
    pages += [party_page(party) for party in register.parties]
    assert [page for page in pages if page not in documents(site)] == []


def test_every_link_and_anchor_resolves(site: Path) -> None:
    assert dead_links(site) == []


def test_every_short_address_leads_to_its_task(site: Path) -> None:
    assert short_addresses_astray(site) == []


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    assert foreign_parts(site) == []


def test_every_page_opens_on_a_phone_without_error_foreign_request_or_sideways_scroll(
    browser: Browser, site: Path, address: str
) -> None:
    assert list(faults_on_a_phone(browser, site, address)) == []
