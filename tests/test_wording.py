"""Sentences and parties by role are two forms of one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.model import Role
from zeren.wording import NotCanonicalError, compose, parse, split_names

# A name may hold anything but the separators; also role words, as 各项目牵头单位 does.
names = st.text(
    st.characters(exclude_characters="、；", exclude_categories=["Cs", "Zs", "Cc"]), min_size=1
).filter(lambda name: name == name.strip())
canonical = st.dictionaries(
    st.sampled_from(list(Role)), st.lists(names, min_size=1).map(tuple), min_size=1
)


@given(canonical)
def test_what_is_composed_is_parsed_back(parties: dict[Role, tuple[str, ...]]) -> None:
    assert parse(compose(parties)) == parties


@given(st.text())
def test_what_can_be_parsed_composes_to_itself(sentence: str) -> None:
    try:
        parties = parse(sentence)
    except NotCanonicalError:
        return
    assert compose(parties) == sentence


@pytest.mark.parametrize(
    ("parties", "sentence"),
    [
        ({Role.LEAD: ["州医保局"]}, "州医保局牵头"),
        ({Role.SUPPORT: ["丙"], Role.LEAD: ["甲", "乙"]}, "甲、乙牵头；丙配合"),
        ({Role.LEAD: ["甲"], Role.IMPLEMENT: ["各县市"]}, "甲牵头；各县市落实"),
        ({Role.RESPONSIBLE: ["甲", "各项目牵头单位"]}, "甲、各项目牵头单位负责"),
        ({Role.LEAD: []}, ""),
        ({}, ""),
    ],
)
def test_sentences_are_composed_in_the_order_of_roles(
    parties: dict[Role, list[str]], sentence: str
) -> None:
    assert compose(parties) == sentence


@pytest.mark.parametrize(
    "sentence",
    ["", "甲", "甲牵头；", "甲配合；乙牵头", "甲牵头；乙牵头", "甲、牵头", "牵头", "甲 、乙牵头"],
)
def test_other_forms_are_refused(sentence: str) -> None:
    with pytest.raises(NotCanonicalError):
        parse(sentence)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("", ()),
        ("  ", ()),
        ("甲", ("甲",)),
        (" 甲 、 乙 ", ("甲", "乙")),
        ("甲、、乙", ("甲", "", "乙")),
        ("甲、", ("甲", "")),
        ("甲、各区、县级市、乙", ("甲", "各区、县级市", "乙")),
        ("各区、县", ("各区", "县")),
    ],
)
def test_cells_are_split_at_separators_but_not_inside_a_known_name(
    cell: str, expected: tuple[str, ...]
) -> None:
    assert split_names(cell, known={"各区、县级市", "甲"}) == expected


def test_a_sentence_may_hold_a_known_name_with_a_separator_inside() -> None:
    parties = parse("甲牵头；各区、县级市落实", known={"各区、县级市"})
    assert parties == {Role.LEAD: ("甲",), Role.IMPLEMENT: ("各区、县级市",)}
