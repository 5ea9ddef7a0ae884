"""What a version of the program made in the folder of a site, so that the next can renew it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

RECORD = ".zeren.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What was made.

    Attributes:
        version: The version of the program that made it.
        digests: The SHA-256 of each file as it was made, by path.
    """

    version: str
    digests: Mapping[str, str]

    def is_as_made(self, path: str, data: bytes) -> bool:
        """Whether a file still holds what was made.

        Args:
            path: Its path below the folder of the site.
            data: What it holds now; how lines end does not count, since git may change that.
        """
        return self.digests.get(path) == digest(data)


def digest(data: bytes) -> str:
    """The SHA-256 of a text file, however its lines end."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def record_of(version: str, made: Mapping[str, bytes]) -> Record:
    """The record of files that were just made.

    Args:
        version: The version of the program.
        made: The files by path.
    """
    return Record(version, {path: digest(data) for path, data in made.items()})


def as_bytes(record: Record) -> bytes:
    """A record as it is kept."""
    content = {"version": record.version, "files": dict(sorted(record.digests.items()))}
    return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()


def read_record(data: bytes) -> Record | None:
    """Read a record.

    Args:
        data: What is kept.

    Returns:
        The record; None where it is damaged.
    """
    try:
        content = json.loads(data)
        files = {str(path): str(one) for path, one in content["files"].items()}
        return Record(str(content["version"]), files)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
