"""The command `zeren`: one module a subcommand, which reads arguments, calls, and prints."""

from __future__ import annotations

import sys

from zeren.cli.commands import zeren
from zeren.cli.running import run


def main() -> None:
    """Run the command `zeren` and end the process with its exit code."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(run(zeren, "zeren"))
