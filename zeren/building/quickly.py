"""A site from pages in memory: MkDocs renders the shells, and here they are filled.

What MkDocs makes is kept for the next run under a digest of all that it was made from. Whenever
it runs, it builds the first and the last page of each shape the plain way too, which must come out
as the filled shells: else there is no quick way, and MkDocs builds everything.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path, PurePosixPath

import zeren
from zeren.building.rendering import SHELLS
from zeren.building.shells import NoShellError, Page, Shell, page_of, shell_of
from zeren.publishing.files import generated

_MARKDOWN = ".md"
_SITE_MAP = "sitemap.xml"
_LINK = re.compile(r"""(?:\]\(|\]:\s*|href=["']?)<?([^)\s"'>#?]+)""")
# What an office's own settings may take from the environment: `!ENV NAME`.
_VARIABLE = re.compile("[A-Z_][A-Z0-9_]+")
_LIBRARY = Path(zeren.__file__).parents[1]
_DIGEST = "digest"


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
    files: Mapping[str, bytes]
    kept: Path
    settings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Parts:
    """Files by what is done with them.

    Attributes:
        pages: Pages for which shells are filled.
        firsts: The first of each shape, by shape.
        lasts: The last of each shape, by shape: the same where there is but one.
        others: What MkDocs builds and copies the plain way: what was written by hand, and pages
            that hold more than a shell can be filled with.
        linked: Files that hand-written pages may link to, so that MkDocs knows them.
        static: Generated files that go to the site as they are.
    """

    pages: tuple[Page, ...]
    firsts: Mapping[str, Page]
    lasts: Mapping[str, Page]
    others: Mapping[str, bytes]
    linked: frozenset[str]
    static: Mapping[str, bytes]

    @property
    def tried(self) -> frozenset[Page]:
        """The pages that MkDocs builds as well."""
        return frozenset((*self.firsts.values(), *self.lasts.values()))


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
        shells, url = _shells_in(rendered)
    except NoShellError:
        return False
    writer = _Writer(made)
    for path, content in _finished(rendered, parts):
        writer.write(path, content)
    for path, content in parts.static.items():
        writer.write(path, content)
    for page in parts.pages:
        writer.write(f"{page.folder}index.html", shells[page.shape].around(page))
    for path, content in _site_map(rendered, parts, url, order.settings):
        writer.write(path, content)
    return True


def _parted(order: Order) -> _Parts:
    pages: list[Page] = []
    others: dict[str, bytes] = {}
    static: dict[str, bytes] = {}
    for path, content in order.files.items():
        if any(part.startswith(".") for part in path.split("/")):
            continue
        if not path.endswith(_MARKDOWN):
            static[path] = content
        elif (page := page_of(path, content.decode())) is not None:
            pages.append(page)
        else:
            others[path] = content
    by_hand = dict(_by_hand(order.docs))
    firsts: dict[str, Page] = {}
    for page in pages:
        firsts.setdefault(page.shape, page)
    lasts = {page.shape: page for page in pages}
    linked = frozenset(_linked({**others, **by_hand})) & order.files.keys()
    return _Parts(tuple(pages), firsts, lasts, {**others, **by_hand}, linked, static)


def _by_hand(docs: Path) -> Iterator[tuple[str, bytes]]:
    made = generated(docs)
    for folder, folders, names in os.walk(docs, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name).relative_to(docs).as_posix()
            if not name.startswith(".") and path not in made:
                yield path, Path(folder, name).read_bytes()


def _linked(texts: Mapping[str, bytes]) -> Iterator[str]:
    """What pages may link to, as paths below the docs folder."""
    for path, text in texts.items():
        if path.endswith(_MARKDOWN):
            for target in _LINK.findall(text.decode(errors="replace")):
                yield os.path.normpath(PurePosixPath(path).parent / target).replace(os.sep, "/")


# ---- What MkDocs makes ----


def _rendered(order: Order, parts: _Parts) -> Path | None:
    """The folder with what MkDocs makes of a few pages; None where it refuses them."""
    wanted = {
        **{path: order.files[path] for path in sorted(parts.linked)},
        **{page.path: order.files[page.path] for page in parts.tried},
        **parts.others,
    }
    digest = _digest(order, parts)
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
        shells, _ = _shells_in(site)
    except NoShellError:
        return False
    for page in parts.tried:
        built = (site / page.folder / "index.html").read_bytes()
        if shells[page.shape].around(page) != built:
            return False
    return True


def _shells_in(rendered: Path) -> tuple[dict[str, Shell], str]:
    """The shells by shape, and the full address of the site."""
    found = json.loads((rendered / SHELLS).read_text(encoding="utf-8"))
    url = str(found["url"])
    shells = {shape: shell_of(text, url) for shape, text in found["shells"].items()}
    return shells, url


def _digest(order: Order, parts: _Parts) -> str:
    """A digest of all that MkDocs' answer depends on."""
    digest = hashlib.sha256()

    def add(*pieces: str | bytes) -> None:
        for piece in pieces:
            content = piece.encode() if isinstance(piece, str) else piece
            digest.update(len(content).to_bytes(8, "big") + content)

    own = (order.root / "mkdocs.yml").read_text(encoding="utf-8", errors="replace")
    add(*(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "markdown")))
    add(zeren.__version__, own, json.dumps([*parts.firsts]))
    add(json.dumps(dict(sorted(order.settings.items()))))
    add(*(os.environ.get(name, "") for name in _VARIABLE.findall(own)))
    for path, content in sorted(order.files.items()):
        if path.startswith("."):
            add(path, content)
    for path, content in sorted(parts.others.items()):
        add(path, content)
    for path in sorted(parts.linked):
        add(path, order.files[path] if path.endswith(_MARKDOWN) else "")
    return digest.hexdigest()


def _tree_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name != _DIGEST:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


# ---- The site ----


def _finished(rendered: Path, parts: _Parts) -> Iterator[tuple[str, bytes]]:
    """What MkDocs has made and copied."""
    passed = {_SITE_MAP, f"{_SITE_MAP}.gz", SHELLS, _DIGEST, *_made_of(parts.linked)}
    for path in sorted(path for path in rendered.rglob("*") if path.is_file()):
        name = path.relative_to(rendered).as_posix()
        if name not in passed:
            yield name, path.read_bytes()


def _made_of(paths: Iterable[str]) -> Iterator[str]:
    """The files of the site that come of files below the docs folder."""
    for path in paths:
        if path.endswith("index.md"):
            yield path.removesuffix("md") + "html"
        else:
            yield f"{path.removesuffix(_MARKDOWN)}/index.html" if path.endswith(_MARKDOWN) else path


def _site_map(
    rendered: Path, parts: _Parts, url: str, settings: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """The site map with all pages in it, and its packed form as MkDocs packs it."""
    text = (rendered / _SITE_MAP).read_text(encoding="utf-8")
    if url:
        head, *_ = text.partition("\n  <url>")
        pages = (*(page.path for page in parts.pages), *parts.others)
        lines = (
            f"\n  <url><loc>{_address(url, path)}</loc></url>"
            for path in sorted(filter(_is_page, pages), key=_in_order)
        )
        text = f"{head}{''.join(lines)}\n</urlset>"
    yield _SITE_MAP, text.encode()
    packed = bytearray()
    with tempfile.TemporaryFile() as file:
        moment = int(settings["SOURCE_DATE_EPOCH"])
        name = f"{_SITE_MAP}.gz"
        with gzip.GzipFile(fileobj=file, filename=name, mode="wb", mtime=moment) as archive:
            archive.write(text.encode())
        file.seek(0)
        packed += file.read()
    yield f"{_SITE_MAP}.gz", bytes(packed)


def _is_page(path: str) -> bool:
    return path.endswith(_MARKDOWN)


def _address(url: str, path: str) -> str:
    folder = path.removesuffix("index.md")
    folder = f"{folder.removesuffix(_MARKDOWN)}/" if folder.endswith(_MARKDOWN) else folder
    return f"{url}{folder}".replace("&", "&amp;").replace("<", "&lt;")


def _in_order(path: str) -> tuple[tuple[int, bool, str], ...]:
    """The order in which MkDocs walks through a folder: its own files first, `index` before all."""
    *folders, name = path.split("/")
    is_first = name.removesuffix(_MARKDOWN) in {"index", "README"}
    return (*((1, False, folder) for folder in folders), (0, not is_first, name))


class _Writer:
    """Writes files below a folder that nobody else looks into."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """Write a file, and make the folders above it."""
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            (self._folder / parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        with (self._folder / path).open("wb") as file:
            file.write(content)
