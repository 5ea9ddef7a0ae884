"""The further columns that plans name: what a single list says of its tasks besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from zeren.columns import column_of
from zeren.reading.entries import Entry
from zeren.text.characters import squeeze

SHOWN, PRIVATE = "columns", "private_columns"
"""The keys under which a plan names those that the site shows, and those that it does not."""


def further_heads(plans: Iterable[Entry]) -> Iterator[str]:
    """The heads of the further columns that plans name, shown or not.

    Args:
        plans: The entries of the plans.
    """
    for plan in plans:
        yield from (*plan.texts(SHOWN), *plan.texts(PRIVATE))


def private_columns(plan: Entry) -> frozenset[str]:
    """The heads of the further columns of a plan that the site does not show.

    Args:
        plan: The entry of the plan.
    """
    return frozenset(map(squeeze, plan.texts(PRIVATE)))


def shown_columns(plan: Entry) -> tuple[str, ...]:
    """The heads of the further columns of a plan that the site shows.

    Args:
        plan: The entry of the plan. A head that it calls private as well is private.
    """
    heads = dict.fromkeys(map(squeeze, plan.texts(SHOWN)))
    private = private_columns(plan)
    return tuple(head for head in heads if head not in private and column_of(head) is None)
