"""Findings as data, and the registry of checks."""

from __future__ import annotations

import re

import pytest

from zeren.checks import all_checks
from zeren.findings import Check, Place, Severity, declare, errors_of, in_order

CHECK = next(iter(all_checks().values()))


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place("tasks.csv"), "tasks.csv"),
        (Place("tasks.csv", row=5, line=9, column="序号"), "tasks.csv 第 5 行 “序号”"),
        (Place("units.yml", line=9), "units.yml 第 9 行"),
    ],
)
def test_the_place_is_told_in_words_with_excels_row_first(place: Place, words: str) -> None:
    assert CHECK.found(place, "错", "改").place == words


def test_the_fields_of_a_finding_are_fixed() -> None:
    assert list(CHECK.found(Place("a"), "错", "改").as_dict()) == [
        "code",
        "severity",
        "file",
        "row",
        "line",
        "column",
        "value",
        "message",
        "hint",
    ]


def test_findings_are_ordered_by_file_then_place() -> None:
    places = [Place("b"), Place("a", row=10), Place("a", row=9), Place("a")]
    findings = in_order(CHECK.found(place, "错", "改") for place in places)
    assert [(f.file, f.row) for f in findings] == [("a", None), ("a", 9), ("a", 10), ("b", None)]


def test_only_errors_stop_the_site() -> None:
    found = [check.found(Place("a"), "错", "改") for check in all_checks().values()]
    assert {finding.severity for finding in found} == set(Severity)
    assert {finding.severity for finding in errors_of(found)} == {Severity.ERROR}


def test_a_code_is_declared_once() -> None:
    with pytest.raises(ValueError, match="declared twice"):
        declare(CHECK.code, Severity.ERROR, "重复", about="", wrong="", right="")


@pytest.mark.parametrize("check", all_checks().values(), ids=lambda check: check.code)
def test_every_check_has_a_code_a_title_and_both_forms(check: Check) -> None:
    assert re.fullmatch(r"[FMRSTW]\d{3}", check.code)
    assert check.title
    assert check.about.endswith("。")
    assert check.wrong != check.right
