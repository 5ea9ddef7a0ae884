"""Characters that were lost on the way, or that nobody can see."""

from __future__ import annotations

from collections.abc import Iterator

from zeren.findings import Finding, Place, Severity, declare
from zeren.text.characters import QUESTIONABLE, REPLACEMENT, UNSEEN, trim

LOST = declare(
    "F013",
    Severity.ERROR,
    "有字已经丢失（�）",
    about="“�”是程序认不出一个字时留下的记号，原来的字已经不在文件里了，只能照原文补上。",
    wrong="建立�育服务指导中心",
    right="建立养老服务指导中心",
)
QUESTIONED = declare(
    "F014",
    Severity.WARNING,
    "疑有字变成了问号（?）",
    about="以较旧的编码保存时，存不下的字会变成英文问号。中文里的问号是“？”，"
    "紧挨汉字的英文问号多半是丢了的字。",
    wrong="做好?水镇的托位建设",
    right="做好沣水镇的托位建设",
)
NULS = declare(
    "F015",
    Severity.ERROR,
    "有空字符",
    about="空字符（NUL）是损坏的记号，正常的表格里没有。多半是传送或保存中断了。",
    wrong="文件的一部分变成了看不见的空字符",
    right="从版本库取回上一版的文件，再修改",
)
UNSEEN_CONTROLS = declare(
    "F016",
    Severity.WARNING,
    "有看不见的控制字符",
    about="控制字符看不见，多是从网页、微信或其他系统复制时带来的；"
    "其中改变文字方向的，会让人看到的与文件里的不同。删去后重新输入这几个字即可。",
    wrong="市财政局后面带着看不见的字符 U+202C",
    right="市财政局",
)


def damage(value: str, place: Place) -> Iterator[Finding]:
    """Report what is damaged in a cell or line beyond doubt.

    Args:
        value: The cell or line as read.
        place: Where it stands.
    """
    if REPLACEMENT in value:
        yield LOST.found(
            place,
            f"这里有 {value.count(REPLACEMENT)} 个字丢失了，只剩下“�”。",
            "照原文补上丢失的字。",
            _around(value, value.index(REPLACEMENT)),
        )
    if "\0" in value:
        yield NULS.found(
            place,
            "这里有空字符，文件可能已经损坏。",
            "从版本库取回上一版的文件；或把这里的内容全部删去，重新输入。",
        )
    if unseen := UNSEEN.search(value):
        yield UNSEEN_CONTROLS.found(
            place,
            f"这里有看不见的控制字符（U+{ord(unseen.group()):04X}）。",
            "把这里的内容删去，重新输入，不要从网页或微信直接粘贴。",
            _around(UNSEEN.sub("", value), max(unseen.start() - 1, 0)),
        )


def questions(value: str, place: Place) -> Iterator[Finding]:
    """Report a question mark that probably stands for a lost character.

    Args:
        value: The cell or line as read.
        place: Where it stands.
    """
    if question := QUESTIONABLE.search(value):
        yield QUESTIONED.found(
            place,
            "英文问号“?”紧挨着汉字，可能是丢了的字。",
            "对照原文：丢了字就补上；确是问号，请用中文的“？”。",
            _around(value, question.start()),
        )


def _around(value: str, index: int) -> str:
    """The few characters around a place in a value."""
    return trim(value[max(index - 6, 0) : index + 7])
