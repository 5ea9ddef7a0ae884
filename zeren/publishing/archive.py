"""Earlier versions of the site: kept beside it, and put into every site that is made anew.

Building puts a new site in the place of the old one, so a copy is made once, in a folder of its
own, and each build takes its files over by hard links, which cost no room and next to no time. A
page that has no counterpart today is written, as it has to say so; every other file is the kept
one.
"""

from __future__ import annotations

import re
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from zeren.addresses import ARCHIVE
from zeren.disk.notes import read_note, write_note
from zeren.disk.writing import kind_of, state_of
from zeren.pages.views.archive import Archived, archived_site
from zeren.publishing.archived_pages import STYLES, archived_page, styles, without_todays_page
from zeren.publishing.building import States, is_whole, states_of
from zeren.reading.withheld import Withheld

# What a copy says of itself; never published.
NOTE = ".copy"
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HTML = ".html"
# Search engines have no business here, and a server has one page for what it does not find.
_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")


@dataclass(frozen=True, slots=True)
class Copy:
    """A kept copy of an earlier version.

    Attributes:
        folder: Where it is kept.
        key: A digest of all that it was made of.
        version: What is said of it.
        shown: The further columns that it shows, by the slugs of their plans.
    """

    folder: Path
    key: str
    version: Archived
    shown: Mapping[str, Sequence[str]]

    def shows(self, withheld: Withheld) -> bool:
        """Whether it shows what is private today."""
        return any(not withheld.of(plan).isdisjoint(heads) for plan, heads in self.shown.items())


def kept_copies(kept: Path) -> tuple[Copy, ...]:
    """The copies that are kept, the newest first.

    Args:
        kept: The folder of all copies; it may be missing.
    """
    if not kept.is_dir():
        return ()
    folders = sorted(kept.iterdir(), key=lambda one: one.name, reverse=True)
    found = (_copy(folder) for folder in folders if _DAY.fullmatch(folder.name))
    return tuple(copy for copy in found if copy is not None)


def _copy(folder: Path) -> Copy | None:
    """A copy that is all there; None for what is none."""
    noted = read_note(folder / NOTE)
    if noted is None or not is_whole(folder):
        return None
    key, version, *shown = noted
    return Copy(folder, key, Archived(**version), shown[0] if shown else {})


def finish_copy(
    made: Path, key: str, version: Archived, shown: Mapping[str, Sequence[str]]
) -> None:
    """Turn a finished site into a copy.

    Args:
        made: The folder of the site, which is not in its place yet.
        key: A digest of all that it was made of.
        version: What is said of it.
        shown: The further columns that it shows, by the slugs of their plans.

    Raises:
        OSError: If a file cannot be written.
    """
    for path in [path for path, *_ in states_of(made)]:
        place = made / path
        if path in _LEFT_OUT:
            place.unlink()
        elif path.endswith(_HTML):
            page = place.read_bytes().decode()
            place.write_bytes(archived_page(page, path, version.day).encode())
    (made / STYLES).parent.mkdir(parents=True, exist_ok=True)
    (made / STYLES).write_bytes(styles())
    write_note(made / NOTE, [key, asdict(version), shown])


def put_copies(site: Path, copies: Sequence[Copy]) -> None:
    """Put the kept copies into a site.

    Args:
        site: The folder of the site, which is not in its place yet, with all of today's pages.
        copies: The copies.

    Raises:
        OSError: If a file cannot be written.
    """
    for copy in copies:
        place = site / archived_site(copy.version.day)
        for path, *_ in states_of(copy.folder):
            if path == NOTE:
                continue
            target = place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if path.endswith(_HTML) and not (site / path).is_file():
                page = (copy.folder / path).read_bytes().decode()
                target.write_bytes(without_todays_page(page, path).encode())
            else:
                _link(copy.folder / path, target)


def _link(kept: Path, place: Path) -> None:
    try:
        place.hardlink_to(kept)
    except OSError:  # another disk, or one that knows no links
        shutil.copy2(kept, place)


def days_in(paths: Iterator[str]) -> frozenset[str]:
    """Of which days a site holds copies.

    Args:
        paths: The paths of its files.
    """
    inside = (path.removeprefix(ARCHIVE).partition("/")[0] for path in paths if _is_below(path))
    return frozenset(day for day in inside if _DAY.fullmatch(day))


def days_at(site: Path) -> frozenset[str]:
    """Of which days the site in a folder holds copies.

    Args:
        site: The folder; it may be missing.
    """
    above = site / ARCHIVE
    if kind_of(above) != stat.S_IFDIR:
        return frozenset()
    return frozenset(one.name for one in above.iterdir() if _DAY.fullmatch(one.name))


def stand_in(site: States, copies: Sequence[Copy]) -> bool:
    """Whether a site holds just the copies that are kept.

    Args:
        site: Its files, and how they are.
        copies: The copies that are kept.
    """
    if days_in(iter(site)) != {copy.version.day for copy in copies}:
        return False
    # What is linked, or copied with its time, is as it is where it is kept.
    homes: Mapping[str, Copy] = {
        f"{archived_site(copy.version.day)}index.html": copy for copy in copies
    }
    return all(
        site.get(home) == state_of(f"{copy.folder}/index.html") for home, copy in homes.items()
    )


def _is_below(path: str) -> bool:
    return path.startswith(ARCHIVE)
