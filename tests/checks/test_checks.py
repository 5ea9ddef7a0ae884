"""Each check by example: the cases are in golden/findings.yml."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from tests.conftest import GOLDEN, MakeData
from zeren.checks import all_checks
from zeren.checks.folder import check_folder
from zeren.findings import Finding
from zeren.reading.environment import environment_of

CASES: list[dict[str, Any]] = yaml.safe_load((GOLDEN / "findings.yml").read_text(encoding="utf-8"))

# Bytes cannot stand in YAML, so these have their tests in test_saved_forms.py.
SHOWN_ELSEWHERE = {"F003", "F011", "F012", "F017", "F018", "F019", "F028", "F033"}


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
    files = dict(case.get("files", {}))
    if "encoding" in case:
        files["tasks"] = files["tasks"].encode(case["encoding"])
    environment = environment_of(case.get("environment", {}))
    findings = check_folder(make_data(case.get("base", "minimal"), **files), environment).findings
    assert in_any_order([flatten(f) for f in findings]) == in_any_order(case["expect"])
    assert all(finding.message and finding.hint for finding in findings)


def test_every_check_has_a_case_and_no_case_is_of_another() -> None:
    shown = {row[0] for case in CASES for row in case["expect"]}
    assert shown | SHOWN_ELSEWHERE == set(all_checks())


@pytest.mark.parametrize(
    "files",
    [
        {"plans": "- {slug: p, title: 清单, link: 原文}\n"},
        {"plans": None, "plans.csv": "网址名,标题,原文网址\np,清单,原文\n"},
    ],
    ids=["yaml", "table"],
)
def test_the_remedy_says_what_an_address_looks_like(
    files: dict[str, str | None], make_data: MakeData
) -> None:
    (found,) = check_folder(make_data("minimal", **files)).findings
    assert "这里应是以 https:// 或 http:// 开头的网址" in found.hint
