"""New names that may mean one unit: asked, never joined and never parted in silence."""

from __future__ import annotations

import pytest

from zeren.importing.parties.bodies import _BODY_FORMS, _STEM_FORMS
from zeren.importing.parties.likenesses import MOST, Likenesses
from zeren.importing.parties.name_parts import Home
from zeren.importing.parties.near_names import _may_be_one, _parts, near_names

COUNTY = Home("南山县", "县")


@pytest.mark.parametrize(
    ("new", "known", "asked"),
    [
        ("州发改委", "州发展和改革委员会", True),
        ("县教育局", "县教育体育局", True),
        ("县教体局", "县教育局", True),
        ("县卫健局", "县卫生健康局", True),
        ("县卫健委", "县卫生健康局", True),
        ("教育局", "南山县教育局", True),
        ("县教育局", "南山县教育局", True),
        ("县税务局", "国家税务总局南山县税务局", True),
        ("县网信办", "县委网信办", True),
        ("县委办", "县委办公室", True),
        ("县妇联", "县妇女联合会", True),
        ("团县委", "共青团南山县委员会", True),
        ("县农业局", "县农业农村局", True),
        ("县财政局", "县财政国资局", True),
        ("县市场监督管局", "县市场监督管理局", True),
        ("县财政居", "县财政局", True),
        ("市教育局", "县教育局", False),
        ("江北县教育局", "县教育局", False),
        ("县审计局", "县统计局", False),
        ("县水务局", "县水利局", False),
        ("县林业局", "县农业局", False),
        ("县政府外事办", "县政府办公室", False),
        ("县民政局", "县政府办公室", False),
        ("县城东小学", "县城西小学", False),
        ("县第一中学", "县第二中学", False),
        ("河东街道办事处", "河西街道办事处", False),
        ("县民政局", "县人民政府办公室", False),
        ("县公安局交警大队", "县公安局", False),
        ("县委组织部", "县委宣传部", False),
        ("县政策研究局", "县委政策研究办", False),
        ("县中级人民法院", "县高级人民法院", False),
        ("县文化艺术中心", "县文化艺术中心站", True),
    ],
)
def test_a_name_near_a_registered_one(new: str, known: str, asked: bool) -> None:  # noqa: FBT001
    home = COUNTY if "县" in known else Home("", "州")
    near = near_names([new], {known: known}, home)
    assert [(one.name, one.likely) for one in near] == ([(new, (known,))] if asked else [])


def test_of_two_new_names_the_shorter_is_asked_about_wherever_it_stands() -> None:
    for new in (["县教育局", "县教育体育局"], ["县教育体育局", "县教育局"]):
        (near,) = near_names(new, {}, COUNTY)
        assert (near.name, near.likely) == ("县教育局", ("县教育体育局",))


def test_the_full_name_of_a_registered_unit_is_told_whatever_it_was_found_by() -> None:
    known = {"县教育和体育局": "县教育和体育局", "教体局": "县教育和体育局"}
    (near,) = near_names(["县教育体育局"], known, COUNTY)
    assert near.likely == ("县教育和体育局",)


def test_no_name_that_may_mean_one_is_left_out_of_the_comparison() -> None:
    """What is compared is chosen by what two names share; here each is compared with each."""
    names = sorted(
        {f"县{form}" for row in forms() for form in row} | {"县财政居", "县教体", "教育"}
    )
    parts = {name: _parts(name, COUNTY) for name in names}
    likenesses = Likenesses(names, {name: parts[name].body for name in names})
    left_out = [
        (one, other)
        for one in names
        for other in set(names) - set(likenesses.of(parts[one].body))
        if _may_be_one(parts[one], parts[other], COUNTY)
    ]
    assert left_out == []


def forms() -> list[tuple[str, ...]]:
    """All bodies that the tables know, with their forms and parts."""
    return [(*row.same, *row.parts) for row in _BODY_FORMS.values()] + [
        tuple(f"{form}局" for form in (*row.same, *row.parts)) for row in _STEM_FORMS.values()
    ]


def test_many_new_names_are_compared_with_a_few_each() -> None:
    names = [f"第{number}号服务中心" for number in range(2_000)]
    likenesses = Likenesses(names, {name: name for name in names})
    assert max(len(likenesses.of(name)) for name in names) <= MOST
