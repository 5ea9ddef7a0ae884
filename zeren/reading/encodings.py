"""Bytes to text: the encodings in which Chinese offices save a table."""

from __future__ import annotations

import codecs

from zeren.findings import Finding, Place, Severity, declare

EMPTY = declare(
    "F002",
    Severity.ERROR,
    "文件是空的",
    wrong="tasks.csv 大小为 0 字节",
    right="从版本库取回上一版的文件，再修改",
)
UNREADABLE = declare(
    "F003",
    Severity.ERROR,
    "文件编码无法识别",
    wrong="用日文或韩文编码保存的 tasks.csv",
    right="在 Excel 中选“另存为 → CSV UTF-8（逗号分隔）”",
)

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, file: str) -> str | Finding:
    """Decode a file by its byte order mark, else as UTF-8, else as GB18030.

    Excel on Chinese Windows saves CSV as GB18030 and reads UTF-8 only with a byte order mark.
    Line ends become line feeds, so that the same table gives the same text however it was saved.

    Args:
        data: The bytes of the file.
        file: Its name, for the finding.

    Returns:
        The text without byte order mark, or the finding that says why there is none.
    """
    if not data.strip():
        return EMPTY.found(
            Place(file), "文件是空的，没有任何内容。", "从版本库取回上一版的文件，再修改。"
        )
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    return UNREADABLE.found(
        Place(file),
        "无法识别文件的编码，看不出其中的文字。",
        "在 Excel 或 WPS 中打开原表，选“另存为 → CSV UTF-8（逗号分隔）”。",
    )
