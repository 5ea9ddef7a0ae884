"""The files of a data folder as bytes, all read in one go, so that they belong together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.data_files import DATA_FILES, PUBLISHED, holds_data

UNOPENED = declare(
    "F011",
    Severity.ERROR,
    "文件打不开",
    about="文件被别的程序占用，没有读取权限，或者同名的是一个文件夹。",
    wrong="tasks.csv 是一个文件夹，或没有读取权限",
    right="tasks.csv 是一个可以读取的文件",
)

# The bytes of each file that stands in the folder, by its path there, or why there are none.
FolderFiles: TypeAlias = Mapping[str, bytes | Finding]

# So often a folder is read anew in which others are writing.
_MOST_READINGS = 10


def read_files(folder: Path) -> FolderFiles:
    """Read all files of a data folder; anew where one of them changes in between.

    Args:
        folder: The data folder.
    """
    files: dict[str, bytes | Finding] = {}
    for _ in range(_MOST_READINGS):
        before = _stamps(folder)
        files = {file: _read(folder, file) for file in before}
        if _stamps(folder) == before:
            break
    return files


def only_bytes(files: FolderFiles) -> dict[str, bytes]:
    """The files that could be read.

    Args:
        files: The files of a folder.
    """
    return {file: data for file, data in files.items() if isinstance(data, bytes)}


def _stamps(folder: Path) -> dict[str, tuple[int, int, int]]:
    """By what the system tells one state of each file from another."""
    stamps = {}
    for file in _names(folder):
        try:
            stat = (folder / file).stat()
        except FileNotFoundError:
            continue
        except OSError:
            stamps[file] = (0, 0, 0)
        else:
            stamps[file] = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
    return stamps


def _names(folder: Path) -> Iterator[str]:
    for data_file in DATA_FILES:
        yield from data_file.names
        if data_file.may_be_folder:
            yield from _held(folder, data_file.stem)
    yield from _held(folder, PUBLISHED)


def _held(folder: Path, below: str) -> Iterator[str]:
    """The data files in a folder below."""
    files = (f"{below}/{path.name}" for path in sorted((folder / below).glob("*.*")))
    return filter(holds_data, files)


def _read(folder: Path, file: str) -> bytes | Finding:
    try:
        return (folder / file).read_bytes()
    except OSError as error:
        return UNOPENED.found(
            Place(file),
            f"{file} 打不开（{error.strerror}）。",
            "请确认它是文件而不是文件夹，没有被其他程序占用，并且可以读取。",
        )
