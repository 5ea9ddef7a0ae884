"""The theme to files in memory: what Material is overridden with, and what pages load.

The files stand in the package, so that a new version brings them along. They are written beside
the pages, since both builders take them from folders of the site: the overrides from a hidden one
that no builder publishes.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

OVERRIDES = ".theme"
ASSETS = "assets"
TYPES = ".d.ts"


def theme_files() -> Iterator[tuple[str, bytes]]:
    """Read the theme.

    Yields:
        The path below the docs folder and the bytes: overrides below `.theme/`, styles, scripts
        and pictures below `assets/`. Types of the scripts, which no page loads, are left out.
    """
    theme = files("zeren.pages") / "theme"
    for path, content in _files(theme):
        if path.endswith(TYPES):
            continue
        yield (path if path.startswith(f"{ASSETS}/") else f"{OVERRIDES}/{path}"), content


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{above}{entry.name}"
        if entry.is_dir():
            yield from _files(entry, f"{path}/")
        else:
            yield path, entry.read_bytes()
