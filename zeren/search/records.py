"""The register and the guide to records: what can be found, and by which words.

A record has searchable text in fields: of a task its number, title, responsibility sentence, text,
what the list says besides, and its dates and numbers as people type them; of a party or plan its
names, aliases, former names and kind; of a page of the guide its text. Lists of tasks on party
pages are no searchable text: they would flood the results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from zeren import addresses
from zeren.addresses import CALENDAR_LINK, PLANS_LINK, TARGETS_LINK
from zeren.columns import extras_of
from zeren.model import Party, Plan, RetiredTask, Role, Task
from zeren.register.building import Register
from zeren.search.figure_words import (
    ASKED_OF_DATES,
    ASKED_OF_NUMBERS,
    date_words,
    number_words,
)
from zeren.search.guide import GuidePage

# Where a task's page has its dates and numbers.
FIGURES = "figures"


class Group(StrEnum):
    """The group of results in which a record is shown."""

    PARTY = "party"
    TASK = "task"
    GUIDE = "guide"


class Part(StrEnum):
    """What a field is to its record; the first letter stands for it in the index."""

    NAME = "name"
    ALIAS = "alias"
    FORMER_NAME = "former"
    KIND = "kind"
    NUMBER = "#"
    TITLE = "title"
    SENTENCE = "sentence"
    TEXT = "x"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class Field:
    """One searchable text of a record.

    Attributes:
        part: What it is.
        text: The text, as it is shown.
        anchor: Where on the page it stands, if that has an anchor.
    """

    part: Part
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What one result leads to.

    Attributes:
        group: The group it is shown in.
        page: Its page, as in `addresses`.
        fields: Its searchable text.
        members: Of a collective, the full names of its members.
        roles: Of a task, the full names of its parties by role, as written.
        plan: Of a task, the slug of its plan, where that is shown: where there are several, or
            where it is not in force.
        is_retired: Whether it is a task that is done no more, to be shown after all others.
    """

    group: Group
    page: str
    fields: tuple[Field, ...]
    members: tuple[str, ...] = ()
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = ()
    plan: str | None = None
    is_retired: bool = False


def records(register: Register, guide: Iterable[GuidePage] = ()) -> Iterator[Record]:
    """All records: parties in their order, plans, tasks as in the table, pages of the guide.

    Tasks that are done no more come after the others.

    Args:
        register: The register.
        guide: The pages of the guide.
    """
    for party in register.parties:
        yield _of_party(register, party)
    yield from map(_of_plan, register.plans)
    yield from _of_lists(register.in_force)
    for task in register.tasks:
        yield _of_task(register, task)
    for one in register.retired:
        yield _of_retired(register, one)
    yield from guide_records(guide)


def guide_records(guide: Iterable[GuidePage]) -> Iterator[Record]:
    """The records of the guide alone.

    Args:
        guide: Its pages.
    """
    return map(_of_guide_page, guide)


def _of_party(register: Register, party: Party) -> Record:
    fields = [Field(Part.NAME, party.name)]
    fields += [Field(Part.ALIAS, alias) for alias in party.aliases]
    fields += [Field(Part.FORMER_NAME, former.name) for former in party.former_names]
    fields.append(Field(Part.KIND, register.kind_of(party)))
    return Record(
        group=Group.PARTY,
        page=addresses.party_page(party),
        fields=tuple(fields),
        members=getattr(party, "members", ()),
    )


def _of_plan(plan: Plan) -> Record:
    fields = [Field(Part.NAME, plan.title), Field(Part.KIND, PLANS_LINK.text)]
    if not plan.is_in_force:
        fields.append(Field(Part.KIND, plan.status.word))
    return Record(Group.PARTY, addresses.plan_page(plan), tuple(fields))


def _of_lists(register: Register) -> Iterator[Record]:
    """The calendar and the targets, by the words in which people ask for them."""
    for there, link, asked in (
        (register.milestones, CALENDAR_LINK, ASKED_OF_DATES),
        (register.targets, TARGETS_LINK, ASKED_OF_NUMBERS),
    ):
        if there:
            aliases = (Field(Part.ALIAS, words) for words in asked)
            yield Record(Group.PARTY, link.page, (Field(Part.NAME, link.text), *aliases))


def _figures(register: Register, task: Task) -> Iterator[Field]:
    """The dates and numbers of a task, written in the ways in which people type them."""
    for milestone in register.milestones_of.get(task.id, ()):
        yield Field(Part.EXTRA, date_words(milestone), FIGURES)
    for target in register.targets_of.get(task.id, ()):
        yield Field(Part.EXTRA, number_words(target), FIGURES)


def _of_retired(register: Register, one: RetiredTask) -> Record:
    """A task that is done no more: what it was, and that it is so. Nobody bears it."""
    task = one.task
    return Record(
        group=Group.TASK,
        page=addresses.task_page(task),
        fields=(*_words_of(task), Field(Part.KIND, one.how.mark)),
        plan=_plan_told(register, task),
        is_retired=True,
    )


def _words_of(task: Task) -> Iterator[Field]:
    """What a task is found by, in the order in which a result shows it."""
    yield Field(Part.NUMBER, task.number)
    yield Field(Part.TITLE, task.title)
    yield Field(Part.SENTENCE, task.sentence)
    yield Field(Part.TEXT, task.text)
    yield from (Field(Part.EXTRA, words) for _, words in extras_of(task))


def _plan_told(register: Register, task: Task) -> str | None:
    is_told = len(register.plans) > 1 or not register.plan_of[task.plan].is_in_force
    return task.plan if is_told else None


def _of_task(register: Register, task: Task) -> Record:
    return Record(
        group=Group.TASK,
        page=addresses.task_page(task),
        fields=(*_words_of(task), *_figures(register, task)),
        roles=tuple(
            (role, tuple(party.name for party in parties))
            for role, parties in register.roles(task.id)
        ),
        plan=_plan_told(register, task),
    )


def _of_guide_page(page: GuidePage) -> Record:
    fields = [Field(Part.TITLE, page.title)]
    for section in page.sections:
        if section.heading:
            fields.append(Field(Part.TITLE, section.heading, section.anchor))
        if section.text:
            fields.append(Field(Part.TEXT, section.text, section.anchor))
    return Record(Group.GUIDE, page.address, tuple(fields))
