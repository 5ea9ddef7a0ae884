"""Whatever happens to the machine: no file is half there, and the next run completes."""

from __future__ import annotations

import fcntl
import io
import os
import resource
import shutil
import signal
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path

import pytest

from tests.conftest import ROOT, MakeData
from tests.interrupted import ended, generate, in_child, signal_at_write, start_child
from tests.trees import Tree, whole_tree, write_tree
from zeren.publishing.files import MANIFEST, STAGING

CLEAN, WRITING = 0, 3
HAND_WRITTEN = {"about.md": b"by hand", "office/own.md": b"by hand too"}
OWN_BOOKS = (f"{STAGING}/", ".lock", MANIFEST)

# Two tasks go, one comes, one stays as it is, one and the indexes change.
BEFORE = (
    "序号,工作任务,牵头单位\n1,甲。,州财政局\n2,乙。,州财政局\n3,丙。,州财政局\n4,丁。,州民政局\n"
)
AFTER = "序号,工作任务,牵头单位\n1,甲。,州财政局\n2,改。,州财政局\n5,戊。,州财政局\n"


@pytest.fixture
def data(make_data: MakeData) -> Path:
    """The new data."""
    return make_data("minimal", tasks=AFTER)


@pytest.fixture
def docs(tmp_path: Path, data: Path) -> Path:
    """The pages of the old data, and hand-written ones."""
    folder = tmp_path / "docs"
    write_tree(folder, HAND_WRITTEN)
    old = tmp_path / "old"
    shutil.copytree(data, old)
    (old / "tasks.csv").write_text(BEFORE, encoding="utf-8")
    assert generate(old, folder) == CLEAN
    return folder


@pytest.fixture
def new(tmp_path: Path, docs: Path, data: Path) -> Tree:
    """What an undisturbed run makes of the old pages."""
    folder = tmp_path / "new"
    shutil.copytree(docs, folder)
    assert generate(data, folder) == CLEAN
    return whole_tree(folder)


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


def test_killed_at_every_write_in_turn(docs: Path, data: Path, new: Tree, tmp_path: Path) -> None:
    old = whole_tree(docs)
    for number in count():
        folder = tmp_path / f"docs-{number}"
        shutil.copytree(docs, folder)

        def killed(number: int = number, folder: Path = folder) -> int:
            signal_at_write(number, signal.SIGKILL)
            return generate(data, folder)

        code = in_child(killed)
        assert_nothing_is_lost(folder, old, new)
        assert generate(data, folder) == CLEAN
        assert whole_tree(folder) == new
        shutil.rmtree(folder)
        if code == CLEAN:
            break
        assert code == -signal.SIGKILL
    assert number > 50


def test_killed_and_then_given_the_old_data_again(docs: Path, data: Path, tmp_path: Path) -> None:
    """What the run that was cut off had begun is known and goes, too."""
    old, old_data = whole_tree(docs), tmp_path / "old"
    for number in range(0, 200, 7):

        def killed(number: int = number) -> int:
            signal_at_write(number, signal.SIGKILL)
            return generate(data, docs)

        in_child(killed)
        assert generate(old_data, docs) == CLEAN
        assert whole_tree(docs) == old


def generate_with_small_files(size: int, data: Path, docs: Path) -> int:
    """Run the generator where no file may have more than so many bytes."""
    printed = io.StringIO()  # which must not count
    with redirect_stdout(printed), redirect_stderr(printed):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return generate(data, docs)


@pytest.mark.parametrize("size", [0, 1, 100, 500, 1000, 2000])
def test_killed_in_the_middle_of_a_write(size: int, docs: Path, data: Path, new: Tree) -> None:
    """The system ends a process that writes more than it may, with a part of it written."""
    old = whole_tree(docs)

    def killed() -> int:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return generate_with_small_files(size, data, docs)

    assert in_child(killed) == -signal.SIGXFSZ
    assert_nothing_is_lost(docs, old, new)
    assert generate(data, docs) == CLEAN
    assert whole_tree(docs) == new


@pytest.mark.parametrize("size", [0, 1, 100, 500, 1000, 2000])
def test_no_room_for_a_file(size: int, docs: Path, data: Path, new: Tree) -> None:
    old = pages(docs)

    assert in_child(lambda: generate_with_small_files(size, data, docs)) == WRITING
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
            f"{docs}：另一个生成程序（进程 {first}）正在写入。请等它结束" in capfd.readouterr().err
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
        assert run_script("--check", f"--data={data}").returncode == CLEAN
        assert run_script(f"--data={data}", f"--docs={docs}").returncode == WRITING


@pytest.mark.parametrize("target", ["precious", "nothing"])
def test_a_lock_that_is_a_link_is_not_followed(
    target: str, docs: Path, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (docs / ".lock").symlink_to(tmp_path / target)
    before = whole_tree(docs)
    done = run_script(f"--data={data}", f"--docs={docs}")
    assert done.returncode == WRITING
    assert f"{docs / '.lock'}：这里应是文件，却是链接。" in done.stderr
    assert whole_tree(docs) == before
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert not (tmp_path / "nothing").exists()


# ---- Files and folders that cannot be written ----


def run_script(*arguments: str, under: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - fixed arguments
        [*under, sys.executable, str(ROOT / "scripts/generate.py"), *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def as_bound_by_permissions() -> tuple[str, ...]:
    """What makes root obey the permissions of files as others must."""
    if os.getuid():
        return ()
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@pytest.mark.parametrize(
    "closed", [".", "tasks/p-2", "tasks/p-3"], ids=["all", "a page that changes", "one that goes"]
)
def test_a_folder_that_may_not_be_written(closed: str, docs: Path, data: Path, new: Tree) -> None:
    old = whole_tree(docs)
    (docs / closed).chmod(0o555)
    try:
        done = run_script(f"--data={data}", f"--docs={docs}", under=as_bound_by_permissions())
    finally:
        (docs / closed).chmod(0o755)
    assert done.returncode == WRITING
    assert f"写入失败：{docs}" in done.stderr
    assert "没有写入权限。请改用有权限的账号" in done.stderr
    assert_nothing_is_lost(docs, old, new)
    assert generate(data, docs) == CLEAN
    assert whole_tree(docs) == new


def test_a_page_that_another_program_reads_and_locks(docs: Path, data: Path, new: Tree) -> None:
    """Here the reader keeps the old page, whole, and the new one stands in its place."""
    before = (docs / "tasks/p-2/index.md").read_bytes()
    with (docs / "tasks/p-2/index.md").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert run_script(f"--data={data}", f"--docs={docs}").returncode == CLEAN
        assert held.read() == before
    assert whole_tree(docs) == new


# ---- Disks of our own: a full one, a read-only one, a file that is held ----

NAMESPACE = ("unshare", "--map-root-user", "--mount", "sh", "-euc")


def mounts_are_allowed() -> bool:
    """Whether this user may mount in a namespace of their own."""
    if shutil.which("unshare") is None:
        return False
    attempt = (*NAMESPACE, "mount -t tmpfs tmpfs /mnt")
    return subprocess.run(attempt, check=False, capture_output=True).returncode == 0  # noqa: S603


needs_mounts = pytest.mark.skipif(
    not mounts_are_allowed(), reason="this system lets this user mount no disk to fill or protect"
)


def on_own_disk(script: str, docs: Path, data: Path) -> str:
    """Run a shell script where mounts last as long as the script; what it printed.

    In the script `$docs` is the docs folder, and `generate` prints the exit code.
    """
    command = (
        f'docs="{docs}"\n'
        f"generate() {{ code=0; {sys.executable} {ROOT}/scripts/generate.py"
        f' --data="{data}" --docs="$docs" 2>&1 || code=$?; echo "exit code $code"; }}\n{script}'
    )
    done = subprocess.run(  # noqa: S603 - fixed arguments
        (*NAMESPACE, command), capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_mounts
@pytest.mark.parametrize("free", [0, 4, 8, 16, 32, 48])
def test_a_full_disk(free: int, docs: Path, data: Path, new: Tree, tmp_path: Path) -> None:
    old = pages(docs)
    printed = on_own_disk(
        f"""
        cp -a "$docs" "$docs-copy"
        mount -t tmpfs -o size=64m tmpfs "$docs"
        cp -a "$docs-copy/." "$docs"
        used=$(df --output=used -k "$docs" | tail -1)
        mount -o remount,size=$((used + {free}))k "$docs"
        generate
        cp -a "$docs" "{tmp_path}/full"
        mount -o remount,size=64m "$docs"
        generate
        cp -a "$docs" "{tmp_path}/next"
        """,
        docs,
        data,
    )
    assert f"写入失败：{docs}/" in printed
    assert "磁盘已满。请清理出空间，再运行一次。" in printed
    assert [line for line in printed.splitlines() if "exit code" in line] == [
        f"exit code {WRITING}",
        f"exit code {CLEAN}",
    ]
    assert pages(tmp_path / "full") == old
    assert whole_tree(tmp_path / "next") == new


@needs_mounts
def test_a_read_only_disk(docs: Path, data: Path) -> None:
    old = whole_tree(docs)
    printed = on_own_disk(
        'mount --bind "$docs" "$docs"; mount -o remount,ro,bind "$docs"; generate', docs, data
    )
    assert f"exit code {WRITING}" in printed
    assert f"写入失败：{docs}/" in printed
    assert "所在的磁盘是只读的。请换到可以写入的位置，再运行一次。" in printed
    assert whole_tree(docs) == old


@needs_mounts
@pytest.mark.parametrize("held", ["tasks/p-2/index.md", "tasks/p-3/index.md"])
def test_a_page_that_the_system_holds(held: str, docs: Path, data: Path, new: Tree) -> None:
    """A mounted file can be neither replaced nor removed, as a file held on Windows cannot."""
    old = whole_tree(docs)
    printed = on_own_disk(f'mount --bind "$docs/{held}" "$docs/{held}"; generate', docs, data)
    assert f"exit code {WRITING}" in printed
    assert f"写入失败：{docs}/{held}" in printed
    assert "正被其他程序占用。请关闭占用它的程序，再运行一次。" in printed
    assert_nothing_is_lost(docs, old, new)
    assert generate(data, docs) == CLEAN
    assert whole_tree(docs) == new
