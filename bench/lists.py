"""Lists of any length to measure with: clauses of the published list in a new order."""

from __future__ import annotations

import csv
import random
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = ROOT / "tests" / "data" / "birth-support"
_ROLES = ("牵头单位", "配合单位", "落实单位")


def write_list(folder: Path, tasks: int) -> None:
    """Write a data folder.

    The first tasks are the published ones; each further one has the parties of a published one
    and, of clauses of all, as many as that. The same number gives the same list.

    Args:
        folder: The folder; it must not exist.
        tasks: How many tasks.
    """
    shutil.copytree(PUBLISHED, folder)
    with (PUBLISHED / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        published = list(csv.DictReader(file))
    clauses = [c for row in published for c in re.findall(r"[^，。；]+[，。；]", row["工作任务"])]
    rng = random.Random(tasks)  # noqa: S311 - the same list each time
    rows = published[:tasks]
    for number in range(len(rows) + 1, tasks + 1):
        model = rng.choice(published)
        length = len(re.findall(r"[，。；]", model["工作任务"]))
        text = "".join(rng.choices(clauses, k=length))[:-1] + f"（{number}号）。"
        parties = {role: model[role] for role in _ROLES}
        rows.append({"序号": str(number), "工作任务": text, **parties})
    with (folder / "tasks.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(published[0]), restval="")
        writer.writeheader()
        writer.writerows(rows)
