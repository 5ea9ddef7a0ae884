"""Findings that repeat, told once: the first three in full, of the others where they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zeren.findings import Finding

# So many of a kind are told in full; a value that is longer says nothing in a list of rows.
TOLD = 3
_MOST_OF_VALUE = 16
# Nobody reads on; programs get them all.
_MOST_OF_PLACES = 4000
_CUT = " …（全部位置见 --format json）"


@dataclass(frozen=True, slots=True)
class Repeats:
    """Findings of one code in one column of one table.

    Attributes:
        told: Those told in full, at the most three.
        others: All others, in order.
    """

    told: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The first of them."""
        return self.told[0]

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.told) + len(self.others)

    @property
    def table(self) -> str:
        """The file, or the folder of files that are one table, and the column, in words."""
        column = f" “{self.first.column}”" if self.first.column is not None else ""
        return f"{_table(self.first)}{column}"

    @property
    def hint(self) -> str | None:
        """What to do, where it is the same for all that are told."""
        return self.first.hint if len({finding.hint for finding in self.told}) == 1 else None

    @property
    def places(self) -> str:
        """Where all of them are, in words."""
        return where((*self.told, *self.others))

    @property
    def elsewhere(self) -> str:
        """Where the others are, in words, with those values that are short."""
        return where(self.others)


def fold(findings: Sequence[Finding]) -> tuple[Repeats, ...]:
    """Put findings of one code in one column of one table together.

    Args:
        findings: The findings, in order.

    Returns:
        Each kind where its first finding stands. Up to three of a kind stay apart, as there is
        nothing to leave out.
    """
    kinds: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        key = (finding.severity, finding.code, _table(finding), finding.column or "")
        kinds.setdefault(key, []).append(finding)
    return tuple(part for kind in kinds.values() for part in _parts(kind))


def where(findings: Iterable[Finding]) -> str:
    """The rows of findings in words, by file and by value, runs of rows as 3—5.

    Args:
        findings: The findings, in order.

    Returns:
        The words; where they would fill pages, no more than one, and where to read all.
    """
    places = "；".join(
        f"{file} {'，'.join(_by_value(group))}".rstrip()
        for file, group in groupby(findings, key=lambda finding: finding.file)
    )
    if len(places) <= _MOST_OF_PLACES:
        return places
    return re.sub("[^、；，]*$", "", places[:_MOST_OF_PLACES]) + _CUT


def _parts(kind: Sequence[Finding]) -> Iterator[Repeats]:
    if len(kind) > TOLD:
        yield Repeats(tuple(kind[:TOLD]), tuple(kind[TOLD:]))
    else:
        yield from (Repeats((finding,), ()) for finding in kind)


def _table(finding: Finding) -> str:
    """What a file belongs to: the folder of one that stands in a folder, else itself."""
    folder, slash, _ = finding.file.partition("/")
    return folder + slash if slash else finding.file


def _by_value(findings: Iterable[Finding]) -> Iterator[str]:
    rows: dict[str, list[int]] = {}
    for finding in findings:
        number = finding.row if finding.row is not None else finding.line
        value = finding.value if len(finding.value) <= _MOST_OF_VALUE else ""
        rows.setdefault(value, []).extend([] if number is None else [number])
    for value, numbers in rows.items():
        shown = f"第 {_runs(numbers)} 行" if numbers else ""
        yield f"{shown}“{value}”" if value else shown


def _runs(numbers: Iterable[int]) -> str:
    """Numbers in words, those that follow each other as a run."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return "、".join("—".join(map(str, run)) for run in runs)
