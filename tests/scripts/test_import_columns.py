"""Tables that no head explains: what is offered, and how a person takes it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from scripts.import_list import main
from tests.commands import AsCommand, Run
from tests.conftest import DATA, MakeData

FIELD = DATA / "field-import"
UNKNOWN = FIELD / "unknown_heads.html"
NO_PARTIES = FIELD / "r14_no_party_column.html"
COLUMNS = "序号=number,事由=text,经办=parties,何时=deadline"


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(main)


@pytest.fixture
def data(make_data: MakeData) -> Path:
    return make_data("minimal")


def test_what_columns_seem_to_hold_is_offered_with_the_option(data: Path, run: Run) -> None:
    done = run(UNKNOWN, "--plan=roads", f"--data={data}")
    assert done.returncode == 1
    assert "经办 → 责任单位（如：云溪县水务局）" in done.stderr
    assert f'--columns "{COLUMNS}"' in done.stderr


def test_the_option_that_was_offered_reads_the_table(data: Path, run: Run, tmp_path: Path) -> None:
    page = f"--review={tmp_path / 'page.html'}"
    done = run(UNKNOWN, f"--columns={COLUMNS}", "--format=json", f"--data={data}", page)
    assert done.returncode == 0
    tasks = [json.loads(line) for line in done.stdout.splitlines()]
    assert [task["text"] for task in tasks] == ["修复石桥三座。", "新建公厕两座。"]
    assert [task["deadline"] for task in tasks] == ["6月底", "9月底"]
    assert [task["assignments"][0]["party"] for task in tasks] == ["云溪县水务局", "云溪县城管局"]


def test_one_unit_is_offered_for_a_table_without_any(data: Path, run: Run, tmp_path: Path) -> None:
    done = run(NO_PARTIES, f"--data={data}")
    assert "没有责任单位一列" in done.stderr
    assert "--unit 单位全称" in done.stderr
    page = f"--review={tmp_path / 'page.html'}"
    done = run(NO_PARTIES, "--unit=州财政局", "--format=json", f"--data={data}", page)
    tasks = [json.loads(line) for line in done.stdout.splitlines()]
    assert {task["assignments"][0]["party"] for task in tasks} == {"州财政局"}
    assert [task["further"] for task in tasks] == [{"完成情况": "进行中"}, {"完成情况": "未开始"}]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("事由=foo", "--columns 里的“事由=foo”不能用"),
        ("事由", "--columns 里的“事由”不能用"),
        ("序号=number,何时=number", "number 只能写一列"),
        ("何事=text", "文件里没有写着“何事”的一格"),
    ],
)
def test_columns_that_cannot_be_followed_are_wrong_usage(
    columns: str, told: str, data: Path, run: Run
) -> None:
    done = run(UNKNOWN, f"--columns={columns}", f"--data={data}")
    assert done.returncode == 2
    assert told in done.stderr


@pytest.mark.parametrize(("answers", "code"), [("y\ny\n", 0), ("n\n", 1)])
def test_at_a_terminal_it_is_asked_once(  # noqa: PLR0913, PLR0917 - fixtures
    answers: str,
    code: int,
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal = io.StringIO(answers)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    page = f"--review={tmp_path / 'page.html'}"
    arguments = [str(UNKNOWN), "--plan=roads", "--title=道路", f"--data={data}", page]
    assert main(arguments) == code
    assert capsys.readouterr().err.count("对吗？") == 1


def test_a_pasted_table_that_does_not_fit_is_refused_in_words(data: Path, run: Run) -> None:
    done = run(FIELD / "pasted_without_numbers_in_groups.txt", f"--data={data}")
    assert done.returncode == 1
    assert "粘贴的表格每格占一行，拼不回原来的行和列" in done.stderr
    assert "请直接导入原文件" in done.stderr
