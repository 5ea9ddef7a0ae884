"""The search engine in a browser, with any index, without a site around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.conftest import ROOT
from zeren.register.building import Register
from zeren.search.guide import GuidePage
from zeren.search.index import folding_file, index_files

SCRIPTS = ROOT / "zeren/pages/theme/assets/javascripts"

# Every result of each query, as pages in their order.
_ASK = """queries => queries.map((query) => {
  const { sections } = session.answer({ query, most: Infinity });
  return sections.map(({ groups }) =>
    groups.flatMap(({ rows }) => rows.map(({ page }) => page.split("#")[0])));
})"""


_MAKE = """() => {
  const [folding, index, ...parts] = data;
  self.session = new zerenSession.Session(index, folding, parts);
}"""


@dataclass(frozen=True)
class Found:
    """What a query found, as pages in their order.

    Attributes:
        selected: The records that were asked for.
        literal: The records that hold the words.
        further: The records found otherwise.
    """

    selected: tuple[str, ...]
    literal: tuple[str, ...]
    further: tuple[str, ...]


class EngineOnPage:
    """The scripts of the engine on an empty page."""

    def __init__(self, page: Page, register: Register, guide: Iterable[GuidePage] = ()) -> None:
        """Load the engine and an index.

        Args:
            page: An empty page.
            register: What can be found.
            guide: The pages of the guide.
        """
        self.page = page
        page.add_script_tag(path=SCRIPTS / "search/scripts.js")
        for name in page.evaluate("zerenScripts"):
            page.add_script_tag(path=SCRIPTS / "search" / name)
        page.evaluate("() => { self.data = []; }")
        page.evaluate("() => { self.zerenLoading = { receive: (content) => data.push(content) }; }")
        for _, data in (folding_file(), *index_files(register, guide)):
            page.add_script_tag(content=data.decode())
        page.evaluate(_MAKE)

    def ask(self, queries: Sequence[str]) -> list[Found]:
        """Search for each query."""
        answers: list[list[list[str]]] = self.page.evaluate(_ASK, list(queries))
        return [Found(*map(tuple, sections)) for sections in answers]

    def rows(self, query: str) -> list[dict[str, Any]]:
        """The rows of a query as the page would get them."""
        answer = self.page.evaluate("q => session.answer({query: q, most: Infinity})", query)
        return [r for part in answer["sections"] for group in part["groups"] for r in group["rows"]]
