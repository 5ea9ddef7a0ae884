"""Measure sites of many sizes beside others, print the tables and keep them in README.md.

Run as `python -m bench.sites "29 1000 10000"`; `make bench` installs what is measured beside.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.sites.aims import FEW, MANY
from bench.sites.browser import looked_at
from bench.sites.content import content_of
from bench.sites.costs import cost_of
from bench.sites.figures import Figures
from bench.sites.rounds import measure, tidy
from bench.sites.systems import HUGO, SITE, WITH_PDFS, System, systems, versions, zeren
from bench.sites.tables import tables

README = Path(__file__).with_name("README.md")
HEADING = "## The last run\n"
_RAM = Path("/dev/shm")  # noqa: S108 - its own folder is made in it
_STARTS = (("--help",), ("explain", "T004"), ("check",))
_ROUNDS, _ROUNDS_OF_FEW = 3, 5
_LOOKED_AT = (SITE, HUGO)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and keep the tables.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0.
    """
    parser = argparse.ArgumentParser(prog="bench.sites")
    parser.add_argument("sizes", nargs="?", default=f"{FEW} 1000 {MANY}", help="numbers of tasks")
    parser.add_argument("--rounds", type=int, help="how often each is measured")
    parser.add_argument("--only", nargs="+", metavar="SYSTEM", help="print these, keep no table")
    options = parser.parse_args(arguments)
    sizes = [int(size) for size in options.sizes.split()]
    load = os.getloadavg()[0]
    figures = Figures()
    ram = _RAM if _RAM.is_dir() else None
    with tempfile.TemporaryDirectory(dir=ram, prefix="bench-") as folder:
        for tasks in sizes:
            rounds = options.rounds or (_ROUNDS_OF_FEW if tasks <= FEW else _ROUNDS)
            chosen = [
                one
                for one in systems(Path(folder, str(tasks)))
                if one.name in (options.only or [one.name])
                and (tasks <= FEW or one.name != WITH_PDFS)  # typesetting is counted apart
            ]
            _measure(tasks, rounds, chosen, figures)
        where = "a RAM disk" if ram else "a disk"
        text = "\n\n".join((_circumstances(sizes, load, where), *tables(figures)))
    print(text)
    if options.only:
        return 0
    head, _, _ = README.read_text(encoding="utf-8").partition(HEADING)
    README.write_text(f"{head}{HEADING}\n{text}\n", encoding="utf-8")
    return 0


def _measure(tasks: int, rounds: int, every: Sequence[System], figures: Figures) -> None:
    content = content_of(tasks)
    figures.missing.update({one.name: one.missing for one in every if one.missing})
    there = [one for one in every if not one.missing]
    measure(content, there, rounds, figures)
    for system in there:
        if tasks == FEW and system.name == SITE:
            _measure_starts(system.made.parent, rounds, figures)
        if system.name in _LOOKED_AT:
            figures.seen[tasks, system.name] = looked_at(system.made)
    tidy(there)


def _measure_starts(site: Path, rounds: int, figures: Figures) -> None:
    for words in _STARTS:
        command = zeren(*words, folder=site)
        times = [cost_of([command]).wall for _ in range(rounds)]
        figures.starts[" ".join(words)] = statistics.median(times)


def _circumstances(sizes: Sequence[int], load: float, where: str) -> str:
    """When, where and with what it was measured."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return (
        f'`make bench SIZES="{" ".join(map(str, sizes))}"`, {today}: {_processor()}, '
        f"{os.cpu_count()} cores, {_memory() / 1e9:.0f} GB; {platform.system()}, "
        f"Python {platform.python_version()}, {versions()}; outputs on {where}; "
        f"a load of {load:.1f} before. Medians; memory is the most of all rounds."
    )


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in text.splitlines() if "model name" in line)
    return next(names, platform.machine())


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


if __name__ == "__main__":
    sys.exit(main())
