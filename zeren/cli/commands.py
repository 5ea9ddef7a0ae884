"""All subcommands of `zeren`, each loaded when it is used: `check` needs no typesetter."""

from __future__ import annotations

from importlib import import_module

import click

from zeren import __version__

# Where each subcommand stands: its module and its name there.
_SUBCOMMANDS = {
    "new": ("zeren.cli.founding", "new"),
    "generate": ("zeren.cli.generating", "generate"),
    "check": ("zeren.cli.checking", "check"),
    "fix": ("zeren.cli.checking", "fix"),
    "explain": ("zeren.cli.checking", "explain"),
    "import": ("zeren.cli.importing", "import_list"),
    "build": ("zeren.cli.generating", "build"),
    "serve": ("zeren.cli.serving", "serve"),
    "pack": ("zeren.cli.packing", "pack"),
    "fonts": ("zeren.cli.generating", "fonts"),
    "upgrade": ("zeren.cli.founding", "upgrade"),
}


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
        module, name = _SUBCOMMANDS[cmd_name]
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(
    cls=_Subcommands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="由任务分工清单生成责任分工查询网站。\n\n不指定文件夹时，命令都用于当前文件夹里的网站。",
)
@click.version_option(__version__, message="zeren %(version)s", help="显示版本")
def zeren() -> None:
    """The command `zeren`."""
