"""Old Word files through LibreOffice, where it is installed."""

from __future__ import annotations

import re
import shutil

from zeren.importing.apart.running import Limits, OutOfLimitsError, run_apart
from zeren.importing.bounds import MOST_CELLS
from zeren.importing.document import UnreadableFileError
from zeren.importing.readers.archives import check_archive
from zeren.importing.readers.kinds import Kind

PROGRAMS = ("soffice", "libreoffice")
# It starts with 215 MB; at its end it forks once, which counts twice.
LIMITS = Limits(seconds=8, memory=400 * 1024**2)
_CONVERTER = "zeren.importing.readers.converter"
_EXTENSIONS = {Kind.OLD_WORD: "doc", Kind.RICH_TEXT: "rtf", Kind.OPEN_TEXT: "odt"}
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
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise UnreadableFileError(
            f"这是{kind.value}，要借助 LibreOffice 读取，本机没有安装。",
            f"{_SAVE_AS}或者安装 LibreOffice（Debian、Ubuntu：apt install libreoffice-writer）。",
        )
    _check(data, kind)
    try:
        return run_apart(_CONVERTER, [program, _EXTENSIONS[kind]], data, LIMITS, "转换文件")
    except OutOfLimitsError as error:
        raise UnreadableFileError(
            f"LibreOffice 打不开这个{kind.value}：设了密码、已损坏，或太大、太复杂"
            f"（限时 {LIMITS.seconds} 秒，限用内存 {LIMITS.memory // 1024**2} MB）。",
            _SAVE_AS,
        ) from error


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
