"""What a run writes down for the next one, which does without where that is lost or damaged."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from zeren.disk.errors import WritingError
from zeren.disk.writing import write_whole


def write_note(file: Path, content: object) -> None:
    """Write something down; where that cannot be, nothing is there afterwards.

    Args:
        file: Where.
        content: Anything that JSON can hold.
    """
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    try:
        write_whole(file, f"{_checksum(text)}\n{text}".encode())
    except WritingError:
        file.unlink(missing_ok=True)


def read_note(file: Path) -> Any:  # noqa: ANN401 - whatever was written down
    """Read what was written down.

    Args:
        file: Where.

    Returns:
        As JSON holds it; None where nothing is there, or not as it was written.
    """
    try:
        checksum, _, text = file.read_text(encoding="utf-8").partition("\n")
    except (OSError, ValueError):
        return None
    return json.loads(text) if checksum == _checksum(text) else None


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
