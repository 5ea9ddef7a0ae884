"""What spreadsheets make of cells: error values, dates turned into numbers, ids turned into dates.

Only the forms are known here; what they mean in which column, the rules of the checks say.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ERROR = re.compile(
    r"#(?:N/A|DIV/0!|NULL!|NUM!|SPILL!|NAME\?|VALUE!|REF!|GETTING_DATA|CALC!|FIELD!|BLOCKED!"
    r"|CONNECT!|UNKNOWN!|BUSY!|PYTHON!|EXTERNAL!)|^Err:\d{3}$",
    re.IGNORECASE,
)
_HASHES = re.compile(r"#{2,}|.*#{5,}.*", re.DOTALL)
# What a workbook writes for a character that XML cannot hold (ISO/IEC 29500-1, 22.9.2.19).
_ESCAPE = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")
_CONTROL_ESCAPE = re.compile(r"_x(?:00[01][0-9A-Fa-f]|007[Ff])_")

# Day 60 is a leap day that never was, so that days count from the last but one of 1899.
_DAY_ZERO = date(1899, 12, 30)
_SERIAL = re.compile(r"([2-6]\d{4})(?:\.\d+)?")
_LAST_SERIAL = (date(2099, 12, 31) - _DAY_ZERO).days
_OF_NUMBERS = re.compile(
    r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{2}|\d{4})"
    r"|\d{2}[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日)[T\s]*\d{1,2}:\d{2}(?::\d{2})?"
)
# Spreadsheets write so, and some lists do as well.
_SHORT_DATE = re.compile(r"\d{4}/\d{1,2}/\d{1,2}|(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
# A formula, what a comparison gives, and a long number in scientific form.
_FORMULA = re.compile(
    r"=\s*(?:[A-Z][A-Z.]*\(.*\)|(?:'?[^'!=]+'?!)?\$?[A-Z]{1,3}\$?\d+(?:[-+*/&:].*)?)"
    r"|TRUE|FALSE|\d(?:\.\d+)?E\+\d{1,3}",
    re.DOTALL | re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"(?i)(?:\d{{1,2}}[-/ ])?{_MONTH}(?:[-/ ]\d{{1,2}},?)?(?:[-/ ](?:\d{{2}}|\d{{4}}))?"
)

_DAY_AND_MONTH = re.compile(rf"(?i)(?P<other>\d{{1,2}})[-/ ]{_MONTH}(?:[-/ ](?:\d{{2}}|\d{{4}}))?")
_MONTH_AND_REST = re.compile(rf"(?i){_MONTH}[-/ ](?P<other>\d{{1,4}})")
_CHINESE_DAY = re.compile(r"(?:\d{4}年)?(\d{1,2})月(\d{1,2})日")
_WHOLE_DATE = re.compile(r"\d{4}[-/.](\d{1,2})[-/.](\d{1,2})(?:\s+0?0:00(?::00)?)?")
_BRACKETED = re.compile(r"-(\d{1,4})")
_FLOAT = re.compile(r"(\d+)\.0+")
_PADDED = re.compile(r"0+(\d+)")

_DITTO = re.compile(
    r"[-—–\s]*(?:(?:[同如]|[详参]?见)(?:上|前|左)(?:述|面|一?[行项格条])?|[〃″〞“”＂\"]{1,2}|''|′′|々|ditto)[-—–\s。.]*",
    re.IGNORECASE,
)
_LONGEST_DITTO = 12
_TOTAL = re.compile(
    r"(?:[合总小共累]计|总和|汇总|sum|total)[:：为是]?[（(]?(?:共?\d+[项条个件]?(?:任务)?)?[)）]?。?",
    re.IGNORECASE,
)
_LONGEST_TOTAL = 16


def error_value(cell: str) -> str:
    """The error value that a cell holds, such as `#NAME?`; empty where it holds none.

    Args:
        cell: The cell; signs may be of the width of a Chinese character.
    """
    if "#" not in cell and "＃" not in cell and not cell.startswith("Err:"):
        return ""
    plain = unicodedata.normalize("NFKC", cell).strip()
    found = _ERROR.search(plain)
    return found.group() if found else ""


def is_hashes(cell: str) -> bool:
    """Whether a cell holds the signs that stand for a value in a column too narrow for it.

    Args:
        cell: The cell.
    """
    return ("#" in cell or "＃" in cell) and bool(
        _HASHES.fullmatch(unicodedata.normalize("NFKC", cell).strip())
    )


def escaped_control(cell: str) -> str:
    """The first escape of a control in a text, such as `_x000D_`; empty where there is none.

    Args:
        cell: The cell.
    """
    found = _CONTROL_ESCAPE.search(cell) if "_x" in cell else None
    return found.group() if found else ""


def unescaped(text: str) -> str:
    """A text of a workbook as it was meant: `_x000D_` is a character, `_x005F_` a low line.

    Args:
        text: The text as the file has it.
    """
    return _ESCAPE.sub(_characters, text) if "_x" in text else text


def _characters(escapes: re.Match[str]) -> str:
    """The characters of escapes side by side, of which two may be halves of one character."""
    units = bytes.fromhex("".join(escapes.group().split("_x")).replace("_", ""))
    return units.decode("utf-16-be", "replace")


def day_of_serial(written: str) -> date | None:
    """The day that a number of five digits stands for in a spreadsheet.

    Args:
        written: The cell.

    Returns:
        The day; None where it is no such number, or not of the years 1954 to 2099.
    """
    found = _SERIAL.fullmatch(written)
    if found is None or int(found[1]) > _LAST_SERIAL:
        return None
    return _DAY_ZERO + timedelta(days=int(found[1]))


def is_turned_date(written: str) -> bool:
    """Whether a cell holds a date as only spreadsheets write it: 45809, 12/31/2025, 1-Jun-25.

    Args:
        written: The cell.
    """
    return bool(
        day_of_serial(written) or _OF_NUMBERS.fullmatch(written) or _ENGLISH.fullmatch(written)
    )


def is_short_date(written: str) -> bool:
    """Whether a cell holds a date as spreadsheets and some lists write it: 2025/6/1, 20250601.

    Args:
        written: The cell.
    """
    return bool(_SHORT_DATE.fullmatch(written))


def is_reckoned(cell: str) -> bool:
    """Whether a cell holds a formula, TRUE or FALSE, or a number such as 1.23457E+17.

    Args:
        cell: The cell, without blanks around it.
    """
    return bool(_FORMULA.fullmatch(unicodedata.normalize("NFKC", cell)))


def id_before_date(written: str) -> str:
    """The id that a spreadsheet made a date of: 1-10 of 10-Jan, 1月10日 or 2025/1/10.

    Args:
        written: The cell.

    Returns:
        What was typed, most likely; empty where the cell is no such date.
    """
    if found := _DAY_AND_MONTH.fullmatch(written) or _MONTH_AND_REST.fullmatch(written):
        month = 1 + _MONTHS.index(found["month"].lower()[:3])
        return f"{month}-{int(found['other']) % 100}"
    if found := _CHINESE_DAY.fullmatch(written) or _WHOLE_DATE.fullmatch(written):
        return f"{int(found[1])}-{int(found[2])}"
    return ""


def id_before_number(written: str) -> str:
    """The id that a spreadsheet made a number of: 1 of 1.0 and 01.

    Args:
        written: The cell.

    Returns:
        The plain id; empty where the cell is no such number.
    """
    found = _FLOAT.fullmatch(written) or _PADDED.fullmatch(written)
    return str(int(found[1])) if found else ""


def number_before_minus(written: str) -> str:
    """The number in brackets that a spreadsheet took for a negative one: 1 of -1, typed as (1).

    Args:
        written: The cell.

    Returns:
        The number; empty where the cell is no negative one.
    """
    found = _BRACKETED.fullmatch(written)
    return found[1] if found else ""


def lost_zero(before: str, written: str) -> str:
    """The id that lost its last zero as a number: 1.10 where 1.1 follows upon 1.9.

    Args:
        before: The id before it.
        written: The id.

    Returns:
        The id with its zero; empty where none was lost.
    """
    chapter, dot, last = before.rpartition(".")
    same, other_dot, number = written.rpartition(".")
    if not (dot and other_dot and chapter == same and last.isdecimal() and number.isdecimal()):
        return ""
    meant = f"{number}0"
    return f"{same}.{meant}" if int(last) + 1 == int(meant) else ""


def is_ditto(cell: str) -> bool:
    """Whether a cell says that it holds the same as the one above it.

    Args:
        cell: The cell, without blanks around it.
    """
    plain = "".join(cell.split())
    return 0 < len(plain) <= _LONGEST_DITTO and bool(_DITTO.fullmatch(plain))


def is_total(cell: str) -> bool:
    """Whether a cell makes its row one of totals.

    Args:
        cell: The cell.
    """
    if len(cell) > _LONGEST_TOTAL:
        return False
    plain = unicodedata.normalize("NFKC", "".join(cell.split()))
    return bool(_TOTAL.fullmatch(plain))
