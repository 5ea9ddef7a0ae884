"""The table that the review page saves comes back as it was left, whoever saved it how."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

import pytest

from tests.conftest import DATA
from tests.published_forms import as_xlsx
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.corrected import PageColumn
from zeren.importing.drafts.planning import Import, plan_import
from zeren.importing.readers.dispatch import read_document
from zeren.model import Role

HEADS = ("序号", "工作任务", "牵头单位", "配合单位", "编号", "责任原文", "完成时限", "整改目标")
SOURCES = check_folder(DATA / "minimal").sources


def table(*rows: Mapping[str, str]) -> list[list[str]]:
    """A table as the page saves it, with these rows."""
    heads = [*HEADS, *(column.value for column in PageColumn)]
    return [heads, *([row.get(head, "") for head in heads] for row in rows)]


def as_csv(rows: list[list[str]], encoding: str = "utf-8-sig", delimiter: str = ",") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def planned(data: bytes, answers: Answers | None = None) -> Import:
    opened = Opened("核对.csv", read_document(data, "核对.csv"))
    return plan_import(opened, SOURCES, plan="roads", answers=answers or Answers())


ROAD = {
    "序号": "1",
    "工作任务": "修路。",
    "牵头单位": "州财政局、州民政局",
    "配合单位": "各县（市、区）",
}


@pytest.mark.parametrize(
    "data",
    [
        as_csv(table(ROAD)),
        as_csv(table(ROAD), "gb18030"),
        as_csv(table(ROAD), "utf-16", "\t"),
        as_csv(table(ROAD), delimiter=";"),
        as_xlsx(table(ROAD)),
    ],
    ids=["as saved", "by Excel", "as Unicode text", "with semicolons", "as a workbook"],
)
def test_it_comes_back_from_whatever_program_saved_it(data: bytes) -> None:
    (draft,) = planned(data).drafts
    assert draft.is_certain
    assert draft.parties[Role.LEAD] == ("州财政局", "州民政局")


def drafted(**cells: str) -> Import:
    return planned(as_csv(table({**ROAD, **cells})))


def test_nothing_in_its_cells_is_guessed_at() -> None:
    (draft,) = drafted(牵头单位="某某负责州财政局牵头").drafts
    assert draft.parties[Role.LEAD] == ("某某负责州财政局牵头",)
    assert draft.questions == ()


def test_names_are_parted_by_what_people_type_but_not_within_brackets() -> None:
    (draft,) = drafted(牵头单位="州财政局，州民政局;州医保局/州林草局").drafts
    assert draft.parties[Role.LEAD] == ("州财政局", "州民政局", "州医保局", "州林草局")
    assert draft.parties[Role.SUPPORT] == ("各县（市、区）",)


def test_what_was_left_open_is_asked_again_and_is_not_certain() -> None:
    (draft,) = drafted(待核对="甲是哪一种？\n乙是不是？").drafts
    assert draft.questions == ("甲是哪一种？", "乙是不是？")
    assert draft.confidence < 1


def test_further_columns_and_guarded_cells_come_back() -> None:
    (draft,) = drafted(工作任务="'=修路。", 整改目标="'-三类", 完成时限="年底").drafts
    assert draft.found.text == "=修路。"
    assert dict(draft.further) == {"整改目标": "-三类"}
    assert dict(draft.found.details) == {"deadline": "年底"}


def test_the_plan_says_which_file_it_came_from_and_its_title() -> None:
    made = drafted(来源文件="分工.docx", 清单标题="修路清单")
    assert made.new_plan == {"slug": "roads", "title": "修路清单", "source": "分工.docx"}


def test_a_name_that_was_said_to_be_another_becomes_its_alias() -> None:
    made = planned(
        as_csv(
            table(
                {**ROAD, "牵头单位": "州农水局", "名称认定": "州农水局=州农业农村水务局"},
                {**ROAD, "序号": "2", "工作任务": "修渠。", "牵头单位": "州农业农村水务局"},
            )
        )
    )
    assert [draft.parties[Role.LEAD] for draft in made.drafts] == [("州农业农村水务局",)] * 2
    (party,) = [one for one in made.proposals.parties if one.name == "州农业农村水务局"]
    assert "州农水局" in party.aliases


def test_a_name_that_was_said_to_be_no_other_is_not_asked_about_again() -> None:
    rows = [
        {**ROAD, "牵头单位": "州农业农村局"},
        {**ROAD, "序号": "2", "工作任务": "修渠。", "牵头单位": "州农业农村水务局"},
    ]
    (near,) = planned(as_csv(table(*rows))).near
    rows = [{**row, "名称认定": f"{near.name}≠"} for row in rows]
    assert planned(as_csv(table(*rows))).near == ()


def test_a_name_that_was_corrected_away_answers_nothing() -> None:
    made = drafted(牵头单位="州财政局", 名称认定="州农水局=州民政局；州文旅局≠")
    assert made.drafts[0].parties[Role.LEAD] == ("州财政局",)


def test_the_ways_in_which_the_file_wrote_a_name_are_its_aliases() -> None:
    made = drafted(牵头单位="州农水局", 原文写法="州农水局=农水局；州农水局=州农水")
    (party,) = [one for one in made.proposals.parties if one.name == "州农水局"]
    assert {"农水局", "州农水"} <= set(party.aliases)


def test_rows_without_a_number_follow_the_last_one() -> None:
    rows = [{**ROAD, "序号": "7"}, {**ROAD, "序号": "", "工作任务": "修渠。"}]
    first, second = planned(as_csv(table(*rows))).drafts
    assert (first.number, second.number) == ("7", "8")
    assert not second.is_certain


def test_a_row_without_a_task_is_told_as_lost() -> None:
    made = planned(as_csv(table(ROAD, {**ROAD, "工作任务": ""})))
    assert len(made.drafts) == 1
    (lost,) = [one for one in made.found.leftovers if one.is_lost]
    assert "州财政局" in lost.text


def test_a_party_in_two_cells_is_asked_about() -> None:
    (draft,) = drafted(配合单位="州财政局").drafts
    assert any("写了两次" in question for question in draft.questions)


@pytest.mark.parametrize("missing", [PageColumn.OPEN, PageColumn.PLACE])
def test_another_table_is_read_as_any_published_one(missing: PageColumn) -> None:
    """A table of ours without the marks of the page is a published list: names are read."""
    rows = [
        [cell for cell, head in zip(row, table()[0], strict=True) if head != missing]
        for row in table({**ROAD, "牵头单位": "州财政局牵头，州民政局配合"})
    ]
    (draft,) = planned(as_csv(rows)).drafts
    assert draft.parties[Role.LEAD] == ("州财政局",)
