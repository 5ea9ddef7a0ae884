"""What counts as the same when somebody searches: characters and numbers."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import GOLDEN
from tests.searching import contains_number, matches
from zeren.text.amounts import canonical
from zeren.text.folding import FIELD_END, fold, folding

NUMERALS: list[list[str]] = yaml.safe_load((GOLDEN / "numerals.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("托育", "託育"),
        ("体系", "體系"),
        ("发展", "發展"),
        ("头发", "頭髮"),
        ("里面", "裡面"),
        ("２０２５年", "2025年"),
        ("ＡＢＣ", "abc"),
        ("（一）", "(一)"),
        ("㈠", "(一)"),
        ("①", "1"),
        ("70㎡", "70m2"),
        ("2—3岁", "2-3岁"),
        ("2–3岁", "2~3岁"),
        ("2－3岁", "2～3岁"),
        ("“暖心行动”", "「暖心行动」"),
        ("“暖心行动”", '"暖心行动"'),
        ("‘暖心’", "'暖心'"),
        ("德昂·景颇", "德昂・景颇"),
        ("二〇二五", "二零二五"),
        ("州 财政局", "州财政局"),
        ("州　财\n政\u200b局", "州财政局"),
        ("⼀件事", "一件事"),
        ("⺠政局", "民政局"),
    ],
)
def test_these_count_as_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("二孩", "两孩"), ("3年", "三年"), ("己", "已")])
def test_these_do_not_fold_into_each_other(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text(), st.text())
def test_what_a_text_contains_its_folded_form_contains(
    before: str, within: str, after: str
) -> None:
    assert fold(within) in fold(before + within + after)


@given(st.text())
def test_no_folded_text_reaches_over_the_end_of_a_field(text: str) -> None:
    assert FIELD_END not in fold(text)


def test_the_table_holds_characters_of_the_basic_plane_only() -> None:
    assert all(len(old) == 1 and old <= "\uffff" for old in folding())


@pytest.mark.parametrize("case", NUMERALS, ids=lambda case: case[0] or "empty")
def test_numbers_are_written_in_one_way(case: list[str]) -> None:
    assert canonical(fold(case[0])) == case[-1]


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_chinese_number_is_read_as_what_it_was_written_for(number: int) -> None:
    assert canonical(f"{in_chinese(number)}元") == f"{number}元"


@given(st.text(alphabet="0123456789.,零一二两三十百千万亿年月日元个人"))
def test_a_canonical_text_is_its_own(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


def in_chinese(number: int) -> str:
    """A number as it is written out in full: 10050 as 一万零五十."""
    digits, powers = "零一二三四五六七八九", ("", "十", "百", "千")
    sections = []
    rest = number
    for sign in ("", "万", "亿"):
        section = rest % 10_000
        rest //= 10_000
        written = ""
        for power, digit in enumerate(reversed(f"{section:04}")):
            written = digits[int(digit)] + (powers[power] if digit != "0" else "") + written
        while "零零" in written:
            written = written.replace("零零", "零")
        sections.append(written.rstrip("零") + sign if section else "零")
    joined = "".join(reversed(sections))
    while "零零" in joined:
        joined = joined.replace("零零", "零")
    return joined.strip("零")


@pytest.mark.parametrize(
    ("text", "query", "is_found"),
    [
        ("12月10日", "12月", True),
        ("12月10日", "月10日前", False),
        ("12月10日", "2月", False),
        ("12月10日", "1", False),
        ("500元补助", "500", True),
        ("5000元补助", "500", False),
        ("500个托位", "500", False),
        ("3个月", "3", True),
        ("共500", "500", True),
    ],
)
def test_numbers_are_found_whole(text: str, query: str, *, is_found: bool) -> None:
    assert contains_number(text, query) is is_found


@pytest.mark.parametrize(
    ("text", "word", "is_found"),
    [
        ("给予500万元的奖补", "五百万元", True),
        ("给予500万元的奖补", "5百万", True),
        ("给予五百万元的奖补", "500万", True),
        ("每年12月10日前", "十二月十日", True),
        ("每年12月10日前", "二月", False),
        ("每年12月10日前", "2月", True),  # as it stands there
        ("发放2000元、5000元", "2,000元", True),
        ("发放2000元、5000元", "两千", True),
        ("2025年", "二〇二五年", True),
        ("2025年", "二五年", False),
        ("最长3年的贷款期限", "三年", True),
        ("13年", "三年", False),
        ("三孩", "3孩", False),
        ("普惠托育", "託育", True),
        ("普惠托育", "", False),
        ("普惠托育", " 　", False),
    ],
)
def test_a_text_holds_a_word(text: str, word: str, *, is_found: bool) -> None:
    assert matches(text, word) is is_found
