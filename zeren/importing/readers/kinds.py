"""What a published file is to its readers, and which files have none."""

from __future__ import annotations

from enum import StrEnum

from zeren.importing.document import UnreadableFileError
from zeren.reading.files.containers import Container, container_of


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
_KINDS = {
    Container.WORD: Kind.WORD,
    Container.OLD_WORD: Kind.OLD_WORD,
    Container.RICH_TEXT: Kind.RICH_TEXT,
    Container.OPEN_TEXT: Kind.OPEN_TEXT,
    Container.WORKBOOK: Kind.WORKBOOK,
    Container.BINARY_WORKBOOK: Kind.WORKBOOK,
    Container.OLD_WORKBOOK: Kind.WORKBOOK,
    Container.OPEN_WORKBOOK: Kind.WORKBOOK,
    Container.WEB_PAGE: Kind.WEB_PAGE,
    Container.WEB_ARCHIVE: Kind.WEB_ARCHIVE,
    Container.PDF: Kind.PDF,
    Container.TEXT: Kind.TEXT,
}
_SAVE_AS = "在原来的程序里打开，另存为 Word 文档（.docx）、Excel 工作簿（.xlsx）或 PDF，再导入。"
# Why the others are not read, and what to do.
_UNREAD = {
    Container.EMPTY: ("文件是空的，没有任何内容。", "请重新下载或另存一份，再导入。"),
    Container.BROKEN_ZIP: (
        "文件已损坏：像是 Word 或 Excel 文件，但解不开，多半没有下载完。",
        "请重新下载，或向发文单位重新要一份。",
    ),
    Container.ZIP: ("这是压缩包，不是清单本身。", "先解压，再导入里面的文件。"),
    Container.LOCKED: (
        "文件设了密码，打不开。",
        "在原来的程序里打开，去掉密码后另存一份再导入。",
    ),
    Container.SLIDES: ("这是 PowerPoint 文件，暂不能读取。", _SAVE_AS),
    Container.OFD: ("这是 OFD 文件，暂不能读取。", _SAVE_AS),
    Container.XML: ("这是 XML 文件，暂不能读取。", _SAVE_AS),
    Container.OTHER_OLE: ("认不出是哪一种旧版办公文件，或文件已损坏。", _SAVE_AS),
    Container.XML_WITH_ENTITIES: (
        "文件里有 XML 实体定义，正常的网页没有，可能是恶意文件。",
        "请确认文件来源，不要打开它；向发文单位重新要一份。",
    ),
}


def kind_of(data: bytes) -> Kind:
    """Tell what a file is.

    Args:
        data: Its bytes.

    Returns:
        Its kind; text where nothing else is recognised.

    Raises:
        UnreadableFileError: If it is empty, locked by a password, or of a kind that is not read.
    """
    container = container_of(data)
    if container in _KINDS:
        return _KINDS[container]
    other = (f"这是{container.value}，里面读不出文字。", _SAVE_AS)
    raise UnreadableFileError(*_UNREAD.get(container, other))


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
