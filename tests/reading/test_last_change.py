"""The day of the data's last change, from a real repository; nothing that stands in one acts."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from zeren.reading.git import ask_git
from zeren.reading.last_change import last_change

DAY = "2026-01-02"


def git(folder: Path, *arguments: str, **environment: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(  # noqa: S603 - fixed arguments
        ["git", *identity, *arguments],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **environment},
    )


def commit(folder: Path, moment: str = "2026-01-02T23:30:00+08:00") -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-m", "a", GIT_COMMITTER_DATE=moment)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    git(tmp_path, "init")
    folder = tmp_path / "data"
    (folder / "source").mkdir(parents=True)
    (folder / "tasks.csv").write_bytes(b"1\n2\n")
    (folder / "source" / "清单.txt").write_text("1", encoding="utf-8")
    commit(tmp_path)
    (tmp_path / "other").write_text("1", encoding="utf-8")
    commit(tmp_path, "2026-03-04T12:00:00+08:00")
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A data folder with a repository of its own."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "tasks.csv").write_bytes(b"1\n2\n")
    git(folder, "init")
    commit(folder)
    return folder


def test_it_is_the_day_of_the_last_commit_of_the_folder(data: Path) -> None:
    assert last_change(data) == DAY


def test_a_folder_may_be_named_by_a_path_from_here(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(data.parent)
    assert last_change(Path("data")) == DAY


def test_addresses_that_the_generator_adds_are_no_change_of_the_data(data: Path) -> None:
    (data / "addresses.csv").write_text("网址,名称\n", encoding="utf-8")
    assert last_change(data) == DAY
    commit(data.parent, "2026-05-06T12:00:00+08:00")
    assert last_change(data) == DAY
    (data / "addresses.csv").write_text("网址,名称\nunits/a/,甲\n", encoding="utf-8")
    assert last_change(data) == DAY


@pytest.mark.parametrize("file", ["tasks.csv", "source/清单.txt"])
def test_there_is_none_while_changes_are_not_committed(data: Path, file: str) -> None:
    (data / file).write_text("2", encoding="utf-8")
    assert last_change(data) is None


@pytest.mark.parametrize("file", ["tasks.csv", "source/清单.txt"])
def test_there_is_none_while_a_file_is_gone(data: Path, file: str) -> None:
    (data / file).unlink()
    assert last_change(data) is None


@pytest.mark.parametrize("file", ["units.yml", "source/b.txt"])
def test_there_is_none_while_a_data_file_is_not_committed(data: Path, file: str) -> None:
    (data / file).write_text("1", encoding="utf-8")
    assert last_change(data) is None


def test_copies_that_are_kept_beside_the_data_are_no_change(data: Path) -> None:
    (data / "tasks.csv.bak").write_text("1", encoding="utf-8")
    assert last_change(data) == DAY


def test_there_is_none_without_a_repository(tmp_path: Path) -> None:
    assert last_change(tmp_path) is None


def test_there_is_none_before_the_first_commit(tmp_path: Path) -> None:
    git(tmp_path, "init")
    (tmp_path / "tasks.csv").write_bytes(b"1")
    assert last_change(tmp_path) is None


@pytest.mark.parametrize("name", ["--all", "-x", ":(top)", "*", "HEAD", "a b", "a\nb", "`a`"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / "tasks.csv").write_bytes(b"1")
    git(tmp_path, "init")
    commit(tmp_path)
    assert last_change(folder) == DAY


def test_links_and_names_in_any_bytes_are_compared_as_well(data: Path) -> None:
    (data / "units.csv").symlink_to("tasks.csv")
    Path(os.fsdecode(os.fsencode(data) + "/说明\n".encode("gb18030"))).write_bytes(b"1")
    commit(data.parent)
    assert last_change(data) is not None
    (data / "units.csv").unlink()
    (data / "units.csv").symlink_to("other.csv")
    assert last_change(data) is None


def test_a_shallow_copy_passes_no_other_day_off_as_that_of_the_data(
    data: Path, tmp_path: Path
) -> None:
    (tmp_path / "README.md").write_text("later", encoding="utf-8")
    commit(tmp_path, "2026-12-24T12:00:00+08:00")
    whole, shallow = tmp_path / "whole", tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", f"file://{tmp_path}", str(whole))
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{tmp_path}", str(shallow))
    assert last_change(whole / data.name) == DAY
    assert last_change(shallow / data.name) is None


# ---- how lines end ----


@pytest.mark.parametrize(
    ("attributes", "autocrlf", "is_unchanged"),
    [
        ("", "true", True),
        ("", "input", True),
        ("", "false", False),
        ("* -text", "true", False),
        ("*.csv text", "false", True),
        ("*.csv text eol=crlf", "false", True),
        ("*.csv eol=crlf", "false", True),
        ("* text=auto", "false", True),
    ],
)
def test_a_checkout_with_other_line_ends_is_no_change_where_git_says_so(
    data: Path, *, attributes: str, autocrlf: str, is_unchanged: bool
) -> None:
    root = data.parent
    git(root, "config", "core.autocrlf", autocrlf)
    (root / ".gitattributes").write_text(attributes, encoding="utf-8")
    (data / "tasks.csv").write_bytes(b"1\r\n2\r\n")
    assert (last_change(data) == DAY) == is_unchanged
    says = subprocess.run(
        ["git", "diff", "--stat", "HEAD", "--", "data"],  # noqa: S607
        cwd=root,
        capture_output=True,
        check=True,
    )
    assert (says.stdout == b"") == is_unchanged


# ---- nothing acts ----


def script(folder: Path) -> tuple[Path, Path]:
    """A program that leaves a mark, and the mark."""
    program, mark = folder / "act.sh", folder / "ACTED"
    program.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    return program, mark


SETTINGS = (
    *("core.fsmonitor", "core.pager", "pager.log", "pager.status", "core.editor"),
    *("core.sshCommand", "core.askPass", "core.gitProxy", "core.alternateRefsCommand"),
    *("gpg.program", "gpg.ssh.program", "diff.external", "filter.x.clean", "filter.x.smudge"),
    *("filter.x.process", "diff.x.textconv", "diff.x.command", "merge.x.driver"),
    *("interactive.diffFilter", "credential.helper", "uploadpack.packObjectsHook"),
)


@pytest.mark.parametrize("is_changed", [False, True])
def test_no_program_that_a_repository_names_runs(own: Path, *, is_changed: bool) -> None:
    program, mark = script(own.parent)
    (own / ".gitattributes").write_text("* filter=x diff=x merge=x\n", encoding="utf-8")
    commit(own)
    for key in SETTINGS:
        git(own, "config", key, str(program))
    for key in ("log.showSignature", "filter.x.required", "gc.autoDetach", "core.untrackedCache"):
        git(own, "config", key, "true")
    for alias in ("log", "rev-list", "ls-tree", "check-attr", "config", "status"):
        git(own, "config", f"alias.{alias}", f"!{program}")
    hooks = own / ".git" / "hooks"
    for hook in (
        "post-index-change",
        "fsmonitor-watchman",
        "post-checkout",
        "reference-transaction",
    ):
        (hooks / hook).write_bytes(program.read_bytes())
        (hooks / hook).chmod(0o755)
    mark.unlink(missing_ok=True)
    (own / "tasks.csv").touch()  # what git would look at again
    if is_changed:
        (own / "tasks.csv").write_bytes(b"3\r\n")
    assert last_change(own) == (None if is_changed else DAY)
    assert not mark.exists()


def test_nothing_that_is_missing_is_fetched(own: Path) -> None:
    program, mark = script(own.parent)
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.partialCloneFilter": "blob:none",
        "remote.origin.url": "ext::sh -c touch% ACTED",
        "remote.origin.uploadpack": str(program),
        "remote.origin.vcs": "ext",
        "core.sshCommand": str(program),
        "protocol.ext.allow": "always",
        "protocol.file.allow": "always",
    }.items():
        git(own, "config", key, value)
    for url in ("ext::" + str(program), f"file://{own}", "ssh://h/p", "https://127.0.0.1:1/p"):
        git(own, "config", "remote.origin.url", url)
        for kept in (own / ".git" / "objects").glob("??/*"):
            kept.unlink()
        assert last_change(own) is None
        assert not mark.exists()
        assert not (own / "ACTED").exists()


def test_the_environment_names_no_other_repository(
    data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other = tmp_path / "elsewhere"
    other.mkdir()
    program, mark = script(tmp_path)
    for name, value in {
        "GIT_DIR": str(other),
        "GIT_WORK_TREE": str(other),
        "GIT_INDEX_FILE": str(other / "index"),
        "GIT_OBJECT_DIRECTORY": str(other),
        "GIT_EXTERNAL_DIFF": str(program),
        "GIT_PAGER": str(program),
        "GIT_SSH_COMMAND": str(program),
        "GIT_TRACE": str(other / "trace"),
        "GIT_TRACE2_EVENT": str(other / "trace"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.worktree",
        "GIT_CONFIG_VALUE_0": str(other),
        "GIT_CONFIG_PARAMETERS": f"'core.worktree={other}'",
        "GIT_LITERAL_PATHSPECS": "0",
        "GIT_EXEC_PATH": str(other),
    }.items():
        monkeypatch.setenv(name, value)
    assert last_change(data) == DAY
    assert list(other.iterdir()) == []
    assert not mark.exists()


def test_a_folder_that_looks_like_a_repository_itself_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    git(folder, "init", "--bare", ".")
    (folder / "tasks.csv").write_bytes(b"1")
    assert last_change(folder) is None


def test_settings_without_an_end_end_the_question(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zeren.reading.git._SECONDS", 0.5)
    os.mkfifo(own / "pipe")
    git(own, "config", "include.path", str(own / "pipe"))
    assert last_change(own) is None


def test_no_git_of_a_folder_is_run(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, mark = script(own.parent)
    (own / "git").write_bytes(program.read_bytes())
    (own / "git").chmod(0o755)
    monkeypatch.chdir(own)
    for path in (".", "", os.pathsep.join((".", os.environ["PATH"]))):
        monkeypatch.setenv("PATH", path)
        assert ask_git(own, "rev-list", "HEAD") is None
    assert not mark.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another")
def test_what_git_does_not_trust_is_not_read(own: Path) -> None:
    for path in (own, own / ".git"):
        os.chown(path, 12345, 12345)
    assert last_change(own) is None
