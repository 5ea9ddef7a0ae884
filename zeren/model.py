"""The words of the site as frozen data: plans, tasks, parties, assignments. No I/O."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Role(StrEnum):
    """What a party does in a task, in the order in which a responsibility sentence names it.

    A role is declared here: its key, and below what is said of it. How it looks stands in
    `colours`, what documents call it in the import's lexicon. Everything else follows.
    """

    LEAD = "lead"
    SUPPORT = "support"
    IMPLEMENT = "implement"
    RESPONSIBLE = "responsible"
    SUPERVISE = "supervise"
    ACCEPT = "accept"

    @property
    def word(self) -> str:
        """The role's word in the documents, which also ends its part of a sentence."""
        return _SAID_OF[self].word

    @property
    def mark(self) -> str:
        """The role's sign, told apart in black and white by its shape."""
        return _SAID_OF[self].mark

    @property
    def meaning(self) -> str:
        """What who bears it does, as the guide has it."""
        return _SAID_OF[self].meaning

    @property
    def who(self) -> str:
        """Whom its column names, in words."""
        return _SAID_OF[self].who

    @property
    def is_missed(self) -> bool:
        """Whether a task that nobody bears in it has a gap."""
        return _SAID_OF[self].is_missed

    @property
    def watches(self) -> bool:
        """Whether who bears it looks at what others do, and does nothing of the task itself."""
        return _SAID_OF[self].watches

    def goes_with(self, other: Role) -> bool:
        """Whether one party may bear both in one task: who watches may do its own part as well."""
        return self is not other and (self.watches or other.watches)


@dataclass(frozen=True, slots=True)
class _SaidOfRole:
    """What is said of a role; see the properties of `Role`."""

    word: str
    mark: str
    meaning: str
    who: str
    is_missed: bool = False
    watches: bool = False


_SAID_OF = {
    Role.LEAD: _SaidOfRole(
        "牵头", "●", "牵头负责这项任务", "牵头的单位，第一个为首位牵头", is_missed=True
    ),
    Role.SUPPORT: _SaidOfRole("配合", "○", "配合牵头单位", "配合的单位", is_missed=True),
    Role.IMPLEMENT: _SaidOfRole("落实", "△", "具体落实", "落实的单位", is_missed=True),
    Role.RESPONSIBLE: _SaidOfRole("负责", "◇", "原文只写“负责”", "原文只写“负责”的单位"),
    Role.SUPERVISE: _SaidOfRole("督导", "□", "督促、检查别的单位完成", "督导的单位", watches=True),
    Role.ACCEPT: _SaidOfRole("验收", "☆", "完成以后验收", "验收的单位", watches=True),
}


class PlanStatus(StrEnum):
    """Whether a plan is to be followed: declared, and never worked out from a date."""

    IN_FORCE = "in-force"
    ENDED = "ended"
    SUPERSEDED = "superseded"

    @property
    def word(self) -> str:
        """The status in Chinese, as cells and pages have it."""
        return _STATUS_WORDS[self]


_STATUS_WORDS = {
    PlanStatus.IN_FORCE: "有效",
    PlanStatus.ENDED: "已结束",
    PlanStatus.SUPERSEDED: "已被替代",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """One published list.

    Attributes:
        slug: The plan's part of addresses and task ids.
        title: The list's title as published.
        issuer: Who issued it, where known.
        document_no: The document's number (文号), where known.
        issued: The date of issue as published, where known.
        source: Where the list was published, in words.
        link: The address of the published document, where known.
        status: Whether it is to be followed.
        valid_from: From when on it is in force, as registered.
        valid_until: Until when, as registered; shown alone, as a site outlives its day.
        superseded_by: The slug of the plan that took its place, where one did.
        columns: The heads of what its list says of tasks besides, as published; the site shows it.
    """

    slug: str
    title: str
    issuer: str | None = None
    document_no: str | None = None
    issued: str | None = None
    source: str | None = None
    link: str | None = None
    status: PlanStatus = PlanStatus.IN_FORCE
    valid_from: str | None = None
    valid_until: str | None = None
    superseded_by: str | None = None
    columns: tuple[str, ...] = ()

    @property
    def is_in_force(self) -> bool:
        """Whether it is to be followed."""
        return self.status is PlanStatus.IN_FORCE

    @property
    def mark(self) -> str:
        """Its status in a word, where it is not in force; else empty."""
        return "" if self.is_in_force else self.status.word

    @property
    def marked_title(self) -> str:
        """Its title, with its status where it is not in force."""
        return f"{self.title}（{self.mark}）" if self.mark else self.title


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach an office; never a person.

    Attributes:
        office: The office to ask for, where known.
        phone: Its telephone number, where known.
    """

    office: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name that a party bore earlier.

    Attributes:
        name: The former name.
        until: When it ended, as the source gives it.
        source: What says so.
    """

    name: str
    until: str
    source: str


@dataclass(frozen=True, slots=True)
class Successor:
    """The unit that took a unit's duties over, or the units among which they were divided.

    Attributes:
        name: The successor's full name; of several their names, joined by 、.
        since: From when, as the source gives it.
        source: What says so.
    """

    name: str
    since: str
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The full name of each."""
        return tuple(name for part in self.name.split("、") if (name := part.strip()))


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that bears duties by its own name.

    Attributes:
        name: The full name as the documents write it.
        slug: Its address, declared once and kept for ever.
        kind: What sort of body it is, such as 政府部门.
        aliases: Everyday names.
        former_names: Names it bore earlier.
        successor: Who took its duties over, where someone did.
        contact: Its office, where known.
    """

    name: str
    slug: str
    kind: str
    aliases: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    successor: Successor | None = None
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class County:
    """One of the county-level governments.

    Attributes:
        name: The county's name.
        slug: Its address.
        code: Its number after GB/T 2260, where it has one.
        aliases: Everyday names.
        former_names: Names it bore earlier.
        contact: Its office, where known.
    """

    name: str
    slug: str
    code: str | None = None
    aliases: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    contact: Contact | None = None


@dataclass(frozen=True, slots=True)
class Collective:
    """A name that stands for several parties.

    Attributes:
        name: The name as the documents write it.
        slug: Its address.
        members: The names it stands for, in their published order; none while unpublished.
        stands_for_counties: Whether it stands for all counties.
        aliases: Everyday names.
        former_names: Names it bore earlier.
        note: What readers must know of it, such as that its members are unpublished.
    """

    name: str
    slug: str
    members: tuple[str, ...] = ()
    stands_for_counties: bool = False
    aliases: tuple[str, ...] = ()
    former_names: tuple[FormerName, ...] = ()
    note: str | None = None


Party: TypeAlias = Unit | County | Collective


@dataclass(frozen=True, slots=True)
class Task:
    """One numbered item of a plan.

    What most lists say besides, such as 完成时限, stands in a field of its own, named like its
    column in `columns.EXTRAS`.

    Attributes:
        id: `<plan slug>-<编号, else 序号>`: unique and never reused.
        plan: The plan's slug.
        number: 序号 as published; may repeat over chapters.
        title: A short name for lists: ours where `title_is_ours`, else the first clause.
        title_is_ours: Whether the title was written by the editors of the site.
        text: The task, word for word.
        sentence: The responsibility sentence, word for word.
        chapter: The chapter heading it stands under, where there is one.
        deadline: 完成时限 as published.
        leader: 责任领导 as published.
        note: 备注 as published.
        further: What its list alone says besides, as published: heads and words.
    """

    id: str
    plan: str
    number: str
    title: str
    title_is_ours: bool
    text: str
    sentence: str
    chapter: str | None = None
    deadline: str | None = None
    leader: str | None = None
    note: str | None = None
    further: tuple[tuple[str, str], ...] = ()


class Retirement(StrEnum):
    """In which way a task came to be done no more."""

    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    SPLIT = "split"

    @property
    def word(self) -> str:
        """The word in Chinese, which begins the cell of its status."""
        return _RETIREMENT_WORDS[self]

    @property
    def mark(self) -> str:
        """The same as a mark of the task."""
        return "已拆分" if self is Retirement.SPLIT else f"已{self.word}"


_RETIREMENT_WORDS = {
    Retirement.WITHDRAWN: "撤销",
    Retirement.MERGED: "并入",
    Retirement.SPLIT: "拆为",
}


@dataclass(frozen=True, slots=True)
class RetiredTask:
    """A task that is done no more; its page stays for ever, with its last text.

    Attributes:
        task: The task as it was last.
        how: In which way it came to be so.
        into: The ids of the tasks that took it over; none of one that was withdrawn.
        since: From when, as registered.
        reason: Why, and what says so.
        assignments: Who bore it, as written.
    """

    task: Task
    how: Retirement
    into: tuple[str, ...]
    since: str
    reason: str
    assignments: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """That a party bears a role in a task.

    Attributes:
        task_id: The task.
        party: The full name of the party.
        role: What it does.
        through: The collective through which it bears the duty; None where it is named itself.
    """

    task_id: str
    party: str
    role: Role
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Synonym:
    """What people say and the documents do not.

    Attributes:
        said: The words people say.
        means: The words of the documents; several words in one, with blanks between, must all
            occur.
    """

    said: tuple[str, ...]
    means: tuple[str, ...]
