"""What is asked of an import: each thing once, and what each answer does."""

from __future__ import annotations

import pytest

from tests.conftest import DATA
from tests.published_forms import as_html
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.planning import Import, plan_import
from zeren.importing.readers.dispatch import read_document
from zeren.importing.review.effects import Edit, effect_of
from zeren.importing.review.page import review_of
from zeren.importing.review.questions import questions_of
from zeren.importing.sentences.reading import read_sentence
from zeren.model import Role

SOURCES = check_folder(DATA / "minimal").sources
LEAD, SUPPORT, RESPONSIBLE = Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE


def planned(rows: list[list[str]]) -> Import:
    document = read_document(as_html(rows), "list.html")
    return plan_import(Opened("list.html", document), SOURCES, plan="roads")


@pytest.mark.parametrize(
    ("sentence", "chosen", "edits"),
    [
        (
            "州财政局、州民政局",
            "牵头",
            [("州财政局", [(LEAD, "州财政局")]), ("州民政局", [(LEAD, "州民政局")])],
        ),
        ("州财政局、州民政局", "负责", []),
        ("州财政局会同州民政局负责", "配合", [("州民政局", [(SUPPORT, "州民政局")])]),
        (
            "州水利局和移民局牵头",
            "一个",
            [("州水利局", [(LEAD, "州水利局和移民局")]), ("州移民局", [])],
        ),
        (
            "北京市、河北省人民政府负责",
            "没有省略，照写",
            [("北京市人民政府", [(RESPONSIBLE, "北京市")])],
        ),
        ("州财政局牵头（州长督办）", "不是责任单位", [("州长", [])]),
        ("州财政局牵头，州民政局、州医保局", "另有责任", None),
    ],
)
def test_another_reading_changes_the_parties_it_is_about(
    sentence: str, chosen: str, edits: list[tuple[str, list[tuple[Role, str]]]] | None
) -> None:
    reading = read_sentence(sentence)
    (question,) = [one for one in reading.questions if chosen in one.readings]
    wanted = None if edits is None else tuple(Edit(was, tuple(now)) for was, now in edits)
    assert effect_of(question, question.readings.index(chosen), reading) == wanted


def test_what_a_column_leaves_open_is_one_question_whoever_stands_in_it() -> None:
    made = planned(
        [
            ["序号", "工作任务", "责任单位", "联系单位"],
            ["1", "修路。", "州财政局", "州文旅局"],
            ["2", "修渠。", "州财政局", "州体育局"],
            ["3", "修桥。", "州财政局", ""],
        ]
    )
    (asked,) = questions_of(made.drafts, made.whose)
    assert asked.text == "“联系单位”一列没有写明" + asked.text.partition("没有写明")[2]
    assert asked.tasks == (0, 1)
    assert asked.is_shared
    support = next(option for option in asked.options if option.text == "配合")
    assert support.edits == {
        0: (Edit("州文旅局", ((SUPPORT, "州文旅局"),)),),
        1: (Edit("州体育局", ((SUPPORT, "州体育局"),)),),
    }


@pytest.mark.parametrize("head", ["决策承办单位", "决策承\n办单位", "决策承辦單位"])
def test_of_an_unclear_head_every_role_can_be_chosen_for_all_in_its_column(head: str) -> None:
    made = planned(
        [
            ["序号", "决策事项名称", "主办单位", head, "决策时间"],
            ["1", "老街保护方案", "州文旅局", "州财政局", "6月"],
            ["2", "防控方案", "州农业局", "州民政局", "9月"],
        ]
    )
    (asked,) = questions_of(made.drafts, made.whose)
    assert asked.tasks == (0, 1)
    taken, *others = asked.options
    assert (taken.text, taken.edits) == ("落实", {0: (), 1: ()})
    lead = next(option for option in others if option.text == "牵头")
    assert lead.edits[1] == (Edit("州民政局", ((LEAD, "州民政局"),)),)


def test_equal_questions_are_asked_once_and_others_of_their_task() -> None:
    made = planned(
        [
            ["序号", "工作任务", "责任单位"],
            ["1", "修路。", "州财政局牵头，州民政局指导"],
            ["2", "修渠。", "州财政局牵头，州民政局指导"],
            ["3", "修桥。", "州财政局和民政局牵头"],
        ]
    )
    review = review_of(made)
    (shared,) = review.asked
    assert [task.key for task in shared.tasks] == ["1", "2"]
    alone = {task.key: [one.text for one in task.asked] for task in review.doubtful}
    assert alone["1"] == alone["2"] == []
    assert len(alone["3"]) == 1


def test_everything_in_the_file_is_sure_or_asked_or_lost_or_left_out() -> None:
    rows = [
        ["序号", "工作任务", "责任单位", ""],
        ["一、道路", "", "", ""],
        ["1", "修路。", "州财政局牵头", ""],
        ["", "", "", "州民政局牵头"],
        ["2", "修渠。", "州财政局、州民政局某某", ""],
        ["3", "修桥。", "", ""],
        ["4", "", "州民政局", ""],
    ]
    made = planned(rows)
    review = review_of(made)
    texts = [
        *("".join(task.paragraphs) for task in (*review.certain, *review.doubtful)),
        *(one.text for one in (*review.lost, *review.left_out)),
    ]
    for row in rows[1:]:
        for cell in filter(None, row[1:2]):
            assert sum(cell in text for text in texts) == 1, cell
    assert {"3｜修桥。", "4｜州民政局", "州民政局牵头"} <= {one.text for one in review.lost}
    assert not {one.text for one in review.lost} & {one.text for one in review.left_out}


def test_a_task_before_a_lost_unit_is_not_sure() -> None:
    made = planned(
        [
            ["序号", "工作任务", "责任单位"],
            ["1", "修路。", "州财政局牵头"],
            ["2", "修渠。", "州财政局牵头"],
            ["3", "", "州民政局"],
        ]
    )
    first, second = made.drafts
    assert first.is_certain
    assert not second.is_certain
    assert second.confidence < 1
    assert "州民政局" in second.questions[0]
