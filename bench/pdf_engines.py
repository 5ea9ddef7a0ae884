#!/usr/bin/env python3
"""Set the duty sheets with each engine that is installed and print a table for the README.

Typst is the one that the site uses. Chromium comes with the tests; WeasyPrint is measured where it
is installed (`pip install weasyprint`, and Pango from the system).
"""

from __future__ import annotations

import importlib.util
import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from jinja2 import Environment, FileSystemLoader

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the library lies beside this script and is not installed

from pypdf import PdfReader  # noqa: E402 - needs the path above

from zeren.checks.folder import check_folder  # noqa: E402
from zeren.exports.imprint import Edition  # noqa: E402
from zeren.exports.pdf import Typesetter  # noqa: E402
from zeren.exports.sheets import Sheet, duty_sheets  # noqa: E402
from zeren.exports.tables import Tables  # noqa: E402
from zeren.register.building import build_register  # noqa: E402

FONTS = ROOT / ".fonts"

Engine: TypeAlias = Callable[[Sequence[Sheet]], Iterator[bytes]]


def by_typst(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """As the site does it, with nothing kept from an earlier run."""
    with tempfile.TemporaryDirectory() as folder:
        for made in Typesetter(FONTS, Path(folder)).typeset(sheets):
            yield made.data


def by_chromium(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """By the browser's own print."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where it is measured

    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "google-chrome"
    sandbox = [] if os.getuid() else ["--no-sandbox"]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        page = browser.new_page()
        file = Path(folder) / "sheet.html"  # from a file, so that it may load the fonts
        for text in _as_html(sheets):
            file.write_text(text, encoding="utf-8")
            page.goto(file.as_uri())
            yield page.pdf(prefer_css_page_size=True, print_background=True, tagged=True)
        browser.close()


def by_weasyprint(sheets: Sequence[Sheet]) -> Iterator[bytes]:
    """By WeasyPrint."""
    from weasyprint import HTML  # type: ignore[import-not-found] # noqa: PLC0415 - see above

    for text in _as_html(sheets):
        yield HTML(string=text, base_url=str(ROOT)).write_pdf()


def _as_html(sheets: Sequence[Sheet]) -> Iterator[str]:
    loader = FileSystemLoader(Path(__file__).parent, encoding="utf-8")
    template = Environment(loader=loader, autoescape=True).get_template("duties.html.jinja")
    for sheet in sheets:
        yield template.render(sheet=sheet.data, fonts=FONTS.as_uri())


def _row(name: str, engine: Engine, sheets: Sequence[Sheet]) -> str:
    start, cpu = time.perf_counter(), time.process_time()
    pdfs = list(engine(sheets))
    seconds, own = time.perf_counter() - start, time.process_time() - cpu
    again = list(engine(sheets[:1]))
    pages = sum(len(PdfReader(io.BytesIO(pdf)).pages) for pdf in pdfs)
    same = "yes" if again == pdfs[:1] else "no"
    size = sum(map(len, pdfs)) / len(pdfs) / 1024
    return f"| {name} | {seconds:.1f} s | {own:.1f} s | {size:.0f} KB | {pages} | {same} |"


def main() -> None:
    """Measure and print."""
    register = build_register(check_folder(ROOT / "data").sources)
    sheets = list(duty_sheets(Tables(register), Edition()))
    print(f"{len(sheets)} duty sheets\n")
    print("| engine | time | of it in this process | a sheet | pages | same bytes |")
    print("| --- | --- | --- | --- | --- | --- |")
    print(_row("Typst", by_typst, sheets))
    print(_row("Chromium", by_chromium, sheets))
    if importlib.util.find_spec("weasyprint"):
        print(_row("WeasyPrint", by_weasyprint, sheets))


if __name__ == "__main__":
    main()
