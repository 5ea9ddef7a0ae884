#!/usr/bin/env python3
"""Print what the changelog says of a release, if its tag, the version and the heading agree."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zeren import __version__  # noqa: E402 - needs the path above

_HEADING = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - \d{4}-\d{2}-\d{2})?$", re.MULTILINE)


class ReleaseError(ValueError):
    """The tag, the version and the changelog do not agree."""


def release_notes(tag: str, version: str, changelog: str) -> str:
    """Find the section of a release.

    Args:
        tag: The tag, such as `v0.2.0`.
        version: The version of the package.
        changelog: The text of the changelog.

    Returns:
        The section without its heading.

    Raises:
        ReleaseError: If the tag is of another version, or the changelog has no section of it, or
            an empty one, or one without a date.
    """
    if tag != f"v{version}":
        raise ReleaseError(f"the tag is {tag}, the package {version}")
    headings = list(_HEADING.finditer(changelog))
    for heading, after in zip(headings, [*headings[1:], None], strict=True):
        if heading["version"] != version:
            continue
        if not heading[0].endswith(tuple("0123456789")):
            raise ReleaseError(f"the section [{version}] of the changelog has no date")
        notes = changelog[heading.end() : after.start() if after else None].strip()
        if not notes:
            raise ReleaseError(f"the section [{version}] of the changelog is empty")
        return f"{notes}\n"
    raise ReleaseError(f"the changelog has no section [{version}]")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the notes of a release.

    Args:
        arguments: The tag alone; None for the process's own.

    Returns:
        0 where all agree, 1 where not, 2 for wrong usage.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1:
        sys.stderr.write("usage: release_notes.py TAG\n")
        return 2
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    try:
        sys.stdout.write(release_notes(given[0], __version__, changelog))
    except ReleaseError as error:
        sys.stderr.write(f"release_notes.py: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
