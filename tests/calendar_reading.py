"""Calendars as another library than the one that wrote them reads them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import vobject


def calendar_in(feed: bytes) -> Any:  # noqa: ANN401 - vobject makes what it finds
    """The calendar of a feed, which must be the only one."""
    (calendar,) = vobject.readComponents(feed.decode())
    return calendar


def events_in(feed: bytes) -> dict[str, Any]:
    """The events of a feed by their UIDs, each of which stands once."""
    events = calendar_in(feed).contents.get("vevent", [])
    by_uid = {event.uid.value: event for event in events}
    assert len(by_uid) == len(events)
    return by_uid


def days_of(event: Any, first: date, last: date) -> list[date]:  # noqa: ANN401
    """The days of an event that comes again, between two days."""
    ends = (datetime(one.year, one.month, one.day) for one in (first, last))  # noqa: DTZ001
    return [moment.date() for moment in event.rruleset.between(*ends, inc=True)]
