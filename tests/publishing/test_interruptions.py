"""Whatever happens to the machine: no file is half there, and the next run completes.

Publishing is interrupted on files that were made once; some tests interrupt the whole generator.
"""

from __future__ import annotations

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from scripts.generate import main
from tests.conftest import DATA, ROOT, in_memory
from tests.disks import needs_mounts, on_a_full_disk, on_own_disk
from tests.interrupted import (
    ended,
    generate,
    in_child,
    killed_at,
    signal_at_write,
    start_child,
    with_small_files,
)
from tests.publishing.alone import CLEAN, WRITING, publish_alone
from tests.trees import Tree, whole_tree, write_tree
from zeren.checks.folder import check_folder
from zeren.generation import make_all
from zeren.publishing.files import MANIFEST, STAGING

HAND_WRITTEN = {"about.md": b"by hand", "office/own.md": b"by hand too"}
PUBLISHING = (sys.executable, "-m", "tests.publishing.alone")
OWN_BOOKS = (f"{STAGING}/", ".lock", MANIFEST)

# Two tasks go, one comes, one stays as it is, one and the indexes change.
BEFORE = (
    "序号,工作任务,牵头单位\n1,甲。,州财政局\n2,乙。,州财政局\n3,丙。,州财政局\n4,丁。,州民政局\n"
)
AFTER = "序号,工作任务,牵头单位\n1,甲。,州财政局\n2,改。,州财政局\n5,戊。,州财政局\n"


def write_data(folder: Path, tasks: str) -> Path:
    """A data folder with these tasks."""
    shutil.copytree(DATA / "minimal", folder)
    (folder / "tasks.csv").write_text(tasks, encoding="utf-8")
    return folder


@dataclass(frozen=True)
class Lists:
    """The old list and the new one, and what is made of them.

    Attributes:
        old_data: The old data.
        data: The new data.
        old_files: The files that the generator makes of the old data.
        files: The files that it makes of the new data.
        docs: The pages of the old data, and hand-written ones.
        new: What an undisturbed run makes of these pages.
    """

    old_data: Path
    data: Path
    old_files: Path
    files: Path
    docs: Path
    new: Tree


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Lists:
    folder = tmp_path_factory.mktemp("lists")
    old_data = write_data(folder / "old-data", BEFORE)
    data = write_data(folder / "data", AFTER)
    docs = folder / "docs"
    write_tree(docs, HAND_WRITTEN)
    for source, files in ((old_data, "old-files"), (data, "files")):
        write_tree(folder / files, in_memory(make_all(check_folder(source), source, docs)))
    assert generate(old_data, docs) == CLEAN
    undisturbed = folder / "undisturbed"
    shutil.copytree(docs, undisturbed)
    assert generate(data, undisturbed) == CLEAN
    new = whole_tree(undisturbed)
    return Lists(old_data, data, folder / "old-files", folder / "files", docs, new)


@pytest.fixture
def data(lists: Lists) -> Path:
    """The new data."""
    return lists.data


@pytest.fixture
def files(lists: Lists) -> Path:
    """The files of the new data."""
    return lists.files


@pytest.fixture
def docs(lists: Lists, tmp_path: Path) -> Path:
    """The pages of the old data, and hand-written ones."""
    return shutil.copytree(lists.docs, tmp_path / "docs")


@pytest.fixture
def new(lists: Lists) -> Tree:
    """What an undisturbed run makes of the old pages."""
    return lists.new


def pages(folder: Path) -> Tree:
    """All but the generator's own books and empty folders."""
    tree = whole_tree(folder)
    return {
        name: content
        for name, content in tree.items()
        if content is not None and not name.startswith(OWN_BOOKS)
    }


def assert_nothing_is_lost(folder: Path, old: Tree, new: Tree) -> None:
    """Every file is as it was or as it will be, and hand-written ones are there."""
    found = pages(folder)
    for name, content in found.items():
        assert content in (old.get(name), new.get(name)), name
    stays = {name for name in old.keys() & new.keys() if not name.startswith(OWN_BOOKS)}
    assert stays <= found.keys()
    assert HAND_WRITTEN.items() <= found.items()


def test_publishing_alone_is_what_the_generator_does(docs: Path, files: Path, new: Tree) -> None:
    assert publish_alone(docs, files) == CLEAN
    assert whole_tree(docs) == new


@pytest.mark.slow
def test_killed_at_every_write_in_turn(lists: Lists, tmp_path: Path) -> None:
    """With the files of tasks alone: pages that change, come, go and stay, and their folders."""
    docs, files = tmp_path / "docs", tmp_path / "files"
    write_tree(docs, HAND_WRITTEN)
    write_tree(tmp_path / "old-files", of_tasks(lists.old_files))
    write_tree(files, of_tasks(lists.files))
    assert publish_alone(docs, tmp_path / "old-files") == CLEAN
    old = whole_tree(docs)
    undisturbed = shutil.copytree(docs, tmp_path / "undisturbed")
    assert publish_alone(undisturbed, files) == CLEAN
    new = whole_tree(undisturbed)
    for number in count():
        folder = shutil.copytree(docs, tmp_path / "killed")
        code = killed_at(number, partial(publish_alone, folder, files))
        assert_nothing_is_lost(folder, old, new)
        assert publish_alone(folder, files) == CLEAN
        assert whole_tree(folder) == new
        shutil.rmtree(folder)
        if code == CLEAN:
            break
        assert code == -signal.SIGKILL
    assert number > 40


def of_tasks(files: Path) -> dict[str, bytes]:
    """The files that tell of single tasks, and the index of all."""
    return {
        path.relative_to(files).as_posix(): path.read_bytes()
        for folder in ("tasks", "t", "api/v1/tasks")
        for path in (files / folder).rglob("*.*")
    }


@pytest.mark.parametrize("number", [0, 1, 2, 10, 40, 80])
def test_the_generator_killed_at_a_write(number: int, docs: Path, data: Path, new: Tree) -> None:
    old = whole_tree(docs)
    assert killed_at(number, partial(generate, data, docs)) == -signal.SIGKILL
    assert_nothing_is_lost(docs, old, new)
    assert generate(data, docs) == CLEAN
    assert whole_tree(docs) == new


@pytest.mark.slow
def test_killed_and_then_given_the_old_data_again(docs: Path, lists: Lists) -> None:
    """What the run that was cut off had begun is known and goes, too."""
    old = whole_tree(docs)
    for number in range(0, 200, 7):
        killed_at(number, partial(publish_alone, docs, lists.files))
        assert publish_alone(docs, lists.old_files) == CLEAN
        assert whole_tree(docs) == old


@pytest.mark.parametrize("size", [0, 1, 100, 500, 1000, 2000])
def test_killed_in_the_middle_of_a_write(size: int, docs: Path, files: Path, new: Tree) -> None:
    """The system ends a process that writes more than it may, with a part of it written."""
    old = whole_tree(docs)

    def killed() -> int:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return with_small_files(size, partial(publish_alone, docs, files))

    assert in_child(killed) == -signal.SIGXFSZ
    assert_nothing_is_lost(docs, old, new)
    assert publish_alone(docs, files) == CLEAN
    assert whole_tree(docs) == new


@pytest.mark.parametrize("size", [0, 1, 100, 500, 1000, 2000])
def test_no_room_for_a_file(size: int, docs: Path, files: Path, new: Tree) -> None:
    old = pages(docs)

    publishing = partial(publish_alone, docs, files)
    assert in_child(lambda: with_small_files(size, publishing)) == WRITING
    assert pages(docs) == old
    assert publish_alone(docs, files) == CLEAN
    assert whole_tree(docs) == new


def test_no_room_for_what_the_generator_writes(docs: Path, data: Path, new: Tree) -> None:
    old = pages(docs)

    assert in_child(lambda: with_small_files(1000, partial(generate, data, docs))) == WRITING
    assert pages(docs) == old
    assert generate(data, docs) == CLEAN
    assert whole_tree(docs) == new


# ---- Two generators ----


def test_a_second_generator_is_refused_and_told_who_is_at_work(
    docs: Path, data: Path, new: Tree, capfd: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> int:
        signal_at_write(20, signal.SIGSTOP)
        return generate(data, docs)

    first = start_child(stopped)
    try:
        os.waitpid(first, os.WUNTRACED)
        held = whole_tree(docs)
        assert generate(data, docs) == WRITING
        assert (
            f"{docs}：另一个程序（进程 {first}）正在这里写入。请等它结束" in capfd.readouterr().err
        )
        assert whole_tree(docs) == held
    finally:
        os.kill(first, signal.SIGCONT)
    assert ended(first) == CLEAN
    assert whole_tree(docs) == new


def test_many_generators_at_once_leave_the_right_files(docs: Path, data: Path, new: Tree) -> None:
    children = [start_child(lambda: generate(data, docs)) for _ in range(8)]
    codes = {ended(child) for child in children}
    assert CLEAN in codes
    assert codes <= {CLEAN, WRITING}
    assert whole_tree(docs) == new


def test_the_lock_of_a_killed_generator_locks_nobody_out(docs: Path, data: Path, new: Tree) -> None:
    (docs / ".lock").write_text("1\n", encoding="ascii")
    assert generate(data, docs) == CLEAN
    assert whole_tree(docs) == new


def test_checking_needs_no_lock(docs: Path, data: Path) -> None:
    with (docs / ".lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main(["--check", f"--data={data}"]) == CLEAN
        assert generate(data, docs) == WRITING


@pytest.mark.parametrize("target", ["precious", "nothing"])
def test_a_lock_that_is_a_link_is_not_followed(
    target: str, docs: Path, data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (docs / ".lock").symlink_to(tmp_path / target)
    before = whole_tree(docs)
    assert generate(data, docs) == WRITING
    assert f"{docs / '.lock'}：这里应是文件，却是链接。" in capsys.readouterr().err
    assert whole_tree(docs) == before
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert not (tmp_path / "nothing").exists()


# ---- Files and folders that cannot be written ----


def as_bound_by_permissions() -> tuple[str, ...]:
    """What makes root obey the permissions of files as others must."""
    if os.getuid():
        return ()
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@pytest.mark.parametrize(
    "closed", [".", "tasks/p-2", "tasks/p-3"], ids=["all", "a page that changes", "one that goes"]
)
def test_a_folder_that_may_not_be_written(closed: str, docs: Path, files: Path, new: Tree) -> None:
    old = whole_tree(docs)
    (docs / closed).chmod(0o555)
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            (*as_bound_by_permissions(), *PUBLISHING, docs, files),
            cwd=ROOT,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    finally:
        (docs / closed).chmod(0o755)
    assert done.returncode == WRITING
    assert f"写入失败：{docs}" in done.stderr
    assert "没有写入权限。请改用有权限的账号" in done.stderr
    assert_nothing_is_lost(docs, old, new)
    assert publish_alone(docs, files) == CLEAN
    assert whole_tree(docs) == new


def test_a_page_that_another_program_reads_and_locks(docs: Path, files: Path, new: Tree) -> None:
    """Here the reader keeps the old page, whole, and the new one stands in its place."""
    before = (docs / "tasks/p-2/index.md").read_bytes()
    with (docs / "tasks/p-2/index.md").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert publish_alone(docs, files) == CLEAN
        assert held.read() == before
    assert whole_tree(docs) == new


# ---- Disks of our own: a full one, a read-only one, a file that is held ----


def generator(docs: Path, data: Path) -> tuple[object, ...]:
    """The command that generates, as people run it."""
    return (sys.executable, "scripts/generate.py", f"--data={data}", f"--docs={docs}")


def assert_a_full_disk_changes_no_page(
    free: int, docs: Path, new: Tree, copies: Path, *command: object
) -> None:
    old = pages(docs)
    printed = on_a_full_disk(free, docs, copies, *command)
    assert f"写入失败：{docs}/" in printed
    assert "磁盘已满，还差 " in printed
    assert "。请清理出空间，再运行一次。" in printed
    assert [line for line in printed.splitlines() if "exit code" in line] == [
        f"exit code {WRITING}",
        f"exit code {CLEAN}",
    ]
    assert pages(copies / "full") == old
    assert whole_tree(copies / "next") == new


@needs_mounts
@pytest.mark.parametrize("free", [0, 4, 8, 16, 32, 48])
def test_a_full_disk(free: int, docs: Path, files: Path, new: Tree, tmp_path: Path) -> None:
    assert_a_full_disk_changes_no_page(free, docs, new, tmp_path, *PUBLISHING, docs, files)


@pytest.mark.slow
@needs_mounts
def test_the_generator_on_a_full_disk(docs: Path, data: Path, new: Tree, tmp_path: Path) -> None:
    assert_a_full_disk_changes_no_page(16, docs, new, tmp_path, *generator(docs, data))


@needs_mounts
def test_the_generator_on_a_read_only_disk(docs: Path, data: Path) -> None:
    old = whole_tree(docs)
    printed = on_own_disk(
        'mount --bind "$docs" "$docs"; mount -o remount,ro,bind "$docs"; publish',
        docs,
        *generator(docs, data),
    )
    assert f"exit code {WRITING}" in printed
    assert f"写入失败：{docs}/" in printed
    assert "所在的磁盘是只读的。请换到可以写入的位置，再运行一次。" in printed
    assert whole_tree(docs) == old


@needs_mounts
@pytest.mark.parametrize("held", ["tasks/p-2/index.md", "tasks/p-3/index.md"])
def test_a_page_that_the_system_holds(held: str, docs: Path, files: Path, new: Tree) -> None:
    """A mounted file can be neither replaced nor removed, as a file held on Windows cannot."""
    old = whole_tree(docs)
    printed = on_own_disk(
        f'mount --bind "$docs/{held}" "$docs/{held}"; publish', docs, *PUBLISHING, docs, files
    )
    assert f"exit code {WRITING}" in printed
    assert f"写入失败：{docs}/{held}" in printed
    assert "正被其他程序占用。请关闭占用它的程序，再运行一次。" in printed
    assert_nothing_is_lost(docs, old, new)
    assert publish_alone(docs, files) == CLEAN
    assert whole_tree(docs) == new
