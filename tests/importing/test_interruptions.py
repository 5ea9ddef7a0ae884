"""Import and `--fix`, wherever they are cut off, and beside others who change the same data."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from scripts.generate import main as generate_main
from scripts.import_list import main as import_main
from tests.commands import SCRIPTS
from tests.conftest import MakeData
from tests.disks import needs_mounts, on_a_full_disk
from tests.interrupted import killed_at
from tests.trees import whole_tree
from zeren.checks.folder import check_folder
from zeren.disk.changes import CHANGING, settle
from zeren.disk.locking import LOCK, locked
from zeren.editing.fixing import fix_folder
from zeren.importing.document import Document, Opened, Paragraph
from zeren.importing.drafts.applying import apply_import, try_import
from zeren.importing.drafts.planning import plan_import

CLEAN, WRITING = 0, 3
LIST = "修路工作方案\n1.修路。（州交通运输局牵头，州水利局配合）\n2.修桥。（州水利局牵头）\n"
# A table and a registry in which `--fix` finds something to mend, each in its way.
TASKS = "序号,工作任务,牵头单位\n1,办好甲事。,财政局\n"
UNITS = (
    "名称,网址名,类别,别名\n州财政局,caizheng-ju,政府部门,财政局，州财\n"
    "州民政局,minzheng-ju,政府部门,\n"
)
PLANS = "名称,网址名\n重点任务,p\n".replace("名称", "标题").encode("gb18030")
KILLED = -signal.SIGKILL


@pytest.fixture
def data(make_data: MakeData) -> Path:
    registry = {"units.csv": UNITS, "plans.csv": PLANS}
    return make_data("minimal", tasks=TASKS, units=None, plans=None, **registry)


def known(folder: Path) -> dict[str, bytes]:
    """The files of a folder but our own books."""
    return {
        name: held
        for name, held in whole_tree(folder).items()
        if isinstance(held, bytes) and not name.startswith((CHANGING, LOCK))
    }


def fix(folder: Path) -> int:
    assert len(fix_folder(folder)) == 3
    return CLEAN


def import_roads(folder: Path) -> int:
    """Find, draft and write a list, from where its file is read."""
    blocks = tuple(Paragraph(line, "第 1 段") for line in LIST.splitlines())
    with locked(folder):
        checked = check_folder(folder)
        opened = Opened("list.txt", Document("文字", blocks))
        trial = try_import(checked, plan_import(opened, checked.sources, plan="roads"))
        assert trial.errors == ()
        apply_import(folder, checked, trial)
    return CLEAN


def kills(folder: Path, run: Callable[[Path], int]) -> Iterator[Path]:
    """A copy for each change of files that a run makes, as it is when the run is killed there."""
    for number in count():
        copy = shutil.copytree(folder, folder.with_name(f"killed-{number}"))
        code = killed_at(number, partial(run, copy))
        if code != KILLED:
            assert code == CLEAN
            return
        yield copy
        shutil.rmtree(copy)


@pytest.mark.parametrize("run", [import_roads, fix])
def test_killed_at_any_write_it_is_undone_or_completed(
    run: Callable[[Path], int], data: Path
) -> None:
    if run is import_roads:
        fix(data)
    old = known(data)
    undisturbed = shutil.copytree(data, data.with_name("undisturbed"))
    run(undisturbed)
    new = known(undisturbed)
    ends = []
    for copy in kills(data, run):
        assert all(held in (old.get(name), new.get(name)) for name, held in known(copy).items())
        settle(copy)
        ends.append(known(copy))
        assert ends[-1] in (old, new)
        if ends[-1] == old:
            run(copy)
        assert known(copy) == new
    assert min(ends.count(old), ends.count(new)) > 10


def import_command(folder: Path, published: Path) -> int:
    page = folder.with_name("review.html")
    return import_main(
        [str(published), "--plan=roads", "--yes", f"--data={folder}", f"--review={page}"]
    )


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "list.txt"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.mark.parametrize("number", [1, 18, 24, 32, 38, 42, 45, 48])
def test_the_command_killed_at_a_write_and_run_again(
    number: int, data: Path, published: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fix(data)
    undisturbed = shutil.copytree(data, data.with_name("undisturbed"))
    assert import_command(undisturbed, published) == CLEAN
    assert killed_at(number, partial(import_command, data, published)) == KILLED
    assert import_command(data, published) == CLEAN
    assert known(data) == known(undisturbed)
    assert generate_main(["--check", f"--data={data}"]) == CLEAN
    is_told = "上一次写入在中途断了" in capfd.readouterr().err
    assert is_told == (number > 18)


def test_a_check_completes_what_was_cut_off(
    data: Path, published: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    fix(data)
    killed_at(45, partial(import_command, data, published))
    assert (data / CHANGING).exists()
    assert generate_main(["--check", f"--data={data}"]) == CLEAN
    assert "上一次写入在中途断了，已经补完：" in capfd.readouterr().err
    assert not (data / CHANGING).exists()


# ---- Beside others ----


@pytest.fixture
def waiting(data: Path, published: Path) -> Iterator[subprocess.Popen[str]]:
    """An import that waits for its answer."""
    fix(data)
    page = data.with_name("review.html")
    command = (sys.executable, str(SCRIPTS / "import_list.py"), str(published), "--plan=roads")
    process = subprocess.Popen(  # noqa: S603 - fixed arguments
        (*command, f"--data={data}", f"--review={page}"),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    asked = ""
    while "[y/N] " not in asked:
        asked += (letter := process.stderr.read(1))
        assert letter, asked
    yield process
    process.communicate()


@pytest.mark.parametrize("file", ["tasks.csv", "units.csv", "counties.yml"])
def test_what_is_saved_while_an_import_waits_is_told_and_kept(
    file: str, data: Path, waiting: subprocess.Popen[str]
) -> None:
    (data / file).write_bytes((data / file).read_bytes() + b"# mine\n")
    before = known(data)
    _, told = waiting.communicate("y\n")
    assert waiting.returncode == WRITING
    assert f"{file}：读取以后又被改动过（别的程序存了它），这里什么都没有写入。" in told
    assert known(data) == before


def test_a_second_editor_is_refused_and_readers_are_not(
    data: Path, waiting: subprocess.Popen[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert generate_main(["--fix", f"--data={data}"]) == WRITING
    assert f"另一个程序（进程 {waiting.pid}）正在这里写入" in capfd.readouterr().err
    assert generate_main(["--check", f"--data={data}"]) == CLEAN
    waiting.communicate("y\n")
    assert waiting.returncode == CLEAN
    assert generate_main(["--fix", f"--data={data}"]) == CLEAN


@needs_mounts
@pytest.mark.parametrize("free", [0, 4, 12, 20])
def test_an_import_on_a_full_disk(free: int, data: Path, published: Path, tmp_path: Path) -> None:
    fix(data)
    printed = on_a_full_disk(
        free,
        data,
        tmp_path,
        *(sys.executable, SCRIPTS / "import_list.py", published, "--plan=roads", "--yes"),
        *(f"--data={data}", f"--review={tmp_path / 'review.html'}"),
    )
    assert f"写入失败：{data}" in printed
    assert "磁盘已满，还差 " in printed
    assert [line for line in printed.splitlines() if "exit code" in line] == [
        f"exit code {WRITING}",
        f"exit code {CLEAN}",
    ]
    assert known(tmp_path / "full") == known(data)
    assert generate_main(["--check", f"--data={tmp_path / 'next'}"]) == CLEAN


@pytest.mark.parametrize("name", [".tasks.csv.part", ".changing", ".changing/new-0"])
def test_a_folder_in_the_way_stops_nobody(name: str, data: Path, published: Path) -> None:
    fix(data)
    (data / name).mkdir(parents=True)
    assert import_command(data, published) == CLEAN
    assert generate_main(["--check", f"--data={data}"]) == CLEAN


def test_a_review_page_that_is_a_link_is_not_followed(
    data: Path, published: Path, tmp_path: Path
) -> None:
    fix(data)
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "review.html").symlink_to(tmp_path / "precious")
    assert import_command(data, published) == CLEAN
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert "修路。" in (tmp_path / "review.html").read_text(encoding="utf-8")
