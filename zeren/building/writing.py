"""Many files written fast, where nobody looks yet."""

from __future__ import annotations

import os
from pathlib import Path


class Writer:
    """Writes files below a folder that nobody else looks into."""

    def __init__(self, folder: Path) -> None:
        """Name the folder.

        Args:
            folder: The folder, which may be missing.
        """
        self._folder = folder
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """Write a file, and make the folders above it."""
        place = f"{self._folder}/{path}"
        parent = place.rpartition("/")[0]
        if parent not in self._made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - ten thousands of them
            self._made.add(parent)
        with open(place, "wb") as file:  # noqa: PTH123 - as above
            file.write(content)
