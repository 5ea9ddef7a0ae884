#!/usr/bin/env python3
"""Measure the search box beside the theme's own search, on the same sites and in the same run.

For each number of tasks a whole site is built. In a browser of its own for each, with nothing in
its cache, both searches answer the same queries: how long until a search is ready and until its
first result is there, counted from the first key, when it begins to fetch anything; and how long
every further result takes. Ours is measured in the page, until the results are shown; of the
theme's, its worker alone is, which leaves out what its page does. Prints a table and keeps it in
search.md.
"""

from __future__ import annotations

import argparse
import gzip
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the project is not installed

from playwright.sync_api import Error, Page, sync_playwright  # noqa: E402 - needs the path above

from bench.lists import write_list  # noqa: E402
from tests.browsers import chromium_path, options_of_chromium  # noqa: E402
from tests.sites import make_site_folder, serve  # noqa: E402

TABLE = Path(__file__).with_name("search.md")
NUMBERS = (29, 1_000, 10_000)
# Names, words, several words, single characters, sums, pinyin, synonyms, slips, nothing.
QUERIES = (
    "财政局",
    "托育",
    "财政局 补贴",
    "的",
    "州",
    "芒市",
    "发改委",
    "五百万元",
    "12月10日",
    "czj",
    "gongzufang",
    "生孩子补贴",
    "托玉",
    "发展改格委员会",
    "产假多少天",
    "zzzz",
)
PATIENCE_SECONDS = 600

# Both give the milliseconds to be ready and those of each result. Of a blank without width, our box
# asks its engine, which has nothing to look for.
OURS = """async (queries) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const results = document.querySelector("[data-zr-results]");
  const times = [];
  for (const query of ["\\u200b", ...queries]) {
    const shown = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (results.ariaBusy !== "false") return;
        observer.disconnect();
        resolve();
      });
      observer.observe(results, { attributeFilter: ["aria-busy"] });
    });
    const start = performance.now();
    input.focus();
    input.value = query;
    input.dispatchEvent(new Event("input"));
    await shown;
    times.push(performance.now() - start);
  }
  return times;
}"""
THEIRS = """async (queries) => {
  const config = JSON.parse(document.getElementById("__config").textContent);
  const start = performance.now();
  const index = await (await fetch(`${config.base}/search/search_index.json`)).json();
  const worker = new Worker(config.search);
  const answer = (message) => new Promise((resolve) => {
    worker.onmessage = resolve;
    worker.postMessage(message);
  });
  await answer({ type: 0, data: { ...index, options: {} } });
  const times = [performance.now() - start];
  for (const query of queries) {
    const start = performance.now();
    await answer({ type: 2, data: query });
    times.push(performance.now() - start);
  }
  return times;
}"""


@dataclass(frozen=True, slots=True)
class Search:
    """A search to be measured.

    Attributes:
        name: Whose it is.
        script: What measures it in a page.
        index: The files of its index, as patterns from the root of the site.
        runs: How often it is measured; the run in the middle counts.
    """

    name: str
    script: str
    index: tuple[str, ...]
    runs: int


SEARCHES = (
    Search("ours", OURS, ("assets/search/*.js",), 3),
    Search("the theme's", THEIRS, ("search/search_index.json",), 1),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one search needs at one number of tasks.

    Attributes:
        name: Whose search it is.
        tasks: How many tasks the site has.
        raw: The bytes of its index.
        packed: The same, gzipped.
        ready: Milliseconds from the first key until it was ready; None where it never was.
        first: Milliseconds from the first key until the first result was there.
        median: Milliseconds of a further result.
        slowest: Milliseconds of the slowest one.
    """

    name: str
    tasks: int
    raw: int
    packed: int
    ready: float | None = None
    first: float = 0
    median: float = 0
    slowest: float = 0

    def row(self) -> str:
        """A row of the table."""
        sizes = f"{self.raw / 1e6:,.2f} MB | {self.packed / 1e6:,.2f} MB"
        if self.ready is None:
            return f"| {self.tasks:,} | {self.name} | {sizes} | never | | | |"
        times = " | ".join(
            f"{time:,.0f} ms" for time in (self.ready, self.first, self.median, self.slowest)
        )
        return f"| {self.tasks:,} | {self.name} | {sizes} | {times} |"


HEAD = (
    "| tasks | search | index | gzipped | first key to ready | first key to first result | "
    "further result, median | slowest |\n| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |"
)


@contextmanager
def built_site(tasks: int) -> Iterator[Path]:
    """A whole site of that many tasks, with the index of the theme left in it."""
    with tempfile.TemporaryDirectory() as folder:
        write_list(Path(folder) / "data", tasks)
        project = make_site_folder(Path(folder) / "project", Path(folder) / "data")
        for command in ("zeren", "generate"), ("mkdocs", "build", "--quiet"):
            subprocess.run(  # noqa: S603 - fixed arguments
                [sys.executable, "-m", *command],
                cwd=project,
                check=True,
                stdout=subprocess.DEVNULL,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
            )
        yield project / "site"


@contextmanager
def fresh_page(address: str) -> Iterator[Page]:
    """A page in a browser of its own, so that nothing is in a cache."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=options_of_chromium()
        )
        page = browser.new_page()
        page.set_default_timeout(PATIENCE_SECONDS * 1000)
        page.goto(f"{address}about/")
        yield page
        browser.close()


def timed(script: str, address: str) -> list[float]:
    """The milliseconds to be ready and those of each result; none where the page gave up."""
    with fresh_page(address) as page:
        try:
            times: list[float] = page.evaluate(script, list(QUERIES))
        except Error as error:
            print(f"  {error.message.splitlines()[0]}", file=sys.stderr)
            return []
    return times


def measure(search: Search, site: Path, address: str, tasks: int) -> Measured:
    """Measure one search on a site that is served."""
    data = [path.read_bytes() for pattern in search.index for path in site.glob(pattern)]
    runs = [timed(search.script, address) for _ in range(search.runs)]
    sizes = (sum(map(len, data)), sum(len(gzip.compress(one, 6)) for one in data))
    if not all(runs):
        return Measured(search.name, tasks, *sizes)
    ready, first, *further = (statistics.median(times) for times in zip(*runs, strict=True))
    return Measured(
        search.name,
        tasks,
        *sizes,
        ready=ready,
        first=ready + first,
        median=statistics.median(further),
        slowest=max(further),
    )


def measured(tasks: int) -> Iterator[Measured]:
    """All searches on a site of that many tasks."""
    with built_site(tasks) as site, serve(site) as address:
        for search in SEARCHES:
            yield measure(search, site, address, tasks)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and keep it.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0.
    """
    options = argparse.ArgumentParser(prog="search.py", description=(__doc__ or "").split("\n")[0])
    options.add_argument("tasks", nargs="*", type=int, default=NUMBERS, help="numbers of tasks")
    load = os.getloadavg()[0]
    lines = [HEAD]
    print(HEAD)
    for tasks in options.parse_args(arguments).tasks:
        for row in (one.row() for one in measured(tasks)):
            lines.append(row)
            print(row, flush=True)
    table = "\n".join(lines)
    TABLE.write_text(
        f"# The search box beside the theme's own search\n\n`make bench-search`, "
        f"{os.cpu_count()} cores, with a load of {load:.1f} before it began; the index comes from "
        f"this machine.\n\n{table}\n",
        encoding="utf-8",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
