"""The same content as each system reads it: a data folder, or one file of JSON."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.sites.content import ROLES, Content, plan_id, plan_title

ROLE_HEADS = ("牵头单位", "配合单位", "落实单位")
_TASK_HEADS = ("清单", "序号", "标题", "工作任务", *ROLE_HEADS)


def write_data(content: Content, folder: Path) -> None:
    """Write the tables of a data folder, over those that are there.

    Args:
        content: The list.
        folder: The data folder.
    """
    names = {party.id: party.name for party in content.parties}
    folder.mkdir(parents=True, exist_ok=True)
    _write(
        folder / "tasks.csv",
        _TASK_HEADS,
        (
            (
                plan_id(task.plan),
                str(task.number),
                task.title,
                task.text,
                *("、".join(names[one] for one in ids) for ids in task.parties),
            )
            for task in content.tasks
        ),
    )
    _write(
        folder / "plans.csv",
        ("网址名", "标题", "来源"),
        ((plan_id(plan), plan_title(plan), f"附件{plan}") for plan in content.plans),
    )
    units = (one for one in content.parties if one.folder == "units")
    _write(
        folder / "units.csv",
        ("名称", "网址名", "类别"),
        ((one.name, one.id, one.kind) for one in units),
    )
    counties = (one for one in content.parties if one.folder == "counties")
    _write(folder / "counties.csv", ("名称", "网址名"), ((one.name, one.id) for one in counties))
    _write(
        folder / "collectives.csv",
        ("名称", "网址名", "成员"),
        [("各县市党委和政府", "county-governments", "全部")],
    )


def write_json(content: Content, file: Path) -> None:
    """Write one file with the duties of parties joined, which spares a reader that work.

    Args:
        content: The list.
        file: The file; its folder is made.
    """
    duties: dict[tuple[str, str], list[int]] = defaultdict(list)
    in_plan: dict[int, set[str]] = defaultdict(set)
    for index, task in enumerate(content.tasks):
        for role, ids in zip(ROLES, task.parties, strict=True):
            in_plan[task.plan].update(ids)
            for one in ids:
                duties[one, role].append(index)
    rows: dict[int, list[int]] = defaultdict(list)
    for index, task in enumerate(content.tasks):
        rows[task.plan].append(index)
    joined = {
        "tasks": [
            {
                "id": task.id,
                "title": task.title,
                "text": task.text,
                **dict(zip(ROLES, map(list, task.parties), strict=True)),
            }
            for task in content.tasks
        ],
        "parties": {
            one.id: {
                "name": one.name,
                "folder": one.folder,
                **{role: duties[one.id, role] for role in ROLES},
            }
            for one in content.parties
        },
        "order": [one.id for one in content.parties],
        "plans": [
            {
                "id": plan_id(plan),
                "title": plan_title(plan),
                "tasks": rows[plan],
                "parties": [one.id for one in content.parties if one.id in in_plan[plan]],
            }
            for plan in content.plans
        ],
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(joined, ensure_ascii=False), encoding="utf-8")


def _write(file: Path, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(heads)
        writer.writerows(rows)
