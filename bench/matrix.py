#!/usr/bin/env python3
"""Measure the filters of the matrix beside a plain table with the same cells, in the same run.

Each site is built and opened in a browser; each change is made by the field a person uses. The
time runs from the change until the page is laid out anew, and is the middle of several. The plain
table is the page as it comes without scripts, in which rows and cells are hidden one by one; where
that would be too heavy to be published, it is made all the same.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the library and the tests' way to build sites lie there

from bench.wide_list import write_wide_list  # noqa: E402 - needs the path above
from tests.browsers import chromium_path, options_of_chromium  # noqa: E402
from tests.sites import build_site, make_site_folder, serve  # noqa: E402

SIZES = ((29, 36), (300, 130))
ROUNDS = 7

# What is done: how the fields are set, and what the plain table hides for the same view.
CHANGES = {
    "one party": ({"party": "units/unit-7"}, "rows"),
    "text": ({"text": "托育"}, "rows"),
    "one kind": ({"kind": "群团组织"}, "columns"),
    "role, empty columns hidden": ({"role": "lead", "compact": "1"}, "columns"),
    "all again": ({}, "none"),
}

FILTER = """([choices]) => {
  const form = document.querySelector("[data-zr-filters]");
  const start = performance.now();
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox") field.checked = field.name in choices;
    else field.value = choices[field.name] ?? "";
  }
  form.elements.role.dispatchEvent(new Event("change", { bubbles: true }));
  document.querySelector(".zr-matrix").getBoundingClientRect();
  return performance.now() - start;
}"""

PLAIN = """([how]) => {
  const table = document.querySelector(".zr-matrix");
  const start = performance.now();
  [...table.tBodies[0].rows].forEach((row, index) => {
    row.hidden = how === "rows" && index % 3 > 0;
    [...row.cells].forEach((cell, column) => {
      cell.hidden = how === "columns" && column % 6 > 0;
    });
  });
  table.getBoundingClientRect();
  return performance.now() - start;
}"""


def main() -> None:
    """Build, measure, print the table."""
    print("| tasks × parties | change | ours, ms | plain table, ms | ratio |")
    print("|---|---|---:|---:|---:|")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=options_of_chromium()
        )
        for tasks, parties in SIZES:
            data = Path(folder, f"data-{tasks}")
            write_wide_list(data, tasks, parties)
            site = build_site(make_site_folder(Path(folder, f"project-{tasks}"), data))
            with (
                serve(site) as address,
                serve(_whole(Path(folder, f"plain-{tasks}"), data)) as other,
            ):
                ours, plain = (
                    browser.new_context(java_script_enabled=scripts).new_page()
                    for scripts in (True, False)
                )
                for page, of_site in ((ours, address), (plain, other)):
                    page.goto(f"{of_site}matrix/")
                    page.wait_for_timeout(1000)
                for name, (choices, hidden) in CHANGES.items():
                    mine = _middle(ours, FILTER, choices)
                    beside = _middle(plain, PLAIN, hidden)
                    print(
                        f"| {tasks} × {parties} | {name} | {mine:.1f} | {beside:.1f} "
                        f"| {beside / mine:.1f} |",
                        flush=True,
                    )
        browser.close()


def _whole(folder: Path, data: Path) -> Path:
    """The site with its matrix in one page, whatever that weighs."""
    with patch("zeren.pages.views.matrix.HEAVIEST", sys.maxsize):
        return build_site(make_site_folder(folder, data))


def _middle(page: Page, script: str, argument: object) -> float:
    """The middle of several runs, each from the whole matrix."""
    whole: object = {} if isinstance(argument, dict) else "none"
    times = []
    for _ in range(ROUNDS):
        if argument == whole:  # then the way back is what is measured
            page.evaluate(script, [{"role": "lead", "compact": "1"} if whole == {} else "columns"])
        else:
            page.evaluate(script, [whole])
        times.append(float(page.evaluate(script, [argument])))
    return statistics.median(times)


if __name__ == "__main__":
    main()
