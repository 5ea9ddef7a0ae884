"""A data file replaced on the disk: whole or not at all, with a copy of the old one beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from zeren.reading.data_files import CSV, WORKBOOK, stem_of

_TEMPORARY = ".part"
_BACKUP = ".bak"


@dataclass(frozen=True, slots=True)
class Replaced:
    """A data file that was replaced.

    Attributes:
        file: The file that was written, relative to the data folder.
        backup: The copy of what was there.
    """

    file: str
    backup: Path


def back_up(path: Path, data: bytes) -> Path:
    """Write what a file holds to a new file beside it; none is ever overwritten.

    Args:
        path: The file.
        data: What it holds.

    Returns:
        The copy.

    Raises:
        OSError: If it cannot be written.
    """
    number = 1
    while True:
        backup = path.with_name(f"{path.name}.{number}{_BACKUP}")
        try:
            with backup.open("xb") as file:
                _write(file, data)
        except FileExistsError:
            number += 1
        else:
            return backup


def replace_data_file(folder: Path, file: str, data: bytes) -> Replaced:
    """Replace a file of the data folder; what was there is kept beside it.

    A table takes the place of a workbook: it gets a name of its own, and the workbook goes.

    Args:
        folder: The data folder.
        file: The file; it must exist.
        data: What it shall hold.

    Returns:
        What was written.

    Raises:
        OSError: If it cannot be written; it is then as it was.
    """
    (backup,) = replace_data_files(folder, {file: data}, (file,))
    return Replaced(_target(file), backup)


def replace_data_files(
    folder: Path, files: Mapping[str, bytes], kept: Collection[str]
) -> tuple[Path, ...]:
    """Replace files of the data folder, or make them, as one: all are written aside first.

    Args:
        folder: The data folder.
        files: What each shall hold, in the order in which they are put in place.
        kept: The files of which what was there is kept beside them; they must exist.

    Returns:
        The copies of what was there.

    Raises:
        OSError: If one cannot be written aside; all are then as they were. Where only putting one
            in its place fails, those before it are new, each whole, with its copy beside it.
    """
    paths = {file: (folder / file).resolve() for file in files}  # where it is a link, it stays
    backups = tuple(back_up(path, path.read_bytes()) for f, path in paths.items() if f in kept)
    staged: dict[Path, Path] = {}
    try:
        for file, data in files.items():
            path = paths[file].with_name(_target(paths[file].name))
            path.parent.mkdir(exist_ok=True)
            aside = path.with_name(f".{path.name}{_TEMPORARY}")
            staged[aside] = path
            _stage(aside, data, like=paths[file])
        for aside, path in staged.items():
            aside.replace(path)
    finally:
        for aside in staged:
            aside.unlink(missing_ok=True)
    for file in files:
        if _target(file) != file:
            (folder / file).unlink()
    return backups


def _target(file: str) -> str:
    """The file that is written for one: a table for a workbook."""
    return f"{stem_of(file)}{CSV}" if file.endswith(WORKBOOK) else file


def _stage(aside: Path, data: bytes, *, like: Path) -> None:
    """Write a file beside its place, with the rights of what is there."""
    with aside.open("wb") as file:
        _write(file, data)
    if like.exists():
        shutil.copymode(like, aside)


def _write(file: BinaryIO, data: bytes) -> None:
    """Write to the disk itself, so that a loss of power leaves one of the two files whole."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())
