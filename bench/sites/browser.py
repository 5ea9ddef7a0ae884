"""What a reader waits for in a real browser: the heaviest page, the first result of a search."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.search import OURS, QUERIES
from bench.sites.costs import memory_of
from bench.sites.figures import Seen
from tests.browsers import chromium_path, options_of_chromium
from tests.sites import serve

_OPENINGS, _SEARCHES = 5, 3
_PATIENCE_MS = 600_000
_ENOUGH_MS = 60_000  # a page that takes so long need not be opened again
# From the request until the page is drawn: two frames after its last script.
_OPENED = """() => new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))))"""
# The same questions to Pagefind, by its own interface; the texts of five hits as its box shows.
_PAGEFIND = """async (queries) => {
  const start = performance.now();
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  const times = [performance.now() - start];
  for (const query of queries) {
    const start = performance.now();
    const found = await pagefind.search(query);
    await Promise.all(found.results.slice(0, 5).map((one) => one.data()));
    times.push(performance.now() - start);
  }
  return times;
}"""


def looked_at(site: Path) -> Seen:
    """Open a site as a reader does, each time in a browser that has nothing in its cache.

    Args:
        site: The folder of the site: ours, or one with Pagefind.
    """
    script = _PAGEFIND if (site / "pagefind").is_dir() else OURS
    heaviest = max(site.rglob("index.html"), key=lambda page: page.stat().st_size).parent
    address = f"{heaviest.relative_to(site).as_posix()}/".removeprefix("./")
    with serve(site) as home:
        openings: list[float] = []
        while len(openings) < _OPENINGS and sum(openings) < _ENOUGH_MS:
            openings.append(_opening(f"{home}{address}"))
        searches = [_search(home, script) for _ in range(_SEARCHES)]
    runs, memories = zip(*searches, strict=True)
    ready, first, *further = (statistics.median(times) for times in zip(*runs, strict=True))
    return Seen(
        opening=statistics.median(openings),
        heaviest=address,
        ready=ready,
        first=ready + first,
        further=statistics.median(further),
        slowest=max(further),
        memory=int(statistics.median(memories)),
    )


@contextmanager
def _fresh_page() -> Iterator[tuple[Browser, Page]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=options_of_chromium()
        )
        page = browser.new_page(locale="zh-CN")
        page.set_default_timeout(_PATIENCE_MS)
        yield browser, page
        browser.close()


def _opening(address: str) -> float:
    with _fresh_page() as (_, page):
        page.goto(address, wait_until="load")
        return float(page.evaluate(_OPENED))


def _search(home: str, script: str) -> tuple[list[float], int]:
    """The milliseconds to be ready and those of each result, and the memory afterwards."""
    with _fresh_page() as (browser, page):
        page.goto(home, wait_until="load")
        times: list[float] = page.evaluate(script, list(QUERIES))
        session = browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        renderers = [int(one["id"]) for one in processes if one["type"] == "renderer"]
        return times, max(map(memory_of, renderers), default=0)
