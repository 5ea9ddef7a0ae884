"""The folder of a site on the disk: made whole or not at all, and renewed file by file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from zeren import __version__
from zeren.disk.folders import made_beside
from zeren.disk.writing import write_whole
from zeren.sites.record import RECORD, Record, as_bytes, read_record, record_of
from zeren.sites.skeleton import DATA

_PINS = "requirements.txt"
_PIN = re.compile(r"^zeren\s*==.*$", re.MULTILINE)
_SCRIPT = 0o755


class Renewal(StrEnum):
    """What an upgrade did with a file."""

    NEW = "新增"
    RENEWED = "更新"
    PINNED = "改了版本号"
    CHANGED = "改动过，没有更新"
    REMOVED = "已被删去，没有恢复"


@dataclass(frozen=True, slots=True)
class Renewed:
    """A file that an upgrade looked at and that was not already as it should be.

    Attributes:
        path: Its path below the folder of the site.
        renewal: What was done with it.
        old: What it held; empty where it was not there.
        new: What this version makes of it.
    """

    path: str
    renewal: Renewal
    old: bytes
    new: bytes


def make_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder of a site, whole or not at all.

    Args:
        folder: The folder; it must be missing or empty.
        files: All its files by path.

    Raises:
        WritingError: If it cannot be written; nothing is left behind then.
    """
    made = {path: data for path, data in files.items() if not path.startswith(DATA)}
    record = as_bytes(record_of(__version__, made))
    with made_beside(folder) as aside:
        for path, data in {**files, RECORD: record}.items():
            _write(aside / path, data)


def renew_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[Renewed]:
    """Bring the files that `new` made up to date; data are never touched.

    A file is replaced where it still holds what an earlier version made, and the version is pinned
    in any case. What the office has changed or removed stays as it is.

    Args:
        folder: The folder of the site.
        files: What this version makes.

    Yields:
        Each file that was not already as it should be.

    Raises:
        WritingError: If a file cannot be written; it is then as it was.
        OSError: If a file cannot be read.
    """
    kept = _read(folder / RECORD)
    record = (read_record(kept) if kept is not None else None) or Record("", {})
    made = {path: data for path, data in files if not path.startswith(DATA)}
    for path, new in made.items():
        old = _read(folder / path)
        if old is not None and record_of("", {path: new}).is_as_made(path, old):
            continue
        renewal, content = _renewal(record, path, old, new)
        if content is not None:
            _write(folder / path, content)
        yield Renewed(path, renewal, old or b"", new)
    _write(folder / RECORD, as_bytes(record_of(__version__, made)))


def _renewal(
    record: Record, path: str, old: bytes | None, new: bytes
) -> tuple[Renewal, bytes | None]:
    """What is done with a file, and what it will hold; None where it stays as it is."""
    if old is None:
        return (Renewal.REMOVED, None) if path in record.digests else (Renewal.NEW, new)
    if record.is_as_made(path, old):
        return Renewal.RENEWED, new
    text = old.decode(errors="surrogateescape")
    if path == _PINS and _PIN.search(text):
        pinned = _PIN.sub(f"zeren=={__version__}", text)
        return Renewal.PINNED, pinned.encode(errors="surrogateescape")
    return Renewal.CHANGED, None


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _write(path: Path, data: bytes) -> None:
    write_whole(path, data)
    if data.startswith(b"#!"):
        path.chmod(_SCRIPT)
