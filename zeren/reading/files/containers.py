"""Files that are no text at all, told by how their bytes begin."""

from __future__ import annotations

import io
import zipfile

from zeren.findings import Finding, Place, Severity, declare

NO_TEXT = declare(
    "F017",
    Severity.ERROR,
    "文件里不是表格文字",
    about="文件名虽是 .csv 或 .yml，内容却是 PDF、Word、网页、旧版 Excel 或压缩包。"
    "只改文件名不会改变内容，要在原来的程序里另存。",
    wrong="把 任务清单.pdf 改名为 tasks.csv",
    right="在 Excel 或 WPS 里打开原表，另存为“CSV UTF-8（逗号分隔）”",
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_BEGINNINGS = (
    (b"%PDF-", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Excel、Word 文件，或加了密码的工作簿"),
    (b"{\\rtf", "RTF 文档"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "GZIP 压缩包"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    *((beginning, "压缩包") for beginning in _ZIP),
)
_MARKUP = (b"<!doctype", b"<html", b"<head", b"<meta", b"<body", b"<table", b"<?xml")
_WORKBOOK_PART = "xl/workbook.xml"
_PARTS = (
    (_WORKBOOK_PART, "Excel 工作簿（.xlsx）"),
    ("xl/workbook.bin", "Excel 二进制工作簿（.xlsb）"),
    ("word/document.xml", "Word 文档（.docx）"),
    ("ppt/presentation.xml", "PowerPoint 文件（.pptx）"),
    ("content.xml", "OpenDocument 文件"),
)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an XLSX workbook, whatever the file is called.

    Args:
        data: The bytes of a file.
    """
    return data.startswith(_ZIP) and _WORKBOOK_PART in _members(data)


def no_text(data: bytes, file: str) -> Finding | None:
    """Say what a file is that holds no text.

    Args:
        data: The bytes of the file.
        file: Its name, for the finding.

    Returns:
        The finding, or None where the file may be text.
    """
    kind = _kind(data)
    if kind is None:
        return None
    return NO_TEXT.found(
        Place(file),
        f"这个文件的内容是{kind}，不是文字。",
        "只改文件名没有用：在原来的程序里打开它，表格另存为“CSV UTF-8（逗号分隔）”，"
        "或从版本库取回上一版的文件。",
    )


def _kind(data: bytes) -> str | None:
    if data.startswith(_ZIP):
        members = _members(data)
        for part, kind in _PARTS:
            if part in members:
                return kind
    for beginning, kind in _BEGINNINGS:
        if data.startswith(beginning):
            return kind
    # A web page saved as UTF-16 has a zero byte beside each of these letters.
    opening = data[:200].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").strip(b"\xff\xfe \t\r\n")
    return "网页或 XML 文件" if opening.lower().startswith(_MARKUP) else None


def _members(data: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return frozenset()
