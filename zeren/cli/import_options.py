"""The options of `zeren import` that answer questions, handed on as one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps

import click

from zeren.importing.drafts.answers import Answers
from zeren.importing.lists.told_columns import WORDS, key_of
from zeren.importing.review.names import same_names
from zeren.importing.review.tasks import task_answers
from zeren.text.characters import clean, squeeze
from zeren.text.dates import date_in
from zeren.text.visible import visible

_OPTIONS = (
    click.option(
        "--same",
        multiple=True,
        metavar="名称=全称",
        help="左边的名称就是右边的单位，作为它的别名；可以写几次",
    ),
    click.option(
        "--columns",
        metavar="列名=内容,…",
        help=f"各列是什么：列名照原文，内容是 {' '.join(WORDS)} 之一，没写的列照原来的认法",
    ),
    click.option(
        "--unit",
        metavar="单位",
        help="表里没有责任单位一列的，整张表都由这个单位负责",
    ),
    click.option(
        "--whose",
        metavar="地方",
        help="没有写明级别或地方的单位是谁的：云溪县、县 这样的，本站自己的写 本级（或 home）",
    ),
    click.option(
        "--same-task",
        multiple=True,
        metavar="编号=序号",
        help="表里这个编号的任务，就是文件里这个序号的任务；可以写几次",
    ),
    click.option(
        "--other-task",
        multiple=True,
        metavar="序号",
        help="文件里这个序号的任务是新的，不是表里的；可以写几次",
    ),
    click.option(
        "--status",
        multiple=True,
        metavar="编号=去向",
        help="文件里没有了的任务：撤销、并入 10 或 拆为 12、13；可以写几次",
    ),
    click.option("--since", metavar="日期", help="从哪天起不再执行，写了 --status 的都要写"),
    click.option("--reason", metavar="原因", help="为什么，哪个文件写明的，写了 --status 的都要写"),
)


def with_answers(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that answer questions; it gets them as `answers`.

    Args:
        command: The command.
    """

    @wraps(command)
    def with_them(
        *,
        same: tuple[str, ...],
        columns: str | None,
        unit: str | None,
        whose: str | None,
        same_task: tuple[str, ...],
        other_task: tuple[str, ...],
        status: tuple[str, ...],
        since: str | None,
        reason: str | None,
        **others: object,
    ) -> int:
        names = same_names(same)
        if names is None:
            raise click.UsageError(
                '--same 写成“名称=全称”，如 --same "市发改委=市发展和改革委员会"'
            )
        tasks = task_answers(same_task, other_task, status)
        if tasks is None:
            raise click.UsageError(
                "--same-task 写成“编号=序号”，如 --same-task 7=6；"
                '--status 写成“编号=去向”，如 --status "11=并入 10"'
            )
        said_when, said_why = clean(since or ""), clean(reason or "")
        _check_proof(status, said_when, said_why)
        said = Answers(
            names,
            *tasks,
            said_when,
            said_why,
            columns=_columns(columns or ""),
            unit=clean(unit or ""),
            whose=clean(whose or ""),
        )
        return command(answers=said, **others)

    for option in reversed(_OPTIONS):
        with_them = option(with_them)
    return with_them


def _columns(said: str) -> dict[str, str]:
    """What the columns hold, by head; refused where it cannot be followed."""
    held: dict[str, str] = {}
    for part in filter(None, map(clean, re.split("[,，]", said))):
        head, sign, words = (one.strip() for one in part.rpartition("="))
        key = key_of(words)
        if not (head and sign) or key is None:
            listed = "、".join(f"{key}（{word}）" for key, word in WORDS.items())
            raise click.UsageError(
                f"--columns 里的“{visible(part)}”不能用：写成“列名=内容”，几列之间用逗号隔开，"
                f"如 --columns 序号=number,事项=text,经办=parties；内容可以是 {listed}"
            )
        held[squeeze(head)] = key
    if list(held.values()).count("number") > 1:
        raise click.UsageError("--columns 里 number 只能写一列")
    return held


def _check_proof(status: tuple[str, ...], since: str, reason: str) -> None:
    """Refuse that something became of a task without a day and a reason, and these alone."""
    if status and not (since and date_in(since) and reason):
        raise click.UsageError(
            '写了 --status 的，还要写 --since 日期（如 2026年1月2日）和 --reason "哪个文件写明的"'
        )
    if (since or reason) and not status:
        raise click.UsageError("--since 和 --reason 只和 --status 一起写")
