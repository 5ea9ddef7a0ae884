"""Texts that are one are paired, one to one; each law over random lists."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from zeren.text.pairing import LEAST_ALIKE, Pair, paired

TEXTS = st.lists(st.text("道路桥梁水闸养护检查", max_size=30), max_size=12)


@given(TEXTS, TEXTS)
def test_each_text_is_paired_once_at_most(before: list[str], after: list[str]) -> None:
    pairs = paired(before, after)
    assert len({pair.before for pair in pairs}) == len(pairs) == len({pair.after for pair in pairs})
    assert all(pair.likeness >= LEAST_ALIKE for pair in pairs)
    assert [pair.after for pair in pairs] == sorted(pair.after for pair in pairs)


@given(TEXTS, st.randoms())
def test_equal_texts_find_each_other_in_any_order(texts: list[str], order: random.Random) -> None:
    after = order.sample(texts, len(texts))
    pairs = paired(texts, after)
    assert len(pairs) == sum(map(bool, texts))
    assert all(texts[pair.before] == after[pair.after] for pair in pairs)


def test_the_most_alike_are_taken_first() -> None:
    before = ["修好北山水库的放水闸，汛期前完成", "修好北山水库的放水闸和闸门，汛期前完成试运行"]
    after = ["修好北山水库的放水闸，汛期前完成试运行"]
    (pair,) = paired(before, after)
    assert pair.before == 1
    assert pair.likeness < Pair(0, 0, 100.0).likeness


def test_other_texts_are_not_paired() -> None:
    assert paired(["修好北山水库的放水闸"], ["在集市设立农产品快检点"]) == ()
