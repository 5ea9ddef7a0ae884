"""Dates in words: as precise as they are written, and whether they count where that is said."""

from __future__ import annotations

import pytest

from zeren.exports.figure_words import names_in_words, when_in_words
from zeren.figures import Inclusion, Milestone, MilestoneKind
from zeren.text.dates import date_in

YES, NO, UNCLEAR = Inclusion
DEADLINE, RECURRING, PERIOD = MilestoneKind
RULE = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10"


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "rule", "inclusion", "words"),
    [
        (DEADLINE, "", "2025年", None, YES, "2025年"),
        (DEADLINE, "", "2025年6月", None, NO, "2025年6月之前（不含2025年6月）"),
        (DEADLINE, "", "2025年", None, UNCLEAR, "2025年前（含不含2025年未写明）"),
        (DEADLINE, "", "", None, YES, "没有写明日期"),
        (PERIOD, "2023年", "2025年", None, YES, "2023年至2025年"),
        (PERIOD, "2023年", "2025年", None, NO, "2023年至2025年（不含末尾）"),
        (PERIOD, "2023年", "2025年", None, UNCLEAR, "2023年至2025年（含不含末尾未写明）"),
        (PERIOD, "2023年", "", None, NO, "2023年起"),
        (PERIOD, "", "2025年", None, YES, "至2025年"),
        (RECURRING, "", "", RULE, YES, "每年12月10日"),
        (RECURRING, "", "", RULE, NO, "每年12月10日之前（不含当日）"),
        (RECURRING, "", "", RULE, UNCLEAR, "每年12月10日前（含不含当日未写明）"),
        (RECURRING, "", "", None, UNCLEAR, "没有写明日期"),
    ],
)
def test_a_date_in_words(  # noqa: PLR0913, PLR0917 - a case has these parts
    kind: MilestoneKind,
    starts: str,
    ends: str,
    rule: str | None,
    inclusion: Inclusion,
    words: str,
) -> None:
    dates = date_in(starts), date_in(ends)
    one = Milestone("k", "t", kind, *dates, rule, inclusion, (), "原文")
    assert when_in_words(one) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["甲"], "甲"), (["甲", "乙"], "甲、乙"), (["甲", "乙", "丙"], "甲等 3 个")],
)
def test_many_names_are_counted(names: list[str], words: str) -> None:
    assert names_in_words(names) == words
