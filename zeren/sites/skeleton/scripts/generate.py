#!/usr/bin/env python3
"""Check the data and generate the pages of the responsibility site."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # where the library lies beside this script and is not installed

from zeren.cli.scripts import generate_script  # noqa: E402 - needs the path above


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the generator.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0 clean, 1 findings that fail, 2 wrong usage or a missing folder, 3 writing failed.
    """
    return generate_script(ROOT, arguments)


if __name__ == "__main__":
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
