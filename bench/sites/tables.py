"""What was measured as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bench.sites.aims import aims
from bench.sites.figures import Figures, Key, Step
from bench.sites.systems import HUGO

_RIGHT = "---:"


def tables(figures: Figures) -> Iterator[str]:
    """All tables, each with its heading.

    Args:
        figures: What was measured.
    """
    yield f"### Time and memory\n\n{_costs(figures)}"
    for name, reason in figures.missing.items():
        yield f"Missing: {name}: {reason}."
    yield f"### Growth\n\n{_growth(figures)}"
    if figures.seen:
        yield f"### In a browser\n\n{_seen(figures)}"
    yield f"### Aims, at 10,000 tasks where nothing else is said\n\n{_aims(figures)}"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], words: int) -> str:
    """A table of Markdown.

    Args:
        heads: The heads.
        rows: The rows.
        words: How many columns, from the left, hold words; the others hold numbers.
    """
    rule = ["---"] * words + [_RIGHT] * (len(heads) - words)
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


def _costs(figures: Figures) -> str:
    heads: tuple[str, ...] = (
        "system",
        "before",
        "tasks",
        "CPU",
        "wall",
        f"CPU ÷ {HUGO}",
        f"wall ÷ {HUGO}",
    )
    heads += ("largest process", "all processes", "files", "bytes", "largest page")
    keys = sorted(
        figures.runs,
        key=lambda key: (key.tasks, list(Step).index(key.step), _place(figures, key.system)),
    )
    return table(heads, (_cost_row(figures, key) for key in keys), 2)


def _cost_row(figures: Figures, key: Key) -> tuple[str, ...]:
    cost, size, ratio = figures.cost(key), figures.sizes.get(key), figures.ratio(key, HUGO)
    if cost is None:
        raise KeyError(key)
    made = (f"{size.files:,}", _megabytes(size.bytes), f"{size.page / 1e3:,.0f} kB") if size else ()
    return (
        key.system,
        key.step.value,
        f"{key.tasks:,}",
        _seconds(cost.cpu),
        _seconds(cost.wall),
        "" if ratio is None else f"{ratio.cpu:.2f} ×",
        "" if ratio is None else f"{ratio.wall:.2f} ×",
        _megabytes(cost.largest),
        _megabytes(cost.together),
        *(made or ("", "", "")),
    )


def _growth(figures: Figures) -> str:
    rows = (
        (system, step.value, f"{one.few:,} → {one.many:,}", f"{one.cpu:.2f}", f"{one.wall:.2f}")
        for system in figures.systems()
        for step in Step
        for one in figures.growth(system, step)
    )
    return table(("system", "before", "tasks", "exponent of CPU", "of wall"), rows, 3)


def _seen(figures: Figures) -> str:
    heads: tuple[str, ...] = ("system", "heaviest page", "tasks", "opened", "first key to ready")
    heads += ("to first result", "further result, median", "slowest", "memory")
    rows = (
        (
            system,
            f"`/{seen.heaviest}`",
            f"{tasks:,}",
            *(
                f"{time:,.0f} ms"
                for time in (seen.opening, seen.ready, seen.first, seen.further, seen.slowest)
            ),
            _megabytes(seen.memory),
        )
        for (tasks, system), seen in figures.seen.items()
    )
    return table(heads, rows, 2)


def _aims(figures: Figures) -> str:
    rows = (
        (
            aim.name,
            f"≤ {aim.limit:g} {aim.unit}".rstrip(),
            "" if aim.measured is None else f"{aim.measured:,.2f} {aim.unit}".rstrip(),
            aim.verdict,
        )
        for aim in aims(figures)
    )
    return table(("aim", "wanted", "measured", "reached"), rows, 1)


def _place(figures: Figures, system: str) -> int:
    return figures.systems().index(system)


def _seconds(seconds: float) -> str:
    return f"{seconds:,.2f} s"


def _megabytes(amount: float) -> str:
    return f"{amount / 1e6:,.1f} MB"
