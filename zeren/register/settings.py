"""What `site.yml` says: the site's name, its words for levels, whom to ask."""

from __future__ import annotations

from zeren.model import Contact
from zeren.reading.data_files import SITE
from zeren.reading.entries import Entry
from zeren.reading.sources import Sources
from zeren.settings import Accent, Audience, Site, Words


def site_of(sources: Sources) -> Site:
    """Take the settings of a site from sources that the checks found free of errors.

    Args:
        sources: What was read.

    Returns:
        The settings; what `site.yml` leaves out is as `Site` has it.
    """
    entries = sources.of(SITE)
    if not entries:
        return Site()
    entry, usual = entries[0], Site()
    return Site(
        name=entry.text("name") or usual.name,
        description=entry.text("description"),
        place=entry.text("place") or None,
        owner=entry.text("owner") or None,
        undertaker=entry.text("undertaker") or None,
        contact=contact_of(entry),
        report_address=entry.text("report_address") or None,
        labels=entry.texts("labels"),
        code=entry.text("code") or None,
        kinds=entry.texts("kinds"),
        audience=Audience(entry.text("audience") or usual.audience),
        words=_words(entry),
        colour=Accent(entry.text("colour") or usual.colour),
    )


def contact_of(entry: Entry) -> Contact | None:
    """The contact in an entry of any file; None where it has none.

    Args:
        entry: The entry.
    """
    office, phone = entry.inner("contact", "office"), entry.inner("contact", "phone")
    return Contact(office or None, phone or None) if office or phone else None


def _words(entry: Entry) -> Words:
    usual = Words()
    return Words(
        level=entry.inner("words", "level") or usual.level,
        territory=entry.inner("words", "territory") or usual.territory,
    )
