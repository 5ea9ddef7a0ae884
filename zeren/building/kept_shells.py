"""What MkDocs makes of a few pages: shells for all others, and what it alone can make.

It is kept for the next run under a digest of all that it was made from. Whenever MkDocs runs, it
builds the first and the last page of each shape the plain way too, which must come out as the
filled shells: else there is no quick way, and MkDocs builds everything.
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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import zeren
from zeren.building.orders import MARKDOWN, Order, Parts
from zeren.building.shells import SHELLS, NoShellError, Shell, folder_of, shell_of
from zeren.building.writing import Writer
from zeren.publishing.building import remove_unused

_SITE_MAP, _SETTINGS, _DAY = "sitemap.xml", "mkdocs.yml", "SOURCE_DATE_EPOCH"
# What an office's own settings may take from the environment: `!ENV NAME`.
_VARIABLE = re.compile("[A-Z_][A-Z0-9_]+")
_LIBRARY = Path(zeren.__file__).parents[1]
_DIGEST = "digest"
_LIBRARIES = ("mkdocs", "mkdocs-material", "markdown", "jinja2", "markupsafe")
# How a site takes over our settings; more of them in between would be in no digest.
_INHERIT = re.compile(r"""^INHERIT:\s*["']?docs/\.mkdocs\.yml["']?\s*(?:#.*)?$""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Answer:
    """What MkDocs says of what it made.

    Attributes:
        url: The full address of the site; empty where none is set.
        shells: The shells by shape.
        built: The file of the site and the full address of each page that it built, by its own.
    """

    url: str
    shells: Mapping[str, Shell]
    built: Mapping[str, tuple[str, str]]


def rendered_shells(
    order: Order, parts: Parts, child: subprocess.Popen[bytes] | None
) -> Path | None:
    """The folder with what MkDocs makes of a few pages.

    Args:
        order: What a site is made of.
        parts: Its files by what is done with them.
        child: MkDocs, where it waits already.

    Returns:
        The folder, kept from an earlier run where that was asked the same; None where MkDocs
        refuses the pages.
    """
    if not _INHERIT.search(_own_settings(order)):
        return None
    digest = digest_of_shells(order, [*parts.firsts], parts.others)
    kept = kept_shells(order, digest)
    if kept is not None:
        return kept
    with nullcontext(child) if child is not None else mkdocs_waiting(order) as mkdocs:
        return _rendered(order, parts, mkdocs, order.kept / digest)


def _rendered(
    order: Order, parts: Parts, child: subprocess.Popen[bytes], kept: Path
) -> Path | None:
    wanted = {
        **{path: order.content(path) for path in order.files if path.startswith(".")},
        **{path: order.content(path) for path in sorted(parts.linked)},
        **{page.path: order.content(page.path) for page in parts.tried},
        **parts.others,
    }
    order.kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=order.kept, prefix=".making-") as scratch:
        docs, site = Path(scratch, "docs"), Path(scratch, "site")
        writer = Writer(docs)
        for path, content in wanted.items():
            writer.write(path, content)
        # In a folder of its own: the docs folder may not be up to date yet.
        shutil.copy(order.root / _SETTINGS, scratch)
        if not _ask_mkdocs(child, parts, docs, site) or not _are_true(site, parts):
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


def _ask_mkdocs(child: subprocess.Popen[bytes], parts: Parts, docs: Path, site: Path) -> bool:
    asked = {
        "settings": str((docs.parent / _SETTINGS).absolute()),
        "docs": str(docs.absolute()),
        "site": str(site.absolute()),
        "shapes": {page.path: shape for shape, page in parts.firsts.items()},
    }
    child.communicate(json.dumps(asked).encode())
    return child.returncode == 0


@contextmanager
def mkdocs_waiting(order: Order) -> Iterator[subprocess.Popen[bytes]]:
    """Start MkDocs, which takes its time, before it is known what to ask of it.

    Args:
        order: What a site is made of.

    Yields:
        The process, which waits for what it shall do; it ends with the block.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "zeren.building.rendering"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=_LIBRARY,
        env={**os.environ, **order.settings},
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def _are_true(site: Path, parts: Parts) -> bool:
    """Whether each shell comes out as the page that MkDocs built."""
    try:
        shells = answer_in(site).shells
    except NoShellError:
        return False
    for page in parts.tried:
        built = (site / page.folder / "index.html").read_bytes()
        if shells[page.shape].around(page) != built:
            return False
    return True


def answer_in(rendered: Path) -> Answer:
    """What MkDocs says of what it made.

    Raises:
        NoShellError: If the theme does something with a page that a shell cannot do.
    """
    found = json.loads((rendered / SHELLS).read_text(encoding="utf-8"))
    url = str(found["url"])
    shells = {shape: shell_of(text, url) for shape, text in found["shells"].items()}
    return Answer(url, shells, {path: (made, at) for path, (made, at) in found["built"].items()})


def kept_shells(order: Order, digest: str) -> Path | None:
    """The folder with what MkDocs made of the same in an earlier run; None where there is none.

    Args:
        order: What a site is made of.
        digest: As `digest_of_shells` gives it.
    """
    kept = order.kept / digest
    noted = kept / _DIGEST
    return kept if noted.is_file() and noted.read_text("ascii") == _tree_digest(kept) else None


def _own_settings(order: Order) -> str:
    return (order.root / _SETTINGS).read_text(encoding="utf-8", errors="replace")


def digest_of_shells(order: Order, shapes: Sequence[str], others: Mapping[str, bytes]) -> str:
    """A digest of all that MkDocs' answer depends on, the office's own settings among it.

    Args:
        order: What a site is made of.
        shapes: The shapes of its pages, in the order in which they first come.
        others: What MkDocs builds and copies the plain way.
    """
    own = _own_settings(order)
    digest = hashlib.sha256()

    def add(*pieces: str | bytes) -> None:
        for piece in pieces:
            content = piece.encode() if isinstance(piece, str) else piece
            digest.update(len(content).to_bytes(8, "big") + content)

    add(*(f"{name} {version(name)}" for name in _LIBRARIES))
    add(*(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))
    # The day of the data stands in the packed site map alone, which is made for each site.
    told = {name: value for name, value in order.settings.items() if name != _DAY}
    add(own, json.dumps(shapes), json.dumps(dict(sorted(told.items()))))
    add(*(os.environ.get(name, "") for name in _VARIABLE.findall(own)))
    for path in sorted(order.files):
        if path.startswith("."):
            add(path, order.content(path))
    for path, content in sorted(others.items()):
        add(path, content)
    for path in sorted(order.linked_from(others)):
        add(path, order.content(path) if path.endswith(MARKDOWN) else "")
    return digest.hexdigest()


def _tree_digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.name != _DIGEST:
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def finished(rendered: Path, parts: Parts, answer: Answer) -> Iterator[tuple[str, bytes]]:
    """What MkDocs has made and copied, but for what was there for the sake of links."""
    linked = (answer.built[path][0] if path in answer.built else path for path in parts.linked)
    passed = {_SITE_MAP, f"{_SITE_MAP}.gz", SHELLS, _DIGEST, *linked}
    for path in sorted(path for path in rendered.rglob("*") if path.is_file()):
        name = path.relative_to(rendered).as_posix()
        if name not in passed:
            yield name, path.read_bytes()


def site_map(
    rendered: Path, order: Order, pages: Iterable[str], others: Iterable[str], answer: Answer
) -> Iterator[tuple[str, bytes]]:
    """The site map with all pages in it, and its packed form as MkDocs packs it.

    Args:
        rendered: The folder with what MkDocs has made.
        order: What the site is made of.
        pages: The pages for which shells are filled, by their paths.
        others: What MkDocs built and copied the plain way.
        answer: What MkDocs says of it.

    Yields:
        Path and content of each file.
    """
    text = (rendered / _SITE_MAP).read_text(encoding="utf-8")
    if answer.url:
        head, *_ = text.partition("\n  <url>")
        addresses = {path: f"{answer.url}{folder_of(path)}" for path in pages}
        addresses |= {path: answer.built[path][1] for path in others if path in answer.built}
        lines = (f"\n  <url><loc>{addresses[path]}</loc></url>" for path in _in_order(addresses))
        text = f"{head}{''.join(lines).replace('&', '&amp;')}\n</urlset>"
    yield _SITE_MAP, text.encode()
    packed = io.BytesIO()
    moment = int(order.settings[_DAY])
    name = f"{_SITE_MAP}.gz"
    with gzip.GzipFile(fileobj=packed, filename=name, mode="wb", mtime=moment) as archive:
        archive.write(text.encode())
    yield name, packed.getvalue()


def _in_order(paths: Iterable[str]) -> list[str]:
    """Pages as MkDocs walks through folders: a folder's own before those below, `index` first."""

    def place(path: str) -> tuple[tuple[int, bool, str], ...]:
        *folders, name = path.split("/")
        is_first = name.removesuffix(MARKDOWN) in {"index", "README"}
        return (*((1, False, folder) for folder in folders), (0, not is_first, name))

    return sorted(paths, key=place)
