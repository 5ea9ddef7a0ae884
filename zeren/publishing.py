"""Files in memory to the docs folder: the only module that writes.

Only what changed is written, each file atomically. `.manifest.json` lists what was generated: a
file that is listed and no longer made is removed, a file that is not listed is never touched.
The manifest is written first with the old and the new names and last with the new ones alone, so
that a run that is cut off leaves nothing behind that the next one does not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MANIFEST = ".manifest.json"
_TEMPORARY_SUFFIX = ".part"


class PublishingError(Exception):
    """The files cannot be published; the message says which and why."""


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


def publish(folder: Path, files: Iterable[tuple[str, bytes]]) -> Published:
    """Bring the generated files below a folder up to date.

    Args:
        folder: The docs folder; it must exist.
        files: Paths below it, with `/` between folders, and their bytes: all that is made.

    Returns:
        What changed.

    Raises:
        PublishingError: If a path leaves the folder, is made twice, belongs to a hand-written
            file, or cannot be written. Nothing is written unless all paths are in order.
    """
    contents = _by_path(files)
    listed = _read_manifest(folder)
    for path in {*contents, *listed}:
        _check_inside(folder, path)
    _check_not_hand_written(folder, contents, listed)
    stale = sorted(listed - contents.keys())
    changed = [path for path, data in contents.items() if _read(folder / path) != data]
    try:
        if stale or not contents.keys() <= listed:
            _write_manifest(folder, listed | contents.keys())
        for path in changed:
            _write(folder / path, contents[path])
        for path in stale:
            _remove(folder, path)
        if listed != contents.keys():
            _write_manifest(folder, contents)
    except OSError as error:
        raise PublishingError(f"{error.filename}: {error.strerror}") from error
    return Published(
        written=tuple(changed),
        unchanged=tuple(path for path in contents if path not in set(changed)),
        removed=tuple(stale),
    )


def _by_path(files: Iterable[tuple[str, bytes]]) -> dict[str, bytes]:
    contents: dict[str, bytes] = {}
    for path, data in files:
        if path in contents:
            raise PublishingError(f"{path}: made twice")
        contents[path] = data
    return contents


def _check_inside(folder: Path, path: str) -> None:
    """Refuse a path that leaves the folder, by its name or through a symbolic link."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path:
        raise PublishingError(f"{path}: outside the docs folder")
    root = folder.resolve()
    parent = (folder / path).parent.resolve()
    if parent != root and root not in parent.parents:
        raise PublishingError(f"{path}: a symbolic link leads outside the docs folder")
    if (folder / path).is_symlink():
        raise PublishingError(f"{path}: is a symbolic link, not a generated file")


def _check_not_hand_written(
    folder: Path, contents: Mapping[str, bytes], listed: frozenset[str]
) -> None:
    """Refuse to replace a file that no earlier run made, unless it holds the same bytes."""
    for path, data in contents.items():
        target = folder / path
        if path not in listed and target.exists() and _read(target) != data:
            raise PublishingError(
                f"{path}: exists and is not a generated file; move it away or delete it"
            )


def _read_manifest(folder: Path) -> frozenset[str]:
    try:
        names = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError) as error:
        raise PublishingError(f"{MANIFEST}: cannot be read ({error})") from error
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise PublishingError(f"{MANIFEST}: is no list of file names")
    return frozenset(names)


def _write_manifest(folder: Path, paths: Iterable[str]) -> None:
    lines = json.dumps(sorted(paths), ensure_ascii=False, indent=0)
    _write(folder / MANIFEST, f"{lines}\n".encode())


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, data: bytes) -> None:
    """Write a file so that it is never half there: beside it first, then in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}{_TEMPORARY_SUFFIX}")
    temporary.write_bytes(data)
    temporary.replace(path)


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    for parent in (folder / path).parents:
        if parent == folder or not parent.is_dir() or any(parent.iterdir()):
            return
        parent.rmdir()
