"""Rules about `site.yml`."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.checks.context import Context
from zeren.findings import Finding, Severity, declare
from zeren.reading.data_files import SITE, UNITS
from zeren.text.links import fault_of_report_address

UNORDERED_KIND = declare(
    "W002",
    Severity.WARNING,
    "类别不在次序里",
    about="site.yml 的 kinds 写明各类单位的先后。没有写进去的类别排在最后，多半是写错了字。",
    wrong="kinds: [党委部门, 政府部们]，而单位的类别是“政府部门”",
    right="kinds: [党委部门, 政府部门]",
)

REPORT_ADDRESS_WRONG = declare(
    "W003",
    Severity.WARNING,
    "纠错的地址写得不对",
    about="site.yml 的 report_address 和环境变量 REPORT_ADDRESS（有它就用它）写明发现错误告诉谁："
    "http://、https:// 或 mailto: 开头的地址成为链接，别的都是文字，照样显示。"
    "地址里不能有空格、用户名和密码；不能作链接的地址（如 javascript:）只作文字显示。",
    wrong="report_address: javascript:alert(1)",
    right="report_address: mailto:name@example.org",
)
REPORT_ADDRESS_HINT = (
    "写成 https://example.org/report、mailto:name@example.org，或一句话，如 电话 0000-0000000；"
    "文字里的冒号用“：”。"
)


def unordered_kinds(context: Context) -> Iterator[Finding]:
    """The site orders the kinds of units, and a unit is of none of them."""
    for site in context.entries(SITE):
        kinds = site.texts("kinds")
        used = dict.fromkeys(entry.text("kind") for entry in context.entries(UNITS))
        for kind in used if kinds else ():
            if kind and kind not in kinds:
                yield UNORDERED_KIND.found(
                    site.place("kinds"),
                    f"“{kind}”没有排次序，这类单位列在最后。",
                    f"在 kinds 里补上“{kind}”，或改正单位的类别。",
                    kind,
                )


def wrong_report_addresses(context: Context) -> Iterator[Finding]:
    """The address to which mistakes are reported cannot be linked."""
    for site in context.entries(SITE):
        address = site.text("report_address")
        if fault := fault_of_report_address(address):
            yield REPORT_ADDRESS_WRONG.found(
                site.place("report_address"),
                f"“{address}”不能用：{fault}。",
                REPORT_ADDRESS_HINT,
                address,
            )


RULES = (unordered_kinds, wrong_report_addresses)
