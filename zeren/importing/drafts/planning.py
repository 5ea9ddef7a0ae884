"""A published file and the data to what an import would do. Pure: nothing is written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from zeren import addresses
from zeren.columns import COLUMNS, ROLE_COLUMNS
from zeren.editing.registry_files import NewEntry
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.building import Draft, drafts_of
from zeren.importing.drafts.corrected import (
    Corrected,
    answers_of,
    corrected_drafts,
    corrected_table,
    found_in,
    in_order_of_file,
)
from zeren.importing.drafts.further import new_columns, with_uses
from zeren.importing.drafts.merges import Merge
from zeren.importing.drafts.merging import Ever, merge
from zeren.importing.drafts.proposals import Proposals, proposals, written_names
from zeren.importing.drafts.registry import Registry, registry_of, with_usual_level
from zeren.importing.drafts.settling import aliases_of_answers, check_answers, settled_names
from zeren.importing.drafts.source_text import source_text
from zeren.importing.drafts.told import told_of
from zeren.importing.drafts.whose import KEY, QUESTION, Said, Whose, whose_list, with_doubt
from zeren.importing.lists.detection import find_tasks
from zeren.importing.lists.found import Found
from zeren.importing.lists.lost import with_lost
from zeren.importing.lists.titles import title_of
from zeren.importing.lists.told_columns import Told
from zeren.importing.parties.near_names import NearName, near_names
from zeren.importing.sentences.readings import KnownNames
from zeren.reading.data_files import ADDRESSES, CSV, PLANS, TASKS, UNITS
from zeren.reading.entries import Entry, Value
from zeren.reading.rows import plan_of, plans_of, task_id
from zeren.reading.sources import Sources
from zeren.reading.tables import Table
from zeren.wording import split_names

_NO_ANSWERS = Answers()


@dataclass(frozen=True, slots=True)
class Import:
    """What an import would do.

    Attributes:
        name: The name of the file.
        origin: The name of the file that the list was read from first: where this one was saved
            on the review page, it is another.
        title: The title of its list.
        kind: What sort of file it is.
        notice: What a person should know of the file; empty where nothing.
        found: What was found in it.
        drafts: The rows that its tasks would give.
        proposals: The parties that the registry does not know.
        near: New names that may mean a unit that goes by another name.
        territory: What the site calls its territories.
        aliases: The everyday names that registered parties get by a person's answers.
        files: The name of each data file, by what code calls it.
        merge: The table as it would be; None where no plan is named.
        new_plan: The entry of the plan, where it is not registered; else None.
        columns: The further columns that a registered plan does not name yet, by the key under
            which it shall.
        source: The published text that is kept of the plan; empty where that stays as it is.
        superseded: The slug of the registered plan whose place this one takes; empty where none.
        whose: Whose list it is, where names say neither level nor place.
    """

    name: str
    origin: str
    title: str
    kind: str
    notice: str
    found: Found
    drafts: tuple[Draft, ...]
    proposals: Proposals
    near: tuple[NearName, ...]
    territory: str
    aliases: Mapping[str, tuple[str, ...]]
    files: Mapping[str, str]
    merge: Merge | None
    new_plan: NewEntry | None
    columns: Mapping[str, tuple[str, ...]]
    source: str
    superseded: str = ""
    whose: Whose = field(default_factory=Whose)

    @property
    def certain(self) -> int:
        """How many tasks need not be looked at."""
        return sum(draft.is_certain for draft in self.drafts)

    @property
    def entries(self) -> Mapping[str, tuple[NewEntry, ...]]:
        """What would be added to each registry file, by what code calls it."""
        added: defaultdict[str, list[NewEntry]] = defaultdict(list)
        if self.new_plan is not None:
            kept = {KEY: self.whose.to_keep} if self.whose.to_keep else {}
            added[PLANS].append({**self.new_plan, **kept})
        for party in self.proposals.parties:
            added[party.registry].append(party.entry)
        return {registry: tuple(entries) for registry, entries in added.items()}

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        changes = (self.entries, self.aliases, self.columns, self.source, self.superseded)
        return not (any(changes) or self.whose.to_keep) and (
            self.merge is None or self.merge.is_empty
        )


def plan_import(
    opened: Opened,
    sources: Sources,
    *,
    plan: str | None = None,
    title: str | None = None,
    answers: Answers = _NO_ANSWERS,
) -> Import:
    """Work out what an import would do.

    Args:
        opened: The file.
        sources: The data as they are, without errors other than that nothing is there yet.
        plan: The slug of the plan that its tasks belong to; None to look only.
        title: The title of that plan, where it is new; else it is looked for in the file.
        answers: What a person said.

    Returns:
        What was found, and what would change.

    Raises:
        WrongAnswerError: If what the person said cannot be followed.
    """
    registry = registry_of(sources)
    corrected = corrected_table(opened.document)
    if corrected is None:
        told = told_of(opened.document, answers)
        found = _found(opened, registry, told)
    else:
        found = found_in(corrected)
        answers = answers_of(corrected, corrected_drafts(corrected, registry.names), answers)
    new_title = title or _title(opened, corrected)
    said = _said(plan, (title or "", new_title), sources, corrected, answers)
    drafts, written, whose = _read(corrected or found, registry, answers.names, said)
    registry = replace(registry, home=with_usual_level(registry.home, [*written, *registry.units]))
    proposed = proposals(written, registry, new_title)
    units = [party.name for party in proposed.of(UNITS)]
    origin = (corrected.source if corrected is not None else "") or opened.name
    new_plan, columns = plan_entry(plan, new_title, origin, drafts, sources)
    found = with_uses(found, _entry_of(plan, sources))
    merged, text = None, ""
    if plan is not None:
        merged = merge(table_of(sources, plan), ever_in(sources), plan, drafts, answers)
        text = source_text(merged, new_title, sources.published.get(plan))
    return Import(
        name=opened.name,
        origin=origin,
        title=new_title,
        kind=opened.document.kind,
        notice=opened.notice,
        found=found,
        drafts=drafts,
        proposals=proposed,
        near=tuple(
            one
            for one in near_names(units, registry.units, registry.home)
            if one.name not in answers.separate
        ),
        territory=registry.territory,
        aliases=aliases_of_answers(registry, answers.names),
        files=sources.files,
        merge=merged,
        new_plan=new_plan,
        columns=columns,
        source=text,
        whose=whose,
    )


def table_of(sources: Sources, plan: str) -> Table:
    """The file in which the tasks of a plan stand, or shall stand: it is made with all heads.

    Args:
        sources: The data as they are.
        plan: The slug of the plan.
    """
    keys = tuple(column.key for column in COLUMNS)
    if not sources.has_file_a_plan:
        return sources.tasks or Table(sources.files[TASKS], None, keys, ())
    plans = plans_of(sources)
    own = (table for table in sources.tables if table.plan == plan)
    holding = (t for t in sources.tables if any(plan_of(row, plans) == plan for row in t.rows))
    new = Table(f"{sources.files[TASKS]}{plan}{CSV}", None, keys, (), plan=plan)
    return next(own, None) or next(holding, new)


def ever_in(sources: Sources) -> Ever:
    """The plans and all tasks that there ever were, as far as the data know.

    Args:
        sources: The data as they are.
    """
    plans = plans_of(sources)
    rows = (row for table in sources.tables for row in table.rows)
    pages = (entry.text("address") for entry in sources.of(ADDRESSES))
    published = (
        page.removeprefix(addresses.TASKS).rstrip("/")
        for page in pages
        if page.startswith(addresses.TASKS)
    )
    return Ever(plans, frozenset((*(task_id(row, plans) for row in rows), *published)))


def plan_entry(
    plan: str | None, title: str, origin: str, drafts: Iterable[Draft], sources: Sources
) -> tuple[NewEntry | None, Mapping[str, tuple[str, ...]]]:
    """What is to be registered of a plan.

    Args:
        plan: Its slug; None where none is named.
        title: Its title.
        origin: The name of the file that it comes from.
        drafts: The drafts of its tasks.
        sources: The data as they are.

    Returns:
        Its entry, where it is not registered yet; else the further columns that it must name
        besides, by the key under which it does.
    """
    if plan is None:
        return None, {}
    entry = _entry_of(plan, sources)
    columns = new_columns(drafts, entry)
    if entry is not None:
        return None, columns
    lists: dict[str, Value] = {key: list(heads) for key, heads in columns.items()}
    return {"slug": plan, "title": title, "source": origin, **lists}, {}


def _entry_of(plan: str | None, sources: Sources) -> Entry | None:
    """The entry of a plan; None where it is not registered, or none is named."""
    return next((one for one in sources.of(PLANS) if one.text("slug") == plan), None)


def _found(opened: Opened, registry: Registry, told: Told) -> Found:
    """The tasks that a published file holds, and what of it may be lost."""
    known = frozenset(registry.names.party_of)
    return with_lost(find_tasks(opened.document, known, told), opened.document, known)


def _title(opened: Opened, corrected: Corrected | None) -> str:
    said = title_of(opened.document) if corrected is None else corrected.title
    return said or Path(opened.name).stem


def _read(
    tasks: Found | Corrected, registry: Registry, same: Mapping[str, str], said: Said
) -> tuple[tuple[Draft, ...], dict[str, tuple[str, ...]], Whose]:
    """The drafts and the parties that they name, read again where names stand for others."""
    drafts = _drafts(tasks, registry.names)
    written = _written(tasks, drafts)
    check_answers(written, registry, same)
    home = with_usual_level(registry.home, registry.units)
    whose = whose_list(drafts, registry, home, said)
    under = whose.names if whose.owner else {}
    settled = {**settled_names(written, registry, same), **under, **same}
    if settled:
        drafts = _drafts(tasks, registry.names.including(settled))
        written = _written(tasks, drafts)
    # What means another's body in this list alone, becomes nobody's name for all lists.
    own = {
        full: tuple(form for form in forms if under.get(form, form) != full or form == full)
        for full, forms in written.items()
    }
    return with_doubt(drafts, whose), own, whose


def _said(
    plan: str | None,
    titles: tuple[str, ...],
    sources: Sources,
    corrected: Corrected | None,
    answers: Answers,
) -> Said:
    """What is known beside the document of whose list it is."""
    entry = _entry_of(plan, sources)
    of_plan: tuple[str, ...] = ()
    if entry is not None and plan is not None:
        titles = (entry.text("issuer"), entry.text("title"), *titles)
        plans, table = plans_of(sources), table_of(sources, plan)
        rows = (row for row in table.rows if plan_of(row, plans) == plan)
        cells = (row.get(one.key) for row in rows for one in ROLE_COLUMNS.values())
        of_plan = tuple(dict.fromkeys(name for cell in cells for name in split_names(cell)))
    return Said(
        titles=tuple(filter(None, dict.fromkeys(titles))),
        told=answers.whose or (corrected.whose if corrected is not None else ""),
        kept=entry.text(KEY) if entry is not None else "",
        of_plan=of_plan,
        may_ask=corrected is None or corrected.leaves_open(QUESTION),
    )


def _written(tasks: Found | Corrected, drafts: Sequence[Draft]) -> dict[str, tuple[str, ...]]:
    written = written_names(drafts)
    return in_order_of_file(written, tasks, drafts) if isinstance(tasks, Corrected) else written


def _drafts(tasks: Found | Corrected, names: KnownNames) -> tuple[Draft, ...]:
    if isinstance(tasks, Corrected):
        return corrected_drafts(tasks, names)
    return drafts_of(tasks, names)
