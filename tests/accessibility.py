"""What axe has to say of a page."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page


def serious_faults(page: Page) -> list[str]:
    """What is serious or critical in an open page."""
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{violation['id']}: {node['html']}"
        for violation in results
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]
