"""A site as it is edited: generated and built anew when a file changes, shown by MkDocs' server.

MkDocs' own `serve` watches the folder of pages, into which the generator writes: it would build a
save twice. So its server is told of changes by a file of ours, which is touched when somebody has
changed the data, a page written by hand, or the settings.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from zeren.checks import reporting
from zeren.checks.folder import Checked, check_folder
from zeren.checks.repeats import fold
from zeren.cli.folders import SiteFolder
from zeren.cli.own_host import for_own_host
from zeren.disk.errors import WritingError
from zeren.disk.locking import locked
from zeren.generation import generate
from zeren.pages.configuring import SETTINGS
from zeren.pages.rendering import render
from zeren.publishing.files import generated
from zeren.reading.environment import environment_of

HOST = "127.0.0.1"
FINDINGS = "findings.html"
_POLLING_SECONDS = 0.1
_MEANINGLESS = frozenset({"opened", "closed", "closed_no_write"})
_LIBRARY = Path(__file__).parents[1]


class Preview:
    """A site that is built anew when its files change."""

    def __init__(self, site: SiteFolder, scratch: Path, port: int) -> None:
        """Build the site once.

        Args:
            site: The folder of the site.
            scratch: A folder for what is built and for the sign of a change.
            port: The port to serve on.

        Raises:
            WritingError: If the pages cannot be written.
        """
        self._site = site
        self._built = scratch / "site"
        self._built.mkdir()
        self._changed = scratch / "changed"
        self._changed.touch()
        self._is_outdated = False
        self._made: frozenset[str] = frozenset()
        self._server = LiveReloadServer(
            self._build, HOST, port, str(self._built), polling_interval=_POLLING_SECONDS
        )
        self._server.error_handler = self._error_page
        self._server.set_app(for_own_host(self._server.serve_request))
        logging.basicConfig(format="%(levelname)s %(message)s", stream=sys.stderr)
        self._build()

    def serve(self) -> bool:
        """Serve until interrupted.

        Returns:
            Whether the library itself has changed, so that it has to be loaded anew.
        """
        observer = Observer()
        site, library = self._site, self._site.root / _LIBRARY.name
        observer.schedule(_Changes(self._tell_of_data), str(site.data), recursive=True)
        observer.schedule(_Changes(self._tell_of_page), str(site.docs), recursive=True)
        observer.schedule(_Changes(self._tell_of_settings), str(site.root))
        if library == _LIBRARY:
            observer.schedule(_Changes(self._tell_of_library), str(_LIBRARY), recursive=True)
        observer.start()
        self._server.watch(str(self._changed))
        try:
            self._server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            observer.stop()
            self._server.shutdown()
        return self._is_outdated

    def _tell(self, _: Path) -> None:
        self._changed.write_bytes(b"")

    def _tell_of_data(self, path: Path) -> None:
        """Tell of a data file; what stands under a hidden name is on its way."""
        if not path.relative_to(self._site.data).parts[0].startswith("."):
            self._tell(path)

    def _tell_of_page(self, path: Path) -> None:
        """Tell of a page that was written by hand; the generator's own are no news."""
        name = path.relative_to(self._site.docs).as_posix()
        self._made |= generated(self._site.docs)
        if not name.startswith(".") and name not in self._made:
            self._tell(path)

    def _tell_of_settings(self, path: Path) -> None:
        if path.name == "mkdocs.yml":
            self._tell(path)

    def _tell_of_library(self, path: Path) -> None:
        if "__pycache__" not in path.parts:
            self._is_outdated = True
            self._server.shutdown()

    def _build(self) -> None:
        """Check and generate, build what there is, and put the findings into the pages."""
        checked = check_folder(self._site.data, environment_of(os.environ))
        print(reporting.as_text(checked.findings, checked.accepted), end="", flush=True)
        trouble = self._generate(checked) or self._build_pages()
        view = {
            "kinds": fold(checked.findings),
            "number": len(checked.findings),
            "trouble": trouble,
        }
        page = render("findings.html.jinja", view)
        (self._built / FINDINGS).write_text(page, encoding="utf-8")
        home = self._built / "index.html"
        if trouble and not home.is_file():
            home.write_text(page, encoding="utf-8")  # no site yet: its place, which is reloaded

    def _generate(self, checked: Checked) -> str:
        """Generate the pages unless there are errors; why that failed, in words."""
        if checked.has_errors:
            return ""
        try:
            with locked(self._site.docs):
                generate(checked, self._site.data, self._site.docs)
        except WritingError as error:
            return str(error)
        return ""

    def _build_pages(self) -> str:
        """Let MkDocs build the pages; why that failed, in words."""
        if not (self._site.docs / SETTINGS).is_file():
            return "数据里的错误改正以后，网页才会生成。"
        try:
            config = load_config(
                str(self._site.root / "mkdocs.yml"),
                site_dir=str(self._built),
                site_url=self._server.url,
            )
            config["extra"]["preview"] = "yes"  # without the content security policy
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except MkDocsException as error:
            return f"网站没有建成：{error}"
        shutil.rmtree(self._built / "search", ignore_errors=True)
        return ""

    def _error_page(self, _: int) -> bytes | None:
        """What is shown for a page that is not there: the site's own, or the findings alone."""
        for name in ("404.html", FINDINGS):
            if (self._built / name).is_file():
                return (self._built / name).read_bytes()
        return None


class _Changes(FileSystemEventHandler):
    """Passes on which file was changed."""

    def __init__(self, tell: Callable[[Path], None]) -> None:
        """Remember whom to tell.

        Args:
            tell: Called with the path of each file that was written, moved or removed.
        """
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Tell of a change of a file."""
        if not event.is_directory and event.event_type not in _MEANINGLESS:
            self._tell(Path(os.fsdecode(event.src_path)))
