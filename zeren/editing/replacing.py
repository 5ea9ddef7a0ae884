"""Data files replaced: all of them or none, with copies beside them of what they were."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from itertools import count
from pathlib import Path

from zeren.disk.changes import change_files
from zeren.findings import Finding
from zeren.reading.data_files import CSV, WORKBOOK, without_ending
from zeren.reading.folder import FolderFiles, only_bytes

_BACKUP = ".bak"


def with_new(files: FolderFiles, new: Mapping[str, bytes]) -> dict[str, bytes | Finding]:
    """The files of a data folder as they would be with some replaced.

    Args:
        files: The files as they are.
        new: What some of them shall hold.
    """
    kept = {file: data for file, data in files.items() if not _is_replaced(file, new)}
    return {**kept, **{target_of(file): data for file, data in new.items()}}


def replace_data_files(
    folder: Path, new: Mapping[str, bytes], kept: Collection[str], read: FolderFiles
) -> dict[str, str]:
    """Replace files of the data folder, or make them, as one.

    A table takes the place of a workbook: it gets a name of its own, and the workbook goes.

    Args:
        folder: The data folder, locked since its files were read.
        new: What each file shall hold, in the order in which they are put in place.
        kept: The files of which what was there is kept beside them, in a file that is new.
        read: The files of the folder, as they were read.

    Returns:
        The name of the copy of each file that was kept.

    Raises:
        WritingError: If one has changed since it was read, or cannot be written; all are then as
            they were.
    """
    old = only_bytes(read)
    backups = {file: _free_name(folder, file) for file in new if file in kept}
    change_files(
        folder,
        {
            **{backup: old[file] for file, backup in backups.items()},
            **{target_of(file): data for file, data in new.items()},
            **{file: None for file in new if target_of(file) != file},
        },
        old,
    )
    return backups


def _free_name(folder: Path, file: str) -> str:
    names = (f"{file}.{number}{_BACKUP}" for number in count(1))
    return next(name for name in names if not os.path.lexists(folder / name))


def _is_replaced(file: str, new: Mapping[str, bytes]) -> bool:
    return file in new and target_of(file) != file


def target_of(file: str) -> str:
    """The file that is written for one: a table for a workbook.

    Args:
        file: A file of the data folder.
    """
    return f"{without_ending(file)}{CSV}" if file.endswith(WORKBOOK) else file
