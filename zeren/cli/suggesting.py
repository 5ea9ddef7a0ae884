"""`zeren suggest`: the dates and numbers of tasks that are in no table yet, as rows to paste."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Container, Sequence
from pathlib import Path
from typing import TypeVar

import click

from zeren.checks import reporting
from zeren.cli.commands import summary
from zeren.cli.folders import SiteFolder, require_data, site_folder, with_data, with_site
from zeren.cli.running import Exit, Failure
from zeren.editing.registry_files import entries_to_paste
from zeren.editing.suggesting import Suggestion, suggestions
from zeren.findings import errors_of
from zeren.reading.data_files import MILESTONES, TARGETS
from zeren.reading.sources import Sources, read_sources
from zeren.text.visible import as_json, visible, visible_lines

Function = TypeVar("Function", bound=Callable[..., object])

NAMES = {MILESTONES: "时间", TARGETS: "数字"}


def with_form(function: Function) -> Function:
    """Give a command the option that says how suggestions are told."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(("text", "json")),
        default="text",
        help="输出的形式；json 只输出一个数组",
    )(function)


@click.command(help=f"{summary('suggest')}\n\n只列出，不写任何文件；空着的格子由人填。")
@with_site
@with_data
@with_form
def suggest(site: Path, data: Path | None, style: str) -> int:
    """List the dates and numbers that are in no table yet."""
    return suggest_entries(site_folder(site, data), style)


def suggest_entries(site: SiteFolder, style: str) -> int:
    """Print what no entry of milestones and targets quotes yet.

    Args:
        site: The folder of the site.
        style: `text`: rows to paste, or `json`: one array.

    Returns:
        The exit code.

    Raises:
        Failure: If the data cannot be read.
    """
    require_data(site)
    sources, faults = read_sources(site.data)
    if errors := tuple(errors_of(faults)):
        print(reporting.as_text(errors), file=sys.stderr)
        raise Failure("数据有读不出的地方，先照上面的“改法”改好，再运行一次")
    found = suggestions(sources)
    if style == "json":
        print(as_json([_as_value(one, sources.files[one.registry]) for one in found], indent=2))
    else:
        print(_as_text(found, sources.files[MILESTONES], sources.files[TARGETS]), end="")
    return Exit.CLEAN


def offer(sources: Sources, tasks: Container[str]) -> str:
    """What an import says of the dates and numbers in the tasks that it wrote.

    Args:
        sources: The data with them.
        tasks: Their ids.

    Returns:
        How many there are and how to list them; empty where there are none.
    """
    found = [one for one in suggestions(sources) if one.task_id in tasks]
    counts = Counter(one.registry for one in found)
    said = "、".join(f"{counts[file]} 处{name}" for file, name in NAMES.items() if counts[file])
    if not said:
        return ""
    files = "、".join(sources.files[file] for file in NAMES if counts[file])
    return (
        f"这些任务的正文和完成时限里有 {said}还没有登记：zeren suggest 把它们列成可以粘贴的行，"
        f"核对以后加到 {files}。"
    )


def _as_value(one: Suggestion, file: str) -> dict[str, object]:
    entry = {key: value for key, value in one.entry.items() if value is not None}
    return {"file": file, "words": one.words, "entry": entry}


def _as_text(found: Sequence[Suggestion], *files: str) -> str:
    """A block for each file, with a line before it that says where it belongs."""
    if not found:
        return "任务里的时间和数字都登记了，没有要补的。\n"
    blocks = []
    for registry, file in zip(NAMES, files, strict=True):
        entries = [one.entry for one in found if one.registry == registry]
        if entries:
            blocks.append(
                f"{NAMES[registry]} {len(entries)} 条，核对以后加到 {visible(file)} 的末尾"
                "（没有这个文件就新建，连同第一行）：\n"
                + visible_lines(entries_to_paste(file, entries))
            )
    blocks.append("空着的格子由人填；“含当日”要问清楚，问不到的填“未明确”。\n")
    return "\n".join(blocks)
