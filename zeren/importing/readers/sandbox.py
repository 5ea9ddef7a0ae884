"""A file on the disk to a document: the one place of importing that reads files from elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from zeren.importing.document import Opened, UnreadableFileError, from_json
from zeren.importing.readers.kinds import CONVERTED, disguise, kind_of
from zeren.importing.readers.office import converted
from zeren.text.visible import visible

MOST_BYTES = 100 * 1024 * 1024
# Twice what the reader itself may compute: where the system sets it no limit, this one holds.
MOST_SECONDS = 600
_LIBRARY = Path(__file__).parents[3]


def open_document(path: Path) -> Opened:
    """Read a published file in a process of its own.

    Args:
        path: The file.

    Returns:
        What it holds.

    Raises:
        UnreadableFileError: If it cannot be read; the error says why in words.
    """
    data = _bytes(path)
    kind = kind_of(data)
    source = converted(data, kind) if kind in CONVERTED else data
    printed = _read_apart(source, path.name)
    if "reason" in (answer := json.loads(printed)):
        raise UnreadableFileError(answer["reason"], answer["hint"])
    document = from_json(printed)
    notice = " ".join(filter(None, (disguise(path.name, kind), document.notice)))
    return Opened(visible(path.name), document, notice)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(
                f"文件有 {path.stat().st_size // (1024 * 1024)} MB，大得不像一份任务清单。",
                "把清单部分另存成一个文件，再导入。",
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"文件打不开（{error.strerror}）。",
            "请确认它是文件，没有被其他程序占用，并且可以读取。",
        ) from error


def _read_apart(data: bytes, name: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments
            [sys.executable, "-m", "zeren.importing.readers.worker", name],
            input=data,
            capture_output=True,
            check=True,
            cwd=_LIBRARY,
            env={**os.environ, "PYTHONUTF8": "1"},
            timeout=MOST_SECONDS,
        )
    except subprocess.SubprocessError as error:
        raise UnreadableFileError(
            "文件读到一半停住了：它太大、太复杂，或已损坏。",
            "在原来的程序里打开，把清单部分另存成一个新文件，再导入。",
        ) from error
    return done.stdout.decode("utf-8")
