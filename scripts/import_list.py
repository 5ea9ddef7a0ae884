#!/usr/bin/env python3
"""Read published lists of tasks and their responsibility sentences."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the library lies beside this script and is not installed

from zeren.findings import Finding  # noqa: E402 - needs the path above
from zeren.imports.sentence_files import (  # noqa: E402
    SentenceTableError,
    as_json_lines,
    sentences_in,
)
from zeren.reading.encodings import decode  # noqa: E402

CLEAN, FINDINGS, USAGE, WRITING = 0, 1, 2, 3


def parser() -> argparse.ArgumentParser:
    """The command line, of which the README lists every option."""
    options = argparse.ArgumentParser(prog="import_list.py", description=__doc__)
    options.add_argument(
        "--sentences",
        type=Path,
        required=True,
        metavar="FILE.tsv",
        help="read a table of task_no and responsibility_text, one document's clauses in order",
    )
    options.add_argument(
        "--format",
        choices=("json",),
        default="json",
        help="how readings are printed; json: one line of JSON a clause and nothing else",
    )
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the import.

    Args:
        arguments: The command line without the program's name; None for the process's own.

    Returns:
        0 clean, 1 the file cannot be read as a list, 2 wrong usage or no such file, 3 writing
        failed.
    """
    options = parser().parse_args(arguments)
    return _print_readings(options.sentences)


def _print_readings(path: Path) -> int:
    if not path.is_file():
        print(f"import_list.py: 找不到文件 {path}", file=sys.stderr)
        return USAGE
    try:
        table = decode(path.read_bytes(), path.name)
    except OSError as error:
        print(f"import_list.py: 读不出文件 {path}：{error.strerror}", file=sys.stderr)
        return FINDINGS
    if isinstance(table, Finding):
        print(f"import_list.py: {path}：{table.message}{table.hint}", file=sys.stderr)
        return FINDINGS
    try:
        sentences = sentences_in(table.text)
    except SentenceTableError as error:
        print(f"import_list.py: {path}：{error}", file=sys.stderr)
        return FINDINGS
    try:
        for line in as_json_lines(sentences):
            print(line)
        sys.stdout.flush()
    except OSError as error:
        print(f"import_list.py: 写入失败：{error.strerror}", file=sys.stderr)
        return WRITING
    return CLEAN


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
