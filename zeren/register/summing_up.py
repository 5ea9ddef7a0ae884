"""What the numbers of the lists come to, in sentences: who bears most, who leads, what is missed.

The page of statistics opens with them and the slide to take away shows them, so that both say the
same. Counted as written: a collective is one party, and what it stands for is not counted again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from zeren import addresses
from zeren.addresses import Link, party_link
from zeren.model import Collective, County, Party, Role, Task, Unit
from zeren.register.building import COLLECTIVE, Register
from zeren.register.questions import first_in_charge, tasks_lacking, words_of_gap

# More names or tasks than these would be a list and no sentence.
_MOST_NAMED = 3
_MOST_TASKS = 5

Words: TypeAlias = "str | Link"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, with what in it leads somewhere.

    Attributes:
        parts: Its words in their order, those that lead to a page as links.
    """

    parts: tuple[Words, ...]

    @property
    def text(self) -> str:
        """The sentence in plain words."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


def sentences(register: Register) -> tuple[Sentence, ...]:
    """What the lists in force come to.

    Args:
        register: The register.

    Returns:
        How much there is; who bears most; who is first in charge most often; what nobody bears as
        partner, and what nobody carries out. Without tasks the first one alone.
    """
    now = register.in_force
    made = [_extent(now)]
    if now.tasks:
        made += _most_borne(now)
        made += _first_in_charge(now)
        made += (_without(now, role) for role in (Role.SUPPORT, Role.IMPLEMENT))
    return tuple(Sentence(tuple(parts)) for parts in made)


def _extent(register: Register) -> list[Words]:
    """How much there is."""
    if not register.tasks:
        return ["现行清单里没有工作任务。"]
    plans = sum(plan.is_in_force for plan in register.plans)
    named = {one.party for one in register.assignments}
    kinds = (
        (Unit, "个单位"),
        (County, f"个{register.site.words.territory}"),
        (Collective, f"个{COLLECTIVE}"),
    )
    numbers = (
        (sum(isinstance(register.party_of[name], kind) for name in named), words)
        for kind, words in kinds
    )
    bearers = "、".join(f"{number} {words}" for number, words in numbers if number)
    lists = f"{plans} 份清单共有 " if plans > 1 else "共有 "
    extent = f"{len(register.tasks)} 项工作任务，写明 {len(register.assignments)} 条责任关系"
    return [f"{lists}{extent}，由 {bearers}承担。"]


def _most_borne(register: Register) -> Iterator[list[Words]]:
    """Which units bear most tasks, in whatever role: who watches over all of them does none."""
    done = (one for one in register.assignments if not one.role.watches)
    borne = {(one.party, one.task_id) for one in done}
    counts = Counter(name for name, _ in borne)
    watching = "、".join(role.word for role in register.used_roles if role.watches)
    apart = f"（不算{watching}）" if watching else ""
    yield from _most(register, counts, f"承担任务最多的单位{apart}是")


def _first_in_charge(register: Register) -> Iterator[list[Words]]:
    """Which units are first in charge of most tasks."""
    firsts = (first_in_charge(register, task.id) for task in register.tasks)
    counts = Counter(party.name for party in firsts if party is not None)
    yield from _most(register, counts, "首位牵头最多的单位是")


def _most(register: Register, counts: Mapping[str, int], begin: str) -> Iterator[list[Words]]:
    """A sentence that names the unit with the largest number, and the one after it."""
    units = [unit for unit in register.units if counts.get(unit.name)]
    if not units:
        return
    ranked = sorted({counts[unit.name] for unit in units}, reverse=True)
    first, *others = (
        [unit for unit in units if counts[unit.name] == number] for number in ranked[:2]
    )
    words: list[Words] = [begin, *_named(first), _each(first, ranked[0])]
    for group in others:
        words += ["，其次是", *_named(group), _each(group, ranked[1])]
    yield [*words, "。"]


def _each(group: Sequence[Party], number: int) -> str:
    return f"（各 {number} 项）" if len(group) > 1 else f"（{number} 项）"


def _named(group: Sequence[Party]) -> Iterator[Words]:
    """Parties by name; of many the first, and how many they are."""
    yield from _joined((party_link(party) for party in group[:_MOST_NAMED]), "、")
    if len(group) > _MOST_NAMED:
        yield f"等 {len(group)} 个单位"


def _without(register: Register, role: Role) -> list[Words]:
    """Which tasks nobody bears in a role, or in what stands for it."""
    lacking, words = tasks_lacking(register, role), words_of_gap(role)
    if not lacking:
        return [f"每项任务都写明了{words}的责任主体。"]
    number, every = len(lacking), len(register.tasks)
    if number == every:
        return [f"清单没有写明任何一项任务由谁{words}。"]
    begin = f"没有写明由谁{words}的有 {number} 项："
    end = "等。" if number > _MOST_TASKS else "。"
    # Titles have 、 of their own.
    return [begin, *_joined((_task_link(task) for task in lacking[:_MOST_TASKS]), "；"), end]


def _task_link(task: Task) -> Link:
    return Link(f"{task.number} {task.title}", addresses.task_page(task))


def _joined(links: Iterable[Link], between: str) -> Iterator[Words]:
    for place, link in enumerate(links):
        if place:
            yield between
        yield link
