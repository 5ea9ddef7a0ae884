#!/usr/bin/env python3
"""Import a published list, in whatever form, into the table of tasks."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # where the library lies beside this script and is not installed

from zeren.cli.scripts import import_script  # noqa: E402 - needs the path above


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0 done, or nothing to do; 1 the file cannot be read as a list, the data have errors or
        would have them, or the answer was no; 2 wrong usage or no such file; 3 writing failed.
    """
    return import_script(ROOT, arguments)


if __name__ == "__main__":
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
