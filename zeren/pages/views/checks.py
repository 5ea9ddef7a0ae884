"""The guide of checks: every code with what it means, made from the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zeren.addresses import GUIDE, GUIDE_LINK, HOME_LINK
from zeren.checks import all_checks
from zeren.columns import Column
from zeren.findings import Check
from zeren.pages.kinds import Batch, PageKind, markdown
from zeren.pages.shelf import Shelf
from zeren.pages.views.common import Page
from zeren.reading.data_files import (
    ACCEPTED,
    ADDRESSES,
    CSV,
    MILESTONES,
    REGISTRY_FILES,
    SYNONYMS,
    TARGETS,
)
from zeren.reading.schema import TABLE_FORMS
from zeren.register.building import Register

ADDRESS = f"{GUIDE}checks/"
_PARTS = (
    ("T", "任务表 tasks", "tasks"),
    ("R", f"登记文件 {'、'.join((*REGISTRY_FILES, ACCEPTED, ADDRESSES))}", "registry"),
    ("M", f"时间节点 {MILESTONES} 和指标 {TARGETS}", "figures"),
    ("W", "站点设置 site.yml 和环境变量", "site"),
    ("S", f"搜索的同义说法 {SYNONYMS}", "synonyms"),
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
class TableGuide:
    """The columns of one table.

    Attributes:
        file: Its name.
        anchor: The ASCII anchor of its heading.
        columns: Its columns.
    """

    file: str
    anchor: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class ChecksView:
    """The guide of checks.

    Attributes:
        page: The frame.
        parts: The entries by kind of file.
        tables: The tables with their columns.
    """

    page: Page
    parts: tuple[CheckPart, ...]
    tables: tuple[TableGuide, ...]


def checks_view(checks: Mapping[str, Check]) -> ChecksView:
    """The guide of checks.

    Args:
        checks: Every check by its code.
    """
    return ChecksView(
        page=Page(
            address=ADDRESS,
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
        tables=tuple(
            TableGuide(f"{stem}{CSV}", f"columns-{stem}", form.columns)
            for stem, form in TABLE_FORMS.items()
        ),
    )


def _entry(check: Check) -> CheckEntry:
    return CheckEntry(
        check=check,
        anchor=check.code.lower(),
        wrong=tuple(check.wrong.split("\n")),
        right=tuple(check.right.split("\n")),
    )


def _batches(_: Register, __: Shelf) -> Iterator[Batch]:
    yield Batch(ADDRESS, None, lambda: [markdown("checks.md.jinja", checks_view(all_checks()))])


CHECKS = PageKind(_batches, not_in_nav=ADDRESS)
