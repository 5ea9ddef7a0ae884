"""Pages of the last run that need not be made again, since all that they show is as it was.

The pages themselves stand in the docs folder; here is written down what each batch of them showed,
and how its files were when they had been published. A file that was touched since then is made
again, and so is everything where program, registry or settings are others. What cannot be read, or
was written by another program, counts as nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from zeren.disk.notes import read_note, write_note
from zeren.disk.writing import state_of
from zeren.publishing.files import Content, OnDisk, digest_of

# A batch's key, and its files: path, digest, size and moment of the last change in nanoseconds.
_File: TypeAlias = "tuple[str, str, int, int]"
_Batch: TypeAlias = "tuple[str, Sequence[_File]]"


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What the last run made.

    Attributes:
        file: Where that is written down; None where nothing is kept.
        docs: The docs folder, in which the pages stand.
        tools: A digest of all that pages depend on besides what they show.
        batches: The batches by name.
    """

    file: Path | None
    docs: Path
    tools: str
    batches: Mapping[str, _Batch]

    def find(self, name: str, key: str) -> list[tuple[str, OnDisk]] | None:
        """The files of a batch, if they stand in the docs folder as they should be.

        Args:
            name: The name of the batch.
            key: A digest of what it shows now.

        Returns:
            Path and content of each; None where they have to be made.
        """
        kept = self.batches.get(name)
        if kept is None or kept[0] != key or any(map(self._is_touched, kept[1])):
            return None
        return [(path, OnDisk(digest)) for path, digest, _, _ in kept[1]]

    def _is_touched(self, file: _File) -> bool:
        path, _, *was = file
        return state_of(f"{self.docs}/{path}") != tuple(was)

    def keep(self, made: Iterable[tuple[str, str, Sequence[tuple[str, Content]]]]) -> None:
        """Write down what this run made and published.

        Args:
            made: Name, key and files of each batch.
        """
        if self.file is None:
            return
        batches = {name: (key, list(map(self._kept, files))) for name, key, files in made}
        write_note(self.file, [self.tools, batches])

    def _kept(self, file: tuple[str, Content]) -> _File:
        path, content = file
        size, moment = state_of(f"{self.docs}/{path}") or (-1, -1)
        return path, digest_of(content), size, moment


def kept_pages(file: Path, docs: Path, tools: str) -> KeptPages:
    """Read what the last run wrote down.

    Args:
        file: Where that is.
        docs: The docs folder.
        tools: A digest of all that pages depend on besides what they show.

    Returns:
        What can be used of it: nothing where it is damaged, or where the tools are others.
    """
    made_by, batches = read_note(file) or ("", {})
    return KeptPages(file, docs, tools, batches if made_by == tools else {})


def nothing_kept(docs: Path) -> KeptPages:
    """Of no run anything, and nothing for the next.

    Args:
        docs: The docs folder.
    """
    return KeptPages(None, docs, "", {})
