"""The labels that Chinese public sites bear: of the site, of its sections, of what a page shows.

Names and forms are those of the guide for government sites (国办发〔2017〕47号): `SiteName`,
`ColumnName`, `PubDate` and so on. The theme writes them into the head of pages (`labels.html`);
what the data do not say is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from zeren import addresses
from zeren.model import Plan
from zeren.register.building import Register
from zeren.register.questions import counties_link
from zeren.text.dates import Precision, date_in

_DUTIES, _DATA, _HELP = "信息公开", "数据发布", "使用帮助"


@dataclass(frozen=True, slots=True)
class Column:
    """A section of the site.

    Attributes:
        folder: The folder of its pages; empty for the home page.
        name: Its name.
        description: One sentence on what it holds.
        kind: Its type.
    """

    folder: str
    name: str
    description: str
    kind: str


def columns_of(register: Register) -> Iterator[Column]:
    """The sections of a site.

    Args:
        register: The register.

    Yields:
        Each section that has pages, the home page first.
    """
    territory = counties_link(register).text
    yield Column(addresses.HOME, "首页", f"{register.site.name}首页。", "首页")
    yield Column(addresses.UNITS, "责任单位", "每个责任单位承担的任务。", _DUTIES)
    if register.counties:
        yield Column(addresses.COUNTIES, territory, f"每个{territory}承担的任务。", _DUTIES)
    if register.collectives:
        name = addresses.COLLECTIVES_LINK.text
        yield Column(addresses.COLLECTIVES, name, "代表若干单位的统称承担的任务。", _DUTIES)
    yield Column(addresses.TASKS, "工作任务", "每项任务的原文和责任单位。", _DUTIES)
    yield Column(addresses.PLANS, "清单", "公布的清单全文。", _DUTIES)
    yield Column(addresses.MATRIX, "责任矩阵", "任务与责任单位的对应关系。", _DUTIES)
    yield Column(addresses.CALENDAR, "日历", "任务中写明的时间节点。", _DUTIES)
    yield Column(addresses.TARGETS, "指标", "任务中写明的数量要求。", _DUTIES)
    yield Column(addresses.CHANGES, "更新", "数据的更新记录。", _DUTIES)
    yield Column(addresses.ARCHIVE, "以前的版本", "以前各个日期的版本。", _DUTIES)
    yield Column("statistics/", "统计", "责任分工的统计。", _DATA)
    yield Column(addresses.DOWNLOADS, "下载", "可以打印、带走的文件和数据。", _DATA)
    yield Column(addresses.GUIDE, "使用说明", "怎样使用本站。", _HELP)


def domain_of(site_url: str) -> str:
    """The domain of a site; empty where its address is not known.

    Args:
        site_url: The full address of the site, or nothing.
    """
    return urlsplit(site_url).hostname or ""


def published_of(plan: Plan) -> str:
    """When a plan was issued, as labels have it; empty where no day is known.

    The form asks for hour and minute, which no document names: midnight stands for the day.

    Args:
        plan: The plan.
    """
    span = date_in(plan.issued) if plan.issued else None
    known = span is not None and span.precision is Precision.DAY
    return f"{span.first.isoformat()} 00:00" if span is not None and known else ""


def source_of(plan: Plan) -> str:
    """What published a plan: who issued it, else where it stands; empty where neither is known.

    Args:
        plan: The plan.
    """
    return plan.issuer or plan.source or ""
