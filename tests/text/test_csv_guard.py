"""Cells that a spreadsheet would run: made plain text, and read back as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import MakeData, register_of
from zeren.text.csv_guard import guarded, unguarded

CASES = [
    ("州财政局", "州财政局"),
    ("", ""),
    ("=1+1", "'=1+1"),
    ("+86 692 2120000", "'+86 692 2120000"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1+1", "'\t=1+1"),
    ("'=1+1", "''=1+1"),
    ("'引号'开头", "'引号'开头"),
    ("2-3岁", "2-3岁"),
]


@pytest.mark.parametrize(("text", "cell"), CASES)
def test_what_would_be_run_gets_a_sign_before_it(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r甲"), max_size=6))
def test_nothing_is_lost_and_nothing_is_run(text: str) -> None:
    cell = guarded(text)
    assert unguarded(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_reader_takes_the_sign_off(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks="序号,工作任务,牵头单位\n1,'=开展工作。,州财政局\n")
    (task,) = register_of(folder).tasks
    assert task.text == "=开展工作。"
