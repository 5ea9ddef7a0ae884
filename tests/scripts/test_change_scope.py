"""`scripts/change-scope.sh`, in real repositories: what it cannot tell for sure counts as all."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT

Change = Callable[[Path], object]


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=n", "-c", "user.email=n@example.org")
    return subprocess.run(  # noqa: S603 - fixed arguments
        ["git", *identity, *arguments],  # noqa: S607 - the git of the user's own path
        cwd=folder,
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout.strip()


def commit(folder: Path) -> str:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=m")
    return git(folder, "rev-parse", "HEAD")


def scope(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - fixed arguments
        [folder / "scripts/change-scope.sh", *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    for path in ("data/tasks.csv", "docs/about.md", "zeren/a.py", "data/source/清单.txt"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("a\n", encoding="utf-8")
    (folder / "scripts").mkdir()
    shutil.copy(ROOT / "scripts/change-scope.sh", folder / "scripts")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


def write(path: str) -> Change:
    def change(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("b\n", encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(write("data/tasks.csv"), id="table"),
        pytest.param(write("data/source/清单.txt"), id="a name in Chinese"),
        pytest.param(write("data/plans.csv"), id="new file"),
        pytest.param(write("docs/about.md"), id="page written by hand"),
        pytest.param(lambda folder: (folder / "data/tasks.csv").unlink(), id="removed"),
    ],
)
def test_a_change_of_data_alone(change: Change, repository: Path) -> None:
    before = git(repository, "rev-parse", "HEAD")
    change(repository)
    commit(repository)
    assert scope(repository, before) == "data"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(write("zeren/a.py"), id="code"),
        pytest.param(write("mkdocs.yml"), id="new file"),
        pytest.param(write("docs/about.md.txt"), id="a name alike"),
        pytest.param(write("zeren/data/x"), id="a folder alike"),
        pytest.param(
            lambda folder: (folder / "zeren/a.py").rename(folder / "data/a.py"),
            id="moved into data",
        ),
        pytest.param(
            lambda folder: (folder / "data/tasks.csv").rename(folder / "zeren/tasks.csv"),
            id="moved out of data",
        ),
    ],
)
def test_any_other_change_beside_one_of_data(change: Change, repository: Path) -> None:
    before = git(repository, "rev-parse", "HEAD")
    change(repository)
    commit(repository)
    write("data/units.csv")(repository)
    commit(repository)
    assert scope(repository, before) == "all"


def test_what_cannot_be_told_counts_as_all(repository: Path, tmp_path: Path) -> None:
    write("data/tasks.csv")(repository)
    commit(repository)
    assert scope(repository) == "all"
    assert scope(repository, "") == "all"
    assert scope(repository, "0" * 40) == "all"
    assert scope(repository, "no-such-branch") == "all"
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), str(shallow))
    assert scope(shallow, git(repository, "rev-parse", "HEAD^")) == "all"


@pytest.mark.parametrize(
    "name",
    ["--output=ACTED", "--no-index", "-x", "--", "HEAD --stat", "HEAD\nHEAD", "$(touch ACTED)"],
)
def test_a_name_is_no_option(repository: Path, name: str) -> None:
    write("data/tasks.csv")(repository)
    commit(repository)
    assert scope(repository, name) == "all"
    assert not (repository / "ACTED").exists()


def test_of_a_merge_only_what_it_brings_counts(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--create", "edit")
    write("data/tasks.csv")(repository)
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    write("zeren/a.py")(repository)
    commit(repository)
    git(repository, "merge", "--quiet", "--no-edit", "edit")
    assert scope(repository, "HEAD^1") == "data"
