"""A folder made beside its place: the old one stays until the new one is whole."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from tests.interrupted import killed_at
from tests.trees import whole_tree, write_tree
from zeren.disk import folders
from zeren.disk.errors import WritingError
from zeren.disk.folders import made_beside

OLD = {"index.html": b"old", "a/gone.html": b"old"}
NEW = {"index.html": b"new", "b/come.html": b"new"}
NO_SUCH_FLAG = 1 << 20


def make(place: Path) -> int:
    with made_beside(place) as made:
        write_tree(made, NEW)
    return 0


@pytest.fixture
def place(tmp_path: Path) -> Path:
    write_tree(tmp_path / "office [1]" / "site", OLD)
    return tmp_path / "office [1]" / "site"


def beside(place: Path) -> list[str]:
    return [path.name for path in place.parent.iterdir()]


def test_the_new_folder_takes_the_place_of_the_old_one(place: Path) -> None:
    make(place)
    assert whole_tree(place) == NEW
    assert beside(place) == ["site"]


def test_where_there_was_none_there_is_one(tmp_path: Path) -> None:
    make(tmp_path / "sites" / "first")
    assert whole_tree(tmp_path) == {f"sites/first/{name}": data for name, data in NEW.items()}


def test_what_cannot_be_made_leaves_the_old_one(place: Path) -> None:
    def fail() -> None:
        with made_beside(place) as made:
            write_tree(made, {"index.html": b"half"})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert whole_tree(place) == OLD
    assert beside(place) == ["site"]


def kills(place: Path, run: Callable[[Path], int], check: Callable[[Path], None]) -> int:
    """Kill a run just before each of its changes of files, and look; how often that was."""
    for number in count():
        copy = shutil.copytree(place.parent, place.parent.with_name(f"killed {number}"))
        code = killed_at(number, partial(run, copy / place.name))
        if code != -signal.SIGKILL:
            assert code == 0
            return number
        check(copy / place.name)
        run(copy / place.name)
        assert whole_tree(copy) == {f"site/{name}": data for name, data in NEW.items()}
    raise AssertionError


def test_killed_anywhere_it_is_the_old_one_or_the_new_one(place: Path) -> None:
    def check(killed: Path) -> None:
        assert whole_tree(killed) in (OLD, NEW)

    assert kills(place, make, check) > 8


def test_where_two_folders_cannot_be_exchanged_none_is_lost(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system itself refuses, for it knows no such way to rename."""
    monkeypatch.setattr(folders, "_SWAP", NO_SUCH_FLAG)

    def check(killed: Path) -> None:
        left = [killed] if killed.exists() else list(killed.parent.glob(".site.*.old"))
        assert [whole_tree(path) for path in left] in ([OLD], [NEW])

    assert kills(place, make, check) > 8


@pytest.mark.parametrize("kind", ["link", "file"])
def test_what_is_no_folder_is_not_replaced(kind: str, tmp_path: Path) -> None:
    write_tree(tmp_path / "precious", OLD)
    place = tmp_path / "site"
    if kind == "link":
        place.symlink_to(tmp_path / "precious")
    else:
        place.write_bytes(b"mine")
    before = whole_tree(tmp_path)
    with pytest.raises(WritingError, match="这里应是文件夹，却是文件或链接"):
        make(place)
    assert whole_tree(tmp_path) == before
