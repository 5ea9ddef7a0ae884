"""Numbers in dates and sums: 五百万元 counts as 500万元, 十二月十日 as 12月10日.

`canonical` writes such numbers in one way. Only what can mean nothing else is read: Arabic digits
with thousands separators or 十百千万亿 behind them, and well-formed Chinese numbers before a unit
of time or money. `theme/assets/javascripts/text/numerals.js` does the same to queries; a test
holds both to the same examples.
"""

from __future__ import annotations

import re
import unicodedata

_DIGITS = {"零": 0, "两": 2} | {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}

_RUN = re.compile("[0-9.,零一二两三四五六七八九十百千万亿]+")
_UNIT = re.compile("个月|[年月日号天元块]")
# Stands in every text in which a number is written anew; most texts have none and are left at once.
_SIGN = re.compile(
    "[0-9零一二两三四五六七八九十百千万亿]"
    "(?:(?<=[0-9])[,十百千万亿]|(?<![0-9])[.,]*(?:个月|[年月日号天元块]|\\Z))"
)
_ARABIC = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?([十百千万亿]*)")
_YEAR = re.compile("[零一二三四五六七八九]{4}")
# 二0二五 and 2零25 are years as well.
_MIXED_YEARS = (
    (re.compile("[0零一二三四五六七八九]{4}"), "0", "零"),
    (re.compile("[0-9零]{4}"), "零", "0"),
)
# 零五 may be a year, 一百一 is 110 to one and 101 to another.
_UNCLEAR = re.compile("^[零万亿]|[百千万亿][一二两三四五六七八九]$")
_SECTION = re.compile(
    "(?:([一二两三四五六七八九])千)?零?(?:([一二两三四五六七八九])百)?零?"
    "(?:([一二三四五六七八九]?)十)?零?([一二两三四五六七八九])?"
)


def canonical(folded: str) -> str:
    """Write the numbers of a folded text in one way.

    Args:
        folded: A folded text or query. Its end counts as a unit behind more than one character,
            so that 五百万 is read while somebody is still typing 五百万元.

    Returns:
        The text with these numbers in plain Arabic digits; all else as it was.
    """
    if _SIGN.search(folded) is None:
        return folded
    return _RUN.sub(lambda match: _number(match, folded), folded)


def number_in(run: str) -> str | None:
    """A number in plain Arabic digits.

    Args:
        run: The number, in Arabic or Chinese digits, such as 2,000, 4.5, ５００万 or 二〇二五.

    Returns:
        Its digits, without the zeros that count nothing; None where it is no number, or one that
        can be read in two ways.
    """
    plain = re.sub("[〇○◯]", "零", unicodedata.normalize("NFKC", run))
    if not plain:
        return None
    for years, mixed, meant in _MIXED_YEARS:
        if mixed in plain and years.fullmatch(plain):
            plain = plain.replace(mixed, meant)
    return _arabic(plain) or _chinese(plain)


def whole_number(run: str) -> int | None:
    """A whole number; zeros may stand before it.

    Args:
        run: As for `number_in`.
    """
    if run.isdecimal():
        return int(run)
    number = number_in(run)
    return int(number) if number is not None and number.isdecimal() else None


def _number(match: re.Match[str], text: str) -> str:
    """A run of digits as it should be written; as it is where it is no number to be read."""
    run = match.group().strip(".,")
    if not run:
        return match.group()
    ends = match.end() == len(text) and len(run) > 1
    has_unit = ends or _UNIT.match(text, match.end()) is not None
    number = _arabic(run) or (_chinese(run) if has_unit else None)
    return match.group() if number is None else match.group().replace(run, number)


def _arabic(run: str) -> str | None:
    """2,000 or 2.5万 in plain digits; None for what is none of that."""
    match = _ARABIC.fullmatch(run)
    if match is None:
        return None
    whole, part, powers = match.group(1).replace(",", ""), match.group(2) or "", match.group(3)
    if whole[0] == "0" and (len(whole) > 1 or not part):
        return None
    power = sum(_POWERS[character] for character in powers)
    digits = whole + part.ljust(power, "0")
    point = len(whole) + power
    number = digits[:point].lstrip("0") or "0"
    return f"{number}.{digits[point:]}" if digits[point:] else number


def _chinese(run: str) -> str | None:
    """二〇二五 or 五百万 in Arabic digits; None for what is no well-formed number."""
    if _YEAR.fullmatch(run):
        return "".join(str(_DIGITS[digit]) for digit in run)
    if _UNCLEAR.search(run):
        return None
    value = 0
    rest = run
    for sign in "亿万":
        head, found, tail = rest.partition(sign)
        if found:
            section = _section(head)
            if section is None:
                return None
            value += section * 10 ** _POWERS[sign]
            rest = tail
    if rest:
        section = _section(rest)
        if section is None:
            return None
        value += section
    return str(value)


def _section(text: str) -> int | None:
    """A Chinese number below 万."""
    match = _SECTION.fullmatch(text)
    if match is None or not text.strip("零"):
        return None
    thousands, hundreds, tens, ones = match.groups()
    return (
        1000 * _DIGITS[thousands or "零"]
        + 100 * _DIGITS[hundreds or "零"]
        + 10 * (_DIGITS[tens or "一"] if tens is not None else 0)
        + _DIGITS[ones or "零"]
    )
