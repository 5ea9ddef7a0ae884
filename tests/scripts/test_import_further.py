"""Columns that one list has besides, from its first import through revised ones."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from scripts.import_list import main
from tests.commands import AsCommand, Done, Run
from tests.conftest import MakeData
from tests.published_forms import as_html
from tests.tables import with_tables
from zeren.checks.folder import check_folder
from zeren.findings import errors_of
from zeren.reading.sources import read_sources

HEADS = ["序号", "工作任务", "责任单位", "完成时限", "整改目标", "责任人"]
FIRST = [
    ["1", "修复石桥。", "州财政局", "6月底", "三座", "张三"],
    ["2", "新建公厕。", "州财政局", "9月底", "两座", "李四"],
]
ODD = ["项目、地点", '说"甲"', "=合计", "+增幅", "-降幅", "@谁"]
VALUES = ["甲、乙", '"引"', "=1+1", "+3%", "-5", "@张"]


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(main)


@pytest.fixture(params=["YAML", "tables"])
def data(request: pytest.FixtureRequest, make_data: MakeData) -> Path:
    folder = make_data("minimal")
    if request.param == "tables":
        with_tables(folder)
    return folder


def imported(run: Run, folder: Path, rows: list[list[str]]) -> Done:
    file = folder.parent / "list.html"
    file.write_bytes(as_html(rows))
    page = folder.parent / "page.html"
    return run(
        file, "--plan=rectify", "--title=整改清单", "--yes", f"--data={folder}", f"--review={page}"
    )


def cells(folder: Path) -> list[dict[str, str]]:
    """The cells of the rows of the plan, as our reader has them."""
    tables = read_sources(folder)[0].tables
    return [
        dict(row.cells) for table in tables for row in table.rows if row.get("plan") == "rectify"
    ]


def heads_of_plan(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    plans = read_sources(folder)[0].of("plans")
    plan = next(one for one in plans if one.text("slug") == "rectify")
    return plan.texts("columns"), plan.texts("private_columns")


def test_a_first_list_registers_its_columns_and_keeps_persons_private(data: Path, run: Run) -> None:
    done = imported(run, data, [HEADS, *FIRST])
    assert done.returncode == 0, done.stderr
    assert "整改目标 → 照原文保留为另有的列，网站显示" in done.stdout
    assert "责任人 → 照原文保留为另有的列，不公开，只留在表里" in done.stdout
    assert heads_of_plan(data) == (("整改目标",), ("责任人",))
    assert [(row["整改目标"], row["责任人"]) for row in cells(data)] == [
        ("三座", "张三"),
        ("两座", "李四"),
    ]


def test_a_revised_list_changes_cells_keeps_silent_ones_and_adds_columns(
    data: Path, run: Run
) -> None:
    imported(run, data, [HEADS, *FIRST])
    revised = [
        [*HEADS, "分值", *ODD],
        [*FIRST[0][:4], "四座", "张三", "5", *VALUES],
        [*FIRST[1][:4], "", "李四", "5", *VALUES],
    ]
    done = imported(run, data, revised)
    assert done.returncode == 0, done.stderr
    assert "整改目标：三座 → 四座" in done.stdout
    assert heads_of_plan(data) == (("整改目标", "分值", *ODD), ("责任人",))
    rows = cells(data)
    assert [row["整改目标"] for row in rows] == ["四座", "两座"]
    assert [[row[head] for head in ODD] for row in rows] == [VALUES, VALUES]
    checked = check_folder(data)
    assert [*errors_of(checked.findings)] == []
    assert not {"F006"} & {finding.code for finding in checked.findings}
    # A spreadsheet takes none of them for a formula.
    with (data / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        written = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in written)
    assert "与表里相同，没有要写入的。" in imported(run, data, revised).stdout


def test_a_column_that_no_plan_names_yet_keeps_its_cells_or_tells(data: Path, run: Run) -> None:
    imported(run, data, [HEADS[:4], *(row[:4] for row in FIRST)])
    table = data / "tasks.csv"
    with table.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    with table.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[*head, "整改目标"], *([*row, f"旧{row[0]}"] for row in rows)])
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(text.replace("旧1", "", 1), encoding="utf-8-sig")  # of another plan
    done = imported(run, data, [HEADS[:5], FIRST[0][:5], [*FIRST[1][:4], ""]])
    assert done.returncode == 0, done.stderr
    assert "整改目标：旧1 → 三座" in done.stdout
    assert [row["整改目标"] for row in cells(data)] == ["三座", "旧2"]


def test_a_column_as_the_plan_has_it_is_told_so(make_data: MakeData, run: Run) -> None:
    plans = "- {slug: rectify, title: 清单, columns: [责任人], private_columns: [整改目标]}\n"
    done = imported(run, make_data("minimal", plans=plans), [HEADS, *FIRST])
    assert "责任人 → 照原文保留为另有的列，网站显示" in done.stdout
    assert "整改目标 → 照原文保留为另有的列，不公开，只留在表里" in done.stdout


def test_a_head_that_no_cell_can_hold_is_told(make_data: MakeData, run: Run) -> None:
    folder = make_data("minimal")
    with_tables(folder)
    done = imported(run, folder, [[*HEADS, "甲；乙"], *([*row, "丙"] for row in FIRST)])
    assert done.returncode == 1
    assert "“甲；乙”里有“；”，登记表的一格里写不下，没有写入" in done.stderr
