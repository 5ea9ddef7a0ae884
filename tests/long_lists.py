"""Lists that are longer and wider than any page could hold, for tests of what is drawn in parts."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import yaml

from tests.conftest import DATA

_KINDS = ("党委部门", "政府部门", "事业单位", "群团组织")
_HEADS = ("清单", "序号", "标题", "工作任务", "牵头单位", "配合单位", "落实单位")
_COUNTIES = "各县市党委和政府"
_LEADS, _SUPPORTS = 2, 7


def write_long_lists(folder: Path, sizes: Sequence[int], units: int) -> Path:
    """Write a data folder; the same numbers give the same lists.

    Args:
        folder: The folder; it must not exist.
        sizes: How many tasks each plan has. A task names two leads, seven supporting units and the
            counties; where it is the only one of its plan, all units.
        units: How many units there are.

    Returns:
        The folder.
    """
    folder.mkdir(parents=True)
    shutil.copy(DATA / "birth-support" / "counties.yml", folder)
    plans = [f"plan-{number}" for number in range(1, len(sizes) + 1)]
    names = [f"州第{number}局" for number in range(1, units + 1)]
    _write(
        folder / "plans.yml",
        [{"slug": slug, "title": f"第{at}号清单"} for at, slug in enumerate(plans, start=1)],
    )
    _write(
        folder / "units.yml",
        [
            {"name": name, "slug": f"unit-{at + 1}", "kind": _KINDS[at * len(_KINDS) // units]}
            for at, name in enumerate(names)
        ],
    )
    collective = {"name": _COUNTIES, "slug": "county-governments", "stands_for": "counties"}
    _write(folder / "collectives.yml", [collective])
    turn = cycle(names)
    with (folder / "tasks.csv").open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(_HEADS)
        for slug, size in zip(plans, sizes, strict=True):
            for number in range(1, size + 1):
                supports = _SUPPORTS if size > 1 else units - _LEADS
                named = list(islice(turn, _LEADS + supports))
                leads, others = "、".join(named[:_LEADS]), "、".join(named[_LEADS:])
                text = f"办好{slug}的第{number}件事，每季度报告进展。"
                rows.writerow([slug, number, f"第{number}件事", text, leads, others, _COUNTIES])
    return folder


def _write(path: Path, entries: list[dict[str, str]]) -> None:
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), encoding="utf-8")
