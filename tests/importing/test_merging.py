"""An import against the data that are there: what is added, changed, kept, and never done."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.conftest import MakeData
from tests.damage import saved_as_workbook
from tests.published_forms import Rows, as_html
from tests.tables import with_tables
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.applying import apply_import, try_import
from zeren.importing.drafts.planning import Import, plan_import
from zeren.importing.readers.dispatch import read_document
from zeren.importing.review.page import review_of
from zeren.register.building import Register, build_register

HEADS = ["序号", "工作任务", "责任单位"]
TASKS = """序号,标题,工作任务,牵头单位,配合单位,手机
1,修路,修路。,州财政局,州公安局,不认识的列
2,修桥,修桥。,州公安局,,
"""
UNITS = """# 按文件次序
- name: 州财政局
  slug: finance
  kind: 政府部门
  aliases: [财政局]
- name: 州公安局
  slug: police
  kind: 政府部门
- name: 州民政局
  slug: civil
  kind: 政府部门
"""


@pytest.fixture
def data(make_data: MakeData) -> Path:
    return make_data("minimal", tasks=TASKS.encode("utf-8-sig"), units=UNITS)


def planned(data: Path, rows: Rows, plan: str = "p", title: str | None = None) -> Import:
    document = read_document(as_html([HEADS, *rows]), "list.html")
    sources = check_folder(data).sources
    return plan_import(Opened("list.html", document), sources, plan=plan, title=title)


def applied(data: Path, rows: Rows, plan: str = "p", title: str | None = None) -> Register:
    """The register after an import."""
    checked = check_folder(data)
    trial = try_import(checked, planned(data, rows, plan, title))
    assert trial.errors == ()
    apply_import(data, checked, trial)
    return build_register(check_folder(data).sources)


def lines(data: Path) -> list[str]:
    return (data / "tasks.csv").read_text(encoding="utf-8-sig").splitlines()


def test_a_new_task_is_added_where_it_stands_and_other_rows_keep_their_bytes(data: Path) -> None:
    rows = [["1", "修路。", "州财政局牵头；州公安局配合"], ["3", "修渠。", "州财政局牵头"]]
    register = applied(data, rows)
    assert [(task.number, task.text) for task in register.tasks] == [
        ("1", "修路。"),
        ("3", "修渠。"),
        ("2", "修桥。"),
    ]
    assert lines(data)[:2] + lines(data)[3:] == TASKS.splitlines()


def test_a_task_with_the_same_text_is_changed_and_keeps_title_and_address(data: Path) -> None:
    merge = planned(data, [["5", "修路。", "州公安局牵头"]]).merge
    assert merge is not None
    (step,) = merge.changed
    assert [(one.head, one.before, one.after) for one in step.differences] == [
        ("序号", "1", "5"),
        ("牵头单位", "州财政局", "州公安局"),
        ("配合单位", "州公安局", ""),
        ("编号", "", "1"),
    ]
    register = applied(data, [["5", "修路。", "州公安局牵头"]])
    task = register.task_of["p-1"]
    assert (task.number, task.title, task.text) == ("5", "修路", "修路。")


def test_a_task_with_the_same_number_shows_how_its_text_changes(data: Path) -> None:
    merge = planned(data, [["2", "修两座桥。", "州公安局牵头"]]).merge
    assert merge is not None
    (step,) = merge.changed
    assert [(one.head, one.before, one.after) for one in step.differences] == [
        ("工作任务", "修桥。", "修两座桥。")
    ]


def test_a_task_that_was_moved_down_by_a_new_one_keeps_its_address(data: Path) -> None:
    rows = [
        ["1", "修路。", "州财政局牵头；州公安局配合"],
        ["2", "修渠。", "州财政局牵头"],
        ["3", "修桥。", "州公安局牵头"],
    ]
    register = applied(data, rows)
    assert {task.id: (task.number, task.text) for task in register.tasks} == {
        "p-1": ("1", "修路。"),
        "p-2-2": ("2", "修渠。"),
        "p-2": ("3", "修桥。"),
    }


def test_a_task_that_the_file_lacks_stays_and_is_told(data: Path) -> None:
    merge = planned(data, [["1", "修路。", "州财政局牵头；州公安局配合"]]).merge
    assert merge is not None
    assert merge.is_empty
    assert [step.cells["text"] for step in merge.missing] == ["修桥。"]


def test_columns_that_mean_nothing_here_are_kept(data: Path) -> None:
    applied(data, [["5", "修路。", "州公安局牵头"]])
    assert "不认识的列" in lines(data)[1]


def test_everyday_names_are_recognised_and_new_parties_proposed(data: Path) -> None:
    rows = [["7", "修渠。", "财政局牵头；州水利局、各县市人民政府、有关部门配合"]]
    import_ = planned(data, rows)
    assert [(party.registry, party.name) for party in import_.proposals.parties] == [
        ("units", "州水利局"),
        ("collectives", "各县市人民政府"),
        ("collectives", "有关部门"),
    ]
    register = applied(data, rows)
    named = [assignment.party for assignment in register.written_of["p-7"]]
    assert named == ["州财政局", "州水利局", "各县市人民政府", "有关部门"]
    assert register.task_of["p-7"].sentence == rows[0][2]
    assert (data / "units.yml").read_text(encoding="utf-8").startswith(UNITS)


def test_a_sentence_that_the_roles_do_not_give_back_is_kept_word_for_word(data: Path) -> None:
    sentence = "由州财政局牵头，州公安局等部门配合"
    register = applied(data, [["7", "修渠。", sentence]])
    assert register.task_of["p-7"].sentence == sentence


def test_a_plan_of_its_own_is_registered_and_each_row_gets_its_plan(data: Path) -> None:
    rows = [["一、道路", "←", "←"], ["1", "修路。", "州公安局牵头"], ["二、桥梁", "←", "←"]]
    rows += [["1", "修桥。", "州财政局牵头"]]
    register = applied(data, rows, plan="roads", title="道路分工")
    assert [plan.slug for plan in register.plans][-1] == "roads"
    assert register.plan_of["roads"].title == "道路分工"
    assert [(task.id, task.chapter) for task in register.tasks] == [
        ("p-1", None),
        ("p-2", None),
        ("roads-1-1", "一、道路"),
        ("roads-2-1", "二、桥梁"),
    ]


def test_a_second_import_of_the_same_file_changes_nothing(data: Path) -> None:
    rows = [["一、道路", "←", "←"], ["1", "修路。", "州水利局牵头"], ["二、桥", "←", "←"]]
    rows += [["1", "修桥。", "州财政局牵头，有关部门参与"]]
    applied(data, rows, plan="roads")
    again = planned(data, rows, plan="roads")
    assert again.merge is not None
    assert again.merge.is_empty
    assert again.entries == {}


def test_what_the_checks_would_forbid_is_told_before_anything_is_written(data: Path) -> None:
    before = {path.name: path.read_bytes() for path in data.iterdir()}
    bad = planned(data, [["7", "修渠。", "州水利局牵头"]], plan="Bad Slug")
    trial = try_import(check_folder(data), bad)
    assert [finding.code for finding in trial.errors] == ["R006"]
    assert {path.name: path.read_bytes() for path in data.iterdir()} == before


def test_what_was_there_is_kept_beside_what_is_written(data: Path) -> None:
    before = (data / "tasks.csv").read_bytes()
    checked = check_folder(data)
    trial = try_import(checked, planned(data, [["7", "修渠。", "州财政局牵头"]]))
    (backup,) = apply_import(data, checked, trial)
    assert (data / backup).read_bytes() == before


def test_a_registry_of_tables_gets_rows_and_a_workbook_becomes_a_table(data: Path) -> None:
    with_tables(data)
    rows = csv.reader(lines(data))
    (data / "tasks.xlsx").write_bytes(saved_as_workbook(rows))
    (data / "tasks.csv").unlink()
    before = (data / "units.csv").read_bytes()
    imported = [["7", "修渠。", "财政局牵头；州水利局、各县市人民政府、有关部门配合"]]
    import_ = planned(data, imported, plan="roads", title="道路，桥梁")
    shown = {one.file: one.text for one in review_of(import_).entries}
    assert shown["units.csv"] == ("名称,网址名,类别,别名\n州水利局,shuili-ju,政府部门,水利局\n")
    register = applied(data, imported, plan="roads", title="道路，桥梁")
    assert (data / "units.csv").read_bytes().startswith(before)
    assert register.plan_of["roads"].title == "道路，桥梁"
    assert [task.id for task in register.tasks] == ["p-1", "p-2", "roads-7"]
    named = [assignment.party for assignment in register.written_of["roads-7"]]
    assert named == ["州财政局", "州水利局", "各县市人民政府", "有关部门"]
    assert sorted(path.name for path in data.glob("tasks*")) == ["tasks.csv", "tasks.xlsx.1.bak"]
