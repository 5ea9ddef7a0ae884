"""The names that the registry knows, for the grammar of sentences."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from zeren.importing.sentences.readings import KnownNames
from zeren.reading.data_files import COUNTIES
from zeren.reading.entries import Entry
from zeren.reading.names import Names
from zeren.reading.sources import Sources

# A county is named by its bodies as often as by itself.
_COUNTY_BODIES = ("人民政府", "政府", "党委和政府", "党委、政府", "县委、县政府", "市委、市政府")


def known_names(sources: Sources, names: Names) -> KnownNames:
    """All names of all parties with the full names that they stand for.

    Args:
        sources: The data, for the counties.
        names: The names of all parties.

    Returns:
        The names; those of a county's government stand for the county.
    """
    of_bodies = {body: full for entry in sources.of(COUNTIES) for body, full in _bodies(entry)}
    known = {name: one.full for name, one in names.known.items()}
    return KnownNames(MappingProxyType({**of_bodies, **known}))


def _bodies(county: Entry) -> Iterator[tuple[str, str]]:
    full = county.text("name")
    for name in (full, *county.texts("aliases")):
        for body in _COUNTY_BODIES:
            yield f"{name}{body}", full
