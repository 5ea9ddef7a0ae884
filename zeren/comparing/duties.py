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
            yield subject.change(Kind.TAKEN_OVER, one.role.word, *words, *taken[name], name, *leads)
    handed = {name for names in taken.values() for name in names}
    for name, one in earlier.items():
        if name not in later and name not in handed:
            yield subject.change(Kind.LOST, one.role.word, name, "", name, *leads)
    yield from _other_first(subject, _leads(earlier), leads)


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


def _leads(assignments: Mapping[str, Assignment]) -> list[str]:
    return [name for name, one in assignments.items() if one.role is Role.LEAD]


def _other_first(subject: Subject, was: Sequence[str], now: Sequence[str]) -> Iterator[Change]:
    """That another of the same leads is named first, and so in charge."""
    if set(was) == set(now) and was[:1] != now[:1]:
        yield subject.change(Kind.ORDER, "首位牵头", was[0], now[0], *now)
