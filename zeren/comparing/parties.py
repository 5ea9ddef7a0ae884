"""Which party of a later state is which of an earlier one, and what became of parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zeren.addresses import party_page
from zeren.changes import Change, Kind
from zeren.model import Collective, Party, Unit
from zeren.register.building import Register
from zeren.wording import NAME_SEPARATOR


@dataclass(frozen=True, slots=True)
class Same:
    """Parties of two states.

    Attributes:
        now: The full name that each party of the earlier state has in the later one, where it is
            there under any name.
        heirs: The parties that took over from one of the earlier state, by its name then.
    """

    now: Mapping[str, str]
    heirs: Mapping[str, tuple[str, ...]]

    def called(self, name: str) -> str:
        """What a party of the earlier state is called now; its old name where it is gone."""
        return self.now.get(name, name)


def same_parties(before: Register, after: Register) -> Same:
    """Find the parties of an earlier state in a later one, as the data say it.

    The same name is the same party; else the same address, which a party keeps for ever; else the
    one later unit that names it as a former name. Of several such units each took over a part.

    Args:
        before: The earlier state.
        after: The later state.
    """
    by_page = {party_page(party): party.name for party in after.parties}
    formerly: defaultdict[str, list[str]] = defaultdict(list)
    for unit in after.units:
        for former in unit.former_names:
            formerly[former.name].append(unit.name)
    now: dict[str, str] = {}
    heirs: dict[str, tuple[str, ...]] = {}
    for party in before.parties:
        later = formerly.get(party.name, [])
        if party.name in after.party_of:
            now[party.name] = party.name
        elif (name := by_page.get(party_page(party))) and name not in before.party_of:
            now[party.name] = name
        elif len(later) == 1 and later[0] not in before.party_of:
            now[party.name] = later[0]
        elif later:
            heirs[party.name] = tuple(later)
    for unit in after.units:
        if unit.successor is not None and _was_there(unit, before):
            heirs[unit.name] = unit.successor.names
    return Same(now, heirs)


def _was_there(unit: Unit, before: Register) -> bool:
    """Whether the earlier state knew a unit; what was handed on before is no change now."""
    return unit.name in before.party_of


def changed_parties(before: Register, after: Register, same: Same) -> Iterator[Change]:
    """What became of the parties themselves.

    Args:
        before: The earlier state.
        after: The later state.
        same: Which party is which.
    """
    for party in before.parties:
        name = same.now.get(party.name)
        if name is not None and name != party.name:
            note = _note_of(after.party_of[name], party.name)
            yield Change(Kind.RENAMED, "", name, "", party.name, name, note, (name,))
        if heirs := _new_heirs(party, same, before):
            note = _note_of(after.party_of.get(party.name), party.name) or _notes(after, heirs)
            words = NAME_SEPARATOR.join(heirs)
            known = tuple(heir for heir in heirs if heir in after.party_of)
            concerns = (party.name, *known)
            yield Change(Kind.HANDED_ON, "", party.name, "", party.name, words, note, concerns)
        elif name is None:
            yield Change(Kind.PARTY_GONE, of=party.name, before=party.name, concerns=(party.name,))
    was_there = frozenset(same.now.values())
    for party in after.parties:
        if party.name not in was_there:
            yield Change(Kind.PARTY_ADDED, of=party.name, after=party.name, concerns=(party.name,))
    yield from _members(before, after, same)


def _new_heirs(party: Party, same: Same, before: Register) -> Sequence[str]:
    """Those to whom a party handed on its duties between the two states."""
    heirs = same.heirs.get(party.name, ())
    was = before.party_of[party.name]
    earlier = was.successor.names if isinstance(was, Unit) and was.successor is not None else ()
    return () if heirs == earlier else heirs


def _note_of(party: Party | None, former: str) -> str:
    """Since when and by what a party has its name, or its successor."""
    if not isinstance(party, Unit):
        return ""
    if party.name == former and party.successor is not None:
        return f"自{party.successor.since}，{party.successor.source}"
    names = (one for one in party.former_names if one.name == former)
    return next((f"原名用到{one.until}，{one.source}" for one in names), "")


def _notes(after: Register, heirs: Sequence[str]) -> str:
    for heir in heirs:
        party = after.party_of.get(heir)
        if isinstance(party, Unit) and party.former_names:
            return f"{party.former_names[0].until}，{party.former_names[0].source}"
    return ""


def _members(before: Register, after: Register, same: Same) -> Iterator[Change]:
    """Collectives that stand for others than before."""
    for was in before.collectives:
        now = after.party_of.get(same.called(was.name))
        if isinstance(now, Collective):
            earlier = [same.called(name) for name in was.members]
            if set(earlier) != set(now.members):
                gone = [name for name in earlier if name not in now.members]
                new = [name for name in now.members if name not in earlier]
                yield Change(
                    Kind.MEMBERS,
                    of=now.name,
                    before=NAME_SEPARATOR.join(gone),
                    after=NAME_SEPARATOR.join(new),
                    concerns=(now.name, *gone, *new),
                )
