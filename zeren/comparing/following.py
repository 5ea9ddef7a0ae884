"""Changes followed back: those of a party under all its names, of a task under all its ids."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from zeren.changes import Change, Entry, History, Kind
from zeren.model import Collective
from zeren.register.building import Register

# No id of a task: whoever gets the id of one that is gone has not its past.
_GONE = "{}@"


def followed(history: History, register: Register) -> History:
    """A history in which parties and tasks are called as today, with the changes of each.

    Of what is private today it tells nothing, though it was shown once.

    Args:
        history: The changes of the data.
        register: The data as they are.
    """
    entries: list[Entry] = []
    of_party: defaultdict[str, list[Entry]] = defaultdict(list)
    of_task: defaultdict[str, list[Entry]] = defaultdict(list)
    called: dict[str, str] = {}
    moved: dict[str, str] = {}
    for told in history.entries:
        changes = (_today(one, called, moved) for one in told.changes)
        entry = replace(told, changes=tuple(one for one in changes if _is_shown(register, one)))
        if entry.changes or not told.changes:
            entries.append(entry)
        for name, group in _grouped(entry.changes, partial(reached, register)):
            of_party[name].append(replace(entry, changes=group))
        for task, group in _grouped(entry.changes, lambda one: filter(None, (one.task,))):
            of_task[task].append(replace(entry, changes=group))
        # What came before knew the earlier names and ids; all of a change are of one moment.
        moved = {**moved, **dict(_before(told, moved))}
        called |= {
            one.before: called.get(one.after, one.after)
            for one in told.changes
            if one.kind is Kind.RENAMED
        }
    return replace(
        history, entries=tuple(entries), of_party=_frozen(of_party), of_task=_frozen(of_task)
    )


def reached(register: Register, change: Change) -> tuple[str, ...]:
    """The parties that a change reaches: those that it concerns, and the members of collectives.

    Args:
        register: The data as they are.
        change: The change, with the names of today.
    """
    names: dict[str, None] = {}
    for name in change.concerns:
        party = register.party_of.get(name)
        if party is not None:
            names[name] = None
            names |= dict.fromkeys(party.members if isinstance(party, Collective) else ())
    return tuple(names)


def _is_shown(register: Register, change: Change) -> bool:
    retired = register.retired_of.get(change.task)
    task = retired.task if retired is not None else register.task_of.get(change.task)
    heads = register.withheld.of("" if task is None else task.plan)
    return change.kind is not Kind.DETAIL or change.what not in heads


def _today(change: Change, called: Mapping[str, str], moved: Mapping[str, str]) -> Change:
    """A change with the names and ids of today; a task that is gone keeps nobody else's."""
    names = tuple(dict.fromkeys(called.get(name, name) for name in change.concerns))
    task = _GONE.format(change.task) if change.kind is Kind.GONE else change.task
    return replace(change, task=moved.get(task, task), concerns=names)


def _before(told: Entry, moved: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The ids of today of tasks that had other ids before a change, or were gone after it."""
    for change in told.changes:
        if change.kind is Kind.MOVED:
            yield change.was, moved.get(change.task, change.task)
        elif change.kind is Kind.GONE:
            yield change.task, _GONE.format(change.task)


def _grouped(
    changes: Iterable[Change], keys_of: Callable[[Change], Iterable[str]]
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    groups: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        for key in keys_of(change):
            groups[key].append(change)
    for key, group in groups.items():
        yield key, tuple(group)


def _frozen(groups: Mapping[str, list[Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    return MappingProxyType({key: tuple(group) for key, group in groups.items()})
