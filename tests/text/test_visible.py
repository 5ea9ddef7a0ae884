"""No text acts at a terminal or in a log, whatever it holds."""

from __future__ import annotations

import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.logs import commands_in, unseen_in
from zeren.text.visible import as_json, visible, visible_lines, without_commands

SIGNS = st.sampled_from("::##[]\n\r\t \x1b\u2028\u202e\u200b\ufe0f\u034f\ufeff\x85\udcc7aerror甲")
TEXTS = (
    st.text()
    | st.text(st.characters() | st.characters(categories=["Cs", "Cf", "Cc"]))
    | st.text(SIGNS)
)


SHOWN = {
    "清单 1.docx": "清单 1.docx",
    "a\nb\r\tc": "a\\nb\\r\\tc",
    "\x1b[31m\x00\x7f\x85": "\\x1b[31m\\x00\\x7f\\u0085",
    b"\xc7\xe5.csv".decode(errors="surrogateescape"): "\\xc7\\xe5.csv",
    "\ud800": "\\ud800",
    "a\u202eb\u2028c\ufeffd\u200be": "a\\u202eb\\u2028c\\ufeffd\\u200be",
    "\U000e0041": "\\U000e0041",
    "##[error]x": "#\\#[error]x",
    "##vso[task]x": "#\\#vso[task]x",
    "## 标题 [1]": "## 标题 [1]",
    "葛\U000e0100 👩\ufe0f": "葛\U000e0100 👩\ufe0f",
}


@pytest.mark.parametrize("text", SHOWN, ids=ascii)
def test_what_cannot_be_seen_is_shown_as_an_escape(text: str) -> None:
    assert visible(text) == SHOWN[text]


@given(TEXTS)
def test_a_text_stays_in_its_line_and_does_nothing(text: str) -> None:
    shown = visible(text)
    assert unseen_in(shown) == ""
    shown.encode()
    assert commands_in(f"甲 {shown}") == []
    assert visible(shown) == shown
    assert not text.isprintable() or "##" in text or shown == text


@given(TEXTS)
def test_lines_stay_lines_and_none_is_a_command(text: str) -> None:
    for shown in (visible_lines(text), visible_lines(visible_lines(text))):
        assert shown.count("\n") == text.count("\n")
        assert unseen_in(shown.replace("\n", "")) == ""
        assert commands_in(shown) == []


def test_our_own_colours_stay() -> None:
    line = "\x1b[31m甲\x1b[0m\n  ::error::x"
    assert without_commands(line) == "\x1b[31m甲\x1b[0m\n  \\::error::x"


@given(st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS)), st.none() | st.integers(0, 4))
def test_json_reads_as_it_was_and_does_nothing(
    value: dict[str, object], indent: int | None
) -> None:
    text = as_json(value, indent)
    assert json.loads(text) == value
    assert unseen_in(text.replace("\n", "")) == ""
    assert commands_in(text) == []
    text.encode()


def test_long_lines_cost_no_more_than_their_length() -> None:
    for sign in "# ::", "#", ":", " ", "\ufe0f", "\u1160", "#\ufe0f", "\x1b", "\n", "\n ":
        visible_lines(sign * 200_000)


def test_every_control_and_mark_of_direction_is_shown() -> None:
    signs = "".join(map(chr, range(sys.maxunicode + 1)))
    assert [sign for sign in unseen_in(signs) if visible(sign) == sign] == []
