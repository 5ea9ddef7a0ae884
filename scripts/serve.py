#!/usr/bin/env python3
"""Show the site and follow every change.

Two processes watch. This one watches data, templates and the library and runs the generator
when they change; `mkdocs serve`, which it starts, watches docs, overrides and mkdocs.yml and
reloads the browser. They meet only in the docs folder: the generator writes just the files that
changed, so that neither wakes the other in a circle.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

ROOT = Path(__file__).resolve().parent.parent
WATCHED = ("data", "zeren")
QUIET_SECONDS = 0.3
ENDED_BY_SIGTERM = 143
MEANINGLESS = frozenset({"opened", "closed", "closed_no_write"})


class _Changes(FileSystemEventHandler):
    """Remembers that something changed."""

    def __init__(self) -> None:
        self.seen = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in MEANINGLESS and "__pycache__" not in str(event.src_path):
            self.seen.set()


def _generate(data: Path) -> int:
    """Run the generator in a process of its own, so that changed code is loaded anew."""
    command = [sys.executable, str(ROOT / "scripts" / "generate.py"), "--data", str(data)]
    return subprocess.run(command, check=False).returncode  # noqa: S603 - fixed arguments


def main() -> int:
    """Serve until interrupted, or until MkDocs ends.

    Returns:
        The exit code of the first generation that failed to write, or of MkDocs.
    """
    options = argparse.ArgumentParser(prog="serve.py", description=(__doc__ or "").split("\n")[0])
    options.add_argument("--port", type=int, default=8000, help="the port (8000)")
    options.add_argument(
        "--data", type=Path, default=ROOT / "data", metavar="DIR", help="the data folder (data/)"
    )
    arguments = options.parse_args()
    if code := _generate(arguments.data):
        return code
    # Ended by a signal, it must not leave MkDocs behind: the exception runs the `finally` below.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED_BY_SIGTERM))
    changes = _Changes()
    observer = Observer()
    for folder in {arguments.data.resolve(), *(ROOT / name for name in WATCHED)}:
        observer.schedule(changes, str(folder), recursive=True)
    observer.start()
    address = f"127.0.0.1:{arguments.port}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--watch-theme", "--dev-addr", address]
    preview = {**os.environ, "PREVIEW": "yes"}
    server = subprocess.Popen(command, cwd=ROOT, env=preview)  # noqa: S603 - fixed arguments
    try:
        while server.poll() is None:
            if changes.seen.wait(timeout=1):
                _wait_until_quiet(changes.seen)
                _generate(arguments.data)
    except KeyboardInterrupt:
        pass
    finally:
        server.terminate()
        observer.stop()
    return server.wait()


def _wait_until_quiet(seen: threading.Event) -> None:
    """Editors save in several steps: wait until nothing has come for a moment."""
    while seen.is_set():
        seen.clear()
        threading.Event().wait(QUIET_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
