#!/usr/bin/env python3
"""Check the data and generate the pages of the responsibility site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the library lies beside this script and is not installed

from zeren.checks import all_checks, reporting  # noqa: E402 - needs the path above
from zeren.editing.diffs import as_diff  # noqa: E402
from zeren.editing.fixing import fix_folder  # noqa: E402
from zeren.exports.pdf import MissingFontsError, Typesetter  # noqa: E402
from zeren.generation import Checked, check_folder, generate  # noqa: E402
from zeren.publishing.disk_errors import PublishingError, not_written  # noqa: E402
from zeren.publishing.files import publish  # noqa: E402
from zeren.publishing.locking import only_generator  # noqa: E402
from zeren.text.similar import likeliest  # noqa: E402

FONTS = ROOT / ".fonts"
KEPT = ROOT / ".cache" / "pdf"

CLEAN, FINDINGS, USAGE, WRITING = 0, 1, 2, 3


def parser() -> argparse.ArgumentParser:
    """The command line, of which the README lists every option."""
    options = argparse.ArgumentParser(prog="generate.py", description=__doc__)
    options.add_argument(
        "--data", type=Path, default=ROOT / "data", metavar="DIR", help="the data folder (data/)"
    )
    options.add_argument(
        "--docs", type=Path, default=ROOT / "docs", metavar="DIR", help="the docs folder (docs/)"
    )
    commands = options.add_mutually_exclusive_group()
    commands.add_argument("--check", action="store_true", help="check only, write nothing")
    commands.add_argument(
        "--fix",
        action="store_true",
        help="mend what is safe in the data, keep a copy of each changed file, then check",
    )
    commands.add_argument("--remove", action="store_true", help="remove what was generated")
    options.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="how findings are printed; json: one array and nothing else",
    )
    options.add_argument(
        "--pdf", action="store_true", help="typeset the PDFs as well; their fonts: make fonts"
    )
    options.add_argument("--strict", action="store_true", help="warnings fail as errors do")
    explain = options.add_subparsers(dest="command", metavar="explain CODE").add_parser(
        "explain", help="tell what a finding's code means"
    )
    explain.add_argument("code", metavar="CODE", help="such as T004")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the generator.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0 clean, 1 findings that fail, 2 wrong usage or a missing folder, 3 writing failed.
    """
    options = parser().parse_args(arguments)
    if options.command == "explain":
        return _explain(options.code.upper())
    for folder in (options.data, *([] if options.check or options.fix else [options.docs])):
        if not folder.is_dir():
            print(f"generate.py: 找不到文件夹 {folder}", file=sys.stderr)
            return USAGE
    try:
        if options.fix:
            _fix(options)
        if options.check or options.fix:
            return _check_and_generate(options)
        # The lock spans the reading too: else old data could be published after newer data.
        with only_generator(options.docs):
            return _remove(options) if options.remove else _check_and_generate(options)
    except MissingFontsError as error:
        print(f"generate.py: {error}", file=sys.stderr)
        return USAGE
    except PublishingError as error:
        print(f"generate.py: 写入失败：{error}", file=sys.stderr)
        return WRITING


def _explain(code: str) -> int:
    checks = all_checks()
    if code not in checks:
        likely = "、".join(likeliest(code, checks)) or "T004"
        print(f"generate.py: 没有 {code} 这个代码；例如 {likely}", file=sys.stderr)
        return USAGE
    print(reporting.explanation(checks[code]), end="")
    return CLEAN


def _fix(options: argparse.Namespace) -> None:
    """Put the data right; the changes go where they do not disturb a list for programs."""
    target = sys.stdout if options.format == "text" else sys.stderr
    try:
        for fixed in fix_folder(options.data):
            print(as_diff(fixed), file=target)
    except OSError as error:
        raise not_written(error) from error


def _check_and_generate(options: argparse.Namespace) -> int:
    checked = check_folder(options.data)
    _print_findings(checked, options.format, options.data)
    if checked.has_errors or (options.strict and checked.findings):
        return FINDINGS
    if not (options.check or options.fix):
        typesetter = Typesetter(FONTS, KEPT) if options.pdf else None
        site_url = os.environ.get("SITE_URL", "")
        published = generate(checked, options.data, options.docs, site_url, typesetter)
        for path in typesetter.incomplete if typesetter else ():
            print(f"generate.py: {path}：有的字打印字体里没有，印出来是方框。", file=sys.stderr)
        if options.format == "text":
            print(
                f"生成 {len(published.written) + len(published.unchanged)} 个文件："
                f"写入 {len(published.written)} 个，未变 {len(published.unchanged)} 个，"
                f"删除 {len(published.removed)} 个。"
            )
    return CLEAN


def _remove(options: argparse.Namespace) -> int:
    published = publish(options.docs, [])
    print(f"删除 {len(published.removed)} 个生成的文件。")
    return CLEAN


def _print_findings(checked: Checked, style: str, data: Path) -> None:
    if style == "json":
        print(reporting.as_json(checked.findings, checked.accepted))
    elif style == "github":
        folder = os.path.relpath(data, ROOT)
        print(reporting.as_github(checked.findings, folder, checked.accepted), end="")
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            with Path(summary).open("a", encoding="utf-8") as file:
                file.write(reporting.as_markdown(checked.findings, checked.accepted))
    else:
        print(reporting.as_text(checked.findings, checked.accepted), end="")


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
