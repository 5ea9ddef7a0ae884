"""One generator at a time in one docs folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zeren.disk_errors import PublishingError, not_written

LOCK = ".lock"


@contextmanager
def only_generator(folder: Path) -> Iterator[None]:
    """Keep other generators away from a docs folder.

    The system ends the lock with the process, however that ends. The file stays: to remove it
    would let two processes hold two files of one name.

    Args:
        folder: The docs folder; it must exist.

    Yields:
        Nothing; the lock is held inside the block.

    Raises:
        PublishingError: If another process holds the lock, or none can be made here.
    """
    try:
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666)
    except OSError as error:
        raise not_written(error) from error
    try:
        _take(lock, folder)
        yield
    finally:
        os.close(lock)


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = os.pread(lock, 20, 0).decode("ascii", "replace").strip()
        raise PublishingError(
            f"{folder}：另一个生成程序（进程 {holder}）正在写入。请等它结束，再运行一次。"
        ) from error
    os.truncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)
