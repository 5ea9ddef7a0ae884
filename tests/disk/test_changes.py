"""Several files changed as one: wherever a run is cut off, all are old or all are new."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tests.disks import needs_mounts, on_a_full_disk
from tests.interrupted import (
    ended,
    in_child,
    killed_at,
    signal_at_write,
    start_child,
    with_small_files,
)
from tests.trees import whole_tree, write_tree
from zeren.disk.changes import CHANGING, change_files, settle
from zeren.disk.errors import WritingError
from zeren.disk.locking import LOCK, locked

OLD = {"tasks.csv": b"old tasks", "units.yml": b"old units", "plans.xlsx": b"old plans"}
CHANGE: dict[str, bytes | None] = {
    "tasks.csv.1.bak": b"old tasks",
    "units.yml": b"new units",
    "plans.csv": b"new plans",
    "source/p.txt": b"new text",
    "tasks.csv": b"new tasks",
    "plans.xlsx": None,
}
NEW = {file: data for file, data in {**OLD, **CHANGE}.items() if data is not None}
KILLED = -signal.SIGKILL
# A change of files in the midst of the moves.
MOVING = 24
# What another program saves while a run is cut off.
MINE = b"mine"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_tree(tmp_path / "data", OLD)
    return tmp_path / "data"


def change(folder: Path) -> int:
    """The change as a run of the program makes it."""
    with locked(folder):
        change_files(folder, CHANGE, OLD)
    return 0


def settled(folder: Path) -> int:
    settle(folder)
    return 0


def known(folder: Path) -> dict[str, bytes]:
    """The files of a folder but our own books."""
    return {
        name: data
        for name, data in whole_tree(folder).items()
        if isinstance(data, bytes) and not name.startswith((CHANGING, LOCK))
    }


def after_settling(folder: Path) -> dict[str, bytes]:
    """The files once a change that was cut off is settled; nothing is left of it."""
    settle(folder)
    assert not (folder / CHANGING).exists()
    return known(folder)


def copies(folder: Path) -> Iterator[tuple[int, Path]]:
    for number in count():
        copy = folder.with_name(f"{folder.name}-{number}")
        yield number, shutil.copytree(folder, copy)
        shutil.rmtree(copy)


def kills(folder: Path, run: Callable[[Path], int]) -> Iterator[Path]:
    """A copy for each change of files that a run makes, as it is when the run is killed there."""
    for number, copy in copies(folder):
        if killed_at(number, partial(run, copy)) != KILLED:
            return
        yield copy


def test_a_change(folder: Path) -> None:
    change(folder)
    assert whole_tree(folder) == NEW


def test_killed_anywhere_all_is_undone_or_completed_by_the_next_run(folder: Path) -> None:
    ends = []
    for copy in kills(folder, change):
        for name, data in known(copy).items():
            assert data in (OLD.get(name), NEW.get(name))
        assert known(copy).keys() >= OLD.keys() & NEW.keys()
        ends.append(after_settling(copy))
        assert ends[-1] in (OLD, NEW)
        if ends[-1] == OLD:
            change(copy)
        assert known(copy) == NEW
    assert ends.count(OLD) > 10
    assert ends.count(NEW) > 10


def test_killed_anywhere_and_killed_again_while_that_is_put_right(folder: Path) -> None:
    number = 0
    for copy in kills(folder, change):
        for again in kills(copy, settled):
            assert after_settling(again) in (OLD, NEW)
            number += 1
    assert number > 100


@pytest.mark.parametrize("edited", ["tasks.csv", "units.yml", "plans.xlsx", "source/p.txt"])
def test_what_somebody_saves_after_a_run_was_cut_off_is_never_overwritten(
    edited: str, folder: Path
) -> None:
    for copy in kills(folder, change):
        write_tree(copy, {edited: MINE})
        if edited == "units.yml":  # the others differ in nothing that a second kill could show
            for again in kills(copy, settled):
                assert_only_is_mine(after_settling(again), edited)
        assert_only_is_mine(after_settling(copy), edited)


def assert_only_is_mine(found: dict[str, bytes], edited: str) -> None:
    """One file is as somebody saved it; all others are old, or all are new."""
    assert found.pop(edited) == MINE
    states = [{name: data for name, data in one.items() if name != edited} for one in (OLD, NEW)]
    assert found in states


@pytest.mark.parametrize("edited", [*OLD, "other.yml"])
def test_a_file_that_has_changed_since_it_was_read_is_told_and_left_alone(
    edited: str, folder: Path
) -> None:
    read = {**OLD, "other.yml": b"read, and not to be changed"}
    write_tree(folder, {"other.yml": read["other.yml"], edited: MINE})
    before = whole_tree(folder)
    with pytest.raises(WritingError, match=f"^{edited}：读取以后又被改动过.*请再运行一次。$"):
        change_files(folder, CHANGE, read)
    assert whole_tree(folder) == before


def test_a_file_that_appears_where_there_was_none_is_left_alone(folder: Path) -> None:
    write_tree(folder, {"plans.csv": MINE})
    with pytest.raises(WritingError, match=r"plans\.csv：读取以后又被改动过"):
        change_files(folder, CHANGE, OLD)
    assert whole_tree(folder) == {**OLD, "plans.csv": MINE}


@pytest.mark.parametrize("size", [7, 8, 100, 300])
def test_killed_in_the_middle_of_a_write(size: int, folder: Path) -> None:
    def killed() -> int:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        return with_small_files(size, partial(change, folder))

    assert in_child(killed) == -signal.SIGXFSZ
    assert after_settling(folder) == OLD
    change(folder)
    assert whole_tree(folder) == NEW


@pytest.mark.parametrize("size", [7, 8, 100, 300])
def test_a_file_that_the_system_does_not_take(size: int, folder: Path) -> None:
    def refused() -> int:
        with pytest.raises(WritingError, match="文件超过了允许的大小"):
            with_small_files(size, partial(change, folder))
        return 0

    assert in_child(refused) == 0
    assert whole_tree(folder) == OLD


CHANGING_ALONE = (
    "import sys; from pathlib import Path; from tests.disk.test_changes import *\n"
    "try: change(Path(sys.argv[1]))\n"
    "except WritingError as error: sys.exit(str(error))"
)


@needs_mounts
@pytest.mark.parametrize("free", range(0, 24, 4))
def test_a_full_disk_is_told_with_the_file_and_what_lacks(
    free: int, folder: Path, tmp_path: Path
) -> None:
    printed = on_a_full_disk(
        free,
        folder,
        tmp_path,
        sys.executable,
        "-c",
        CHANGING_ALONE,
        folder,
    )
    assert f"{folder}/" in printed
    assert "磁盘已满，还差 " in printed
    assert whole_tree(tmp_path / "full") == OLD
    assert whole_tree(tmp_path / "next") == NEW


# ---- Links, and what others leave lying about ----


@pytest.mark.parametrize("place", ["tasks.csv", "tasks.csv.1.bak", "source/p.txt", "plans.csv"])
def test_no_link_is_followed(place: str, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"old tasks")
    (folder / place).unlink(missing_ok=True)
    (folder / place).parent.mkdir(exist_ok=True)
    (folder / place).symlink_to(tmp_path / "precious")
    before = whole_tree(folder)
    with pytest.raises(WritingError, match="这里应是文件，却是文件夹或链接"):
        change_files(folder, CHANGE, OLD)
    assert whole_tree(folder) == before
    assert (tmp_path / "precious").read_bytes() == b"old tasks"


@pytest.mark.parametrize("place", ["source", CHANGING])
def test_no_folder_that_is_a_link_is_entered(place: str, folder: Path, tmp_path: Path) -> None:
    write_tree(tmp_path / "precious", {"p.txt": b"precious"})
    (folder / place).symlink_to(tmp_path / "precious")
    for run in (change, settled):
        if place == CHANGING or run is change:
            with pytest.raises(WritingError, match="这里应是文件夹，却是文件或链接"):
                run(folder)
    assert whole_tree(tmp_path / "precious") == {"p.txt": b"precious"}


@pytest.mark.parametrize("name", [".tasks.csv.part", ".changing/new-0", ".changing/journal"])
def test_a_folder_where_a_file_is_written_aside_is_in_nobodys_way(name: str, folder: Path) -> None:
    (folder / name).mkdir(parents=True)
    change(folder)
    assert known(folder) == NEW


@pytest.mark.parametrize(
    "file", ["../precious", "/precious", "a/../../precious", "..", "", ".changing/x", "a\\b", 7]
)
def test_a_journal_that_leads_elsewhere_is_none_of_ours(
    file: object, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    journal = json.dumps([{"file": file, "old": None, "new": None}])
    write_tree(folder, {".changing/journal.json": journal.encode(), ".changing/new-0": b"bad"})
    with pytest.raises(WritingError, match="里面的记录已损坏"):
        settle(folder)
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert known(folder) == OLD


@pytest.mark.parametrize("journal", ["", "{", "[1]", '[{"file": "x"}]', "\xff", "[" * 9999])
def test_a_journal_that_cannot_be_read_changes_nothing(journal: str, folder: Path) -> None:
    write_tree(
        folder, {".changing/journal.json": journal.encode("latin-1"), ".changing/new-0": b"bad"}
    )
    with pytest.raises(WritingError, match="里面的记录已损坏"):
        settle(folder)
    assert known(folder) == OLD


def test_rights_stay_and_new_files_may_be_read_by_all(folder: Path) -> None:
    (folder / "tasks.csv").chmod(0o664)
    change(folder)
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.glob("*.*")}
    assert modes["tasks.csv"] == 0o664
    assert modes["plans.csv"] == 0o644


def test_a_change_under_way_is_waited_for(folder: Path) -> None:
    def stopped() -> int:
        signal_at_write(MOVING, signal.SIGSTOP)
        return change(folder)

    child = start_child(stopped)
    os.waitpid(child, os.WUNTRACED)
    assert known(folder) not in (OLD, NEW)  # some files are in their places, others are not
    going_on = threading.Timer(0.5, os.kill, (child, signal.SIGCONT))
    going_on.start()
    assert settle(folder) == ""
    assert known(folder) == NEW
    assert ended(child) == 0
    going_on.join()


def test_a_folder_with_a_line_end_in_its_name_stays_in_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "data\n::error::x"
    write_tree(folder, {**OLD, ".changing/new-0": b"half"})
    assert settle(folder).splitlines() == [
        f"{tmp_path}/data\\n::error::x：上一次写入在中途断了，还没有改动任何文件，已经撤销。"
    ]
    with locked(folder), pytest.raises(WritingError) as refused, locked(folder):
        pass
    (folder / CHANGING).mkdir()
    (folder / CHANGING / "journal.json").write_bytes(b"{")
    with pytest.raises(WritingError) as damaged:
        settle(folder)
    for message in (str(refused.value), str(damaged.value)):
        assert message.startswith(f"{tmp_path}/data\\n::error::x")
        assert "\n" not in message
