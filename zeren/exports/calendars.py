"""Dates of tasks as calendars to subscribe to (iCalendar): one for each party and one for all.

Each is there even where nothing is due, so that whoever subscribes early has what comes later, and
at the addresses that the party's page had before.
Tasks of plans that are not in force are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from icalendar import Calendar, Timezone, TimezoneStandard, vDuration

from zeren import addresses
from zeren.exports.calendar_events import Events, text
from zeren.exports.imprint import Edition
from zeren.exports.kinds import TABLES, Export, File, Offer
from zeren.exports.tables import Tables
from zeren.model import Party
from zeren.register.building import Register
from zeren.register.concerning import binds_others_alone, milestones_concerning
from zeren.register.standing import old_pages

_ZONE = "Asia/Shanghai"
_HOURS = timedelta(hours=8)
_END = b"END:VCALENDAR\r\n"
_PROGRAM = "-//zeren//responsibility site//ZH"


def calendars(tables: Tables, edition: Edition) -> Iterator[File]:
    """The feed of all dates, which names whom each binds, and that of each party."""
    register = tables.register.in_force
    events = Events(register, edition)
    every = (events.of(one, one.binds) for one in register.milestones)
    yield addresses.ALL_DUTIES, _calendar(register.site.name, every)
    before = old_pages(register)
    for party in register.parties:
        own = (
            events.of(one, one.binds if binds_others_alone(register, party, one) else ())
            for one in milestones_concerning(register, party)
        )
        feed = _calendar(_title(party), own)
        for page in (addresses.party_page(party), *before.get(addresses.party_page(party), ())):
            yield addresses.calendar_of(page), feed


def _title(party: Party) -> str:
    return f"{party.name}责任日历"


def _calendar(name: str, events: Iterable[bytes]) -> bytes:
    a_day = vDuration(timedelta(days=1))
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", text(_PROGRAM))
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", text(name))
    calendar.add("X-WR-CALNAME", text(name))
    calendar.add("X-WR-TIMEZONE", text(_ZONE))
    calendar.add("REFRESH-INTERVAL", a_day, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", a_day)
    # An empty calendar would be none to RFC 5545, so that its zone stands in each.
    calendar.add_component(_zone())
    return b"".join((calendar.to_ical().removesuffix(_END), *events, _END))


def _zone() -> Timezone:
    standard = TimezoneStandard()
    standard.add("DTSTART", datetime(1970, 1, 1))  # noqa: DTZ001 - of the zone itself
    standard.add("TZOFFSETFROM", _HOURS)
    standard.add("TZOFFSETTO", _HOURS)
    standard.add("TZNAME", "CST")
    zone = Timezone()
    zone.add("TZID", text(_ZONE))
    zone.add_component(standard)
    return zone


def _offers(register: Register) -> Iterator[Offer]:
    words = "日历（ICS）"
    every = "全部时间节点"
    yield Offer(addresses.CALENDAR, addresses.ALL_DUTIES, words, every)
    yield Offer(TABLES, addresses.ALL_DUTIES, f"{every}（ICS）", every)
    for party in register.parties:
        file = addresses.calendar_file(party)
        yield Offer(addresses.party_page(party), file, words, _title(party))


EXPORT = Export(calendars, _offers)
