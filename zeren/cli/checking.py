"""`zeren check`, `zeren fix` and `zeren explain`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from zeren.checks import all_checks, reporting
from zeren.checks.folder import Checked, check_folder
from zeren.cli.commands import summary
from zeren.cli.folders import SiteFolder, require_data, site_folder, with_data, with_site
from zeren.cli.running import Exit, Failure
from zeren.editing.diffs import as_diff
from zeren.editing.fixing import fix_folder
from zeren.reading.environment import environment_of
from zeren.text.similar import likeliest

Function = TypeVar("Function", bound=Callable[..., object])

FORMATS = ("text", "json", "github")


def with_findings(function: Function) -> Function:
    """Give a command the options that say how findings are told."""
    function = click.option("--strict", is_flag=True, help="有警告也算不通过")(function)
    return click.option(
        "--format",
        "style",
        type=click.Choice(FORMATS),
        default="text",
        help="检查结果的形式；json 只输出一个数组，github 输出批注",
    )(function)


@click.command(help=summary("check"))
@with_site
@with_data
@with_findings
def check(site: Path, data: Path | None, style: str, *, strict: bool) -> int:
    """Check the data and write nothing."""
    return check_site(site_folder(site, data), style, strict=strict)


@click.command(help=summary("fix"))
@with_site
@with_data
@with_findings
def fix(site: Path, data: Path | None, style: str, *, strict: bool) -> int:
    """Mend what is safe, keep a copy of each changed file, then check."""
    return fix_site(site_folder(site, data), style, strict=strict)


@click.command(help=summary("explain"))
@click.argument("code")
def explain(code: str) -> int:
    """Tell what a code of a finding means."""
    return explain_code(code)


def check_site(site: SiteFolder, style: str, *, strict: bool) -> int:
    """Check the data of a site and print what was found.

    Args:
        site: The folder of the site.
        style: One of `FORMATS`.
        strict: Whether warnings fail as errors do.

    Returns:
        The exit code.
    """
    require_data(site)
    checked = check_folder(site.data, environment_of(os.environ))
    print_findings(checked, style, site)
    return Exit.FINDINGS if fails(checked, strict=strict) else Exit.CLEAN


def fix_site(site: SiteFolder, style: str, *, strict: bool) -> int:
    """Put the data of a site right, print the change, then check.

    Args:
        site: The folder of the site.
        style: One of `FORMATS`; the change goes where it does not disturb a list for programs.
        strict: Whether warnings fail as errors do.

    Returns:
        The exit code.

    Raises:
        WritingError: If a file cannot be written.
    """
    require_data(site)
    target = sys.stdout if style == "text" else sys.stderr
    for fixed in fix_folder(site.data):
        print(as_diff(fixed), file=target)
    return check_site(site, style, strict=strict)


def explain_code(code: str) -> int:
    """Print the guide's entry of a code.

    Args:
        code: The code, in capitals or not.

    Returns:
        The exit code.

    Raises:
        Failure: If there is no such code.
    """
    checks = all_checks()
    known = checks.get(code.upper())
    if known is None:
        likely = "、".join(likeliest(code.upper(), checks)) or "T004"
        raise Failure(f"没有 {code.upper()} 这个代码；例如 {likely}", Exit.USAGE)
    print(reporting.explanation(known), end="")
    return Exit.CLEAN


def fails(checked: Checked, *, strict: bool) -> bool:
    """Whether what was found stops the site."""
    return checked.has_errors or (strict and bool(checked.findings))


def print_findings(checked: Checked, style: str, site: SiteFolder) -> None:
    """Print what was found.

    Args:
        checked: The data folder, checked.
        style: One of `FORMATS`; on GitHub all findings stand in the summary of the job as well.
        site: The folder of the site: annotations name files from there.
    """
    if style == "json":
        print(reporting.as_json(checked.findings, checked.accepted))
    elif style == "github":
        folder = Path(os.path.relpath(site.data, site.root)).as_posix()
        print(reporting.as_github(checked.findings, folder, checked.accepted), end="")
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(reporting.as_markdown(checked.findings, checked.accepted))
    else:
        print(reporting.as_text(checked.findings, checked.accepted), end="")
