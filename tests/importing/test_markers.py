"""The numbers with which paragraphs and rows begin, in the many forms that offices type."""

from __future__ import annotations

import pytest

from zeren.importing.lists.markers import counts_on, marker_of, plain_number


@pytest.mark.parametrize(
    ("text", "number", "ordinal", "level", "rest"),
    [
        ("一、道路", "一", 1, 30, "道路"),
        ("一﹑道路", "一", 1, 30, "道路"),
        ("一 、道路", "一", 1, 30, "道路"),
        ("二，道路", "二", 2, 30, "道路"),
        ("（ 三 ）道路", "（ 三 ）", 3, 40, "道路"),
        ("㈠道路", "㈠", 1, 40, "道路"),
        ("1﹒修路", "1", 1, 50, "修路"),
        ("1﹑修路", "1", 1, 50, "修路"),
        ("１．修路", "１", 1, 50, "修路"),
        ("2，修路", "2", 2, 50, "修路"),
        ("⒉修路", "2", 2, 50, "修路"),
        ("任务一：修路", "任务一", 1, 50, "修路"),
        ("整改任务一：修路", "整改任务一", 1, 50, "修路"),
        ("第二件：修路", "第二件", 2, 50, "修路"),
        ("第3项工作：修路", "第3项工作", 3, 50, "修路"),
        ("【第1件】修路", "第1件", 1, 50, "修路"),
        ("【实事二】修路", "实事二", 2, 50, "修路"),
        ("1-2 修路", "1-2", 2, 53, "修路"),
        ("1—2、修路", "1—2", 2, 53, "修路"),
        ("1-2-3 修路", "1-2-3", 3, 56, "修路"),
        ("⑵修路", "⑵", 2, 60, "修路"),
        ("③修路", "③", 3, 70, "修路"),
        ("❷修路", "❷", 2, 70, "修路"),
        ("第二條　修路", "第二條", 2, 35, "修路"),
    ],
)
def test_a_paragraph_begins_with_a_number(
    text: str, number: str, ordinal: int, level: int, rest: str
) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert (marker.number, marker.ordinal, marker.level, marker.rest) == (
        number,
        ordinal,
        level,
        rest,
    )


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("1.建立制度。2.开展检查。", True),
        ("（一）建立制度；\n（二）开展检查。", True),
        ("①建立制度\n②开展检查", True),
        ("1.建立制度。", False),
        ("1.建立2.5万亩基地。2030年建成。", False),
        ("1.建立制度。（1）开展检查。（2）开展验收。", False),
        ("2.建立制度。2.开展检查。", False),
    ],
)
def test_a_paragraph_may_count_on(text: str, *, goes_on: bool) -> None:
    marker = marker_of(text)
    assert marker is not None
    assert counts_on(marker) is goes_on


@pytest.mark.parametrize(
    "text",
    [
        "4.5个以上",
        "1-6月完成",
        "3-5年内",
        "1,000元",
        "1·5倍",
        "2030年底",
        "十五五规划",
        "3项",
        "第二项工作是修路",
        "【2030】1号",
    ],
)
def test_an_amount_is_no_number_of_a_paragraph(text: str) -> None:
    assert marker_of(text) is None


@pytest.mark.parametrize(
    ("cell", "number", "value"),
    [
        ("⒈", "1", 1),
        ("⑴", "⑴", 1),
        ("㈠", "㈠", 1),
        ("1﹒", "1", 1),
        ("1-3", "1-3", 3),
        ("十二", "十二", 12),
        ("❸", "❸", 3),
        ("甲", "甲", 0),
    ],
)
def test_a_cell_of_numbers(cell: str, number: str, value: int) -> None:
    assert plain_number(cell) == (number, value)
