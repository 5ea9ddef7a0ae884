"""When each entry was last changed, from a real repository; nothing that stands in one acts."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from zeren.reading.entries import Entry
from zeren.reading.revisions import committed_files, revisions
from zeren.reading.row_changes import row_changes, row_changes_until
from zeren.reading.sources import read_sources, sources_in

HEAD = "任务编号,类型,截止日期,原文\n"
FIRST, SECOND, THIRD = (f"2026-0{month}-02T12:00:00+08:00" for month in (1, 2, 3))


def seconds(moment: str) -> int:
    return int(datetime.fromisoformat(moment).timestamp())


def git(folder: Path, *arguments: str, **environment: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(  # noqa: S603 - fixed arguments
        ["git", *identity, *arguments],  # noqa: S607
        cwd=folder,
        check=True,
        capture_output=True,
        env={**os.environ, **environment},
    )


def write(folder: Path, *rows: str, name: str = "milestones.csv", encoding: str = "utf-8") -> None:
    (folder / name).write_bytes((HEAD + "".join(f"{row}\n" for row in rows)).encode(encoding))


def commit(folder: Path, moment: str) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "-m", "a", GIT_COMMITTER_DATE=moment)


def entries(folder: Path) -> tuple[Entry, ...]:
    return read_sources(folder)[0].of("milestones")


def changes(folder: Path) -> tuple[int, ...]:
    return row_changes(folder, entries(folder))


A, B, C = "1,期限,2025年,甲", "2,期限,2025年,乙", "3,期限,2025年,丙"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two rows, of which the second was changed later."""
    git(tmp_path, "init")
    folder = tmp_path / "data"
    folder.mkdir()
    write(folder, A, "2,期限,2024年,乙")
    commit(folder, FIRST)
    write(folder, A, B)
    commit(folder, SECOND)
    (tmp_path / "other").write_text("1", encoding="utf-8")
    commit(tmp_path, THIRD)
    return folder


def test_each_row_is_as_new_as_the_commit_that_changed_it(data: Path) -> None:
    assert changes(data) == (seconds(FIRST), seconds(SECOND))


def test_earlier_rows_are_as_new_as_they_were_then(data: Path) -> None:
    known = revisions(data)
    for one, times in zip(known, ((FIRST, SECOND), (FIRST, FIRST)), strict=True):
        files = committed_files(data, one.name)
        write(data, C)  # what stands there now says nothing of it
        read = sources_in(files)[0].of("milestones")
        assert row_changes_until(data, one.name, read, files) == (*map(seconds, times),)
    assert row_changes_until(data, known[0].name, read, {}) == ()
    assert row_changes_until(data, known[0].name, (), files) == ()


def test_a_row_that_comes_in_between_leaves_the_others_as_they_were(data: Path) -> None:
    write(data, A, C, B)
    commit(data, THIRD)
    assert changes(data) == (seconds(FIRST), seconds(THIRD), seconds(SECOND))


def test_what_is_not_committed_is_newer_than_all_that_is(data: Path) -> None:
    write(data, A, C, B)
    assert changes(data) == (seconds(FIRST), seconds(SECOND) + 1, seconds(SECOND))
    write(data, C, A, B)
    assert changes(data) == (seconds(SECOND) + 1, seconds(FIRST), seconds(SECOND))
    write(data, A, "2,期限,2026年,乙")
    assert changes(data) == (seconds(FIRST), seconds(SECOND) + 1)
    write(data, B)
    assert changes(data) == (seconds(SECOND),)


def test_lines_that_end_otherwise_are_no_change(data: Path) -> None:
    before = changes(data)
    path = data / "milestones.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert changes(data) == before


def test_an_entry_of_several_lines_is_as_new_as_the_newest_of_them(data: Path) -> None:
    write(data, '1,期限,2025年,"甲\n甲甲"', B)
    commit(data, SECOND)
    write(data, '1,期限,2025年,"甲\n甲乙"', B)
    commit(data, THIRD)
    assert changes(data) == (seconds(THIRD), seconds(SECOND))


def test_yaml_is_told_by_its_lines_as_well(data: Path) -> None:
    (data / "milestones.csv").unlink()
    path = data / "milestones.yml"
    text = "- task: '1'\n  until: 2025年\n- task: '2'\n  until: 2024年\n"
    path.write_text(text, encoding="utf-8")
    commit(data, FIRST)
    path.write_text(text.replace("2024", "2026"), encoding="utf-8")
    commit(data, THIRD)
    assert changes(data) == (seconds(FIRST), seconds(THIRD))


@pytest.mark.parametrize(
    ("encoding", "times"), [("gb18030", (FIRST, THIRD)), ("utf-16", (THIRD, THIRD))]
)
def test_where_lines_cannot_be_told_all_entries_are_as_new_as_the_newest(
    encoding: str, times: tuple[str, str], tmp_path: Path
) -> None:
    git(tmp_path, "init")
    write(tmp_path, A, C, encoding=encoding)
    commit(tmp_path, FIRST)
    write(tmp_path, A, B, encoding=encoding)
    commit(tmp_path, THIRD)
    assert changes(tmp_path) == tuple(map(seconds, times))


def test_nothing_is_known_without_a_repository_or_a_commit_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, A, B)
    assert changes(tmp_path) == ()
    git(tmp_path, "init")
    assert changes(tmp_path) == ()
    (tmp_path / "other").write_text("1", encoding="utf-8")
    git(tmp_path, "add", "other")
    git(tmp_path, "commit", "-m", "a")
    assert changes(tmp_path) == ()


def test_no_entries_ask_nothing(tmp_path: Path) -> None:
    assert row_changes(tmp_path / "missing", ()) == ()


@pytest.mark.skipif(os.name == "nt", reason="the programs are scripts of a shell")
def test_no_program_that_the_repository_names_is_run(data: Path) -> None:
    before = changes(data)
    acted = data.parent / "acted"
    program = data.parent / "program"
    program.write_text(f"#!/bin/sh\ntouch '{acted}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    (data.parent / ".gitattributes").write_text("*.csv diff=evil filter=evil\n", encoding="utf-8")
    for key in (
        "diff.evil.textconv",
        "diff.evil.command",
        "diff.external",
        "filter.evil.clean",
        "filter.evil.smudge",
        "core.fsmonitor",
        "core.pager",
        "pager.blame",
        "gpg.program",
    ):
        git(data, "config", key, str(program))
    assert changes(data) == before
    assert not acted.exists()


def test_a_list_of_commits_to_pass_over_hides_no_change(data: Path) -> None:
    head = subprocess.run(
        ["git", "rev-parse", "HEAD~1"],  # noqa: S607
        cwd=data,
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout
    (data.parent / "ignored").write_text(head, encoding="utf-8")
    git(data, "config", "blame.ignoreRevsFile", str(data.parent / "ignored"))
    assert changes(data) == (seconds(FIRST), seconds(SECOND))
