"""Who bears a task in two of its states: what parties gain and lose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from zeren.changes import Change, Kind, Subject
from zeren.comparing.parties import Same
from zeren.model import Assignment, Role
from zeren.wording import NAME_SEPARATOR


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
    earlier = {same.called(one.party): one for one in was}
    later = {one.party: one for one in now}
    taken = _taken_over(earlier, later, same)
    # Whoever leads a task must know who bears it with them.
    leads = _leads(later)
    for name, one in later.items():
        former = earlier.get(name)
        if former is not None and former.role is not one.role:
            words = former.role.word, one.role.word
            yield subject.change(Kind.OTHER_ROLE, name, *words, name, *leads)
        elif former is None and name not in taken:
            yield subject.change(Kind.GAINED, one.role.word, "", name, name, *leads)
        if name in taken:
            words = NAME_SEPARATOR.join(taken[name]), name
            roles = _roles([earlier[gone] for gone in taken[name]], one, is_new=former is None)
            yield subject.change(Kind.TAKEN_OVER, roles, *words, *taken[name], name, *leads)
    handed = {name for names in taken.values() for name in names}
    for name, one in earlier.items():
        if name not in later and name not in handed:
            yield subject.change(Kind.LOST, one.role.word, name, "", name, *leads)
    yield from _other_first(subject, _leads(earlier), leads)
    yield from _other_order(subject, earlier, later)


def _taken_over(
    earlier: Mapping[str, Assignment], later: Mapping[str, Assignment], same: Same
) -> dict[str, list[str]]:
    """The parties that are gone, by those of their heirs that bear the task now."""
    taken: defaultdict[str, list[str]] = defaultdict(list)
    for name, one in earlier.items():
        if name not in later:
            for heir in same.heirs.get(one.party, ()):
                if heir in later:
                    taken[heir].append(name)
    return taken


def _roles(gone: Sequence[Assignment], heir: Assignment, *, is_new: bool) -> str:
    """The role that was taken over, and the one that it became where that is another."""
    roles = NAME_SEPARATOR.join(dict.fromkeys(one.role.word for one in gone))
    return f"由{roles}改为{heir.role.word}" if is_new and roles != heir.role.word else roles


def _leads(assignments: Mapping[str, Assignment]) -> list[str]:
    return [name for name, one in assignments.items() if one.role is Role.LEAD]


def _other_first(subject: Subject, was: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    """That another of several leads is named first, and so in charge."""
    if was and now and was[0] != now[0] and (len(was) > 1 or len(now) > 1):
        yield subject.change(Kind.ORDER, "首位牵头", was[0], now[0], *now)


def _other_order(
    subject: Subject, was: Mapping[str, Assignment], now: Mapping[str, Assignment]
) -> Iterator[Change]:
    """That the same parties of a role stand in another order, the first lead apart."""
    for role in Role:
        lists = [[n for n, one in some.items() if one.role is role] for some in (was, now)]
        is_told = role is Role.LEAD and lists[0][:1] != lists[1][:1]
        if set(lists[0]) == set(lists[1]) and lists[0] != lists[1] and not is_told:
            words = (NAME_SEPARATOR.join(names) for names in lists)
            yield subject.change(Kind.ORDER, f"{role.word}单位的先后", *words, *lists[1])
