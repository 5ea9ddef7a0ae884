"""All subcommands of `zeren`, each loaded when it is used: `check` needs no typesetter."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

import click

from zeren import __version__


@dataclass(frozen=True, slots=True)
class _Subcommand:
    """A subcommand, as the list of them shows it.

    Attributes:
        module: The module that it stands in.
        name: Its name there.
        summary: What it does, in a line; said here, so that the list loads none of them.
    """

    module: str
    name: str
    summary: str


# In the order in which one meets them.
_SUBCOMMANDS = {
    "new": _Subcommand(
        "zeren.cli.founding",
        "new",
        "新建一个网站的文件夹 DIR：数据表、设置、说明和发布的流程。",
    ),
    "generate": _Subcommand(
        "zeren.cli.generating",
        "generate",
        "检查数据，没有错误就生成网页（Markdown）和下载文件。",
    ),
    "check": _Subcommand(
        "zeren.cli.checking",
        "check",
        "只检查数据，不写任何文件。",
    ),
    "fix": _Subcommand(
        "zeren.cli.checking",
        "fix",
        "改正写法上的小错（编码、分隔号、空格、简称），留下备份，然后检查；正文一字不动。",
    ),
    "explain": _Subcommand(
        "zeren.cli.checking",
        "explain",
        "说明检查结果里的一个代码，如 T004。",
    ),
    "suggest": _Subcommand(
        "zeren.cli.suggesting",
        "suggest",
        "列出任务里还没有登记的时间和数字，写成可以粘贴的行。",
    ),
    "import": _Subcommand(
        "zeren.cli.importing",
        "import_list",
        "把公布的清单（Word、Excel、网页、PDF、CSV、文字）变成任务表里的行。",
    ),
    "diff": _Subcommand(
        "zeren.cli.comparing",
        "diff",
        "比较两份数据，按责任主体列出改动：两个文件夹，或 git 里的两个版本。",
    ),
    "build": _Subcommand(
        "zeren.cli.generating",
        "build",
        "检查、生成并建成整个网站；字体装不上时没有 PDF。",
    ),
    "archive": _Subcommand(
        "zeren.cli.archiving",
        "archive",
        "给以前的版本做整站的存档，放在网站的 archive/日期/；不写日期就做改过数据的各天的。",
    ),
    "serve": _Subcommand(
        "zeren.cli.serving",
        "serve",
        "在浏览器里看网站；每保存一次就重做一次，检查结果显示在网页上。",
    ),
    "pack": _Subcommand(
        "zeren.cli.packing",
        "pack",
        "打包建成的网站：offline 解压即可打开，dist 用于网页服务器。",
    ),
    "fonts": _Subcommand(
        "zeren.cli.generating",
        "fonts",
        "下载排版 PDF 用的免费字体（64 MB，一次）。",
    ),
    "upgrade": _Subcommand(
        "zeren.cli.founding",
        "upgrade",
        "把网站文件夹换成这个版本的程序：没有改动过的文件更新，改动过的列出差别；不动数据。",
    ),
}


def summary(name: str) -> str:
    """What a subcommand does, in a line.

    Args:
        name: The subcommand.
    """
    return _SUBCOMMANDS[name].summary


class _Subcommands(click.Group):
    """A group that loads a subcommand when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all subcommands, in the order in which one meets them."""
        del ctx
        return list(_SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a subcommand; None where there is none of that name."""
        del ctx
        if cmd_name not in _SUBCOMMANDS:
            return None
        found = _SUBCOMMANDS[cmd_name]
        command: click.Command = getattr(import_module(found.module), found.name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands without loading them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.summary) for name, one in _SUBCOMMANDS.items()])


@click.group(
    cls=_Subcommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="由任务分工清单生成责任分工查询网站。\n\n不指定文件夹时，命令都用于当前文件夹里的网站。",
)
@click.version_option(__version__, message="zeren %(version)s", help="显示版本")
def zeren() -> None:
    """The command `zeren`."""
