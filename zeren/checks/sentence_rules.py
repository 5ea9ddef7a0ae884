"""Rules for 责任原文: it must say of the parties what their columns say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from zeren.checks.context import Context
from zeren.columns import ROLE_COLUMNS
from zeren.findings import Finding, Severity, declare
from zeren.model import Role
from zeren.reading.rows import TaskRow
from zeren.text.characters import squeeze
from zeren.wording import NAME_SEPARATOR, PartiesByRole

CONTRADICTION = declare(
    "T022",
    Severity.WARNING,
    "责任原文与责任单位不符",
    about="“责任原文”只在原文的写法拼不出来时才填，意思要与各角色的单位一致："
    "每个单位都要在句子里；句子是“甲牵头；乙配合”的写法时，角色也要相同。",
    wrong="牵头单位：市财政局；责任原文：市民政局牵头",
    right="牵头单位：市民政局；责任原文：市民政局牵头",
)


def contradictions(context: Context) -> Iterator[Finding]:
    """The sentence says something else than the columns of parties."""
    if context.may_lack_column(*Role):
        return
    names_of = context.names.names_of()
    for row in context.rows:
        sentence = row.get("sentence")
        if not sentence or not row.is_known:
            continue
        parsed = context.names.read_sentence(sentence)
        if parsed and _leads_by_order(row, parsed):
            continue
        differences = _differences(row, parsed) if parsed else _unmentioned(row, names_of)
        if differences:
            yield CONTRADICTION.found(
                row.place("sentence"),
                f"责任原文与各角色的单位不一致：{'；'.join(differences)}。",
                "对照原文，改正责任原文或各角色的单位；责任原文没有特别写法时可以不填。",
                sentence,
            )


def _leads_by_order(row: TaskRow, parsed: PartiesByRole) -> bool:
    """Whether the row makes the first of those who are named with 负责 alone the lead.

    Many lists say once for all tasks that the unit named first leads the others.
    """
    first, *others = parsed.get(Role.RESPONSIBLE, ("",))
    ours = {role: cell.parties for role, cell in row.cells.items() if cell.parties}
    is_first = ours.pop(Role.LEAD, ()) == (first,)
    return len(parsed) == 1 and is_first and [*ours.values()] == ([tuple(others)] if others else [])


def _differences(row: TaskRow, parsed: PartiesByRole) -> list[str]:
    """Where a canonical sentence names other parties than the columns."""
    return [
        f"{role.word}单位在责任原文里是{_listed(parsed.get(role, ()))}，"
        f"在“{ROLE_COLUMNS[role].head}”列里是{_listed(row.cells[role].parties)}"
        for role in Role
        if row.cells[role].parties != parsed.get(role, ())
    ]


def _listed(names: Sequence[str]) -> str:
    return f"“{NAME_SEPARATOR.join(names)}”" if names else "空的"


def _unmentioned(row: TaskRow, names_of: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The parties that a sentence in another form does not mention by any of their names."""
    sentence = squeeze(row.get("sentence"))
    lacking = [
        party
        for role in Role
        for party in row.cells[role].parties
        if not any(name in sentence for name in names_of[party])
    ]
    return [f"责任原文里没有“{NAME_SEPARATOR.join(lacking)}”"] if lacking else []


RULES = (contradictions,)
