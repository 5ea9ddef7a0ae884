"""Bytes to text: the encodings in which Chinese offices save a table."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from zeren.findings import Finding, Place, Severity, declare
from zeren.text.characters import REPLACEMENT, trim

EMPTY = declare(
    "F002",
    Severity.ERROR,
    "文件是空的",
    about="文件里没有任何内容，多半是保存时出了错。从版本库取回上一版的文件，再修改。",
    wrong="tasks.csv 大小为 0 字节",
    right="tasks.csv 有表头和任务",
)
UNREADABLE = declare(
    "F003",
    Severity.ERROR,
    "文件编码无法识别",
    about="电脑用“编码”把文字存成字节。本站读得懂 UTF-8、UTF-16 和 GB18030（即 GBK），"
    "这个文件却是用别的编码存的，或有几个字节损坏了。",
    wrong="用繁体中文（Big5）、日文或韩文编码保存的 tasks.csv",
    right="在 Excel 或 WPS 中另存为“CSV UTF-8（逗号分隔）”",
)
DOUBTFUL = declare(
    "F012",
    Severity.ERROR,
    "文件编码可疑",
    about="文件能当作 GB18030 读出来，读出的却不像中文：没有一个认识的列名，或多是生僻字。"
    "多半是用繁体中文、日文或韩文的编码存的。",
    wrong="表头读出来是“唹覹,丂嶌擟柋”",
    right="表头读出来是“序号,工作任务”",
)

_MARKS = (
    # The mark of UTF-32 begins with that of UTF-16, so that it must be looked for first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REFUSED = frozenset({"utf-32"})
FALLBACK = "gb18030"
_CHINESE = ("gb", "hz")
_NAMES = (
    ("big5", "繁体中文（Big5）"),
    ("cp950", "繁体中文（Big5）"),
    ("cp932", "日文（Shift-JIS）"),
    ("shift_jis", "日文（Shift-JIS）"),
    ("euc_ji", "日文（EUC-JP）"),
    ("euc_jp", "日文（EUC-JP）"),
    ("cp949", "韩文（EUC-KR）"),
    ("euc_kr", "韩文（EUC-KR）"),
    ("johab", "韩文（Johab）"),
    ("utf_32", "UTF-32"),
    ("utf-32", "UTF-32"),
)
_GUESSED_BYTES = 65536
# Text of which more is no common Chinese was read in the wrong encoding. Measured: Chinese lists
# 1.00, traditional Chinese in GB18030 0.87, Big5 read as GB18030 0.22, Shift-JIS 0.02.
_LEAST_COMMON = 0.6
_FEW = 10
_PUNCTUATION = frozenset("、，。；：？！“”‘’（）《》〔〕【】—…·％")
_COMMON_ROWS = range(0xB0, 0xD8)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text.

    Attributes:
        text: The text without byte order mark and with line feeds as line ends.
        encoding: The encoding it was read in, as Python names it.
    """

    text: str
    encoding: str


def decode(data: bytes, file: str) -> Decoded | Finding:
    """Decode a file by its byte order mark, else as UTF-8, UTF-16 or GB18030.

    Excel on Chinese Windows saves CSV as GB18030 and reads UTF-8 only with a byte order mark.
    Line ends become line feeds, so that the same table gives the same text however it was saved.

    Args:
        data: The bytes of the file.
        file: Its name, for the finding.

    Returns:
        The text, or the finding that says why there is none.
    """
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not trim(text):
            return _empty(file)
        return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding)
    return _unreadable(data, file) if data.strip() else _empty(file)


def doubt(decoded: Decoded, file: str) -> Finding | None:
    """Doubt a text that was read as GB18030 and is no Chinese.

    Shift-JIS, Big5 and EUC-KR decode as GB18030 without an error.

    Args:
        decoded: The text.
        file: The file's name, for the finding.
    """
    if decoded.encoding != FALLBACK or _is_chinese(decoded.text):
        return None
    return doubtful(decoded, file)


def doubtful(decoded: Decoded, file: str) -> Finding:
    """Report a text that was read as GB18030 and makes no sense.

    Args:
        decoded: The text.
        file: The file's name.
    """
    guess = foreign_guess(decoded.text)
    words = f"更像是用“{guess}”保存的" if guess else "也可能是用别的编码保存的"
    return DOUBTFUL.found(
        Place(file),
        f"按 GB18030 读出的内容不像本站的数据，{words}。",
        "在 Excel 或 WPS 中打开原表，确认显示的是正常的中文，再另存为“CSV UTF-8（逗号分隔）”。",
        guess,
    )


def foreign_guess(text: str) -> str:
    """The likeliest encoding of a text that was read as GB18030, where that is another.

    Args:
        text: The text.

    Returns:
        The encoding in words; empty where it is Chinese or none is likely.
    """
    return _guess(text[:_GUESSED_BYTES].encode(FALLBACK))


def _candidates(data: bytes) -> tuple[str, ...]:
    """The encodings to try, the likeliest first; none where the mark says one we refuse."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return () if encoding in _REFUSED else (encoding,)
    wide = _wide_without_mark(data) if b"\0" in data else None
    if wide is not None:
        return (wide,)
    return ("utf-8",) if _is_damaged_utf8(data) else ("utf-8", FALLBACK)


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: in the right byte order it is Chinese, with separators."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text and any(sign in text for sign in "\n,\t:") and _is_chinese(text):
            return encoding
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few; of GB18030 most make no UTF-8."""
    text = data.decode("utf-8", "replace")
    return 0 < 3 * text.count(REPLACEMENT) < sum(not character.isascii() for character in text)


def _is_chinese(text: str) -> bool:
    """Whether most of what is not ASCII is common Chinese: level 1 of GB 2312, or punctuation."""
    characters = [character for character in text if not character.isascii()]
    common = sum(map(_is_common, characters))
    return len(characters) < _FEW or common >= _LEAST_COMMON * len(characters)


def _is_common(character: str) -> bool:
    if character in _PUNCTUATION:
        return True
    try:
        return character.encode("gb2312")[0] in _COMMON_ROWS
    except UnicodeEncodeError:
        return False


def _guess(data: bytes) -> str:
    """The likeliest encoding of bytes in words; empty where none is likely, or Chinese."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED_BYTES]).best()
    name = best.encoding if best is not None else ""
    if name.startswith(_CHINESE):
        return ""
    other = f"非中文的编码（{name}）" if name else ""
    return next((words for start, words in _NAMES if name.startswith(start)), other)


def _empty(file: str) -> Finding:
    return EMPTY.found(
        Place(file), "文件是空的，没有任何内容。", "从版本库取回上一版的文件，再修改。"
    )


def _unreadable(data: bytes, file: str) -> Finding:
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if marked == "utf-8-sig" or _is_damaged_utf8(data):
        return _damaged(data, file)
    guess = "UTF-16，但不完整" if marked == "utf-16" else _guess(data)
    words = f"像是用“{guess}”保存的" if guess else "看不出是哪一种编码"
    return UNREADABLE.found(
        Place(file),
        f"无法识别文件的编码：{words}。",
        "本站读得懂 UTF-8、UTF-16 和 GB18030。在 Excel 或 WPS 中打开原表，"
        "选“另存为 → CSV UTF-8（逗号分隔）”。",
        guess,
    )


def _damaged(data: bytes, file: str) -> Finding:
    """Report UTF-8 with a few damaged bytes, and the line of the first."""
    whole, _, _ = data.decode("utf-8", "replace").partition(REPLACEMENT)
    return UNREADABLE.found(
        Place(file, line=whole.count("\n") + 1),
        "文件编码是 UTF-8，但这一行里有损坏的字节，读不出是什么字。",
        "从版本库取回上一版的文件；或在 Excel 里改正这一行的乱码，"
        "再另存为“CSV UTF-8（逗号分隔）”。",
        "UTF-8",
    )
