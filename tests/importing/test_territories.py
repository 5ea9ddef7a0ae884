"""Territories that a list names one by one, and collectives that stand for all of them."""

from __future__ import annotations

import pytest

from zeren.importing.parties.name_parts import Home
from zeren.importing.parties.territories import stands_for_all, territory_in

COUNTY = Home("南山县", "县")
UNIVERSITY = Home("江州大学", "校")
PREFECTURE = Home("江州", "州")


@pytest.mark.parametrize(
    ("name", "word", "home", "territory"),
    [
        ("双河镇", "乡镇街道", COUNTY, "双河镇"),
        ("双河镇人民政府", "乡镇街道", COUNTY, "双河镇"),
        ("南山县双河镇", "乡镇街道", COUNTY, "双河镇"),
        ("东山街道办事处", "镇街", COUNTY, "东山街道"),
        ("白马乡党委和政府", "乡镇（街道）", COUNTY, "白马乡"),
        ("城镇", "乡镇街道", COUNTY, ""),
        ("双河镇卫生院", "乡镇街道", COUNTY, ""),
        ("双河镇", "属地", COUNTY, ""),
        ("计算机学院", "二级学院", UNIVERSITY, "计算机学院"),
        ("江州大学计算机学院", "学院", UNIVERSITY, "计算机学院"),
        ("研究生院", "学院", UNIVERSITY, ""),
        ("芒市", "县市", PREFECTURE, "芒市"),
        ("梁河县人民政府", "县市", PREFECTURE, "梁河县"),
        ("江南区", "县（市、区）", PREFECTURE, "江南区"),
        ("经济开发区", "县（市、区）", PREFECTURE, ""),
        ("南山县", "区县", COUNTY, ""),
    ],
)
def test_a_name_that_means_a_territory(name: str, word: str, home: Home, territory: str) -> None:
    assert territory_in(name, word, home) == territory


@pytest.mark.parametrize(
    ("name", "territories", "is_all"),
    [
        ("各乡镇（街道）", ["双河镇", "东山街道"], True),
        ("各乡镇人民政府、街道办事处", ["双河镇", "东山街道"], True),
        ("各乡镇", ["双河镇", "白马乡"], True),
        ("各乡镇", ["双河镇", "东山街道"], False),
        ("各有关乡镇", ["双河镇"], False),
        ("各二级学院", ["计算机学院", "外语学院"], True),
        ("各县（市、区）人民政府", ["江南区", "梁河县"], True),
        ("全州各县市党委和政府", ["芒市", "梁河县"], True),
        ("各县市和有关部门", ["芒市"], False),
        ("各县市", [], False),
    ],
)
def test_a_collective_stands_for_all(name: str, territories: list[str], is_all: bool) -> None:  # noqa: FBT001
    assert stands_for_all(name, territories) is is_all
