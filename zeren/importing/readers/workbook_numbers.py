"""How a workbook shows its numbers: 1.10 is not 1.1 where the numbers of tasks are concerned.

The forms of lists are known: digits, decimals, thousands, percents, words before and behind,
Chinese numerals (ISO/IEC 29500-1, 18.8.31). Of any other form a person is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from zeren.text.ordinals import chinese

_PART = re.compile(
    r'"(?P<words>[^"]*)"|\\(?P<sign>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)(?P<power>E[+-]0+)?|(?P<general>General|G/通用格式)"
    r"|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CURRENCY = re.compile(r"\$([^-]*)(?:-[0-9a-f]+)?", re.IGNORECASE)
_COLOUR = re.compile(
    r"(?:black|blue|cyan|green|magenta|red|white|yellow|colou?r\s*\d+|黑色?|蓝色?|红色?|绿色?)",
    re.IGNORECASE,
)
_DATE = re.compile(r"[ymdhse]|上午|am/pm", re.IGNORECASE)
_PLAIN = frozenset({"", "general", "@", "g/通用格式"})
_HUNDRED, _THOUSAND, _SECTIONS = 100, 1000, 3
# What programs number instead of writing it down; those of dates as Chinese systems show them.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    49: "@",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}


@dataclass(frozen=True, slots=True)
class _Form:
    """One section of a format.

    Attributes:
        before: The words before the number.
        after: The words behind it.
        digits: The digits, such as `#,##0.00`; empty for a plain number, None for no number.
        power: The power of ten, such as `E+00`; empty for none.
        is_chinese: Whether the number is written 一二三.
    """

    before: str
    after: str
    digits: str | None
    power: str
    is_chinese: bool


def is_plain(code: str) -> bool:
    """Whether a format shows numbers as they are.

    Args:
        code: The format.
    """
    return code.strip().lower() in _PLAIN


def shown_number(value: float, code: str) -> str | None:
    """A number as its format shows it.

    Args:
        value: The number.
        code: The format, such as `0.00`.

    Returns:
        The number as shown, which may be nothing; None where the format is not understood.
    """
    sections = _sections(code)[:_SECTIONS]
    at = _section(value, len(sections))
    form = _form(sections[at])
    if form is None:
        return None
    number = Decimal(repr(float(value)))
    if at == 1:
        number = abs(number)  # a form of its own says by itself that it is below zero
    if form.digits is None:
        return form.before
    text = _number(number, form)
    return None if text is None else f"{form.before}{text}{form.after}"


def shown_text(text: str, code: str) -> str:
    """A text as the format of its cell shows it, such as `@"局"`.

    Args:
        text: The text.
        code: The format.
    """
    section = _sections(code)[-1]
    if is_plain(code) or "@" not in section:
        return text
    parts = []
    for part in _PART.finditer(section):
        is_place = part["other"] == "@"
        parts.append(text if is_place else part["words"] or part["sign"] or part["other"] or "")
    return "".join(parts)


def _sections(code: str) -> list[str]:
    """The sections of a format, for numbers above, below and equal to zero, and for texts."""
    sections = [""]
    for part in _PART.finditer(code):
        if part["other"] == ";":
            sections.append("")
        else:
            sections[-1] += part[0]
    return sections


def _section(value: float, count: int) -> int:
    if value < 0 and count > 1:
        return 1
    return 2 if value == 0 and count > 2 else 0  # noqa: PLR2004 - the third section


def _form(section: str) -> _Form | None:
    before, after = [""], [""]
    digits: str | None = None
    power, is_chinese = "", False
    for part in _PART.finditer(section):
        words = part["words"] or part["sign"] or ""
        if part["digits"] or part["general"]:
            if digits is not None:
                return None  # 0-00, # ?/? and the like
            digits, power = part["digits"] or "", part["power"] or ""
        elif (bracket := part["bracket"]) is not None:
            if bracket.upper() == "DBNUM1":
                is_chinese = True
            elif currency := _CURRENCY.fullmatch(bracket):
                words = currency[1]
            elif not _COLOUR.fullmatch(bracket):
                return None
        elif part["other"] and _DATE.match(part["other"]):
            return None
        (before if digits is None else after).append(words or part["other"] or "")
    return _Form("".join(before), "".join(after), digits, power, is_chinese)


def _number(number: Decimal, form: _Form) -> str | None:
    if "%" in form.before + form.after:
        number *= _HUNDRED
    if form.is_chinese:
        return None if form.digits else _chinese(number)
    if not form.digits:
        return f"{float(number):.15g}"
    if form.power:
        return _scientific(number, form)
    whole, _, part = form.digits.partition(".")
    if whole.endswith(","):
        number /= Decimal(_THOUSAND) ** (len(whole) - len(whole.rstrip(",")))
    rounded = number.quantize(Decimal(1).scaleb(-len(part)), ROUND_HALF_UP)
    sign, text = ("-", str(-rounded)) if rounded < 0 else ("", f"{rounded:f}")
    left, _, right = text.partition(".")
    left = left.lstrip("0").rjust(sum(one == "0" for one in whole), "0")
    if "," in whole.rstrip(","):
        left = _grouped(left)
    right = right[: len(part)]
    while right.endswith("0") and part[len(right) - 1] != "0":
        right = right[:-1]
    point = "." if "." in form.digits else ""
    return f"{sign}{left}{point}{right}"


def _chinese(number: Decimal) -> str | None:
    whole = int(number)
    if whole != number or not 0 < whole < _THOUSAND:
        return None
    text = chinese(whole)
    return f"一{text}" if text.startswith("十") else text  # as Excel writes them


def _scientific(number: Decimal, form: _Form) -> str:
    decimals = len((form.digits or "").partition(".")[2])
    mantissa, _, power = f"{number:.{decimals}E}".partition("E")
    width = len(form.power) - 2
    return f"{mantissa}E{power[0]}{power[1:].rjust(width, '0')}"


def _grouped(digits: str) -> str:
    parts: Sequence[str] = [digits[max(end - 3, 0) : end] for end in range(len(digits), 0, -3)]
    return ",".join(reversed(parts))
