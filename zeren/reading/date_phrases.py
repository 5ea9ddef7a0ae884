"""Words of dates in a text: 到2025年, 2023年1月1日至2025年12月31日, 每年12月10日前, 每季度末.

A date is never more precise than its words. What names no date, such as 重大节日期间 or 每季度, is
a phrase all the same, without a date: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zeren.figures import MilestoneKind
from zeren.text.amounts import whole_number
from zeren.text.dates import NUMERAL, PART, YEAR, Span, part_of


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """Words of a text that name a date, or that something is done at certain times.

    Attributes:
        start: Where they begin in the text.
        end: Where they end.
        text: The words.
        kind: What the date is.
        starts: Of a period, its beginning.
        ends: The date; None where the words name none.
        rule: Of what comes again, its rule; None where the words name no day.
        is_before: Whether 前 stands behind a date, so that it may or may not include it.
    """

    start: int
    end: int
    text: str
    kind: MilestoneKind
    starts: Span | None = None
    ends: Span | None = None
    rule: str | None = None
    is_before: bool = False


def _named(pattern: str, mark: str) -> str:
    """A pattern whose groups bear a mark, so that it can stand in another one twice."""
    return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{mark}>", pattern)


_TO = r"[\s]*(?:[-—–~～]+|至|到)[\s]*"
_BEFORE = "(?P<end>(?:年)?[底末])?(?P<within>以?内)?(?P<before>之前|以前|前)?"
_HOLIDAYS = "重大节日期间|重要节日期间|节假日期间|节日期间"
_ONGOING = "长期坚持|长期推进|长期|持续推进|常态化推进|常态化"
_EVERY = (
    "每年度?|每季度?|每半年|每个?月|每周|每旬|每天|每日|每学期|每学年"
    "|按年度?|按季度?|按月|分年度|逐年|逐月|定期"
)
_WEEKDAY = dict(
    zip("一二三四五六日天", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU"), strict=True)
)

_RECURRING = (
    # 每年12月10日前
    rf"每年{_named(PART, '')}(?P<last>[底末])?(?P<before>之前|以前|前)?",
    # 每年年底前, 每季度末, 每月底前
    r"每(?P<cycle>年|季度|季|半年|个?月)度?(?:年|季|月)?(?P<last>[底末])(?:之前|以前|前)?",
    # 每月5日前
    rf"每个?月(?P<of_month>{NUMERAL}{{1,3}})[日号](?P<before>之前|以前|前)?",
    # 每周五前
    r"每周(?P<weekday>[一二三四五六日天])(?P<before>之前|以前|前)?",
    rf"(?:{_HOLIDAYS}|{_EVERY})",
)
_PERIODS = (
    (
        rf"[从自]?{_named(YEAR, 'A')}{_named(PART, 'A')}?{_TO}(?:{_named(YEAR, 'B')})?"
        rf"{_named(PART, 'B')}?(?:[底末])?止?(?:期间)?"
    ),
    # 2023—2025年, 2025年1—6月
    rf"[从自]?(?P<bare>\d{{4}}){_TO}{_named(YEAR, 'B')}(?:期间)?",
    rf"{_named(YEAR, 'A')}(?P<month>\d{{1,2}}){_TO}(?P<till>\d{{1,2}})月份?",
    # 2025年7月1日至7日
    (
        rf"{_named(YEAR, 'A')}(?P<month>{NUMERAL}{{1,3}})月(?P<day>{NUMERAL}{{1,3}})日?{_TO}"
        rf"(?P<till>{NUMERAL}{{1,3}})[日号]"
    ),
    # 从2025年3月起
    rf"[从自]?(?P<open>{_named(YEAR, 'A')}{_named(PART, 'A')}?)(?:起|开始)",
)
_DEADLINES = (
    rf"(?:截至|截止|[到至])?{YEAR}{PART}?{_BEFORE}",
    rf"(?:截至|截止|[到至])?(?:今年|本年度?|当年)?{PART}{_BEFORE}",
    r"(?:截至|截止|[到至])?\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?(?:之前|以前|前)?",
    r"(?:今年|本年度?|当年|年)[底末内](?:之前|以前|前)?|年内",
)
# A number of a document, a version or a telephone is no date.
_NOT_AFTER = re.compile(r"[第〔\[(（]$|[0-9０-９]$")


def date_phrases(text: str, year: int | None = None) -> tuple[DatePhrase, ...]:
    """The words of a text that name dates.

    Args:
        text: The text.
        year: The year that is meant where the words name none, such as that of the list.

    Returns:
        The phrases in their order; none overlaps another.
    """
    found: list[DatePhrase] = []
    for pattern, read in _FORMS:
        for phrase in _matches(pattern, text, year, read):
            if all(phrase.end <= one.start or one.end <= phrase.start for one in found):
                found.append(phrase)
    return tuple(sorted(found, key=lambda phrase: phrase.start))


def deadline_phrases(text: str, year: int | None = None) -> tuple[DatePhrase, ...]:
    """The words of 完成时限 that name dates: there 长期坚持 says one as well.

    Args:
        text: The cell.
        year: As for `date_phrases`.
    """
    found = date_phrases(text, year)
    ongoing = re.search(_ONGOING, text)
    if ongoing and not found:
        return (DatePhrase(*ongoing.span(), ongoing[0], MilestoneKind.PERIOD),)
    return found


_Read = Callable[[re.Match[str], int | None], DatePhrase | None]


def _matches(
    pattern: re.Pattern[str], text: str, year: int | None, read: _Read
) -> Iterator[DatePhrase]:
    for match in pattern.finditer(text):
        if match[0] and not _NOT_AFTER.search(text[max(match.start() - 1, 0) : match.start()]):
            phrase = read(match, year)
            if phrase is not None:
                yield phrase


def _period(match: re.Match[str], _: int | None) -> DatePhrase | None:
    """A period; its end may leave out what its beginning says."""
    names = match.groupdict()
    if names.get("till"):
        year = whole_number(names["yearA"])
        day = names.get("day")
        first = _part(year, month=names["month"], day=day)
        last = _part(
            year, month=names["month"] if day else names["till"], day=day and names["till"]
        )
    elif names.get("open"):
        first, last = _part(whole_number(names["yearA"]), **_parts(names, "A")), None
        return DatePhrase(*match.span(), match[0], MilestoneKind.PERIOD, first)
    elif names.get("bare"):
        first = _part(int(names["bare"]))
        last = _part(whole_number(names["yearB"]))
    else:
        year = whole_number(names["yearA"])
        first = _part(year, **_parts(names, "A"))
        last_parts = _parts(names, "B")
        if not names["yearB"] and not any(last_parts.values()):
            return None
        last = _part(whole_number(names["yearB"]) if names["yearB"] else year, **last_parts)
    if first is None or last is None:
        return None
    return DatePhrase(*match.span(), match[0], MilestoneKind.PERIOD, first, last)


def _recurring(match: re.Match[str], _: int | None) -> DatePhrase | None:
    names = match.groupdict()
    rule = _rule(names)
    before = bool(names.get("before")) and not names.get("last")
    return DatePhrase(*match.span(), match[0], MilestoneKind.RECURRING, rule=rule, is_before=before)


def _rule(names: dict[str, str | None]) -> str | None:
    """The rule that the words of something that comes again name."""
    if weekday := names.get("weekday"):
        return f"FREQ=WEEKLY;BYDAY={_WEEKDAY[weekday]}"
    if of_month := names.get("of_month"):
        return f"FREQ=MONTHLY;BYMONTHDAY={whole_number(of_month)}"
    if cycle := names.get("cycle"):
        return {
            "年": "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
            "半年": "FREQ=MONTHLY;BYMONTH=6,12;BYMONTHDAY=-1",
            "季": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
            "季度": "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1",
        }.get(cycle, "FREQ=MONTHLY;BYMONTHDAY=-1")
    if (month := names.get("month")) and (names.get("day") or names.get("last")):
        day = whole_number(names["day"] or "") if names.get("day") else -1
        return f"FREQ=YEARLY;BYMONTH={whole_number(month)};BYMONTHDAY={day}"
    return None


def _deadline(match: re.Match[str], year: int | None) -> DatePhrase | None:
    names = match.groupdict()
    if "half" not in names:  # written in numbers, or only 年底前
        return _other_deadline(match, year)
    own_year = whole_number(names["year"]) if names.get("year") else year
    span = part_of(own_year, match)
    if names["month"] and not (names.get("year") or names["day"] or _ends(names) or _leads(match)):
        return None  # a number of months, such as 3月 in 为期3月
    before = bool(names.get("before")) and not (names.get("end") or names.get("within"))
    kind = MilestoneKind.DEADLINE
    return DatePhrase(*match.span(), match[0], kind, ends=span, is_before=before)


def _ends(names: dict[str, str | None]) -> bool:
    return bool(names.get("end") or names.get("before") or names.get("third"))


def _leads(match: re.Match[str]) -> bool:
    return match[0][0] in "截到至今本当"


_IN_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")


def _other_deadline(match: re.Match[str], year: int | None) -> DatePhrase | None:
    numbers = _IN_NUMBERS.search(match[0])
    if numbers is None:
        ends = _part(year)
    else:
        ends = _part(int(numbers[1]), month=numbers[2], day=numbers[3])
        if ends is None:
            return None
    before = numbers is not None and match[0].endswith("前")
    kind = MilestoneKind.DEADLINE
    return DatePhrase(*match.span(), match[0], kind, ends=ends, is_before=before)


_PARTS = ("half", "quarter", "month", "third", "day")


def _parts(names: dict[str, str | None], mark: str) -> dict[str, str | None]:
    return {part: names[part + mark] for part in _PARTS}


def _part(year: int | None, **parts: str | None) -> Span | None:
    """A part of a year by the groups of `PART`."""
    half, quarter, month, third, day = (parts.get(part) for part in _PARTS)
    written = ""
    if half:
        written = f"{half}半年"
    elif quarter:
        written = f"第{quarter}季度"
    elif month:
        written = f"{month}月" + (f"{third}旬" if third else f"{day}日" if day else "")
    match = re.fullmatch(f"{PART}?", written)
    return part_of(year, match) if match else None


# In the order in which they are tried: what a period holds is no date of its own.
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for patterns, read in ((_PERIODS, _period), (_RECURRING, _recurring), (_DEADLINES, _deadline))
    for pattern in patterns
)
