"""A published file and the data to what an import would do. Pure: nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zeren.editing.registry_files import NewEntry
from zeren.importing.document import Opened
from zeren.importing.drafts.building import Draft, drafts_of
from zeren.importing.drafts.merging import Merge, merge
from zeren.importing.drafts.proposals import NewParty, new_parties, without_counties
from zeren.importing.drafts.registry import known_names
from zeren.importing.lists.detection import find_tasks
from zeren.importing.lists.found import Found
from zeren.importing.lists.titles import title_of
from zeren.reading.data_files import COUNTIES, PLANS, REGISTRY_FILES
from zeren.reading.names import names_of
from zeren.reading.sources import Sources


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do.

    Attributes:
        name: The name of the file.
        kind: What sort of file it is.
        notice: What a person should know of the file; empty where nothing.
        found: What was found in it.
        drafts: The rows that its tasks would give.
        parties: The parties that the registry does not know.
        merge: The table as it would be; None where no plan is named.
        entries: What would be added to each registry file, by its name.
    """

    name: str
    kind: str
    notice: str
    found: Found
    drafts: tuple[Draft, ...]
    parties: tuple[NewParty, ...]
    merge: Merge | None
    entries: Mapping[str, tuple[NewEntry, ...]]

    @property
    def certain(self) -> int:
        """How many tasks need not be looked at."""
        return sum(draft.is_certain for draft in self.drafts)


def plan_import(
    opened: Opened, sources: Sources, *, plan: str | None = None, title: str | None = None
) -> Import:
    """Work out what an import would do.

    Args:
        opened: The file.
        sources: The data as they are, without errors.
        plan: The slug of the plan that its tasks belong to; None to look only.
        title: The title of that plan, where it is new; else it is looked for in the file.

    Returns:
        What was found, and what would change.
    """
    registry = names_of(sources)
    names = known_names(sources, registry)
    found = find_tasks(opened.document, frozenset(names.party_of))
    drafts = drafts_of(found, names)
    plans = tuple(entry.text("slug") for entry in sources.of(PLANS))
    new_title = title or title_of(opened.document) or opened.name
    slugs = {entry.text("slug") for file in REGISTRY_FILES for entry in sources.of(file)}
    parties = new_parties(drafts, names, slugs, new_title)
    if not sources.of(COUNTIES):
        parties = without_counties(parties)
    merged = None
    if plan is not None and sources.tasks is not None:
        merged = merge(sources.tasks, plans, plan, drafts)
    added: dict[str, tuple[NewEntry, ...]] = {}
    if plan is not None and plan not in plans:
        entry: NewEntry = {"slug": plan, "title": new_title, "source": opened.name}
        added[sources.files[PLANS]] = (entry,)
    for party in parties:
        file = sources.files[party.registry]
        added[file] = (*added.get(file, ()), party.entry)
    return Import(
        name=opened.name,
        kind=opened.document.kind,
        notice=opened.notice,
        found=found,
        drafts=drafts,
        parties=parties,
        merge=merged,
        entries=added,
    )
