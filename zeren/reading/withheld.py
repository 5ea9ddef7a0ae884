"""Which further columns are private today: no earlier state of the data shows them either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from zeren.reading.data_files import PLANS
from zeren.reading.entries import Entry, Value
from zeren.reading.further_columns import PRIVATE, SHOWN, private_columns
from zeren.reading.sources import Sources
from zeren.text.characters import squeeze


@dataclass(frozen=True, slots=True)
class Withheld:
    """The heads that are private, whatever was so before.

    Attributes:
        of_plan: Those of each plan, by its slug.
    """

    of_plan: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, plan: str) -> frozenset[str]:
        """Those of a plan; of one that is not there any more those of all."""
        every = frozenset[str]().union(*self.of_plan.values())
        return self.of_plan.get(plan, every)


NOTHING = Withheld()


def withheld_by(sources: Sources) -> Withheld:
    """What the plans of a state of the data keep to themselves.

    Args:
        sources: The state.
    """
    return Withheld(
        MappingProxyType({plan.text("slug"): private_columns(plan) for plan in sources.of(PLANS)})
    )


def without(sources: Sources, withheld: Withheld) -> Sources:
    """An earlier state, in which private is what is so today.

    Args:
        sources: The earlier state.
        withheld: What is private today.
    """
    plans = tuple(_without(plan, withheld) for plan in sources.of(PLANS))
    return replace(sources, entries=MappingProxyType({**sources.entries, PLANS: plans}))


def _without(plan: Entry, withheld: Withheld) -> Entry:
    heads = withheld.of(plan.text("slug"))
    moved: list[Value] = [*_those(plan, heads)]
    if not moved:
        return plan
    kept: list[Value] = [one for one in plan.texts(SHOWN) if one not in moved]
    private: list[Value] = [*plan.texts(PRIVATE), *moved]
    return replace(plan, values={**plan.values, SHOWN: kept, PRIVATE: private})


def _those(plan: Entry, heads: frozenset[str]) -> Iterator[str]:
    return (one for one in plan.texts(SHOWN) if squeeze(one) in heads)
