"""Earlier states of a data folder, as git keeps them: when there were which, and their files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from zeren.reading.data_files import DATA_PATHS, holds_data
from zeren.reading.git import ask_git

_FILE_KINDS = frozenset({b"100644", b"100755"})
# What two states after another have in common is read once.
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed the data.

    Attributes:
        name: The name of the commit.
        time: When it was committed, in seconds since 1970.
        day: The day of that, where it was committed, as `2026-11-23`.
        is_cut: Whether what came before it is not there: the copy of the repository is shallow.
    """

    name: str
    time: int
    day: str
    is_cut: bool = False

    @property
    def known_day(self) -> str | None:
        """The day on which the data became so; None where it may have been an earlier one."""
        return None if self.is_cut else self.day


def revisions(folder: Path, newest: str = "HEAD") -> tuple[Revision, ...]:
    """The commits that changed the data of a folder, as the branch had them one after another.

    Args:
        folder: The data folder.
        newest: The name of the commit to begin with.

    Returns:
        The commits, the newest first; of a branch that was merged, the merge. None where the folder
        is in no git repository, or was never committed.
    """
    return tuple(_revisions(folder, newest))


def newest_revision(folder: Path) -> Revision | None:
    """The last commit that changed the data of a folder; None where there is none.

    Args:
        folder: The data folder.
    """
    return next(_revisions(folder, "--max-count=1", "HEAD"), None)


def revision_at(folder: Path, called: str) -> Revision | None:
    """The state of the data at a commit, or at the end of a day.

    Args:
        folder: The data folder.
        called: A day such as `2026-10-31`, or what git calls a commit, such as `HEAD~3`.

    Returns:
        The last commit until then that changed the data; None where there is none.
    """
    if is_day(called):
        known = revisions(folder)
        found = next((one for one in known if one.day <= called), None)
        return None if found is not None and found.is_cut and found.day != called else found
    answer = ask_git(folder, "rev-parse", "--verify", "--end-of-options", f"{called}^{{commit}}")
    commit = (answer or b"").decode().strip()
    return next(_revisions(folder, "--max-count=1", commit), None) if commit else None


def committed_files(folder: Path, commit: str) -> dict[str, bytes]:
    """The data files of a folder at a commit, by their paths in it.

    Args:
        folder: The data folder.
        commit: The name of the commit, or HEAD.
    """
    answer = ask_git(folder, "ls-tree", "-r", "-z", commit, "--", *DATA_PATHS) or b""
    files: dict[str, bytes] = {}
    for entry in filter(None, answer.split(b"\0")):
        facts, _, written = entry.partition(b"\t")
        mode, _, name = facts.split(b" ")
        path = written.decode(errors="replace")
        if mode in _FILE_KINDS and holds_data(path):
            data = _blob(folder, name.decode())
            if data is not None:
                files[path] = data
    return files


def _revisions(folder: Path, *which: str) -> Iterator[Revision]:
    asked = ("rev-list", "--first-parent", "--format=%H %ct %cs %P", *which)
    lines = (ask_git(folder, *asked, "--", *DATA_PATHS) or b"").decode().splitlines()
    is_shallow = (ask_git(folder, "rev-parse", "--is-shallow-repository") or b"").strip() == b"true"
    for line in lines:
        if not line.startswith("commit "):
            name, time, day, *parents = line.split()
            yield Revision(name, int(time), day, is_cut=is_shallow and not parents)


def is_day(called: str) -> bool:
    """Whether a state is called by a day, such as `2026-10-31`.

    Args:
        called: What it is called.
    """
    parts = called.split("-")
    return [len(part) for part in parts] == [4, 2, 2] and all(map(str.isdecimal, parts))


@lru_cache(maxsize=_KEPT)
def _blob(folder: Path, name: str) -> bytes | None:
    return ask_git(folder, "cat-file", "blob", name)
