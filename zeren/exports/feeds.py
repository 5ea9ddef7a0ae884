"""What changed as feeds to subscribe to (Atom, RFC 4287): one for each party and one for all.

Each is there even where nothing is known to have changed, so that whoever subscribes early has what
comes later. What is not committed yet has no day, and is in none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from zeren import addresses
from zeren.addresses import relative
from zeren.changes import Change, Entry
from zeren.comparing.wording import by_subject, summary, told, told_to
from zeren.exports.imprint import Edition
from zeren.exports.kinds import TABLES, Export, File, Offer
from zeren.exports.tables import Tables
from zeren.model import Party
from zeren.register.building import Register
from zeren.register.standing import old_pages
from zeren.text.dates import date_in_words
from zeren.text.marking import Mark

MOST_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"
# Made once at random: the ids of all feeds and entries are made from it, and never change.
_OURS = UUID("5b0e2f0c-6a0b-4c38-9f7e-2d1f0c9a7e41")
# A feed without entries has no day; this one says so to every reader.
_NO_TIME = 0
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HTML = {Mark.KEPT: "{}", Mark.GONE: "<del>{}</del>", Mark.NEW: "<ins>{}</ins>"}


def feeds(tables: Tables, edition: Edition) -> Iterator[File]:
    """The feed of all changes, and that of each party, at the addresses that it had as well.

    Args:
        tables: The register, with its history.
        edition: Its edition.

    Yields:
        The files.
    """
    register = tables.register
    every = _known(register.history.entries)
    title = f"{register.site.name}：更新"
    page = addresses.CHANGES
    yield addresses.ALL_CHANGES, _feed(register, edition, title, page, every, None)
    before = old_pages(register)
    for party in register.parties:
        own = _known(register.history.of_party.get(party.name, ()))
        page = addresses.party_page(party)
        feed = _feed(register, edition, _title(party), page, own, party)
        for one in (page, *before.get(page, ())):
            yield addresses.changes_feed_of(one), feed


def _known(entries: Iterable[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.day][:MOST_ENTRIES]


def _title(party: Party) -> str:
    return f"{party.name}：更新"


def _feed(  # noqa: PLR0913, PLR0917 - all that a feed says of itself
    register: Register,
    edition: Edition,
    title: str,
    page: str,
    entries: Sequence[Entry],
    party: Party | None,
) -> bytes:
    own = addresses.changes_feed(party) if party else addresses.ALL_CHANGES
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": "zh-CN"})
    _text(feed, "title", title)
    _text(feed, "id", uuid5(_OURS, own).urn)
    _text(feed, "updated", _time(max((entry.time for entry in entries), default=_NO_TIME)))
    _text(SubElement(feed, "author"), "name", register.site.owner or register.site.name)
    SubElement(feed, "link", {"rel": "self", "href": _link(edition, own, own)})
    SubElement(feed, "link", {"rel": "alternate", "href": _link(edition, own, page)})
    every = addresses.changes_of(party) if party else page
    for entry in entries:
        part = SubElement(feed, "entry")
        _text(part, "title", f"{date_in_words(entry.day)}：{summary(entry.changes)}")
        _text(part, "id", uuid5(_OURS, f"{own} {entry.key}").urn)
        _text(part, "updated", _time(entry.time))
        SubElement(part, "link", {"rel": "alternate", "href": _link(edition, own, every)})
        content = SubElement(part, "content", {"type": "html"})
        content.text = _plain(_content(entry.changes, party))
    text: str = tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _link(edition: Edition, feed: str, target: str) -> str:
    """A full address where the site has one; else it is told from where the feed is."""
    return edition.full_address(target) or relative(feed, target)


def _content(changes: Iterable[Change], party: Party | None) -> str:
    lines = []
    for (_, of), some in by_subject(changes).items():
        said = "".join(f"<li>{_said(change, party)}</li>" for change in some)
        lines.append(f"{f'<p>{escape(of)}</p>' if of else ''}<ul>{said}</ul>")
    return "".join(lines)


def _said(change: Change, party: Party | None) -> str:
    words, parts = told(change)
    marks = "".join(_HTML[part.mark].format(escape(part.text)) for part in parts)
    said = told_to(change, party.name) if party else words
    return f"{escape(said)}{f'：{marks}' if marks else ''}"


def _text(within: Element, name: str, text: str) -> None:
    SubElement(within, name).text = _plain(text)


def _plain(text: str) -> str:
    """A text without the signs that XML cannot hold."""
    return _NOT_IN_XML.sub("", text)


def _time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _offers(register: Register) -> Iterator[Offer]:
    words = "更新（Atom 订阅）"
    yield Offer(addresses.CHANGES, addresses.ALL_CHANGES, words, "全部更新")
    yield Offer(TABLES, addresses.ALL_CHANGES, "全部更新（Atom 订阅）", "全部更新")
    for party in register.parties:
        feed = addresses.changes_feed(party)
        yield Offer(addresses.party_page(party), feed, words, _title(party))


EXPORT = Export(feeds, _offers)
