"""Accepted warnings: set apart, never hidden, in every form in which findings are told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts.generate import main
from tests.conftest import DATA, MakeData
from zeren.checks.folder import Checked, check_folder
from zeren.checks.reporting import as_github, as_json, as_markdown, as_text

TASKS = "序号,工作任务,牵头单位,配合单位\n1,甲,,州财政局\n2,乙,,州财政局\n"
ACCEPTED = "- code: T013\n  id: p-1\n  reason: 原文没有写牵头单位\n"


@pytest.fixture
def folder(make_data: MakeData) -> Path:
    return make_data("minimal", tasks=TASKS, accepted=ACCEPTED)


@pytest.fixture
def checked(folder: Path) -> Checked:
    return check_folder(folder)


def test_an_acceptance_is_for_one_task_and_one_code(checked: Checked) -> None:
    assert [(f.code, f.row) for f in checked.findings] == [("T013", 3)]
    assert [(a.finding.code, a.finding.row) for a in checked.accepted] == [("T013", 2)]


def test_a_person_reads_accepted_warnings_apart_with_their_reason(checked: Checked) -> None:
    *_, accepted, summary = as_text(checked.findings, checked.accepted).split("\n\n")
    assert accepted == (
        "已接受的警告（accepted.yml）：\n"
        "  T013　tasks.csv 第 2 行 “牵头单位”　这一行没有牵头单位。原因：原文没有写牵头单位"
    )
    assert summary == "共 0 个错误，1 个警告。另有 1 个已接受的警告。\n"


def test_a_program_reads_them_in_the_same_array_with_the_same_fields(checked: Checked) -> None:
    first, second = json.loads(as_json(checked.findings, checked.accepted))
    assert list(first) == list(second)
    assert (first["row"], second["row"]) == (2, 3)
    assert first["message"].endswith("（已接受：原文没有写牵头单位）")


def test_github_shows_them_as_notices_and_in_the_summary(checked: Checked) -> None:
    warning, notice = as_github(checked.findings, "data", checked.accepted).splitlines()
    assert warning.startswith("::warning file=data/tasks.csv,line=3")
    assert notice.startswith("::notice file=data/tasks.csv,line=2")
    assert "| 已接受 | T013 |" in as_markdown(checked.findings, checked.accepted)


def test_accepted_warnings_do_not_fail_a_strict_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check", "--strict", f"--data={folder}"]) == 1
    whole = f"{ACCEPTED}- {{code: T013, id: p-2, reason: 同上}}\n"
    (folder / "accepted.yml").write_text(whole, encoding="utf-8")
    assert main(["--check", "--strict", f"--data={folder}"]) == 0
    assert "检查通过，没有发现问题。另有 2 个已接受的警告。" in capsys.readouterr().out


def test_acceptances_are_part_of_the_data_version(make_data: MakeData) -> None:
    folder = make_data("birth-support")
    before = check_folder(folder).sources.version
    (folder / "accepted.yml").write_text("# none\n", encoding="utf-8")
    assert check_folder(folder).sources.version != before
    assert before == check_folder(DATA / "birth-support").sources.version
