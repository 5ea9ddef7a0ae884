"""The files that were made to print and take away, as pages offer them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from zeren.exports.imprint import stamp
from zeren.exports.kinds import Exported, Offer

_KILO, _MEGA = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Download:
    """One file to take away.

    Attributes:
        text: What it is, such as PDF.
        file: Its path below the docs folder.
        save_as: The name under which a browser saves it.
        size: Its size in words.
        bytes: The same in bytes.
        version: The version that stands on it in words; empty where none does.
    """

    text: str
    file: str
    save_as: str
    size: str
    bytes: int
    version: str

    @property
    def is_subscribed(self) -> bool:
        """Whether programs follow it by its address, as calendars and feeds."""
        return self.file.endswith((".ics", ".xml"))


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files that were made for this edition.

    Attributes:
        day: The day of the data's last change in words; None where it is not known.
        files: The files by the page, or part of one, that offers them.
    """

    day: str | None
    files: Mapping[str, tuple[Download, ...]]

    def at(self, place: str) -> tuple[Download, ...]:
        """The files that a page, or a part of one, offers.

        Args:
            place: The page, as in `addresses`.
        """
        return self.files.get(place, ())


EMPTY_SHELF = Shelf(None, MappingProxyType({}))


def stocked(offers: Iterable[Offer], made: Iterable[Exported], day: str | None) -> Shelf:
    """Put the files that were made where pages offer them.

    Args:
        offers: What pages may offer.
        made: The files that were made.
        day: The day of the data's last change in words; None where it is not known.

    Returns:
        The shelf; what was not made is not on it.
    """
    files: dict[str, tuple[Download, ...]] = {}
    facts = {one.path: (len(one.data), stamp(one.version) if one.version else "") for one in made}
    for offer in offers:
        if offer.file in facts:
            ending = offer.file.rpartition(".")[2]
            name, (size, version) = f"{offer.name}.{ending}", facts[offer.file]
            words = size_in_words(size)
            download = Download(offer.text, offer.file, name, words, size, version)
            files[offer.place] = (*files.get(offer.place, ()), download)
    return Shelf(day, MappingProxyType(files))


def size_in_words(size: int) -> str:
    """A size as people read it: 512 B, 86 KB, 1.2 MB."""
    if size < _KILO:
        return f"{size} B"
    return f"{size / _MEGA:.1f} MB" if size >= _MEGA else f"{size / _KILO:.0f} KB"
