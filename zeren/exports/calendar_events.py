"""Dates of tasks as events of a calendar (RFC 5545), each written once however many feeds have it.

Every event is of a whole day and takes up no time of it. A date that is less precise than a day
falls on its last day and keeps its words. What must be done before a date, while nobody says
whether on it as well, falls on the earlier day. A period is no bar over years, which would hide all
else in a calendar: it is one event on its last day, when it is over, and one on its first, when it
begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Component, Event, vRecur, vText

from zeren import addresses
from zeren.exports.figure_words import names_in_words, when_in_words
from zeren.exports.imprint import Edition
from zeren.exports.recurrence import recurrence
from zeren.figures import Milestone, MilestoneKind
from zeren.model import Plan, Task
from zeren.register.building import Register
from zeren.register.due import Due, due
from zeren.text.characters import without_controls
from zeren.text.dates import date_in

_A_DAY = timedelta(days=1)
_ALARMS = (timedelta(days=-30), timedelta(days=-7))
# SEQUENCE counts up from here, so that it stays within the 31 bits that calendars keep.
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_NOT_KNOWN = Edition().moment
# Nobody's host (RFC 2606), for a site that does not know its own.
_NOWHERE = "zeren.invalid"
# Readers that go by lines may end one at any of these.
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class _Happening:
    """One event of a milestone.

    Attributes:
        name: What tells it from others of its milestone: nothing, or that it begins.
        word: What it is, for its title.
        day: Its day.
        rule: The rule after which it comes again.
        note: What must be known of its day.
    """

    name: str
    word: str
    day: date
    rule: str | None = None
    note: str | None = None


class Events:
    """The events of milestones, each as its lines."""

    def __init__(self, register: Register, edition: Edition) -> None:
        """Name the register.

        Args:
            register: The register.
            edition: Its edition.
        """
        self._register = register
        self._edition = edition
        self._written: dict[tuple[str, tuple[str, ...]], bytes] = {}

    def of(self, milestone: Milestone, bound: tuple[str, ...] = ()) -> bytes:
        """The events of a milestone; nothing where it names no day.

        Args:
            milestone: The milestone.
            bound: Whom the titles name as those whom it binds.
        """
        key = (milestone.key, bound)
        if key not in self._written:
            happenings = self._happenings(milestone)
            events = (self._event(milestone, one, bound).to_ical() for one in happenings)
            self._written[key] = b"".join(events)
        return self._written[key]

    def _happenings(self, milestone: Milestone) -> Iterator[_Happening]:
        days = due(milestone)
        if days.rule is not None:
            coming = recurrence(days, self._start(milestone))
            if coming is not None:
                note = _doubt_of_rule(days)
                yield _Happening("", milestone.kind.word, coming.first, coming.rule, note)
            return
        is_period = milestone.kind is MilestoneKind.PERIOD
        if days.first is not None and is_period:
            yield _Happening("-from", "开始", days.first)
        last = days.earliest or days.last
        if last is not None:
            word = "结束" if is_period else milestone.kind.word
            yield _Happening("", word, last, note=_doubt(milestone, days))

    def _start(self, milestone: Milestone) -> date:
        """The day from which on something comes again: that of its plan, else a year's first.

        That year is the one in which the entry was last changed, else 2020, so that the first day
        moves only where SEQUENCE does.
        """
        plan = self._register.plan_of[self._task(milestone).plan]
        for said in (plan.valid_from, plan.issued):
            day = date_in(said or "")
            if day is not None:
                return day.first
        return date(max(self._moment(milestone).year, _EPOCH.year), 1, 1)

    def _moment(self, milestone: Milestone) -> datetime:
        """When its entry was last changed; the time of data whose day is not known, else."""
        changed = self._edition.changed.get(milestone.key)
        return _NOT_KNOWN if changed is None else datetime.fromtimestamp(changed, UTC)

    def _task(self, milestone: Milestone) -> Task:
        return self._register.task_of[milestone.task_id]

    def _event(self, milestone: Milestone, one: _Happening, bound: tuple[str, ...]) -> Event:
        task, moment = self._task(milestone), self._moment(milestone)
        summary = _summary(milestone, task, one, bound)
        page = self._edition.full_address(addresses.task_page(task))
        event = Event()
        event.add("UID", text(f"{milestone.key}{one.name}@{_host(self._edition)}"))
        event.add("DTSTAMP", moment)
        event.add("LAST-MODIFIED", moment)
        event.add("SEQUENCE", self._sequence(milestone))
        event.add("DTSTART", one.day)
        event.add("DTEND", one.day + _A_DAY)
        if one.rule:
            event.add("RRULE", vRecur.from_ical(one.rule))
        event.add("SUMMARY", summary)
        event.add("DESCRIPTION", self._description(milestone, task, one, page))
        event.add("CATEGORIES", [milestone.kind.word])
        event.add("TRANSP", "TRANSPARENT")
        if page:
            event.add("URL", page)
        for before in _ALARMS:
            event.add_component(_alarm(before, summary))
        return event

    def _sequence(self, milestone: Milestone) -> int:
        changed = self._edition.changed.get(milestone.key)
        return max(0, changed - int(_EPOCH.timestamp())) if changed is not None else 0

    def _description(
        self, milestone: Milestone, task: Task, one: _Happening, page: str | None
    ) -> vText:
        register = self._register
        plan: Plan = register.plan_of[task.plan]
        roles = (
            f"{role.word}：{'、'.join(party.name for party in parties)}"
            for role, parties in register.roles(task.id)
        )
        lines = (
            f"原文：{milestone.quote}",
            one.note,
            milestone.note and f"说明：{milestone.note}",
            f"任务：{f'《{plan.title}》' if register.several else ''}{task.number}　{task.title}",
            f"责任主体：{'、'.join(milestone.binds)}" if milestone.binds else None,
            *roles,
            page,
        )
        return text("\n".join(filter(None, lines)))


def _summary(milestone: Milestone, task: Task, one: _Happening, bound: tuple[str, ...]) -> vText:
    whom = f"（责任主体：{names_in_words(bound)}）" if bound else ""
    return _line(f"{one.word} {when_in_words(milestone)}：{task.title}{whom}")


def _doubt(milestone: Milestone, days: Due) -> str | None:
    """What is said of a date of which nobody says whether it is part of it."""
    if days.earliest is None or days.last is None or milestone.ends is None:
        return None
    return (
        f"原文没有写明含不含{milestone.ends.words}：不含的，最迟是{_in_words(days.earliest)}；"
        f"含的，最迟是{_in_words(days.last)}。这里记在较早的一天。"
    )


def _doubt_of_rule(days: Due) -> str | None:
    if not days.is_open or days.rule is None:
        return None
    said = f"原文没有写明含不含这一天：不含的，最迟是{days.rule.words}的前一天。"
    return f"{said}这里记在较早的一天，没有较早的一天可记的，记在原来的一天。"


def _in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _alarm(before: timedelta, words: vText) -> Component:
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", before)
    alarm.add("DESCRIPTION", words)
    return alarm


def _host(edition: Edition) -> str:
    """What follows the key in a UID, so that no other site has the same one.

    It is the address of the site, its folder included: two offices may share a host and a slug. A
    site that is told its address later gives its events new UIDs; a constant would let the events
    of two offices overwrite each other in one calendar, which is worse.
    """
    return edition.site_url.partition("://")[2].strip("/") or _NOWHERE


def text(words: str) -> vText:
    r"""A text that stays in its property: the library escapes `\n`, `,`, `;` and `\`."""
    return vText(without_controls(_LINE_END.sub("\n", words)))


def _line(words: str) -> vText:
    return text(" ".join(words.split()))
