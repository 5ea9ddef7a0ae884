"""Persons behind the units that they act for: 县教体局 李四, 县城管局：孙八.

A head or label that asks for both says that they stand there. They are no parties, and no reason
to take two units for one. Who they are is told beside the task.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from zeren.importing.sentences.lexicon import ROLE_VERBS, any_of
from zeren.importing.sentences.spelling import ends_plausibly

_SURNAMES = any_of(
    " ".join(
        chain(
            "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
            "奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余"
            "元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻"
            "强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单"
            "杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲家封芮储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰"
            "秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶黎薄印宿白怀蒲从鄂索赖卓蔺屠蒙池乔阴胥能苍双"
            "闻莘党翟谭贡劳逄姬申扶堵冉宰雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习艾鱼"
            "容向古易慎戈廖庾终暨居衡步都耿满弘匡文寇广禄阙东欧殳沃利蔚越夔隆师巩聂晁勾敖融冷辛阚那简饶"
            "空曾毋沙养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公肖闫付代岳刀帅排岩罕思线寸谌佘",
            ["欧阳", "上官", "司马", "诸葛", "夏侯", "尉迟", "皇甫", "东方", "公孙"],
        )
    )
)
_TITLES = any_of("主任 书记 负责人 领导 同志 经理 长")
# 石桥镇 begins as persons do, and is none.
_NO_UNIT = "(?<![局委部办厅处科室站所心司团镇乡道区县村社院会队组校馆])"
_PERSON = rf"(?:{_SURNAMES}[一-鿿·]{{1,3}}|[一-鿿]{{1,6}}{_TITLES}){_NO_UNIT}"
_PERSONS = rf"{_PERSON}(?:[、，, \u3000]+{_PERSON}){{0,5}}"
_UNIT = r"[^\s、，,；;。：:（）()]{2,40}"
_UNIT_AND_PERSONS = re.compile(
    rf"(?P<unit>{_UNIT})(?P<said>(?:[：:]|\s)\s*(?P<persons>{_PERSONS}))"
    r"(?=\s*(?:[、，,；;。\n]|$)|\s+\S)"
)
_ROLE = re.compile(ROLE_VERBS)
_LEADERS_AND_UNITS = re.compile(
    "(?:领导|责任人|负责人|牵头人|联系人)(?:[及和与、/／]|以及)?[一-鿿]{0,4}(?:单位|部门|科室|处室)"
)
_LEADERS_AND_UNITS_LABEL = re.compile(rf"{_LEADERS_AND_UNITS.pattern}\s*[：:](?P<value>[^；;。]*)")
_BETWEEN = re.compile(r"[、，,\s]+")


def without_persons(text: str) -> str:
    """A text with a comma and blanks in the place of the persons behind units.

    Args:
        text: The words below a head, or behind a label, that asks for units and persons.

    Returns:
        The text, as long as before, so that each place in it is the same.
    """
    return _UNIT_AND_PERSONS.sub(_blanked, text)


def persons_behind(text: str) -> Iterator[str]:
    """The persons that `without_persons` takes out, each with the unit before it.

    Args:
        text: The words below a head, or behind a label, that asks for units and persons.

    Yields:
        Such as 县教体局 李四.
    """
    for match in _UNIT_AND_PERSONS.finditer(text):
        if _names_persons(match):
            yield f"{match['unit']} {match['persons']}"


def values_led_by_leaders(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has what stands behind labels such as 牵头领导及单位：.

    Args:
        text: The sentence.

    Yields:
        The beginning and the end of each value.
    """
    for match in _LEADERS_AND_UNITS_LABEL.finditer(text):
        yield match.span("value")


def asks_for_leaders_first(head: str) -> bool:
    """Whether a head asks for a leader, and for a unit behind: 牵头领导及单位.

    Args:
        head: The head of a column, without blanks.
    """
    return _LEADERS_AND_UNITS.search(head) is not None


def _names_persons(match: re.Match[str]) -> bool:
    persons = _BETWEEN.split(match["persons"])
    says_more = any(ends_plausibly(one) or _ROLE.search(one) for one in persons)
    return not says_more and ends_plausibly(match["unit"])


def _blanked(match: re.Match[str]) -> str:
    if not _names_persons(match):
        return match[0]
    return match["unit"] + "，".ljust(len(match["said"]))
