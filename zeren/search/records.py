"""The register and the guide to records: what can be found, and by which words.

A record has searchable text in fields: of a task its number, title, responsibility sentence, text,
chapter, what the list says besides, and its dates and numbers as people type them; of a party its
names, aliases, former names, everyday names and kind; of a plan its title and what is known of the
document; of another page its name and the words by which people ask for it; of a page of the guide
its text. Lists of tasks on party
pages are no searchable text: they would flood the results.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from zeren import addresses
from zeren.addresses import PLANS_LINK
from zeren.columns import extras_of, head_of
from zeren.model import Party, Plan, RetiredTask, Role, Task
from zeren.register.building import Register
from zeren.search.everyday import everyday_names
from zeren.search.figure_words import date_words, number_words
from zeren.search.guide import GuidePage
from zeren.search.page_words import AskedPage, asked_pages, words_for_guide

# Where a task's page has its dates and numbers.
FIGURES = "figures"


class Group(StrEnum):
    """The group of results in which a record is shown."""

    PARTY = "party"
    TASK = "task"
    PAGE = "page"
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
    """All records: parties in their order, plans, further pages, tasks as in the table, the guide.

    Tasks that are done no more come after the others.

    Args:
        register: The register.
        guide: The pages of the guide.
    """
    everyday = everyday_names(register)
    for party in register.parties:
        yield _of_party(register, party, everyday[party.name])
    yield from map(_of_plan, register.plans)
    yield from map(_of_asked_page, asked_pages(register))
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


def _of_party(register: Register, party: Party, everyday: Sequence[str]) -> Record:
    fields = [Field(Part.NAME, party.name)]
    fields += [Field(Part.ALIAS, alias) for alias in (*party.aliases, *everyday)]
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
    told = (plan.document_no, plan.issuer, plan.issued, plan.source)
    fields += [Field(Part.EXTRA, words) for words in told if words]
    return Record(Group.PARTY, addresses.plan_page(plan), tuple(fields))


def _of_asked_page(page: AskedPage) -> Record:
    aliases = (Field(Part.ALIAS, words) for words in page.asked)
    return Record(Group.PAGE, page.link.page, (Field(Part.NAME, page.link.text), *aliases))


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
    if task.chapter:
        yield Field(Part.EXTRA, f"{head_of('chapter')}：{task.chapter}")
    for column, words in extras_of(task):
        yield Field(Part.EXTRA, f"{column.head}：{words}")


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
    fields += [Field(Part.ALIAS, words) for words in words_for_guide(page.address)]
    return Record(Group.GUIDE, page.address, tuple(fields))
