"""A data folder put right on the disk: each file whole or not at all, the old one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zeren.checks.context import PARTY_FILES, build_context
from zeren.disk.locking import locked
from zeren.editing.mending import Mended, mend_registry_table, mend_tasks, mend_yaml
from zeren.editing.replacing import replace_data_files, target_of
from zeren.reading.data_files import PLANS, PUBLISHED, TASKS, YAML, stem_of
from zeren.reading.folder import FolderFiles, only_bytes, read_files
from zeren.reading.further_columns import further_heads
from zeren.reading.names import Names
from zeren.reading.sources import sources_in


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file that was put right.

    Attributes:
        file: The file, relative to the data folder; a workbook became a table.
        backup: The name of the copy of what it was, beside it.
        mended: What changed.
    """

    file: str
    backup: str
    mended: Mended


def fix_folder(folder: Path) -> tuple[Fixed, ...]:
    """Put the files of a data folder right, all of them or none.

    Args:
        folder: The data folder.

    Returns:
        The files that were put right.

    Raises:
        WritingError: If one cannot be written, or has changed since it was read.
    """
    with locked(folder):
        files = read_files(folder)
        mended = {file: one for file, one in _all_mended(files) if one is not None}
        new = {file: one.data for file, one in mended.items()}
        backups = replace_data_files(folder, new, new, files) if new else {}
    return tuple(Fixed(target_of(file), backups[file], one) for file, one in mended.items())


def _all_mended(files: FolderFiles) -> Iterator[tuple[str, Mended | None]]:
    sources, _ = sources_in(files)
    context = build_context(sources)
    names = context.names if context.knows(*PARTY_FILES) else None
    further = tuple(further_heads(sources.of(PLANS)))
    unclear = sources.unclear
    for file, data in only_bytes(files).items():
        # Of two forms of one file only a person can say which one to keep.
        if not file.startswith(f"{PUBLISHED}/") and stem_of(file) not in unclear:
            yield file, _mended(data, file, names, further)


def _mended(data: bytes, file: str, names: Names | None, further: tuple[str, ...]) -> Mended | None:
    if stem_of(file) == TASKS:
        return mend_tasks(data, file, names, further)
    return mend_yaml(data, file) if file.endswith(YAML) else mend_registry_table(data, file)
