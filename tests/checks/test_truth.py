"""Whatever moves in the real list is told: it must equal the published text, cell by cell."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import DATA
from zeren.checks.folder import check_folder
from zeren.checks.misplacing import misplacing
from zeren.columns import ROLE_COLUMNS, head_of
from zeren.findings import Finding

Rows = list[list[str]]
LIST = DATA / "birth-support"
TEXT, NUMBER = head_of("text"), head_of("number")


def read_rows() -> Rows:
    with (LIST / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


HEADS, *ROWS = read_rows()
COMPARED = [TEXT, *(column.head for column in ROLE_COLUMNS.values() if column.head in HEADS)]
PLACES = st.integers(0, len(ROWS) - 1)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The list with its source; what quotes it would find the same by itself."""
    quoting = shutil.ignore_patterns("milestones.csv", "targets.csv", "synonyms.yml")
    return shutil.copytree(LIST, tmp_path_factory.mktemp("truth") / "data", ignore=quoting)


def found(folder: Path, rows: Sequence[Sequence[str]]) -> tuple[Finding, ...]:
    with (folder / "tasks.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADS, *rows])
    return check_folder(folder).findings


def with_column(head: str, cells: Sequence[str]) -> Rows:
    at = HEADS.index(head)
    return [[*row[:at], cell, *row[at + 1 :]] for row, cell in zip(ROWS, cells, strict=True)]


def column(head: str) -> list[str]:
    return [row[HEADS.index(head)] for row in ROWS]


def by_pinyin(cells: list[str]) -> list[str]:
    """Nearly as Excel sorts: the common characters stand in that order in GB 2312."""
    return sorted(cells, key=lambda cell: cell.encode("gb18030"))


def test_the_list_as_it_is_has_nothing_to_tell(folder: Path) -> None:
    assert found(folder, ROWS) == ()


@given(PLACES, PLACES, st.sampled_from(COMPARED))
@settings(max_examples=40, deadline=None)
def test_two_cells_that_changed_places_are_told(
    folder: Path, one: int, other: int, head: str
) -> None:
    cells = column(head)
    is_same = cells[one] == cells[other]
    cells[one], cells[other] = cells[other], cells[one]
    told = {finding.row for finding in found(folder, with_column(head, cells))}
    assert told == (set() if is_same else {one + 2, other + 2})


@given(st.integers(1, len(ROWS) - 1), st.sampled_from(HEADS))
@settings(max_examples=40, deadline=None)
def test_a_column_that_was_shifted_is_told(folder: Path, by: int, head: str) -> None:
    cells = column(head)
    assert found(folder, with_column(head, cells[by:] + cells[:by]))


@pytest.mark.parametrize("order", [sorted, by_pinyin, lambda cells: sorted(cells, reverse=True)])
@pytest.mark.parametrize("head", HEADS)
def test_a_column_that_was_sorted_is_told(
    head: str, order: Callable[[list[str]], list[str]], folder: Path
) -> None:
    assert found(folder, with_column(head, order(column(head))))


@given(st.permutations(range(len(ROWS))), st.sampled_from(COMPARED))
@settings(max_examples=20, deadline=None)
def test_every_row_of_a_column_in_disorder_is_told(
    folder: Path, order: list[int], head: str
) -> None:
    cells = column(head)
    moved = [cells[i] for i in order]
    told = {finding.row for finding in found(folder, with_column(head, moved))}
    other = {i + 2 for i, (one, two) in enumerate(zip(cells, moved, strict=True)) if one != two}
    assert told == other


@pytest.mark.parametrize("gone", [0, 7, 27])
def test_a_row_that_is_gone_is_told_though_the_numbers_run_on(gone: int, folder: Path) -> None:
    rows = [row for i, row in enumerate(ROWS) if i != gone]
    at = HEADS.index(NUMBER)
    rows = [[*row[:at], str(i), *row[at + 1 :]] for i, row in enumerate(rows, start=1)]
    told = found(folder, rows)
    moved = {i + 2 for i in range(gone, len(ROWS) - 1)}
    assert {one.row for one in told if one.code == "T024"} == moved
    assert "T023" in {one.code for one in told}


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        ("abcd", "abcd", ""),
        ("abdc", "abcd", "两行对调了"),
        ("abxd", "abcd", ""),
        ("abcd", "abdc", "这一列单独排过序"),
        ("dcba", "dabc", "这一列单独排过序"),
        ("abc", "acb", "两行对调了"),
        ("abxz", "abcd", ""),
        ("dabc", "abcd", "整列向下错了 1 行"),
        ("xabc", "abcd", "整列向下错了 1 行"),
        ("bcda", "abcd", "整列向上错了 1 行"),
        ("cdefab", "abcdef", "整列向上错了 2 行"),
        ("abcfed", "decfba", "这一列单独排过序，或几行打乱了"),
        ("wxyz", "abcd", ""),
        ("", "", ""),
    ],
)
def test_the_habit_is_named(ours: str, theirs: str, words: str) -> None:
    assert misplacing(ours, theirs) == words
