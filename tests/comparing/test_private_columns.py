"""A column that was shown and is private now: neither the history nor an old version tells it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.reading.test_last_change import commit, git
from zeren.changes import Change
from zeren.comparing.differences import differences
from zeren.comparing.history import history_of
from zeren.comparing.states import register_of
from zeren.generation import check_and_prepare_files
from zeren.reading.folder import read_files
from zeren.reading.revisions import committed_files, revisions
from zeren.reading.sources import read_sources
from zeren.reading.withheld import withheld_by

HEAD = "责任人及联系电话"
SHOWN = f"  columns: [年度目标, {HEAD}]"
PRIVATE = f"  columns: [年度目标]\n  private_columns: [{HEAD}]"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three states: shown, shown with another name, private."""
    folder = tmp_path_factory.mktemp("private") / "repository"
    data = folder / "data"
    shutil.copytree(DATA / "every-feature", data)
    git(folder, "init", "--quiet")
    for file, old, new in (
        ("plans.yml", PRIVATE, SHOWN),
        ("tasks.csv", "张三，0692-0000001", "李四，0692-0000002"),
        ("plans.yml", SHOWN, PRIVATE),
    ):
        text = (data / file).read_bytes().decode()
        assert old in text
        (data / file).write_bytes(text.replace(old, new).encode())
        commit(folder, "2026-11-01T10:00:00+08:00")
    return data


def told(changes: tuple[Change, ...]) -> Iterator[str]:
    return (change.what for change in changes)


def test_the_history_tells_nothing_of_it(data: Path) -> None:
    history = history_of(data, register_of(read_files(data)), None, "")
    every = (
        *history.entries,
        *(entry for entries in history.of_party.values() for entry in entries),
        *(entry for entries in history.of_task.values() for entry in entries),
    )
    assert all(entry.changes and HEAD not in told(entry.changes) for entry in every)


def test_that_it_became_private_does_not_tell_what_it_was(data: Path) -> None:
    newest, middle, oldest = (
        register_of(committed_files(data, one.name)) for one in revisions(data)
    )
    assert differences(middle, newest) == ()
    assert HEAD in told(differences(oldest, middle))


def test_an_old_version_does_not_show_it(data: Path) -> None:
    files = committed_files(data, revisions(data)[-1].name)
    today, _ = read_sources(data)
    checked, prepared = check_and_prepare_files(files, withheld=withheld_by(today))
    assert not checked.has_errors
    assert prepared is not None
    heads = {head for task in prepared.register.tasks for head, _ in task.further}
    assert heads == {"年度目标"}
    assert prepared.register.further_columns == ("年度目标",)
