"""The command line: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.generate import main
from tests.commands import AsCommand, Run, run_process
from tests.conftest import DATA, ROOT, MakeData
from tests.pages.test_making import read_tree
from zeren.pages.edition import PATH as EDITION

WRONG = "序号,工作任务,牵头单位,手机\n1,办好甲事。,州财政居,1\n"
WARNED = "序号,工作任务,牵头单位,手机\n1,办好甲事。,州财政局,1\n"


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(main)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the real list: whoever makes a site writes its addresses down there."""
    return Path(shutil.copytree(DATA / "birth-support", tmp_path / "published"))


def test_the_script_runs_on_its_own(docs: Path, make_data: MakeData) -> None:
    arguments = (f"--data={make_data('minimal', tasks=WRONG)}", f"--docs={docs}")
    done = run_process("generate", *arguments)
    assert done.returncode == 1
    assert "州财政居" in done.stdout
    assert done.stderr == ""


# What takes long to load and only pages, files to take away or the import need.
HEAVY = (
    *("charset_normalizer", "docx", "email", "jinja2", "lxml", "markdown", "mkdocs", "numpy"),
    *("openpyxl", "pandas", "pdfplumber", "pypinyin", "python_calamine", "segno", "tqdm", "typst"),
    *("urllib.request", "watchdog", "zeren.importing", "zeren.pages"),
)


@pytest.mark.parametrize(
    "call",
    [
        f"scripts.generate.main(['--check', '--data={DATA / 'birth-support'}'])",
        "scripts.generate.main(['--help'])",
        "scripts.generate.main(['explain', 'T004'])",
        f"run(zeren, 'zeren', ['check', '--data={DATA / 'birth-support'}'])",
        "run(zeren, 'zeren', ['--help'])",
        "run(zeren, 'zeren', ['explain', 'T004'])",
    ],
)
def test_a_check_starts_without_what_only_pages_need(call: str) -> None:
    program = (
        "import sys, scripts.generate; from zeren.cli import run, zeren;"
        f"assert {call} == 0; print(sorted(sys.modules.keys() & {set(HEAVY)}), file=sys.stderr)"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(  # noqa: S603 - fixed
        command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stderr == "[]\n"


def test_pages_are_written_and_a_second_run_changes_nothing(
    docs: Path, data: Path, run: Run
) -> None:
    first = run(f"--data={data}", f"--docs={docs}")
    second = run(f"--data={data}", f"--docs={docs}")
    assert (first.returncode, second.returncode) == (0, 0)
    assert "未变 0 个" in first.stdout
    assert "写入 0 个" in second.stdout
    assert (docs / "tasks/birth-support-29/index.md").is_file()


def test_the_stamp_holds_the_version_for_the_footer(docs: Path, data: Path, run: Run) -> None:
    run(f"--data={data}", f"--docs={docs}")
    sheet = (docs / EDITION).read_text(encoding="utf-8")
    assert re.search('content: "数据版本 [0-9a-f]{8}[，。]', sheet)


def test_errors_are_all_told_and_nothing_is_written(
    docs: Path, make_data: MakeData, run: Run
) -> None:
    done = run(f"--data={make_data('minimal', tasks=WRONG)}", f"--docs={docs}")
    assert done.returncode == 1
    assert "州财政居" in done.stdout
    assert "手机" in done.stdout
    assert "共 1 个错误，1 个警告。" in done.stdout
    assert list(docs.iterdir()) == []


def test_old_pages_stay_where_new_data_have_errors(
    docs: Path, data: Path, make_data: MakeData, run: Run
) -> None:
    run(f"--data={data}", f"--docs={docs}")
    before = read_tree(docs)
    run(f"--data={make_data('minimal', tasks=WRONG)}", f"--docs={docs}")
    assert read_tree(docs) == before


def test_warnings_fail_only_when_strict(docs: Path, make_data: MakeData, run: Run) -> None:
    data = make_data("minimal", tasks=WARNED)
    assert run(f"--data={data}", f"--docs={docs}", "--strict").returncode == 1
    assert list(docs.iterdir()) == []
    assert run(f"--data={data}", f"--docs={docs}").returncode == 0


def test_checking_writes_nothing_and_needs_no_docs_folder(tmp_path: Path, run: Run) -> None:
    done = run("--check", f"--data={DATA / 'birth-support'}", f"--docs={tmp_path / 'none'}")
    assert done.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_json_is_one_array_and_nothing_else(
    docs: Path, data: Path, make_data: MakeData, run: Run
) -> None:
    wrong = run("--format=json", f"--data={make_data('minimal', tasks=WRONG)}", f"--docs={docs}")
    clean = run("--format=json", f"--data={data}", f"--docs={docs}")
    assert [finding["code"] for finding in json.loads(wrong.stdout)] == ["F006", "T004"]
    assert json.loads(clean.stdout) == []
    assert wrong.stderr == clean.stderr == ""


def test_github_gets_annotations_and_the_whole_list_in_the_summary(
    tmp_path: Path, make_data: MakeData, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    data = make_data("minimal", tasks=WRONG)
    done = run("--check", "--format=github", f"--data={data}")
    assert done.stdout.startswith("::warning file=")
    assert "tasks.csv,line=2" in done.stdout
    assert "州财政居" in summary.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments",
    [["--data=/no/such/folder"], ["--docs=/no/such/folder"], ["--format=xml"], ["--unknown"]],
)
def test_wrong_usage_ends_with_2(arguments: list[str], run: Run) -> None:
    assert run(*arguments).returncode == 2


def test_a_folder_that_cannot_be_written_ends_with_3(docs: Path, data: Path, run: Run) -> None:
    (docs / "tasks").write_text("a file where a folder must be", encoding="utf-8")
    done = run(f"--data={data}", f"--docs={docs}")
    assert done.returncode == 3
    assert "写入失败" in done.stderr


def test_what_was_generated_can_be_removed_and_nothing_else(
    docs: Path, data: Path, run: Run
) -> None:
    (docs / "guide").mkdir()
    (docs / "guide" / "index.md").write_text("by hand", encoding="utf-8")
    run(f"--data={data}", f"--docs={docs}")
    run("--remove", f"--docs={docs}")
    assert read_tree(docs) == {"guide/index.md": b"by hand"}


def test_every_option_is_in_the_readme(run: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    words = run("--help").stdout.split()
    options = {word.strip("[],") for word in words if word.strip("[],").startswith("--")}
    assert {option for option in options - {"--help"} if f"`{option}" not in readme} == set()
