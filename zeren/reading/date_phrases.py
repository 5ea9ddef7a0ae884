"""Words of dates in a text: 到2025年, 2023年1月1日至2025年12月31日, 每年12月10日前, 每季度末.

A date is never more precise than its words. What names no date, such as 重大节日期间 or 每季度, is
a phrase all the same, without a date: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from zeren.figures import MilestoneKind
from zeren.reading.date_contexts import DatePhrase, bounded, in_context
from zeren.reading.date_forms import (
    CELL_FORMS,
    DEADLINE_FORMS,
    IN_NUMBERS,
    MONTH_OF_SOMETHING,
    NO_DATE_AFTER,
    NO_DATE_BEFORE,
    ONE_PART,
    OWN_YEAR,
    PERIOD_FORMS,
    RECURRING_FORMS,
    SENTENCE_END,
    YEAR_OF_SOMETHING,
)
from zeren.reading.date_rules import rule_of, yearly_rule
from zeren.text.amounts import whole_number
from zeren.text.dates import PART, Span, date_in, part_of

__all__ = ["DatePhrase", "date_phrases", "deadline_phrases"]


def date_phrases(text: str, year: int | None = None) -> tuple[DatePhrase, ...]:
    """The words of a text that name dates.

    Args:
        text: The text.
        year: The year that is meant where the words name none, such as that of the list.

    Returns:
        The phrases in their order; none overlaps another, and none names a day that does not exist.
    """
    return _phrases(text, year, _forms())


def deadline_phrases(text: str, year: int | None = None) -> tuple[DatePhrase, ...]:
    """The words of 完成时限 that name dates: there 长期坚持 says one as well, and 2025 is a year.

    Args:
        text: The cell.
        year: As for `date_phrases`.
    """
    return _phrases(text, year, (*_forms(), *_forms_of_cells()))


_SEPARATORS = frozenset({"", *"，。；、：,;)）每"})
_Names = dict[str, str | None]
_Read = Callable[[re.Match[str], int | None], Iterable[DatePhrase]]
_Forms = tuple[tuple[re.Pattern[str], _Read], ...]


def _phrases(text: str, year: int | None, forms: _Forms) -> tuple[DatePhrase, ...]:
    """What the forms find, each in what those before it left."""
    found: list[DatePhrase] = []
    taken = bytearray(len(text))
    for pattern, read in forms:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]) or not _may_be_date(match):
                continue
            for seen in read(match, year):
                phrase = in_context(seen, text)
                if any(taken[phrase.start : phrase.end]):
                    continue
                found.append(phrase)
                taken[phrase.start : phrase.end] = b"\1" * (phrase.end - phrase.start)
    in_order = sorted(found, key=lambda phrase: phrase.start)
    return tuple(bounded(_in_their_years(in_order, text, year, forms), text))


def _in_their_years(
    found: Iterable[DatePhrase], text: str, year: int | None, forms: _Forms
) -> Iterator[DatePhrase]:
    """2025年6月底前建成，12月底前验收: a date without a year is of that named in its sentence."""
    named, since = None, 0
    for phrase in found:
        if named and SENTENCE_END.search(text, since, phrase.start):
            named = None
        if phrase.kind is MilestoneKind.RECURRING:
            yield phrase
        elif own := OWN_YEAR.search(phrase.text):
            is_one = phrase.kind is MilestoneKind.DEADLINE or _is_in_one_year(phrase)
            named, since = _year_of(own.groupdict(), "", year) if is_one else None, phrase.end
            yield phrase
        else:
            yield _of_year(phrase, named, forms)


def _is_in_one_year(phrase: DatePhrase) -> bool:
    years = {span.last.year for span in (phrase.starts, phrase.ends) if span}
    return phrase.ends is not None and len(years) == 1


def _of_year(phrase: DatePhrase, year: int | None, forms: _Forms) -> DatePhrase:
    """A phrase as one of another year."""
    again = _phrases(phrase.text, year, forms) if year else ()
    if [one.text for one in again] != [phrase.text]:
        return phrase
    return replace(phrase, starts=again[0].starts, ends=again[0].ends)


def _may_be_date(match: re.Match[str]) -> bool:
    """Whether neither what stands before nor what stands behind makes it another thing."""
    before = match.string[max(match.start() - 1, 0) : match.start()]
    return not NO_DATE_BEFORE.match(before) and not NO_DATE_AFTER.match(match.string, match.end())


# ---- what comes again ----


def _recurring(match: re.Match[str], _: int | None) -> Iterator[DatePhrase]:
    names = match.groupdict()
    before = bool(names.get("before")) and not names.get("last")
    kind = MilestoneKind.RECURRING
    yield DatePhrase(*match.span(), match[0], kind, rule=rule_of(names), is_before=before)


def _yearly(match: re.Match[str], _: int | None) -> Iterator[DatePhrase]:
    """每年6月10日、12月10日前: one phrase where one rule says them all, else one for each."""
    parts = [*ONE_PART.finditer(match.string, *match.span("dates"))]
    days = [part["day"] or ("-1" if part["last"] else "") for part in parts]
    kind = MilestoneKind.RECURRING
    if len(set(days)) == 1:
        rule = yearly_rule(parts, days[0])
        before = bool(match["before"]) and not parts[0]["last"]
        yield DatePhrase(*match.span(), match[0], kind, rule=rule, is_before=before)
        return
    for part, day in zip(parts, days, strict=True):
        start = match.start() if part is parts[0] else part.start()
        end = match.end() if part is parts[-1] else part.end()
        before = bool(match["before"]) and not part["last"]
        rule = yearly_rule([part], day)
        words = match.string[start:end]
        yield DatePhrase(start, end, words, kind, rule=rule, is_before=before)


# ---- periods ----


def _period(match: re.Match[str], year: int | None) -> Iterator[DatePhrase]:
    """A period; its end may leave out what its beginning says."""
    names = match.groupdict()
    first_year = _year_of(names, "A", year)
    next_year = names.get("following") and first_year and first_year + 1
    last_year = next_year or (_year_of(names, "B", None) if names.get("yearB") else first_year)
    first, last = _part(first_year, names, "A"), _part(last_year, names, "B")
    if not any(names.get(group) for group in ("yearB", "following", "halfB", "quarterB", "monthB")):
        return  # 2025年到期
    is_known = first is not None and last is not None and not last.is_before(first)
    if not is_known and names.get("yearA") and names.get("yearB"):
        return
    first, last = (first, last) if is_known else (None, None)
    yield DatePhrase(*match.span(), match[0], MilestoneKind.PERIOD, first, last)


def _short_period(match: re.Match[str], year: int | None) -> Iterator[DatePhrase]:
    """2025年1—6月, 7月1日至7日: only the last part of the end is said."""
    names = match.groupdict()
    of_year = _year_of(names, "A", year)
    month, day, till = (names.get(group) for group in ("month", "day", "till"))
    start = f"{month}月{day}日" if day else f"{month}月"
    end = f"{month}月{till}日" if day else f"{till}月"
    first, last = (_part_in(of_year, words) for words in (start, end))
    if first is None or last is None or last.is_before(first):
        if not _exists(start) or not _exists(end):
            return
        first = last = None
    yield DatePhrase(*match.span(), match[0], MilestoneKind.PERIOD, first, last)


def _years(match: re.Match[str], _: int | None) -> Iterator[DatePhrase]:
    first, last = date_in(match["bare"]), _part_in(whole_number(match["yearB"]), "")
    if first and last and not last.is_before(first):
        yield DatePhrase(*match.span(), match[0], MilestoneKind.PERIOD, first, last)


def _numeric_period(match: re.Match[str], _: int | None) -> Iterator[DatePhrase]:
    first, last = (date_in(match[group]) for group in ("first", "second"))
    if first and last and not last.is_before(first):
        yield DatePhrase(*match.span(), match[0], MilestoneKind.PERIOD, first, last)


def _open_period(match: re.Match[str], year: int | None) -> Iterator[DatePhrase]:
    names = match.groupdict()
    first = _part(_year_of(names, "A", year), names, "A")
    if first or not names.get("yearA"):
        yield DatePhrase(*match.span(), match[0], MilestoneKind.PERIOD, first)


def _ongoing(match: re.Match[str], _: int | None) -> Iterator[DatePhrase]:
    yield DatePhrase(*match.span(), match[0], MilestoneKind.PERIOD)


# ---- deadlines ----


def _deadline(match: re.Match[str], year: int | None) -> Iterator[DatePhrase]:
    names = match.groupdict()
    span = _part(_year_of(names, "", year), names, "")
    ends = any(names[group] for group in ("end", "before", "clock"))
    if not (ends or names["lead"]) and _is_of_something(match, names):
        return
    if names["month"] and not names["year"] and not _exists(f"{names['month']}月"):
        return
    is_before = bool(names["before"]) and not any(names[one] for one in ("end", "within", "clock"))
    kind = MilestoneKind.DEADLINE
    yield DatePhrase(*match.span(), match[0], kind, ends=span, is_before=is_before)


def _is_of_something(match: re.Match[str], names: _Names) -> bool:
    """Whether a year tells which thing is meant, or a month how long: 2025年预算, 3月以上."""
    behind = match.string[match.end() : match.end() + 1]
    if not _names_part(names):
        is_attribute = match[0].endswith("度") and behind not in _SEPARATORS
        is_alone = names["said"] and not names["within"]
        of_something = YEAR_OF_SOMETHING.match(match.string, match.end())
        return bool(is_attribute or is_alone or of_something)
    if names["month"] and not (names["year"] or names["said"] or names["third"] or names["day"]):
        return bool(names["within"] or MONTH_OF_SOMETHING.match(match.string, match.end()))
    return False


def _in_numbers(match: re.Match[str], _: int | None) -> Iterator[DatePhrase]:
    numbers = IN_NUMBERS.search(match[0])
    ends = date_in(numbers[0]) if numbers else None
    if ends is not None:
        before = bool(match["before"])
        yield DatePhrase(
            *match.span(), match[0], MilestoneKind.DEADLINE, ends=ends, is_before=before
        )


def _end_of_year(match: re.Match[str], year: int | None) -> Iterator[DatePhrase]:
    """年底前; 月底前 names no month, and so no date."""
    names = match.groupdict()
    ends = _part_in(_year_of(names, "", year), "") if names.get("of_year") else None
    yield DatePhrase(*match.span(), match[0], MilestoneKind.DEADLINE, ends=ends)


def _whole_cell(match: re.Match[str], _: int | None) -> Iterator[DatePhrase]:
    digits = match["digits"]
    ends = date_in("-".join(filter(None, (digits[:4], digits[4:6], digits[6:]))))
    if ends is not None:
        yield DatePhrase(*match.span(), match[0], MilestoneKind.DEADLINE, ends=ends)


# ---- parts of years ----


def _year_of(names: _Names, mark: str, year: int | None) -> int | None:
    if written := names.get(f"year{mark}"):
        return whole_number(written)
    return year + 1 if year and names.get(f"said{mark}") == "明年" else year


def _names_part(names: _Names) -> bool:
    return any(names[one] for one in ("half", "quarter", "month"))


def _part(year: int | None, names: _Names, mark: str) -> Span | None:
    """The part of a year that groups name; the year where they name none."""
    half, quarter, month, third, day = (
        names.get(one + mark) for one in ("half", "quarter", "month", "third", "day")
    )
    if half:
        return _part_in(year, f"{half}半年")
    if quarter:
        return _part_in(year, f"第{quarter}季度")
    if month:
        inner = f"{third}旬" if third else f"{day}日" if day else ""
        return _part_in(year, f"{month}月{inner}")
    return _part_in(year, "")


def _part_in(year: int | None, words: str) -> Span | None:
    match = re.fullmatch(f"{PART}?", words)
    return part_of(year, match) if match else None


_A_LEAP_YEAR = 2000


def _exists(words: str) -> bool:
    """Whether there is such a part in some year."""
    return _part_in(_A_LEAP_YEAR, words) is not None


def _compiled(forms: Iterable[tuple[str, str]]) -> _Forms:
    return tuple((re.compile(pattern), _READERS[reader]) for reader, pattern in forms)


_READERS: dict[str, _Read] = {
    "recurring": _recurring,
    "yearly": _yearly,
    "period": _period,
    "short period": _short_period,
    "years": _years,
    "numeric period": _numeric_period,
    "open period": _open_period,
    "ongoing": _ongoing,
    "deadline": _deadline,
    "in numbers": _in_numbers,
    "end of year": _end_of_year,
    "whole cell": _whole_cell,
}


# Compiled when the first text is read: most commands read none.
@cache
def _forms() -> _Forms:
    """In the order in which they are tried: what a period holds is no date of its own."""
    return _compiled(chain(RECURRING_FORMS, PERIOD_FORMS, DEADLINE_FORMS))


@cache
def _forms_of_cells() -> _Forms:
    return _compiled(CELL_FORMS)
