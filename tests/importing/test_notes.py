"""Notes that concern all tasks are told from addresses to all, and from rules of who leads."""

from __future__ import annotations

import pytest

from zeren.importing.lists.notes import said_of_all


@pytest.mark.parametrize(
    "note",
    [
        "注：各乡镇均为配合单位，不再单列",
        "表中任务均需各乡镇配合",
        "以上各项任务均由县发改局牵头",
        "以上任务由县政府督查室督办",
        "各项任务要在12月底前完成",
        "县政府督查室负责全部任务的督查",
    ],
)
def test_a_note_of_all_tasks(note: str) -> None:
    assert [*said_of_all(note)] == [note.removeprefix("注：")]


@pytest.mark.parametrize(
    "text",
    [
        "确保所有任务都落实到位，各项工作都要有人负责",
        "各项目标任务都要明确责任单位",
        "确保各项任务按时完成",
        "以上任务由各牵头单位负责组织实施",
        "所列事项均由相关责任单位按职责分工落实",
        "全部项目均已完成",
        "列第一位的均为牵头单位",
        "加粗的均为牵头单位",
        "各单位要加强领导。" * 10 + "以上任务均由县发改局牵头",
    ],
)
def test_no_note_of_all_tasks(text: str) -> None:
    assert [*said_of_all(text)] == []
