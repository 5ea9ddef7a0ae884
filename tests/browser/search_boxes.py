"""The search of a site as a person uses it, as each builder has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.page_objects import SitePage

_MOST_TRIES = 100


@dataclass(frozen=True)
class Hit:
    """One result of the search box.

    Attributes:
        page: Where it leads, from the root of the site, with its anchor.
        title: Its first line.
        is_literal: Whether it stands among the results that hold the words themselves.
        group: The heading of its group.
        roles: What the parties of the query do in it, in words.
        reasons: Why it was found, where it does not hold the words themselves.
        marked: The stretches that are marked.
    """

    page: str
    title: str
    is_literal: bool
    group: str
    roles: str
    reasons: tuple[str, ...]
    marked: tuple[str, ...]


class SearchBox(SitePage):
    """The search box of the header."""

    @property
    def input(self) -> Locator:
        """Where the query is typed."""
        return self.page.get_by_role("textbox", name="查找")

    @property
    def status(self) -> str:
        """The line that says what was found."""
        return self.page.get_by_role("dialog", name="查找").get_by_role("status").inner_text()

    @property
    def links(self) -> Locator:
        """The results."""
        return self.page.locator(".md-search-result__link")

    def find(self, query: str) -> list[Hit]:
        """Search and wait for the results."""
        self.input.fill(query)
        self.wait()
        return self.hits()

    def wait(self) -> None:
        """Wait until the results are those of what is typed."""
        expect(self.page.locator("[data-zr-results]")).to_have_attribute("aria-busy", "false")

    def sideways_overflow_of_results(self) -> int:
        """How many pixels the results can be scrolled sideways."""
        width: int = self.page.locator(".md-search__scrollwrap").evaluate(
            "scrolled => scrolled.scrollWidth - scrolled.clientWidth"
        )
        return width

    def hits(self) -> list[Hit]:
        """The results as they are shown."""
        found: list[dict[str, Any]] = self.page.evaluate(_HITS)
        for hit in found:
            hit["page"] = hit["page"].removeprefix(self.address).replace("index.html", "")
            hit["reasons"] = tuple(hit["reasons"])
            hit["marked"] = tuple(hit["marked"])
        return [Hit(**hit) for hit in found]


_HITS = """() => {
  const texts = (link, selector) =>
    [...link.querySelectorAll(selector)].map((element) => element.innerText);
  return [...document.querySelectorAll(".md-search-result__link")].map((link) => ({
    page: link.href,
    title: texts(link, ".zr-found__title").join(""),
    is_literal: !link.closest(".zr-found--further"),
    group: link.closest(".zr-found__list").querySelector("h3").firstChild.data,
    roles: texts(link, ".zr-found__roles").join(""),
    reasons: texts(link, ".zr-reason"),
    marked: texts(link, "mark"),
  }));
}"""


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
        return any(is_found(self._pages()) or self._waits() for _ in range(_MOST_TRIES))

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


WAYS = {
    "party": "责任主体",
    "synonym": "近义",
    "pinyin": "拼音",
    "number": "序号",
    "slip": "相近",
    "part": "部分相符",
}


def found_as_expected(hit: Hit, case: dict[str, Any]) -> bool:
    """Whether the first hit of a case was found the way that it says, or says of none."""
    ways = [reason.split("：")[0] for reason in hit.reasons]
    is_first = hit.is_literal if case["by"] in {"literal", "asked"} else WAYS[case["by"]] in ways
    return is_first or not ways
