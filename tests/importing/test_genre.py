"""The clauses of real documents are found wherever a document may put them."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from tests.conftest import DATA
from tests.published_forms import as_docx, as_docx_of_text
from zeren.importing.lists.detection import find_tasks
from zeren.importing.lists.found import FoundTask
from zeren.importing.readers.dispatch import read_document
from zeren.text.ordinals import chinese

DOCUMENTS = sorted((DATA / "genre").glob("*.tsv"))
TEXT = "做好工作。深入推进改革（试点），由一家牵头部门统一受理（APP），按“谁审批谁负责”加强监管。"


def clauses_of(document: str) -> list[str]:
    path = DATA / "genre" / document
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [row["responsibility_text"].rstrip("。") for row in rows]


def in_cells(clauses: list[str]) -> bytes:
    rows = [[str(number), TEXT, clause] for number, clause in enumerate(clauses, start=1)]
    return as_docx([["序号", "重点任务", "责任单位"], *rows])


def in_brackets(clauses: list[str]) -> bytes:
    numbered = enumerate(clauses, start=1)
    return as_docx_of_text(
        [f"（{chinese(number)}）{TEXT}（{clause}）" for number, clause in numbered]
    )


def in_last_sentences(clauses: list[str]) -> bytes:
    numbered = enumerate(clauses, start=1)
    return as_docx_of_text([f"{number}．{TEXT}{clause}。" for number, clause in numbered])


def in_lines(clauses: list[str]) -> bytes:
    numbered = enumerate(clauses, start=1)
    lines = [line for n, clause in numbered for line in (f"{n}、{TEXT}", f"（{clause}）")]
    return as_docx_of_text(lines)


def found(data: bytes) -> tuple[FoundTask, ...]:
    return find_tasks(read_document(data, "list.docx")).tasks


@pytest.mark.parametrize("place", [in_cells, in_brackets, in_last_sentences, in_lines])
@pytest.mark.parametrize("document", [path.name for path in DOCUMENTS])
def test_every_clause_is_found_and_nothing_else_is_taken_for_one(
    document: str, place: Callable[[list[str]], bytes]
) -> None:
    clauses = clauses_of(document)
    tasks = found(place(clauses))
    assert [task.text for task in tasks] == [TEXT] * len(clauses)
    assert [task.clauses[0].text.rstrip("。") for task in tasks] == clauses
