"""A data folder put right on the disk: each file whole or not at all, the old one beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zeren.checks.context import PARTY_FILES, build_context
from zeren.editing.mending import Mended, mend_registry_table, mend_tasks, mend_yaml
from zeren.editing.replacing import replace_data_file
from zeren.findings import Finding
from zeren.reading.data_files import TASKS, YAML, stem_of
from zeren.reading.names import Names
from zeren.reading.sources import data_files, read_bytes, read_sources


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
    files = tuple(data_files(folder))
    stems = Counter(map(stem_of, files))
    for file in files:
        data = read_bytes(folder, file)
        # Of two forms of one file only a person can say which one to keep.
        if isinstance(data, Finding) or stems[stem_of(file)] > 1:
            continue
        mended = _mended(data, file, names)
        if mended is not None:
            replaced = replace_data_file(folder, file, mended.data)
            yield Fixed(replaced.file, replaced.backup.name, mended)


def _mended(data: bytes, file: str, names: Names | None) -> Mended | None:
    if stem_of(file) == TASKS:
        return mend_tasks(data, file, names)
    return mend_yaml(data, file) if file.endswith(YAML) else mend_registry_table(data, file)
