#!/usr/bin/env python3
"""What one writes in an afternoon: pandas reads the tables, a loop over templates writes the pages.

As HTML it is the floor of what a site can cost; as Markdown it feeds MkDocs.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, Template, select_autoescape

_HERE = Path(__file__).resolve().parent
_ROLES = {"牵头单位": "●", "配合单位": "○", "落实单位": "△"}
_SUFFIXES = {"html": ".html", "markdown": ".md"}

Page = tuple[str, str, Mapping[str, object]]


def pages(data: Path) -> Iterator[Page]:
    """The pages of a list.

    Args:
        data: The data folder.

    Yields:
        The address of each page, its template, and what the template is given.
    """
    import pandas as pd

    tasks = pd.read_csv(data / "tasks.csv", encoding="utf-8-sig", dtype=str, keep_default_na=False)
    plans = pd.read_csv(data / "plans.csv", encoding="utf-8-sig", dtype=str)
    titles = dict(zip(plans["网址名"], plans["标题"], strict=True))
    address = {
        name: f"{folder}/{slug}"
        for folder in ("units", "counties")
        for name, slug in pd.read_csv(
            data / f"{folder}.csv", encoding="utf-8-sig", dtype=str, usecols=["名称", "网址名"]
        ).itertuples(index=False)
    }
    tasks["id"] = tasks["清单"] + "-" + tasks["序号"]
    for role in _ROLES:
        tasks[role] = [names.split("、") if names else [] for names in tasks[role]]
    duties: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for task in tasks.to_dict("records"):
        roles = [(role, [(one, address[one]) for one in task[role]]) for role in _ROLES]
        for role, parties in roles:
            for name, _ in parties:
                duties[name][role].append((task["id"], task["标题"]))
        yield (
            f"tasks/{task['id']}",
            "task",
            {
                "title": task["标题"],
                "text": task["工作任务"],
                "roles": [(role, parties) for role, parties in roles if parties],
            },
        )
    for name, place in address.items():
        found = [(role, duties[name][role]) for role in _ROLES if duties[name][role]]
        yield place, "party", {"title": name, "roles": found}
    counts = []
    for plan, rows in tasks.groupby("清单", sort=False):
        counts.append((plan, titles[str(plan)], len(rows)))
        records = rows.to_dict("records")
        marks = [
            {one: mark for role, mark in _ROLES.items() for one in row[role]} for row in records
        ]
        named = set().union(*marks)
        columns = [(name, place) for name, place in address.items() if name in named]
        yield (
            f"plans/{plan}",
            "matrix",
            {
                "title": titles[str(plan)],
                "parties": columns,
                "rows": [
                    (row["id"], row["标题"], [cells.get(name, "") for name, _ in columns])
                    for row, cells in zip(records, marks, strict=True)
                ],
            },
        )
    yield "", "home", {"title": "责任分工查询", "plans": counts, "parties": list(address.items())}


def main() -> None:
    """Write the pages: `plain.py DATA OUT html|markdown`."""
    data, out, form = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    suffix = _SUFFIXES[form]
    environment = Environment(
        loader=FileSystemLoader(_HERE / "plain"), autoescape=select_autoescape(("html",))
    )
    kinds = ("home", "task", "party", "matrix")
    templates: dict[str, Template] = {
        kind: environment.get_template(f"{form}/{kind}{suffix}") for kind in kinds
    }
    for address, kind, context in pages(data):
        name = f"{address or 'index'}.md" if form == "markdown" else f"{address}/index.html"
        file = out / name.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(templates[kind].render(context), encoding="utf-8")


if __name__ == "__main__":
    main()
