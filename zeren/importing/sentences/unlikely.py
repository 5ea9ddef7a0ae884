"""Words that end as names of units do, and are none: works, counts, labels, all but some.

新建公办幼儿园2所 ends like a police post, 打造一流园区 like a zone. What is found here is a reason
to ask, or to look for the units elsewhere; nothing is dropped for it.
"""

from __future__ import annotations

import re

from zeren.importing.sentences import lexicon
from zeren.importing.sentences.lexicon import any_of
from zeren.importing.sentences.spelling import ends_plausibly

_WORKS = any_of("""
    新建 改建 扩建 迁建 续建 修建 建成 建好 改造 提升 优化 推进 推动 打造 创建 培育 壮大 新增 增设
    设立 成立 组建 引进 启动 加快 开展 实施 整治 修复 修缮 疏浚 清淤 巩固 完善 加强 强化 深化
    做好 抓好 做大 做强 做优 购置 扶持 鼓励 关闭 拆除 亮化 美化 盘活 申报
""")
# Bodies are named by these too: 建设工程质量监督站, 绿化管理所.
_TRADES = any_of("建设 绿化 发展 维修 推广 治理 支持 清理")
_OF_TRADE = any_of("工程 管理 质量 档案 规划 研究 环境 项目 监督 保障 服务 改革 生产 技术 队 站 所")
# 新建区 and 建设路街道 are places; 改造办 and 推进乡村振兴领导小组 do what they are named for.
_NO_PLACE = "(?![区镇乡村街路里县市]|社区|.{0,2}(?:街道|路))"
_WORK = re.compile(f"(?:{_WORKS}|{_TRADES}(?!{_OF_TRADE})){_NO_PLACE}")
_BODY = re.compile(
    any_of("""
    办 局 委 厅 部 署 室 处 科 股 组 会 会议 政府 公司 集团 银行 支行 指挥部 专班 小组 中心
    总队 支队 大队 部门 单位 机构 企业
    """)
    + "(?:[（(][^（()）]*[）)])?$"
)
_MEASURE = any_of(
    "个 所 处 座 条 家 项 户 间 栋 幢 万 亩 公里 米 平方米 台 辆 套 次 名 人 场 批 期"
)
_NUMBER = rf"[0-9]+(?:\.[0-9]+)?余?多?{_MEASURE}"
# 5个乡镇 are somebody.
_COUNT = re.compile(rf"(?<=[^\d第号等.（(]){_NUMBER}")
_AND_SO_MANY = re.compile(f"等(?:{_NUMBER}|[一二三四五六七八九十]+[个家])")
_LABEL = re.compile(
    rf"(?P<label>{lexicon.LABEL_WORDS}{{1,3}}(?:单位|部门))(?:为|是)?(?!和|及|与|等)[一-鿿]{{2,}}$"
)
_RULES = re.compile("[─-╿]")
_ALL_BUT = re.compile("除外|不含|不包括|不包含")
_PERSON_OF = re.compile("(?P<person>[^（()）]{2,4})[（(](?P<unit>[^（()）]{3,})[）)]$")


def is_work(name: str) -> bool:
    """Whether words say what is to be done: 改造农贸市场, 新建幼儿园2所.

    Args:
        name: The words, without blanks.
    """
    is_done = _WORK.match(name) is not None and _BODY.search(name) is None
    return is_done or _COUNT.search(name) is not None


def is_unlikely(name: str) -> bool:
    """Whether a name that ends like that of a unit is hardly that of one.

    Args:
        name: The name, without blanks.
    """
    signs = (_RULES.search(name), _ALL_BUT.search(name), _AND_SO_MANY.search(name))
    return is_work(name) or any(signs) or _has_label(name) or _is_person_of(name)


def _has_label(name: str) -> bool:
    label = _LABEL.match(name)
    return label is not None and lexicon.role_of_words(label["label"]) is not None


def _is_person_of(name: str) -> bool:
    """Whether a name is that of a person, with the unit behind it: 王五（县市场监管局）."""
    holder = _PERSON_OF.match(name)
    if holder is None or ends_plausibly(holder["person"]):
        return False
    return ends_plausibly(holder["unit"])
