"""The changes of the data, from the states of them that git keeps."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, replace
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from zeren.changes import NO_HISTORY, Change, Entry, History, Kind, Reach
from zeren.comparing.differences import differences, first_state
from zeren.comparing.following import followed
from zeren.comparing.states import UnreadableStateError, register_of
from zeren.disk.writing import write_whole
from zeren.reading.last_change import is_as_committed
from zeren.reading.revisions import Revision, committed_files, revisions
from zeren.register.building import Register

# A state that can be read: its commit, and the version of its data.
_Readable: TypeAlias = tuple[Revision, str]


def history_of(  # noqa: PLR0913, PLR0917 - whose history it is, and what is told meanwhile
    folder: Path,
    register: Register,
    kept: Path | None,
    tools: str,
    one_by_one: Callable[[Sequence[Revision]], Iterable[Revision]] = iter,
    until: Revision | None = None,
) -> History:
    """The changes of the data in a folder, the newest first.

    What is not committed yet is the newest change, without a day. States that cannot be read any
    more are passed over, and what changed in them is told with the next one.

    Args:
        folder: The data folder.
        register: Its data as they are.
        kept: The file in which results are kept for the next run; None for none.
        tools: What tells the program from any other one, which may compare otherwise.
        one_by_one: Gives the states one after another, and may tell how far the work is.
        until: The state in the history of the folder that the register is of; None where it is
            that of today.
    """
    known = revisions(folder, until.name if until else "HEAD")
    if not known:
        return NO_HISTORY
    results = _Results(folder, kept, tools)
    entries: list[Entry] = []
    readable: list[_Readable] = []
    # Each state is read once: when the next earlier one is compared with it.
    for revision in one_by_one(known):
        if version := results.version_at(revision.name):
            if readable:
                after, new = readable[-1]
                if changes := results.between(revision.name, after.name):
                    entries.append(_entry(after, f"{version}-{new}", changes))
            readable.append((revision, version))
    is_cut = known[-1].is_cut
    if readable and not is_cut:
        first, version = readable[-1]
        entries.append(_entry(first, version, results.first(first.name)))
    results.keep()
    told = {one.name for one, _ in readable}
    newest = _uncommitted(folder, register, readable) if until is None else ()
    history = History(
        Reach.CUT if is_cut else Reach.WHOLE,
        (*newest, *_told_apart(entries)),
        tuple(one.day for one in known if one.name not in told),
    )
    return followed(history, register)


def _entry(revision: Revision, versions: str, changes: Sequence[Change]) -> Entry:
    key = f"{revision.day}-{versions}"
    return Entry(key, revision.day, revision.time, tuple(changes))


def _told_apart(entries: Sequence[Entry]) -> list[Entry]:
    """Entries, of which those with the same states on the same day are numbered from the oldest."""
    times = Counter[str]()
    numbered = []
    for entry in reversed(entries):
        times[entry.key] += 1
        number = times[entry.key]
        numbered.append(replace(entry, key=f"{entry.key}-{number}") if number > 1 else entry)
    return numbered[::-1]


def _uncommitted(
    folder: Path, register: Register, readable: Sequence[_Readable]
) -> Iterator[Entry]:
    """What changed since the last commit; nothing where the data are as they were committed."""
    if readable and not is_as_committed(folder):
        committed = register_of(committed_files(folder, readable[0][0].name))
        if changes := differences(committed, register):
            yield Entry(f"{readable[0][1]}-{register.version}", "", 0, changes)


class _Results:
    """What was found out about the states of a folder, this time or before."""

    def __init__(self, folder: Path, kept: Path | None, tools: str) -> None:
        self._folder = folder
        self._kept = kept
        self._tools = tools
        self._versions: dict[str, str] = {}
        self._changes: dict[str, list[Change]] = {}
        self._used: set[str] = set()
        self.register_at = lru_cache(maxsize=2)(self._read)
        if kept is not None:
            self._load(kept)

    def version_at(self, commit: str) -> str:
        """The version of the data at a commit; empty where they cannot be read."""
        self._used.add(commit)
        if commit not in self._versions:
            try:
                self._versions[commit] = self.register_at(commit).version
            except UnreadableStateError:
                self._versions[commit] = ""
        return self._versions[commit]

    def between(self, before: str, after: str) -> Sequence[Change]:
        """What changed from one commit to the next."""
        key = f"{before}..{after}"
        self._used.add(key)
        if key not in self._changes:
            states = self.register_at(before), self.register_at(after)
            self._changes[key] = [*differences(*states)]
        return self._changes[key]

    def first(self, commit: str) -> Sequence[Change]:
        """That the list was there for the first time at a commit."""
        self._used.add(commit)
        if commit not in self._changes:
            self._changes[commit] = [first_state(self.register_at(commit))]
        return self._changes[commit]

    def keep(self) -> None:
        """Write down what was found out, for the next run."""
        if self._kept is None:
            return
        value = {
            "tools": self._tools,
            "versions": {one: said for one, said in self._versions.items() if one in self._used},
            "changes": {
                key: [astuple(change) for change in changes]
                for key, changes in self._changes.items()
                if key in self._used
            },
        }
        write_whole(self._kept, json.dumps(value, ensure_ascii=True).encode())

    def _read(self, commit: str) -> Register:
        return register_of(committed_files(self._folder, commit))

    def _load(self, kept: Path) -> None:
        """Take over what an earlier run found out, unless it is damaged or of another program."""
        try:
            value = json.loads(kept.read_bytes())
            if value["tools"] != self._tools:
                return
            versions = {str(one): str(said) for one, said in value["versions"].items()}
            changes = {
                str(key): [_change(*fields) for fields in told]
                for key, told in value["changes"].items()
            }
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return
        self._versions, self._changes = versions, changes


def _change(  # noqa: PLR0913, PLR0917 - the fields of a change in their order
    kind: str,
    task: str,
    of: str,
    what: str,
    before: str,
    after: str,
    note: str,
    concerns: Sequence[str],
    was: str,
) -> Change:
    return Change(Kind(kind), task, of, what, before, after, note, tuple(concerns), was)
