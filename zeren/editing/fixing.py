"""A data folder put right on the disk: each file whole or not at all, the old one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zeren.checks.context import PARTY_FILES, build_context
from zeren.editing.mending import Mended, mend_registry, mend_table
from zeren.editing.replacing import back_up, replace_file
from zeren.findings import Finding
from zeren.reading.sources import DATA_FILES, OPTIONAL_FILES, TASKS, read_bytes, read_sources


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file that was put right.

    Attributes:
        file: The file, relative to the data folder.
        backup: The name of the copy of what it was, beside it.
        mended: What changed.
    """

    file: str
    backup: str
    mended: Mended


def fix_folder(folder: Path) -> Iterator[Fixed]:
    """Put the files of a data folder right.

    Args:
        folder: The data folder.

    Yields:
        Each file that was put right.

    Raises:
        OSError: If a file cannot be written; it is then as it was.
    """
    sources, _ = read_sources(folder)
    context = build_context(sources)
    names = context.names if context.knows(*PARTY_FILES) else None
    for file in (*DATA_FILES, *OPTIONAL_FILES):
        data = read_bytes(folder, file)
        if isinstance(data, Finding):
            continue
        mended = mend_table(data, names) if file == TASKS else mend_registry(data, file)
        if mended is not None:
            path = (folder / file).resolve()  # where it is a link, the link stays
            backup = back_up(path, data)
            replace_file(path, mended.data)
            yield Fixed(file, backup.name, mended)
