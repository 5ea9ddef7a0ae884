"""Building and serving whole sites for tests, with the real builders."""

from __future__ import annotations

import functools
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.commands import zeren_main
from tests.conftest import ROOT, register_of
from tests.histories import write_history
from zeren.sites.answers import answers_of
from zeren.sites.folder import make_folder
from zeren.sites.skeleton import skeleton_files

ZENSICAL = ROOT / ".venv-zensical" / "bin" / "zensical"
BUILDERS = ("mkdocs", "zensical")


def make_site_folder(folder: Path, data: Path) -> Path:
    """Make the folder of a site as `zeren new` does, with these data.

    Args:
        folder: Where to; it must not exist.
        data: The data folder, which is copied.
    """
    make_folder(folder, dict(skeleton_files(answers_of(register_of(data).site))))
    shutil.copytree(data, folder / "data", dirs_exist_ok=True)
    return folder


def make_site_with_history(folder: Path) -> Path:
    """Make the folder of a site whose data have a history in git.

    Args:
        folder: Where to; it must not exist.
    """
    data = write_history(folder.with_name(f"{folder.name}-history"))
    make_site_folder(folder, data)
    shutil.move(data.parent / ".git", folder)
    return folder


def build_site(folder: Path, builder: str = "mkdocs") -> Path:
    """Generate and build the site of a folder, with PDFs where the fonts lie in it.

    Args:
        folder: The folder of the site.
        builder: `mkdocs` or `zensical`.

    Returns:
        The folder of what was built.

    Raises:
        AssertionError: If a step fails.
    """
    options = [] if (folder / ".fonts").is_dir() else ["--no-pdf"]
    options += [f"--zensical={ZENSICAL}"] if builder == "zensical" else []
    assert zeren_main(["build", f"--site={folder}", *options]) == 0
    return folder / "site"


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the tests watch the requests themselves."""


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a folder on this machine.

    Args:
        site: The folder of the site.

    Yields:
        Its address, with a trailing slash.
    """
    handler = functools.partial(_Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages of a site, the short addresses among them, relative to it."""
    files = sorted(site.rglob("index.html"))
    return ["" if f.parent == site else f"{f.parent.relative_to(site).as_posix()}/" for f in files]
