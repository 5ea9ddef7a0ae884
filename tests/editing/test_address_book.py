"""The addresses that were published: written down once, whole or not at all, and never changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from scripts.generate import main
from tests.commands import AsCommand, Run, zeren_main
from tests.conftest import DATA, MakeData
from tests.sites import make_site_folder
from zeren.checks.folder import check_folder
from zeren.disk.errors import WritingError
from zeren.disk.locking import locked
from zeren.editing.address_book import FILE, keep_addresses
from zeren.register.building import build_register

HEADS = "\ufeff网址,名称\r\n"


def kept(data: Path) -> int:
    """Write the addresses of a folder down that are not kept yet."""
    checked = check_folder(data)
    assert not checked.has_errors, checked.findings
    return keep_addresses(data, checked.files, checked.sources, build_register(checked.sources))


def lines(data: Path) -> list[str]:
    return (data / FILE).read_bytes().decode().splitlines(keepends=True)


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(main)


def test_a_folder_without_the_file_gets_it_with_all_addresses(make_data: MakeData) -> None:
    data = make_data("every-feature")
    assert kept(data) == 15
    assert lines(data) == [
        HEADS,
        "plans/roads/,道路清单\r\n",
        "plans/schools/,学校清单\r\n",
        "units/finance/,州财政局\r\n",
        "units/traffic/,州交通局\r\n",
        "units/education/,州教育局\r\n",
        "units/education-sports/,州教育体育局\r\n",
        "units/project-leads/,各项目牵头单位\r\n",
        "counties/mangshi/,芒市\r\n",
        "counties/ruili/,瑞丽市\r\n",
        "collectives/county-governments/,各县市人民政府\r\n",
        "collectives/task-force/,工作专班成员单位\r\n",
        "tasks/roads-1-1/,修好进村道路。每年检查一次。\r\n",
        "tasks/roads-1-2/,完善路灯，保证夜间照明。\r\n",
        "tasks/roads-2-1/,检查“旧桥”——2—3座。\r\n",
        "tasks/schools-1/,办好学校。\r\n",
    ]
    before = (data / FILE).stat().st_mtime_ns
    assert kept(data) == 0
    assert (data / FILE).stat().st_mtime_ns == before


def test_a_new_address_goes_to_the_end_and_what_stands_there_stays(make_data: MakeData) -> None:
    data = make_data("minimal")
    kept(data)
    before = lines(data)
    units = data / "units.yml"
    text = units.read_text(encoding="utf-8")
    units.write_text(f"- {{name: 州水利局, slug: water, kind: 部门}}\n{text}", encoding="utf-8")
    assert kept(data) == 1
    assert lines(data) == [*before, "units/water/,州水利局\r\n"]


def test_what_excel_has_saved_is_read_and_loses_nothing(make_data: MakeData) -> None:
    data = make_data("minimal")
    kept(data)
    before = lines(data)
    (data / FILE).write_bytes("".join(before[:-1]).removeprefix("\ufeff").encode("gb18030"))
    assert kept(data) == 1
    assert lines(data) == before


def test_a_text_that_a_spreadsheet_would_run_is_kept_as_it_is(make_data: MakeData) -> None:
    data = make_data("minimal", tasks="序号,工作任务,牵头单位\n1,'=1+1,州财政局\n")
    kept(data)
    assert lines(data)[-1] == "tasks/p-1/,'=1+1\r\n"
    assert kept(data) == 0


@pytest.mark.parametrize("is_there", [True, False])
def test_what_somebody_writes_in_between_stays(is_there: bool, make_data: MakeData) -> None:  # noqa: FBT001 - a case
    data = make_data("minimal")
    if is_there:
        (data / FILE).write_text("网址,名称\n", encoding="utf-8")
    checked = check_folder(data)
    (data / FILE).write_text("另一个人写的", encoding="utf-8")
    register = build_register(checked.sources)
    with pytest.raises(WritingError, match="改动过"):
        keep_addresses(data, checked.files, checked.sources, register)
    assert (data / FILE).read_text(encoding="utf-8") == "另一个人写的"


def test_a_folder_in_which_an_import_writes_is_left_alone(
    make_data: MakeData, tmp_path: Path, run: Run
) -> None:
    """The site is there; the next run writes the addresses down."""
    data = make_data("minimal")
    (tmp_path / "docs").mkdir()
    arguments = (f"--data={data}", f"--docs={tmp_path / 'docs'}")
    with subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, "-c", _HOLDING, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        done = run(*arguments)
        holder.communicate(b"\n")
    assert done.returncode == 0
    assert "没有记下来" in done.stderr
    assert (tmp_path / "docs" / "tasks" / "p-1" / "index.md").is_file()
    assert not (data / FILE).exists()
    assert "记下" in run(*arguments).stdout
    assert len(lines(data)) > 1


_HOLDING = """
import sys
from pathlib import Path
from zeren.disk.locking import locked

with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_who_makes_a_site_is_told_and_the_next_check_knows(
    make_data: MakeData, tmp_path: Path, run: Run
) -> None:
    data = make_data("minimal")
    (tmp_path / "docs").mkdir()
    arguments = (f"--data={data}", f"--docs={tmp_path / 'docs'}")
    run("--check", *arguments)
    assert not (data / FILE).exists()
    first, second = run(*arguments), run(*arguments)
    assert "个新网址，请与数据一起提交" in first.stdout
    assert "网址" not in second.stdout
    units = (data / "units.yml").read_text(encoding="utf-8")
    (data / "units.yml").write_text(units.replace("州财政局", "州发展局"), encoding="utf-8")
    (data / "tasks.csv").write_text("序号,工作任务,牵头单位\n9,甲,州发展局\n", encoding="utf-8")
    done = run(*arguments)
    assert done.returncode == 1
    assert "公布过的网址 tasks/p-1/ 没有网页了" in done.stdout


def test_the_version_of_the_data_knows_nothing_of_it(make_data: MakeData) -> None:
    data = make_data("minimal")
    version = check_folder(data).sources.version
    kept(data)
    assert check_folder(data).sources.version == version


def test_a_build_keeps_them_once_the_site_is_there(tmp_path: Path) -> None:
    office = make_site_folder(tmp_path / "office", DATA / "minimal")
    with locked(office / "docs"):
        assert zeren_main(["build", f"--site={office}", "--no-office"]) != 0
    assert not (office / "data" / FILE).exists()
    assert zeren_main(["build", f"--site={office}", "--no-office"]) == 0
    assert "tasks/p-1/,办好甲事。\r\n" in lines(office / "data")
