"""What issue and house ask for, beside what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from bench.sites.costs import Cost
from bench.sites.figures import Figures, Key, Ratio, Size, Step
from bench.sites.systems import HUGO, SITE, WITH_PDFS, WITHOUT_OFFICE

MANY, FEW = 10_000, 29

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Aim:
    """A limit, and what was measured.

    Attributes:
        name: What is limited.
        limit: The most that it may be.
        unit: The unit of both.
        measured: What it is; None where it was not measured.
    """

    name: str
    limit: float
    unit: str
    measured: float | None

    @property
    def verdict(self) -> str:
        """Whether the aim is reached, in a word."""
        if self.measured is None:
            return "not measured"
        return "yes" if self.measured <= self.limit else "no"


def aims(figures: Figures) -> Iterator[Aim]:
    """All aims.

    Args:
        figures: What was measured. Where our site can be made without office files, that is what
            is held beside others.
    """
    pages = WITHOUT_OFFICE if WITHOUT_OFFICE in figures.systems() else SITE
    nothing, cell = Key(MANY, pages, Step.NOTHING), Key(MANY, pages, Step.CELL)
    built = figures.cost(nothing)
    edited = figures.cost(cell)
    size = figures.sizes.get(nothing)
    yield Aim(
        "site from nothing, of Hugo + Pagefind", 0.6, "×", _of(figures.ratio(nothing, HUGO), _wall)
    )
    yield Aim("one changed cell", 2, "s", _of(edited, _wall))
    yield Aim(
        "one changed cell, of Hugo + Pagefind", 0.2, "×", _of(figures.ratio(cell, HUGO), _wall)
    )
    yield Aim("memory, all processes", 500, "MB", _of(built, lambda cost: cost.together / 1e6))
    yield Aim("exponent of CPU from 1,000 tasks", 1.05, "", _exponent(figures, pages))
    yield Aim("office files, CPU a task", 10, "ms", _office(figures))
    yield Aim("bytes without office files", 200, "MB", _bytes(size, pages))
    yield Aim("largest page", 300, "kB", _of(size, lambda one: one.page / 1e3))
    yield Aim("largest data of a page, gzipped", 1, "MB", _of(size, lambda one: one.data / 1e6))
    seen = figures.seen.get((MANY, SITE))
    yield Aim("search ready, from the first key", 500, "ms", _of(seen, lambda one: one.ready))
    yield Aim("further result, median", 50, "ms", _of(seen, lambda one: one.further))
    yield Aim("further result, slowest", 50, "ms", _of(seen, lambda one: one.slowest))
    yield Aim(
        "memory of the page that searches", 150, "MB", _of(seen, lambda one: one.memory / 1e6)
    )
    small = figures.cost(Key(FEW, WITH_PDFS, Step.CELL))
    yield Aim("29 tasks: one changed cell, PDFs included", 2, "s", _of(small, _wall))
    for command, seconds in figures.starts.items():
        yield Aim(f"29 tasks: `zeren {command}`", 0.3, "s", seconds)


def _of(found: Found | None, take: Callable[[Found], float]) -> float | None:
    return None if found is None else take(found)


def _wall(cost: Cost | Ratio) -> float:
    return cost.wall


def _exponent(figures: Figures, system: str) -> float | None:
    found = [one for one in figures.growth(system, Step.NOTHING) if one.many == MANY]
    return found[0].cpu if found else None


def _office(figures: Figures) -> float | None:
    """Milliseconds a task that a site with office files takes longer than one without."""
    costs: list[Cost | None] = [
        figures.cost(Key(MANY, system, Step.NOTHING)) for system in (SITE, WITHOUT_OFFICE)
    ]
    if costs[0] is None or costs[1] is None:
        return None
    return (costs[0].cpu - costs[1].cpu) * 1e3 / MANY


def _bytes(size: Size | None, system: str) -> float | None:
    return size.bytes / 1e6 if size and system == WITHOUT_OFFICE else None
