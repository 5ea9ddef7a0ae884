"""The commands of the generator that mend and explain: what they print and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.generate import main
from tests.commands import AsCommand, Run
from tests.conftest import MakeData
from zeren.checks import all_checks

UNITS = """
- {name: 州财政局, slug: finance, kind: 政府部门, aliases: [财政局]}
- {name: 州民政局, slug: civil, kind: 政府部门, aliases: [民政局]}
"""
MENDABLE = "序号,工作任务,牵头单位\n1,办好甲事。,财政局\n"
WRONG = "序号,工作任务,牵头单位\n1,办好甲事。,财政局，民政局\n2,办好乙事。,州财政居\n"


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(main)


def test_fixing_prints_the_change_then_what_is_left_and_makes_no_pages(
    make_data: MakeData, run: Run
) -> None:
    folder = make_data("minimal", tasks=WRONG, units=UNITS)
    done = run("--fix", f"--data={folder}", "--docs=/no/such/folder")
    assert done.returncode == 1
    assert "-1,办好甲事。,财政局，民政局\n+1,办好甲事。,州财政局、州民政局\n" in done.stdout
    assert "错误 T004　tasks.csv 第 3 行" in done.stdout
    assert "T010" not in done.stdout


def test_a_second_run_has_nothing_to_fix(make_data: MakeData, run: Run) -> None:
    folder = make_data("minimal", tasks=MENDABLE, units=UNITS)
    first, second = (run("--fix", "--strict", f"--data={folder}") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert "改正 tasks.csv" in first.stdout
    assert second.stdout == "检查通过，没有发现问题。\n"


def test_the_change_does_not_disturb_a_list_for_programs(make_data: MakeData, run: Run) -> None:
    folder = make_data("minimal", tasks=MENDABLE, units=UNITS)
    done = run("--fix", "--format=json", f"--data={folder}")
    assert done.stdout == "[]\n"
    assert "改正 tasks.csv" in done.stderr


def test_a_file_that_cannot_be_replaced_stays_as_it_is(make_data: MakeData, run: Run) -> None:
    folder = make_data("minimal", tasks=MENDABLE, units=UNITS)
    (folder / ".changing").symlink_to(folder)
    done = run("--fix", f"--data={folder}")
    assert done.returncode == 3
    assert f"写入失败：{folder / '.changing'}：这里应是文件夹，却是文件或链接。" in done.stderr
    assert (folder / "tasks.csv").read_text(encoding="utf-8") == MENDABLE


@pytest.mark.parametrize("code", all_checks())
def test_every_code_can_be_explained(code: str, run: Run) -> None:
    check = all_checks()[code]
    done = run("explain", code.lower())
    assert done.returncode == 0
    assert done.stdout.startswith(f"{code}　{check.title}（{check.severity.word}）\n")
    assert check.about in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [["explain"], ["explain", "T999"], ["explain", "T001", "x"], ["--fix", "--check"], ["x"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], run: Run) -> None:
    assert run(*arguments).returncode == 2


def test_a_folder_that_is_missing_ends_with_2(tmp_path: Path, run: Run) -> None:
    assert run("--fix", f"--data={tmp_path / 'none'}").returncode == 2
