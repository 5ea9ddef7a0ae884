"""The register: the validated whole that pages and files are made from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import TypeVar

from zeren.changes import NO_HISTORY, History
from zeren.columns import EXTRAS
from zeren.figures import Milestone, Target
from zeren.model import (
    Assignment,
    Collective,
    County,
    Party,
    Plan,
    RetiredTask,
    Role,
    Synonym,
    Task,
    Unit,
)
from zeren.reading.data_files import ACCEPTED, COLLECTIVES, COUNTIES, PLANS, SYNONYMS, UNITS
from zeren.reading.kept_addresses import kept_addresses
from zeren.reading.names import names_of
from zeren.reading.rows import TaskRow, task_rows
from zeren.reading.sources import Sources
from zeren.reading.task_references import TaskFinder
from zeren.reading.task_status import status_in
from zeren.reading.withheld import NOTHING, Withheld, withheld_by
from zeren.register.figures import milestones_in, targets_in
from zeren.register.registered import collective_of, county_of, plan_of, unit_of
from zeren.register.settings import site_of
from zeren.settings import Site
from zeren.text.digests import digest_of_values
from zeren.wording import compose

Item = TypeVar("Item")
Figure = TypeVar("Figure", Milestone, Target)

COLLECTIVE = "集体责任主体"
_CLAUSE_END = re.compile(r"[，。；：！？]")


@dataclass(frozen=True, slots=True)
class Register:
    """All plans, parties, tasks and assignments, with look-ups.

    Attributes:
        version: The data version.
        site: The settings of the site.
        plans: As registered.
        units: In protocol order: as registered, by kinds where `site.yml` orders these.
        counties: As registered.
        collectives: As registered.
        tasks: By plan, as these are registered; within a plan as in the table. Those that are
            done no more are not among them.
        retired_of: Those by id, in the same order.
        moved: Where what stood at an address that was published stands today, by that address; of
            those alone that have no page any more.
        assignments: As written in the table: by task, then role, then published order.
        synonyms: As registered.
        party_of: Parties by full name, in the order units, counties, collectives.
        task_of: Tasks by id.
        place_of: Where a task stands among all, by its id.
        plan_of: Plans by slug.
        tasks_of: The tasks of each plan, by its slug.
        written_of: The assignments of each task, as written.
        direct_of: The assignments that name a party itself, by full name.
        through_of: The assignments that a party bears through a collective, by full name.
        milestones_of: The dates of each task, by its id.
        targets_of: The numbers that each task sets, by its id.
        digest_of: A digest of all that is known of each task, parties, dates and numbers included,
            by id.
        duties_of: The same of its parties alone.
        accepted: The reasons of accepted warnings by code and by what they are about: a task's
            id, a party's slug.
        now: The same with the tasks of plans in force alone; None where all are.
        past: The same with those of the other plans; None where there are none.
        withheld: The further columns that the site does not show.
        used_roles: The roles that readers meet: those that tasks name, and those whose lack is
            told.
        further_columns: The heads of what single lists say of tasks besides, in the order of the
            plans.
        history: The changes of the data, as far as they are known.
    """

    version: str
    site: Site
    plans: tuple[Plan, ...]
    units: tuple[Unit, ...]
    counties: tuple[County, ...]
    collectives: tuple[Collective, ...]
    tasks: tuple[Task, ...]
    retired_of: Mapping[str, RetiredTask]
    moved: Mapping[str, str]
    assignments: tuple[Assignment, ...]
    synonyms: tuple[Synonym, ...]
    party_of: Mapping[str, Party]
    task_of: Mapping[str, Task]
    place_of: Mapping[str, int]
    plan_of: Mapping[str, Plan]
    tasks_of: Mapping[str, tuple[Task, ...]]
    written_of: Mapping[str, tuple[Assignment, ...]]
    direct_of: Mapping[str, tuple[Assignment, ...]]
    through_of: Mapping[str, tuple[Assignment, ...]]
    milestones_of: Mapping[str, tuple[Milestone, ...]]
    targets_of: Mapping[str, tuple[Target, ...]]
    digest_of: Mapping[str, bytes]
    duties_of: Mapping[str, bytes]
    accepted: Mapping[tuple[str, str], str]
    now: Register | None = None
    past: Register | None = None
    withheld: Withheld = NOTHING
    used_roles: tuple[Role, ...] = tuple(Role)
    further_columns: tuple[str, ...] = ()
    history: History = NO_HISTORY

    @property
    def in_force(self) -> Register:
        """What is to be done now: counts and overviews are of this."""
        return self.now or self

    @property
    def retired(self) -> tuple[RetiredTask, ...]:
        """The tasks that are done no more."""
        return tuple(self.retired_of.values())

    @property
    def several(self) -> tuple[Plan, ...]:
        """The plans where there are several, of which each has a matrix of its own; else none."""
        return self.plans if len(self.plans) > 1 else ()

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """The dates of all tasks, in the order of these."""
        return tuple(one for task in self.tasks for one in self.milestones_of.get(task.id, ()))

    @property
    def targets(self) -> tuple[Target, ...]:
        """The numbers of all tasks, in the order of these."""
        return tuple(one for task in self.tasks for one in self.targets_of.get(task.id, ()))

    @property
    def parties(self) -> tuple[Party, ...]:
        """All parties: units in protocol order, then counties, then collectives."""
        return tuple(self.party_of.values())

    def kind_of(self, party: Party) -> str:
        """The kind of a party: a unit's own, the site's word for a territory, or a collective."""
        if isinstance(party, County):
            return self.site.words.territory
        if isinstance(party, Collective):
            return COLLECTIVE
        return party.kind

    def roles(self, task_id: str) -> Iterator[tuple[Role, tuple[Party, ...]]]:
        """The parties of a task by role, as written and in the published order."""
        for role, group in groupby(self.written_of[task_id], key=lambda a: a.role):
            yield role, tuple(self.party_of[assignment.party] for assignment in group)

    def members(self, collective: Collective) -> tuple[Party, ...]:
        """The parties that a collective stands for; none while they are unpublished."""
        return tuple(self.party_of[name] for name in collective.members)


def build_register(sources: Sources) -> Register:
    """Build the register from sources that the checks found free of errors.

    Args:
        sources: What was read.

    Returns:
        The register, in the orders that the documents and the registry give.
    """
    plans = tuple(plan_of(entry) for entry in sources.of(PLANS))
    site = site_of(sources)
    units = _by_kind((unit_of(entry) for entry in sources.of(UNITS)), site.kinds)
    counties = tuple(county_of(entry) for entry in sources.of(COUNTIES))
    names = names_of(sources)
    collectives = tuple(collective_of(entry, counties, names) for entry in sources.of(COLLECTIVES))
    parties: tuple[Party, ...] = (*units, *counties, *collectives)
    party_of = {party.name: party for party in parties}
    every = _by_plan(task_rows(sources, names), plans)
    rows = [row for row in every if not row.is_retired]
    tasks = tuple(map(_task, rows))
    milestones_of = _of_each(tasks, milestones_in(sources, every, names))
    targets_of = _of_each(tasks, targets_in(sources, every, names))
    assignments = tuple(one for row in rows for one in _assignments(row))
    written_of = _grouped(assignments, lambda a: a.task_id)
    duties_of = {task.id: digest_of_values(task.plan, written_of.get(task.id)) for task in tasks}
    whole = Register(
        version=sources.version,
        site=site,
        plans=plans,
        units=units,
        counties=counties,
        collectives=collectives,
        tasks=tasks,
        retired_of=MappingProxyType({one.task.id: one for one in _retired(every)}),
        moved=MappingProxyType(
            {
                one.address: one.now
                for one in kept_addresses(sources, every)
                if one.now and one.is_moved
            }
        ),
        assignments=assignments,
        synonyms=tuple(
            Synonym(entry.texts("said"), entry.texts("means")) for entry in sources.of(SYNONYMS)
        ),
        party_of=MappingProxyType(party_of),
        task_of=MappingProxyType({task.id: task for task in tasks}),
        place_of=MappingProxyType({task.id: place for place, task in enumerate(tasks)}),
        plan_of=MappingProxyType({plan.slug: plan for plan in plans}),
        tasks_of=MappingProxyType(
            {**{plan.slug: () for plan in plans}, **_grouped(tasks, lambda task: task.plan)}
        ),
        written_of=written_of,
        direct_of=_grouped(assignments, lambda a: a.party),
        through_of=_grouped(_through(assignments, collectives), lambda a: a.party),
        milestones_of=milestones_of,
        targets_of=targets_of,
        digest_of=MappingProxyType(
            {
                task.id: digest_of_values(
                    task, duties_of[task.id], milestones_of.get(task.id), targets_of.get(task.id)
                )
                for task in tasks
            }
        ),
        duties_of=MappingProxyType(duties_of),
        withheld=withheld_by(sources),
        further_columns=tuple(dict.fromkeys(head for plan in plans for head in plan.columns)),
        used_roles=_used_roles(one.role for one in assignments),
        accepted=MappingProxyType(
            {
                (entry.text("code"), entry.text("id")): entry.text("reason")
                for entry in sources.of(ACCEPTED)
            }
        ),
    )
    if all(plan.is_in_force for plan in plans):
        return whole
    now = frozenset(plan.slug for plan in plans if plan.is_in_force)
    return replace(
        whole,
        now=_of_tasks(whole, (task for task in tasks if task.plan in now)),
        past=_of_tasks(whole, (task for task in tasks if task.plan not in now)),
    )


def _of_tasks(whole: Register, tasks: Iterable[Task]) -> Register:
    """A register with some of its tasks; plans, parties and look-ups by id stay whole."""
    kept = {task.id: task for task in tasks}
    assignments = tuple(one for one in whole.assignments if one.task_id in kept)
    return replace(
        whole,
        tasks=tuple(kept.values()),
        assignments=assignments,
        tasks_of=_grouped(kept.values(), lambda task: task.plan),
        direct_of=_grouped(assignments, lambda a: a.party),
        through_of=_grouped(_through(assignments, whole.collectives), lambda a: a.party),
    )


def _used_roles(named: Iterable[Role]) -> tuple[Role, ...]:
    used = frozenset(named)
    return tuple(role for role in Role if role.is_missed or role in used)


def _by_plan(rows: Iterable[TaskRow], plans: Sequence[Plan]) -> tuple[TaskRow, ...]:
    """Rows by their plans, as these are registered."""
    place = {plan.slug: number for number, plan in enumerate(plans)}
    return tuple(sorted(rows, key=lambda row: place.get(row.plan, len(place))))


def _by_kind(units: Iterable[Unit], kinds: Sequence[str]) -> tuple[Unit, ...]:
    """Units by their kinds where the site orders these; within a kind as registered."""
    place = {kind: number for number, kind in enumerate(kinds)}
    return tuple(sorted(units, key=lambda unit: place.get(unit.kind, len(place))))


def _through(
    assignments: Iterable[Assignment], collectives: Iterable[Collective]
) -> Iterator[Assignment]:
    """The assignments of collectives, borne by each of their members."""
    members = {collective.name: collective.members for collective in collectives}
    for written in assignments:
        for member in members.get(written.party, ()):
            yield Assignment(written.task_id, member, written.role, through=written.party)


def _of_each(tasks: Iterable[Task], figures: Iterable[Figure]) -> Mapping[str, tuple[Figure, ...]]:
    """Dates or numbers by the tasks that have some, in the order of these."""
    groups = _grouped(figures, lambda one: one.task_id)
    return MappingProxyType({task.id: groups[task.id] for task in tasks if task.id in groups})


def _grouped(items: Iterable[Item], key: Callable[[Item], str]) -> Mapping[str, tuple[Item, ...]]:
    groups: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return MappingProxyType({name: tuple(group) for name, group in groups.items()})


def _assignments(row: TaskRow) -> Iterator[Assignment]:
    """The assignments of a task, as written."""
    for role, named in row.parties.items():
        for name in named:
            yield Assignment(row.id, name, role)


def _retired(rows: Sequence[TaskRow]) -> Iterator[RetiredTask]:
    """The tasks that are done no more."""
    finder = TaskFinder(rows)
    for row in rows:
        if status := status_in(row.get("status")):
            yield RetiredTask(
                task=_task(row),
                how=status.how,
                into=tuple(found.id for one in status.into for found in finder.near(one, row)[:1]),
                since=row.get("since"),
                reason=row.get("reason"),
                assignments=tuple(_assignments(row)),
            )


def _task(row: TaskRow) -> Task:
    text = row.get("text")
    return Task(
        id=row.id,
        plan=row.plan,
        number=row.get("number"),
        title=row.get("title") or _CLAUSE_END.split(text, maxsplit=1)[0],
        title_is_ours=bool(row.get("title")),
        text=text,
        sentence=row.get("sentence") or compose(row.parties),
        chapter=row.get("chapter") or None,
        **{column.key: row.get(column.key) or None for column in EXTRAS},
        further=row.further,
    )
