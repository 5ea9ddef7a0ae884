"""What comes again, as calendars have it: first on a day of its own, and earlier where need be."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import islice

import pytest
from dateutil.rrule import rrulestr

from zeren.exports.recurrence import recurrence
from zeren.register.due import Due
from zeren.text.rules import rule_in

START = date(2024, 2, 29)

# Each with how many days earlier a rule can say it.
RULES = (
    ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10", 1),
    ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", 1),
    ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1", 1),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", 1),
    ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10,20", 1),
    ("FREQ=MONTHLY;BYMONTHDAY=1", 1),
    ("FREQ=MONTHLY;BYMONTHDAY=1,15", 1),
    ("FREQ=MONTHLY;BYMONTHDAY=-1", 1),
    ("FREQ=MONTHLY;BYMONTHDAY=28,-1", 1),
    ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", 1),
    ("FREQ=MONTHLY;BYMONTH=1,4;BYMONTHDAY=1", 1),
    ("FREQ=WEEKLY;BYDAY=MO", 1),
    ("FREQ=WEEKLY;BYDAY=FR,MO", 1),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20240401", 1),
    ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1;UNTIL=20300301", 1),
    ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 0),
    ("FREQ=MONTHLY;BYMONTHDAY=31", 0),
    ("FREQ=MONTHLY;BYMONTHDAY=30", 0),
    ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1,15", 0),
)


def named(rule: str) -> list[date]:
    """Its days as we know them."""
    return list(islice(rule_in(rule).from_day(START), 60))


def expanded(first: date, rule: str) -> list[date]:
    """Its days as a calendar works them out."""
    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - a day
    return [moment.date() for moment in islice(rrulestr(rule, dtstart=start), 60)]


@pytest.mark.parametrize("rule", [rule for rule, _ in RULES])
def test_a_calendar_finds_the_days_of_the_rule(rule: str) -> None:
    found = recurrence(Due(rule=rule_in(rule)), START)
    assert found is not None
    assert expanded(found.first, found.rule) == named(rule)


@pytest.mark.parametrize(("rule", "days_before"), RULES)
def test_where_the_day_itself_is_no_part_it_is_the_day_before_if_a_rule_can_say_it(
    rule: str, days_before: int
) -> None:
    found = recurrence(Due(rule=rule_in(rule), offset=1), START)
    assert found is not None
    before = timedelta(days=days_before)
    assert expanded(found.first, found.rule) == [day - before for day in named(rule)]


def test_what_has_ended_before_it_could_begin_is_none() -> None:
    rule = rule_in("FREQ=WEEKLY;BYDAY=MO;UNTIL=20200101")
    assert recurrence(Due(rule=rule), START) is None


def test_what_does_not_come_again_is_none() -> None:
    assert recurrence(Due(last=START), START) is None
