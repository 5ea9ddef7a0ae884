"""What git leaves alone in the docs folder: all that is generated, so that no one need list it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from zeren.disk.locking import LOCK
from zeren.publishing.files import MANIFEST, STAGING

IGNORING = ".gitignore"


def ignore_file(generated: Iterable[str], by_hand: Collection[str]) -> tuple[str, bytes]:
    """Make the file that tells git what is generated, itself among it.

    Args:
        generated: All that is generated, as paths below the docs folder.
        by_hand: The pages that the office wrote.

    Returns:
        Its path below the docs folder and its bytes. It names whole folders, unless one holds a
        page written by hand as well.
    """
    paths = {*generated, IGNORING, MANIFEST, LOCK, f"{STAGING}/"}
    lines = ["# Made by the generator: all that it makes here.", *sorted(_patterns(paths, by_hand))]
    return IGNORING, "".join(f"{line}\n" for line in lines).encode()


def _patterns(paths: Iterable[str], by_hand: Collection[str], above: str = "") -> Iterator[str]:
    within: dict[str, list[str]] = {}
    for path in paths:
        name, slash, _ = path.removeprefix(above).partition("/")
        within.setdefault(f"{above}{name}{slash}", []).append(path)
    for place, below in within.items():
        if any(page.startswith(place) for page in by_hand):
            yield from _patterns(below, by_hand, place)
        else:
            yield f"/{place}"
