"""Publishing alone: files that were made before to a docs folder, as the generator does it.

`python -m tests.publishing.alone DOCS FILES` publishes what stands in the folder FILES. It starts
at once, since it needs nothing of what makes pages.
"""

from __future__ import annotations

import sys
from pathlib import Path

from zeren.disk.errors import WritingError
from zeren.disk.locking import locked
from zeren.publishing.files import publish

CLEAN, WRITING = 0, 3


def publish_alone(docs: Path, files: Path) -> int:
    """Publish the files of a folder.

    Args:
        docs: The docs folder.
        files: The folder with the files that were made.

    Returns:
        The exit code that the generator would end with.
    """
    made = [
        (path.relative_to(files).as_posix(), path.read_bytes())
        for path in sorted(files.rglob("*"))
        if path.is_file()
    ]
    try:
        with locked(docs):
            publish(docs, made)
    except WritingError as error:
        print(f"写入失败：{error}", file=sys.stderr)  # noqa: T201 - as the generator does
        return WRITING
    return CLEAN


if __name__ == "__main__":
    sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(publish_alone(*map(Path, sys.argv[1:])))
