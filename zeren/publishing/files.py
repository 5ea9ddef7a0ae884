"""Files in memory to the docs folder: the only module that writes there.

Only what changed is written. `.manifest.json` lists what was generated: a file that is listed and
no longer made is removed, a file that is not listed is never touched.

The steps stand in such an order that a run may end anywhere, by force or on a full disk:

1. The manifest gets the old and the new names, so that the next run knows all that may be there.
2. All that changed is written to a folder of its own. Only this step needs space, and what fails
   here has changed no page.
3. Each file is moved to its place, which the system does wholly or not at all.
4. What is no longer made is removed, and the manifest gets the new names alone.

A run that was cut off is completed by the next one, since it compares every file's bytes. So the
manifest alone has to survive a loss of power, and is flushed to the disk.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from zeren.disk.errors import NotEmptyPlaceError, WritingError, not_written
from zeren.disk.folders import remove_emptied
from zeren.disk.locking import LOCK
from zeren.disk.writing import check_places, kind_of, room_missing
from zeren.text.digests import digest_of_bytes

MANIFEST = ".manifest.json"
STAGING = ".publishing"
# No name of a file or folder below one: of an absolute path the first would be empty.
_NO_NAMES = frozenset({"", ".", ".."})


@dataclass(frozen=True, slots=True)
class OnDisk:
    """A file that stands in the docs folder as it should be, and need not be made again.

    Attributes:
        digest: The digest of its bytes, as `digest_of` gives it.
    """

    digest: str


Content: TypeAlias = bytes | OnDisk


@dataclass(frozen=True, slots=True)
class Published:
    """What a run changed.

    Attributes:
        written: Files that were new or differed.
        unchanged: Files that were already as they should be.
        removed: Files made earlier and no longer made.
    """

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def publish(folder: Path, files: Iterable[tuple[str, Content]]) -> Published:
    """Bring the generated files below a folder up to date.

    The caller sees to it that no other generator writes there (`locking.locked`).

    Args:
        folder: The docs folder; it must exist.
        files: Paths below it, with `/` between folders, and their bytes: all that is made.

    Returns:
        What changed.

    Raises:
        WritingError: If a path leaves the folder, is made twice, belongs to a hand-written
            file, or cannot be written. Nothing is written unless all paths are in order.
    """
    contents = by_path(files)
    there = {path for path, content in contents.items() if isinstance(content, OnDisk)}
    try:
        listed = _read_manifest(folder)
        _check_places(folder, (contents.keys() | listed) - there)
        return _bring_up_to_date(folder, contents, listed)
    except OSError as error:
        raise not_written(error) from error


def _bring_up_to_date(
    folder: Path, contents: Mapping[str, Content], listed: frozenset[str]
) -> Published:
    stale = sorted(listed - contents.keys())
    changed: dict[str, bytes] = dict(_changed(folder, contents, listed))
    if kind_of(folder / STAGING) is not None:
        shutil.rmtree(folder / STAGING)  # left by a run that was cut off
    try:
        if stale or not contents.keys() <= listed:
            to_come = [len(data) for data in changed.values()]
            _write_manifest(folder, listed | contents.keys(), to_come)
        staged = _stage(folder, changed)
        for path, file in staged.items():
            os.replace(file, f"{folder}/{path}")  # noqa: PTH105 - as for reading
        for path in stale:
            _remove(folder, path)
        if listed != contents.keys():
            _write_manifest(folder, contents)
    finally:
        shutil.rmtree(folder / STAGING, ignore_errors=True)
    return Published(
        written=tuple(changed),
        unchanged=tuple(path for path in contents if path not in changed),
        removed=tuple(stale),
    )


def _changed(
    folder: Path, contents: Mapping[str, Content], listed: frozenset[str]
) -> Iterator[tuple[str, bytes]]:
    """The files that are not yet as they should be, with what they shall hold.

    Raises:
        WritingError: If one of them is there and no earlier run made it.
    """
    for path, data in contents.items():
        if isinstance(data, OnDisk):
            continue
        there = _read(f"{folder}/{path}")
        if there == data:
            continue
        if path not in listed and (there is not None or os.path.lexists(folder / path)):
            raise WritingError(
                f"{folder / path}：这个文件不是生成的，不能覆盖。请移走或删除，再运行一次。"
            )
        yield path, data


def generated(folder: Path) -> frozenset[str]:
    """The files that earlier runs generated, by their paths below the docs folder.

    Args:
        folder: The docs folder.

    Raises:
        WritingError: If the list of them cannot be read.
    """
    try:
        return _read_manifest(folder)
    except OSError as error:
        raise not_written(error) from error


def written_by_hand(docs: Path) -> list[str]:
    """The files that the office put into the docs folder, as builders see them: no hidden ones.

    Args:
        docs: The docs folder.

    Returns:
        Their paths below it, in order.

    Raises:
        WritingError: If it cannot be said which files were generated.
    """
    made = generated(docs)
    return sorted(path for path in _shown_below(docs) if path not in made)


def _shown_below(docs: Path) -> Iterator[str]:
    """All files below the docs folder, by their paths, but for hidden ones."""
    to_come = [""]
    seen: set[str] = set()
    while to_come:
        above = to_come.pop()
        with os.scandir(docs / above) as entries:
            for entry in entries:
                path = f"{above}{entry.name}"
                if entry.name.startswith("."):
                    continue
                if not entry.is_dir():
                    yield path
                elif not entry.is_symlink():
                    to_come.append(f"{path}/")
                elif (real := os.path.realpath(entry.path)) not in seen:  # once, be it a circle
                    seen.add(real)
                    to_come.append(f"{path}/")


def digest_of(content: Content) -> str:
    """A digest of what a file holds.

    Args:
        content: Its bytes, or that it stands on the disk.
    """
    if isinstance(content, OnDisk):
        return content.digest
    return digest_of_bytes(content).hex()


def content_of(docs: Path, path: str, content: Content) -> bytes:
    """What a file holds.

    Args:
        docs: The docs folder.
        path: The file, below it.
        content: Its bytes, or that it stands there.
    """
    return (docs / path).read_bytes() if isinstance(content, OnDisk) else content


def by_path(files: Iterable[tuple[str, Content]]) -> dict[str, Content]:
    """Files by their paths, each of which must be made once.

    Args:
        files: The files.

    Raises:
        WritingError: If one is made twice.
    """
    contents: dict[str, Content] = {}
    for path, data in files:
        if path in contents:
            raise WritingError(f"{path}：同一个文件生成了两次。这是程序的错误，请告诉维护人员。")
        contents[path] = data
    return contents


# ---- Is every place free to be written? ----


def _check_places(folder: Path, paths: Collection[str]) -> None:
    """Refuse a path that leaves the folder, by its name or through a symbolic link."""
    for path in paths:
        if not _is_inside(path):
            raise WritingError(
                f"{MANIFEST}：名称“{path!r}”不在 {folder} 之内。{_start_anew(folder)}"
            )
    check_places(folder, paths)
    if kind_of(folder / STAGING) not in {None, stat.S_IFDIR}:
        raise NotEmptyPlaceError(folder / STAGING, stat.S_IFDIR)


def _is_inside(path: str) -> bool:
    """Whether a name is a plain path below the folder, and none of our own books."""
    parts = path.split("/")
    return (
        not _NO_NAMES & {*parts}
        and "\\" not in path
        and path.isprintable()  # neither controls nor halves of characters
        and parts[0] not in {MANIFEST, STAGING, LOCK}
    )


# ---- The manifest ----


def _read_manifest(folder: Path) -> frozenset[str]:
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return frozenset()
    except (ValueError, RecursionError) as error:
        raise _broken_manifest(folder) from error
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _broken_manifest(folder)
    return frozenset(names)


def _broken_manifest(folder: Path) -> WritingError:
    return WritingError(f"{folder / MANIFEST}：内容已损坏，不是文件名的列表。{_start_anew(folder)}")


def _start_anew(folder: Path) -> str:
    """The remedy where the manifest cannot be trusted."""
    return f"请运行 git clean -fdX {folder}，删去全部生成的文件（手写的文件不受影响），再运行一次。"


def _write_manifest(folder: Path, paths: Iterable[str], to_come: Sequence[int] = ()) -> None:
    """Write the manifest so that it survives even a loss of power.

    Without room for it one is told how much lacks for it and for the files that are to come.
    """
    lines = json.dumps(sorted(paths), ensure_ascii=False, indent=0)
    temporary = folder / STAGING / MANIFEST
    try:
        temporary.parent.mkdir(exist_ok=True)
        with temporary.open("wb") as file:
            file.write(f"{lines}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / MANIFEST)
    except OSError as error:
        missing = room_missing(folder, (len(lines), *to_come))
        raise not_written(error, folder / MANIFEST, missing) from error


# ---- Files ----


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - ten thousands of them
            return file.read()
    except OSError:
        return None


def _stage(folder: Path, contents: Mapping[str, bytes]) -> dict[str, str]:
    """Write files aside, all of them, and make the folders that they will stand in.

    Returns:
        Where each file is now, by its path.
    """
    staged: dict[str, str] = {}
    made: set[str] = set()
    for number, (path, data) in enumerate(contents.items()):
        staged[path] = f"{folder}/{STAGING}/{number}"
        try:
            for place in (staged[path], f"{folder}/{path}"):
                above = place.rpartition("/")[0]
                if above not in made:
                    os.makedirs(above, exist_ok=True)  # noqa: PTH103 - as above
                    made.add(above)
            with open(staged[path], "wb") as file:  # noqa: PTH123 - as above
                file.write(data)
        except OSError as error:
            shutil.rmtree(folder / STAGING, ignore_errors=True)
            missing = room_missing(folder, map(len, contents.values()))
            raise not_written(error, folder / path, missing) from error
    return staged


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    remove_emptied(folder, path)
