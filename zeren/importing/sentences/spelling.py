"""The outer form of names: blanks, ends, levels. Nothing here knows of sentences or registries."""

from __future__ import annotations

import re

from zeren.importing.sentences import lexicon

_TAIL = 12
"""As many last characters decide whether a name is complete."""

_COMPLETE = re.compile(f"(?:{lexicon.ORGAN_ENDS}|[）)])$")
_PLAUSIBLE = re.compile(f"(?:{lexicon.ORGAN_ENDS}|{lexicon.NAME_ENDS}|[）)”])$")
_LAST_ORGAN = re.compile(f".*(?:{lexicon.ORGAN_ENDS})(?=(.{{1,10}})$)")
_CLASS = re.compile(
    f"^(?:{lexicon.CLASS_STARTS})|{lexicon.CLASS_MARKS}.{{0,6}}{lexicon.CLASS_NOUNS}$|^{lexicon.COLLECTIVE_LEVELS}$"
)
_LEVEL = "自治区|自治州|自治县|兵团|省|市|州|县|区|盟|旗"
# 市 is no level in 市场监管局, 市政园林局 and 市容局, nor 区 in 区域办 and 区块链办.
_NO_LEVEL = "场|容|域|块|民热|政(?:园林|公用|工程|设施|管理|建设|养护|环卫|局|处|中心|集团)"
OWN_LEVEL = re.compile(f"(?:{_LEVEL})(?=.)(?!{_NO_LEVEL}|[中南北]区)")
_PLACE_CHAR = "[^省市州县区盟旗厅局委部办、和及]"
_PLACE = (
    f"(?:市[中南北]区|(?![主老旧中]城){_PLACE_CHAR}[山城]区|{_PLACE_CHAR}{{1,8}}?"
    f"(?:自治区|自治州|自治县|新区|高新区|开发区|州市(?!{_NO_LEVEL})|州区(?!{_NO_LEVEL})|县区"
    f"|省|州(?!市(?!{_NO_LEVEL})|区(?!{_NO_LEVEL}))|县(?!区)|(?<![城超都])市"
    "|(?<![社园地灾林库景军小城郊山分])区|(?<!联)盟|(?<!红)旗))"
)
# 徐州市, or 徐州市铜山区 as a whole …
OWN_PLACE = re.compile(f"{_PLACE}{{1,3}}(?=.)")
# … and a place that is all of a name.
PLACE_ALONE = re.compile(f"{_PLACE}{{1,3}}$")
# These names begin with no place.
NO_PLACE = re.compile(f"{lexicon.CENTRAL_STARTS}|{lexicon.CLASS_STARTS}")
# 州教育局组织 says what is done; 行业组织 is somebody.
_DEED = re.compile("(?<=[局厅委办署])(?:组织|盯办|承接|主抓|包办|代办|经办|联办|合办|快办|督察)$")
# Signs in the place of a name, and words that ask for one. 某某 may stand for a hidden name.
_PLACEHOLDER = re.compile(
    r"[XxＸｘ×✕*＊○□△_＿]{2}|〇〇[局委厅办单部公]|…{2}|\.{4}|^[XxＸｘ×*＊○□△_＿]"
    "(?:[省州市县区局厅委办处部科室]|单位|部门|公司|学院|$)"
    "|[此该]处(?:请?(?:填|输入|键入|选择|添加|写)|为空)|^[（(\\[【]?(?:请|待|需|可)?(?:在?此处?)?"
    "(?:填写|填入|填报|填上|输入|键入|录入|选择|选填)"
    "|^(?:请填|待填|待定|待明确|待确定|待补充?|空白|暂缺)|(?:单击|点击|双击|点按)(?:或|此|这|以|输入)"
    "|^(?:单位|部门|机构)(?:名称|全称|简称)$"
)
_NOBODY = frozenset(["无", "暂无", "-", "—", "——", "--", "/", "／", "\\", "*"])
# Each ends a body; of a body inside of a body (州委组织部人才办) the committee does not count.
_BODY_ENDS = re.compile(
    "办公室|办公厅|委员会|研究室|研究院|指挥部|总局|分局|支队|大队|中心|法院|检察院|(?<!总)工会"
    "|局(?!部)|厅|处(?![置理])|室(?![内外])|科(?![技学研协教普工委])|(?<!干)部(?![门队委级属分])"
    "|(?<![主承协督举会筹])办(?![公事理学好])|(?<=[革信建法安计健])委(?!员|办)"
)
_COMMITTEE = re.compile("^.{0,8}?(?:党|[省市州县区盟旗])委")
_IN_BRACKETS = re.compile("[（(].*?(?:[）)]|$)")
_MOST_BODY_ENDS = 2
_NEXT_BODY = re.compile(f"(?:局|厅|委|部|办|室)(?:{_LEVEL})(?:{lexicon.STEMS}|委|政府)")
_NEXT_TERRITORY = re.compile(
    f"(?:局|厅|委|办|室|中心|公司|政府)各{lexicon.COLLECTIVE_LEVELS}|(?:局|厅)[一-鿿]{{2,3}}(?:镇|乡|街道)$"
)


def is_glued(name: str) -> bool:
    """Whether a name may be several that nothing parts: 规划部研究室党办校办.

    Args:
        name: The name, without blanks.
    """
    if _NEXT_TERRITORY.search(name):
        return True
    if is_class(name) or name.startswith("各"):
        return False
    bare = _COMMITTEE.sub("", _IN_BRACKETS.sub("", name[:60]))
    ends = _BODY_ENDS.findall(bare)
    if len(ends) > _MOST_BODY_ENDS or _NEXT_BODY.search(name):
        return True
    return ends in (["局", "局"], ["厅", "厅"])


def without_blanks(name: str) -> str:
    """A name without the blanks and line breaks that tables put into it."""
    return "".join(name.split())


def ends_complete(name: str) -> bool:
    """Whether a name surely ends as a unit's name does, so that the next word begins another."""
    return _COMPLETE.search(without_blanks(name[-3 * _TAIL :])[-_TAIL:]) is not None


def ends_plausibly(name: str) -> bool:
    """Whether a name ends as names of units do."""
    return _PLAUSIBLE.search(name[-_TAIL:]) is not None


def is_class(name: str) -> bool:
    """Whether a name means a class of bodies, as 各有关部门, and not one body."""
    return _CLASS.search(name[:40]) is not None


def split_ending(name: str) -> tuple[str, str]:
    """Part a name from words behind it that are no known role: 州教育局盯办.

    Returns:
        The name and the words behind it; these are empty where the name ends plausibly or no
        unit's end is found in it.
    """
    if deed := _DEED.search(name):
        return name[: deed.start()], deed[0]
    if ends_plausibly(name):
        return name, ""
    match = _LAST_ORGAN.match(name[-60:])
    if match is None:
        return name, ""
    return name[: len(name) - len(match[1])], match[1]


def names_nobody(text: str) -> bool:
    """Whether a cell says that there is nobody: 无, — or /.

    Args:
        text: The cell.
    """
    return text.strip() in _NOBODY


def is_placeholder(name: str) -> bool:
    """Whether a name is what a form has where somebody shall write one: XX局, 此处填写, ___.

    Args:
        name: The name, without blanks.
    """
    return _PLACEHOLDER.search(name) is not None
