"""Several files of a folder changed as one, wherever a run is cut off.

1. What the files shall hold, and what they held, is written to a folder aside and flushed to the
   disk. Only this step needs space, and what fails here has changed nothing.
2. A journal of it is put beside it: from here on the change is decided.
3. Each file is moved to its place, wholly or not at all, as the system does it; what goes is
   removed.
4. The journal is removed, then the folder.

A run that was cut off before the second step is undone by the next one, later it is completed: only
where somebody has changed a file in between, all is undone and their file left alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from zeren.disk.errors import NotEmptyPlaceError, WritingError, not_written
from zeren.disk.locking import LockedError, locked
from zeren.disk.writing import check_places, flush_folder, kind_of, room_missing, write_new
from zeren.text.visible import visible

CHANGING = ".changing"
_JOURNAL = "journal.json"
# The journal of a change that is being undone.
_UNDOING = "undoing.json"
# A path, two digests and their names: about what a file takes in the journal.
_LONGEST_LINE = 300
_PATIENCE_SECONDS = 10.0
_PAUSE_SECONDS = 0.05

# What files hold, by their paths below a folder; None where there is none, or none shall be.
Contents: TypeAlias = Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a change.

    Attributes:
        file: Its path below the folder.
        old: The SHA-256 of what it held; None where there was none.
        new: The SHA-256 of what it shall hold; None where it goes.
    """

    file: str
    old: str | None
    new: str | None


def change_files(folder: Path, new: Contents, read: Contents) -> None:
    """Change files of a folder as one.

    The caller sees to it that no other run of the program does the same (`locking.locked`).

    Args:
        folder: The folder.
        new: What each file shall hold, in the order in which they are put in place.
        read: What files held when they were read, on which the change rests. A file of `new` that
            is not among them must not be there.

    Raises:
        WritingError: If a file has changed since it was read, or cannot be written. All are then
            as they were.
    """
    aside = folder / CHANGING
    old = {file: read.get(file) for file in new}
    try:
        check_places(folder, new)
        _clear(aside)
        _stage(folder, new, old)
        _check_unchanged(folder, {**read, **old})
        _decide(aside, [_Entry(file, _digest(old[file]), _digest(new[file])) for file in new])
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        missing = room_missing(folder, _sizes(new))
        raise not_written(error, folder, missing) from error
    except WritingError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    if changed := _finish(folder):
        raise _changed_meanwhile(changed)


def settle(folder: Path) -> str:
    """Bring a change that was cut off to its end, or undo it. A change under way is waited for.

    Args:
        folder: The folder.

    Returns:
        What was done, in words; empty where nothing was to do.

    Raises:
        WritingError: If it cannot be done.
    """
    patience = time.monotonic() + _PATIENCE_SECONDS
    while kind_of(folder / CHANGING) is not None:
        try:
            with locked(folder):
                return visible(_settle_alone(folder))
        except OSError as error:
            raise not_written(error) from error
        except LockedError:
            if time.monotonic() > patience:
                raise
        time.sleep(_PAUSE_SECONDS)
    return ""


def _settle_alone(folder: Path) -> str:
    aside = folder / CHANGING
    if kind_of(aside) is None:
        return ""
    entries = _read_journal(aside)
    is_undone = kind_of(aside / _UNDOING) is not None
    if not entries:
        _clear(aside)
        return f"{folder}：上一次写入在中途断了，还没有改动任何文件，已经撤销。"
    if changed := _finish(folder):
        return f"{folder}：上一次写入在中途断了；{_named(changed)}后来又有改动，所以全部撤销。"
    done = "全部撤销" if is_undone else "已经补完"
    return f"{folder}：上一次写入在中途断了，{done}：{_named(one.file for one in entries)}。"


def _stage(folder: Path, new: Contents, old: Contents) -> None:
    """Write aside what files shall hold, with the rights of what is there, and what they held."""
    aside = place = folder / CHANGING
    try:
        aside.mkdir()
        for number, (file, data) in enumerate(new.items()):
            place = folder / file
            if data is not None:
                write_new(aside / f"new-{number}", data)
                _give_rights(aside / f"new-{number}", place)
            if (before := old[file]) is not None:
                _keep(place, before, aside / f"old-{number}")
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        raise not_written(error, place, room_missing(folder, _sizes(new))) from error
    flush_folder(aside)


def _keep(place: Path, held: bytes, kept: Path) -> None:
    """Keep what a file held under a second name, or on disks without such in a copy."""
    try:
        os.link(place, kept)
    except OSError:
        write_new(kept, held)


def _sizes(new: Contents) -> Iterator[int]:
    """The sizes of what is written aside: the contents, then the journal."""
    yield from (len(data) for data in new.values() if data is not None)
    yield _LONGEST_LINE * len(new)


def _give_rights(path: Path, like: Path) -> None:
    """Let a file have the rights and the owner of the one whose place it takes."""
    if kind_of(like) == stat.S_IFREG:
        shutil.copymode(like, path)
        with suppress(OSError, AttributeError):  # only root may give files away
            there = like.stat()
            os.chown(path, there.st_uid, there.st_gid)


def _check_unchanged(folder: Path, read: Contents) -> None:
    changed = [file for file, data in read.items() if read_if_there(folder / file) != data]
    if changed:
        raise _changed_meanwhile(changed)


def _changed_meanwhile(files: Iterable[str]) -> WritingError:
    return WritingError(
        f"{_named(files)}：读取以后又被改动过（别的程序存了它），这里什么都没有写入。请再运行一次。"
    )


def _decide(aside: Path, entries: Iterable[_Entry]) -> None:
    """Put the journal in its place, through to the disk itself."""
    lines = [{"file": one.file, "old": one.old, "new": one.new} for one in entries]
    write_new(aside / "journal", json.dumps(lines, ensure_ascii=False).encode())
    (aside / "journal").replace(aside / _JOURNAL)
    flush_folder(aside)


def _finish(folder: Path) -> tuple[str, ...]:
    """Carry out what the journal says, from wherever it was cut off.

    Returns:
        The files that somebody has changed in between, for which all was undone; mostly none.

    Raises:
        WritingError: If a file cannot be put in its place; all is undone, or where even that
            cannot be, left to the next run.
    """
    aside = folder / CHANGING
    entries = dict(enumerate(_read_journal(aside)))
    place = aside
    try:
        if kind_of(aside / _UNDOING) is not None:
            _undo(folder, entries)
            return ()
        waiting = {n: one for n, one in entries.items() if not _is_done(folder, n, one)}
        changed = tuple(
            one.file for one in waiting.values() if _digest_of(folder / one.file) != one.old
        )
        if changed:
            _undo(folder, entries)
            return changed
        for number, one in waiting.items():
            place = folder / one.file
            _put(folder, one, aside / f"new-{number}")
        _forget(folder, entries.values())
    except (OSError, WritingError) as error:
        with suppress(OSError, WritingError):
            _undo(folder, entries)
        raise not_written(error, place) if isinstance(error, OSError) else error from error
    return ()


def _is_done(folder: Path, number: int, entry: _Entry) -> bool:
    """Whether a file stands in its place already, whatever was done to it there since."""
    if entry.new is None:
        return kind_of(folder / entry.file) is None
    return kind_of(folder / CHANGING / f"new-{number}") is None


def _put(folder: Path, entry: _Entry, staged: Path) -> None:
    """Move a staged file to its place, or remove what shall go."""
    check_places(folder, [entry.file])
    place = folder / entry.file
    if entry.new is None:
        place.unlink(missing_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(place)


def _undo(folder: Path, entries: Mapping[int, _Entry]) -> None:
    """Put back what was there where we changed it, unless somebody has changed that as well."""
    aside = folder / CHANGING
    if kind_of(aside / _UNDOING) is None:
        (aside / _JOURNAL).replace(aside / _UNDOING)
        flush_folder(aside)
    for number, one in entries.items():
        if not _is_done(folder, number, one) or _digest_of(folder / one.file) != one.new:
            continue
        if one.old is None:
            (folder / one.file).unlink(missing_ok=True)
        elif kind_of(aside / f"old-{number}") is not None:
            _put(folder, one, aside / f"old-{number}")
    _forget(folder, entries.values())


def _forget(folder: Path, entries: Iterable[_Entry]) -> None:
    """Remove the folder aside, once all that was moved is sure to be on the disk."""
    for above in {folder, *((folder / one.file).parent for one in entries)}:
        if above.is_dir():
            flush_folder(above)
    for journal in (_JOURNAL, _UNDOING):
        (folder / CHANGING / journal).unlink(missing_ok=True)
    _clear(folder / CHANGING)


def _read_journal(aside: Path) -> tuple[_Entry, ...]:
    """What was decided; nothing where a run was cut off before that.

    Raises:
        WritingError: If it is none of ours.
    """
    if kind_of(aside) != stat.S_IFDIR:
        raise NotEmptyPlaceError(aside, stat.S_IFDIR)
    journal = next((aside / one for one in (_UNDOING, _JOURNAL) if (aside / one).is_file()), None)
    if journal is None:
        return ()
    try:
        lines = json.loads(journal.read_text(encoding="utf-8"))
        entries = tuple(_Entry(**line) for line in lines)
        is_ours = all(_is_plain(one.file) for one in entries)
    except (OSError, ValueError, TypeError, RecursionError):
        is_ours = False
    if not is_ours:
        raise WritingError(
            f"{aside}：里面的记录已损坏，不知道上一次写入做到哪里。"
            "请核对数据文件（原来的存在 .bak 里），删去这个文件夹，再运行一次。"
        )
    return entries


def _is_plain(file: object) -> bool:
    """Whether a name is a path that stays below the folder."""
    return (
        isinstance(file, str)
        and PurePosixPath(file).as_posix() == file
        and "\\" not in file
        and not PurePosixPath(file).is_absolute()
        and bool(PurePosixPath(file).parts)
        and not {"..", CHANGING} & set(PurePosixPath(file).parts)
    )


def _clear(aside: Path) -> None:
    """Remove what a run left aside that was cut off."""
    kind = kind_of(aside)
    if kind == stat.S_IFDIR:
        shutil.rmtree(aside)
    elif kind is not None:
        raise NotEmptyPlaceError(aside, stat.S_IFDIR)


def read_if_there(path: Path) -> bytes | None:
    """What a file holds; None where there is none, but perhaps a link or a folder.

    Args:
        path: The file.
    """
    return path.read_bytes() if kind_of(path) == stat.S_IFREG else None


def _digest_of(path: Path) -> str | None:
    return _digest(read_if_there(path))


def _digest(data: bytes | None) -> str | None:
    return hashlib.sha256(data).hexdigest() if data is not None else None


def _named(files: Iterable[str]) -> str:
    return "、".join(files)
