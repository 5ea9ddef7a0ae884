"""What a file is, told by its bytes: a name can be changed, the content cannot."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

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


class Container(StrEnum):
    """What a file is; the value is the word for it."""

    EMPTY = "空文件"
    TEXT = "文字"
    WORKBOOK = "Excel 工作簿（.xlsx）"
    BINARY_WORKBOOK = "Excel 二进制工作簿（.xlsb）"
    OLD_WORKBOOK = "旧版 Excel 文件（.xls）"
    OPEN_WORKBOOK = "OpenDocument 表格（.ods）"
    WORD = "Word 文档（.docx）"
    OLD_WORD = "旧版 Word 文档（.doc）"
    OPEN_TEXT = "OpenDocument 文档（.odt）"
    RICH_TEXT = "RTF 文档"
    OTHER_OLE = "旧版 Excel、Word 文件"
    LOCKED = "加了密码的 Office 文件"
    SLIDES = "PowerPoint 文件"
    OFD = "OFD 文件"
    PDF = "PDF 文件"
    WEB_PAGE = "网页"
    WEB_ARCHIVE = "单个文件的网页（.mht）"
    XML = "XML 文件"
    XML_WITH_ENTITIES = "有实体定义的 XML 文件"
    IMAGE = "图片"
    RAR = "RAR 压缩包"
    SEVEN_ZIP = "7z 压缩包"
    GZIP = "GZIP 压缩包"
    ZIP = "压缩包"
    BROKEN_ZIP = "解不开的压缩包"


# Before these, a text may stand in any encoding; a NUL is half a character of UTF-16.
_BLANKS = b" \t\r\n\0"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS = (
    (b"{\\rtf", Container.RICH_TEXT),
    (b"Rar!", Container.RAR),
    (b"7z\xbc\xaf\x27\x1c", Container.SEVEN_ZIP),
    (b"\x1f\x8b", Container.GZIP),
    (b"\x89PNG", Container.IMAGE),
    (b"\xff\xd8\xff", Container.IMAGE),
    (b"GIF8", Container.IMAGE),
    (b"II*\0", Container.IMAGE),
)
_BMP = (b"BM", bytes(4))  # two letters alone may begin a text
# Programs write something before the head of a PDF.
_PDF = re.compile(rb"%PDF-\d")
_PDF_WITHIN = 1024
# By the first of these parts an archive is known; the names of Office are folders.
_PARTS = (
    ("xl/workbook.xml", Container.WORKBOOK),
    ("xl/", Container.BINARY_WORKBOOK),
    ("word/", Container.WORD),
    ("ppt/", Container.SLIDES),
    ("OFD.xml", Container.OFD),
)
_OPENING = 4096
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<div", b"<p>")


def container_of(data: bytes) -> Container:
    """Tell what a file is.

    Args:
        data: Its bytes.

    Returns:
        What it is; text where nothing else is recognised.
    """
    if not data.strip(_BLANKS):
        return Container.EMPTY
    if data.startswith(_ZIP):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    return _by_beginning(data) or _text(data)


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an XLSX workbook, whatever the file is called.

    Args:
        data: The bytes of a file.
    """
    return data.startswith(_ZIP) and container_of(data) is Container.WORKBOOK


def no_text(data: bytes, file: str) -> Finding | None:
    """Say what a file is that holds no text.

    Args:
        data: The bytes of the file.
        file: Its name, for the finding.

    Returns:
        The finding, or None where the file may be text.
    """
    container = container_of(data)
    if container in (Container.EMPTY, Container.TEXT):
        return None
    return NO_TEXT.found(
        Place(file),
        f"这个文件的内容是{container.value}，不是文字。",
        "只改文件名没有用：在原来的程序里打开它，表格另存为“CSV UTF-8（逗号分隔）”，"
        "或从版本库取回上一版的文件。",
    )


def _by_beginning(data: bytes) -> Container | None:
    if _PDF.search(data[:_PDF_WITHIN]):
        return Container.PDF
    if (data[:2], data[6:10]) == _BMP:
        return Container.IMAGE
    known = (container for beginning, container in _BEGINNINGS if data.startswith(beginning))
    return next(known, None)


def _zip(data: bytes) -> Container:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Container.BROKEN_ZIP
    for part, container in _PARTS:
        if any(member.startswith(part) for member in members):
            return container
    if "content.xml" in members:
        # The first member is the kind, stored as it is.
        is_sheet = b"opendocument.spreadsheet" in data[:_OPENING]
        return Container.OPEN_WORKBOOK if is_sheet else Container.OPEN_TEXT
    return Container.ZIP


def _ole(data: bytes) -> Container:
    """Old office files name their parts in UTF-16."""
    for name, container in (
        ("EncryptedPackage", Container.LOCKED),
        ("EncryptionInfo", Container.LOCKED),
        ("WordDocument", Container.OLD_WORD),
        ("Workbook", Container.OLD_WORKBOOK),
        ("Book", Container.OLD_WORKBOOK),
    ):
        if name.encode("utf-16-le") in data:
            return container
    return Container.OTHER_OLE


def _text(data: bytes) -> Container:
    # UTF-16 has a zero byte beside each of these letters.
    opening = data[:_OPENING].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe")
    opening = opening.strip().lower()
    if opening.startswith((b"mime-version:", b"from: <saved by")) or (
        b"multipart/related" in opening and b"mime-version:" in opening
    ):
        return Container.WEB_ARCHIVE
    if not opening.startswith(b"<"):
        return Container.TEXT
    if b"<!entity" in opening:
        return Container.XML_WITH_ENTITIES
    if any(sign in opening for sign in _MARKUP):
        return Container.WEB_PAGE
    return Container.XML if opening.startswith(b"<?xml") else Container.TEXT
