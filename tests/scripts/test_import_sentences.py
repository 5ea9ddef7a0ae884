"""The import's command line: what it prints and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.import_list import main
from tests.commands import AsCommand, Run
from tests.conftest import DATA, ROOT

HEAD = "task_no\tresponsibility_text\n"


@pytest.fixture
def run(as_command: AsCommand) -> Run:
    return as_command(main)


def test_sentences_are_printed_as_json_lines(run: Run) -> None:
    file = DATA / "genre" / "guofa_2018_42_farm_machinery.tsv"
    done = run("--sentences", file, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 18
    assert lines[0] == {
        "task_no": "3",
        "assignments": [
            {"party": name, "written": name, "role": role, "open": goes_on}
            for name, role, goes_on in [
                ("工业和信息化部", "lead", False),
                ("发展改革委", "responsible", False),
                ("科技部", "responsible", False),
                ("农业农村部", "responsible", True),
            ]
        ],
        "confidence": 1.0,
        "questions": [],
    }
    (question,) = next(line["questions"] for line in lines if line["task_no"] == "19")
    assert question["code"] == "first-is-lead"
    assert "各省级人民政府" in question["text"]
    assert len(question["readings"]) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_cells_with_line_breaks_and_quotes_are_read(
    tmp_path: Path, encoding: str, run: Run
) -> None:
    file = tmp_path / "list.tsv"
    file.write_text(
        HEAD + '1#2\t"牵头单位：州甲局\n配合单位：州乙局"\n\n2\t州丙局负责\n', encoding=encoding
    )
    done = run("--sentences", file)
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert first["task_no"] == "1#2"
    assert [(a["party"], a["role"]) for a in first["assignments"]] == [
        ("州甲局", "lead"),
        ("州乙局", "support"),
    ]
    assert second["assignments"][0]["party"] == "州丙局"


def test_quotes_that_quote_nothing_are_characters(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "list.tsv"
    file.write_text(HEAD + '1\t"双减"办公室牵头，州甲局配合\n2\t州乙局负责\n', encoding="utf-8")
    first, second = (json.loads(line) for line in run("--sentences", file).stdout.splitlines())
    assert first["assignments"][0]["party"] == '"双减"办公室'
    assert second["assignments"][0]["party"] == "州乙局"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "空的"),
        (b"\x00\x01\x02\xff\xfe\xfd", ""),
        ("序号\t责任单位\n1\t州甲局\n".encode(), "task_no"),
        ((HEAD + "1\n").encode(), "第 2 行"),
    ],
    ids=["empty", "binary", "other heads", "short row"],
)
def test_what_is_no_list_of_sentences_gets_a_clear_word(
    tmp_path: Path, content: bytes, told: str, run: Run
) -> None:
    file = tmp_path / "list.tsv"
    file.write_bytes(content)
    done = run("--sentences", file)
    assert done.returncode == 1
    assert done.stdout == ""
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_file_is_wrong_usage(tmp_path: Path, run: Run) -> None:
    done = run("--sentences", tmp_path / "missing.tsv")
    assert done.returncode == 2
    assert "找不到文件" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_ends_with_writing_failed() -> None:
    file = DATA / "genre" / "guofa_2018_42_farm_machinery.tsv"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            [sys.executable, str(ROOT / "scripts/import_list.py"), "--sentences", str(file)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
    assert done.returncode == 3
    assert "写入失败" in done.stderr


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_field_that_is_far_too_long_is_told(run: Run, tmp_path: Path, quote: str) -> None:
    file = tmp_path / "clauses.tsv"
    long = f"{quote}{'州财政局、' * 40_000}牵头{quote}"
    file.write_text(f"task_no\tresponsibility_text\n1\t州财政局牵头\n2\t{long}\n", encoding="utf-8")
    done = run("--sentences", file)
    assert done.returncode == 1
    assert "第 3 行有一格超过 131072 字" in done.stderr
    assert done.stdout == ""
