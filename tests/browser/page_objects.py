"""The pages as a person uses them: what can be seen and done, not how it is marked up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect


@dataclass(frozen=True)
class SitePage:
    """Any page of the site.

    Attributes:
        page: The browser's page.
        address: The address of the site.
    """

    page: Page
    address: str

    def open(self, path: str) -> None:
        """Open a page of the site and wait until it is loaded."""
        self.page.goto(self.address + path, wait_until="load")

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.page.locator("article h1").inner_text().strip()

    @property
    def footer(self) -> str:
        """The words at the foot of the page."""
        return self.page.locator("footer .zr-footer").inner_text()

    def search(self, words: str) -> Locator:
        """Type into the search of the header, as each builder has it; how many were found."""
        self.page.locator("[data-md-component=search-query], .md-search__button").first.click()
        for state in self.page.locator(".md-search-result__meta").all():  # Material alone has it
            expect(state).to_have_text("键入以开始搜索")
        self.page.keyboard.type(f"{words} ")  # without the blank Material waits for more
        return self.page.get_by_text(re.compile(r"^(找到 )?\d+ (个符合条件的结果|results)$"))

    def change_colours(self) -> None:
        """Press the button for light and dark."""
        self.page.locator("label[for^=__palette]:visible").first.click()

    @property
    def colours(self) -> str:
        """The colours that the page shows: `default` is light, `slate` dark."""
        return str(self.page.locator("body").get_attribute("data-md-color-scheme"))

    def sideways_overflow(self) -> int:
        """How many pixels the page can be scrolled sideways."""
        width: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width


class HomePage(SitePage):
    """The home page."""

    def press_search(self) -> None:
        """Press the large button."""
        self.page.get_by_role("button", name="输入单位、县市或关键词").click()

    @property
    def search_box(self) -> Locator:
        """The search box of the header."""
        return self.page.locator("[data-md-component=search-query]")


class TaskPage(SitePage):
    """The page of a task."""

    def copy_task(self) -> str:
        """Press the button that copies the task, and paste."""
        return self._copy("复制任务和责任单位")

    def copy_short_address(self) -> str:
        """Press the button that copies the short address, and paste."""
        return self._copy("复制短网址")

    def _copy(self, button: str) -> str:
        self.page.get_by_role("button", name=button).click()
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text


class MatrixPage(SitePage):
    """The responsibility matrix."""

    @property
    def region(self) -> Locator:
        """The region in which the matrix scrolls."""
        return self.page.get_by_role("region", name="责任矩阵")

    def scroll_by(self, right: int, down: int) -> None:
        """Scroll the matrix inside its region."""
        self.region.evaluate(f"region => region.scrollBy({right}, {down})")

    def head_of_party(self, name: str) -> Locator:
        """The column head of a party."""
        return self.region.get_by_role("columnheader", name=name, exact=True)

    def head_of_task(self, title: str) -> Locator:
        """The row head of a task."""
        return self.region.get_by_role("rowheader", name=title)

    def row_of_task(self, title: str) -> Locator:
        """The row of a task."""
        return self.region.get_by_role("row").filter(has_text=title)

    def offset_in_region(self, locator: Locator) -> tuple[float, float]:
        """Where an element stands from the region's left and top edge."""
        region, box = self.region.bounding_box(), locator.bounding_box()
        assert region is not None
        assert box is not None
        return box["x"] - region["x"], box["y"] - region["y"]
