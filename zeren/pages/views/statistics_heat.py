"""Heat maps of the page of statistics: tables whose cells are the darker the more they count.

The numbers stand in the cells, so that they are read out, printed and copied as any table is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from urllib.parse import quote

from zeren import addresses
from zeren.addresses import Link, party_link
from zeren.model import Plan, Task, Unit
from zeren.register.building import Register
from zeren.register.questions import in_force_first, tasks_naming

# More rows and columns than these are no picture any more; the matrix has all of them.
MOST_ROWS = 30
MOST_COLUMNS = 24
MOST_PARTNERS = 12
LEVELS = 5


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A cell.

    Attributes:
        number: How many; 0 for none.
        level: How dark it is: from 1 to `LEVELS`; 0 for none.
        page: Where it leads; empty where it leads nowhere.
        is_void: Whether nothing can stand in it: where a unit meets itself.
    """

    number: int
    level: int
    page: str = ""
    is_void: bool = False


@dataclass(frozen=True, slots=True)
class HeatRow:
    """The row of a unit.

    Attributes:
        link: The unit.
        cells: Its cells, one a column.
        number: What stands at its end: of all columns, those that are not shown among them.
    """

    link: Link
    cells: tuple[HeatCell, ...]
    number: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """A heat map.

    Attributes:
        across: What its columns are, such as 清单.
        columns: The heads of its columns; a page is empty where one leads nowhere.
        column_number: How many there are, those that are not shown among them.
        rows: Its rows.
        row_number: How many there are, those that are not shown among them.
    """

    across: str
    columns: tuple[Link, ...]
    column_number: int
    rows: tuple[HeatRow, ...]
    row_number: int


def burden_map(register: Register) -> HeatMap | None:
    """Where the units bear what.

    Args:
        register: The register of plans in force.

    Returns:
        Units by plans, or of one plan by its chapters; None where there is one column alone, of
        which the bars say all, and where no unit bears anything.
    """
    plans = [plan for plan in in_force_first(register) if register.tasks_of.get(plan.slug)]
    chapters = list(dict.fromkeys(task.chapter for task in register.tasks if task.chapter))
    if len(plans) > 1:
        heads = {plan.slug: Link(plan.title, addresses.plan_matrix(plan)) for plan in plans}
        several = {plan.slug: plan for plan in plans} if len(register.plans) > 1 else {}
        return _burdens(register, "清单", heads, lambda task: task.plan, several)
    if len(chapters) > 1:
        # The last column is for tasks that stand in no chapter, so that rows sum up.
        heads = {**{chapter: Link(chapter, "") for chapter in chapters}, "": Link("未分章节", "")}
        return _burdens(register, "章节", heads, lambda task: task.chapter or "", {})
    return None


def _burdens(
    register: Register,
    across: str,
    heads: Mapping[str, Link],
    column_of: Callable[[Task], str],
    plans: Mapping[str, Plan],
) -> HeatMap | None:
    counts = {
        unit: Counter(
            column_of(register.task_of[task_id]) for task_id in tasks_naming(register, unit)
        )
        for unit in register.units
    }
    ranked = sorted(
        (unit for unit in counts if counts[unit]), key=lambda unit: -counts[unit].total()
    )
    if not ranked:
        return None
    by_column = sum(counts.values(), Counter[str]())
    used = [key for key in heads if by_column[key]]
    most = sorted(used, key=lambda key: -by_column[key])[:MOST_COLUMNS]
    shown = [key for key in used if key in most]
    rows = ranked[:MOST_ROWS]
    highest = max(counts[unit][key] for unit in rows for key in shown)

    def page(unit: Unit, key: str) -> str:
        if key not in plans:
            return ""
        party = quote(addresses.party_page(unit).rstrip("/"), safe="")
        return f"{addresses.plan_matrix(plans[key])}?party={party}"

    return HeatMap(
        across=across,
        columns=tuple(heads[key] for key in shown),
        column_number=len(used),
        rows=tuple(
            HeatRow(
                party_link(unit),
                tuple(
                    HeatCell(number, _level(number, highest), page(unit, key) if number else "")
                    for key in shown
                    for number in [counts[unit][key]]
                ),
                counts[unit].total(),
            )
            for unit in rows
        ),
        row_number=len(ranked),
    )


def shared_tasks(register: Register) -> Counter[tuple[str, str]]:
    """How many tasks name two units, by their names in the order of units.

    Args:
        register: The register of plans in force.
    """
    order = {unit.name: number for number, unit in enumerate(register.units)}
    pairs: Counter[tuple[str, str]] = Counter()
    for task in register.tasks:
        names = {one.party for one in register.written_of[task.id]} & order.keys()
        pairs.update(combinations(sorted(names, key=order.__getitem__), 2))
    return pairs


def partner_map(register: Register, pairs: Mapping[tuple[str, str], int]) -> HeatMap | None:
    """Who works with whom: the units that share most tasks, by each other.

    Args:
        register: The register of plans in force.
        pairs: How many tasks name two units.

    Returns:
        The map; None where fewer than three units share tasks, which a sentence says better.
    """
    totals: Counter[str] = Counter()
    for (one, other), number in pairs.items():
        totals[one] += number
        totals[other] += number
    partners = [unit for unit in register.units if totals[unit.name]]
    if len(partners) <= 2:  # noqa: PLR2004 - a pair
        return None
    shown = sorted(partners, key=lambda unit: -totals[unit.name])[:MOST_PARTNERS]
    highest = max(number for _, number in _between(shown, pairs))
    return HeatMap(
        across="单位",
        columns=tuple(party_link(unit) for unit in shown),
        column_number=len(partners),
        rows=tuple(
            HeatRow(party_link(unit), tuple(_partners(unit, shown, pairs, highest)), 0)
            for unit in shown
        ),
        row_number=len(partners),
    )


def _between(
    units: Sequence[Unit], pairs: Mapping[tuple[str, str], int]
) -> Iterator[tuple[str, int]]:
    for one in units:
        for other in units:
            yield one.name, _shared(one, other, pairs)


def _shared(one: Unit, other: Unit, pairs: Mapping[tuple[str, str], int]) -> int:
    return pairs.get((one.name, other.name), 0) + pairs.get((other.name, one.name), 0)


def _partners(
    unit: Unit, others: Sequence[Unit], pairs: Mapping[tuple[str, str], int], highest: int
) -> Iterator[HeatCell]:
    for other in others:
        number = _shared(unit, other, pairs)
        yield HeatCell(number, _level(number, highest), is_void=other is unit)


def _level(number: int, highest: int) -> int:
    return ceil(LEVELS * number / highest) if number else 0
