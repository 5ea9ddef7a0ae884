"""The forms in which documents write quantities, as words and patterns for `amount_phrases`."""

from __future__ import annotations

import re

from zeren.figures import Comparator

# What is counted in.
_UNIT_WORDS = """
个百分点 个工作日 工作日 个月 平方公里 平方千米 平方米 立方米 公里 千米 公顷 平方 立方 毫米 厘米 米
公斤 千克 毫克 克 吨 升 毫升 千瓦时 千瓦 兆瓦 度 摄氏度 元 美元 欧元 角 % ‰ 倍 成 折
个 名 人 位 户 家 所 处 座 栋 幢 套 间 台 辆 艘 架 条 段 件 起 场 期 届 班 支 团 片 块 宗 份 册 本
篇 部 种 类 项 次 人次 户次 家次 例 剂 针 床 张 盏 口 眼 株 棵 头 只 羽 匹 亩 里 岁 周岁
年 周 星期 天 日 小时 分钟 秒 学时 课时 学分 分 组 对 双 枚 颗 粒 包 箱 袋 瓶 桶 车 趟 班次 车次
层 代 样 点 门 节 批次 轮 席 单元 标段
"""
# A longer one before those that begin it.
UNITS: tuple[str, ...] = tuple(sorted(_UNIT_WORDS.split(), key=len, reverse=True))
# In words people count only these; 一级, 三孩, 一批 and 一类 name a kind.
_COUNTED = """
个 名 人 位 户 家 所 处 座 栋 套 间 台 辆 条 件 场 期 支 份 部 项 次 元 年 个月 天 日 岁 周岁
平方米 公里 亩 吨 小时 倍 个百分点 % 人次 个工作日 工作日 成
"""
COUNTED_IN_WORDS = frozenset(_COUNTED.split())
LARGE = "万亿|百亿|千万|百万|亿|万|千|百|十"
_UNIT = "|".join(map(re.escape, UNITS))
MEASURE = re.compile(f"(?:{LARGE})?(?:{_UNIT})")
# Longer ones are no quantities, and would have to be looked at from each of their digits.
ARABIC = r"[0-9０-９]{1,18}(?:[,，][0-9]{3}){0,5}(?:[.．][0-9０-９]{1,18})?"
CHINESE = "[零〇一二两三四五六七八九十百千万亿]{1,18}"
# A part of a longer number is none.
_BEGINS = "(?<![0-9０-９零〇一二两三四五六七八九十百千万亿])"
_NUMBER = f"(?:{ARABIC}|{CHINESE})"
TO = r"\s{0,3}(?:[-—–~～]{1,3}|至|到)\s{0,3}"
_SIGN = rf"\s{{0,3}}(?P<measure>(?:{LARGE})?(?:{_UNIT}|％))"
_AFTER = "(?:[（(]含[）)])?(?P<after>[及或]?以上|[及或]?以下|以?内|之内|左右)?"
PHRASE = re.compile(
    rf"{_BEGINS}(?P<first>{_NUMBER})(?:(?P<inner>(?:{LARGE})?(?:{_UNIT}|％)?){TO}(?P<second>{_NUMBER}))?"
    rf"(?P<more>[余多来])?{_SIGN}{_AFTER}"
)
PERCENT = re.compile(
    rf"百分之(?P<first>{_NUMBER})(?:{TO}(?:百分之)?(?P<second>{_NUMBER}))?(?P<measure>){_AFTER}"
)

_NOT = ["不", "不得", "不应", "不能", "不可", "不宜", "不允许", "不会", "未"]


_AT_MOST = "至多 最多 最长 最高 控制在 小于等于 小于或等于 ≤"


def _negated(words: str) -> str:
    """Words with what denies them: 不少于, 不得少于, 未少于."""
    return " ".join(denied + word for denied in _NOT for word in words.split())


# How the words around a number mean it. 以上, 以下 and 以内 include it (Civil Code, article 1259).
LEADS: dict[str, Comparator] = {
    word: comparator
    for comparator, words in (
        (
            Comparator.AT_LEAST,
            f"{_negated('少于 低于 小于')} 至少 最少 最低 最短 达到 达 大于等于 大于或等于 ≥",
        ),
        (
            Comparator.AT_MOST,
            f"{_negated('超过 超出 高于 多于 大于')} {_AT_MOST}",
        ),
        (Comparator.MORE_THAN, "超过 超出 多于 高于 大于 突破"),
        (Comparator.LESS_THAN, "低于 少于 小于 不足 未满 不满 未达到 未达"),
    )
    for word in words.split()
}
# Up to so many characters may stand between 至少 and the number: 至少建立1个.
BETWEEN = 6
_LONGEST_LEAD = max(map(len, LEADS))
REACH = BETWEEN + _LONGEST_LEAD
# 达 is a part of many words, and the lowest wage is no least one.
_GUARDED = {"达": "(?<![发到抵直通传表下转畅雷马])(?!达州)达(?![标产人])"}
_WORDS = "|".join(_GUARDED.get(word, word) for word in sorted(LEADS, key=len, reverse=True))
LEAD = re.compile(rf"(?P<word>{_WORDS})(?!生活|工资|人民)[^，。；：、！？\d]{{0,{BETWEEN}}}$")
# 4.5个托位以上; not 3个县级以上, which says which ones, and not 2个村和三个镇以上.
_PLAIN = "[^，。；：、！？,;:!?（）()\\s0-9０-９零〇一二两三四五六七八九十百千万亿和与及或]"
AFTER = re.compile(
    rf"{_PLAIN}{{1,{BETWEEN}}}?(?<![级模规科专高中称历职限额星])[及或]?(?P<after>以[上下内])(?![简述列])"
)

# What stands in these counts nothing: names of projects, slogans, titles, numbers of documents.
QUOTED = re.compile("“[^“”]*”|《[^《》]*》|〔[^〔〕]*〕|「[^「」]*」")
# Behind these a number counts nothing: 第3条, PM2.5, 每千人口; behind others 一 does not: 统一.
NO_NUMBER_AFTER = re.compile(r"[第每这那A-Za-zＡ-Ｚａ-ｚ.．]")
NO_ONE_AFTER = frozenset("之统同唯某另单专逐任哪")
# Behind these such a number is none: 数十个, 几百家.
ROUGH, ROUGHLY = frozenset("十百千万亿"), frozenset("数几上")
# A number in words before these names a kind, a plan or an idea.
NO_COUNT = re.compile(
    "年(?:级|以?来|制|(?:滚动)?(?:行动|计划|规划|攻坚|方案))|次(?:性|产业|能源|供水|污染|创业|利用|分配)"
    "|期(?:工程|项目|建设)|条(?:龙|心|线)|位一体|部[分委队署级]|项规定|件事|成[不立功效果员为]|元化"
    "|个(?:自信|意识|维护|确立|必须|坚持|结合|文明|责任|一(?!以))|台[账阶]|天然|日游|人[称次]称"
)
# Behind these a number is a part of another one: 3·5万元, 1 500元, 3,50元, 1/2亩, and -3%.
PART_OF_NUMBER = re.compile(r"[0-9０-９](?:[·•‧∙,，'/]|[^\S\n]{1,2})$|几$|[-−－]$")
ROUND_NUMBER_AFTER = re.compile("(?:^|[^户人总次个件倍指系参级分岁天年基月班度])数$")
ROUND_NUMBER = re.compile("[1１][0０]+")
# A year is no number of years.
YEARS = (1900, 2199)
