"""Where YAML that cannot be read went wrong: its reader often notices only some lines later."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from zeren.findings import Finding, Place, Severity, declare
from zeren.reading.data_files import SITE, stem_of

NOT_YAML = declare(
    "F020",
    Severity.ERROR,
    "YAML 写法有误",
    about="登记文件（.yml）靠缩进和英文标点分层：每一项以“- ”开头，其余各行缩进两格，"
    "键与值之间是英文冒号加空格，列表用英文的方括号和逗号，名称不加引号。"
    "缩进、空格和这些标点都不能用全角的。不熟悉 YAML，可以改用同名的 .csv 表格。",
    wrong="- name: 市财政局\n slug: caizheng-ju",
    right="- name: 市财政局\n  slug: caizheng-ju",
)
SHOWN = 40

_WIDE_KEY = re.compile(r"\s*(- )?[^\s：]+：")
_WIDE_SIGN = re.compile("[【】［］〔〕｛｝“”‘’，]")
# These are told where they are found, which is late: what is open began earlier.
_OPEN = ("while scanning a simple key", "while scanning a quoted", "while parsing a flow")


def not_yaml(file: str, error: yaml.YAMLError, text: str) -> Finding:
    """Report what cannot be read, where it was written and not where that was noticed.

    Args:
        file: The file's name.
        error: What the reader of YAML says.
        text: The text that it was given.
    """
    lines = text.split("\n")
    noticed = _number(getattr(error, "problem_mark", None)) or 1
    noticed = min(noticed, len(lines))
    began = _number(getattr(error, "context_mark", None)) or noticed
    first = next((n for n, line in enumerate(lines, start=1) if _says_something(line)), 1)
    is_list = stem_of(file) != SITE and any(one.startswith("- ") for one in lines[first:])
    if is_list and not lines[first - 1].startswith("- "):
        hint = "这一项开头应是“- ”，前面没有空格；其余各行缩进两格。"
        return _unreadable(file, first, lines, hint)
    if quoted := _unclosed(lines[:noticed]):
        return _unreadable(file, quoted, lines, "英文引号要成对；名称不用加引号。")
    if str(getattr(error, "context", None)).startswith(_OPEN):
        wide = (n for n in range(began, noticed + 1) if _WIDE_SIGN.search(lines[n - 1]))
        noticed = next(wide, began)
    if _WIDE_KEY.match(lines[noticed - 1]):
        return _unreadable(file, noticed, lines, "冒号用了中文的“：”：换成英文冒号，后面空一格。")
    hint = (
        "每一项以“- ”开头，键与值之间用英文冒号加空格，如“  slug: caizheng-ju”；"
        "方括号要成对，各项之间用英文逗号；值里有冒号或 # 时用英文引号括起来。"
    )
    return _unreadable(file, noticed, lines, hint)


def _number(mark: yaml.Mark | None) -> int | None:
    return mark.line + 1 if mark is not None else None


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(("#", "---", "%"))


def _unclosed(lines: Sequence[str]) -> int | None:
    """The first line in which an English quote has no partner."""
    odd = (n for n, line in enumerate(lines, start=1) if line.count('"') % 2)
    return next(odd, None)


def _unreadable(file: str, line: int, lines: Sequence[str], hint: str) -> Finding:
    return NOT_YAML.found(
        Place(file, line=line),
        "这里的写法无法读懂，多半是缩进、冒号、引号或括号的问题。",
        hint,
        lines[line - 1].strip()[:SHOWN],
    )
