"""What a chief is told of a party on one page: what it leads, does and owes, and whom to call.

The page of the party and the one-page summary to take away (一页摘要) are made of the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zeren.figures import Milestone, Target
from zeren.model import Party, Plan, Role, Task, Unit
from zeren.register.building import Register
from zeren.register.concerning import (
    binds_others_alone,
    milestones_concerning,
    targets_concerning,
)
from zeren.register.due import due, in_time, milestone_words
from zeren.register.duties import Borne, Way, duties_of
from zeren.register.partners import MOST_PARTNERS, Partner, leads_to_turn_to, partners
from zeren.register.questions import first_in_charge


@dataclass(frozen=True, slots=True)
class Part:
    """What a party does in the tasks of a group.

    Attributes:
        role: Its role.
        is_first: Of one that leads, whether it is first in charge.
    """

    role: Role
    is_first: bool = False

    @property
    def words(self) -> str:
        """The same in Chinese."""
        if self.role is not Role.LEAD:
            return self.role.word
        return "首位牵头" if self.is_first else "共同牵头"

    @property
    def rank(self) -> tuple[int, bool]:
        """Its place among others: the most important first."""
        return list(Role).index(self.role), not self.is_first


@dataclass(frozen=True, slots=True)
class SummaryDuty:
    """A task of a group.

    Attributes:
        task: The task.
        when: By when, in the words of the text or as published (完成时限): first by a date of the
            party itself; empty where it does not say.
        first: Who is first in charge; None where nobody leads the task.
    """

    task: Task
    when: str
    first: Party | None


@dataclass(frozen=True, slots=True)
class SummaryGroup:
    """The tasks in which a party does the same.

    Attributes:
        part: What it does in them.
        through: The names of the collectives through which it bears them; none where it is named.
        duties: The tasks, in the order of its page.
    """

    part: Part
    through: tuple[str, ...]
    duties: tuple[SummaryDuty, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a party's chief is told on one page; of plans in force alone.

    Attributes:
        party: The party.
        plans: The plans that name it.
        task_number: How many tasks it bears, each counted once.
        groups: Its tasks by what it does: first those that name it, then those through collectives.
        dates: The dates that concern it and name a day, the first to come first.
        numbers: The numbers that concern it: those to be reached, then amounts and ages.
        partners: With whom it shares most tasks; of a territory those who lead its tasks.
        changed: The day of the last change that concerned it, such as `2026-11-23`; empty where
            that is not known.
    """

    party: Party
    plans: tuple[Plan, ...]
    task_number: int
    groups: tuple[SummaryGroup, ...]
    dates: tuple[Milestone, ...]
    numbers: tuple[Target, ...]
    partners: tuple[Partner, ...]
    changed: str


def summary_of(register: Register, party: Party) -> Summary:
    """What a party's chief is told on one page.

    Args:
        register: The register.
        party: The party.
    """
    now = register.in_force
    duties = duties_of(register, party)
    borne = (*duties[Way.DIRECT], *duties[Way.THROUGH])
    slugs = {one.task.plan for one in borne}
    dates = sorted(milestones_concerning(now, party), key=in_time)
    # A lead is told by when others have to do their part only where no date is its own.
    when = _when(sorted(dates, key=lambda one: binds_others_alone(now, party, one)))
    entries = register.history.of_party.get(party.name, ())
    return Summary(
        party=party,
        plans=tuple(plan for plan in now.plans if plan.slug in slugs),
        task_number=len({one.task.id for one in borne}),
        groups=tuple(_groups(now, party, borne, when)),
        dates=tuple(one for one in dates if due(one).is_dated),
        numbers=tuple(
            sorted(targets_concerning(now, party), key=lambda one: not one.kind.is_to_reach)
        ),
        partners=_partners(now, party),
        changed=entries[0].day if entries else "",
    )


def _when(dates: Iterable[Milestone]) -> dict[str, str]:
    """The first date of each task that has one, in words."""
    when: dict[str, str] = {}
    for one in dates:
        if due(one).is_dated:
            when.setdefault(one.task_id, milestone_words(one))
    return when


def _groups(
    register: Register, party: Party, borne: Iterable[Borne], when: dict[str, str]
) -> Iterator[SummaryGroup]:
    groups: dict[tuple[bool, Part], list[tuple[Borne, SummaryDuty]]] = {}
    for one in borne:
        first = first_in_charge(register, one.task.id)
        said = when.get(one.task.id) or one.task.deadline or ""
        part = _part(one, party, first)
        duty = SummaryDuty(one.task, said, first)
        groups.setdefault((bool(one.through), part), []).append((one, duty))
    for through, part in sorted(groups, key=lambda key: (key[0], key[1].rank)):
        found = groups[through, part]
        names = dict.fromkeys(name for one, _ in found for name in one.through)
        yield SummaryGroup(part, tuple(names), tuple(duty for _, duty in found))


def _part(one: Borne, party: Party, first: Party | None) -> Part:
    leads = one.role is Role.LEAD
    is_first = leads and first is not None and first.name in {party.name, *one.through}
    return Part(one.role, is_first)


def _partners(register: Register, party: Party) -> tuple[Partner, ...]:
    if isinstance(party, Unit):
        return partners(register, party, MOST_PARTNERS)
    borne = (register.direct_of, register.through_of)
    every = [one for found in borne for one in found.get(party.name, ())]
    return leads_to_turn_to(register, every)[:MOST_PARTNERS]
