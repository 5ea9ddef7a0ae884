"""A data file replaced on the disk: whole or not at all, with a copy of the old one beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

_TEMPORARY = ".part"
_BACKUP = ".bak"


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


def replace_file(path: Path, data: bytes) -> None:
    """Replace a file in one step, or make it; its rights are kept.

    Args:
        path: The file.
        data: What it shall hold.

    Raises:
        OSError: If it cannot be written; it is then as it was.
    """
    replace_files({path: data})


def replace_files(files: Mapping[Path, bytes]) -> None:
    """Replace files, or make them: all are written aside before the first is put in place.

    Args:
        files: What each shall hold, in the order in which they are put in place.

    Raises:
        OSError: If one cannot be written; all are then as they were.
    """
    temporaries: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporaries[path] = path.with_name(f".{path.name}{_TEMPORARY}")
            with temporaries[path].open("wb") as file:
                _write(file, data)
            if path.exists():
                shutil.copymode(path, temporaries[path])
        for path, temporary in temporaries.items():
            temporary.replace(path)
    finally:
        for temporary in temporaries.values():
            temporary.unlink(missing_ok=True)


def _write(file: BinaryIO, data: bytes) -> None:
    """Write to the disk itself, so that a loss of power leaves one of the two files whole."""
    file.write(data)
    file.flush()
    os.fsync(file.fileno())
