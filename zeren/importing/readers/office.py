"""Files that no reader knows through LibreOffice, where it is installed."""

from __future__ import annotations

import re
import shutil

from zeren.importing.apart.running import Limits, OutOfLimitsError, run_apart
from zeren.importing.bounds import MOST_CELLS
from zeren.importing.document import UnreadableFileError
from zeren.importing.readers.archives import check_archive
from zeren.importing.readers.kinds import Kind
from zeren.reading.files.containers import Container, container_of

PROGRAMS = ("soffice", "libreoffice")
# It starts with 215 MB; at its end it forks once, which counts twice.
LIMITS = Limits(seconds=8, memory=400 * 1024**2)
_CONVERTER = "zeren.importing.readers.converter"
_EXTENSIONS = {Kind.OLD_WORD: "doc", Kind.RICH_TEXT: "rtf", Kind.OPEN_TEXT: "odt"}
_WORKBOOKS = {
    Container.OLD_WORKBOOK: "xls",
    Container.BINARY_WORKBOOK: "xlsb",
    Container.OPEN_WORKBOOK: "ods",
}
_SAVE_AS = "在 Word 或 WPS 里打开，另存为 Word 文档（.docx），再导入。"
# Paragraphs, lines, cells and groups of an RTF file: each takes LibreOffice some memory and time.
_RTF_PARTS = re.compile(rb"\\(?:par|line|cell|row|nestcell|sect|field|shp|pict)(?![a-z])")
_RTF_GROUPS = 1_000_000


def converted(data: bytes, kind: Kind) -> bytes:
    """Turn an old Word, RTF or OpenDocument file into a Word file.

    Args:
        data: The bytes of the file.
        kind: What it is.

    Returns:
        The bytes of the Word file.

    Raises:
        UnreadableFileError: If LibreOffice is not there, or cannot read the file, or if it is far
            too big.
    """
    program = _program()
    if program is None:
        raise UnreadableFileError(
            f"这是{kind.value}，要借助 LibreOffice 读取，本机没有安装。",
            f"{_SAVE_AS}或者安装 LibreOffice（Debian、Ubuntu：apt install libreoffice-writer）。",
        )
    _check(data, kind)
    try:
        return run_apart(_CONVERTER, [program, _EXTENSIONS[kind], "docx"], data, LIMITS, "转换文件")
    except OutOfLimitsError as error:
        raise UnreadableFileError(
            f"LibreOffice 打不开这个{kind.value}：设了密码、已损坏，或太大、太复杂"
            f"（限时 {LIMITS.seconds} 秒，限用内存 {LIMITS.memory // 1024**2} MB）。",
            _SAVE_AS,
        ) from error


def as_new_workbook(data: bytes) -> bytes:
    """Turn a workbook of another form into an XLSX, which alone says what its sheets show.

    Args:
        data: The bytes of the file.

    Returns:
        The bytes of the XLSX; those given, where the file is one, or cannot be turned into one:
        then its values are read, and a person is told what cannot be seen.
    """
    ending = _WORKBOOKS.get(container_of(data))
    program = _program()
    if ending is None or program is None:
        return data
    if data.startswith(b"PK"):
        check_archive(data)
    try:
        return run_apart(_CONVERTER, [program, ending, "xlsx"], data, LIMITS, "转换文件")
    except OutOfLimitsError:
        return data


def _program() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def _check(data: bytes, kind: Kind) -> None:
    """Refuse what unfolds to far more than a list, before LibreOffice tries."""
    if kind is Kind.OPEN_TEXT:
        check_archive(data)
    if kind is Kind.RICH_TEXT:
        parts = sum(1 for _ in _RTF_PARTS.finditer(data))
        if parts > MOST_CELLS or data.count(b"{") > _RTF_GROUPS:
            raise UnreadableFileError(
                "RTF 文件的段落、表格太多，大得不像一份任务清单（可能是恶意文件）。",
                "请确认文件来源；确是清单的，把清单部分另存成一个文件再导入。",
            )
