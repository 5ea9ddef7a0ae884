"""The parts of `make bench` that measure nothing: lists, figures, tables, aims."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import pytest

from bench.sites.__main__ import HEADING, README
from bench.sites.aims import aims
from bench.sites.content import Content, changed, content_of, extended
from bench.sites.costs import Command, CommandError, Cost, cost_of
from bench.sites.figures import Figures, Key, Ratio, Seen, Size, Step, exponent
from bench.sites.folders import write_data, write_json
from bench.sites.plain import pages
from bench.sites.systems import HUGO, SITE, WITHOUT_OFFICE
from bench.sites.tables import table, tables
from zeren.checks.folder import check_folder

SIZES = (29, 250)


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def written(content: Content, folder: Path) -> Path:
    write_data(content, folder)
    return folder


def test_the_same_number_gives_the_same_bytes(tmp_path: Path) -> None:
    """On every Python and machine, so that figures of today and of another day can be compared."""
    data = written(content_of(29), tmp_path)
    assert digest(data) == "661119e37e2bd0bbf575e4286bf8c3bac31001c6cb9ac15a8a889f0476fa6aad"


@pytest.mark.parametrize("tasks", SIZES)
def test_titles_and_texts_are_distinct(tasks: int) -> None:
    content = content_of(tasks)
    assert len(content.tasks) == tasks
    for values in ({task.title for task in content.tasks}, {task.text for task in content.tasks}):
        assert len(values) == tasks
    assert max(task.number for task in content.tasks) <= 100


@pytest.mark.parametrize("tasks", SIZES)
def test_our_checks_find_nothing_in_a_list(tasks: int, tmp_path: Path) -> None:
    assert check_folder(written(content_of(tasks), tmp_path)).findings == ()


def test_one_cell_is_changed_each_round_in_another_way(tmp_path: Path) -> None:
    content = content_of(29)
    before = (written(content, tmp_path) / "tasks.csv").read_text("utf-8-sig").splitlines()
    texts = set()
    for round_ in range(3):
        listed, task, words = changed(content, round_)
        after = (written(listed, tmp_path) / "tasks.csv").read_text("utf-8-sig").splitlines()
        (row,) = [
            row for row, (old, new) in enumerate(zip(before, after, strict=True)) if old != new
        ]
        assert words in after[row]
        assert words in task.text
        assert words not in "".join(before)
        texts.add(task.text)
    assert len(texts) == 3


def test_one_task_is_added_to_the_last_plan() -> None:
    content = content_of(250)
    listed, task, words = extended(content)
    assert listed.tasks[:-1] == content.tasks
    assert listed.plans == content.plans
    assert task.id == "plan-003-51"
    assert words in task.text


def test_others_get_the_same_content_with_the_duties_joined(tmp_path: Path) -> None:
    content = content_of(250)
    write_json(content, tmp_path / "list.json")
    joined = json.loads((tmp_path / "list.json").read_text(encoding="utf-8"))
    assert [one["text"] for one in joined["tasks"]] == [task.text for task in content.tasks]
    for one in content.parties:
        duties = [index for index, task in enumerate(content.tasks) if one.id in task.parties[0]]
        assert joined["parties"][one.id]["lead"] == duties
    assert [index for plan in joined["plans"] for index in plan["tasks"]] == list(range(250))


def test_the_plain_loop_makes_every_page_once(tmp_path: Path) -> None:
    content = content_of(250)
    made = [(address, kind) for address, kind, _ in pages(written(content, tmp_path))]
    assert len(set(made)) == len(made)
    assert set(made) == {
        ("", "home"),
        *((one, "task" if one.startswith("tasks/") else "party") for one in content.addresses),
        *((f"plans/plan-{plan:03d}", "matrix") for plan in content.plans),
    }


def test_a_command_costs_what_it_starts_as_well(tmp_path: Path) -> None:
    """Two processes that hold 50 MB each at the same time."""
    hold = "held = b'1' * 50_000_000; "
    child = f"{hold}import time; time.sleep(2)"
    parent = f"{hold}import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    one, both = (
        cost_of([Command((sys.executable, "-c", code), tmp_path, {})]) for code in (child, parent)
    )
    assert 50e6 < one.largest < 100e6
    assert both.largest < 100e6 < both.together


def test_a_command_that_fails_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="gone"):
        cost_of([Command((sys.executable, "-c", "raise SystemExit('gone')"), tmp_path, {})])


def test_costs_add_up_and_memory_does_not() -> None:
    assert Cost(1, 2, 30, 40).then(Cost(1, 1, 20, 50)) == Cost(2, 3, 30, 50)


@pytest.mark.parametrize(
    ("few", "many", "wanted"),
    [
        ((1_000, 2.0), (10_000, 20.0), 1),
        ((1_000, 2.0), (10_000, 200.0), 2),
        ((1_000, 2.0), (10_000, 2.0), 0),
        ((100, 3.0), (10_000, 30.0), 0.5),
    ],
)
def test_exponents(few: tuple[int, float], many: tuple[int, float], wanted: float) -> None:
    assert exponent(few, many) == pytest.approx(wanted)


def figures() -> Figures:
    """Of a run in which a site took half as long as the other one, without a browser."""
    found = Figures(missing={"Other": "it could not be installed"}, starts={"check": 0.25})
    walls = {SITE: 9.0, WITHOUT_OFFICE: 5.0, HUGO: 10.0}
    for tasks, factor in ((1_000, 0.1), (10_000, 1.0)):
        for system, wall in walls.items():
            for step in (Step.NOTHING, Step.CELL):
                cost = Cost(wall * factor, 2 * wall * factor, 10**8, 6 * 10**8)
                found.runs[Key(tasks, system, step)] = [cost, cost, Cost(99, 99, 1, 1)]
            size = Size(1_234, 190_000_000, 299_000, 1_200_000)
            found.sizes[Key(tasks, system, Step.NOTHING)] = size
    return found


def test_the_middle_of_all_rounds_counts_and_the_most_memory() -> None:
    key = Key(10_000, HUGO, Step.CELL)
    assert figures().cost(key) == Cost(10, 20, 10**8, 6 * 10**8)
    assert figures().cost(Key(29, HUGO, Step.CELL)) is None
    assert figures().ratio(Key(10_000, SITE, Step.CELL), HUGO) == Ratio(0.9, 0.9)
    assert figures().ratio(Key(10_000, SITE, Step.CELL), "Other") is None


def test_aims_beside_what_was_measured() -> None:
    found = {aim.name: (aim.measured, aim.verdict) for aim in aims(figures())}
    assert found["site from nothing, of Hugo + Pagefind"] == (0.5, "yes")
    assert found["one changed cell"] == (5, "no")
    assert found["memory, all processes"] == (600, "no")
    assert found["exponent of CPU from 1,000 tasks"][0] == pytest.approx(1)
    assert found["office files, CPU a task"][0] == pytest.approx(0.8)
    assert found["bytes without office files"] == (190, "yes")
    assert found["largest data of a page, gzipped"] == (1.2, "no")
    assert found["search ready, from the first key"] == (None, "not measured")
    assert found["29 tasks: `zeren check`"] == (0.25, "yes")


def test_the_tables() -> None:
    run = figures()
    run.seen[10_000, SITE] = Seen(120, "matrix/", 300, 340, 20, 49, 120_000_000)
    text = "\n".join(tables(run))
    cost = "18.00 s | 9.00 s | 0.90 × | 0.90 × | 100.0 MB | 600.0 MB"
    size = "1,234 | 190.0 MB | 299 kB"
    assert f"| zeren build | from nothing | 10,000 | {cost} | {size} |" in text
    assert "| zeren build | one cell changed | 1,000 → 10,000 | 1.00 | 1.00 |" in text
    times = "120 ms | 300 ms | 340 ms | 20 ms | 49 ms"
    assert f"| zeren build | `/matrix/` | 10,000 | {times} | 120.0 MB |" in text
    assert "| memory of the page that searches | ≤ 150 MB | 120.00 MB | yes |" in text
    assert "Missing: Other: it could not be installed." in text


def test_a_table_of_markdown() -> None:
    assert table(("a", "b"), [("x", "1")], words=1) == "| a | b |\n| --- | ---: |\n| x | 1 |"


def test_the_page_has_the_place_for_the_tables() -> None:
    assert README.read_text(encoding="utf-8").count(HEADING) == 1
