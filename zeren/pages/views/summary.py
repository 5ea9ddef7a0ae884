"""The one-page summary of a party (一页摘要), as it is read on a screen and printed from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zeren.addresses import HOME_LINK, UNITS_LINK, Link, party_link, summary_page
from zeren.model import County, Party
from zeren.pages.shelf import Download, Shelf
from zeren.pages.views.common import Page, TaskLink, plan_link, task_link
from zeren.pages.views.figures import DateItem, NumberItem, date_item, number_item
from zeren.register.building import Register
from zeren.register.partners import Partner
from zeren.register.questions import counties_link
from zeren.register.summaries import Part, Summary, SummaryGroup, summary_of

# What one sheet of A4 holds beside head and foot; of more the first are shown, and how many more.
MOST_TITLES = 28
MOST_DATES = 4
MOST_NUMBERS = 4
# Of every group so many are shown at least.
LEAST_TITLES = 3


@dataclass(frozen=True, slots=True)
class BriefDuty:
    """A task of a group.

    Attributes:
        task: The task.
        when: By when, in words; empty where it does not say.
        first: Who is first in charge, where that is another.
    """

    task: TaskLink
    when: str
    first: Link | None


@dataclass(frozen=True, slots=True)
class BriefGroup:
    """The tasks in which a party does the same.

    Attributes:
        part: What it does in them.
        through: The names of the collectives through which it bears them.
        number: How many there are.
        duties: Those that are shown.
    """

    part: Part
    through: tuple[str, ...]
    number: int
    duties: tuple[BriefDuty, ...]

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return self.number - len(self.duties)


@dataclass(frozen=True, slots=True)
class SummaryView:
    """All that the page shows.

    Attributes:
        page: The frame.
        party: The party, leading to its page.
        plans: The plans that name it.
        task_number: How many tasks it bears.
        groups: Its tasks by what it does.
        dates: Its first dates.
        more_dates: How many more there are.
        numbers: Its first numbers.
        more_numbers: How many more there are.
        partners: With whom it works most, and how to reach them.
        changed: The day of the last change that concerned it; empty where that is not known.
        downloads: The same to take away.
    """

    page: Page
    party: Link
    plans: tuple[Link, ...]
    task_number: int
    groups: tuple[BriefGroup, ...]
    dates: tuple[DateItem, ...]
    more_dates: int
    numbers: tuple[NumberItem, ...]
    more_numbers: int
    partners: tuple[Partner, ...]
    changed: str
    downloads: tuple[Download, ...]


def summary_view(register: Register, party: Party, shelf: Shelf) -> SummaryView:
    """The one-page summary of a unit or a territory.

    Args:
        register: The register.
        party: The party.
        shelf: The files that the page may offer.
    """
    summary, now = summary_of(register, party), register.in_force
    above = counties_link(register) if isinstance(party, County) else UNITS_LINK
    address = summary_page(party)
    return SummaryView(
        page=Page(
            address=address,
            title=f"{party.name}一页摘要",
            description=f"{party.name}的任务、时间和数字，一页看完。",
            breadcrumbs=(HOME_LINK, above, party_link(party)),
        ),
        party=party_link(party),
        plans=tuple(map(plan_link, summary.plans)),
        task_number=summary.task_number,
        groups=tuple(_groups(now, party, summary)),
        dates=tuple(date_item(now, one) for one in summary.dates[:MOST_DATES]),
        more_dates=len(summary.dates[MOST_DATES:]),
        numbers=tuple(number_item(now, one) for one in summary.numbers[:MOST_NUMBERS]),
        more_numbers=len(summary.numbers[MOST_NUMBERS:]),
        partners=summary.partners,
        changed=summary.changed,
        downloads=shelf.at(address),
    )


def _groups(register: Register, party: Party, summary: Summary) -> Iterator[BriefGroup]:
    numbers = [len(group.duties) for group in summary.groups]
    for group, shown in zip(summary.groups, _shares(numbers), strict=True):
        yield BriefGroup(
            part=group.part,
            through=group.through,
            number=len(group.duties),
            duties=tuple(_duties(register, party, group, shown)),
        )


def _shares(numbers: Sequence[int]) -> list[int]:
    """How many of each group are shown: the first groups first, but some of each."""
    least = [min(number, LEAST_TITLES) for number in numbers]
    left = max(0, MOST_TITLES - sum(least))
    shares: list[int] = []
    for number, share in zip(numbers, least, strict=True):
        more = min(number - share, left)
        left -= more
        shares.append(share + more)
    return shares


def _duties(
    register: Register, party: Party, group: SummaryGroup, most: int
) -> Iterator[BriefDuty]:
    for duty in group.duties[:most]:
        is_other = duty.first is not None and duty.first.name not in {party.name, *group.through}
        yield BriefDuty(
            task=task_link(register, duty.task),
            when=duty.when,
            first=party_link(duty.first) if duty.first and is_other else None,
        )
