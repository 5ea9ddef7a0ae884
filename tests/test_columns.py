"""Heads of the table of tasks."""

from __future__ import annotations

import pytest

from zeren.columns import COLUMNS, Column, column_of, further_column, head_of, task_form


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.key)
def test_a_column_is_known_by_its_chinese_and_its_english_head(column: Column) -> None:
    for head in (column.head, column.key, f" {column.head} ", column.key.upper()):
        assert column_of(head) is column


def test_a_further_column_is_known_with_the_guard_of_its_head_and_without() -> None:
    form = task_form(("=1+1", "备 注"))
    for head in ("=1+1", "'=1+1"):
        assert form.column_of(head) == further_column("=1+1")
    assert form.column_of("备注") is column_of("备注")


def test_other_heads_are_unknown() -> None:
    assert column_of("责任人手机") is None
    assert column_of("") is None


def test_the_chinese_head_is_found_by_key() -> None:
    assert head_of("lead") == "牵头单位"
