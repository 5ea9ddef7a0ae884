"""A history of twelve kinds of changes: its log, pages, feeds and reports, golden-tested.

`pytest --accept-golden` accepts a change; read the difference before you commit it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import GOLDEN
from tests.histories import STEPS, write_history
from tests.pages.test_making import full_shelf, read_tree
from tests.reading.test_last_change import commit, git
from zeren.changes import Kind, Reach
from zeren.checks.folder import check_folder
from zeren.comparing.differences import differences
from zeren.comparing.history import history_of
from zeren.comparing.reporting import as_json, as_markdown, as_text
from zeren.comparing.states import register_of
from zeren.exports.feeds import feeds
from zeren.exports.imprint import Edition
from zeren.exports.tables import Tables
from zeren.pages.making import make_files
from zeren.reading.folder import read_files
from zeren.reading.revisions import committed_files, revisions
from zeren.register.building import Register

# What shows the history: the list of all, what is new for parties, the history of tasks.
SHOWN = ("changes/", "units/", "counties/mangshi", "tasks/shuili-2/")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_history(tmp_path_factory.mktemp("history") / "repository")


@pytest.fixture(scope="module")
def register(data: Path) -> Register:
    register = register_of(read_files(data))
    return replace(register, history=history_of(data, register, None, ""))


def states(data: Path) -> list[Register]:
    """The state of each step, the oldest first."""
    return [register_of(committed_files(data, one.name)) for one in reversed(revisions(data))]


def reports(data: Path) -> dict[str, bytes]:
    """What is told of each step, for a person, for a pull request and for a program."""
    texts, pages = [], []
    files: dict[str, bytes] = {}
    for step, (before, after) in zip(STEPS, pairwise(states(data)), strict=True):
        changes = differences(before, after)
        order = [party.name for party in (*after.parties, *before.parties)]
        texts.append(f"==== {step.about}\n{as_text(changes, order)}")
        pages.append(f"<!-- {step.about} -->\n\n{as_markdown(changes, order)}")
        files["last.json"] = f"{as_json(changes, order)}\n".encode()
    return {
        "log.txt": "\n".join(texts).encode(),
        "pull-requests.md": "\n".join(pages).encode(),
        **files,
    }


def test_all_that_is_told_of_the_history_is_as_it_was(
    data: Path, register: Register, *, accept_golden: bool
) -> None:
    edition = Edition(site_url="https://example.org/zeren/")
    pages = dict(make_files(register, full_shelf(register)))
    shown = {path: page for path, page in pages.items() if path.startswith(SHOWN)}
    files = {**reports(data), **shown, **dict(feeds(Tables(register), edition))}
    golden = GOLDEN / "history"
    if accept_golden:
        for path in read_tree(golden).keys() - files.keys():
            (golden / path).unlink()
        for path, content in files.items():
            (golden / path).parent.mkdir(parents=True, exist_ok=True)
            (golden / path).write_bytes(content)
    expected = read_tree(golden)
    assert files.keys() == expected.keys()
    for path, content in files.items():
        assert content.decode() == expected[path].decode(), path


def test_every_step_is_one_change_with_its_day(register: Register) -> None:
    days = [entry.day for entry in register.history.entries]
    assert days == [*(step.day for step in reversed(STEPS)), "2025-01-01"]
    assert register.history.reach is Reach.WHOLE


def test_no_state_of_the_history_has_errors(tmp_path: Path) -> None:
    @cache
    def see(folder: Path, day: str) -> None:
        checked = check_folder(folder / "data")
        assert not checked.has_errors, (day, checked.findings)

    write_history(tmp_path / "repository", see)


def test_what_is_kept_gives_the_same(data: Path, register: Register, tmp_path: Path) -> None:
    kept = tmp_path / "changes"
    for _ in range(2):
        assert history_of(data, register, kept, "tools") == register.history
    value = json.loads(kept.read_bytes())
    for damaged in ("", "[]", "{}", json.dumps({**value, "changes": {"a..b": [[1]]}})):
        kept.write_text(damaged, encoding="utf-8")
        assert history_of(data, register, kept, "tools") == register.history


def test_a_shallow_copy_says_what_it_lacks(data: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=3", f"file://{data.parent}", str(shallow))
    register = register_of(read_files(shallow / "data"))
    history = history_of(shallow / "data", register, None, "")
    assert history.reach is Reach.CUT
    assert [entry.day for entry in history.entries] == [step.day for step in STEPS[:-3:-1]]
    assert Kind.BEGUN not in {one.kind for entry in history.entries for one in entry.changes}


def test_without_a_repository_nothing_is_guessed(data: Path, tmp_path: Path) -> None:
    for file in data.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    register = register_of(read_files(tmp_path))
    assert history_of(tmp_path, register, None, "").reach is Reach.NONE


def test_what_is_not_committed_is_the_newest_and_in_no_feed(tmp_path: Path) -> None:
    data = write_history(tmp_path / "repository")
    table = data / "tasks.csv"
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(text.replace("种树一千亩", "种树两千亩"), encoding="utf-8-sig")
    register = register_of(read_files(data))
    history = history_of(data, register, None, "")
    assert [entry.day for entry in history.entries[:2]] == ["", STEPS[-1].day]
    made = dict(feeds(Tables(replace(register, history=history)), Edition()))
    assert b"\xe4\xb8\xa4\xe5\x8d\x83\xe4\xba\xa9" not in b"".join(made.values())  # 两千亩


def test_a_state_that_cannot_be_read_is_passed_over_and_told(tmp_path: Path) -> None:
    data = write_history(tmp_path / "repository")
    table = data / "tasks.csv"
    good = table.read_bytes()
    table.write_bytes(b"<html>")
    commit(data.parent, "2026-02-01T10:00:00+08:00")
    table.write_bytes(good.replace("种树一千亩".encode(), "种树两千亩".encode()))
    commit(data.parent, "2026-03-01T10:00:00+08:00")
    history = history_of(data, register_of(read_files(data)), None, "")
    assert history.unread == ("2026-02-01",)
    assert [entry.day for entry in history.entries[:2]] == ["2026-03-01", STEPS[-1].day]


def test_a_unit_is_followed_under_its_earlier_name(register: Register) -> None:
    days = [entry.day for entry in register.history.of_party["州市场监督管理局"]]
    # It gained a task and bore one that took over another, both under the name that it had then.
    assert days == [
        "2026-01-01",
        "2025-12-01",
        "2025-09-01",
        "2025-08-01",
        "2025-05-01",
        "2025-04-01",
    ]
    assert "州市场监管局" not in register.history.of_party


def write(data: Path, table: str, day: str) -> None:
    """Commit another state of the table."""
    (data / "tasks.csv").write_text(f"序号,工作任务,牵头单位\n{table}", encoding="utf-8")
    commit(data.parent, f"{day}T10:00:00+08:00")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A data folder without tasks, in a repository."""
    data = tmp_path / "repository" / "data"
    data.mkdir(parents=True)
    git(data.parent, "init", "--quiet")
    (data / "plans.yml").write_text("- {slug: p, title: 清单}\n", encoding="utf-8")
    names = (("甲", "jia"), ("乙", "yi"))
    units = [f"- {{name: 州{one}局, slug: {slug}, kind: 部门}}\n" for one, slug in names]
    (data / "units.yml").write_text("".join(units), encoding="utf-8")
    for name in ("counties", "collectives"):
        (data / f"{name}.yml").write_text("", encoding="utf-8")
    return data


def histories(data: Path) -> dict[str, list[str]]:
    """The days of the month on which each task changed, the newest first."""
    history = history_of(data, register_of(read_files(data)), None, "")
    return {task: [one.day[-2:] for one in told] for task, told in history.of_task.items()}


GATE, WIRES, CHECKS = "修好北山水库的放水闸。", "更换敬老院的老旧电线。", "在集市设立农产品快检点。"


def test_the_history_of_a_task_follows_it_through_renumbering(small: Path) -> None:
    write(small, f"1,{GATE},州甲局\n2,{WIRES},州甲局\n3,{CHECKS},州甲局\n", "2025-01-01")
    write(small, f"1,{GATE},州甲局\n2,{WIRES},州甲局\n3,再{CHECKS},州甲局\n", "2025-01-02")
    write(small, f"1,{WIRES},州甲局\n2,再{CHECKS},州甲局\n", "2025-01-03")
    found = histories(small)
    assert {task: found.get(task) for task in ("p-1", "p-2", "p-3")} == {
        "p-1": ["03"],
        "p-2": ["03", "02"],
        "p-3": None,
    }


def test_whoever_gets_the_number_of_a_task_that_is_gone_has_not_its_past(small: Path) -> None:
    write(small, f"1,{GATE},州甲局\n2,{WIRES},州甲局\n", "2025-01-01")
    write(small, f"1,再{GATE},州甲局\n2,{WIRES},州甲局\n", "2025-01-02")
    write(small, f"1,{WIRES},州甲局\n", "2025-01-03")
    assert histories(small)["p-1"] == ["03"]


def test_two_tasks_that_changed_places_keep_their_own_histories(small: Path) -> None:
    write(small, f"1,{GATE},州甲局\n2,{WIRES},州甲局\n", "2025-01-01")
    write(small, f"1,再{GATE},州甲局\n2,{WIRES},州甲局\n", "2025-01-02")
    write(small, f"1,{WIRES},州甲局\n2,再{GATE},州甲局\n", "2025-01-03")
    assert histories(small) == {"p-1": ["03"], "p-2": ["03", "02"]}


def test_what_a_typing_error_made_of_a_party_is_no_change(small: Path) -> None:
    for day, leader in (("01", "州甲局"), ("02", "州甲句"), ("03", "州甲局")):
        write(small, f"1,{GATE},{leader}\n2,{WIRES},州乙局\n", f"2025-01-{day}")
    history = history_of(small, register_of(read_files(small)), None, "")
    assert history.unread == ("2025-01-02",)
    assert [entry.day for entry in history.entries] == ["2025-01-01"]


def test_the_same_change_twice_a_day_has_two_keys(small: Path) -> None:
    for leader in ("州甲局", "州乙局") * 2:
        write(small, f"1,{GATE},{leader}\n", "2025-01-01")
    entries = history_of(small, register_of(read_files(small)), None, "").entries
    assert len({entry.key for entry in entries}) == len(entries) == 4
