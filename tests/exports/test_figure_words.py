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
    ("kind", "starts", "ends", "rule", "inclusion", "quote", "words"),
    [
        (DEADLINE, "", "2025年", None, YES, "到2025年建成", "到2025年"),
        (DEADLINE, "", "2025年6月10日", None, YES, "2025年6月10日前", "2025年6月10日前（含当日）"),
        (DEADLINE, "", "2025年", None, YES, "2025年底前建成", "2025年底前"),
        (DEADLINE, "", "2025年6月", None, NO, "2025年6月前", "2025年6月前（不含2025年6月）"),
        (DEADLINE, "", "2025年6月", None, NO, "尽快", "2025年6月前（不含2025年6月）"),
        (DEADLINE, "", "2025年", None, UNCLEAR, "2025年前", "2025年前（含不含2025年未写明）"),
        (DEADLINE, "", "", None, YES, "近期", "近期（没有写明日期）"),
        (PERIOD, "2023年", "2025年", None, YES, "2023年至2025年", "2023年至2025年"),
        (PERIOD, "2023年", "2025年", None, NO, "", "2023年至2025年（不含2025年）"),
        (PERIOD, "2023年", "", None, NO, "", "2023年起"),
        (RECURRING, "", "", RULE, YES, "每年12月10日前", "每年12月10日前（含当日）"),
        (RECURRING, "", "", RULE, YES, "", "每年12月10日"),
        (RECURRING, "", "", RULE, NO, "", "每年12月10日前（不含当日）"),
        (RECURRING, "", "", RULE, UNCLEAR, "", "每年12月10日前（含不含当日未写明）"),
        (RECURRING, "", "", None, YES, "按年度发放", "按年度（没有写明日期）"),
        (RECURRING, "", "", None, YES, "定期开展", "没有写明日期"),
    ],
)
def test_a_date_in_words(  # noqa: PLR0913, PLR0917 - a case has these parts
    kind: MilestoneKind,
    starts: str,
    ends: str,
    rule: str | None,
    inclusion: Inclusion,
    quote: str,
    words: str,
) -> None:
    dates = date_in(starts), date_in(ends)
    one = Milestone("k", "t", kind, *dates, rule, inclusion, (), quote)
    assert when_in_words(one) == words


@pytest.mark.parametrize(
    ("names", "words"),
    [([], ""), (["甲"], "甲"), (["甲", "乙"], "甲、乙"), (["甲", "乙", "丙"], "甲等 3 个")],
)
def test_many_names_are_counted(names: list[str], words: str) -> None:
    assert names_in_words(names) == words
