"""Work on files from elsewhere ends at its limits, with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

from tests.conftest import ROOT
from zeren.importing.apart.running import Limits, OutOfLimitsError, run_apart
from zeren.importing.apart.values import WrongValuesError, as_json, from_json

MISBEHAVING = "tests.importing.misbehaving"
MEGABYTE = 1024**2
SHORT = Limits(seconds=1, memory=300 * MEGABYTE)
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX systems")


def is_running(process: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rsplit(")", 1)[1].split()[0] != "Z"


def processes_in(file: Path) -> list[int]:
    """The process ids that a child wrote into a file, once it has."""
    for _ in range(200):
        if file.exists() and len(file.read_text(encoding="utf-8").split()) == 2:
            return [int(word) for word in file.read_text(encoding="utf-8").split()]
        time.sleep(0.05)
    raise AssertionError("the child did not start")


def assert_gone(processes: list[int]) -> None:
    for _ in range(200):
        if not any(map(is_running, processes)):
            return
        time.sleep(0.05)
    raise AssertionError(f"still running: {[one for one in processes if is_running(one)]}")


def test_what_it_printed_comes_back() -> None:
    assert run_apart(MISBEHAVING, ["echo"], b"a\0b", SHORT, "读取文件") == b"a\0b"


@pytest.mark.parametrize("how", ["loop", "memory", "print"])
def test_it_ends_at_the_limit_with_a_clear_word(how: str) -> None:
    with pytest.raises(OutOfLimitsError) as told:
        run_apart(MISBEHAVING, [how], b"", SHORT, "读取文件")
    assert "读取文件时停住了，没有写入任何内容" in told.value.reason
    assert "分成几个文件" in told.value.hint


def test_what_only_waits_ends_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zeren.importing.apart.running._FEWEST_SECONDS_BY_THE_CLOCK", 1)
    with pytest.raises(OutOfLimitsError):
        run_apart(MISBEHAVING, ["wait"], b"", SHORT, "读取文件")


def test_its_children_end_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zeren.importing.apart.running._FEWEST_SECONDS_BY_THE_CLOCK", 2)
    with pytest.raises(OutOfLimitsError):
        run_apart(MISBEHAVING, ["child", str(tmp_path / "ids")], b"", SHORT, "读取文件")
    assert_gone(processes_in(tmp_path / "ids"))


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_it_ends_with_us_and_so_do_its_children(ending: signal.Signals, tmp_path: Path) -> None:
    """kill -9 of the command, its end by the system, and Ctrl+C."""
    ids = tmp_path / "ids"
    code = (
        "from zeren.importing.apart.running import *;"
        f"run_apart({MISBEHAVING!r}, ['child', {str(ids)!r}], b'', Limits(60, 300 << 20), '')"
    )
    command = [sys.executable, "-c", code]
    ours = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)  # noqa: S603 - ours
    processes = processes_in(ids)
    assert all(map(is_running, processes))
    os.kill(ours.pid, ending)
    ours.wait()
    assert_gone(processes)


# ---- what comes back ----


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    text: str
    count: int = 0


@dataclass(frozen=True)
class Other:
    text: str


@dataclass(frozen=True)
class Outer:
    inner: tuple[Inner | Other, ...]
    colours: Mapping[Colour, tuple[str, ...]]
    share: float
    pair: tuple[int, int]
    name: str | None = None


VALUE = Outer((Inner("甲\ud800", 1), Other("乙")), {Colour.RED: ("a", "b")}, 0.5, (1, 2), None)


def test_values_come_back_as_they_were() -> None:
    assert from_json(Outer, as_json(VALUE)) == VALUE


WRONG = {
    "nothing": b"",
    "null": b"null",
    "a mapping": b"{}",
    "too few fields": b'["Outer"]',
    "another class": b'["Inner", "a", 0]',
    "a number for a text": b'["Outer", [["Inner", 1, 0]], {}, 0.5, [1, 2], null]',
    "an unknown class": b'["Outer", [["Unknown", "a"]], {}, 0.5, [1, 2], null]',
    "an unknown member": b'["Outer", [], {"blue": []}, 0.5, [1, 2], null]',
    "a text for a number": b'["Outer", [], {}, "0.5", [1, 2], null]',
    "too few members": b'["Outer", [], {}, 0.5, [1], null]',
    "a truth for a number": b'["Outer", [], {}, 0.5, [1, true], null]',
    "no text": b"\xff",
    "too deep": b"[" * 100_000,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_anything_else_is_refused(wrong: str) -> None:
    with pytest.raises(WrongValuesError):
        from_json(Outer, WRONG[wrong])
