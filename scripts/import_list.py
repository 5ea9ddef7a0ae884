#!/usr/bin/env python3
"""Import a published list, in whatever form, into the table of tasks.

Shows what was found and what would change, writes a page to look it through, and asks before it
writes anything.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the library lies beside this script and is not installed

from zeren.addresses import SLUG  # noqa: E402
from zeren.checks import reporting  # noqa: E402 - needs the path above
from zeren.findings import Finding  # noqa: E402
from zeren.generation import check_folder  # noqa: E402
from zeren.importing.document import Opened, UnreadableFileError  # noqa: E402
from zeren.importing.drafts.applying import Trial, apply_import, try_import  # noqa: E402
from zeren.importing.drafts.draft_lines import as_draft_lines  # noqa: E402
from zeren.importing.drafts.planning import Import, plan_import  # noqa: E402
from zeren.importing.lists.detection import LOOKED_FOR  # noqa: E402
from zeren.importing.readers.sandbox import open_document  # noqa: E402
from zeren.importing.review.page import looked_through, review_of, review_page  # noqa: E402
from zeren.importing.review.terminal import as_table  # noqa: E402
from zeren.importing.sentences.sentence_files import (  # noqa: E402
    SentenceTableError,
    as_json_lines,
    sentences_in,
)
from zeren.publishing.disk_errors import PublishingError, not_written  # noqa: E402
from zeren.reading.files.encodings import decode  # noqa: E402

CLEAN, FINDINGS, USAGE, WRITING = 0, 1, 2, 3
YES = frozenset({"y", "yes", "是", "好"})


def parser() -> argparse.ArgumentParser:
    """The command line, of which the README lists every option."""
    options = argparse.ArgumentParser(
        prog="import_list.py", description=(__doc__ or "").split("\n")[0]
    )
    source = options.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "file",
        nargs="?",
        type=Path,
        metavar="FILE",
        help="the published list: DOCX, XLSX, XLS, HTML, PDF, CSV, TXT, DOC",
    )
    source.add_argument(
        "--sentences",
        type=Path,
        metavar="FILE.tsv",
        help="read a table of task_no and responsibility_text, one document's clauses in order",
    )
    options.add_argument("--plan", metavar="SLUG", help="the plan; without it nothing is written")
    options.add_argument("--title", help="the title of a plan that is not registered yet")
    options.add_argument("--yes", action="store_true", help="write without asking")
    options.add_argument(
        "--data", type=Path, default=ROOT / "data", metavar="DIR", help="the data folder (data/)"
    )
    options.add_argument(
        "--review",
        type=Path,
        metavar="PAGE",
        help="where to write the page to look through (build/import-review.html)",
    )
    options.add_argument(
        "--format",
        choices=("text", "json"),
        help="how it is printed (text; --sentences: json); json: one line of JSON a task or "
        "clause and nothing else",
    )
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0 done, or nothing to do; 1 the file cannot be read as a list, the data have errors or
        would have them, or the answer was no; 2 wrong usage or no such file; 3 writing failed.
    """
    options = parser().parse_args(arguments)
    if options.sentences is not None:
        return _print_readings(options.sentences)
    if fault := _fault_of_usage(options):
        return _tell(fault, USAGE)
    try:
        return _import(open_document(options.file), options)
    except UnreadableFileError as error:
        return _tell(f"{options.file.name}：{error.reason}{error.hint}", FINDINGS)
    except PublishingError as error:
        return _tell(f"写入失败：{error}", WRITING)


def _fault_of_usage(options: argparse.Namespace) -> str:
    """What is wrong with the command line; empty where nothing is."""
    if not options.file.exists():
        return f"找不到文件 {options.file}"
    if not options.data.is_dir():
        return f"找不到文件夹 {options.data}"
    if options.plan is not None and not SLUG.fullmatch(options.plan):
        return f"清单的 slug“{options.plan}”不能用作网址：只用小写字母、数字和中间的连字符"
    return ""


def _import(opened: Opened, options: argparse.Namespace) -> int:
    checked = check_folder(options.data)
    if checked.has_errors:
        print(reporting.as_text(checked.findings), file=sys.stderr)
        return _tell("数据里有错误，先改正再导入", FINDINGS)
    planned = plan_import(opened, checked.sources, plan=options.plan, title=options.title)
    if not planned.drafts:
        return _tell_no_list(opened)
    _show(planned, options)
    return CLEAN if planned.merge is None else _write(planned, options)


def _show(planned: Import, options: argparse.Namespace) -> None:
    review = review_of(planned)
    page = options.review or ROOT / "build" / "import-review.html"
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(review_page(review), encoding="utf-8")
    except OSError as error:
        raise not_written(error, page) from error
    if options.format == "json":
        for line in as_draft_lines(planned.drafts):
            print(line)
        return
    coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    print(as_table(review, coloured=coloured), end="")
    print(f"核对页：{page}")


def _write(planned: Import, options: argparse.Namespace) -> int:
    """Write what would change, once someone has said yes."""
    told = sys.stdout if options.format != "json" else sys.stderr
    merge = planned.merge
    if merge is None or (merge.is_empty and not planned.entries):
        print("与表里相同，没有要写入的。", file=told)
        return CLEAN
    trial = try_import(options.data, planned)
    if trial.errors:
        print(reporting.as_text(trial.errors), file=sys.stderr)
        return _tell("导入后数据会有上面的错误，没有写入", FINDINGS)
    print(
        f"写入 {'、'.join(trial.files)}：新增 {len(merge.added)} 项，"
        f"改动 {len(merge.changed)} 项，新登记 {len(planned.parties)} 个责任主体。",
        file=told,
    )
    if not (options.yes or _said_yes(trial)):
        return _tell("没有写入。确认无误后回答 y，或加上 --yes", FINDINGS)
    try:
        backups = apply_import(options.data, trial)
    except OSError as error:
        raise not_written(error) from error
    print(f"已写入；原来的文件另存为 {'、'.join(path.name for path in backups)}。", file=told)
    return CLEAN


def _said_yes(trial: Trial) -> bool:
    warned = f"（写入后检查会有 {len(trial.warnings)} 个新警告）" if trial.warnings else ""
    print(f"写入吗？{warned}[y/N] ", end="", flush=True, file=sys.stderr)
    return sys.stdin.readline().strip().lower() in YES


def _tell_no_list(opened: Opened) -> int:
    print(f"import_list.py: {opened.name}：没有找到任务清单。找过的形式：", file=sys.stderr)
    for form in LOOKED_FOR:
        print(f"  - {form}", file=sys.stderr)
    print("文件开头的内容是：", file=sys.stderr)
    for text in looked_through(opened.document):
        print(f"  {text}", file=sys.stderr)
    return FINDINGS


def _tell(message: str, code: int) -> int:
    print(f"import_list.py: {message}", file=sys.stderr)
    return code


def _print_readings(path: Path) -> int:
    if not path.is_file():
        return _tell(f"找不到文件 {path}", USAGE)
    try:
        table = decode(path.read_bytes(), path.name)
    except OSError as error:
        return _tell(f"读不出文件 {path}：{error.strerror}", FINDINGS)
    if isinstance(table, Finding):
        return _tell(f"{path}：{table.message}{table.hint}", FINDINGS)
    try:
        sentences = sentences_in(table.text)
    except SentenceTableError as error:
        return _tell(f"{path}：{error}", FINDINGS)
    try:
        for line in as_json_lines(sentences):
            print(line)
        sys.stdout.flush()
    except OSError as error:
        return _tell(f"写入失败：{error.strerror}", WRITING)
    return CLEAN


if __name__ == "__main__":
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
