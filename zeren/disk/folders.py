"""A whole folder made beside its place, and put there in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from zeren.disk.errors import NotEmptyPlaceError, not_written
from zeren.disk.writing import kind_of

# renameat2(2) with RENAME_EXCHANGE on Linux, renamex_np(2) with RENAME_SWAP on macOS.
_SWAP = 2
_AT_FDCWD = -100
_NEW, _OLD = ".new", ".old"


@contextmanager
def made_beside(place: Path) -> Iterator[Path]:
    """Make a folder anew: what the block makes takes the place of what is there.

    The old folder stays until the new one is whole, and where the block fails. Where the system
    can exchange two folders there is no moment in which neither stands in the place; elsewhere
    a run that is cut off between two steps leaves the old one beside it, and the next puts it back.

    Args:
        place: The folder; it may be missing.

    Yields:
        A folder that does not exist yet, to be made.

    Raises:
        WritingError: If the new folder cannot be put in its place.
    """
    place = place.absolute()
    if kind_of(place) not in {None, stat.S_IFDIR}:
        raise NotEmptyPlaceError(place, stat.S_IFDIR)
    # A name of its own for each run: a builder whose parent was killed may still be at work.
    new = _beside(place, _NEW)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        bring_back(place)
        _remove_leftovers(place)
    except OSError as error:
        raise not_written(error, place) from error
    try:
        yield new
        try:
            _put(new, place)
        except OSError as error:
            with suppress(OSError):
                bring_back(place)
            raise not_written(error, place) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def remove_emptied(folder: Path, path: str) -> None:
    """Remove the folders that a file which went has left empty.

    Args:
        folder: The folder that stays.
        path: Where the file was, below it.

    Raises:
        OSError: If a folder cannot be removed.
    """
    for above in PurePosixPath(path).parents[:-1]:
        try:
            (folder / above).rmdir()
        except FileNotFoundError:
            continue  # with what was beside it, or by a run that was cut off
        except OSError as error:
            if error.errno in {errno.ENOTEMPTY, errno.EEXIST}:
                return
            raise


def bring_back(place: Path) -> None:
    """Put a folder back that a run which was cut off had just moved out of the way.

    Args:
        place: The folder.

    Raises:
        OSError: If it cannot be put back.
    """
    if kind_of(place) is None:
        for old in _left(place, _OLD):
            old.rename(place)
            return


def _beside(place: Path, ending: str) -> Path:
    return place.with_name(f".{place.name}.{os.getpid()}{ending}")


def _remove_leftovers(place: Path) -> None:
    for ending in (_NEW, _OLD):
        for left in _left(place, ending):
            shutil.rmtree(left, ignore_errors=True)


def _left(place: Path, ending: str) -> tuple[Path, ...]:
    """The folders that runs which were cut off left beside a place."""
    beside = re.compile(re.escape(f".{place.name}.") + "[0-9]+" + re.escape(ending))
    return tuple(
        path
        for path in place.parent.iterdir()
        if beside.fullmatch(path.name) and kind_of(path) == stat.S_IFDIR
    )


def _put(new: Path, place: Path) -> None:
    if kind_of(place) is None:
        new.rename(place)
    elif not _exchanged(new, place):
        old = _beside(place, _OLD)
        place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders were exchanged, which not every system and disk can do."""
    if sys.platform == "win32":
        return False
    library = ctypes.CDLL(None)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        done = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _SWAP)
    elif hasattr(library, "renamex_np"):
        done = library.renamex_np(first, second, _SWAP)
    else:
        return False
    return bool(done == 0)
