"""Reading: the same list in every form in which offices save it."""

from __future__ import annotations

import pytest

from tests.conftest import DATA, MakeData
from zeren.checks.folder import check_folder
from zeren.columns import TASK_FORM
from zeren.reading.files.sheets import read_sheet
from zeren.reading.sources import read_sources
from zeren.reading.tables import read_table
from zeren.reading.yaml_files import read_entries

LIST = (DATA / "birth-support" / "tasks.csv").read_text(encoding="utf-8-sig")


def test_the_version_changes_with_the_data(make_data: MakeData) -> None:
    before, _ = read_sources(DATA / "birth-support")
    after, _ = read_sources(make_data("birth-support", tasks=LIST.replace("4.5", "4.6")))
    assert before.version != after.version
    assert len(after.version) == 8


def test_english_heads_are_read_like_chinese_ones(make_data: MakeData) -> None:
    heads = "number,title,text,lead,support,implement"
    folder = make_data("birth-support", tasks=LIST.replace(LIST.splitlines()[0], heads))
    checked = check_folder(folder)
    expected, _ = read_sources(DATA / "birth-support")
    assert checked.findings == ()
    assert checked.sources.tasks is not None
    assert expected.tasks is not None
    assert checked.sources.tasks.rows == expected.tasks.rows


def test_a_head_of_persons_is_no_slip_of_a_column_that_is_shown(make_data: MakeData) -> None:
    head, *rows = LIST.splitlines()
    tasks = "\n".join((f"{head},责任人", *(f"{row},张三" for row in rows)))
    (finding,) = check_folder(make_data("birth-support", tasks=tasks)).findings
    assert (finding.code, finding.column) == ("F006", "责任人")
    assert "责任原文”，" not in finding.hint
    assert "private_columns" in finding.hint


def test_rows_know_their_number_in_excel_and_their_line() -> None:
    saved = read_sheet('序号,工作任务\n1,"甲\n乙"\n\n2,丙\n'.encode(), "tasks.csv", TASK_FORM)
    assert saved.sheet is not None
    table, _ = read_table(saved.sheet, "tasks.csv", TASK_FORM)
    assert table is not None
    assert [(row.number, row.line) for row in table.rows] == [(2, 2), (4, 5)]


def test_values_of_entries_are_the_strings_as_written() -> None:
    text = "- code: 0533\n  issued: 2026-01-02\n  on: no\n  none:\n  list: [1.0]\n"
    (entry,), findings = read_entries(text, "plans.yml")
    assert findings == ()
    assert entry.values == {
        "code": "0533",
        "issued": "2026-01-02",
        "on": "no",
        "none": None,
        "list": ["1.0"],
    }
    assert entry.place("on").line == 3


def test_an_empty_registry_file_has_no_entries() -> None:
    assert read_entries("# nothing yet\n", "units.yml") == ((), ())


def test_half_a_character_is_a_finding_and_no_crash() -> None:
    for text in ('- name: "\\ud83d"', '- "\\udc00": x', '- members: ["\\ud83d\\ude00"]'):
        _, (finding,) = read_entries(f"# 单位\n{text}\n", "units.yml")
        assert (finding.code, finding.line) == ("F020", 2)
        assert "半个字" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000 + "]" * 5000,
        "{a: " * 5000,
        "- " * 5000,
        "\n".join(" " * n + "-" for n in range(500)),
    ],
    ids=["lists", "mappings", "dashes", "indents"],
)
def test_deep_nesting_is_a_finding_and_no_crash(text: str) -> None:
    _, (finding,) = read_entries(text, "units.yml")
    assert finding.code == "F023"


def test_aliases_that_would_blow_up_are_refused_unbuilt() -> None:
    layers = [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    _, (finding,) = read_entries("\n".join(["- &a0 [lol]", *layers]), "units.yml")
    assert (finding.code, finding.line) == ("F021", 2)
