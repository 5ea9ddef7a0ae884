"""Tasks that are done no more, and addresses that stay: what pages and files ask of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from zeren import addresses
from zeren.model import Party, RetiredTask, Role, Task
from zeren.reading.kept_addresses import beginning
from zeren.register.building import Register


def taken_over(register: Register) -> Mapping[str, tuple[RetiredTask, ...]]:
    """The tasks that each task took over, by the id of the one that did."""
    found: defaultdict[str, list[RetiredTask]] = defaultdict(list)
    for one in register.retired:
        for heir in one.into:
            found[heir].append(one)
    return MappingProxyType({heir: tuple(every) for heir, every in found.items()})


def doing_now(register: Register, one: RetiredTask) -> tuple[Task, ...]:
    """The tasks that are to be done in place of one, at the end of the way over its heirs.

    Args:
        register: The register.
        one: The task.

    Returns:
        The tasks, each once; none where all was withdrawn in the end.
    """
    found: dict[str, Task] = {}
    seen: set[str] = set()
    ahead = list(one.into)
    while ahead:
        heir = ahead.pop(0)
        if heir in seen:
            continue
        seen.add(heir)
        if heir in register.retired_of:
            ahead[:0] = register.retired_of[heir].into
        else:
            found[heir] = register.task_of[heir]
    return tuple(found.values())


def roles_of_retired(
    register: Register, one: RetiredTask
) -> Iterator[tuple[Role, tuple[Party, ...]]]:
    """Who bore a task that is done no more, by role, as written."""
    for role, group in groupby(one.assignments, key=lambda a: a.role):
        yield role, tuple(register.party_of[assignment.party] for assignment in group)


def old_pages(register: Register) -> Mapping[str, tuple[str, ...]]:
    """The addresses that a page had before, by the one that it has.

    Whatever is subscribed to below a page is published below these as well.

    Args:
        register: The register.
    """
    found: defaultdict[str, list[str]] = defaultdict(list)
    for old, now in register.moved.items():
        found[now].append(old)
    return MappingProxyType({now: tuple(every) for now, every in found.items()})


def lasting_addresses(register: Register) -> Iterator[tuple[str, str]]:
    """The addresses that stay for ever, and by what each is known later.

    Args:
        register: The register.

    Yields:
        Address and name: of a plan its title, of a task how it begins.
    """
    for plan in register.plans:
        yield addresses.plan_page(plan), plan.title
    for party in register.parties:
        yield addresses.party_page(party), party.name
    for task in (*register.tasks, *(one.task for one in register.retired)):
        yield addresses.task_page(task), beginning(task.text)
