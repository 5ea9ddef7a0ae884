"""The Data Package: accepted by the tool that defines the format."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DATA, register_of
from tests.hostile import write_hostile
from zeren.exports.csv_files import csv_files
from zeren.exports.data_package import DATA_PACKAGE, data_package
from zeren.exports.imprint import Edition
from zeren.exports.tables import Tables
from zeren.register.building import Register

FRICTIONLESS = Path(sys.executable).with_name("frictionless")


def written(register: Register, folder: Path) -> Path:
    """The package and its files, written into a folder."""
    for exporter in (csv_files, data_package):
        for path, data in exporter(Tables(register), Edition("2026-01-02")):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder / DATA_PACKAGE


def report(package: Path) -> dict[str, object]:
    """What frictionless finds."""
    done = subprocess.run(  # noqa: S603 - fixed arguments
        [str(FRICTIONLESS), "validate", package.name, "--json"],
        cwd=package.parent,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_frictionless_accepts_it(name: str, tmp_path: Path) -> None:
    register = register_of(DATA / name)
    package = written(register, tmp_path)
    found = report(package)
    assert found["valid"] is True, found
    tasks = found["tasks"]
    assert isinstance(tasks, list)
    assert len(tasks) == 5 + len(register.several) + len(register.parties)


def test_frictionless_accepts_hostile_texts(tmp_path: Path) -> None:
    package = written(register_of(write_hostile(tmp_path / "data")), tmp_path / "out")
    found = report(package)
    assert found["valid"] is True, found


def test_frictionless_refuses_a_file_that_was_changed(published: Register, tmp_path: Path) -> None:
    package = written(published, tmp_path)
    table = package.parent / "assignments.csv"
    table.write_bytes(table.read_bytes().replace("牵头".encode(), "挂名".encode(), 1))
    assert report(package)["valid"] is False


@pytest.mark.parametrize("file", ["milestones", "targets"])
def test_frictionless_refuses_a_date_or_number_of_no_task(
    file: str, published: Register, tmp_path: Path
) -> None:
    package = written(published, tmp_path)
    table = package.parent / f"{file}.csv"
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(text.replace(",birth-support,,1\n", ",birth-support,,99\n"), "utf-8-sig")
    found = report(package)
    assert found["valid"] is False
    assert "foreign-key" in json.dumps(found)
