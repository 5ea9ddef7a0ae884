"""Cells of names, read as a person means them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA, MakeData
from zeren.reading.names import ALIAS, FORMER, SUCCESSOR, Known, Names, names_of
from zeren.reading.sources import read_sources
from zeren.text.characters import squeeze

UNITS = """
- name: 州财政局
  aliases: [财政局, 局里]
- name: 州民政局
  aliases: [局里]
  former_names: [{name: 州民政处}]
  successor: {name: 州社会局}
- name: 各区、县级市
- name: 中国 移动
- name: 州教育局
  successor: {name: 州财政局}
"""


@pytest.fixture
def names(make_data: MakeData) -> Names:
    return names_of(read_sources(make_data("minimal", units=UNITS))[0])


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("州财政局", Known("州财政局", "全称")),
        (" 州 财\u200b政　局\u202c", Known("州财政局", "全称")),
        ("财政局", Known("州财政局", ALIAS)),
        ("州民政处", Known("州民政局", FORMER)),
        ("州社会局", Known("州民政局", SUCCESSOR)),
        ("局里", None),
        ("州审计局", None),
        ("", None),
    ],
)
def test_a_name_stands_for_one_party_or_none(name: str, known: Known | None, names: Names) -> None:
    assert names.find(name) == known


def test_a_name_that_two_parties_share_is_known_as_shared(names: Names) -> None:
    assert names.shared == {"局里": ("州财政局", "州民政局")}


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("", []),
        (" 　\u200b", []),
        ("州财政局", ["州财政局"]),
        ("财政局、州审计局", ["财政局", "州审计局"]),
        ("州财政局、\n 州民政局", ["州财政局", "州民政局"]),
        ("州财政局 / 州民政局", ["州财政局", "州民政局"]),
        ("州财政局\n\n州民政局", ["州财政局", "州民政局"]),
        ("州 财政局", ["州 财政局"]),
        ("州审计局 州人大", ["州审计局 州人大"]),
        ("州财政局 州审计局", ["州财政局", "州审计局"]),
        ("州财政局、各区、县级市", ["州财政局", "各区、县级市"]),
        ("各区,县级市", ["各区", "县级市"]),
        ("州财政局、、州民政局，", ["州财政局", "", "州民政局", ""]),
    ],
)
def test_a_cell_is_divided_as_it_is_meant(cell: str, written: list[str], names: Names) -> None:
    assert [one.written for one in names.read_cell(cell).named] == written


@pytest.mark.parametrize(
    ("cell", "right"),
    [
        ("财政局、州审计局", "州财政局、州审计局"),
        ("州 财政局、 州民政局", "州财政局、州民政局"),
        ("中国　移动", "中国 移动"),
        ("州财政局，各区、县级市", "州财政局、各区、县级市"),
    ],
)
def test_the_right_form_has_full_names_and_nothing_but_separators(
    cell: str, right: str, names: Names
) -> None:
    read = names.read_cell(cell)
    assert read.right_form == right
    assert not names.read_cell(right).has_blanks
    assert not names.read_cell(right).is_separated_wrongly


@pytest.mark.parametrize("cell", ["州财政局、 州民政局", "州 财政局", " 州财政局", "财\u200b政局"])
def test_blanks_are_seen(cell: str, names: Names) -> None:
    assert names.read_cell(cell).has_blanks


@pytest.mark.parametrize("cell", ["州财政局,州民政局", "州财政局 州民政局", "州财政局／州民政局"])
def test_wrong_separators_are_seen(cell: str, names: Names) -> None:
    assert names.read_cell(cell).is_separated_wrongly


PUBLISHED = names_of(read_sources(DATA / "birth-support")[0])
full_names = st.sampled_from(sorted({known.full for known in PUBLISHED.known.values()}))
separators = st.sampled_from(["、", *",，;；/／", " ", "　", "\n", " 、 ", "，\n"])


@given(st.lists(full_names, min_size=1, max_size=6), st.data())
def test_however_names_are_joined_the_same_parties_are_read(
    parties: list[str], data: st.DataObject
) -> None:
    cell = parties[0] + "".join(data.draw(separators) + name for name in parties[1:])
    read = PUBLISHED.read_cell(cell)
    assert list(read.parties) == parties
    assert read.right_form == "、".join(parties)


@given(st.text())
def test_no_cell_loses_a_character_that_can_be_seen(cell: str) -> None:
    read = PUBLISHED.read_cell(cell)
    seen = squeeze("".join(one.written for one in read.named))
    lost = set("、､,，;；/／\\＼|｜")
    assert seen == "".join(character for character in squeeze(cell) if character not in lost)
