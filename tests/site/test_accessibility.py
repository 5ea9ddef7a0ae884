"""Nothing on any kind of page shuts anybody out, as far as a program can tell."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.accessibility import serious_faults
from tests.built import kinds_of_pages


def test_axe_finds_nothing_serious_on_any_kind_of_page(
    browser: Browser, site: Path, address: str
) -> None:
    faults = {
        kind: serious_faults(browser, address + path) for kind, path in kinds_of_pages(site).items()
    }
    assert {kind: found for kind, found in faults.items() if found} == {}
