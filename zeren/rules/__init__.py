"""Checking: sources to findings, by one registry of short rules.

A rule is a function from sources to findings, listed in `RULES`. All of them run, then the
generator stops once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from zeren.findings import Finding
from zeren.reading.sources import Sources
from zeren.rules import registry_rules, task_rules

Rule: TypeAlias = Callable[[Sources], Iterable[Finding]]

RULES: tuple[Rule, ...] = (*registry_rules.RULES, *task_rules.RULES)


def check(sources: Sources) -> tuple[Finding, ...]:
    """Run every rule.

    Args:
        sources: What was read.

    Returns:
        All findings, in the order of the rules.
    """
    return tuple(finding for rule in RULES for finding in rule(sources))
