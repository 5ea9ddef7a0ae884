"""Nothing on any kind of page shuts anybody out, as far as a program can tell."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.accessibility import serious_faults
from tests.browser.page_objects import SitePage
from tests.built import kinds_of_pages


def test_axe_finds_nothing_serious_on_any_kind_of_page(
    used_page: Page, site: Path, address: str
) -> None:
    seen = SitePage(used_page, address)
    faults: dict[str, list[str]] = {}
    for kind, path in kinds_of_pages(site).items():
        seen.open(path)
        faults[kind] = serious_faults(used_page)
    assert {kind: found for kind, found in faults.items() if found} == {}
