"""One program at a time in one folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zeren.disk.errors import WritingError, not_written

if sys.platform == "win32":
    import msvcrt

LOCK = ".lock"
# A place far behind what is written: on Windows nobody can read what is locked.
_LOCKED_BYTE = 1 << 30


class LockedError(WritingError):
    """Another run of the program writes in the folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other runs of the program away from a folder.

    The system ends the lock with the process, however that ends; the file that such a process
    leaves behind locks nobody out. A system without such locks goes without.

    Args:
        folder: The folder; it must exist.

    Yields:
        Nothing; the lock is held inside the block.

    Raises:
        LockedError: If another process holds the lock.
        WritingError: If no lock can be made here.
    """
    path = folder / LOCK
    try:
        lock = _take(path)
    except (BlockingIOError, PermissionError) as error:
        if isinstance(error, PermissionError) and not _is_locked_here(error):
            raise not_written(error, path) from error
        raise LockedError(
            f"{folder}：另一个程序（进程 {_holder(path)}）正在这里写入。请等它结束，再运行一次。"
        ) from error
    except OSError as error:
        raise not_written(error, path) from error
    try:
        yield
    finally:
        with suppress(OSError):  # left behind it locks nobody out
            path.unlink()  # while it is still locked, so that it is surely ours
        os.close(lock)


def _take(path: Path) -> int:
    """Open and lock the file; once more if its last holder removed it in between."""
    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            _lock(lock)
            if path.exists() and os.path.samestat(os.fstat(lock), path.stat()):
                _sign(lock)
                return lock
        except OSError:
            os.close(lock)
            raise
        os.close(lock)


def _sign(lock: int) -> None:
    """Write down which process holds a lock; on a full disk it goes without."""
    with suppress(OSError):
        os.truncate(lock, 0)
        os.lseek(lock, 0, os.SEEK_SET)
        os.write(lock, str(os.getpid()).encode())


def _lock(file: int) -> None:
    """Lock an open file for this process, or raise what the system raises where another has it."""
    if sys.platform == "win32":
        os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        try:
            import fcntl  # noqa: PLC0415 - not every system has it
        except ImportError:
            return
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_locked_here(error: PermissionError) -> bool:
    """Whether what the system refused is a lock that another process holds."""
    return sys.platform == "win32" and error.filename is None


def _holder(path: Path) -> str:
    """The number of the process that holds the lock, as it wrote it down."""
    try:
        return path.read_text(encoding="ascii", errors="replace") or "未知"
    except OSError:
        return "未知"  # it has just ended
