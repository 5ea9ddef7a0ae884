"""When each entry of a table was last changed, as git knows it.

One call of `git blame` on the last commit says it of every line: it reads objects alone, never the
working tree. What stands in the folder is compared with it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, takewhile
from pathlib import Path
from typing import NamedTuple

from zeren.reading.entries import Entry
from zeren.reading.git import ask_git

# Without programs that make texts of files, and without commits that settings pass over.
_BLAME = ("blame", "--porcelain", "--no-textconv", "--ignore-revs-file=")
_TIME = b"committer-time "
_TEXT = b"\t"


class _Line(NamedTuple):
    """A line as it was committed.

    Attributes:
        text: What it holds, without its end.
        time: When it was committed, in seconds since 1970.
    """

    text: bytes
    time: int


def row_changes(folder: Path, entries: Sequence[Entry]) -> tuple[int, ...]:
    """When each entry of a file was last changed.

    Args:
        folder: The data folder.
        entries: All entries of one file, in their order.

    Returns:
        For each entry the time of the last commit that changed one of its lines, in seconds since
        1970. One that is not as it was committed is a second newer than the newest line of the
        file. In a workbook or in UTF-16 all entries are as new as the newest. None at all where the
        file was never committed, is in no git repository or has no entries.
    """
    if not entries:
        return ()
    file = entries[0].file
    try:
        written = (folder / file).read_bytes()
    except OSError:
        return ()
    return _changes(folder, "HEAD", entries, written)


def row_changes_until(
    folder: Path, commit: str, entries: Sequence[Entry], files: Mapping[str, object]
) -> tuple[int, ...]:
    """When each entry of a file, as it was at a commit, was last changed until then.

    Args:
        folder: The data folder.
        commit: The name of the commit.
        entries: All entries of the file at that commit, in their order.
        files: The data files at that commit, by their paths in the folder.

    Returns:
        As `row_changes`.
    """
    written = files.get(entries[0].file) if entries else None
    return _changes(folder, commit, entries, written) if isinstance(written, bytes) else ()


def _changes(
    folder: Path, commit: str, entries: Sequence[Entry], written: bytes
) -> tuple[int, ...]:
    committed = _lines(ask_git(folder, *_BLAME, commit, "--", entries[0].file) or b"")
    if not committed:
        return ()
    newest = max(line.time for line in committed)
    times = _times(committed, written, newest + 1)
    starts = [entry.line - 1 for entry in entries if entry.line is not None]
    if len(starts) < len(entries) or _has_other_lines(written):
        return (max(times),) * len(entries)
    parts = (times[first:last] for first, last in pairwise((*starts, len(times))))
    return tuple(max(part, default=max(times)) for part in parts)


def _has_other_lines(written: bytes) -> bool:
    """Whether git counts other lines than readers do: in UTF-16, after lone carriage returns."""
    return b"\0" in written or b"\r" in written.replace(b"\r\n", b"")


def _lines(blamed: bytes) -> list[_Line]:
    """The lines of a file, from what `blame --porcelain` prints.

    A commit is described where it is named first, so that its time must be kept.
    """
    lines: list[_Line] = []
    times: dict[bytes, int] = {}
    commit = b""
    is_head = True
    for line in blamed.split(b"\n")[:-1]:
        if line.startswith(_TEXT):
            lines.append(_Line(_plain(line[len(_TEXT) :]), times[commit]))
        elif is_head:
            commit = line.partition(b" ")[0]
        elif line.startswith(_TIME):
            times[commit] = int(line[len(_TIME) :])
        is_head = line.startswith(_TEXT)
    return lines


def _times(committed: Sequence[_Line], written: bytes, now: int) -> list[int]:
    """The time of each line that is written: those between the first and last others are new."""
    lines = [*map(_plain, written.split(b"\n"))]
    if lines[-1] == b"":
        lines.pop()
    before = _alike(committed, lines)
    room = min(len(committed), len(lines)) - before
    after = min(room, _alike(reversed(committed), reversed(lines)))
    new = [now] * (len(lines) - before - after)
    kept = [line.time for line in committed]
    return [*kept[:before], *new, *kept[len(kept) - after :]]


def _alike(committed: Iterable[_Line], lines: Iterable[bytes]) -> int:
    pairs = zip(committed, lines, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0].text == pair[1], pairs))


def _plain(line: bytes) -> bytes:
    """A line without its end, which git may write otherwise than it keeps it."""
    return line.removesuffix(b"\r")
