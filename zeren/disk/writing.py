"""A file written to the disk, whole or not at all; no link is followed."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zeren.disk.errors import NotEmptyPlaceError, not_written

_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
# Everybody may read, for a web server is somebody else; who else may write, the user's mask says.
_MASK = 0o022
# What a file takes on the disk is a multiple of this on the usual systems.
_BLOCK = 4096


@contextmanager
def readable_by_all() -> Iterator[None]:
    """Let what is written in the block be readable by everybody, whatever the user's mask.

    Yields:
        Nothing.
    """
    before = os.umask(_MASK)
    os.umask(before & _MASK)
    try:
        yield
    finally:
        os.umask(before)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and put it there; folders above are made.

    Args:
        path: The file. A link in its place is replaced and not followed.
        data: What it shall hold.

    Raises:
        WritingError: If it cannot be written; what was there is then as it was.
    """
    aside = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        try:
            write_new(aside, data)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise not_written(error, path, room_missing(path.parent, [len(data)])) from error


def write_new(path: Path, data: bytes) -> None:
    """Write a file where there is none, through to the disk itself.

    Args:
        path: The file.
        data: What it shall hold.

    Raises:
        OSError: If something is there, be it a link that leads nowhere, or if it cannot be written.
    """
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o666)
    with os.fdopen(file, "wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())


def flush_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk itself, where the system can do that.

    Args:
        folder: The folder.
    """
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # some network drives cannot
            os.fsync(opened)
    finally:
        os.close(opened)


def kind_of(path: Path) -> int | None:
    """What stands in a place itself, not where it leads: a file type of `stat`, if any.

    Args:
        path: The place.
    """
    return _kind_at(path)


def _kind_at(place: str | Path) -> int | None:
    try:
        return stat.S_IFMT(os.lstat(place).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None


def state_of(path: str) -> tuple[int, int] | None:
    """Size and moment of the last change of a file, in bytes and nanoseconds.

    Args:
        path: The file.

    Returns:
        Both; None where no plain file stands.
    """
    try:
        found = os.lstat(path)
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def check_places(folder: Path, paths: Iterable[str]) -> None:
    """See that files below a folder can stand in their places.

    Args:
        folder: The folder that no path must leave.
        paths: The paths below it, with `/` between folders.

    Raises:
        NotEmptyPlaceError: If something else than a folder, such as a link, stands in the way, or
            something else than a file in a place itself.
    """
    free = {""}
    for path in paths:
        above = path.rpartition("/")[0]
        if above not in free:
            _check_folders(folder, above, free)
        if _kind_at(os.path.join(folder, path)) not in {None, stat.S_IFREG}:  # noqa: PTH118 - fast
            raise NotEmptyPlaceError(folder / path, stat.S_IFREG)


def _check_folders(folder: Path, path: str, free: set[str]) -> None:
    """See that folders can stand in their places, and note those."""
    names = path.split("/")
    for number in range(1, len(names) + 1):
        above = "/".join(names[:number])
        if above not in free and kind_of(folder / above) not in {None, stat.S_IFDIR}:
            raise NotEmptyPlaceError(folder / above, stat.S_IFDIR)
        free.add(above)


def room_missing(folder: Path, sizes: Iterable[int]) -> int:
    """How much room a disk lacks for files.

    Args:
        folder: A folder on the disk.
        sizes: The bytes of each file.

    Returns:
        The bytes that lack; 0 where there is room, or where the system does not say.
    """
    needed = sum((size + _BLOCK - 1) // _BLOCK * _BLOCK + _BLOCK for size in sizes)
    try:
        return max(0, needed - shutil.disk_usage(folder).free)
    except OSError:
        return 0
