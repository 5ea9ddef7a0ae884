"""Everyday names of parties: 发改 for 州发展改革委, 社保 for the one of 人力资源社会保障.

They are usage of the whole country and made from the registered names, as far as each tells one
party from all others; what an office says besides stands in its registry as an alias.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from zeren.model import County, Party, Unit
from zeren.register.building import Register
from zeren.search.page_words import asked_pages

# What names hold and what people say for it. A name that holds one of the left takes the right.
_ABBREVIATIONS = """
人力资源社会保障 人力资源和社会保障 | 人社 社保 社会保障 劳动保障 人力社保
发展改革 发展和改革 | 发改
发展改革委 发展和改革委员会 发展和改革局 发展改革局 | 发改委 发改局
住房城乡建设 住房和城乡建设 | 住建 城建 建设局
教育体育 | 教体 教育 体育
教育科技 教育和科技 | 教科
工业和信息化 工业信息化 工信 | 工信 经信
卫生健康 | 卫健 卫生 卫生局 卫健委 卫健局
医疗保障 | 医保
市场监督管理 市场监管 | 市场监管 市监 市监局
自然资源和规划 自然资源 | 自然资源 资规 自规 国土
生态环境 | 环保 环保局 生态环境
交通运输 | 交通 交运
农业农村 | 农业 农业局
文化和旅游 文化旅游 文化广电旅游 文化广电和旅游 | 文旅 旅游 文旅局
退役军人 | 退役军人 退役
应急管理 | 应急 安监
国有资产监督管理 国资委 | 国资
广播电视 广电 | 广电
民族宗教 | 民宗
政务服务 | 政务 政务服务 政务中心
行政审批 | 审批局
商务 | 商务
残疾人联合会 残联 | 残联
妇女联合会 妇联 | 妇联
总工会 | 工会
共青团 团州委 团市委 团县委 团区委 团省委 | 团委 共青团
工商业联合会 工商联 | 工商联
科学技术协会 | 科协
公积金 | 公积金
银保监 | 银保监 银监
金融监督管理 金融监管 | 金融监管
人民银行 | 人行 人民银行
税务局 | 税务
消防救援 | 消防
气象局 | 气象
疾病预防控制 | 疾控 疾控中心
城市管理 | 城管
乡村振兴 | 乡村振兴
大数据 | 大数据局
林业和草原 林业草原 | 林草 林业
水利 水务 | 水利 水务
审计 | 审计
统计局 | 统计局
信访 | 信访
机关事务 | 机关事务
融媒体 | 融媒体 融媒
"""
# What a short name is left without: 财政局 is 财政 in a sentence.
_ENDS = ("局", "委", "厅", "中心")
_SHORTEST = 2
# With one of these offices of government begin: 州财政局.
_LEVELS = frozenset("省市州县区旗")
# A territory and who governs it: 某县政府.
_GOVERNMENTS = ("政府", "人民政府", "党委和政府")
_STREET, _STREET_OFFICES = "街道", ("办", "办事处")
# These name themselves otherwise than offices do: 团州委, 银保监分局.
_NO_CORE = ("团", "共青团", "分局")
_COMMITTEES: Mapping[str, str] = MappingProxyType(
    {"县": "委", "市": "委", "区": "委", "旗": "委", "州": "委", "乡": "党委", "镇": "党委"}
)


def everyday_names(register: Register) -> Mapping[str, tuple[str, ...]]:
    """The everyday names of all parties that are registered under others.

    Args:
        register: The register.

    Returns:
        By the full name of a party the names that nobody else bears, each once, in order.
    """
    made = {party.name: tuple(dict.fromkeys(_names(register, party))) for party in register.parties}
    known = {name for party in register.parties for name in (party.name, *party.aliases)}
    known |= {words for page in asked_pages(register) for words in (page.link.text, *page.asked)}
    shared = Counter(name for names in made.values() for name in names)
    return {
        party: tuple(name for name in names if shared[name] == 1 and name not in known)
        for party, names in made.items()
    }


def _names(register: Register, party: Party) -> Iterator[str]:
    own = (party.name, *party.aliases)
    if isinstance(party, County):
        yield from _of_territory(own)
    elif isinstance(party, Unit):
        yield from _of_unit(own, _level(register, party), register.site.place or "")


def _level(register: Register, unit: Unit) -> str:
    """The level that a unit's name begins with: that of the site, or one of government."""
    level = register.site.words.level
    return level if len(level) == 1 else unit.name[0] if unit.name[0] in _LEVELS else level


def _of_territory(names: Iterable[str]) -> Iterator[str]:
    for name in (one for one in names if not one.endswith(_STREET_OFFICES)):
        yield from (f"{name}{government}" for government in _GOVERNMENTS)
        if committee := _COMMITTEES.get(name[-1]):
            yield f"{name}{committee}"
            yield f"{name}{committee}和政府"
        if name.endswith(_STREET):
            yield from (f"{name}{office}" for office in _STREET_OFFICES)


def _of_unit(names: tuple[str, ...], level: str, place: str) -> Iterator[str]:
    short = tuple(name.removeprefix(level) for name in names)
    for name in names:
        if place.endswith(level) and name.startswith(level):
            yield f"{place}{name.removeprefix(level)}"
    # 州委宣传部 is of the committee, not of the level.
    yield from (one for one in short if one not in names and not one.startswith("委"))
    for name in short:
        for end in _ENDS:
            core = name.removesuffix(end)
            is_office = not (name.startswith(_NO_CORE) or name.endswith(_NO_CORE))
            if core != name and len(core) >= _SHORTEST and is_office:
                yield core
    yield from (
        said
        for held, sayings in _table()
        if any(one in name for one in held for name in names)
        for said in sayings
    )


def _table() -> Iterator[tuple[list[str], list[str]]]:
    for line in _ABBREVIATIONS.strip().splitlines():
        held, said = line.split("|")
        yield held.split(), said.split()
