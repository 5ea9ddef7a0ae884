"""One generator at a time in one docs folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from zeren.publishing.disk_errors import PublishingError, not_written

LOCK = ".lock"


@contextmanager
def only_generator(folder: Path) -> Iterator[None]:
    """Keep other generators away from a docs folder.

    The system ends the lock with the process, however that ends; the file that such a process
    leaves behind locks nobody out.

    Args:
        folder: The docs folder; it must exist.

    Yields:
        Nothing; the lock is held inside the block.

    Raises:
        PublishingError: If another process holds the lock, or none can be made here.
    """
    path = folder / LOCK
    try:
        lock = _take(path)
    except BlockingIOError as error:
        raise PublishingError(
            f"{folder}：另一个生成程序（进程 {_holder(path)}）正在写入。请等它结束，再运行一次。"
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
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(lock), path.stat()):
                os.truncate(lock, 0)
                os.pwrite(lock, str(os.getpid()).encode(), 0)
                return lock
        except OSError:
            os.close(lock)
            raise
        os.close(lock)


def _holder(path: Path) -> str:
    """The number of the process that holds the lock, as it wrote it down."""
    try:
        return path.read_text(encoding="ascii", errors="replace") or "未知"
    except OSError:
        return "未知"  # it has just ended
