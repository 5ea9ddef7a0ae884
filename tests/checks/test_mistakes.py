"""Mistakes in the real list, one by one and all at once: each is told once, where it is."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import DATA, GOLDEN
from zeren.checks.folder import check_folder
from zeren.reading.files.records import as_csv

LISTS: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "mistakes.yml").read_text(encoding="utf-8"))
MISTAKES = [mistake for one in LISTS for mistake in one["mistakes"]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The list alone: what quotes it is wrong wherever it is, and has its own tests."""
    quoting = shutil.ignore_patterns("milestones.csv", "targets.csv")
    return shutil.copytree(DATA / "birth-support", tmp_path / "data", ignore=quoting)


def make(mistakes: Iterable[dict[str, Any]], folder: Path) -> None:
    for mistake in mistakes:
        path = folder / mistake["file"]
        lines = path.read_text(encoding="utf-8").split("\n")
        line = lines[mistake["line"] - 1]
        assert line.count(mistake["from"]) == 1, mistake
        lines[mistake["line"] - 1] = line.replace(mistake["from"], mistake["to"])
        path.write_text("\n".join(lines), encoding="utf-8")


def found(folder: Path) -> list[list[Any]]:
    findings = check_folder(folder).findings
    return [[f.file, f.code, f.row if f.row is not None else f.line, f.column] for f in findings]


def expected(mistakes: Iterable[dict[str, Any]]) -> list[list[Any]]:
    return [[mistake["file"], *mistake["expect"]] for mistake in mistakes]


def test_the_real_list_is_without_a_mistake(data: Path) -> None:
    assert found(data) == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m['expect'][0]} {m['to'][:12]}")
def test_a_mistake_is_told_once(mistake: dict[str, Any], data: Path) -> None:
    make([mistake], data)
    assert found(data) == expected([mistake])


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one["list"])
def test_twelve_mistakes_give_twelve_findings(one: dict[str, Any], data: Path) -> None:
    make(one["mistakes"], data)
    assert sorted(found(data), key=str) == sorted(expected(one["mistakes"]), key=str)
    assert len(found(data)) == 12


def test_a_row_that_is_left_out_is_missed_by_its_number(data: Path) -> None:
    path = data / "tasks.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(lines[:7] + lines[8:]), encoding="utf-8")
    assert found(data) == [["tasks.csv", "T016", 8, "序号"]]


@pytest.mark.parametrize("number", [1, 2, 28])
def test_rows_that_are_left_out_at_the_end_are_missed_once(number: int, data: Path) -> None:
    path = data / "tasks.csv"
    rows = path.read_text(encoding="utf-8").splitlines()[:-number]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert found(data) == [["tasks.csv", "T023", 30 - number, "序号"]]


def test_a_text_of_which_half_is_lost_is_told_once(data: Path) -> None:
    path = data / "tasks.csv"
    text = path.read_text(encoding="utf-8")
    start = text.index("设产前诊断中心，规范开展")
    path.write_text(text[:start] + text[text.index(",", start) :], encoding="utf-8")
    assert found(data) == [["tasks.csv", "T020", 6, "工作任务"]]


def test_a_name_cut_short_is_no_published_one(data: Path) -> None:
    make([{"file": "tasks.csv", "line": 3, "from": "州司法局", "to": "州司法"}], data)
    (finding,) = check_folder(data).findings
    assert (finding.code, finding.row, finding.value) == ("T004", 3, "州司法")
    assert "“州司法局”" in finding.hint


def test_a_unit_that_is_gone_from_the_registry_is_missed_once(data: Path) -> None:
    path = data / "units.yml"
    head, _, rest = path.read_text(encoding="utf-8").partition("- name: 州医保局")
    path.write_text(head + rest[rest.index("- name:") :], encoding="utf-8")
    assert found(data) == [["tasks.csv", "T004", 5, "配合单位"]]


@pytest.mark.parametrize(
    ("head", "code"), [("牵头单位", "T013"), ("配合单位", "T021"), ("落实单位", "T021")]
)
def test_a_column_that_is_gone_is_missed_once(head: str, code: str, data: Path) -> None:
    path = data / "tasks.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    gone = rows[0].index(head)
    path.write_text(as_csv(row[:gone] + row[gone + 1 :] for row in rows), encoding="utf-8")
    assert found(data) == [["tasks.csv", code, 1, head]]


def test_words_that_differ_are_quoted_as_they_stand(data: Path) -> None:
    change = {"file": "tasks.csv", "line": 2, "from": "达到4.5个以上", "to": "须达4.6个以上"}
    make([change], data)
    number, words = check_folder(data).findings
    assert (number.code, number.value, words.code) == ("T018", "4.6", "T020")
    lines = [(data / name).read_text("utf-8") for name in ("tasks.csv", "source/birth-support.txt")]
    for quoted, text in zip(re.findall("是“(.*?)”[，。]", words.message), lines, strict=True):
        assert all(piece in text for piece in quoted.split("…"))
        assert "个以上" in quoted
