"""New parties as entries for the registry: a person judges slug, kind and file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zeren.editing.registry_files import NewEntry
from zeren.importing.drafts.building import Draft
from zeren.importing.drafts.registry import Registry
from zeren.importing.parties.everyday_names import everyday_names
from zeren.importing.parties.kinds import kind_of_unit
from zeren.importing.parties.name_parts import LEAGUE, Home, parts_of
from zeren.importing.parties.slugs import slug_of
from zeren.importing.parties.territories import stands_for_all, territory_in
from zeren.importing.sentences.spelling import is_class
from zeren.importing.unique import Unique
from zeren.reading.data_files import COLLECTIVES, COUNTIES, UNITS
from zeren.reading.entries import Value

UNPUBLISHED = "{title}没有列出“{name}”包括哪些单位，本站不作推断。名单公布后填入即可。"


@dataclass(frozen=True, slots=True)
class NewParty:
    """A party that the registry does not know.

    Attributes:
        registry: The registry file that it belongs into, by what code calls it.
        name: Its full name.
        slug: Its proposed address.
        kind: What sort of body a unit is; empty for others.
        aliases: The ways in which the list writes it otherwise, and its everyday names.
        stands_for_counties: Whether a collective stands for all territories.
        note: What readers must know of a collective.
    """

    registry: str
    name: str
    slug: str
    kind: str = ""
    aliases: tuple[str, ...] = ()
    stands_for_counties: bool = False
    note: str = ""

    @property
    def entry(self) -> NewEntry:
        """The values of its entry."""
        values: dict[str, Value] = {"name": self.name, "slug": self.slug}
        if self.kind:
            values["kind"] = self.kind
        if self.stands_for_counties:
            values["stands_for"] = "counties"
        elif self.registry == COLLECTIVES:
            values["members"] = "unpublished"
        if self.aliases:
            values["aliases"] = list(self.aliases)
        if self.note:
            values["note"] = self.note
        return values


@dataclass(frozen=True, slots=True)
class Proposals:
    """What would be added to the registry.

    Attributes:
        parties: The new parties, in the order in which the list names them first.
        shared: Everyday names that no party gets, since several could have them, with those.
    """

    parties: tuple[NewParty, ...]
    shared: Mapping[str, tuple[str, ...]]

    def of(self, registry: str) -> tuple[NewParty, ...]:
        """The new parties of one registry file."""
        return tuple(party for party in self.parties if party.registry == registry)


def written_names(drafts: Iterable[Draft]) -> dict[str, tuple[str, ...]]:
    """The parties that drafts name, in their order, each with the ways in which it is written.

    Args:
        drafts: The drafts.
    """
    written: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for draft in drafts:
        for mention in draft.mentions:
            written[mention.party][mention.form] = None
    return {name: tuple(forms) for name, forms in written.items()}


def proposals(written: Mapping[str, Sequence[str]], registry: Registry, title: str) -> Proposals:
    """Propose an entry for each party that the registry does not know.

    Args:
        written: The parties that the list names, each with the ways in which it is written.
        registry: The registry.
        title: The title of the plan, for the notes of collectives.
    """
    new = [name for name in written if name not in registry.parties]
    aliases, shared = _aliases(new, written, registry)
    files = {name: _file_of(name, registry) for name in new}
    found = [name for name in new if files[name] == COUNTIES]
    territories = (*registry.territories, *found)
    return Proposals(tuple(_parties(files, aliases, territories, registry, title)), shared)


def _parties(
    files: Mapping[str, str],
    aliases: Mapping[str, tuple[str, ...]],
    territories: Sequence[str],
    registry: Registry,
    title: str,
) -> Iterator[NewParty]:
    slugs = Unique(registry.slugs)
    for name, file in files.items():
        slug = slug_of(_without_home(name, registry.home), slugs)
        slugs.add(slug)
        if file == COLLECTIVES:
            is_all = stands_for_all(name, territories)
            note = "" if is_all else UNPUBLISHED.format(title=title, name=name)
            yield NewParty(
                file, name, slug, aliases=aliases[name], stands_for_counties=is_all, note=note
            )
        else:
            kind = kind_of_unit(name, registry.home.level, registry.kinds) if file == UNITS else ""
            yield NewParty(file, name, slug, kind, aliases[name])


def _without_home(name: str, home: Home) -> str:
    """A name without the place or the level of the site, which would stand in all addresses."""
    parts = parts_of(name, home)
    if home.place and parts.place == home.place:
        return name.removeprefix(home.place) if name.startswith(home.place) else parts.body
    return parts.body if home.level and parts.level == home.level and parts.body != LEAGUE else name


def _file_of(name: str, registry: Registry) -> str:
    if is_class(name):
        return COLLECTIVES
    return COUNTIES if territory_in(name, registry.territory, registry.home) == name else UNITS


def _aliases(
    new: Sequence[str], written: Mapping[str, Sequence[str]], registry: Registry
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The other names of each new party, and those that several could have."""
    taken = {*registry.names.party_of, *new}
    wanted = {name: dict.fromkeys(_other_names(name, written[name], registry.home)) for name in new}
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for name, aliases in wanted.items():
        for alias in aliases:
            if alias not in taken:
                owners[alias].append(name)
    own = {
        name: tuple(alias for alias in aliases if owners[alias] == [name])
        for name, aliases in wanted.items()
    }
    return own, {alias: tuple(names) for alias, names in owners.items() if len(names) > 1}


def _other_names(name: str, written: Iterable[str], home: Home) -> Iterator[str]:
    yield from written
    if not is_class(name):
        yield from everyday_names(name, home)
