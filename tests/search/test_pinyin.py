"""How texts are typed in pinyin."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.conftest import GOLDEN
from zeren.register.building import Register
from zeren.search.pinyin import common_characters, deviations, reading
from zeren.text.folding import fold

READINGS: dict[str, str] = yaml.safe_load((GOLDEN / "readings.yml").read_text(encoding="utf-8"))


def typed(text: str) -> str:
    """A text as it is typed, syllable by syllable."""
    folded = fold(text)
    found = deviations(folded)
    syllables = (found.get(at) or reading(character) for at, character in enumerate(folded))
    return " ".join(syllable for syllable in syllables if syllable)


@pytest.mark.parametrize(("text", "syllables"), READINGS.items(), ids=READINGS)
def test_names_and_titles_are_typed_as_they_are_spoken(text: str, syllables: str) -> None:
    assert typed(text) == syllables


def test_every_name_and_title_of_the_published_list_was_read_through(published: Register) -> None:
    names = {name for party in published.parties for name in (party.name, *party.aliases)} | {
        plan.title for plan in published.plans
    }
    assert names | {task.title for task in published.tasks} == READINGS.keys()


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("银行行长", "yin hang hang zhang"),
        ("执行行政", "zhi xing xing zheng"),
        ("重点重复", "zhong dian chong fu"),
        ("快乐音乐", "kuai le yin yue"),
        ("家长延长", "jia zhang yan chang"),
        ("长效机制", "chang xiao ji zhi"),
        ("效率率先", "xiao lv shuai xian"),
        ("调查调整", "diao cha tiao zheng"),
        ("参保参与", "can bao can yu"),
        ("会计会议", "kuai ji hui yi"),
        ("省略", "sheng lve|lue"),
        ("给予", "ji|gei yu"),
        ("对象进行帮扶", "dui xiang jin xing bang fu"),
        ("还款期限", "huan kuan qi xian"),
        ("妇女", "fu nv"),
        ("500万元", "wan yuan"),
    ],
)
def test_characters_with_several_readings(text: str, syllables: str) -> None:
    assert typed(text) == syllables


def test_every_common_character_has_a_reading_of_plain_letters() -> None:
    assert len(common_characters()) == 6763
    for character in common_characters():
        assert re.fullmatch(r"[a-z]+(\|[a-z]+)?", reading(character) or ""), character


def test_what_is_no_chinese_character_has_no_reading() -> None:
    assert reading("a") is None
    assert reading("，") is None
    assert deviations("abc 123，。") == {}
