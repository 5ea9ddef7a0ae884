"""What is generated is no change in git, whatever kinds of pages there are."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.conftest import DATA
from zeren.checks.folder import check_folder
from zeren.generation import generate
from zeren.publishing.ignoring import ignore_file


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - fixed arguments
        ["git", *arguments],  # noqa: S607 - the git of the user's own path
        cwd=folder,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


def test_git_sees_only_what_was_written_by_hand(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    for page in ("about.md", "guide/own/index.md"):
        (tmp_path / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / page).write_text("# 关于\n", encoding="utf-8")
    data = DATA / "every-feature"
    generate(check_folder(data), data, tmp_path)
    seen = git(tmp_path, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert seen == ["?? about.md", "?? guide/own/index.md"]


@pytest.mark.parametrize(
    ("generated", "by_hand", "lines"),
    [
        (["a/b/c.md", "a/d.md", "e.md"], [], ["/a/", "/e.md"]),
        (["a/b/c.md", "a/d.md"], ["a/own.md"], ["/a/b/", "/a/d.md"]),
        (["ab/c.md"], ["a/own.md"], ["/ab/"]),
    ],
)
def test_folders_are_named_whole_unless_they_hold_a_page_of_the_office(
    generated: list[str], by_hand: list[str], lines: list[str]
) -> None:
    named = ignore_file(generated, by_hand)[1].decode().splitlines()
    assert [line for line in named if not line.startswith(("#", "/."))] == lines
