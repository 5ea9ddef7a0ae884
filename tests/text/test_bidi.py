"""Texts from right to left turn nothing around them; a browser test shows it on the screen."""

from __future__ import annotations

import sys
from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.text.bidi import contained

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061cאع1a甲( "


@pytest.mark.parametrize("text", ["", "州财政局", "abc 12月10日", "e\u0301 👩‍👩‍👧", "\u200e"])
def test_texts_that_turn_nothing_are_left_as_they_are(text: str) -> None:
    assert contained(text) == text


@pytest.mark.parametrize(
    ("text", "enclosed"),
    [
        ("אב", "\u2068אב\u2069"),
        ("\u202eabc", "\u2068\u202eabc\u2069"),
        ("\u2067甲", "\u2068\u2067甲\u2069\u2069"),
        ("甲\u2069乙", "\u2068\u2068甲\u2069乙\u2069"),
        ("\u2069\u2067", "\u2068\u2068\u2069\u2067\u2069\u2069"),
    ],
)
def test_others_are_enclosed(text: str, enclosed: str) -> None:
    assert contained(text) == enclosed


def test_every_character_that_turns_others_is_known() -> None:
    strong = {"R", "AL", "AN", "RLE", "RLO", "LRE", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI"}
    turning = [chr(n) for n in range(sys.maxunicode + 1) if bidirectional(chr(n)) in strong]
    assert [character for character in turning if contained(character) == character] == []


@given(st.text(MARKS))
def test_nothing_is_lost_and_no_isolate_reaches_out(text: str) -> None:
    result = contained(text)
    assert text in result
    depth = 0
    for number, character in enumerate(result):
        depth += (character in "\u2066\u2067\u2068") - (character == "\u2069")
        closed_early = depth == 0 and result != text and number < len(result) - 1
        assert depth >= 0
        assert not closed_early
    assert depth == 0
