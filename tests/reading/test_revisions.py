"""Earlier states of the data, from a real repository."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.reading.test_last_change import commit, git
from zeren.reading.folder import only_bytes, read_files
from zeren.reading.revisions import committed_files, newest_revision, revision_at, revisions

DAYS = ("2025-03-01", "2025-06-01", "2025-09-01")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data with three states, and a commit between them that changes none."""
    folder = tmp_path / "repository" / "data"
    shutil.copytree(ROOT / "tests" / "data" / "minimal", folder)
    git(folder.parent, "init", "--quiet")
    for number, day in enumerate(DAYS):
        text = (folder / "tasks.csv").read_text(encoding="utf-8-sig")
        (folder / "tasks.csv").write_text(f"{text}\n" * bool(number) or text, encoding="utf-8-sig")
        commit(folder.parent, f"{day}T12:00:00+08:00")
        (folder.parent / "README.md").write_text(day, encoding="utf-8")
        commit(folder.parent, f"{day}T18:00:00+08:00")
    return folder


def test_only_commits_that_change_the_data_count(data: Path) -> None:
    assert [one.day for one in revisions(data)] == [*reversed(DAYS)]
    newest = newest_revision(data)
    assert newest is not None
    assert newest == revisions(data)[0]
    assert committed_files(data, newest.name) == only_bytes(read_files(data))


@pytest.mark.parametrize(
    ("called", "day"),
    [
        ("HEAD", "2025-09-01"),
        ("HEAD~2", "2025-06-01"),
        ("2025-08-31", "2025-06-01"),
        ("2025-06-01", "2025-06-01"),
        ("2025-02-28", None),
        ("no-such-branch", None),
        ("--all", None),
    ],
)
def test_a_state_is_found_by_day_or_commit(data: Path, called: str, day: str | None) -> None:
    found = revision_at(data, called)
    assert (found.day if found else None) == day


def test_a_shallow_copy_says_where_it_is_cut(data: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    source = f"file://{data.parent}"
    git(tmp_path, "clone", "--quiet", "--depth=2", source, str(shallow))
    assert [one.is_cut for one in revisions(shallow / "data")] == [True]
    assert revision_at(shallow / "data", "2025-08-31") is None


def test_there_is_none_without_a_repository(tmp_path: Path) -> None:
    assert revisions(tmp_path) == ()
    assert newest_revision(tmp_path) is None
    assert revision_at(tmp_path, "HEAD") is None
