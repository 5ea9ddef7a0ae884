"""Each check by example: the cases are in golden/findings.yml."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.conftest import GOLDEN, MakeData
from zeren.findings import Finding, declared
from zeren.generation import check_folder

CASES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "findings.yml").read_text(encoding="utf-8"))

# Bytes cannot stand in YAML, so these have tests of their own below.
SHOWN_ELSEWHERE = {"F003", "F011"}


def flatten(finding: Finding) -> list[str | int | None]:
    """A finding in one short row."""
    place = finding.row if finding.row is not None else finding.line
    return [finding.code, finding.file, place, finding.column, finding.value]


def in_any_order(rows: list[list[Any]]) -> list[list[Any]]:
    return sorted(rows, key=str)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_case_has_these_findings_and_no_others(
    case: dict[str, Any], make_data: MakeData
) -> None:
    findings = check_folder(make_data("minimal", **case.get("files", {}))).findings
    assert in_any_order([flatten(f) for f in findings]) == in_any_order(case["expect"])
    assert all(finding.message and finding.hint for finding in findings)


def test_every_check_has_a_case() -> None:
    shown = {row[0] for case in CASES for row in case["expect"]}
    assert shown | SHOWN_ELSEWHERE == set(declared())


def test_an_unknown_encoding_is_told(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks="序号,工作任务,牵头单位\n".encode() + b"1,\xff\xff,\x80\n")
    assert [flatten(finding) for finding in check_folder(folder).findings] == [
        ["F003", "tasks.csv", None, None, ""]
    ]


def test_a_folder_in_place_of_a_file_is_told(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks=None)
    (folder / "tasks.csv").mkdir()
    assert [flatten(finding) for finding in check_folder(folder).findings] == [
        ["F011", "tasks.csv", None, None, ""]
    ]
