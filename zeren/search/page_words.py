"""The pages of the site besides parties, plans and tasks, and the words that lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from zeren.addresses import (
    CALENDAR_LINK,
    CHANGES_LINK,
    COLLECTIVES_LINK,
    DOWNLOADS_LINK,
    GUIDE,
    MATRIX_LINK,
    PLANS_LINK,
    STATISTICS_LINK,
    TARGETS_LINK,
    TASKS_LINK,
    UNITS_LINK,
    Link,
)
from zeren.register.building import Register
from zeren.register.questions import counties_link

# How people speak of their own office, before its last word: 我局, 我们局, 本局.
_OWN = ("我", "我们", "本", "咱们")
_OFFICES = ("单位", "部门", "局", "委", "办", "中心", "科室", "学校", "公司")
# The last words of names of territories.
_TERRITORIES = ("街道", "开发区", "乡", "镇", "县", "市", "区", "旗", "州", "学院")

_ASKED = (
    (TASKS_LINK, "全部任务 所有任务 任务列表 任务目录 任务总表 有哪些任务"),
    (
        UNITS_LINK,
        (
            "按单位查 全部单位 所有单位 单位名单 单位列表 责任部门 部门名单 联系人 联系电话 "
            "联系方式 联系 电话 手机号 电话号码 座机 通讯录 咨询 咨询电话 找谁 找哪个部门 "
            "对接人 经办人"
        ),
    ),
    (COLLECTIVES_LINK, "统称 成员单位 成员名单"),
    (
        PLANS_LINK,
        (
            "全部清单 所有清单 清单目录 文件 附件 发文 印发 文号 发文机关 印发日期 出处 "
            "文件依据 原文件 红头文件"
        ),
    ),
    (
        MATRIX_LINK,
        "矩阵 总表 分工表 责任分工表 任务分工表 责任表 责任清单表 一览表 对照表 大表 空缺",
    ),
    (
        STATISTICS_LINK,
        (
            "统计分析 数据统计 统计数据 统计表 统计图 排名 排行 任务数 多少项任务 几项任务 "
            "有几项任务 汇总 概况 图表 数据分析 饼图 柱状图"
        ),
    ),
    (
        DOWNLOADS_LINK,
        (
            "导出 打印版 打印件 PDF Word Excel CSV 表格 电子表格 电子版 压缩包 下载文件 "
            "另存 下载表格 全部数据 数据接口 开放数据"
        ),
    ),
    (
        CALENDAR_LINK,
        (
            "截止 截止时间 截止日期 什么时候 何时 期限 时限 完成时限 到期 到期日 时间节点 时间表 "
            "时间安排 日程 日程表 订阅日历 倒计时 逾期 超期 最近到期 快到期 进度安排"
        ),
    ),
    (
        TARGETS_LINK,
        "多少 目标值 目标任务 指标任务 补助标准 多少钱 给多少钱 考核指标 数值",
    ),
    (
        CHANGES_LINK,
        (
            "更新记录 变更 变更记录 修改记录 改动 最近更新 最近改动 新增任务 历史记录 "
            "改了什么 版本 订阅 RSS Atom"
        ),
    ),
)
_ASKED_OF_GUIDE: Mapping[str, str] = MappingProxyType(
    {
        GUIDE: "帮助 怎么用 如何使用 怎么使用 使用方法 使用帮助 操作说明 操作手册 说明书 教程 新手",
        f"{GUIDE}handover/": "移交 接手 工作交接 交接清单 新来的 换人 接任 离任 十分钟上手",
        f"{GUIDE}accessibility/": "无障碍 无障碍声明 读屏 盲人 老花",
        "about/": "纠错 报错 反馈 反馈错误 数据有错 主办单位 数据从哪来 "
        "关于 关于我们 网站介绍 本站介绍 谁做的 数据来源 免责声明 隐私 隐私政策 版权 "
        "权威性 是不是官方",
    }
)


@dataclass(frozen=True, slots=True)
class AskedPage:
    """A page and what people call it.

    Attributes:
        link: The page under its own name.
        asked: The words.
    """

    link: Link
    asked: tuple[str, ...]


def asked_pages(register: Register) -> Iterator[AskedPage]:
    """The pages that a site has, with the words that lead to them.

    Args:
        register: The register.
    """
    there = {
        COLLECTIVES_LINK: register.collectives,
        CALENDAR_LINK: register.in_force.milestones,
        TARGETS_LINK: register.in_force.targets,
    }
    territories = _territory_words(register)
    own = [word for word in _own(_OFFICES, register) if word not in territories]
    for link, words in _ASKED:
        if there.get(link, True):
            yield AskedPage(link, (*words.split(), *(own if link is UNITS_LINK else ())))
    if register.counties:
        yield AskedPage(counties_link(register), territories)


def words_for_guide(address: str) -> tuple[str, ...]:
    """What people call a page of the guide besides its title.

    Args:
        address: The page.
    """
    return tuple(_ASKED_OF_GUIDE.get(address, "").split())


def _own(bodies: tuple[str, ...], register: Register) -> Iterator[str]:
    """Their own office, as people speak of it; on the site of a county 我县 is its level."""
    yield from (own for own in _OWN if len(own) > 1)
    for body in (*bodies, register.site.words.level):
        yield from (f"{own}{body}" for own in _OWN)


def _territory_words(register: Register) -> tuple[str, ...]:
    """Their own territory: 我县, where any is a county."""
    names = [county.name for county in register.counties]
    ends = [end for end in _TERRITORIES if any(name.endswith(end) for name in names)]
    territory = register.site.words.territory
    own = (f"{one}{end}" for end in (*ends, territory) for one in _OWN)
    return (*dict.fromkeys(own), f"按{territory}查", f"全部{territory}", f"所有{territory}")
