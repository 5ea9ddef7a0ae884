"""Feeds of changes: valid after RFC 4287, with ids that stay."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tests.conftest import DATA
from tests.histories import write_history
from zeren import addresses
from zeren.comparing.history import history_of
from zeren.comparing.states import register_of
from zeren.exports.feeds import feeds
from zeren.exports.imprint import Edition
from zeren.exports.tables import Tables
from zeren.reading.folder import read_files
from zeren.register.building import Register

SCHEMA = etree.RelaxNG(etree.parse(DATA / "schemas" / "atom.rng"))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITE = "https://example.org/zeren/"


def with_history(data: Path) -> Register:
    register = register_of(read_files(data))
    return replace(register, history=history_of(data, register, None, ""))


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return with_history(write_history(tmp_path_factory.mktemp("feeds") / "repository"))


def ids(feed: bytes) -> list[str]:
    return [one.text or "" for one in etree.fromstring(feed).iterfind(".//a:id", ATOM)]


@pytest.mark.parametrize("site", [SITE, ""])
def test_each_feed_is_valid(register: Register, site: str) -> None:
    made = dict(feeds(Tables(register), Edition(site_url=site)))
    assert set(made) == {
        addresses.ALL_CHANGES,
        *(addresses.changes_feed(party) for party in register.parties),
    }
    for path, feed in made.items():
        SCHEMA.assertValid(etree.fromstring(feed))
        assert (SITE in feed.decode()) == bool(site), path


def test_feeds_without_a_history_are_valid_and_empty(register: Register) -> None:
    nothing = replace(register, history=replace(register.history, entries=(), of_party={}))
    for feed in dict(feeds(Tables(nothing), Edition())).values():
        SCHEMA.assertValid(etree.fromstring(feed))
        assert len(ids(feed)) == 1


def test_no_id_stands_twice_and_none_changes_when_something_is_added(
    register: Register, tmp_path: Path
) -> None:
    every = [one for feed in dict(feeds(Tables(register), Edition())).values() for one in ids(feed)]
    assert len(every) == len(set(every))
    # Written once more elsewhere, with other names of commits and another address of the site.
    again = with_history(write_history(tmp_path / "elsewhere"))
    later = dict(feeds(Tables(again), Edition(site_url=SITE)))
    assert [one for feed in later.values() for one in ids(feed)] == every


def test_the_newest_entry_says_when_a_feed_was_updated(register: Register) -> None:
    for feed in dict(feeds(Tables(register), Edition())).values():
        tree = etree.fromstring(feed)
        times = [one.text or "" for one in tree.iterfind("a:entry/a:updated", ATOM)]
        assert times == sorted(times, reverse=True)
        assert tree.findtext("a:updated", namespaces=ATOM) == (
            times[0] if times else "1970-01-01T00:00:00Z"
        )
