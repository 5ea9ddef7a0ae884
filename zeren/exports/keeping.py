"""What was made is kept for the next run, and found again by what it was made from.

A kept result is named by a digest over all that its bytes depend on: its own content, and the tools
that made it (templates, code, libraries). So it is never out of date. Before the bytes stands a
digest over name and bytes, so that one that is damaged, or came from elsewhere, is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from zeren.disk.errors import WritingError
from zeren.disk.writing import write_whole

Result = TypeVar("Result", bytes, bytes | None)

_DIGEST_BYTES = hashlib.sha256().digest_size
_VERSION_DIGITS = 8
# Nothing else is ever removed: the folder may be a link to somewhere.
_OURS = re.compile(r"[0-9a-f]{64}|\.[0-9a-f]{64}\.\d+\.part")


def canonical(content: object) -> str:
    """What a file holds, as one text in JSON: the same for the same content alone.

    Args:
        content: A sequence or mapping of texts, numbers, and sequences and mappings of them.
    """
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: object) -> str:
    """A part of what a file holds as one digest, where many files hold that part.

    Args:
        content: As for `canonical`.
    """
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def version_of(content: str) -> str:
    """The version of a file: it changes when what the file holds does, and not else.

    Args:
        content: What it holds, as `canonical` writes it.
    """
    return hashlib.sha256(content.encode()).hexdigest()[:_VERSION_DIGITS]


def digest_of_tools(names: Iterable[str], files: Iterable[Path]) -> bytes:
    """A digest over what makes files: libraries with their versions, and files such as templates.

    Args:
        names: Anything that says which tools they are.
        files: The files, each known by its name and bytes.
    """
    digest = hashlib.sha256("\0".join(names).encode())
    for path in files:
        digest.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.digest()


class Kept:
    """The results of earlier runs, in a folder of their own."""

    def __init__(self, folder: Path | None, tools: bytes) -> None:
        """Name the folder.

        Args:
            folder: The folder, which may be missing; None where nothing shall be kept.
            tools: The digest of all that the results depend on besides their content.
        """
        self._folder = folder
        self._tools = tools
        self._used: set[str] = set()

    def found_or_made(self, content: str, make: Callable[[], Result]) -> Result:
        """A result, made only where it is not kept, and kept from then on.

        Args:
            content: What it holds.
            make: Makes it; a None is passed on and not kept.
        """
        name = hashlib.sha256(self._tools + content.encode()).hexdigest()
        self._used.add(name)
        found = self._read(name)
        if found is not None:
            return found
        made = make()
        if made is not None:
            self._write(name, made)
        return made

    def drop_unused(self) -> None:
        """Remove what this run did not use, so that the folder does not grow."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._used and _OURS.fullmatch(path.name):
                    path.unlink()

    def _read(self, name: str) -> bytes | None:
        if self._folder is None:
            return None
        try:
            kept = (self._folder / name).read_bytes()
        except OSError:
            return None
        digest, result = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
        return result if _digest(name, result) == digest else None

    def _write(self, name: str, result: bytes) -> None:
        """Keep a result; without room for it the run goes on, and the next makes it again."""
        if self._folder is not None:
            with contextlib.suppress(WritingError):
                write_whole(self._folder / name, _digest(name, result) + result)


def _digest(name: str, result: bytes) -> bytes:
    return hashlib.sha256(name.encode() + result).digest()
