"""The day of the data's last change, from a real repository."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from zeren.reading.last_change import last_change


def git(folder: Path, *arguments: str, **environment: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(  # noqa: S603 - fixed arguments
        ["git", *identity, *arguments],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **environment},
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    git(tmp_path, "init")
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "tasks.csv").write_text("1", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "a", GIT_COMMITTER_DATE="2026-01-02T23:30:00+08:00")
    (tmp_path / "other").write_text("1", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "b", GIT_COMMITTER_DATE="2026-03-04T12:00:00+08:00")
    return folder


def test_it_is_the_day_of_the_last_commit_of_the_folder(data: Path) -> None:
    assert last_change(data) == "2026-01-02"


def test_there_is_none_while_changes_are_not_committed(data: Path) -> None:
    (data / "tasks.csv").write_text("2", encoding="utf-8")
    assert last_change(data) is None


def test_there_is_none_without_a_repository(tmp_path: Path) -> None:
    assert last_change(tmp_path) is None
