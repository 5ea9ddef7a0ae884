"""The scripts of a site, which stay as they were called before there was a command `zeren`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from zeren.cli.checking import check_site, explain_code, fix_site, with_findings
from zeren.cli.commands import summary
from zeren.cli.comparing import compare, with_states
from zeren.cli.folders import DIR, site_folder
from zeren.cli.running import run
from zeren.cli.suggesting import suggest_entries, with_form


def generate_script(root: Path, arguments: Sequence[str] | None = None) -> int:
    """Run `scripts/generate.py`.

    Args:
        root: The folder of the site.
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        The exit code.
    """

    @click.group(
        "generate.py",
        invoke_without_command=True,
        help=(
            "检查数据，没有错误就生成网页和下载文件。explain CODE 说明一个代码；"
            "suggest 列出还没有登记的时间和数字；diff OLD NEW 比较两份数据。"
        ),
    )
    @click.option(
        "--data", type=DIR, default=root / "data", metavar="DIR", help="数据文件夹（data/）"
    )
    @click.option(
        "--docs", type=DIR, default=root / "docs", metavar="DIR", help="网页文件夹（docs/）"
    )
    @click.option("--check", is_flag=True, help="只检查，不写任何文件")
    @click.option("--fix", is_flag=True, help="改正写法上的小错，留下备份，然后检查")
    @click.option("--remove", is_flag=True, help="只删除生成的文件")
    @click.option("--pdf", is_flag=True, help="同时排版 PDF（字体：make fonts）")
    @with_findings
    @click.pass_context
    def command(
        context: click.Context,
        data: Path,
        docs: Path,
        style: str,
        *,
        check: bool,
        fix: bool,
        remove: bool,
        pdf: bool,
        strict: bool,
    ) -> int | None:
        """Check, mend, generate or remove."""
        if context.invoked_subcommand is not None:
            return None
        if check + fix + remove > 1:
            raise click.UsageError("--check、--fix、--remove 只能用一个")
        site = site_folder(root, data, docs)
        if check:
            return check_site(site, style, strict=strict)
        if fix:
            return fix_site(site, style, strict=strict)
        from zeren.cli.generating import (  # noqa: PLC0415 - a check needs none of it
            generate_site,
            remove_site,
            typesetter_of,
        )

        if remove:
            return remove_site(site)
        return generate_site(site, style, typesetter_of(site) if pdf else None, strict=strict)

    @command.command("explain", help="说明检查结果里的一个代码，如 T004。")
    @click.argument("code")
    def explain(code: str) -> int:
        """Tell what a code of a finding means."""
        return explain_code(code)

    @command.command("suggest", help=summary("suggest"))
    @with_form
    @click.pass_context
    def suggest(context: click.Context, style: str) -> int:
        """List the dates and numbers that are in no table yet."""
        return suggest_entries(site_folder(root, (context.parent or context).params["data"]), style)

    @command.command("diff", help=summary("diff"))
    @with_states
    @click.pass_context
    def diff(context: click.Context, old: str, new: str | None, style: str) -> int:
        """Compare two states of the data."""
        return compare(
            site_folder(root, (context.parent or context).params["data"]), old, new, style
        )

    return run(command, "generate.py", arguments)


def import_script(root: Path, arguments: Sequence[str] | None = None) -> int:
    """Run `scripts/import_list.py`: `zeren import` for the site that holds the script.

    Args:
        root: The folder of the site.
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        The exit code.
    """
    from zeren.cli.importing import import_list  # noqa: PLC0415 - no other script needs it

    return run(import_list, "import_list.py", ["--site", str(root), *_given(arguments)])


def _given(arguments: Sequence[str] | None) -> Sequence[str]:
    return sys.argv[1:] if arguments is None else arguments
