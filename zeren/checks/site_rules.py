"""Rules about `site.yml`."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.checks.context import Context
from zeren.findings import Finding, Severity, declare
from zeren.reading.data_files import SITE, UNITS

UNORDERED_KIND = declare(
    "W002",
    Severity.WARNING,
    "类别不在次序里",
    about="site.yml 的 kinds 写明各类单位的先后。没有写进去的类别排在最后，多半是写错了字。",
    wrong="kinds: [党委部门, 政府部们]，而单位的类别是“政府部门”",
    right="kinds: [党委部门, 政府部门]",
)


def unordered_kinds(context: Context) -> Iterator[Finding]:
    """The site orders the kinds of units, and a unit is of none of them."""
    for site in context.entries(SITE):
        kinds = site.texts("kinds")
        used = dict.fromkeys(entry.text("kind") for entry in context.entries(UNITS))
        for kind in used if kinds else ():
            if kind and kind not in kinds:
                yield UNORDERED_KIND.found(
                    site.place("kinds"),
                    f"“{kind}”没有排次序，这类单位列在最后。",
                    f"在 kinds 里补上“{kind}”，或改正单位的类别。",
                    kind,
                )


RULES = (unordered_kinds,)
