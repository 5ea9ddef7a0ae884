"""A list with many tasks and many parties, to measure the matrix with."""

from __future__ import annotations

import csv
import random
import shutil
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "tests" / "data" / "birth-support"
_KINDS = ("党委部门", "政府部门", "事业单位", "群团组织", "院校", "金融机构")
_HEADS = ("序号", "标题", "工作任务", "牵头单位", "配合单位", "落实单位")
_COUNTIES = "各县市党委和政府"


def write_wide_list(folder: Path, tasks: int, parties: int) -> None:
    """Write a data folder; the same numbers give the same list.

    Args:
        folder: The folder; it must not exist.
        tasks: How many tasks. Each names two leads and seven supporting units.
        parties: How many parties; five are counties, and one stands for them.
    """
    folder.mkdir(parents=True)
    for name in ("counties.yml", "plans.yml"):
        shutil.copy(PUBLISHED / name, folder)
    collective = {"name": _COUNTIES, "slug": "counties", "stands_for": "counties"}
    _write_entries(folder / "collectives.yml", [collective])
    units = [f"州第{number}局" for number in range(1, parties - 5)]
    kinds = [_KINDS[index * len(_KINDS) // len(units)] for index in range(len(units))]
    _write_entries(
        folder / "units.yml",
        [
            {"name": name, "slug": f"unit-{number}", "kind": kind}
            for number, (name, kind) in enumerate(zip(units, kinds, strict=True), start=1)
        ],
    )
    with (PUBLISHED / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        published = list(csv.DictReader(file))
    rng = random.Random(tasks)  # noqa: S311 - the same list each time
    with (folder / "tasks.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADS)
        for number in range(1, tasks + 1):
            model = rng.choice(published)
            named = rng.sample(units, 9)
            text = f"第{number}件：{model['工作任务']}"
            leads, supports = "、".join(named[:2]), "、".join(named[2:])
            writer.writerow([number, model["标题"], text, leads, supports, _COUNTIES])


def _write_entries(path: Path, entries: list[dict[str, str]]) -> None:
    path.write_text(yaml.safe_dump(entries, allow_unicode=True, sort_keys=False), encoding="utf-8")
