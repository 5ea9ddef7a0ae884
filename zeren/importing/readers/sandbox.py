"""A file on the disk to a document: the one place of importing that reads files from elsewhere."""

from __future__ import annotations

from pathlib import Path

from zeren.importing.apart.running import Limits, OutOfLimitsError, run_apart
from zeren.importing.apart.values import WrongValuesError, from_json
from zeren.importing.document import Opened, UnreadableFileError
from zeren.importing.readers.kinds import CONVERTED, disguise, kind_of
from zeren.importing.readers.office import as_new_workbook, converted
from zeren.importing.readers.worker import Answer, Unreadable
from zeren.text.visible import visible

MOST_BYTES = 100 * 1024 * 1024
# A list of ten thousand tasks takes a third of the time; of a PDF each page is granted as much.
LIMITS = Limits(seconds=8, memory=600 * 1024**2, longest=60)
_WORKER = "zeren.importing.readers.worker"


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
    source = converted(data, kind) if kind in CONVERTED else as_new_workbook(data)
    printed = run_apart(_WORKER, [path.name], source, LIMITS, "读取文件")
    try:
        document = from_json(Answer, printed).read
    except WrongValuesError as error:
        raise OutOfLimitsError(
            "读取文件的程序答非所问。", "文件可能是恶意的，不要再打开它。"
        ) from error
    if isinstance(document, Unreadable):
        raise UnreadableFileError(document.reason, document.hint)
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
