"""What is blank, what is unseen, and that nothing else is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.text.characters import CONTROL, INNER_BLANK, QUESTIONABLE, UNSEEN, clean, squeeze, trim

BLANKS = " \t\n\u00a0\u2003\u200b\u2060\u3000\ufeff\u00ad"


@given(st.text(alphabet=BLANKS), st.text(), st.text(alphabet=BLANKS))
def test_blanks_of_every_width_are_taken_from_the_ends(before: str, text: str, after: str) -> None:
    assert trim(f"{before}{text}{after}") == trim(text)
    assert clean(f"{before}{text}{after}") == clean(text)


@given(st.text())
def test_cleaning_and_squeezing_twice_is_doing_it_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert squeeze(squeeze(text)) == squeeze(text)


@given(st.text())
def test_only_what_cannot_be_seen_is_squeezed_out(text: str) -> None:
    kept = iter(squeeze(text))
    following = next(kept, "")
    for character in text:
        if character == following:
            following = next(kept, "")
        else:
            assert unicodedata.category(character) in {"Cc", "Cf", "Cn", "Zs", "Zl", "Zp"}
    assert following == ""


@pytest.mark.parametrize(
    "text", ["👨\u200d👩\u200d👧", "क्\u200dष", "2—3 岁", "甲。\n　　乙", "ABC 甲 DEF"]
)
def test_joiners_indents_and_blanks_beside_latin_words_belong_there(text: str) -> None:
    assert INNER_BLANK.search(text) is None


@pytest.mark.parametrize(
    "text", ["甲 乙", "甲　乙", "2025　年", "甲\u200b乙", "甲\u200d乙", "a\u200bb"]
)
def test_blanks_between_chinese_characters_and_without_width_do_not(text: str) -> None:
    assert INNER_BLANK.search(text) is not None


@pytest.mark.parametrize(
    ("text", "is_questionable"),
    [
        ("户?镇", True),
        ("?年", True),
        ("到??", True),
        ("是吗？", False),
        ("a?b=1", False),
        ("?", False),
    ],
)
def test_a_question_mark_beside_chinese_is_questionable(
    text: str, *, is_questionable: bool
) -> None:
    assert bool(QUESTIONABLE.search(text)) == is_questionable


def test_line_ends_and_tabs_are_no_controls() -> None:
    assert CONTROL.search("\t\n\r\x85\u2028") is None
    assert UNSEEN.findall("\0\x07\u202e\u200b") == ["\x07", "\u202e"]
