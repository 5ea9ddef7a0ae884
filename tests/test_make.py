"""What is said to `make` is data: it reaches the command as it was typed, and acts nowhere."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT

MAKEFILES = {"repository": ROOT / "Makefile", "site": ROOT / "zeren/sites/skeleton/Makefile"}

HOSTILE = (
    "../x/`touch ACTED`.csv",
    "$(touch ACTED)",
    "$(shell touch ACTED)",
    "$$(touch ACTED)",
    "$(info $(shell touch ACTED))${shell touch ACTED}",
    "$(eval X:=$(shell touch ACTED))",
    "x'; touch ACTED; '",
    'x"; touch ACTED; "',
    "x; touch ACTED",
    "x & touch ACTED | touch ACTED",
    "x\ntouch ACTED\n\ttouch ACTED",
    "x\\\n$(shell touch ACTED)",
    ") $(shell touch ACTED) (",
    "-x",
    "--help",
    "a b  c",
    "*.csv ~ ? [a]",
    "x # y",
    "x\\",
    "=:=+=",
    "$X $1 $@ %",
    "名 称.csv",
)
VARIABLES = (
    *(
        "FILE",
        "PLAN",
        "AT",
        "DAYS",
        "OLD",
        "NEW",
        "SITE_URL",
        "REPORT_ADDRESS",
        "SITE_DIR",
        "SITE",
        "FORMAT",
        "PORT",
    ),
    *("PYTHON", "ZEREN_FONTS", "DEBIAN_MIRROR", "CHROMIUM", "SOFFICE", "PREVIEW", "ANYTHING"),
)
# Writes down what it was called with.
RECORDER = """\
#!{python}
import json, os, sys
with open("calls.jsonl", "a", encoding="utf-8") as file:
    print(json.dumps([sys.argv[1:], dict(os.environ)]), file=file)
"""


@pytest.fixture(params=MAKEFILES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder in which `make` finds its environment made, with commands that write down calls."""
    folder = tmp_path / "folder"
    binaries = folder / ".venv" / "bin"
    binaries.mkdir(parents=True)
    shutil.copy(MAKEFILES[request.param], folder / "Makefile")
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in ("requirements.txt", "requirements-dev.txt"):
        (folder / name).touch()
    for name in ("python", "zeren"):
        write_program(binaries / name, RECORDER.format(python=sys.executable))
    for stamp in (".site", ".dev"):
        (binaries / stamp).touch()
    return folder


def write_program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def make(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - no shell
        ["make", "--no-print-directory", *arguments],  # noqa: S607
        cwd=folder,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def calls(folder: Path) -> list[tuple[list[str], dict[str, str]]]:
    """The calls of commands: their arguments and environments."""
    path = folder / "calls.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return [(arguments, environment) for arguments, environment in map(json.loads, lines)]


def acted(folder: Path) -> list[Path]:
    return [*folder.parent.rglob("*ACTED*")]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_names_of_an_import_are_names(folder: Path, text: str) -> None:
    for given, environment in (
        ((f"FILE={text}", f"PLAN={text}"), {}),
        ((), {"FILE": text, "PLAN": text}),
    ):
        assert make(folder, "import", *given, **environment).returncode == 0
        ((arguments, _),) = calls(folder)
        assert arguments[-4:] == ["import", f"--plan={text}", "--", text]
    assert acted(folder) == []


@pytest.mark.parametrize("first", [0, 7, 14])
@pytest.mark.parametrize("goal", ["site", "check", "dist"])
def test_no_variable_acts_and_each_reaches_the_command(folder: Path, goal: str, first: int) -> None:
    texts = itertools.islice(itertools.cycle(HOSTILE), first, None)
    said = dict(zip(VARIABLES, texts, strict=False))
    for given, environment in (([f"{name}={text}" for name, text in said.items()], {}), ([], said)):
        done = make(folder, goal, *given, **environment)
        assert done.returncode == 0, done.stderr
        made = calls(folder)
        assert made
        for _, reached in made:
            assert {name: reached[name] for name in VARIABLES} == said
        if goal == "check":
            assert f"--format={said['FORMAT']}" in made[-1][0]
        if goal == "dist":
            assert made[-1][0][-3:] == ["pack", "dist", f"--from={said['SITE_DIR']}"]
    assert acted(folder) == []


@pytest.mark.parametrize("text", HOSTILE[1::4])
def test_a_builder_a_port_and_a_python_are_names(folder: Path, text: str) -> None:
    make(folder, "site", f"BUILDER={text}")
    make(folder, "site", BUILDER=text)
    make(folder, "serve", f"PORT={text}")
    assert calls(folder)[-1][0][-2:] == ["serve", f"--port={text}"]
    shutil.rmtree(folder / ".venv")
    assert make(folder, "check", f"PYTHON={text}").returncode != 0
    assert make(folder, "check", PYTHON=text).returncode != 0
    assert acted(folder) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_days_and_states_are_names(folder: Path, text: str) -> None:
    for given, environment in (
        ((f"AT={text}", f"DAYS={text}", f"OLD={text}", f"NEW={text}"), {}),
        ((), {"AT": text, "DAYS": text, "OLD": text, "NEW": text}),
    ):
        assert make(folder, "site", *given, **environment).returncode == 0
        assert f"--at={text}" in calls(folder)[-1][0]
        assert make(folder, "archive", *given, **environment).returncode == 0
        assert calls(folder)[-1][0][-len(text.split()) - 2 :] == ["archive", "--", *text.split()]
        assert make(folder, "diff", *given, **environment).returncode == 0
        assert calls(folder)[-1][0][-5:] == ["diff", "--format=text", "--", text, text]
    assert acted(folder) == []


@pytest.mark.parametrize(("code", "ends_with"), [(0, 0), (1, 0), (2, 2), (3, 2)])
def test_differences_are_no_failure(folder: Path, code: int, ends_with: int) -> None:
    for name in ("python", "zeren"):
        write_program(folder / ".venv/bin" / name, f"#!/bin/sh\nexit {code}\n")
    assert make(folder, "diff", "OLD=HEAD~1", "NEW=data").returncode == ends_with


@pytest.mark.parametrize("text", HOSTILE[::4])
def test_options_of_pip_are_words(folder: Path, text: str) -> None:
    os.utime(folder / "requirements.txt", (4e9, 4e9))
    make(folder, "check", f"PIP_OPTIONS={text}")
    make(folder, "check", PIP_OPTIONS=text)
    assert acted(folder) == []


def test_the_folder_may_have_any_name(folder: Path) -> None:
    for name in ("`touch ACTED`", "$(touch ACTED)", "a b", "x'\";#"):
        moved = folder.rename(folder.parent / name)
        assert make(moved, "check").returncode == 0
        assert make(moved, "help").returncode == 0
        folder = moved
    assert [path for path in acted(folder) if path.name == "ACTED"] == []


def test_without_names_the_usual_ones_are_taken(folder: Path) -> None:
    assert make(folder, "import").returncode != 0
    assert calls(folder) == []
    make(folder, "check")
    assert calls(folder)[-1][0][-2:] == ["check", "--format=text"]
    make(folder, "serve")
    assert calls(folder)[-1][0][-2:] == ["serve", "--port=8000"]
    make(folder, "diff")
    assert calls(folder)[-1][0][-4:] == ["diff", "--format=text", "--", "HEAD"]
    make(folder, "site")
    assert "--at=" in calls(folder)[-1][0]
    make(folder, "archive")
    assert calls(folder)[-1][0][-2:] == ["archive", "--"]
    make(folder, "offline")
    assert calls(folder)[-1][0][-3:] == ["pack", "offline", "--from=site"]


def test_a_list_with_a_hostile_name_is_imported(folder: Path) -> None:
    """By the real command: found under its name, and told."""
    program = f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} {{}}"$@"\n'
    write_program(folder / ".venv/bin/python", program.format(""))
    write_program(folder / ".venv/bin/zeren", program.format("-m zeren "))
    shutil.copytree(DATA / "minimal", folder / "data")
    name = "-`touch ACTED`$(shell touch ACTED);\n'\".csv"
    (folder / name).write_text("序号,工作任务,责任单位\n1,做好甲,州财政局牵头\n", encoding="utf-8")
    done = make(folder, "import", f"FILE={name}", "PLAN=new-plan")
    assert "找到 1 项任务" in done.stdout, done.stderr
    assert acted(folder) == [folder / name]
