"""Changes of the data as frozen data: what, before and after, for whom and when. No I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What changed. The order is that in which changes are told."""

    BEGUN = "begun"
    PLAN_ADDED = "plan-added"
    PLAN_GONE = "plan-gone"
    PLAN_CHANGED = "plan-changed"
    RENAMED = "renamed"
    HANDED_ON = "handed-on"
    PARTY_ADDED = "party-added"
    PARTY_GONE = "party-gone"
    MEMBERS = "members"
    PARTY_CHANGED = "party-changed"
    ADDED = "added"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    SPLIT = "split"
    GONE = "gone"
    RESTORED = "restored"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    GAINED = "gained"
    LOST = "lost"
    OTHER_ROLE = "other-role"
    TAKEN_OVER = "taken-over"
    ORDER = "order"
    DATE = "date"
    TARGET = "target"
    DETAIL = "detail"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed.

    Attributes:
        kind: What changed.
        task: The id of the task, as it is now where it is still there; empty where it is about no
            task.
        of: What it is about, in words: the task's number and title, the name of a party or plan.
        what: Of a duty the role; of other things the head of the column or the key's words.
        before: What it was: a text, a party, a role, a number; empty where there was nothing.
        after: What it is; empty where there is nothing any more.
        note: Since when and why, as registered.
        concerns: The full names, as they are now where they still are, of the parties that the data
            name; collectives stand for their members.
        was: The id of the task in the earlier state, where that was another.
    """

    kind: Kind
    task: str = ""
    of: str = ""
    what: str = ""
    before: str = ""
    after: str = ""
    note: str = ""
    concerns: tuple[str, ...] = ()
    was: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """All that changed from one state of the data to the next.

    Attributes:
        key: What tells it from all others and stays for ever: its day and the versions of both
            states.
        day: The day, as `2026-11-23`; empty for what is in no commit yet.
        time: When it was committed, in seconds since 1970.
        changes: What changed.
    """

    key: str
    day: str
    time: int
    changes: tuple[Change, ...]


class Reach(StrEnum):
    """How far back the changes of the data are known."""

    WHOLE = "whole"
    CUT = "cut"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class History:
    """The changes of the data.

    Attributes:
        reach: How far back they are known: from the beginning, a part of them, or not at all.
        entries: The changes, the newest first.
        unread: The days of states with errors, which are passed over.
        of_party: The changes that concern each party, by the full name that it has today.
        of_task: The changes of each task, by the id that it has today.
    """

    reach: Reach = Reach.NONE
    entries: tuple[Entry, ...] = ()
    unread: tuple[str, ...] = ()
    of_party: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    of_task: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)


NO_HISTORY = History()


@dataclass(frozen=True, slots=True)
class Subject:
    """A task that is in both states, for telling what changed in it.

    Attributes:
        task: Its id, as it is now.
        of: The task in words.
        concerns: The parties that bear it in one of the states or both.
    """

    task: str
    of: str
    concerns: tuple[str, ...]

    def change(self, kind: Kind, what: str, before: str, after: str, *concerns: str) -> Change:
        """Something that changed in it.

        Args:
            kind: What changed.
            what: As for `Change`.
            before: As for `Change`.
            after: As for `Change`.
            concerns: The parties that it concerns; none for all of the task.
        """
        names = tuple(dict.fromkeys(concerns)) or self.concerns
        return Change(kind, self.task, self.of, what, before, after, concerns=names)
