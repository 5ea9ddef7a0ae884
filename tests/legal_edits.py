"""What an office may do to its data at any time, as hypothesis draws it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from zeren.columns import head_of

Entry = dict[str, Any]
Edit = Callable[[st.DrawFn, "OfficeData"], None]

STEMS = ("plans", "units", "counties", "collectives", "synonyms", "accepted")
# A list that nobody keeps as published: its tasks may be added, removed and reworded.
OTHER_PLAN = "other-list"
NUMBER, TEXT, PLAN, TITLE = (head_of(key) for key in ("number", "text", "plan", "title"))
LEAD, SUPPORT = head_of("lead"), head_of("support")
_WORDS = st.text("办好养老就学看病出行用水用电修路造林植树防火助残扶幼", min_size=4, max_size=12)


@dataclass
class OfficeData:
    """The data of an office, open for edits.

    Attributes:
        entries: The entries of each registry file.
        rows: The rows of the table by head.
        site: What `site.yml` says.
        made: How many things were added, so that each gets a name of its own.
    """

    entries: dict[str, list[Entry]]
    rows: list[dict[str, str]]
    site: Entry
    made: int = field(default=0)

    def next_number(self) -> int:
        """A number that no other addition has."""
        self.made += 1
        return self.made

    def add_entry(self, stem: str, entry: Entry) -> None:
        """Add an entry to a registry file."""
        self.entries[stem].append(entry)

    def write(self, folder: Path) -> None:
        """Write the files in place of those that stand there."""
        for stem in STEMS:
            _write_yaml(folder / f"{stem}.yml", self.entries[stem])
        _write_yaml(folder / "site.yml", self.site)
        heads = list(dict.fromkeys(head for row in self.rows for head in row))
        with (folder / "tasks.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, heads, restval="")
            writer.writeheader()
            writer.writerows(self.rows)


def read_office_data(folder: Path) -> OfficeData:
    """Read a data folder whose registry files are YAML."""
    entries = {stem: _read_yaml(folder / f"{stem}.yml") or [] for stem in STEMS}
    with (folder / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return OfficeData(entries, rows, _read_yaml(folder / "site.yml") or {})


def _read_yaml(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None


def _write_yaml(path: Path, content: object) -> None:
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=inf)
    path.write_text(text, encoding="utf-8")


# ---- Parties ----


def add_unit(draw: st.DrawFn, data: OfficeData) -> None:
    """Register a unit, in any place, that bears a task of the other list."""
    number = data.next_number()
    unit = {"name": f"州{draw(_WORDS)}{number}局", "slug": f"unit-{number}", "kind": "政府部门"}
    add_task(draw, data)
    data.rows[-1][SUPPORT] = unit["name"]
    units = data.entries["units"]
    units.insert(draw(st.integers(0, len(units))), unit)


def rename_unit(draw: st.DrawFn, data: OfficeData) -> None:
    """Give a unit a new name and keep the former one, for the source still says it."""
    unit = draw(st.sampled_from(data.entries["units"]))
    old, unit["name"] = unit["name"], f"{unit['name']}（新{data.next_number()}）"
    former = {"name": old, "until": "2026年1月", "source": "机构改革方案"}
    unit.setdefault("former_names", []).append(former)
    for row in data.rows:
        for head in (LEAD, SUPPORT):
            names = row.get(head, "").split("、")
            row[head] = "、".join(unit["name"] if name == old else name for name in names)
    for collective in data.entries["collectives"]:
        if isinstance(members := collective.get("members"), list):
            collective["members"] = [unit["name"] if name == old else name for name in members]


def add_contact(draw: st.DrawFn, data: OfficeData) -> None:
    """Add an office, a telephone or both to a unit or county."""
    party = draw(st.sampled_from([*data.entries["units"], *data.entries["counties"]]))
    contact = {"office": "综合科", "phone": draw(st.from_regex(r"0692-2[0-9]{6}", fullmatch=True))}
    wanted = draw(st.sets(st.sampled_from(sorted(contact)), min_size=1))
    party["contact"] = {key: contact[key] for key in contact if key in wanted}


def add_alias(draw: st.DrawFn, data: OfficeData) -> None:
    """Add an everyday name to a party."""
    files = ("units", "counties", "collectives")
    party = draw(st.sampled_from([party for stem in files for party in data.entries[stem]]))
    party.setdefault("aliases", []).append(f"{draw(_WORDS)}{data.next_number()}")


def add_successor(draw: st.DrawFn, data: OfficeData) -> None:
    """Say who took a unit's duties over."""
    unit = draw(st.sampled_from(data.entries["units"]))
    name = f"州{draw(_WORDS)}{data.next_number()}局"
    unit["successor"] = {"name": name, "since": "2026年1月", "source": "机构改革方案"}


def add_collective(draw: st.DrawFn, data: OfficeData) -> None:
    """Register a collective with its members, which bears a task of the other list."""
    number = data.next_number()
    units = [unit["name"] for unit in data.entries["units"]]
    members = draw(st.lists(st.sampled_from(units), min_size=1, max_size=4, unique=True))
    name = f"{draw(_WORDS)}{number}专班成员单位"
    data.add_entry("collectives", {"name": name, "slug": f"group-{number}", "members": members})
    add_task(draw, data)
    data.rows[-1][SUPPORT] = name


def publish_members(draw: st.DrawFn, data: OfficeData) -> None:
    """Fill in the members of a collective, now that they are published."""
    units = [unit["name"] for unit in data.entries["units"]]
    for collective in data.entries["collectives"]:
        if collective.get("members") == "unpublished":
            members = st.lists(st.sampled_from(units), min_size=1, max_size=9, unique=True)
            collective["members"] = draw(members)


def reorder_parties(draw: st.DrawFn, data: OfficeData) -> None:
    """Put units and counties into another order."""
    for stem in ("units", "counties"):
        data.entries[stem] = draw(st.permutations(data.entries[stem]))


# ---- Lists and tasks ----


def add_plan(_: st.DrawFn, data: OfficeData) -> None:
    """Add the other list, unless it is there."""
    if all(plan["slug"] != OTHER_PLAN for plan in data.entries["plans"]):
        (first,) = data.entries["plans"]
        data.add_entry("plans", {"slug": OTHER_PLAN, "title": "另一个清单", "issuer": "州人民政府"})
        for row in data.rows:
            row[PLAN] = first["slug"]


def add_task(draw: st.DrawFn, data: OfficeData) -> None:
    """Add a task to the other list."""
    add_plan(draw, data)
    number = len(_others(data)) + 1
    unit = draw(st.sampled_from(data.entries["units"]))
    text = f"{draw(_WORDS)}，{draw(_WORDS)}{data.next_number()}。"
    data.rows.append({PLAN: OTHER_PLAN, NUMBER: str(number), TEXT: text, LEAD: unit["name"]})


def remove_task(draw: st.DrawFn, data: OfficeData) -> None:
    """Remove the last task of the other list; there is another."""
    add_task(draw, data)
    add_task(draw, data)
    data.rows.remove(_others(data)[-1])


def reword_task(draw: st.DrawFn, data: OfficeData) -> None:
    """Give a task of the other list another text."""
    add_task(draw, data)
    row = draw(st.sampled_from(_others(data)))
    row[TEXT] = f"{draw(_WORDS)}，做到{draw(_WORDS)}{data.next_number()}。"


def retitle_task(draw: st.DrawFn, data: OfficeData) -> None:
    """Give any task another short title of ours, or none."""
    row = draw(st.sampled_from(data.rows))
    row[TITLE] = draw(st.just("") | _WORDS)


def say_more(draw: st.DrawFn, data: OfficeData) -> None:
    """Fill in what lists may say besides: chapter, deadline, leader, note."""
    add_task(draw, data)
    for key in ("chapter", "deadline", "leader", "note"):
        draw(st.sampled_from(_others(data)))[head_of(key)] = draw(_WORDS)


def describe_plan(draw: st.DrawFn, data: OfficeData) -> None:
    """Say more of a list."""
    plan = draw(st.sampled_from(data.entries["plans"]))
    plan.update(issuer="州人民政府", document_no="州政发〔2026〕1号", issued="2026年1月2日")
    plan.update(link="https://www.example.gov.cn/1.html")


def _others(data: OfficeData) -> list[dict[str, str]]:
    return [row for row in data.rows if row.get(PLAN) == OTHER_PLAN]


# ---- Besides ----


def add_synonym(draw: st.DrawFn, data: OfficeData) -> None:
    """Add what people say for a word of the data."""
    row = draw(st.sampled_from(data.rows))
    said = f"{draw(_WORDS)}{data.next_number()}"
    data.add_entry("synonyms", {"said": [said], "means": [row[TEXT][:4]]})


def accept_no_lead(draw: st.DrawFn, data: OfficeData) -> None:
    """Accept that nobody leads a task."""
    add_task(draw, data)
    row = data.rows[-1]
    row[LEAD], row[SUPPORT] = "", row[LEAD]
    _accept(data, "T013", f"{OTHER_PLAN}-{row[NUMBER]}")


def accept_idle_unit(draw: st.DrawFn, data: OfficeData) -> None:
    """Accept that a unit bears nothing."""
    number = data.next_number()
    unit = {"name": f"州{draw(_WORDS)}{number}站", "slug": f"idle-{number}", "kind": "事业单位"}
    data.add_entry("units", unit)
    _accept(data, "R011", unit["slug"])


def accept_other_parties(draw: st.DrawFn, data: OfficeData) -> None:
    """Accept that a published task was given to further units since."""
    row = draw(st.sampled_from([row for row in data.rows if row.get(PLAN) != OTHER_PLAN]))
    named = {name for head in (LEAD, SUPPORT) for name in row[head].split("、")}
    free = [unit["name"] for unit in data.entries["units"] if unit["name"] not in named]
    row[SUPPORT] = "、".join(filter(None, (row[SUPPORT], draw(st.sampled_from(free)))))
    _accept(data, "T021", f"{data.entries['plans'][0]['slug']}-{row[NUMBER]}")


def _accept(data: OfficeData, code: str, about: str) -> None:
    entry = {"code": code, "id": about, "reason": "原文如此，已核对"}
    if entry not in data.entries["accepted"]:
        data.add_entry("accepted", entry)


def change_settings(draw: st.DrawFn, data: OfficeData) -> None:
    """Say more of the site, and call the levels otherwise."""
    settings = {
        "name": "任务分工一览",
        "owner": "州人民政府办公室",
        "contact": {"office": "综合科", "phone": "0692-2000000"},
        "labels": ["内部资料"],
        "audience": "internal",
        "words": {"level": "市", "territory": "乡镇街道"},
    }
    wanted = draw(st.sets(st.sampled_from(sorted(settings)), min_size=1))
    data.site.update({key: settings[key] for key in settings if key in wanted})


EDITS: tuple[Edit, ...] = (
    add_unit,
    rename_unit,
    add_contact,
    add_alias,
    add_successor,
    add_collective,
    publish_members,
    reorder_parties,
    add_plan,
    add_task,
    remove_task,
    reword_task,
    retitle_task,
    say_more,
    describe_plan,
    add_synonym,
    accept_no_lead,
    accept_idle_unit,
    accept_other_parties,
    change_settings,
)
