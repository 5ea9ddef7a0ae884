"""Digests of values, by which one knows whether anything is another."""

from __future__ import annotations

import hashlib

_BYTES = 16


def digest_of_bytes(content: bytes) -> bytes:
    """A digest of what a file holds, or of other digests side by side.

    Args:
        content: The bytes.
    """
    return hashlib.blake2b(content, digest_size=_BYTES).digest()


def digest_of_values(*values: object) -> bytes:
    """A digest of values that say all of themselves when printed, such as texts and dataclasses.

    Args:
        values: The values; texts may hold halves of characters.
    """
    return digest_of_bytes(repr(values).encode("utf-8", "surrogatepass"))
