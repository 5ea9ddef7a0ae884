"""States of the data in their history, as people call them: found, or said why not."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zeren.cli.running import Exit, Failure
from zeren.pages.views.archive import in_words
from zeren.reading.revisions import Revision, committed_files, is_day, revision_at, revisions
from zeren.text.visible import visible

_DEEPER = (
    "请先取回全部历史：git fetch --unshallow（GitHub 的流程里 fetch-depth: 0，"
    'GitLab 的变量 GIT_DEPTH: "0"）。'
)
_NAME = 10


@dataclass(frozen=True, slots=True)
class PastData:
    """The data as they were once.

    Attributes:
        revision: Of which state in their history they are.
        files: Their files, by path.
    """

    revision: Revision
    files: dict[str, bytes]

    @property
    def in_words(self) -> str:
        """Which state it is."""
        day = self.revision.known_day
        changed = f"，{in_words(day)}改的" if day else ""
        return f"提交 {self.revision.name[:_NAME]}{changed}"


def past_data(data: Path, called: str) -> PastData:
    """The data at a commit, or at the end of a day.

    Args:
        data: The data folder.
        called: The day, such as `2026-10-31`, or what git calls the commit.

    Raises:
        Failure: If there is no such state; why, and what to do.
    """
    if is_day(called):
        _check_day(called)
    revision = revision_at(data, called)
    if revision is None:
        raise Failure(_why_not(data, called), Exit.USAGE)
    return PastData(revision, committed_files(data, revision.name))


def require_history(data: Path) -> tuple[Revision, ...]:
    """All states of the data, the newest first.

    Args:
        data: The data folder.

    Raises:
        Failure: If there is none.
    """
    known = revisions(data)
    if not known:
        raise Failure(_why_no_history(data), Exit.USAGE)
    return known


def _check_day(called: str) -> None:
    try:
        date.fromisoformat(called)
    except ValueError as error:
        raise Failure(f"没有 {visible(called)} 这一天。", Exit.USAGE) from error


def _why_not(data: Path, called: str) -> str:
    known = revisions(data)
    if not known:
        return _why_no_history(data)
    is_cut = any(one.is_cut for one in known)
    oldest = known[-1].day
    if is_day(called):
        if is_cut:
            return f"这份 git 仓库是浅克隆，只知道 {oldest} 以后的数据，没有 {called} 的。{_DEEPER}"
        return f"{called} 还没有数据，最早的是 {oldest} 提交的。"
    hint = f"这份 git 仓库是浅克隆，可能没有取回它。{_DEEPER}" if is_cut else ""
    return (
        f"没有 {visible(called)} 这个日期或提交。日期写成 {known[0].day} 这样；"
        f"提交号见 git log -- {visible(data.name)}。{hint}"
    )


def _why_no_history(data: Path) -> str:
    if shutil.which("git") is None:
        return "没有找到 git，看不了数据以前的样子。请先安装 git。"
    return (
        f"{visible(data)} 不在 git 仓库里，或者还没有提交过，没有以前的数据可用。"
        "导入和改正时留下的 .bak、以前打的包（build 文件夹）还可以用。"
    )
