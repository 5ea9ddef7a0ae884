"""Many invented lists in a data folder, a file a plan, with counties that bear all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

WORDS = "充分发挥各级各部门作用，加强业务指导，开展教育、服务与管理等工作，于年底前完成。"
HEADS = "序号,标题,工作任务,牵头单位,配合单位,落实单位"


@dataclass(frozen=True)
class Size:
    """How much there is of each; of four plans the first has ended."""

    plans: int
    tasks: int
    units: int
    counties: int


def write_many_lists(folder: Path, size: Size) -> Path:
    """Write the files of a data folder."""
    (folder / "tasks").mkdir(parents=True)
    for file, lines in _tables(size):
        (folder / file).write_text("\n".join([*lines, ""]), encoding="utf-8")
    return folder


def _tables(size: Size) -> Iterator[tuple[str, list[str]]]:
    yield "site.yml", ["words: {level: 州, territory: 县市}"]
    yield "collectives.csv", ["名称,网址名,成员", "各县市党委和政府,counties,全部"]
    counties = (f"第{n}县,c{n},{530000 + n}" for n in range(size.counties))
    yield "counties.csv", ["名称,网址名,代码", *counties]
    units = (f"州第{n}局,u{n},政府部门" for n in range(size.units))
    yield "units.csv", ["名称,网址名,类别", *units]
    plans = (
        f"p{n},第{n}号任务分工清单,{'已结束' if n % 4 == 0 else ''},2025年12月31日"
        for n in range(size.plans)
    )
    yield "plans.csv", ["网址名,标题,状态,截止日期", *plans]
    for plan in range(size.plans):
        yield f"tasks/p{plan}.csv", [HEADS, *(_task(size, plan, n) for n in range(size.tasks))]


def _task(size: Size, plan: int, n: int) -> str:
    others = "、".join(f"州第{(n + k) % size.units}局" for k in range(1, min(9, size.units)))
    text = f"{WORDS * 4}{plan}-{n}"
    title = f"第{plan}号清单第{n + 1}项工作"
    return f"{n + 1},{title},{text},州第{n % size.units}局,{others},各县市党委和政府"
