"""`zeren diff`: what changed between two states of the data, and for whom."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from zeren.checks import reporting as findings_reporting
from zeren.cli.commands import summary
from zeren.cli.folders import SiteFolder, site_folder, with_data, with_site
from zeren.cli.running import Exit, Failure
from zeren.comparing import reporting
from zeren.comparing.differences import differences
from zeren.comparing.states import UnreadableStateError, register_of
from zeren.reading.folder import read_files
from zeren.reading.revisions import committed_files, revision_at
from zeren.register.building import Register
from zeren.text.visible import visible

Function = TypeVar("Function", bound=Callable[..., object])

FORMS = {
    "text": reporting.as_text,
    "markdown": reporting.as_markdown,
    "json": reporting.as_json,
}


def with_states(function: Function) -> Function:
    """Give a command the two states that it compares, and the form in which it tells them."""
    function = click.option(
        "--format", "style", type=click.Choice(tuple(FORMS)), default="text", help="输出的形式"
    )(function)
    function = click.argument("new", required=False)(function)
    return click.argument("old", default="HEAD")(function)


@click.command(
    help=(
        f"{summary('diff')}\n\n"
        "OLD、NEW 是数据文件夹，或 git 的版本：一次提交（如 HEAD~1），或一天（如 2026-10-31，"
        "取那天的末尾）。不给 NEW 就是现在的数据，不给 OLD 就是最后一次提交。"
        "没有改动时退出码是 0，有改动是 1，读不出是 2。"
    )
)
@with_site
@with_data
@with_states
def diff(site: Path, data: Path | None, old: str, new: str | None, style: str) -> int:
    """Compare two states of the data."""
    return compare(site_folder(site, data), old, new, style)


def compare(site: SiteFolder, old: str, new: str | None, style: str) -> int:
    """Print what changed between two states of the data.

    Args:
        site: The folder of the site.
        old: The earlier state: a folder of data, a commit or a day.
        new: The later state; None for the data as they are.
        style: One of `FORMS`.

    Returns:
        0 where nothing changed, 1 where something did, as `diff` has it.

    Raises:
        Failure: If a state is not there or cannot be read; the code is 2.
    """
    before, after = _state(site, old), _state(site, new or str(site.data))
    changes = differences(before, after)
    order = (party.name for party in (*after.parties, *before.parties))
    text = FORMS[style](changes, dict.fromkeys(order))
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
    return Exit.FINDINGS if changes else Exit.CLEAN


def _state(site: SiteFolder, called: str) -> Register:
    """A state of the data, by its folder, a commit or a day."""
    folder = Path(called)
    if folder.is_dir():
        files = dict(read_files(folder))
    else:
        revision = revision_at(site.data, called)
        if revision is None:
            raise Failure(
                f"没有“{visible(called)}”：它不是数据文件夹，git 里也没有这个版本或那天的数据。"
                "提交写成 HEAD~1 这样，日期写成 2026-10-31 这样；"
                "只取了一部分历史的，先运行 git fetch --unshallow",
                Exit.USAGE,
            )
        files = dict(committed_files(site.data, revision.name))
    try:
        return register_of(files)
    except UnreadableStateError as error:
        print(findings_reporting.as_text(error.findings), file=sys.stderr)
        raise Failure(
            f"“{visible(called)}”的数据有上面的错误，读不成一份清单，不能比较", Exit.USAGE
        ) from error
