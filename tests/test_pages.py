"""The pages: golden trees, and the same bytes in every run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DATA, GOLDEN, ROOT, register_of
from zeren.pages import make_files
from zeren.register import Register
from zeren.search.index import index_file

LISTS = ("birth-support", "every-feature")


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.mark.parametrize("name", LISTS)
def test_the_pages_are_the_golden_ones(name: str, *, accept_golden: bool) -> None:
    """`make golden` accepts a change; read the difference before you commit it."""
    files = dict(make_files(register_of(DATA / name)))
    golden = GOLDEN / name
    if accept_golden:
        for path in read_tree(golden).keys() - files.keys():
            (golden / path).unlink()
        for path, data in files.items():
            (golden / path).parent.mkdir(parents=True, exist_ok=True)
            (golden / path).write_bytes(data)
    expected = read_tree(golden)
    assert files.keys() == expected.keys()
    for path, data in files.items():
        assert data.decode() == expected[path].decode(), path


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    ],
    ids=["seed 1, Shanghai, C", "seed 2, New York, UTF-8"],
)
def test_every_run_gives_the_same_bytes(environment: dict[str, str], tmp_path: Path) -> None:
    subprocess.run(  # noqa: S603 - fixed arguments
        [
            sys.executable,
            str(ROOT / "scripts/generate.py"),
            f"--data={DATA / 'every-feature'}",
            f"--docs={tmp_path}",
        ],
        env={"PATH": os.environ["PATH"], **environment},
        check=True,
        capture_output=True,
    )
    made = read_tree(tmp_path)
    register = register_of(DATA / "every-feature")
    path, index = index_file(register, ())
    assert made.pop(path) == index
    assert made == read_tree(GOLDEN / "every-feature")


def test_nothing_of_the_pages_is_made_twice(published: Register) -> None:
    paths = [path for path, _ in make_files(published)]
    assert len(paths) == len(set(paths))


def test_addresses_in_pages_are_relative(published: Register) -> None:
    for path, data in make_files(published):
        text = data.decode()
        assert 'href="/' not in text, path
        assert "://" not in text, path
