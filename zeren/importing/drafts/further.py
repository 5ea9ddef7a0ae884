"""The further columns of a list: those that its plan does not name yet, and how it shall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from zeren.columns import is_of_persons
from zeren.importing.drafts.building import Draft
from zeren.importing.lists.column_uses import KEPT_PRIVATE, KEPT_SHOWN
from zeren.importing.lists.found import Found
from zeren.reading.entries import Entry
from zeren.reading.further_columns import PRIVATE, SHOWN, further_heads
from zeren.text.characters import squeeze


def new_columns(drafts: Iterable[Draft], plan: Entry | None) -> Mapping[str, tuple[str, ...]]:
    """The heads that a plan must name besides, so that nothing of its list is lost.

    Args:
        drafts: The drafts of its tasks.
        plan: The entry of the plan; None for one that is not registered yet.

    Returns:
        The heads in the order of the file, by the key under which the plan names them: those that
        ask for persons or phones are not shown unless a person says so.
    """
    known = set(map(squeeze, further_heads([plan] if plan is not None else [])))
    heads = dict.fromkeys(head for draft in drafts for head in draft.further)
    new = [head for head in heads if head not in known]
    said = {
        SHOWN: tuple(head for head in new if not is_of_persons(head)),
        PRIVATE: tuple(head for head in new if is_of_persons(head)),
    }
    return MappingProxyType({key: found for key, found in said.items() if found})


def with_uses(found: Found, plan: Entry | None) -> Found:
    """What was found, its columns told as the plan has them: a person may have said otherwise.

    Args:
        found: What was found in a file.
        plan: The entry of the plan; None for one that is not registered yet.
    """
    if plan is None:
        return found
    uses = {squeeze(head): KEPT_SHOWN for head in plan.texts(SHOWN)}
    uses |= {squeeze(head): KEPT_PRIVATE for head in plan.texts(PRIVATE)}
    columns = tuple(
        replace(one, became=uses.get(squeeze(one.head), one.became))
        if one.became in (KEPT_SHOWN, KEPT_PRIVATE)
        else one
        for one in found.columns
    )
    return replace(found, columns=columns)
