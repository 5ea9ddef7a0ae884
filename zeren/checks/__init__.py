"""Checking: sources to findings, by one registry of short rules.

A rule is a function from the context to findings, listed in `RULES`. All of them run, then the
generator stops once. A late rule also sees what the others found, so that one mistake is told once:
a unit that nobody names because its name was mistyped is no mistake of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from zeren.checks import (
    address_rules,
    cell_rules,
    date_rules,
    entry_rules,
    excel_rules,
    listing_rules,
    milestone_rules,
    name_rules,
    number_rules,
    party_rules,
    plan_rules,
    published_rules,
    quote_rules,
    row_rules,
    sentence_rules,
    site_rules,
    standing_rules,
    synonym_rules,
    target_rules,
)
from zeren.checks.acceptance import Accepted, accept
from zeren.checks.context import Context, Found, build_context
from zeren.findings import Check, Finding, declared, in_order
from zeren.reading.sources import Sources

Rule: TypeAlias = Callable[[Context], Iterable[Finding]]
LateRule: TypeAlias = Callable[[Context, Found], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    *entry_rules.RULES,
    *plan_rules.RULES,
    *name_rules.RULES,
    *row_rules.RULES,
    *standing_rules.RULES,
    *number_rules.RULES,
    *party_rules.RULES,
    *cell_rules.RULES,
    *sentence_rules.RULES,
    *synonym_rules.RULES,
    *quote_rules.RULES,
    *date_rules.RULES,
    *milestone_rules.RULES,
    *target_rules.RULES,
    *address_rules.RULES,
    *site_rules.RULES,
    *excel_rules.RULES,
)
LATE_RULES: tuple[LateRule, ...] = (
    *name_rules.LATE_RULES,
    *published_rules.LATE_RULES,
    *listing_rules.LATE_RULES,
)


def check(
    sources: Sources, faults: Sequence[Finding]
) -> tuple[tuple[Finding, ...], tuple[Accepted, ...]]:
    """Run every rule.

    Args:
        sources: What was read.
        faults: What reading found.

    Returns:
        All findings that are open, those of reading among them, and the accepted warnings; both
        in order.
    """
    context = build_context(sources)
    findings = excel_rules.without_consequences(
        [*faults, *(finding for rule in RULES for finding in rule(context))]
    )
    found = Found(findings)
    findings += [finding for rule in LATE_RULES for finding in rule(context, found)]
    still_open, accepted = accept(in_order(findings), sources)
    return in_order(still_open), accepted


def all_checks() -> Mapping[str, Check]:
    """Every check by its code: this module loads all that declare one."""
    return declared()
