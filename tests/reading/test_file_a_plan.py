"""The tasks in one file or one a plan: read the same, and every finding names the file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.conftest import MakeData, register_of
from zeren.checks.folder import check_folder
from zeren.editing.fixing import fix_folder

HEADS = "序号,工作任务,牵头单位\n"
PLANS = "- {slug: roads, title: 道路}\n- {slug: parks, title: 公园}\n"
ONE = "清单,序号,工作任务,牵头单位\nparks,1,栽树。,州民政局\nroads,1,修路。,州财政局\n"
ROADS, PARKS = f"{HEADS}1,修路。,州财政局\n", f"{HEADS}1,栽树。,州民政局\n"
BY_PLAN = {"tasks/roads.csv": ROADS, "tasks/parks.csv": PARKS}


@pytest.fixture
def folder(make_data: MakeData) -> Path:
    return make_data("minimal", tasks=None, plans=PLANS, **BY_PLAN)


def found(folder: Path) -> list[tuple[str, str, int | None]]:
    return [(one.code, one.file, one.row) for one in check_folder(folder).findings]


def test_both_forms_give_the_same_register_by_plans_as_registered(
    folder: Path, tmp_path: Path
) -> None:
    by_plan = register_of(folder)
    assert [task.id for task in by_plan.tasks] == ["roads-1", "parks-1"]
    for path in (folder / "tasks").iterdir():
        path.unlink()
    (folder / "tasks.csv").write_text(ONE, encoding="utf-8")
    one = register_of(tmp_path / "data")
    assert replace(one, version=by_plan.version) == by_plan


def test_a_column_of_plans_goes_before_the_name_of_the_file(folder: Path) -> None:
    (folder / "tasks" / "roads.csv").write_text(ONE, encoding="utf-8")
    (folder / "tasks" / "parks.csv").unlink()
    assert [task.id for task in register_of(folder).tasks] == ["roads-1", "parks-1"]


def test_findings_name_the_file_the_row_and_the_line(folder: Path) -> None:
    text = f'{HEADS}1,"栽树。\n浇水。",州民政局\n2,剪枝。,州林业局\n'
    (folder / "tasks" / "parks.csv").write_text(text, encoding="utf-8")
    (finding,) = check_folder(folder).findings
    assert (finding.code, finding.file, finding.row, finding.line) == (
        "T004",
        "tasks/parks.csv",
        3,
        4,
    )


def test_one_broken_file_hides_no_fault_of_another(folder: Path) -> None:
    (folder / "tasks" / "parks.csv").write_text('序号,工作任务\n1,"甲', encoding="utf-8")
    (folder / "tasks" / "roads.csv").write_text(f"{HEADS}1,修路。,州林业局\n", encoding="utf-8")
    assert found(folder) == [("F004", "tasks/parks.csv", None), ("T004", "tasks/roads.csv", 2)]


def test_a_file_without_a_column_is_told_once(folder: Path) -> None:
    (folder / "tasks" / "parks.csv").write_text("序号,牵头单位\n1,州民政局\n", encoding="utf-8")
    assert found(folder) == [("F005", "tasks/parks.csv", 1)]


def test_a_file_whose_name_is_no_plan_is_told_once(folder: Path) -> None:
    (folder / "tasks" / "lanes.csv").write_text(f"{ROADS}2,扫路。,州财政局\n", encoding="utf-8")
    (finding,) = check_folder(folder).findings
    assert (finding.code, finding.file, finding.row) == ("T009", "tasks/lanes.csv", None)


def test_a_repeated_task_is_told_with_the_file_of_the_first(folder: Path) -> None:
    text = "清单,序号,工作任务,牵头单位\nparks,1,浇水。,州财政局\n"
    (folder / "tasks" / "roads.csv").write_text(text, encoding="utf-8")
    (finding,) = check_folder(folder).findings
    assert finding.message == "编号“1”与 tasks/parks.csv 第 2 行重复。"


def test_numbers_run_within_each_file(folder: Path) -> None:
    (folder / "tasks" / "parks.csv").write_text(
        f"{HEADS}1,栽树。,州民政局\n3,浇水。,州民政局\n", encoding="utf-8"
    )
    assert found(folder) == [("T016", "tasks/parks.csv", 3)]


def test_both_forms_at_once_are_told_and_neither_is_read(folder: Path) -> None:
    (folder / "tasks.csv").write_text(ONE, encoding="utf-8")
    (finding,) = check_folder(folder).findings
    assert (finding.code, finding.value) == ("F027", "tasks.csv、tasks/")
    assert fix_folder(folder) == ()


def test_two_forms_of_one_plan_are_told(folder: Path) -> None:
    Workbook().save(folder / "tasks" / "parks.xlsx")
    (finding,) = check_folder(folder).findings
    assert (finding.code, finding.value) == ("F027", "tasks/parks.csv、tasks/parks.xlsx")


def test_what_programs_keep_beside_is_not_read(folder: Path) -> None:
    for name in ("~$parks.xlsx", ".parks.csv", "parks.csv.1.bak", "note.txt"):
        (folder / "tasks" / name).write_bytes(b"x")
    assert found(folder) == []


def test_a_folder_without_files_is_none(make_data: MakeData) -> None:
    folder = make_data("minimal")
    (folder / "tasks").mkdir()
    assert found(folder) == []
    (folder / "tasks.csv").unlink()
    assert found(folder) == [("F001", "tasks.csv", None)]


def test_fix_mends_each_file_and_keeps_a_copy_beside_it(folder: Path) -> None:
    (folder / "tasks" / "parks.csv").write_bytes(PARKS.replace("州民", " 州民").encode("gb18030"))
    assert {one.file: one.backup for one in fix_folder(folder)} == {
        "tasks/parks.csv": "tasks/parks.csv.1.bak",
        "tasks/roads.csv": "tasks/roads.csv.1.bak",
    }
    assert (folder / "tasks" / "parks.csv").read_text(encoding="utf-8-sig") == PARKS
    assert fix_folder(folder) == ()


def test_fix_makes_a_table_of_a_workbook_in_the_folder(folder: Path) -> None:
    (folder / "tasks" / "parks.csv").unlink()
    book = Workbook()
    for row in csv.reader(io.StringIO(PARKS)):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(folder / "tasks" / "parks.xlsx")
    assert found(folder) == [("F028", "tasks/parks.xlsx", None)]
    fix_folder(folder)
    assert {path.name for path in (folder / "tasks").iterdir()} >= {"parks.csv"}
    assert not (folder / "tasks" / "parks.xlsx").exists()
    assert found(folder) == []


def test_the_version_knows_every_file(folder: Path) -> None:
    before = check_folder(folder).sources.version
    (folder / "tasks" / "parks.csv").write_text(PARKS.replace("栽", "种"), encoding="utf-8")
    assert check_folder(folder).sources.version != before


def test_a_warning_about_a_file_of_the_folder_can_be_accepted(folder: Path) -> None:
    text = "- {code: F024, id: tasks/parks.csv, reason: 照旧}\n"
    (folder / "accepted.yml").write_text(text, encoding="utf-8")
    (folder / "tasks" / "parks.csv").write_text(PARKS.replace(",", ";"), encoding="utf-8")
    assert found(folder) == []
