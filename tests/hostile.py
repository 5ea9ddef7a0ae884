"""A data folder in which every field that takes free text holds a text that would like to act."""

from __future__ import annotations

import csv
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import DATA
from zeren import addresses
from zeren.columns import head_of
from zeren.model import Party, Plan, Task
from zeren.pages.making import KINDS
from zeren.pages.shelf import EMPTY_SHELF
from zeren.pages.views.common import Page
from zeren.pages.views.home import MOST_PLANS
from zeren.register.building import Register
from zeren.register.questions import paragraphs

TEXTS: list[str] = yaml.safe_load((DATA / "hostile.yml").read_text(encoding="utf-8"))

# So many texts share a value: the fewer pages, the sooner a browser has opened them all.
_AT_ONCE = 8

# Addresses; a task's text, which is shown by paragraphs; what has words of its own.
_NO_TEXTS = frozenset({"id", "slug", "plan", "text", "status", "superseded_by"})


def write_hostile(folder: Path) -> Path:
    """Write a data folder with a plan, unit, county, collective and task for each few texts."""
    folder.mkdir()
    groups = [TEXTS[start : start + _AT_ONCE] for start in range(0, len(TEXTS), _AT_ONCE)]
    numbered = list(enumerate(groups, start=1))
    entries: dict[str, list[dict[str, Any]]] = {
        "plans": [_plan(number, texts) for number, texts in numbered],
        "units": [_unit(number, texts) for number, texts in numbered],
        "counties": [_county(number, texts) for number, texts in numbered],
        "collectives": [_collective(number, texts) for number, texts in numbered],
    }
    for name, listed in entries.items():
        content = yaml.safe_dump(listed, allow_unicode=True, sort_keys=False, width=math.inf)
        (folder / f"{name}.yml").write_text(content, encoding="utf-8")
    rows = [_task(number, texts) for number, texts in numbered]
    with (folder / "tasks.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writerow({key: head_of(key) for key in rows[0]})
        writer.writerows(rows)
    return folder


def _value(texts: list[str], field: str) -> str:
    """The texts in one value, each once first or last in some field.

    They are joined by the field's name, so that a lost field does not hide behind another one.
    """
    first = sum(map(ord, field)) % len(texts)
    return f"〔{field}〕".join([*texts[first:], *texts[:first]]).strip()


def _plan(number: int, texts: list[str]) -> dict[str, Any]:
    return {
        "slug": f"p{number}",
        "title": _value(texts, "清单"),
        "issuer": _value(texts, "印发机关"),
        "document_no": _value(texts, "文号"),
        "issued": _value(texts, "印发日期"),
        "source": _value(texts, "清单来源"),
    }


def _unit(number: int, texts: list[str]) -> dict[str, Any]:
    former = {"name": "曾用名", "until": "止于", "source": "曾用名来源"}
    return {
        "name": _value(texts, "单位"),
        "slug": f"u{number}",
        "kind": _value(texts, "类别"),
        "aliases": [_value(texts, "简称"), _value(texts, "又称")],
        "former_names": [{key: _value(texts, field) for key, field in former.items()}],
        "successor": {
            "name": _value(TEXTS[:_AT_ONCE], "单位"),
            "since": _value(texts, "起于"),
            "source": _value(texts, "承接来源"),
        },
        "contact": {"office": _value(texts, "科室"), "phone": _value(texts, "电话")},
    }


def _county(number: int, texts: list[str]) -> dict[str, Any]:
    return {
        "name": _value(texts, "县市"),
        "slug": f"c{number}",
        "code": f"{number:06}",
        "aliases": [_value(texts, "县市简称")],
        "contact": {"office": _value(texts, "县市科室"), "phone": _value(texts, "县市电话")},
    }


def _collective(number: int, texts: list[str]) -> dict[str, Any]:
    return {
        "name": _value(texts, "集体"),
        "slug": f"k{number}",
        "members": [_value(TEXTS[:_AT_ONCE], "单位")],
        "aliases": [_value(texts, "集体简称")],
        "note": _value(texts, "集体说明"),
    }


def _task(number: int, texts: list[str]) -> dict[str, str]:
    return {
        "number": _value(texts, "序号"),
        "id": f"n{number}",
        "plan": f"p{number}",
        "chapter": _value(texts, "章节"),
        "title": _value(texts, "标题"),
        "text": "\n".join(["首段", *texts, _value(texts, "末段")]),
        "lead": _value(texts, "单位"),
        "support": _value(texts, "县市"),
        "implement": _value(texts, "集体"),
        "sentence": _value(texts, "责任原文"),
        "deadline": _value(texts, "时限"),
        "leader": _value(texts, "责任领导"),
        "note": _value(texts, "备注"),
    }


# ---- What each page must show ----


def shown_texts(register: Register) -> dict[str, list[str]]:
    """The texts of the register that each page must show, by the page's address."""
    names = [party.name for party in register.parties]
    kinds = [unit.kind for unit in register.units]
    plans = [plan.title for plan in register.plans]
    numbers = [task.number for task in register.tasks]
    titles = [task.title for task in register.tasks]
    chapters = [task.chapter or "" for task in register.tasks]
    return {
        addresses.HOME: [*names, *kinds, *plans[:MOST_PLANS]],
        addresses.TASKS: [*numbers, *titles, *chapters, *names, *plans],
        addresses.UNITS: [*(unit.name for unit in register.units), *kinds],
        addresses.COUNTIES: [county.name for county in register.counties],
        addresses.COLLECTIVES: [collective.name for collective in register.collectives],
        addresses.PLANS: plans,
        addresses.MATRIX: [*plans, *names, *kinds],
        addresses.STATISTICS: [*(unit.name for unit in register.units), *kinds],
        **{addresses.task_page(task): _of_task(register, task) for task in register.tasks},
        **{addresses.plan_page(plan): _of_plan(register, plan) for plan in register.plans},
        **{addresses.plan_matrix(plan): _of_matrix(register, plan) for plan in register.plans},
        **{addresses.party_page(party): _of_party(register, party) for party in register.parties},
    }


def frames(register: Register) -> list[Page]:
    """The frames of all pages, with the titles and descriptions that they must bear."""
    return [
        filled.view.page
        for kind in KINDS
        for filled in kind.pages(register, EMPTY_SHELF)
        if filled.view is not None and filled.path.endswith(".md")
    ]


def _of_task(register: Register, task: Task) -> list[str]:
    parties = [assignment.party for assignment in register.written_of[task.id]]
    plan = register.plan_of[task.plan].title
    return [*_texts(asdict(task)), *paragraphs(task.text), *parties, plan]


def _of_matrix(register: Register, plan: Plan) -> list[str]:
    tasks = [task for task in register.tasks if task.plan == plan.slug]
    named = [register.party_of[a.party] for task in tasks for a in register.written_of[task.id]]
    words = [[task.number, task.title] for task in tasks]
    return [
        *(word for row in words for word in row),
        *(party.name for party in named),
        *map(register.kind_of, named),
        plan.title,
    ]


def _of_plan(register: Register, plan: Plan) -> list[str]:
    tasks = [task for task in register.tasks if task.plan == plan.slug]
    rows = [[task.number, task.chapter or "", task.sentence] for task in tasks]
    bodies = [paragraphs(task.text) for task in tasks]
    return [*_texts(asdict(plan)), *(text for row in (*rows, *bodies) for text in row)]


def _of_party(register: Register, party: Party) -> list[str]:
    tasks = [register.task_of[a.task_id] for a in register.direct_of.get(party.name, ())]
    rows = [[task.number, task.title, *paragraphs(task.text)] for task in tasks]
    return [*_texts(asdict(party)), *(text for row in rows for text in row)]


def _texts(value: object) -> list[str]:
    """The texts in a record, those within its parts included."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [t for key, part in value.items() if key not in _NO_TEXTS for t in _texts(part)]
    return [t for part in value for t in _texts(part)] if isinstance(value, (list, tuple)) else []
