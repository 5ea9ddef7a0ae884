"""Words of dates and quantities: what real lists write, and what merely looks like one."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA, GOLDEN
from tests.importing.repeated import MOST_GROWTH, growths
from zeren.reading.amount_phrases import AmountPhrase, amount_phrases, in_full, values_in
from zeren.reading.date_phrases import DatePhrase, date_phrases, deadline_phrases
from zeren.text.dates import date_in
from zeren.text.rules import rule_in

YEAR = 2026
with (DATA / "birth-support" / "tasks.csv").open(encoding="utf-8-sig", newline="") as file:
    TASKS = {int(row["序号"]): row["工作任务"] for row in csv.DictReader(file)}


def golden(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((GOLDEN / name).read_text(encoding="utf-8"))
    return rows


DATES, AMOUNTS = golden("date_phrases.yml"), golden("amount_phrases.yml")


def text_of(row: dict[str, Any]) -> str:
    return TASKS[row["task"]] if "task" in row else str(row.get("text", row.get("deadline")))


def date_row(phrase: DatePhrase) -> dict[str, Any]:
    said = {
        "words": phrase.text,
        "kind": phrase.kind.value,
        "from": phrase.starts and phrase.starts.words,
        "until": phrase.ends and phrase.ends.words,
        "rule": phrase.rule,
        "before": phrase.is_before,
    }
    return {key: value for key, value in said.items() if value}


def amount_row(phrase: AmountPhrase) -> dict[str, Any]:
    return {
        "words": phrase.text,
        "value": "—".join(f"{value:f}" for value in phrase.values),
        "measure": phrase.measure,
        "comparator": phrase.comparator.value,
    }


@pytest.mark.parametrize("row", DATES, ids=text_of)
def test_words_name_the_dates_that_they_name_and_no_others(row: dict[str, Any]) -> None:
    read = deadline_phrases if "deadline" in row else date_phrases
    assert [date_row(phrase) for phrase in read(text_of(row), YEAR)] == row["phrases"]


@pytest.mark.parametrize("row", AMOUNTS, ids=text_of)
def test_words_name_the_quantities_that_they_name_and_no_others(row: dict[str, Any]) -> None:
    assert [amount_row(phrase) for phrase in amount_phrases(text_of(row))] == row["phrases"]


@pytest.mark.parametrize("rows", [DATES, AMOUNTS], ids=["dates", "amounts"])
def test_all_tasks_of_a_real_list_are_among_the_cases(rows: list[dict[str, Any]]) -> None:
    assert {row["task"] for row in rows if "task" in row} == set(TASKS)


@pytest.mark.parametrize("text", ["12月底前", "6月30日前", "上半年", "7月1日至7日", "年底"])
def test_no_year_is_guessed(text: str) -> None:
    (phrase,) = date_phrases(text)
    assert (phrase.text, phrase.starts, phrase.ends) == (text, None, None)


# Parts of which phrases are made, so that chance makes many, and many that are nearly some.
_OF_DATES = """
2025年 2023年 年 度 上半年 第一季度 12月 2月 30日 31日 10日 上旬 底 末 前 之前 内 至 到 — - 每年
每季度 每月 每周 五 首月 末月 自 起 次年 定期 长期 ○ 初 中 后 （不含） 不早于 25年
2025-02-30 2025.12.31 〔2025〕 3号 期间
"""
_OF_AMOUNTS = """
至少 不超过 最长 5 4.5 一 三十 百分之 % 个 万元 岁 人次 以上 余 几 数 · 不得少于
每 第 “ ” 《 》 、 ， 。
"""
_PARTS = st.sampled_from((_OF_DATES + _OF_AMOUNTS).split())
_TEXTS = st.lists(_PARTS | st.text(max_size=3), max_size=14).map("".join)


@pytest.mark.parametrize("text", ["0000年", "1899年12月", "2200-01-01", "0001", "九九九九年"])
def test_no_year_is_of_another_age(text: str) -> None:
    assert date_in(text) is None
    assert not any(one.is_dated for one in date_phrases(text, YEAR))
    assert date_phrases("12月底前", 99999)[0].ends is None


@pytest.mark.parametrize("text", ["-3", "3-", "—", ""])
def test_half_a_range_has_no_values(text: str) -> None:
    assert values_in(text) is None


def in_their_place(phrases: Sequence[DatePhrase | AmountPhrase], text: str) -> bool:
    places = [(one.start, one.end) for one in phrases]
    apart = all(end <= start for (_, end), (start, _) in pairwise(places))
    return apart and all(one.text == text[one.start : one.end] != "" for one in phrases)


@given(_TEXTS, st.none() | st.integers(2000, 2050))
def test_dates_stand_in_their_place_and_in_the_calendar(text: str, year: int | None) -> None:
    for read in (date_phrases, deadline_phrases):
        phrases = read(text, year)
        assert in_their_place(phrases, text)
        for one in phrases:
            for span in filter(None, (one.starts, one.ends)):
                assert date_in(span.words) == span
            assert one.rule is None or rule_in(one.rule).text == one.rule
            assert not (one.starts and one.ends) or not one.ends.is_before(one.starts)


@given(_TEXTS)
def test_quantities_stand_in_their_place_and_are_read_back(text: str) -> None:
    phrases = amount_phrases(text)
    assert in_their_place(phrases, text)
    dates = [(one.start, one.end) for one in date_phrases(text)]
    for one in phrases:
        assert values_in("—".join(f"{value:f}" for value in one.values)) == one.values
        assert in_full(one.values[0], one.measure)[0] >= one.values[0]
        assert all(one.end <= start or end <= one.start for start, end in dates)


_REPEATED = (
    *("1", "一", "“", "《", "建", "2025年", "2025年-", "每年6月、", "每月1日、", "1至", "2025-"),
    *(
        "百分之",
        "不少于5个",
        "12月10日前，",
        "1个",
        "2025-12-31至",
        "1,000",
        "年底",
        "至少",
        "每周一、",
    ),
    *("2025年至2027年每月底前", "不早于", "25年6月初", "1个托位", "2025 年 "),
)


@pytest.mark.skipif("FUZZ_CASES" not in os.environ, reason="measures time: a part of make fuzz")
@pytest.mark.parametrize("part", _REPEATED)
def test_the_cost_is_linear_in_the_length(part: str) -> None:
    assert growths(lambda times: deadline_phrases(part * 8 * times))[-1] < MOST_GROWTH
    assert growths(lambda times: amount_phrases(part * 8 * times))[-1] < MOST_GROWTH
