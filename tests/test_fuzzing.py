"""Whatever is done to the data files: findings or a clean run, and never a crash.

`make fuzz` tries ten thousand cases, `make test` some hundred.
"""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.conftest import DATA
from tests.damage import damaged_bytes, damaged_entries, damaged_table, damaged_workbook
from tests.tables import with_tables
from zeren.checks import reporting
from zeren.checks.folder import check_folder
from zeren.editing.fixing import fix_folder
from zeren.exports.imprint import Edition
from zeren.exports.making import make_exports
from zeren.findings import Finding, declared
from zeren.pages.making import make_files
from zeren.publishing.files import publish
from zeren.reading.data_files import ACCEPTED, REGISTRY_FILES, SYNONYMS
from zeren.register.building import build_register
from zeren.search.index import index_files

pytestmark = pytest.mark.slow

CASES = int(os.environ.get("FUZZ_CASES", "300"))
MOST_SECONDS = 5

LISTS = ("minimal", "every-feature")
# With them the registry files are tables.
TABLES = ("minimal in tables", "every-feature in tables")
TASKS = "tasks.csv"
ENTRY_FILES = tuple(f"{stem}.yml" for stem in (*REGISTRY_FILES, SYNONYMS))
TABLE_FILES = tuple(f"{stem}.csv" for stem in (*REGISTRY_FILES, ACCEPTED, SYNONYMS))
ON_TABLES = frozenset({"bytes of tables", "registry tables", "registry workbooks"})
many_cases = settings(
    max_examples=ceil(CASES / 5),
    deadline=None,  # a case that hangs is ended below
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Files = dict[str, bytes]


@cache
def files_of(name: str) -> Files:
    base, _, form = name.partition(" ")
    with TemporaryDirectory() as folder:
        data = Path(shutil.copytree(DATA / base, Path(folder, "data")))
        names = (TASKS, *(TABLE_FILES if form else ENTRY_FILES))
        paths = (with_tables(data) if form else data).iterdir()
        return {path.name: path.read_bytes() for path in sorted(paths) if path.name in names}


@st.composite
def folders(draw: st.DrawFn, damage: str) -> Files:
    """The files of a list, one or two of them damaged."""
    files = {**files_of(draw(st.sampled_from(TABLES if damage in ON_TABLES else LISTS)))}
    choices = {
        "bytes": (TASKS, *ENTRY_FILES),
        "bytes of tables": TABLE_FILES,
        "registry tables": TABLE_FILES,
        "registry workbooks": TABLE_FILES,
        "table": (TASKS,),
        "workbook": (TASKS,),
        "entries": ENTRY_FILES,
    }
    how = {
        "bytes": damaged_bytes,
        "bytes of tables": damaged_bytes,
        "table": damaged_table,
        "registry tables": damaged_table,
        "workbook": damaged_workbook,
        "registry workbooks": damaged_workbook,
        "entries": damaged_entries,
    }[damage]
    there = [file for file in choices[damage] if file in files]
    names = st.lists(st.sampled_from(there), min_size=1, max_size=2, unique=True)
    for file in draw(names):
        files[file] = draw(how(files[file]))
    return files


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """End what takes longer, wherever it is; the time of other programs does not count."""

    def end(*_: object) -> None:
        raise TimeoutError(f"longer than {seconds} seconds")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def try_out(files: Files) -> None:
    """Check the files, tell what was found, make the site where nothing forbids it, mend them."""
    with TemporaryDirectory() as folder, within(MOST_SECONDS):
        data, docs = Path(folder, "data"), Path(folder, "docs")
        data.mkdir()
        docs.mkdir()
        for file, content in files.items():
            (data / file).write_bytes(content)
        checked = check_folder(data)
        for finding in checked.findings:
            assert_can_be_told(finding)
        for told in (
            reporting.as_text(checked.findings),
            reporting.as_json(checked.findings),
            reporting.as_github(checked.findings, "data"),
            reporting.as_markdown(checked.findings),
        ):
            told.encode()
        event("errors" if checked.has_errors else "warnings" if checked.findings else "clean")
        if not checked.has_errors:
            register = build_register(checked.sources)
            files_made = [
                *make_files(register),
                *((made.path, made.data) for made in make_exports(register, Edition())),
                *index_files(register, ()),
            ]
            assert publish(docs, files_made).written == tuple(dict(files_made))
        tuple(fix_folder(data))
        assert not tuple(fix_folder(data)), "a second run has nothing left to mend"


def assert_can_be_told(finding: Finding) -> None:
    assert finding.code in declared()
    assert finding.message
    assert finding.hint
    assert finding.file in {TASKS, *ENTRY_FILES, *TABLE_FILES}
    assert finding.row is None or finding.row >= 1
    assert finding.line is None or finding.line >= 1


@many_cases
@given(folders("bytes"))
def test_damaged_bytes_give_findings_or_a_site(files: Files) -> None:
    try_out(files)


@many_cases
@given(folders("table"))
def test_damaged_rows_give_findings_or_a_site(files: Files) -> None:
    try_out(files)


@many_cases
@given(folders("workbook"))
def test_a_damaged_workbook_gives_findings_or_a_site(files: Files) -> None:
    try_out(files)


@many_cases
@given(folders("registry tables") | folders("bytes of tables") | folders("registry workbooks"))
def test_damaged_registry_tables_give_findings_or_a_site(files: Files) -> None:
    try_out(files)


@many_cases
@given(folders("entries"))
def test_damaged_entries_give_findings_or_a_site(files: Files) -> None:
    try_out(files)
