"""Whatever is done to ids, slugs and rows: what would vanish is found, and nothing else."""

from __future__ import annotations

import csv
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA, ROOT
from zeren.checks.folder import check_folder
from zeren.editing.address_book import FILE, keep_addresses
from zeren.reading.kept_addresses import KeptAddress, beginning, kept_addresses
from zeren.reading.names import names_of
from zeren.reading.rows import task_rows
from zeren.reading.sources import Sources, read_sources
from zeren.register.building import build_register

CODES = {"R040", "R043", "T044"}
TASKS = (
    "建立托育服务体系，每千人口托位达到4.5个。",
    "落实计划生育法规，依法组织实施三孩政策。",
    "完善生育保险制度，保障参保女职工待遇。",
    "推动高校开设托育专业，培养专业人才。",
    "加强出生缺陷防治，扩大新生儿筛查病种。",
    "规范用人单位招聘行为，保障妇女就业权益。",
)
NAMES = ("州财政局", "州交通局", "州水利局", "州民政局")


def write(folder: Path, plan: str, tasks: dict[str, str], slugs: dict[str, str]) -> None:
    """Write a small list: texts by 编号, slugs by the name of the unit."""
    (folder / "plans.yml").write_text(f"- {{slug: {plan}, title: 清单}}\n", encoding="utf-8")
    units = [{"name": name, "slug": slug, "kind": "部门"} for name, slug in slugs.items()]
    (folder / "units.yml").write_text(yaml.safe_dump(units, allow_unicode=True), encoding="utf-8")
    for file in ("counties.yml", "collectives.yml"):
        (folder / file).write_text("", encoding="utf-8")
    with (folder / "tasks.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(["序号", "编号", "工作任务", "牵头单位"])
        lead = "、".join(slugs)
        writer.writerows([number, number, text, lead] for number, text in tasks.items())


def publish(folder: Path) -> None:
    checked = check_folder(folder)
    assert not checked.has_errors, checked.findings
    keep_addresses(folder, checked.files, checked.sources, build_register(checked.sources))


numbered = st.lists(st.sampled_from(TASKS), min_size=1, unique=True).flatmap(
    lambda texts: st.lists(
        st.integers(1, 9), min_size=len(texts), max_size=len(texts), unique=True
    ).map(lambda numbers: dict(zip(map(str, numbers), texts, strict=True)))
)
named = st.lists(st.sampled_from(NAMES), min_size=1, unique=True).flatmap(
    lambda names: st.permutations("abcdef").map(lambda slugs: dict(zip(names, slugs, strict=False)))
)
lists = st.tuples(st.sampled_from(["roads", "ways", "roads-1"]), numbered, named)


@given(lists, lists)
def test_what_would_vanish_or_is_taken_is_found_and_nothing_else(
    before: tuple[str, dict[str, str], dict[str, str]],
    after: tuple[str, dict[str, str], dict[str, str]],
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, *before)
        publish(folder)
        write(folder, *after)
        found = check_folder(folder).findings
    (old, tasks, slugs), (new, tasks_now, slugs_now) = before, after
    pages = {f"tasks/{new}-{number}/": text for number, text in tasks_now.items()}
    expected = set()
    for number, text in tasks.items():
        address = f"tasks/{old}-{number}/"
        now = address if address in pages else f"tasks/{new}-{number}/"
        if address in pages and pages[address] != text:
            expected.add(("T044", number if old == new else address.removeprefix(f"tasks/{new}-")))
        elif pages.get(now) != text:
            expected.add(("R040", address))
    for unit, slug in slugs.items():
        if slug in slugs_now.values() and slugs_now.get(unit, slug) != slug:
            expected.add(("R043", f"units/{slug}/"))
        elif unit not in slugs_now and slug not in slugs_now.values():
            expected.add(("R040", f"units/{slug}/"))
    told = {(one.code, one.value.strip("/") if one.code == "T044" else one.value) for one in found}
    assert {one for one in told if one[0] in CODES} == {
        (code, value.strip("/") if code == "T044" else value) for code, value in expected
    }


@pytest.mark.parametrize("data", [DATA / "birth-support", ROOT / "examples" / "county" / "data"])
def test_two_tasks_of_a_list_are_always_told_apart(data: Path) -> None:
    """Every task in the place of every other one."""
    sources, _ = read_sources(data)
    rows = task_rows(sources, names_of(sources))
    texts = [row.get("text") for row in rows]
    assert len(texts) == 29
    for kept, text in permutations(texts, 2):
        assert not is_kept(beginning(kept), text), (kept, text)


@pytest.mark.parametrize(
    ("now", "is_same"),
    [
        ("建立普惠托育服务体系，到2027年每千人口托位达到4.8个。", True),
        ("进一步建立健全托育服务体系，每千人口拥有托位4.5个以上。", True),
        ("（一）建立托育服务体系，每千人口托位达到4.5个。另报进展。", True),
        ("加强出生缺陷防治，扩大新生儿筛查病种。", False),
        ("推动高校开设托育专业，培养专业人才。", False),
    ],
)
def test_a_task_reworded_is_the_same(now: str, *, is_same: bool) -> None:
    assert is_kept(TASKS[0], now) is is_same


def is_kept(name: str, text: str) -> bool:
    """Whether a text is taken for the task whose beginning was kept, at the same address."""
    with TemporaryDirectory() as folder:
        write(Path(folder), "p", {"1": text}, {"州财政局": "a"})
        line = f'网址,名称\ntasks/p-1/,"{name}"\n'
        (Path(folder) / FILE).write_text(line, encoding="utf-8")
        (one,) = kept(read_sources(Path(folder))[0])
    return one.now == one.address and not one.is_others


def kept(sources: Sources) -> tuple[KeptAddress, ...]:
    return kept_addresses(sources, task_rows(sources, names_of(sources)))


def test_it_says_where_the_text_stands_now() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, "p", {"5": TASKS[0], "6": TASKS[1]}, {"州财政局": "a"})
        publish(folder)
        write(folder, "p", {"5": TASKS[1]}, {"州财政局": "a"})
        found = {one.code: one for one in check_folder(folder).findings}
        taken, gone = found["T044"], found["R040"]
    assert "这段文字现在是第 5 项（p-5）" in gone.message
    assert "现在是另一项任务" in taken.message
    assert "addresses.csv 第 4 行" in taken.hint
