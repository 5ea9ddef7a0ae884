"""Slips of the pen in YAML, line by line: full-width signs, tabs, blanks that are missing.

A reader of YAML notices most of them late, or takes them for a part of a value without a word. Here
each line is put into the form that it was meant in: what was wrong is told where it stands, and the
rest of the file can be read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_WIDE_BLANKS = "\t\u00a0\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_UNSEEN = "\u00ad\u180e\u200b\u200c\u200d\u2060\ufeff"
_BLANKS = " " + _WIDE_BLANKS + _UNSEEN
_INDENT = re.compile(f"[{_BLANKS}]*")
_WRONG_INDENT = "缩进用了 Tab 或全角空格"
# Our own indents are of two spaces: as wide as a tab or a full-width blank looks.
_LEVEL = 2
_LEVELS = re.compile("[\t\u3000]")
# The lines below belong to a text, as long as they are indented further.
_TEXT_BELOW = re.compile(r"( *(?:- +)*)[a-z_]+: *[|>][-+0-9]*\s*(#.*)?")


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in a line.

    Attributes:
        line: The line, from 1.
        written: The line as it is.
        meant: The line as it was meant.
        reasons: What is wrong with it, in Chinese.
    """

    line: int
    written: str
    meant: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    """One slip of the pen.

    Attributes:
        reason: What is wrong, in Chinese.
        pattern: What it looks like; what is right, it leaves alone.
        meant: What was meant, as a replacement.
        beside: The sign that the line must hold, where the slip is one beside it alone.
    """

    reason: str
    pattern: re.Pattern[str]
    meant: str
    beside: str = ""


def mend_slips(
    text: str, keys: Collection[str], list_keys: Collection[str]
) -> tuple[str, tuple[Slip, ...]]:
    """Put a text of YAML into the form that it was meant in.

    Args:
        text: The text.
        keys: The words that are keys; what stands before a colon otherwise is left alone.
        list_keys: Those of which the value is a list.

    Returns:
        The text with the same number of lines, and what was wrong in them.
    """
    rules = _rules(keys, list_keys)
    lines: list[str] = []
    slips: list[Slip] = []
    deeper_than: int | None = None
    column = 0
    for number, line in enumerate(text.split("\n"), start=1):
        meant, reasons = line.rstrip(_BLANKS), tuple[str, ...]()
        indent = len(meant) - len(meant.lstrip(" "))
        if deeper_than is not None and (not meant or indent > deeper_than):
            lines.append(line)
            continue
        if meant and not meant.lstrip(_BLANKS).startswith("#"):
            meant, reasons = _mended(_indented(meant, column), rules)
            if _indented(line, column) != line:
                reasons = (_WRONG_INDENT, *reasons)
            column = _column_below(meant)
        if reasons:
            slips.append(Slip(number, line, meant, reasons))
        lines.append(meant)
        below = _TEXT_BELOW.fullmatch(meant)
        deeper_than = len(below[1]) if below else None
    return "\n".join(lines), tuple(slips)


def _indented(line: str, column: int) -> str:
    """A line with spaces before it; a full-width blank may mean one or two of them.

    Args:
        line: The line.
        column: Where it would begin as the line before it suggests.
    """
    blanks = _INDENT.match(line)
    indent = blanks[0] if blanks else ""
    if indent.strip(" ") == "":
        return line
    seen = indent.strip(_UNSEEN)
    looks = len(seen) + (_LEVEL - 1) * len(_LEVELS.findall(seen))
    return " " * (column if len(seen) == column else looks) + line[len(indent) :]


def _column_below(line: str) -> int:
    """Where the next line probably begins."""
    start = len(line) - len(line.lstrip(" -"))
    return start + _LEVEL if line.endswith(":") else start


def _mended(line: str, rules: Iterable[_Rule]) -> tuple[str, tuple[str, ...]]:
    reasons: dict[str, None] = {}
    for rule in rules:
        if rule.beside in line:
            before, line = line, rule.pattern.sub(rule.meant, line)
            reasons |= {rule.reason: None} if line != before else {}
    return line, tuple(reasons)


def _rules(keys: Collection[str], list_keys: Collection[str]) -> tuple[_Rule, ...]:
    """The slips that we know, in the order in which they are put right."""
    key, list_key = ("|".join(sorted(words)) for words in (keys, list_keys))
    blank = f"[{_BLANKS}]"
    # A dash with spaces of its own, and a colon with spaces or nothing behind it, are right.
    right_dash, right_colon = f"(?!- +[^{_BLANKS}])", f"(?! +[^{_BLANKS}]| *$)"
    start = rf"^( *(?:- +)*(?:{key}))"
    inside = rf"(?<=[{{,，])( *(?:{key}))"
    of_list = rf"^( *(?:- +)*(?:{list_key}): *)"
    value = r'^([^"]*(?:: |- |[\[{,] ?))'
    any_dash = "[-－﹣−–—]"
    dash, colon = "“-”用了全角的，或后面没有空一格", "冒号用了中文的“：”"
    gap = "冒号前后不是半角空格，或后面没有空一格"
    bracket, brace = "方括号用了中文的", "花括号用了中文的"
    quote, comma = "引号一边是中文的", "逗号用了中文的“，”"

    def rule(reason: str, pattern: str, meant: str, beside: str = "") -> _Rule:
        return _Rule(reason, re.compile(pattern), meant, beside)

    return (
        rule(dash, rf"^( *){right_dash}{any_dash}{blank}*(?=(?:{key}){blank}*[:：])", r"\1- "),
        rule(dash, rf"^( *){right_dash}(?:-{blank}*|{any_dash}{blank}+)(?=[一-鿿{{｛])", r"\1- "),
        rule(brace, rf"^( *(?:- +)*(?:(?:{key}){blank}*[:：]{blank}*)?\[? *)｛", r"\1{"),
        rule(brace, "｛", "{", beside="{"),
        rule(brace, "｝", "}", beside="{"),
        rule(colon, rf"{start}{blank}*：{blank}*", r"\1: "),
        rule(colon, rf"{inside}{blank}*：{blank}*", r"\1: ", beside="{"),
        rule(gap, rf"{start} *[{_WIDE_BLANKS}{_UNSEEN}]{blank}*:", r"\1:"),
        rule(gap, rf"{inside} *[{_WIDE_BLANKS}{_UNSEEN}]{blank}*:", r"\1:", beside="{"),
        rule(gap, rf"{start} *:{right_colon}{blank}*", r"\1: "),
        rule(gap, rf"{inside} *:{right_colon}{blank}*", r"\1: ", beside="{"),
        rule(comma, rf"，{blank}*(?=(?:{key}): )", ", ", beside="{"),
        rule(bracket, rf"{of_list}[【［〔]", r"\1["),
        rule(bracket, rf"{of_list}(\[.*)[】］〕]$", r"\1\2]"),
        rule(quote, rf'{value}"([^"“”]*)[“”]( *[],}}]*)$', r'\1"\2"\3'),
        rule(quote, rf'{value}[“”]([^"“”]*)"( *[],}}]*)$', r'\1"\2"\3'),
    )
