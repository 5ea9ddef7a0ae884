"""Findings that repeat are told once, in every form for persons; programs read them all."""

from __future__ import annotations

import json
from collections.abc import Iterable

from zeren.checks.repeats import fold, where
from zeren.checks.reporting import as_github, as_json, as_markdown, as_text
from zeren.findings import Finding, Place, Severity
from zeren.pages.rendering import render
from zeren.reading.folder import UNOPENED

LONG = "一个长到在行号的清单里什么也说明不了的标题"


def found(row: int, value: str = LONG, file: str = "tasks.csv", hint: str = "改短。") -> Finding:
    message = f"“{value}”太长。"
    return Finding("T014", Severity.WARNING, file, row, row, "标题", value, message, hint)


def rows(numbers: Iterable[int]) -> list[Finding]:
    return [found(number) for number in numbers]


def test_a_person_reads_three_in_full_and_where_the_others_are() -> None:
    assert as_text(rows([2, 3, 5, 7, 8, 9, 12])) == (
        "警告 T014　tasks.csv “标题” 共 7 处\n"
        f"  tasks.csv 第 2 行 “标题”：“{LONG}”太长。\n"
        f"  tasks.csv 第 3 行 “标题”：“{LONG}”太长。\n"
        f"  tasks.csv 第 5 行 “标题”：“{LONG}”太长。\n"
        "  等 7 处，其余在 tasks.csv 第 7—9、12 行\n"
        "  改法：改短。\n"
        "\n"
        "共 0 个错误，7 个警告。\n"
    )


def test_three_are_told_one_by_one() -> None:
    assert as_text(rows(range(2, 5))).count("改法：") == 3


def test_other_columns_codes_and_files_stay_apart() -> None:
    kinds = fold([*rows(range(2, 9)), *(found(n, file="units.csv") for n in range(2, 7))])
    assert [(kind.table, kind.number) for kind in kinds] == [
        ("tasks.csv “标题”", 7),
        ("units.csv “标题”", 5),
    ]


def test_files_of_one_folder_are_one_table_and_named_each() -> None:
    findings = [found(2, file=f"tasks/plan-{number}.csv") for number in range(1, 6)]
    (kind,) = fold(findings)
    assert kind.table == "tasks/ “标题”"
    assert kind.elsewhere == "tasks/plan-4.csv 第 2 行；tasks/plan-5.csv 第 2 行"


def test_short_values_are_named_with_their_rows() -> None:
    findings = [found(2, "甲局"), found(3, "乙局"), found(5, "甲局"), found(6, "甲局")]
    assert where(findings) == "tasks.csv 第 2、5—6 行“甲局”，第 3 行“乙局”"


def test_where_remedies_differ_each_stands_with_its_place() -> None:
    text = as_text([found(row, hint=f"写 {row}。") for row in range(2, 9)])
    assert "太长。改法：写 2。\n" in text
    assert text.count("改法：") == 3


def test_github_gets_one_annotation_and_the_summary_names_every_row() -> None:
    findings = rows(range(2, 700))
    (annotation,) = as_github(findings, "data").splitlines()
    assert annotation.startswith("::warning file=data/tasks.csv,line=2,")
    assert annotation.endswith("同样的问题共 698 处，见汇总。")
    (row,) = (line for line in as_markdown(findings).splitlines() if "T014" in line)
    assert "共 698 处：tasks.csv 第 2—699 行" in row
    assert "共 0 个错误，698 个警告。" in as_markdown(findings)


def test_the_preview_shows_them_once() -> None:
    findings = rows(range(2, 700))
    view = {"kinds": fold(findings), "number": len(findings), "trouble": ""}
    page = render("findings.html.jinja", view)
    assert page.count('class="zr-finding ') == 1
    assert "有 698 个问题" in page
    assert "其余在 tasks.csv 第 5—699 行" in page


def test_places_that_fill_pages_end_after_one() -> None:
    places = where(rows(range(2, 20_000, 2)))
    assert len(places) < 4100
    assert places.endswith("、 …（全部位置见 --format json）")


def test_programs_read_them_all() -> None:
    assert len(json.loads(as_json(rows(range(2, 700))))) == 698


def test_what_has_no_row_is_named_by_its_file() -> None:
    findings = [UNOPENED.found(Place(f"tasks/{n}.csv"), "打不开。", "关掉。") for n in range(5)]
    (kind,) = fold(findings)
    assert kind.elsewhere == "tasks/3.csv；tasks/4.csv"
