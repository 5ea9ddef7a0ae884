"""A data file replaced on the disk: whole or not at all, with a copy of the old one beside it."""

from __future__ import annotations

import os
import shutil
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
    path = (folder / file).resolve()  # where it is a link, the link stays
    backup = back_up(path, path.read_bytes())
    if not file.endswith(WORKBOOK):
        replace_file(path, data)
        return Replaced(file, backup)
    table = f"{stem_of(file)}{CSV}"
    _put(folder / table, data, like=path)
    (folder / file).unlink()
    return Replaced(table, backup)


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file in one step; its rights are kept.

    Args:
        path: The file; it must exist.
        data: What it shall hold.

    Raises:
        OSError: If it cannot be written; it is then as it was.
    """
    _put(path, data, like=path)


def _put(path: Path, data: bytes, *, like: Path) -> None:
    """Put a file into its place in one step, with the rights of another."""
    temporary = path.with_name(f".{path.name}{_TEMPORARY}")
    with temporary.open("wb") as file:
        _write(file, data)
    shutil.copymode(like, temporary)
    temporary.replace(path)


def _write(file: BinaryIO, data: bytes) -> None:
    """Write to the disk itself, so that a loss of power leaves one of the two files whole."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())
