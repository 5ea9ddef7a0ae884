"""What spreadsheets leave in cells instead of their content: error values, escapes, 同上."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from zeren.findings import Finding, Place, Severity, declare
from zeren.text.characters import trim
from zeren.text.spreadsheet_forms import (
    error_value,
    escaped_control,
    is_ditto,
    is_hashes,
    is_reckoned,
)
from zeren.wording import NAME_SEPARATOR

ERROR_VALUE = declare(
    "F029",
    Severity.ERROR,
    "Excel 的错误值",
    about="公式算不出来时，Excel 和 WPS 在格子里写 #NAME?、#VALUE!、#REF! 等；"
    "列太窄时显示 ########。以等号、加号、减号开头的文字也会被当成公式。"
    "原来的内容已经不在文件里了，只能照原文补上。",
    wrong="工作任务：#NAME?",
    right="工作任务：修好水闸，汛期前完成试运行。",
)
ESCAPED = declare(
    "F030",
    Severity.ERROR,
    "有工作簿里的转义（_x000D_）",
    about="_x000D_ 是工作簿文件里代替换行的记号，有的程序把它当成文字带了出来，不是原文里的字。",
    wrong="每季度检查一次。_x000D_结果公示。",
    right="每季度检查一次。结果公示。",
)
DITTO = declare(
    "F032",
    Severity.ERROR,
    "写了“同上”",
    about="每一行各自成页，看不到上一行，所以每一格都要写全。",
    wrong="牵头单位：同上",
    right="牵头单位：市财政局",
)
RECKONED = declare(
    "F034",
    Severity.ERROR,
    "公式、TRUE/FALSE 或科学记数",
    about="格子里是公式（=A1）、公式的结果 TRUE 或 FALSE，或 Excel 把长数字改成的 1.23457E+17，"
    "不是原文。先把这一列设为“文本”格式，再照原文填。",
    wrong="备注：=SUM(A1:A3)",
    right="备注：三项合计20万元",
)
_SHOWN = 20


def leftovers(text: str, place: Callable[[], Place], above: str = "") -> Iterator[Finding]:
    """Report what a spreadsheet left in a cell; nothing else in it counts.

    Args:
        text: The cell, without blanks around it.
        place: Gives its place, where there is anything to report.
        above: The cell above it.
    """
    if value := error_value(text) or (is_hashes(text) and text):
        yield _error_value(place(), value)
    elif escape := escaped_control(text):
        at = text.index(escape)
        yield ESCAPED.found(
            place(),
            f"“{escape}”是工作簿里代替换行的记号，不是文字。",
            "对照原文，把它删去，或改成换行。",
            text[max(at - _SHOWN // 2, 0) : at + _SHOWN],
        )
    elif is_reckoned(text):
        yield RECKONED.found(
            place(),
            f"“{text[:_SHOWN]}”是表格软件的公式、结果或科学记数，不是原文。",
            "先把这一列设为“文本”格式，再照原文填。",
            text,
        )
    elif _holds_ditto(text):
        meant = f"，上一行是“{trim(above)[:_SHOWN]}”" if above else ""
        yield DITTO.found(place(), f"“{text}”要写全{meant}。", "照原文把这一格写全。", text)


def _holds_ditto(text: str) -> bool:
    names = text.split(NAME_SEPARATOR) if NAME_SEPARATOR in text else (text,)
    return any(map(is_ditto, names))


def _error_value(place: Place, value: str) -> Finding:
    if is_hashes(value):
        message = f"“{value}”是列太窄时 Excel 显示的记号，原来的内容没有存下来。"
        hint = "在原来的工作簿里加宽这一列再另存；没有了的，照原文补上。"
    else:
        message = f"“{value}”是 Excel 的错误值，原来的内容没有存下来。"
        hint = "照原文补上；文字以 =、+、-、@ 开头的，先把这一列设为“文本”格式，再填。"
    return ERROR_VALUE.found(place, message, hint, value)
