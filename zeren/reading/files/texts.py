"""The bytes of a file to its text, or the plain reason why there is none."""

from __future__ import annotations

from zeren.findings import Finding
from zeren.reading.files.containers import no_text
from zeren.reading.files.encodings import Decoded, decode, doubt


def read_text(data: bytes, file: str) -> Decoded | Finding:
    """Read a text file in one of the encodings that offices use.

    Args:
        data: The bytes of the file.
        file: Its name, for the finding.

    Returns:
        The text, or what is wrong with the file.
    """
    if found := no_text(data, file):
        return found
    decoded = decode(data, file)
    if isinstance(decoded, Finding):
        return decoded
    return doubt(decoded, file) or decoded
