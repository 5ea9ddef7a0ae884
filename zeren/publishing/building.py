"""Pages to a site by a builder: made beside the old site, and put in its place once it is whole."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from zeren.disk.errors import WritingError, not_written
from zeren.disk.folders import made_beside
from zeren.text.visible import visible_lines

# Stands in a site that is whole: written last, and says how much belongs to it.
WHOLE = ".whole.json"
# What systems and builders say where there is no room: ENOSPC and EDQUOT.
_NO_ROOM = ("No space left on device", "Disk quota exceeded", "There is not enough space")
_FULL = (errno.ENOSPC, errno.EDQUOT) if hasattr(errno, "EDQUOT") else (errno.ENOSPC,)
# The theme's search, which is not ours.
_UNUSED = ("search", "assets/javascripts/lunr", "assets/javascripts/workers")
# How MkDocs begins the lines that say how far it is.
_NO_NEWS = "INFO "


class NotBuiltError(Exception):
    """A builder has refused the pages; it has said why."""


def mkdocs_command() -> tuple[str, ...]:
    """MkDocs, as it is called to build a site. Being quiet it would not be strict."""
    return (sys.executable, "-m", "mkdocs", "build", "--strict")


def zensical_command(program: str) -> tuple[str, ...]:
    """Zensical, as it is called to build a site.

    Args:
        program: Its path.
    """
    return (program, "build", "--clean", "--strict")


# Size in bytes and moment of the last change in nanoseconds of each file, by path.
States: TypeAlias = dict[str, tuple[int, int]]


def put_site(place: Path, make: Callable[[Path], None]) -> States:
    """Make a site beside the old one, which stays until the new one is whole.

    Args:
        place: Where the site shall stand.
        make: Makes it in a folder that does not exist yet.

    Returns:
        How its files are, but for the one that says it is whole.

    Raises:
        WritingError: If the site cannot be written or put in its place.
    """
    with made_beside(place) as made:
        try:
            make(made)
            states = all_states(made)
            whole = words_of_whole([size for size, _ in states.values()])
            (made / WHOLE).write_bytes(whole)
        except OSError as error:
            if error.errno in _FULL:
                raise _no_room(place, made) from error
            raise not_written(error, place) from error
    return states


def build_plainly(
    root: Path, command: tuple[str, ...], settings: Mapping[str, str], made: Path
) -> None:
    """Let a builder make a site from the pages.

    Args:
        root: The folder of the site, with its `mkdocs.yml`.
        command: The builder, as it is called.
        settings: What it is told by variables of its environment.
        made: The folder to make.

    Raises:
        NotBuiltError: If the builder refuses the pages.
        OSError: If there is no room for the site.
    """
    environment = {**os.environ, **settings, "SITE_DIR": str(made)}
    done = subprocess.run(  # noqa: S603 - a builder's own arguments
        command, cwd=root, env=environment, check=False, stderr=subprocess.PIPE
    )
    said = done.stderr.decode(errors="replace")
    if done.returncode and any(words in said for words in _NO_ROOM):
        raise OSError(errno.ENOSPC, "")
    told = (line for line in said.splitlines() if not line.startswith(_NO_NEWS))
    sys.stderr.writelines(f"{visible_lines(line)}\n" for line in told)
    if done.returncode:
        raise NotBuiltError


def remove_unused(made: Path) -> None:
    """Remove what MkDocs and the theme bring along and no page asks for: most of a small site.

    Args:
        made: The folder of a site that MkDocs has made.
    """
    for folder in _UNUSED:
        shutil.rmtree(made / folder, ignore_errors=True)
    for path in made.joinpath("assets").rglob("*.map"):
        path.unlink()


def is_whole(site: Path) -> bool:
    """Whether a site is all there, as the builder left it: no half of one, and no half copy.

    Args:
        site: Its folder.
    """
    try:
        return (site / WHOLE).read_bytes() == _measured(site)
    except OSError:
        return False


def _measured(site: Path) -> bytes:
    return words_of_whole([size for _, size, _ in states_of(site)])


def words_of_whole(sizes: Collection[int]) -> bytes:
    """What a site says of itself that is whole.

    Args:
        sizes: The bytes of each of its files.
    """
    return f"{json.dumps({'files': len(sizes), 'bytes': sum(sizes)})}\n".encode()


def files_of(site: Path) -> Iterator[Path]:
    """The files of a site, but for the one that says it is whole.

    Args:
        site: Its folder.
    """
    return (site / name for name, *_ in states_of(site))


def all_states(site: Path) -> States:
    """How the files of a site are, but for the one that says it is whole.

    Args:
        site: Its folder.
    """
    return {path: (size, moment) for path, size, moment in states_of(site)}


def states_of(site: Path) -> Iterator[tuple[str, int, int]]:
    """The files of a site, but for the one that says it is whole, and how they are.

    Args:
        site: Its folder.

    Yields:
        Path below it, size in bytes and moment of the last change in nanoseconds of each.
    """
    to_come = [""]
    while to_come:
        above = to_come.pop()
        with os.scandir(site / above) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    to_come.append(f"{above}{entry.name}/")
                elif f"{above}{entry.name}" != WHOLE and entry.is_file():
                    found = entry.stat()
                    yield f"{above}{entry.name}", found.st_size, found.st_mtime_ns


def _no_room(place: Path, made: Path) -> WritingError:
    """What to say on a full disk: how much lacks, if the new site is as large as the old one."""
    sizes = [
        sum(size for _, size, _ in states_of(folder)) if folder.is_dir() else 0
        for folder in (place, made)
    ]
    missing = max(0, sizes[0] - sizes[1] - shutil.disk_usage(place.parent).free)
    return not_written(OSError(errno.ENOSPC, ""), place, missing)
