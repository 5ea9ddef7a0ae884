"""Who bears a task in two of its states: what parties gain and lose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from zeren.changes import Change, Kind, Subject
from zeren.comparing.parties import Same
from zeren.model import Assignment, Role
from zeren.wording import NAME_SEPARATOR

# The roles of each party in a task: one, and those that go with it.
Borne: TypeAlias = Mapping[str, Sequence[Role]]


def changed_duties(
    subject: Subject, was: Sequence[Assignment], now: Sequence[Assignment], same: Same
) -> Iterator[Change]:
    """What parties gain and lose in one task.

    A party under a new name is the same one. What a party lost that was handed on, and one of its
    heirs bears now, was taken over by that heir.

    Args:
        subject: The task.
        was: Who bore it.
        now: Who bears it.
        same: Which party is which.
    """
    before = [replace(one, party=same.called(one.party)) for one in was]
    earlier, later = _roles_of(before), _roles_of(now)
    gone = dict.fromkeys(one.party for one in was if same.called(one.party) not in later)
    taken = _taken_over(gone, later, same)
    # Whoever leads a task must know who bears it with them.
    leads = _bearing(now, Role.LEAD)
    for name, roles in later.items():
        if name in earlier or name not in taken:
            yield from _changed_roles(subject, name, earlier.get(name, ()), roles, leads)
        if name in taken:
            words = NAME_SEPARATOR.join(taken[name]), name
            lost = [role for former in taken[name] for role in earlier[former]]
            told = _taken_roles(lost, roles, is_new=name not in earlier)
            yield subject.change(Kind.TAKEN_OVER, told, *words, *taken[name], name, *leads)
    handed = {name for names in taken.values() for name in names}
    for name, roles in earlier.items():
        if name not in later and name not in handed:
            yield from _changed_roles(subject, name, roles, (), leads)
    yield from _other_first(subject, _bearing(before, Role.LEAD), leads)
    yield from _other_order(subject, before, now)


def _roles_of(assignments: Iterable[Assignment]) -> Borne:
    roles: dict[str, list[Role]] = {}
    for one in assignments:
        roles.setdefault(one.party, []).append(one.role)
    return roles


def _changed_roles(
    subject: Subject, name: str, was: Sequence[Role], now: Sequence[Role], leads: Sequence[str]
) -> Iterator[Change]:
    """The roles of a party that stand on one side alone."""
    lost = _words(role for role in was if role not in now)
    gained = _words(role for role in now if role not in was)
    if lost and gained:
        yield subject.change(Kind.OTHER_ROLE, name, lost, gained, name, *leads)
    elif gained:
        yield subject.change(Kind.GAINED, gained, "", name, name, *leads)
    elif lost:
        yield subject.change(Kind.LOST, lost, name, "", name, *leads)


def _taken_over(gone: Iterable[str], later: Borne, same: Same) -> dict[str, list[str]]:
    """The parties that are gone, by those of their heirs that bear the task now."""
    taken: defaultdict[str, list[str]] = defaultdict(list)
    for name in gone:
        for heir in same.heirs.get(name, ()):
            if heir in later:
                taken[heir].append(same.called(name))
    return taken


def _taken_roles(gone: Iterable[Role], heir: Iterable[Role], *, is_new: bool) -> str:
    """The roles that were taken over, and those that they became where these are others."""
    lost, borne = _words(gone), _words(heir)
    return f"由{lost}改为{borne}" if is_new and lost != borne else lost


def _words(roles: Iterable[Role]) -> str:
    return NAME_SEPARATOR.join(dict.fromkeys(role.word for role in roles))


def _bearing(assignments: Iterable[Assignment], role: Role) -> list[str]:
    return [one.party for one in assignments if one.role is role]


def _other_first(subject: Subject, was: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    """That another of several leads is named first, and so in charge."""
    if was and now and was[0] != now[0] and (len(was) > 1 or len(now) > 1):
        yield subject.change(Kind.ORDER, "首位牵头", was[0], now[0], *now)


def _other_order(
    subject: Subject, was: Sequence[Assignment], now: Sequence[Assignment]
) -> Iterator[Change]:
    """That the same parties of a role stand in another order, the first lead apart."""
    for role in Role:
        lists = [_bearing(some, role) for some in (was, now)]
        is_told = role is Role.LEAD and lists[0][:1] != lists[1][:1]
        if set(lists[0]) == set(lists[1]) and lists[0] != lists[1] and not is_told:
            words = (NAME_SEPARATOR.join(names) for names in lists)
            yield subject.change(Kind.ORDER, f"{role.word}单位的先后", *words, *lists[1])
