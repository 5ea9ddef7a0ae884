"""The pages: golden trees, and the same bytes in every run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import DATA, GOLDEN, ROOT, register_of
from zeren.exports.imprint import Edition
from zeren.exports.kinds import Exported
from zeren.exports.making import all_offers, make_exports, make_sheets
from zeren.generation import guide_pages
from zeren.pages.making import make_files
from zeren.pages.shelf import Shelf, stocked
from zeren.register.building import Register
from zeren.search.index import index_files

# Of a list that others resemble, only the pages that it is there for.
LISTS = {
    "birth-support": ("",),
    "every-feature": ("",),
    "lasting": ("collectives/", "counties/", "plans/", "t/", "tasks/", "units/"),
}


def read_tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def full_shelf(register: Register) -> Shelf:
    """All files on offer, of one size and version: what is in them is no matter of the pages."""
    exports = [(made.path, made.version) for made in make_exports(register, Edition())]
    sheets = [(sheet.path, "its own") for sheet in make_sheets(register, Edition())]
    made = [
        Exported(path, bytes(123_456), "12345678" if own else "")
        for path, own in (*exports, *sheets)
    ]
    return stocked(all_offers(register), made, "2026年1月2日")


@pytest.mark.parametrize("name", LISTS)
def test_the_pages_are_the_golden_ones(name: str, *, accept_golden: bool) -> None:
    """`make golden` accepts a change; read the difference before you commit it."""
    register = register_of(DATA / name)
    made = make_files(register, full_shelf(register))
    files = {path: data for path, data in made if path.startswith(LISTS[name])}
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


def generated(docs: Path, environment: dict[str, str]) -> dict[str, bytes]:
    """All that one run of the generator makes: pages, exports and PDFs."""
    docs.mkdir()
    data = shutil.copytree(DATA / "every-feature", docs.with_name(f"{docs.name}-data"))
    subprocess.run(  # noqa: S603 - fixed arguments
        [
            sys.executable,
            str(ROOT / "scripts/generate.py"),
            f"--data={data}",
            f"--docs={docs}",
            "--pdf",
        ],
        env={"PATH": os.environ["PATH"], **environment},
        check=True,
        capture_output=True,
    )
    return read_tree(docs)


@pytest.mark.slow
def test_every_run_gives_the_same_bytes(tmp_path: Path) -> None:
    one = generated(tmp_path / "one", {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "C"})
    time.sleep(2.1)  # a ZIP archive tells times apart that differ by two seconds
    other = generated(
        tmp_path / "other", {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"}
    )
    assert one.keys() == other.keys()
    assert [path for path in one if one[path] != other[path]] == []
    register = register_of(DATA / "every-feature")
    pages = make_files(register, full_shelf(register))
    ((search, index),) = index_files(register, guide_pages(DATA, (), pages))
    assert one[search] == index
    assert {path.rpartition(".")[2] for path in one} >= {"md", "html", "csv", "json", "xlsx", "pdf"}


def test_nothing_is_made_twice(published: Register) -> None:
    paths = [path for path, _ in make_files(published)]
    paths += [made.path for made in make_exports(published, Edition())]
    paths += [sheet.path for sheet in make_sheets(published, Edition())]
    assert len(paths) == len(set(paths))


def test_addresses_in_pages_are_relative(published: Register) -> None:
    for path, data in make_files(published):
        text = data.decode()
        assert 'href="/' not in text, path
        assert "://" not in text, path
