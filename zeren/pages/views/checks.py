"""The guide of checks: every code with what it means, made from the registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zeren import addresses
from zeren.addresses import HOME_LINK, Link
from zeren.findings import Check
from zeren.pages.views.common import Page

GUIDE_LINK = Link("使用说明", addresses.GUIDE)
_PARTS = (
    ("T", "任务表 tasks.csv", "tasks"),
    ("R", "登记文件 plans.yml、units.yml、counties.yml、collectives.yml、accepted.yml", "registry"),
    ("W", "站点设置 site.yml", "site"),
    ("S", "搜索的同义说法 synonyms.yml", "synonyms"),
    ("F", "读取文件", "files"),
)


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """The guide's entry of a check.

    Attributes:
        check: The check.
        anchor: The ASCII anchor of its heading.
        wrong: The lines of the wrong form.
        right: The lines of the right form.
    """

    check: Check
    anchor: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckPart:
    """The entries that concern one kind of file.

    Attributes:
        title: The heading.
        anchor: Its ASCII anchor.
        entries: The entries by code.
    """

    title: str
    anchor: str
    entries: tuple[CheckEntry, ...]


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The guide of checks.

    Attributes:
        page: The frame.
        parts: The entries by kind of file.
    """

    page: Page
    parts: tuple[CheckPart, ...]


def checks_view(checks: Mapping[str, Check]) -> ChecksView:
    """The guide of checks.

    Args:
        checks: Every check by its code.
    """
    return ChecksView(
        page=Page(
            address=addresses.CHECKS,
            title="数据检查说明",
            description=f"数据检查的 {len(checks)} 个代码：各是什么问题，错的和对的写法。",
            breadcrumbs=(HOME_LINK, GUIDE_LINK),
        ),
        parts=tuple(
            CheckPart(
                title,
                anchor,
                tuple(_entry(check) for code, check in checks.items() if code.startswith(letter)),
            )
            for letter, title, anchor in _PARTS
        ),
    )


def _entry(check: Check) -> CheckEntry:
    return CheckEntry(
        check=check,
        anchor=check.code.lower(),
        wrong=tuple(check.wrong.split("\n")),
        right=tuple(check.right.split("\n")),
    )
