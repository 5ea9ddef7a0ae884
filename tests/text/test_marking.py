"""What differs between two texts is marked so that both can be read out of the marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.text.marking import Mark, Part, marked, shortened

TEXT = st.text("修好水闸3.5%公里a ，。\n", max_size=40)
SIGNS = {Mark.KEPT: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}


def read(parts: tuple[Part, ...]) -> str:
    return "".join(SIGNS[part.mark].format(part.text) for part in parts)


def without(mark: Mark, parts: tuple[Part, ...]) -> str:
    return "".join(part.text for part in parts if part.mark is not mark)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_out_of_the_marks(before: str, after: str) -> None:
    parts = marked(before, after)
    assert without(Mark.NEW, parts) == before
    assert without(Mark.GONE, parts) == after
    assert all(part.text for part in parts)


@given(TEXT)
def test_equal_texts_bear_no_mark(text: str) -> None:
    assert {part.mark for part in marked(text, text)} <= {Mark.KEPT}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("线路30公里", "线路35公里", "线路[-30-]{+35+}公里"),
        ("达到4.5个", "达到4.6个", "达到[-4.5-]{+4.6+}个"),
        ("占比60%以上", "占比6%以上", "占比[-60%-]{+6%+}以上"),
        ("修好水闸。", "修好水闸，汛期前完成。", "修好水闸{+，汛期前完成+}。"),
        ("养老政策体系", "养老服务政策体系", "养老{+服务+}政策体系"),
        (
            "推进道路和桥梁的建设",
            "推进公路的和隧道的建设",
            "推进[-道路和桥梁-]{+公路的和隧道+}的建设",
        ),
        (
            "修好北山水库的放水闸",
            "设立农产品快检点",
            "[-修好北山水库的放水闸-]{+设立农产品快检点+}",
        ),
    ],
)
def test_marks_are_those_that_a_reader_of_chinese_expects(
    before: str, after: str, words: str
) -> None:
    assert read(marked(before, after)) == words


def test_long_parts_that_stayed_are_cut_down_to_what_stands_beside_a_change() -> None:
    before = "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
    parts = shortened(marked(before, before.replace("十", "百")), 3)
    assert read(parts) == "…七八九[-十-]{+百+}甲乙丙…"
