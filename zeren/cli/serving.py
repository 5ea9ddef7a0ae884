"""`zeren serve`: the site in a browser, built once a save, with the findings in the page."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from pathlib import Path

import click

from zeren.cli.commands import summary
from zeren.cli.folders import require, require_data, site_folder, with_data, with_site
from zeren.cli.previewing import HOST, Preview

ENDED_BY_SIGTERM = 143


@click.command(help=summary("serve"))
@with_site
@with_data
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="端口（8000）")
def serve(site: Path, data: Path | None, port: int) -> int:
    """Show the site and follow every change."""
    folder = site_folder(site.absolute(), data)
    require_data(folder)
    require(folder.docs)
    # Ended by a signal, nothing must be left behind: the exception runs what stands in `finally`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED_BY_SIGTERM))
    with tempfile.TemporaryDirectory(prefix="zeren-") as scratch:
        preview = Preview(folder, Path(scratch), port)
        print(f"http://{HOST}:{port}/　按 Ctrl+C 结束", file=sys.stderr, flush=True)
        is_wanted_again = preview.serve()
    if is_wanted_again:
        # The library itself has changed: the same command anew, with the new code.
        os.execv(sys.executable, [sys.executable, "-m", "zeren", *sys.argv[1:]])  # noqa: S606
    return 0
