"""The CSV files: read back they are the register, and no cell of them is run."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import DATA, MakeData, register_of
from tests.hostile import write_hostile
from tests.past_plans import PLANS
from tests.past_plans import TASKS as PLAN_TASKS
from zeren import addresses
from zeren.exports.csv_files import (
    ASSIGNMENTS_CSV,
    MATRIX_CSV,
    MILESTONES_CSV,
    TARGETS_CSV,
    TASKS_CSV,
    csv_files,
)
from zeren.exports.figure_tables import milestone_table
from zeren.exports.imprint import Edition
from zeren.exports.tables import Tables
from zeren.model import Assignment, Role
from zeren.register.building import Register
from zeren.register.matrix import Mark, marks_of
from zeren.text.csv_guard import unguarded


def files_of(register: Register) -> dict[str, bytes]:
    return dict(csv_files(Tables(register), Edition()))


def rows_of(data: bytes) -> list[dict[str, str]]:
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    rows = csv.DictReader(text, strict=True)
    return [{unguarded(k): unguarded(cell) for k, cell in row.items()} for row in rows]


def assert_read_back(register: Register, folder: Path) -> None:
    """Put the exported tables in place of those that the register was read from; read again."""
    files = files_of(register)
    for file in (TASKS_CSV, MILESTONES_CSV, TARGETS_CSV):
        name = file.removeprefix(addresses.DOWNLOADS)
        folder.joinpath(name).with_suffix(".yml").unlink(missing_ok=True)
        (folder / name).write_bytes(files[file])
    again = register_of(folder)
    assert replace(again, version=register.version) == register


@pytest.mark.parametrize("name", ["birth-support", "every-feature", "minimal"])
def test_tasks_dates_and_numbers_read_back_are_the_register(name: str, make_data: MakeData) -> None:
    folder = make_data(name)
    assert_read_back(register_of(folder), folder)


def test_hostile_texts_read_back_are_the_register(tmp_path: Path) -> None:
    folder = write_hostile(tmp_path / "data")
    assert_read_back(register_of(folder), folder)


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_the_assignments_are_those_of_the_register(name: str) -> None:
    register = register_of(DATA / name)
    role_of = {role.word: role for role in Role}
    read = [
        Assignment(
            f"{row['清单']}-{row['编号']}",
            row["责任主体"],
            role_of[row["角色"]],
            row["经由"] or None,
        )
        for row in rows_of(files_of(register)[ASSIGNMENTS_CSV])
    ]
    through = [one for group in register.through_of.values() for one in group]
    assert len(read) == len(set(read))
    assert set(read) == {*register.assignments, *through}


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_the_matrix_is_that_of_the_register(name: str) -> None:
    register = register_of(DATA / name)
    marks = marks_of(register, register.tasks)
    role_of = {role.word: role for role in Role}
    rows = rows_of(files_of(register)[MATRIX_CSV])
    for task, row in zip(register.tasks, rows, strict=True):
        assert task.id == f"{row['清单']}-{row['编号']}"
        for party in register.parties:
            words = [word for word in row[party.name].split("、") if word]
            assert marks[task.id].get(party.name, ()) == tuple(
                Mark(role_of[word.strip("（）")], through=word.startswith("（")) for word in words
            )


def test_the_matrix_of_a_plan_is_its_part_of_the_whole(every_feature: Register) -> None:
    files = files_of(every_feature)
    whole = rows_of(files[MATRIX_CSV])
    for plan in every_feature.plans:
        of_plan = [row for row in whole if row["清单"] == plan.slug]
        rows = rows_of(files[addresses.plan_matrix_file(plan, ".csv")])
        assert rows == [{head: row[head] for head in rows[0]} for row in of_plan]
        others = whole[0].keys() - rows[0].keys()
        assert [row[head] for row in of_plan for head in others if row[head]] == []


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_each_party_has_a_file_of_its_duties(name: str) -> None:
    register = register_of(DATA / name)
    files = files_of(register)
    for party in register.parties:
        rows = rows_of(files[addresses.party_file(party, "csv")])
        borne = (
            *register.direct_of.get(party.name, ()),
            *register.through_of.get(party.name, ()),
        )
        # In which order, test_one_order.py says.
        assert Counter((row["角色"], row["经由"], row["工作任务"]) for row in rows) == Counter(
            (one.role.word, one.through or "", register.task_of[one.task_id].text) for one in borne
        )


def test_excel_can_tell_the_encoding(published: Register) -> None:
    for path, data in files_of(published).items():
        assert data.startswith(b"\xef\xbb\xbf"), path
        assert data.endswith(b"\r\n"), path


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    register = register_of(write_hostile(tmp_path / "data"))
    for path, data in files_of(register).items():
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            assert [cell for cell in row if cell.startswith(("=", "+", "-", "@"))] == [], path


MILESTONES = """\
- {task: "1", kind: deadline, until: 2025年上半年, inclusive: "no", binds: [芒市],
   quote: "=2025年上半年前修路", note: "@甲"}
- {task: "1", kind: period, from: 2025-01-02, quote: 从2025年1月2日起养护}
- {task: "2", kind: recurring, rule: "FREQ=MONTHLY;BYMONTHDAY=15", inclusive: unclear,
   quote: 每月15日前浇水}
"""
TARGETS = """\
- {task: "2", what: 树, comparator: between, value: 1.50—3, measure: 万棵, kind: target,
   scope: 每个县市, until: 2025年6月, quote: 2025年6月底前栽1.5—3万棵树}
"""
TASKS = (
    "序号,工作任务,牵头单位,落实单位\n"
    "1,=2025年上半年前修路，从2025年1月2日起养护。,州财政局,芒市\n"
    "2,2025年6月底前栽1.5—3万棵树，每月15日前浇水。,州财政局,\n"
)


def test_dates_of_every_precision_and_formulas_in_quotes_read_back(make_data: MakeData) -> None:
    folder = make_data("minimal", milestones=MILESTONES, targets=TARGETS, tasks=TASKS)
    register = register_of(folder)
    assert (len(register.milestones), len(register.targets)) == (3, 1)
    assert_read_back(register, folder)


def test_names_that_no_cell_can_hold_are_written_all_the_same(published: Register) -> None:
    (one, *_) = published.milestones
    odd = replace(one, binds=("甲；乙局", "州财政局"))
    (row,) = milestone_table(replace(published, milestones_of={one.task_id: (odd,)})).rows
    assert "甲；乙局、州财政局" in row


def test_dates_and_numbers_say_which_task_and_whether_its_plan_is_in_force(
    make_data: MakeData,
) -> None:
    dates = "- {task: old-1, kind: recurring, quote: 修路}\n"
    register = register_of(make_data("minimal", plans=PLANS, tasks=PLAN_TASKS, milestones=dates))
    (row,) = rows_of(files_of(register)[MILESTONES_CSV])
    assert (row["清单"], row["清单状态"], row["编号"]) == ("old", "已被替代", "1")
