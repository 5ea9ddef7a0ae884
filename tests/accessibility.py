"""What axe has to say of a page."""

from __future__ import annotations

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

DESK = ViewportSize(width=1280, height=720)


def serious_faults(
    browser: Browser,
    url: str,
    scheme: Literal["light", "dark"] = "light",
    size: ViewportSize = DESK,
) -> list[str]:
    """Open a page and list what is serious or critical in it.

    Args:
        browser: The browser.
        url: The page.
        scheme: Which colours the reader likes.
        size: The window.
    """
    context = browser.new_context(color_scheme=scheme, viewport=size, locale="zh-CN")
    page = context.new_page()
    page.goto(url)
    faults = serious_faults_of(page)
    context.close()
    return faults


def serious_faults_of(page: Page) -> list[str]:
    """What is serious or critical in an open page."""
    results = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{violation['id']}: {node['html']}"
        for violation in results
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"]
    ]
