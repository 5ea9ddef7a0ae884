"""The command line of the import: what it prints, what it asks, what it writes, how it ends."""

from __future__ import annotations

import html
import io
import json
from pathlib import Path

import pytest

from scripts.import_list import main
from tests.commands import AsCommand, Run, run_process
from tests.conftest import ROOT, MakeData
from tests.published_forms import as_docx, as_docx_of_text
from zeren.checks.folder import check_folder
from zeren.register.building import build_register

ROWS = [
    ["序号", "工作任务", "责任单位"],
    ["1", "修路。", "州财政局牵头；州水利局等有关部门配合"],
    ["2", "修桥。", "州财政局牵头；州民政局落实"],
]


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(main)


@pytest.fixture
def data(make_data: MakeData) -> Path:
    return make_data("minimal")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "分工.docx"
    path.write_bytes(as_docx(ROWS, before=["道路分工方案"]))
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return tmp_path / "pages" / "review.html"


def contents(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(data.iterdir())}


def test_without_an_answer_nothing_is_written(
    data: Path, published: Path, page: Path, run: Run
) -> None:
    before = contents(data)
    done = run(published, "--plan=roads", f"--data={data}", f"--review={page}")
    assert done.returncode == 1
    assert contents(data) == before
    assert "找到 2 项任务：1 项确定，1 项要核对；0 处可能漏了，2 处不是任务。" in done.stdout
    assert "没有写入" in done.stderr


def test_the_most_doubtful_task_stands_first(
    data: Path, published: Path, page: Path, run: Run
) -> None:
    done = run(published, f"--data={data}", f"--review={page}")
    assert done.returncode == 0
    assert done.stdout.index("修路。") < done.stdout.index("修桥。")
    assert "●州财政局牵头；△州民政局落实" in done.stdout
    assert "道路分工方案（表格之外的段落）" in done.stdout
    assert page.is_file()


def test_the_script_runs_on_its_own(data: Path, published: Path, page: Path) -> None:
    arguments = (published, "--plan=roads", f"--data={data}", f"--review={page}")
    done = run_process("import_list", *arguments, answer="y\n")
    assert (done.returncode, done.stdout[-5:]) == (0, "bak。\n")


@pytest.mark.parametrize(("option", "answer"), [("--format=text", "y\n"), ("--yes", "")])
def test_with_a_yes_it_is_written(
    option: str, answer: str, data: Path, published: Path, run: Run
) -> None:
    page = published.with_name("review.html")
    arguments = (published, "--plan=roads", f"--data={data}", f"--review={page}", option)
    done = run(*arguments, answer=answer)
    assert done.returncode == 0, done.stderr
    register = build_register(check_folder(data).sources)
    assert [task.id for task in register.tasks] == ["p-1", "roads-1", "roads-2"]
    assert register.plan_of["roads"].title == "道路分工方案"
    assert (data / "tasks.csv.1.bak").is_file()
    again = run(*arguments)
    assert again.returncode == 0
    assert "与表里相同，没有要写入的。" in again.stdout


def test_a_program_gets_a_line_of_json_a_task(
    data: Path, published: Path, page: Path, run: Run
) -> None:
    done = run(published, f"--data={data}", f"--review={page}", "--format=json")
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["task_no"], first["text"]) == ("1", "修路。")
    assert first["questions"]
    assert second["confidence"] == 1
    assert second["assignments"] == [
        {"party": "州财政局", "written": "州财政局", "role": "lead", "open": False},
        {"party": "州民政局", "written": "州民政局", "role": "implement", "open": False},
    ]


def test_where_no_list_is_found_it_says_what_was_looked_for(
    data: Path, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(as_docx_of_text(["关于放假的通知", "国庆节放假七天。"]))
    done = run(path, "--plan=p", f"--data={data}")
    assert done.returncode == 1
    assert "没有找到任务清单" in done.stderr
    assert "“工作任务”" in done.stderr
    assert "关于放假的通知" in done.stderr


def test_a_bad_file_is_told_in_words(data: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "清单.pdf"
    path.write_bytes(b"%PDF-1.7 broken")
    done = run(path, "--plan=p", f"--data={data}")
    assert done.returncode == 1
    assert done.stderr == (
        "import_list.py: 清单.pdf：PDF 已损坏，打不开。请重新下载，或向发文单位重新要一份。\n"
    )


def test_data_with_errors_are_not_imported_into(
    make_data: MakeData, published: Path, page: Path, run: Run
) -> None:
    data = make_data("minimal", tasks="序号,工作任务,牵头单位\n1,办好甲事。,没有的局\n")
    done = run(published, "--plan=p", f"--data={data}", f"--review={page}", "--yes")
    assert done.returncode == 1
    assert "先改正再导入" in done.stderr


@pytest.fixture
def near(tmp_path: Path) -> Path:
    """A list that calls one body by two names."""
    path = tmp_path / "相近.docx"
    rows = [["1", "修渠。", "州发展和改革委员会牵头"], ["2", "修堤。", "州发改委牵头"]]
    path.write_bytes(as_docx([ROWS[0], *rows]))
    return path


def units(data: Path) -> dict[str, tuple[str, ...]]:
    return {unit.name: unit.aliases for unit in build_register(check_folder(data).sources).units}


def test_a_name_near_another_is_asked_about_everywhere(
    data: Path, near: Path, page: Path, run: Run
) -> None:
    done = run(near, "--plan=roads", f"--data={data}", f"--review={page}")
    question = "“州发改委”和“州发展和改革委员会”是不是同一个单位？"
    option = '--same "州发改委=州发展和改革委员会"'
    assert f"? {question}\n  是的，加上 {option}" in done.stdout
    assert "1 个名称与别的相近，要认定。" in done.stdout
    assert f"{question}没有认定，各自登记。" in done.stdout
    assert done.returncode == 1
    shown = html.unescape(page.read_text(encoding="utf-8"))
    assert question in shown
    assert option in shown


def test_without_an_answer_two_names_are_two_units_and_it_is_said(
    data: Path, near: Path, page: Path, run: Run
) -> None:
    done = run(near, "--plan=roads", f"--data={data}", f"--review={page}", "--yes")
    assert done.returncode == 0, done.stderr
    assert "没有认定，各自登记。" in done.stdout
    assert {"州发改委", "州发展和改革委员会"} <= units(data).keys()


def test_an_option_says_that_two_names_are_one_unit(
    data: Path, near: Path, page: Path, run: Run
) -> None:
    arguments = (near, "--plan=roads", f"--data={data}", f"--review={page}", "--yes")
    done = run(*arguments, "--same", "州发改委=州发展和改革委员会")
    assert done.returncode == 0, done.stderr
    assert "是不是同一个" not in done.stdout
    assert "州发改委" in units(data)["州发展和改革委员会"]
    assert check_folder(data).findings == ()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("1\ny\n", {"州发展和改革委员会"}),
        ("9\n1\ny\n", {"州发展和改革委员会"}),
        ("0\ny\n", {"州发改委", "州发展和改革委员会"}),
        ("\ny\n", {"州发改委", "州发展和改革委员会"}),
    ],
)
def test_at_a_terminal_it_is_answered_by_number(  # noqa: PLR0913, PLR0917 - fixtures
    typed: str,
    names: set[str],
    data: Path,
    near: Path,
    page: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = io.StringIO(typed)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    assert main([str(near), "--plan=roads", f"--data={data}", f"--review={page}"]) == 0
    assert units(data).keys() == {"州财政局", "州民政局", *names}


@pytest.mark.parametrize(
    ("same", "told"),
    [("州发改委", "名称=全称"), ("州水利局=州财政局", "清单里没有“州水利局”")],
)
def test_an_answer_that_cannot_be_followed_is_wrong_usage(
    same: str, told: str, data: Path, near: Path, run: Run
) -> None:
    done = run(near, "--plan=roads", f"--data={data}", "--same", same)
    assert done.returncode == 2
    assert told in done.stderr


def test_a_task_without_parties_is_told_by_its_place_in_the_file(
    data: Path, tmp_path: Path, run: Run
) -> None:
    path = tmp_path / "缺单位.docx"
    path.write_bytes(as_docx([*ROWS, ["3", "修渠。", "按规定执行"]]))
    done = run(path, "--plan=roads", f"--data={data}", "--yes")
    assert done.returncode == 1
    assert "1 项没有读出责任单位" in done.stderr
    assert "第 3 项“修渠。”（第 1 个表格第 4 行）" in done.stderr


def test_without_a_plan_it_says_how_to_write(
    data: Path, published: Path, page: Path, run: Run
) -> None:
    done = run(published, f"--data={data}", f"--review={page}")
    assert "写进已有的清单，用 --plan p；写成新的清单" in done.stdout
    assert "--plan daolu\n" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-file.docx", "--plan=p"),
        (ROOT / "Makefile", "--plan=p", "--data=no-such-folder"),
        (ROOT / "Makefile", "--plan=大写"),
        (),
        (ROOT / "Makefile", "--sentences=x.tsv"),
    ],
)
def test_wrong_usage(arguments: tuple[object, ...], run: Run) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_page_that_cannot_be_written_is_told(
    data: Path, published: Path, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "file").touch()
    done = run(published, f"--data={data}", f"--review={tmp_path / 'file' / 'page.html'}")
    assert done.returncode == 3
    assert "写入失败" in done.stderr
