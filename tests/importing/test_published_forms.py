"""The published list in every form gives exactly its 29 tasks and 161 assignments."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from tests.conftest import DATA
from tests.published_forms import (
    TABLE_FORMS,
    TEXT_FORMS,
    Rows,
    as_csv,
    as_pdf,
)
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.planning import Import, plan_import
from zeren.importing.readers.dispatch import read_document
from zeren.model import Role
from zeren.reading.published_text import read_published
from zeren.reading.sources import Sources
from zeren.register.building import build_register
from zeren.wording import compose

LIST = DATA / "birth-support"
PASTED = (LIST / "source" / "birth-support.txt").read_bytes()
TASKS, ASSIGNMENTS = 29, 161

FORMS: dict[str, Callable[[Rows], bytes]] = {
    **TABLE_FORMS,
    "pdf, its pages closed": lambda rows: as_pdf(rows, closed=True),
    "pdf without rulings": lambda rows: as_pdf(rows, ruled=False),
    "tsv in UTF-16": lambda rows: as_csv(rows, "utf-16", "\t"),
    "csv in UTF-8": lambda rows: as_csv(rows, "utf-8-sig"),
}


def rows() -> Rows:
    tasks = read_published(PASTED.decode("utf-8"))
    listed = [[task.number, task.text, task.sentence] for task in tasks]
    return [["序号", "工作任务", "责任单位"], *listed]


@cache
def sources() -> Sources:
    return check_folder(LIST).sources


def imported(data: bytes) -> Import:
    return plan_import(Opened("list", read_document(data, "list")), sources(), plan="birth-support")


def assert_is_the_list(planned: Import) -> None:
    register = build_register(sources())
    assert len(planned.drafts) == TASKS
    assert [draft.found.text for draft in planned.drafts] == [task.text for task in register.tasks]
    assert [draft.number for draft in planned.drafts] == [task.number for task in register.tasks]
    read = [
        (draft.key, party, role)
        for draft in planned.drafts
        for role in Role
        for party in draft.parties.get(role, ())
    ]
    assert len(read) == ASSIGNMENTS
    assert read == [(a.task_id.rsplit("-", 1)[1], a.party, a.role) for a in register.assignments]
    assert [compose(draft.parties) for draft in planned.drafts] == [
        task.sentence for task in register.tasks
    ]
    assert planned.certain == TASKS
    assert planned.entries == {}


def test_the_list_as_pasted() -> None:
    planned = imported(PASTED)
    assert_is_the_list(planned)
    assert [one.text for one in planned.found.leftovers] == [
        "附件1",
        "重点任务分工清单",
        "序号｜工作任务｜责任单位",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_list_as_a_table_is_the_table_that_is_there(form: str) -> None:
    planned = imported(FORMS[form](rows()))
    assert_is_the_list(planned)
    assert planned.merge is not None
    assert planned.merge.is_empty


@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize("shape", ["brackets", "line", "sentence"])
def test_the_list_as_running_text(form: str, shape: str) -> None:
    paragraphs = ["关于优化生育政策的实施意见", "结合我州实际，提出以下意见。"]
    for number, text, sentence in rows()[1:]:
        paragraphs += {
            "brackets": [f"{number}．{text}（{sentence}）"],
            "line": [f"{number}．{text}", f"责任单位：{sentence}"],
            "sentence": [f"{number}．{text}{sentence}。"],
        }[shape]
    planned = imported(TEXT_FORMS[form](paragraphs))
    assert_is_the_list(planned)
