"""Findings as a person, a program and a code host read them."""

from __future__ import annotations

import json

from zeren.checks.reporting import as_github, as_json, as_markdown, as_text
from zeren.findings import Finding, Severity

ERROR = Finding(
    code="T004",
    severity=Severity.ERROR,
    file="tasks.csv",
    row=5,
    line=6,
    column="牵头单位",
    value="州财政居",
    message="“州财政居”没有登记。",
    hint="请写全称。",
)
WARNING = Finding(
    code="R002",
    severity=Severity.WARNING,
    file="units.yml",
    row=None,
    line=3,
    column="a|b",
    value="100%",
    message="不认识键<b>。\n第二行",
    hint="100%：删去，或改名。",
)


def test_a_person_reads_level_place_message_and_remedy() -> None:
    assert as_text([ERROR]) == (
        "错误 T004　tasks.csv 第 5 行 “牵头单位”\n"
        "  “州财政居”没有登记。\n"
        "  改法：请写全称。\n"
        "\n"
        "共 1 个错误，0 个警告。\n"
    )


def test_a_person_is_told_that_nothing_was_found() -> None:
    assert as_text([]) == "检查通过，没有发现问题。\n"


def test_a_program_reads_one_array() -> None:
    assert json.loads(as_json([ERROR, WARNING]))[0] == {
        "code": "T004",
        "severity": "error",
        "file": "tasks.csv",
        "row": 5,
        "line": 6,
        "column": "牵头单位",
        "value": "州财政居",
        "message": "“州财政居”没有登记。",
        "hint": "请写全称。",
    }
    assert as_json([]) == "[]"


def test_github_shows_findings_beside_the_line() -> None:
    assert as_github([ERROR, WARNING], "data").splitlines() == [
        (
            "::error file=data/tasks.csv,line=6,title=T004 tasks.csv 第 5 行 “牵头单位”"
            "::tasks.csv 第 5 行 “牵头单位”：“州财政居”没有登记。改法：请写全称。"
        ),
        (
            "::warning file=data/units.yml,line=3,title=R002 units.yml 第 3 行 “a|b”"
            "::units.yml 第 3 行 “a|b”：不认识键<b>。%0A第二行改法：100%25：删去，或改名。"
        ),
    ]


def test_the_summary_of_a_job_holds_all_findings_as_a_table() -> None:
    lines = as_markdown([ERROR] * 30 + [WARNING]).splitlines()
    assert len([line for line in lines if line.startswith("| 错误 |")]) == 1
    assert "| 警告 | R002 | units.yml 第 3 行 “a\\|b” | 不认识键&lt;b&gt;。 第二行 |" in lines[-3]
    assert lines[-1] == "共 30 个错误，1 个警告。"
