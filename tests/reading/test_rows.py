"""What a row is called."""

from __future__ import annotations

import pytest

from zeren.reading.rows import plan_of, task_id
from zeren.reading.tables import Row


def row(**cells: str) -> Row:
    return Row("tasks.csv", number=2, line=2, cells=cells)


@pytest.mark.parametrize(
    ("cells", "plans", "expected"),
    [
        ({"number": "5"}, ["p"], "p-5"),
        ({"number": "05"}, ["p"], "p-05"),
        ({"number": "5", "id": "2-5"}, ["p"], "p-2-5"),
        ({"number": "5", "plan": "q"}, ["p", "q"], "q-5"),
        ({"number": " 5 "}, ["p"], "p-5"),
    ],
)
def test_the_id_is_plan_and_id_else_number(
    cells: dict[str, str], plans: list[str], expected: str
) -> None:
    assert task_id(row(**cells), plans) == expected


def test_the_plan_may_be_left_out_only_while_there_is_one() -> None:
    assert plan_of(row(), ["p"]) == "p"
    assert plan_of(row(), ["p", "q"]) == ""
