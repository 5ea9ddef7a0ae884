"""What a person is asked of a revised list at a terminal, and what follows from the answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import MakeData
from zeren.checks.folder import check_folder
from zeren.cli.import_asking import asked
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.merges import Merge
from zeren.importing.drafts.planning import Import, plan_import
from zeren.importing.readers.dispatch import read_document

TASKS = """序号,工作任务,牵头单位
1,修建环城公路二十公里并完善标志标线。,州财政局
2,新建公办幼儿园三所。,州公安局
3,治理城区积水点八处并改造排水管网。,州公安局
"""
FILE = """序号,工作任务,牵头单位
1,修建环城公路二十公里并完善标志标线；新建公办幼儿园三所。,州财政局
2,治理城区积水点九处并改造排水管网。,州公安局
"""


class Person:
    """Somebody who types lines, and then nothing any more."""

    def __init__(self, *lines: str) -> None:
        self.questions: list[str] = []
        self._lines: Iterator[str] = iter(lines)

    def __call__(self, question: str) -> str:
        self.questions.append(question)
        line = next(self._lines, None)
        return "" if line is None else f"{line}\n"


@pytest.fixture
def data(make_data: MakeData) -> Path:
    return make_data("minimal", tasks=TASKS.encode())


def after(data: Path, person: Person, answers: Answers | None = None) -> Merge:
    """The merge once a person has been asked."""
    opened = Opened("list.csv", read_document(FILE.encode(), "list.csv"))
    sources = check_folder(data).sources

    def again(said: Answers) -> Import:
        return plan_import(opened, sources, plan="p", answers=said)

    first = answers or Answers()
    merge = asked(again(first), first, again, person).merge
    assert merge is not None
    return merge


def rows(merge: Merge) -> dict[str, tuple[str, str]]:
    """序号 and 状态 by 编号."""
    return {step.key: (step.cells["number"], step.cells["status"]) for step in merge.own}


def test_yes_yes_and_what_became_of_the_one_that_is_gone(data: Path) -> None:
    person = Person("y", "y", "y", "y", "2026年1月2日", "调整通知")
    merge = after(data, person)
    assert rows(merge) == {"1": ("1", ""), "2": ("2", "并入 1"), "3": ("2", "")}
    assert [one.partition("\n")[0] for one in person.questions] == [
        "文件的第 1 项是不是表里编号 1 的任务？正文 78% 相同：",
        "文件的第 2 项是不是表里编号 3 的任务？正文 94% 相同：",
        "表里有、文件里没有的任务：",
        "编号 2：新建公办幼儿园三所。",
        "从哪天起不再执行（如 2026年1月2日）：",
        "原因，哪个文件写明的：",
    ]
    assert "{+；新建公办幼儿园三所+}" in person.questions[0]
    (gone,) = merge.retired
    assert (gone.cells["since"], gone.cells["reason"]) == ("2026年1月2日", "调整通知")


def test_no_is_a_new_task_with_an_id_that_was_never_used(data: Path) -> None:
    merge = after(data, Person("n", "是", "n"))
    assert rows(merge) == {"1-2": ("1", ""), "1": ("1", ""), "2": ("2", ""), "3": ("2", "")}
    assert [step.key for step in merge.missing] == ["1", "2"]


def test_another_row_may_be_named_and_what_is_unclear_is_asked_again(data: Path) -> None:
    person = Person(
        "什么", "9", "2", "y", "y", "撤消", "并入 77", "撤销", "去年", "2025年12月", "通知"
    )
    merge = after(data, person)
    assert rows(merge) == {"2": ("1", ""), "1": ("1", "撤销"), "3": ("2", "")}
    assert "没有编号是“77”的任务" in "".join(person.questions)


def test_a_row_that_was_named_for_another_task_is_not_asked_twice(data: Path) -> None:
    person = Person("3", "n", "n")
    merge = after(data, person)
    assert rows(merge)["3"] == ("1", "")
    assert [step.key for step in merge.added] == ["2-2"]


@pytest.mark.parametrize("lines", [(), ("y",)])
def test_where_nobody_answers_it_stays_open(data: Path, lines: tuple[str, ...]) -> None:
    assert after(data, Person(*lines)).open


@pytest.mark.parametrize(
    "lines", [("y", "y"), ("y", "y", "n"), ("y", "y", "y", ""), ("y", "y", "y", "撤销", "x")]
)
def test_where_nobody_says_what_became_of_a_task_it_stays(
    data: Path, lines: tuple[str, ...]
) -> None:
    merge = after(data, Person(*lines))
    assert not merge.open
    assert [step.key for step in merge.missing] == ["2"]


def test_what_options_said_is_not_asked_again(data: Path) -> None:
    person = Person("n")
    said = Answers(same={"1": "1", "2": "3"})
    assert [step.key for step in after(data, person, said).missing] == ["2"]
    assert len(person.questions) == 1
