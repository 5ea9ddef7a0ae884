"""Which party of a later state is which of an earlier one, and what became of parties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zeren.addresses import party_page
from zeren.changes import Change, Kind
from zeren.model import Collective, County, Party, Unit
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

    The same address, which a party keeps for ever, is the same party; else the same name; else the
    one later party that names it as a former name. Several later ones each took over a part of it,
    and one that names several earlier ones took over from each.

    Args:
        before: The earlier state.
        after: The later state.
    """
    by_page = {party_page(party): party.name for party in after.parties}
    formerly: defaultdict[str, list[str]] = defaultdict(list)
    for party in after.parties:
        for former in party.former_names:
            formerly[former.name].append(party.name)
    now: dict[str, str] = {}
    left: list[str] = []
    for party in before.parties:
        if name := by_page.get(party_page(party)):
            now[party.name] = name
        else:
            left.append(party.name)
    taken = frozenset(now.values())
    now |= {name: name for name in left if name in after.party_of and name not in taken}
    renamed = {name: formerly.get(name, []) for name in left if name not in now}
    claims = Counter(names[0] for names in renamed.values() if len(names) == 1)
    taken = frozenset(now.values())
    heirs: dict[str, tuple[str, ...]] = {}
    for name, names in renamed.items():
        if len(names) == 1 and claims[names[0]] == 1 and names[0] not in taken:
            now[name] = names[0]
        elif names:
            heirs[name] = tuple(names)
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
    yield from _registered(before, after, same)
    yield from _members(before, after, same)


def _new_heirs(party: Party, same: Same, before: Register) -> Sequence[str]:
    """Those to whom a party handed on its duties between the two states."""
    heirs = same.heirs.get(party.name, ())
    was = before.party_of[party.name]
    earlier = was.successor.names if isinstance(was, Unit) and was.successor is not None else ()
    return () if heirs == tuple(map(same.called, earlier)) else heirs


def _note_of(party: Party | None, former: str) -> str:
    """Since when and by what a party has its name, or its successor."""
    if party is None:
        return ""
    if isinstance(party, Unit) and party.name == former and party.successor is not None:
        return f"自{party.successor.since}，{party.successor.source}"
    names = (one for one in party.former_names if one.name == former)
    return next((f"原名用到{one.until}，{one.source}" for one in names), "")


def _notes(after: Register, heirs: Sequence[str]) -> str:
    for heir in heirs:
        party = after.party_of.get(heir)
        if party is not None and party.former_names:
            return f"{party.former_names[0].until}，{party.former_names[0].source}"
    return ""


def _registered(before: Register, after: Register, same: Same) -> Iterator[Change]:
    """What else is registered of parties that are in both states."""
    for was in before.parties:
        now = after.party_of.get(same.called(was.name))
        if now is not None:
            for (what, earlier), (_, later) in zip(_said_of(was), _said_of(now), strict=False):
                if earlier != later:
                    names = now.name, what, earlier, later
                    yield Change(Kind.PARTY_CHANGED, "", *names, concerns=(now.name,))


def _said_of(party: Party) -> Iterator[tuple[str, str]]:
    """What is registered of a party besides its name, members and those that took over from it."""
    contact = None if isinstance(party, Collective) else party.contact
    office, phone = (contact.office, contact.phone) if contact else (None, None)
    yield "网址名", party.slug
    yield "别名", NAME_SEPARATOR.join(party.aliases)
    yield "联系方式", "，".join(filter(None, (office, phone)))
    yield "类别", party.kind if isinstance(party, Unit) else ""
    yield "代码", (party.code or "") if isinstance(party, County) else ""
    yield "说明", (party.note or "") if isinstance(party, Collective) else ""


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
