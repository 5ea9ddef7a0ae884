"""Building and serving whole sites for tests, with the real builders."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.conftest import ROOT

ZENSICAL = ROOT / ".venv-zensical" / "bin" / "zensical"
BUILDERS = ("mkdocs", "zensical")

# What a checkout needs to generate and build; generated pages are left behind.
PARTS = ("mkdocs.yml", "data", "docs", "scripts", "zeren")


def copy_project(folder: Path, data: Path) -> Path:
    """Copy the project without generated pages and with other data.

    Args:
        folder: Where to; it must not exist.
        data: The data folder to take in place of the project's own.
    """
    files = subprocess.run(  # noqa: S603 - fixed arguments
        ["git", "ls-files", "-co", "--exclude-standard", "--", *PARTS],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout.splitlines()
    for file in files:
        if not file.startswith("data/") and (ROOT / file).is_file():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / file, folder / file)
    shutil.copytree(data, folder / "data")
    return folder


def build_site(project: Path, builder: str = "mkdocs") -> Path:
    """Generate and build a copied project.

    Args:
        project: The copy.
        builder: `mkdocs` or `zensical`.

    Returns:
        The folder of the site.

    Raises:
        AssertionError: If a step fails; the message is what it printed.
    """
    build = {
        "mkdocs": [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        "zensical": [str(ZENSICAL), "build", "--clean", "--strict"],
    }
    for command in ([sys.executable, "scripts/generate.py"], build[builder]):
        done = subprocess.run(  # noqa: S603 - fixed arguments
            command,
            cwd=project,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return project / "site"


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
