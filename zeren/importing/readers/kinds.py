"""What a file is, by its content: a name can be changed, the content cannot."""

from __future__ import annotations

from enum import StrEnum

from zeren.importing.document import UnreadableFileError
from zeren.importing.readers.archives import members_of


class Kind(StrEnum):
    """What a file is; the value is the Chinese word for it."""

    WORD = "Word 文档（.docx）"
    OLD_WORD = "旧版 Word 文档（.doc）"
    RICH_TEXT = "RTF 文档"
    OPEN_TEXT = "OpenDocument 文档（.odt）"
    WORKBOOK = "Excel 工作簿"
    WEB_PAGE = "网页"
    WEB_ARCHIVE = "单个文件的网页（.mht）"
    PDF = "PDF 文件"
    TEXT = "文本或 CSV"


# The kinds that LibreOffice turns into a Word file first.
CONVERTED = frozenset({Kind.OLD_WORD, Kind.RICH_TEXT, Kind.OPEN_TEXT})

_EXTENSIONS = {
    ".docx": {Kind.WORD},
    ".docm": {Kind.WORD},
    ".doc": {Kind.OLD_WORD},
    ".wps": {Kind.OLD_WORD},
    ".rtf": {Kind.RICH_TEXT},
    ".odt": {Kind.OPEN_TEXT},
    ".xlsx": {Kind.WORKBOOK},
    ".xlsm": {Kind.WORKBOOK},
    ".xls": {Kind.WORKBOOK},
    ".et": {Kind.WORKBOOK},
    ".ods": {Kind.WORKBOOK},
    ".htm": {Kind.WEB_PAGE},
    ".html": {Kind.WEB_PAGE},
    ".mht": {Kind.WEB_ARCHIVE},
    ".mhtml": {Kind.WEB_ARCHIVE},
    ".pdf": {Kind.PDF},
    ".csv": {Kind.TEXT},
    ".tsv": {Kind.TEXT},
    ".txt": {Kind.TEXT},
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
_OPENING = 4096
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<table", b"<meta", b"<div", b"<p>")
_OTHERS = (
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"BM", "图片"),
    (b"II*\0", "图片"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "GZIP 压缩包"),
)
_SAVE_AS = "在原来的程序里打开，另存为 Word 文档（.docx）、Excel 工作簿（.xlsx）或 PDF，再导入。"
_ENTITIES = (b"<!entity",)


def kind_of(data: bytes) -> Kind:
    """Tell what a file is.

    Args:
        data: Its bytes.

    Returns:
        Its kind; text where nothing else is recognised.

    Raises:
        UnreadableFileError: If it is empty, locked by a password, or of a kind that is not read.
    """
    if not data.strip(b" \t\r\n\0"):
        raise UnreadableFileError("文件是空的，没有任何内容。", "请重新下载或另存一份，再导入。")
    if data.startswith(_ZIP):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Kind.PDF
    if data.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    for beginning, word in _OTHERS:
        if data.startswith(beginning):
            raise UnreadableFileError(f"这是{word}，里面读不出文字。", _SAVE_AS)
    return _text_kind(data)


def disguise(name: str, kind: Kind) -> str:
    """Say where a file's name promises something else than it holds.

    Args:
        name: The file's name.
        kind: What it is.

    Returns:
        A sentence; empty where name and content agree.
    """
    dot = name.rfind(".")
    extension = name[dot:].lower() if dot >= 0 else ""
    promised = _EXTENSIONS.get(extension, {kind})
    if kind in promised:
        return ""
    return f"文件名的后缀是 {extension}，内容却是{kind.value}；已按内容读取。"


def _zip_kind(data: bytes) -> Kind:
    members = members_of(data)
    if not members:
        raise UnreadableFileError(
            "文件已损坏：像是 Word 或 Excel 文件，但解不开，多半没有下载完。",
            "请重新下载，或向发文单位重新要一份。",
        )
    if any(name.startswith("word/") for name in members):
        return Kind.WORD
    if any(name.startswith("xl/") for name in members):
        return Kind.WORKBOOK
    if "content.xml" in members:
        return _open_document_kind(data)
    for name, word in (("ppt/presentation.xml", "PowerPoint 文件"), ("OFD.xml", "OFD 文件")):
        if name in members:
            raise UnreadableFileError(f"这是 {word}，暂不能读取。", _SAVE_AS)
    raise UnreadableFileError("这是压缩包，不是清单本身。", "先解压，再导入里面的文件。")


def _open_document_kind(data: bytes) -> Kind:
    # The first member is the kind, stored as it is.
    head = data[:_OPENING]
    return Kind.WORKBOOK if b"opendocument.spreadsheet" in head else Kind.OPEN_TEXT


def _ole_kind(data: bytes) -> Kind:
    """Old office files name their parts in UTF-16."""
    if _wide("EncryptedPackage") in data or _wide("EncryptionInfo") in data:
        raise UnreadableFileError(
            "文件设了密码，打不开。", "在原来的程序里打开，去掉密码后另存一份再导入。"
        )
    if _wide("WordDocument") in data:
        return Kind.OLD_WORD
    if _wide("Workbook") in data or _wide("Book") in data:
        return Kind.WORKBOOK
    raise UnreadableFileError("认不出是哪一种旧版办公文件，或文件已损坏。", _SAVE_AS)


def _text_kind(data: bytes) -> Kind:
    # UTF-16 has a zero byte beside each of these letters.
    opening = data[:_OPENING].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe")
    opening = opening.strip().lower()
    if (
        opening.startswith((b"mime-version:", b"from: <saved by"))
        or b"multipart/related" in opening
    ):
        return Kind.WEB_ARCHIVE
    if any(definition in opening for definition in _ENTITIES):
        raise UnreadableFileError(
            "文件里有 XML 实体定义，正常的网页没有，可能是恶意文件。",
            "请确认文件来源，不要打开它；向发文单位重新要一份。",
        )
    if opening.startswith((b"<", b"\xef\xbb\xbf<")) and any(sign in opening for sign in _MARKUP):
        return Kind.WEB_PAGE
    if opening.startswith(b"<?xml"):
        raise UnreadableFileError("这是 XML 文件，暂不能读取。", _SAVE_AS)
    return Kind.TEXT


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")
