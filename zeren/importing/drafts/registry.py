"""What the registry and the site's settings say that an import must know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from zeren.importing.parties.name_parts import Home, level_of, parts_of
from zeren.importing.sentences.readings import KnownNames
from zeren.reading.data_files import COUNTIES, PLANS, REGISTRY_FILES, UNITS
from zeren.reading.entries import Entry
from zeren.reading.names import names_of
from zeren.reading.sources import Sources
from zeren.register.settings import site_of
from zeren.settings import Site

# A territory is named by its bodies as often as by itself.
_BODIES = (
    *("人民政府", "政府", "党委", "党工委", "办事处", "党委和政府", "党委和人民政府", "党委、政府"),
    *("县委、县政府", "市委、市政府"),
)


@dataclass(frozen=True, slots=True)
class Registry:
    """The registry as an import sees it.

    Attributes:
        names: All names of all parties with what they stand for; those of a territory's
            government stand for the territory.
        parties: The full names of all parties.
        units: The full names of units by all of their names.
        territories: The full names of the territories.
        slugs: The slugs that are taken.
        plans: The slugs of the plans.
        home: Whose site it is.
        territory: What the site calls its territories.
        kinds: The sorts of bodies that the site has.
    """

    names: KnownNames
    parties: frozenset[str]
    units: Mapping[str, str]
    territories: tuple[str, ...]
    slugs: frozenset[str]
    plans: tuple[str, ...]
    home: Home
    territory: str
    kinds: tuple[str, ...] = ()


def registry_of(sources: Sources) -> Registry:
    """Take what an import must know from the data.

    Args:
        sources: The data.
    """
    names = names_of(sources)
    known = {name: one.full for name, one in names.known.items()}
    of_bodies = {body: full for entry in sources.of(COUNTIES) for body, full in _bodies(entry)}
    units = {entry.text("name") for entry in sources.of(UNITS)}
    site = site_of(sources)
    return Registry(
        names=KnownNames(MappingProxyType({**of_bodies, **known})),
        parties=frozenset(known.values()),
        units={name: full for name, full in known.items() if full in units},
        territories=tuple(entry.text("name") for entry in sources.of(COUNTIES)),
        slugs=frozenset(
            entry.text("slug") for file in REGISTRY_FILES for entry in sources.of(file)
        ),
        plans=tuple(entry.text("slug") for entry in sources.of(PLANS)),
        home=_home(site),
        territory=site.words.territory,
        kinds=tuple(dict.fromkeys((*site.kinds, *(e.text("kind") for e in sources.of(UNITS))))),
    )


def with_usual_level(home: Home, names: Iterable[str]) -> Home:
    """Whose site it is, where the settings do not say its level: that of most names.

    Args:
        home: What the settings say.
        names: The names of all units.
    """
    if home.level:
        return home
    levels = Counter(level for name in names if (level := parts_of(name, home).level))
    return replace(home, level=levels.most_common(1)[0][0]) if levels else home


def _home(site: Site) -> Home:
    place = site.place or ""
    said = "" if site.words.level == Site().words.level else site.words.level
    return Home(place, said or level_of(place))


def _bodies(county: Entry) -> Iterator[tuple[str, str]]:
    full = county.text("name")
    for name in (full, *county.texts("aliases")):
        for body in _BODIES:
            yield f"{name}{body}", full
