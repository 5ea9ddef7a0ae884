"""When the data were last changed, as git knows it.

Whether they are as they were committed is told here, by the hashes of their bytes: git itself would
run filters and monitors that the folder may name.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from zeren.reading.data_files import DATA_PATHS, is_record
from zeren.reading.folder import read_files
from zeren.reading.git import ask_git
from zeren.reading.revisions import newest_revision

_ALGORITHMS = {40: "sha1", 64: "sha256"}  # by the length of an object's name
_LINK, _FILE_KINDS = b"120000", frozenset({b"100644", b"100755"})
# A file that holds a NUL near its start is no text to git.
_LOOKED_AT = 8000


@dataclass(frozen=True, slots=True)
class _Committed:
    """A file as it was committed.

    Attributes:
        path: Its path below the folder.
        mode: What it is, as git says it.
        name: The name of its object: the hash of what it holds.
    """

    path: bytes
    mode: bytes
    name: str


def last_change(folder: Path) -> str | None:
    """The day on which a folder's files were last committed.

    Args:
        folder: The data folder.

    Returns:
        The day as `2026-11-23`; None where the folder is in no git repository, was never
        committed, or has changes that are not committed, and where the repository is a shallow copy
        that does not reach back to that day: no date would then be true.
    """
    newest = newest_revision(folder)
    if newest is None or newest.is_cut or not is_as_committed(folder):
        return None
    return newest.day


def is_as_committed(folder: Path) -> bool:
    """Whether the data of a folder are those of the last commit.

    Args:
        folder: The data folder.
    """
    committed = _committed(folder)
    return bool(committed) and _is_unchanged(folder, committed)


def _committed(folder: Path) -> list[_Committed]:
    """The data files of a folder as they were last committed."""
    answer = ask_git(folder, "ls-tree", "-r", "-z", "HEAD", "--", *DATA_PATHS) or b""
    files = []
    for entry in filter(None, answer.split(b"\0")):
        facts, _, path = entry.partition(b"\t")
        mode, _, name = facts.split(b" ")
        files.append(_Committed(path, mode, name.decode()))
    return files


def _is_unchanged(folder: Path, committed: list[_Committed]) -> bool:
    """Whether all that was committed is as it was, and no other file is read as data."""
    paths = {one.path for one in committed}
    read = (os.fsencode(file) for file in read_files(folder) if not is_record(file))
    return paths.issuperset(read) and all(_is_as(folder, one) for one in committed)


def _is_as(folder: Path, committed: _Committed) -> bool:
    """Whether a file holds what was committed."""
    path = folder / os.fsdecode(committed.path)
    try:
        if committed.mode == _LINK:
            return path.is_symlink() and _is(os.fsencode(path.readlink()), committed)
        if committed.mode not in _FILE_KINDS or path.is_symlink():
            return False
        data = path.read_bytes()
    except OSError:
        return False
    if _is(data, committed):
        return True
    plain = data.replace(b"\r\n", b"\n")
    return (
        plain != data
        and _is(plain, committed)
        and _ends_lines_otherwise(folder, committed.path, data)
    )


def _is(data: bytes, committed: _Committed) -> bool:
    hashed = hashlib.new(_ALGORITHMS[len(committed.name)], usedforsecurity=False)
    hashed.update(b"blob %d\0" % len(data) + data)
    return hashed.hexdigest() == committed.name


def _ends_lines_otherwise(folder: Path, path: bytes, data: bytes) -> bool:
    """Whether git was asked to write the lines of a file with other ends than it keeps.

    What it would do is said by the attributes `text` and `eol`, else by `core.autocrlf`: see
    gitattributes(5).
    """
    answer = ask_git(folder, "check-attr", "-z", "text", "eol", "--", os.fsdecode(path)) or b""
    values = answer.split(b"\0")[2::3]
    text, eol = values if len(values) == 2 else (b"", b"")  # noqa: PLR2004 - two were asked for
    if text == b"unset":
        return False
    if text == b"set" or (text == b"unspecified" and eol in {b"lf", b"crlf"}):
        return True
    is_text = b"\0" not in data[:_LOOKED_AT]
    if text == b"auto":
        return is_text
    asked = (ask_git(folder, "config", "--get", "core.autocrlf") or b"").strip().lower()
    return is_text and asked in {b"true", b"yes", b"on", b"1", b"input"}
