"""`zeren import --sentences`: responsibility sentences of a table, read one by one."""

from __future__ import annotations

import sys
from pathlib import Path

from zeren.cli.running import Exit, Failure
from zeren.findings import Finding
from zeren.importing.sentences.sentence_files import (
    SentenceTableError,
    as_json_lines,
    sentences_in,
)
from zeren.reading.files.encodings import decode
from zeren.text.visible import visible


def print_readings(path: Path) -> int:
    """Print one line of JSON a responsibility sentence of a table.

    Args:
        path: The table.

    Returns:
        The exit code.

    Raises:
        Failure: If the table cannot be read, or what was read cannot be printed.
    """
    if not path.is_file():
        raise Failure(f"找不到文件 {visible(path)}", Exit.USAGE)
    try:
        table = decode(path.read_bytes(), path.name)
    except OSError as error:
        raise Failure(f"读不出文件 {visible(path)}：{error.strerror}") from error
    if isinstance(table, Finding):
        raise Failure(f"{visible(path)}：{visible(table.message)}{visible(table.hint)}")
    try:
        sentences = sentences_in(table.text)
    except SentenceTableError as error:
        raise Failure(f"{visible(path)}：{visible(error)}") from error
    try:
        for line in as_json_lines(sentences):
            print(line)
        sys.stdout.flush()
    except OSError as error:
        raise Failure(f"写入失败：{error.strerror}", Exit.WRITING) from error
    return Exit.CLEAN
