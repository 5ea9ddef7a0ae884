"""The duties of a party over pages and plans: with their texts where they are few, else by title.

Few are read on the spot. Many are looked through: they stand by plan and title on pages of their
own kind, and their texts on the pages of the tasks and in what can be taken away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from zeren.addresses import Link, part_page, party_link, party_page, task_page
from zeren.model import Party, PlanStatus, Role, Task
from zeren.pages.views.common import Page, first_parties
from zeren.pages.views.duties import Duty, RoleDuties, by_role, duty
from zeren.pages.views.parts import MOST_PLANS, Parts, divided, parts, weight
from zeren.register.building import Register
from zeren.register.duties import Borne, Way, duties_of
from zeren.register.questions import in_force_first, lead_role

MOST_DUTIES = 60


@dataclass(frozen=True, slots=True)
class Filters:
    """What the duties of a party can be filtered by.

    Attributes:
        plans: The slugs and titles of the plans, those in force first; none where there is one,
            or where they are too many to choose from.
        roles: The roles that the party bears.
        has_past: Whether it has duties by plans that are not in force.
        has_texts: Whether the texts of the duties stand on the page.
    """

    plans: tuple[tuple[str, str], ...]
    roles: tuple[Role, ...]
    has_past: bool
    has_texts: bool


@dataclass(frozen=True, slots=True)
class Title:
    """A task among many.

    Attributes:
        number: 序号.
        text: Its title.
        page: Its page.
        leads: Who leads it, or is responsible where nobody does, in words.
    """

    number: str
    text: str
    page: str
    leads: str


@dataclass(frozen=True, slots=True)
class PlanTitles:
    """Titles of one plan.

    Attributes:
        slug: The plan's slug.
        plan: Its title where there are several plans.
        status: Its status, where it is not in force.
        titles: The tasks.
    """

    slug: str
    plan: str | None
    status: PlanStatus | None
    titles: tuple[Title, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Titles of one role on one page.

    Attributes:
        way: How the duties come to the party.
        role: The role.
        number: How many there are in all.
        through: The collectives through which those on this page come, in that way.
        plans: The titles by plan.
        is_continued: Whether some of them stand on the page before.
    """

    way: Way
    role: Role
    number: int
    through: tuple[Link, ...]
    plans: tuple[PlanTitles, ...]
    is_continued: bool


@dataclass(frozen=True, slots=True)
class PartyDuties:
    """All duties of a party.

    Attributes:
        address: The page of the party.
        groups: The duties with their texts, by way; none where they are many.
        pages: The sections of each page; none where the duties are few.
        numbers: How many come to the party in each way.
        filters: What to filter by; None where the duties are few and of one plan.
    """

    address: str
    groups: Mapping[Way, tuple[RoleDuties, ...]]
    pages: tuple[tuple[Section, ...], ...]
    numbers: Mapping[Way, int]
    filters: Filters | None

    @property
    def past(self) -> tuple[RoleDuties, ...]:
        """Those of plans that are not in force, with their texts."""
        return self.groups.get(Way.PAST, ())

    @property
    def past_number(self) -> int:
        """How many of those there are in all."""
        return self.numbers[Way.PAST]

    @property
    def parts(self) -> Parts | None:
        """The pages on which they stand, as the first shows them; None where it is alone."""
        return parts(self.address, 1, max(1, len(self.pages)))


@dataclass(frozen=True, slots=True)
class DutiesView:
    """One of the further pages over which many duties are divided.

    Attributes:
        page: The frame.
        party: The party, leading to its first page.
        sections: The duties on this page.
        parts: All pages.
    """

    page: Page
    party: Link
    sections: tuple[Section, ...]
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles of tasks, each made once: many parties bear the same task.

    Attributes:
        register: The register.
        made: Those that were made, by the id of the task.
    """

    register: Register
    made: dict[str, Title] = field(default_factory=dict[str, Title])

    def of(self, task: Task) -> Title:
        """The title of a task."""
        if task.id not in self.made:
            self.made[task.id] = Title(
                task.number, task.title, task_page(task), _leads(self.register, task)
            )
        return self.made[task.id]


def party_duties(register: Register, party: Party, titles: Titles) -> PartyDuties:
    """All duties of a party: first what it leads, at last those of plans not in force.

    Args:
        register: The register.
        party: The party.
        titles: The titles of tasks.
    """
    every = duties_of(register, party)
    numbers = {way: len(all_borne) for way, all_borne in every.items()}
    groups = _with_texts(register, party, every) if sum(numbers.values()) <= MOST_DUTIES else None
    filters = _filters(register, every, has_texts=groups is not None)
    if groups is not None:
        return PartyDuties(party_page(party), groups, (), numbers, filters)
    pages = tuple(_pages_of(register, every, titles))
    return PartyDuties(party_page(party), {}, pages, numbers, filters)


def further_views(party: Party, page: Page, duties: PartyDuties) -> Iterator[DutiesView]:
    """The pages behind the first.

    Args:
        party: The party.
        page: The frame of the first.
        duties: Its duties.

    Yields:
        Each page.
    """
    for number, sections in enumerate(duties.pages[1:], start=2):
        yield DutiesView(
            page=Page(
                address=part_page(page.address, number),
                title=f"{page.title}（第 {number} 页）",
                description=page.description,
                breadcrumbs=(*page.breadcrumbs, party_link(party)),
            ),
            party=party_link(party),
            sections=sections,
            parts=parts(page.address, number, len(duties.pages)),
        )


def _with_texts(
    register: Register, party: Party, every: Mapping[Way, Sequence[Borne]]
) -> dict[Way, tuple[RoleDuties, ...]] | None:
    """The duties with their texts; None where one page does not hold them."""
    duties = {
        way: [duty(register, party, one) for one in all_borne] for way, all_borne in every.items()
    }
    flat = [one for group in duties.values() for one in group]
    if len(divided(flat, MOST_DUTIES, _weight)) > 1:
        return None
    return {way: by_role(group) for way, group in duties.items()}


def _weight(one: Duty) -> int:
    links = len(one.leads) + sum(len(group.parties) for group in one.others)
    return weight(one.task.title, *one.paragraphs, links=links)


def _pages_of(
    register: Register, every: Mapping[Way, Sequence[Borne]], titles: Titles
) -> Iterator[tuple[Section, ...]]:
    """The sections of each page."""
    items = [(way, one.role, one) for way, all_borne in every.items() for one in all_borne]
    numbers = Counter((way, role) for way, role, _ in items)
    seen: set[tuple[Way, Role]] = set()
    for page in divided(items, MOST_DUTIES, lambda item: weight(titles.of(item[2].task).leads)):
        sections: list[Section] = []
        for (way, role), group in groupby(page, key=lambda item: item[:2]):
            here = [one for _, _, one in group]
            sections.append(
                Section(
                    way=way,
                    role=role,
                    number=numbers[way, role],
                    through=_collectives(register, here) if way is Way.THROUGH else (),
                    plans=tuple(_by_plan(register, here, titles)),
                    is_continued=(way, role) in seen,
                )
            )
            seen.add((way, role))
        yield tuple(sections)


def _collectives(register: Register, every: Iterable[Borne]) -> tuple[Link, ...]:
    names = dict.fromkeys(name for one in every for name in one.through)
    return tuple(party_link(register.party_of[name]) for name in names)


def _by_plan(register: Register, every: Iterable[Borne], titles: Titles) -> Iterator[PlanTitles]:
    for slug, group in groupby(every, key=lambda one: one.task.plan):
        plan = register.plan_of[slug]
        yield PlanTitles(
            slug=slug,
            plan=plan.title if len(register.plans) > 1 else None,
            status=None if plan.is_in_force else plan.status,
            titles=tuple(titles.of(one.task) for one in group),
        )


def _leads(register: Register, task: Task) -> str:
    """Who is to be turned to, in words; of very many the first."""
    first = lead_role(register, task.id)
    for group in first_parties(register, task):
        if group.role is first:
            words = "、".join(link.text for link in group.parties)
            more = f" 等 {group.number} 个" if group.number > len(group.parties) else ""
            return f"{words}{more}{'' if first is Role.LEAD else f'（{first.word}）'}"
    return ""


def _filters(
    register: Register, every: Mapping[Way, Sequence[Borne]], *, has_texts: bool
) -> Filters | None:
    all_borne = [one for group in every.values() for one in group]
    slugs = {one.task.plan for one in all_borne}
    if len(slugs) <= 1 and has_texts:
        return None
    plans = [plan for plan in in_force_first(register) if plan.slug in slugs]
    roles = {one.role for one in all_borne}
    return Filters(
        plans=(
            tuple((plan.slug, plan.title) for plan in plans) if 1 < len(plans) <= MOST_PLANS else ()
        ),
        roles=tuple(role for role in Role if role in roles),
        has_past=bool(every[Way.PAST]),
        has_texts=has_texts,
    )
