"""A site from pages in memory: MkDocs renders the shells, and here they are filled.

What MkDocs makes is kept for the next run under a digest of all that it was made from. Whenever
it runs, it builds the first and the last page of each shape the plain way too, which must come out
as the filled shells: else there is no quick way, and MkDocs builds everything.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import zeren
from zeren.building.rendering import SHELLS
from zeren.building.shells import NoShellError, Page, Shell, page_of, shell_of
from zeren.publishing.building import remove_unused
from zeren.publishing.files import Content, content_of, written_by_hand
from zeren.text.at_once import at_once

_MARKDOWN = ".md"
# So many pages are filled at a time, on all processors.
_AT_A_TIME = 1_000
_SITE_MAP = "sitemap.xml"
_LINK = re.compile(r"""(?:\]\(|\]:\s*|href=["']?)<?([^)\s"'>#?]+)""")
# What an office's own settings may take from the environment: `!ENV NAME`.
_VARIABLE = re.compile("[A-Z_][A-Z0-9_]+")
_LIBRARY = Path(zeren.__file__).parents[1]
_DIGEST = "digest"
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe")
# How a site takes over our settings; more of them in between would be in no digest.
_INHERIT = re.compile(r"""^INHERIT:\s*["']?docs/\.mkdocs\.yml["']?\s*(?:#.*)?$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Order:
    """What a site is made of.

    Attributes:
        root: The folder of the site, with its `mkdocs.yml`.
        docs: The docs folder, for what was written by hand.
        files: All that was generated, by its path below the docs folder.
        kept: The folder in which what MkDocs made is kept.
        settings: What MkDocs is told by variables of its environment.
    """

    root: Path
    docs: Path
    files: Mapping[str, Content]
    kept: Path
    settings: Mapping[str, str]

    def content(self, path: str) -> bytes:
        """What a generated file holds."""
        return content_of(self.docs, path, self.files[path])


@dataclass(frozen=True, slots=True)
class _Parts:
    """Files by what is done with them.

    Attributes:
        pages: Pages for which shells are filled.
        firsts: The first of each shape, by shape.
        lasts: The last of each shape, by shape: the same where there is but one.
        others: What MkDocs builds and copies the plain way: what was written by hand, and pages
            that hold more than a shell can be filled with.
        linked: Other generated files that these may link to, so that MkDocs knows them.
        static: Generated files that go to the site as they are.
    """

    pages: tuple[Page, ...]
    firsts: Mapping[str, Page]
    lasts: Mapping[str, Page]
    others: Mapping[str, bytes]
    linked: frozenset[str]
    static: frozenset[str]

    @property
    def tried(self) -> frozenset[Page]:
        """The pages that MkDocs builds as well."""
        return frozenset((*self.firsts.values(), *self.lasts.values()))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What MkDocs says of what it made.

    Attributes:
        url: The full address of the site; empty where none is set.
        shells: The shells by shape.
        built: The file of the site and the full address of each page that it built, by its own.
    """

    url: str
    shells: Mapping[str, Shell]
    built: Mapping[str, tuple[str, str]]


def build_quickly(order: Order, made: Path) -> bool:
    """Make a site.

    Args:
        order: What it is made of.
        made: The folder to make; it does not exist.

    Returns:
        Whether it was made; else the plain way has to be taken, which says why if need be.

    Raises:
        OSError: If a file cannot be written.
    """
    parts = _parted(order)
    rendered = _rendered(order, parts)
    if rendered is None:
        return False
    try:
        answer = _answer_in(rendered)
    except NoShellError:
        return False
    writer = _Writer(made)
    for path, content in _finished(rendered, parts, answer):
        writer.write(path, content)
    for path in sorted(parts.static):
        writer.write(path, order.content(path))
    starts = range(0, len(parts.pages), _AT_A_TIME)
    fill = partial(_fill, made, parts.pages, answer)
    deque(at_once(fill, starts) if len(starts) > 1 else map(fill, starts), maxlen=0)
    for path, content in _site_map(rendered, parts, answer, order.settings):
        writer.write(path, content)
    return True


def _fill(made: Path, pages: Sequence[Page], answer: _Answer, start: int) -> None:
    """Fill the shells of some pages."""
    writer = _Writer(made)
    for page in pages[start : start + _AT_A_TIME]:
        writer.write(f"{page.folder}index.html", answer.shells[page.shape].around(page))


def _parted(order: Order) -> _Parts:
    pages: list[Page] = []
    others: dict[str, bytes] = {}
    static: set[str] = set()
    for path in order.files:
        if path.startswith(".") or "/." in path:
            continue
        if not path.endswith(_MARKDOWN):
            static.add(path)
        elif (page := page_of(path, order.content(path).decode())) is not None:
            pages.append(page)
        else:
            others[path] = order.content(path)
    by_hand = {path: (order.docs / path).read_bytes() for path in written_by_hand(order.docs)}
    firsts: dict[str, Page] = {}
    for page in pages:
        firsts.setdefault(page.shape, page)
    lasts = {page.shape: page for page in pages}
    others |= by_hand
    linked = frozenset(_linked(others)) & order.files.keys() - others.keys()
    return _Parts(tuple(pages), firsts, lasts, others, linked, frozenset(static))


def _linked(texts: Mapping[str, bytes]) -> Iterator[str]:
    """What pages may link to, as paths below the docs folder."""
    for path, text in texts.items():
        if path.endswith(_MARKDOWN):
            for target in _LINK.findall(text.decode(errors="replace")):
                yield os.path.normpath(PurePosixPath(path).parent / target).replace(os.sep, "/")


# ---- What MkDocs makes ----


def _rendered(order: Order, parts: _Parts) -> Path | None:
    """The folder with what MkDocs makes of a few pages; None where it refuses them."""
    own = (order.root / "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    if not _INHERIT.search(own):
        return None
    wanted = {
        **{path: order.content(path) for path in sorted(parts.linked)},
        **{page.path: order.content(page.path) for page in parts.tried},
        **parts.others,
    }
    digest = _digest(order, parts, own)
    kept = order.kept / digest
    if (kept / _DIGEST).is_file() and (kept / _DIGEST).read_text("ascii") == _tree_digest(kept):
        return kept
    order.kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=order.kept, prefix=".making-") as scratch:
        docs, site = Path(scratch, "docs"), Path(scratch, "site")
        writer = _Writer(docs)
        for path, content in wanted.items():
            writer.write(path, content)
        if not _ask_mkdocs(order, parts, docs, site) or not _are_true(site, parts):
            return None
        for page in parts.tried:
            (site / page.folder / "index.html").unlink()
        remove_unused(site)
        (site / _DIGEST).write_text(_tree_digest(site), "ascii")
        for old in order.kept.iterdir():
            if not old.name.startswith("."):
                shutil.rmtree(old, ignore_errors=True)
        site.rename(kept)
    return kept


def _ask_mkdocs(order: Order, parts: _Parts, docs: Path, site: Path) -> bool:
    asked = {
        "settings": str((order.root / "mkdocs.yml").absolute()),
        "docs": str(docs.absolute()),
        "site": str(site.absolute()),
        "shapes": {page.path: shape for shape, page in parts.firsts.items()},
    }
    done = subprocess.run(
        [sys.executable, "-m", "zeren.building.rendering"],
        input=json.dumps(asked).encode(),
        cwd=_LIBRARY,
        env={**os.environ, **order.settings},
        check=False,
        capture_output=True,
    )
    return done.returncode == 0


def _are_true(site: Path, parts: _Parts) -> bool:
    """Whether each shell comes out as the page that MkDocs built."""
    try:
        shells = _answer_in(site).shells
    except NoShellError:
        return False
    for page in parts.tried:
        built = (site / page.folder / "index.html").read_bytes()
        if shells[page.shape].around(page) != built:
            return False
    return True


def _answer_in(rendered: Path) -> _Answer:
    """What MkDocs says of what it made.

    Raises:
        NoShellError: If the theme does something with a page that a shell cannot do.
    """
    found = json.loads((rendered / SHELLS).read_text(encoding="utf-8"))
    url = str(found["url"])
    shells = {shape: shell_of(text, url) for shape, text in found["shells"].items()}
    return _Answer(url, shells, {path: (made, at) for path, (made, at) in found["built"].items()})


def _digest(order: Order, parts: _Parts, own: str) -> str:
    """A digest of all that MkDocs' answer depends on, the office's own settings among it."""
    digest = hashlib.sha256()

    def add(*pieces: str | bytes) -> None:
        for piece in pieces:
            content = piece.encode() if isinstance(piece, str) else piece
            digest.update(len(content).to_bytes(8, "big") + content)

    add(*(f"{name} {version(name)}" for name in _LIBRARIES))
    add(zeren.__version__, own, json.dumps([*parts.firsts]))
    add(json.dumps(dict(sorted(order.settings.items()))))
    add(*(os.environ.get(name, "") for name in _VARIABLE.findall(own)))
    for path in sorted(order.files):
        if path.startswith("."):
            add(path, order.content(path))
    for path, content in sorted(parts.others.items()):
        add(path, content)
    for path in sorted(parts.linked):
        add(path, order.content(path) if path.endswith(_MARKDOWN) else "")
    return digest.hexdigest()


def _tree_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name != _DIGEST:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


# ---- The site ----


def _finished(rendered: Path, parts: _Parts, answer: _Answer) -> Iterator[tuple[str, bytes]]:
    """What MkDocs has made and copied, but for what was there for the sake of links."""
    linked = (answer.built[path][0] if path in answer.built else path for path in parts.linked)
    passed = {_SITE_MAP, f"{_SITE_MAP}.gz", SHELLS, _DIGEST, *linked}
    for path in sorted(path for path in rendered.rglob("*") if path.is_file()):
        name = path.relative_to(rendered).as_posix()
        if name not in passed:
            yield name, path.read_bytes()


def _site_map(
    rendered: Path, parts: _Parts, answer: _Answer, settings: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The site map with all pages in it, and its packed form as MkDocs packs it."""
    text = (rendered / _SITE_MAP).read_text(encoding="utf-8")
    if answer.url:
        head, *_ = text.partition("\n  <url>")
        addresses = {page.path: answer.url + page.folder for page in parts.pages}
        addresses |= {path: answer.built[path][1] for path in parts.others if path in answer.built}
        lines = (f"\n  <url><loc>{addresses[path]}</loc></url>" for path in _in_order(addresses))
        text = f"{head}{''.join(lines).replace('&', '&amp;')}\n</urlset>"
    yield _SITE_MAP, text.encode()
    packed = io.BytesIO()
    moment = int(settings["SOURCE_DATE_EPOCH"])
    name = f"{_SITE_MAP}.gz"
    with gzip.GzipFile(fileobj=packed, filename=name, mode="wb", mtime=moment) as archive:
        archive.write(text.encode())
    yield name, packed.getvalue()


def _in_order(paths: Iterable[str]) -> list[str]:
    """Pages as MkDocs walks through folders: a folder's own before those below, `index` first."""

    def place(path: str) -> tuple[tuple[int, bool, str], ...]:
        *folders, name = path.split("/")
        is_first = name.removesuffix(_MARKDOWN) in {"index", "README"}
        return (*((1, False, folder) for folder in folders), (0, not is_first, name))

    return sorted(paths, key=place)


class _Writer:
    """Writes files below a folder that nobody else looks into."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """Write a file, and make the folders above it."""
        place = f"{self._folder}/{path}"
        parent = place.rpartition("/")[0]
        if parent not in self._made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - ten thousands of them
            self._made.add(parent)
        with open(place, "wb") as file:  # noqa: PTH123 - as above
            file.write(content)
