"""The looks at built sites see what they look for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.built import dead_links, foreign_parts, kinds_of_pages, short_addresses_astray
from tests.trees import write_tree

REFRESH = b"<meta http-equiv='refresh' content='0; url=%s'>"
SOUND = {
    "404.html": b"<p>",
    "index.html": b"<a href='tasks/p-1/#text'></a><a href='assets/a.css'></a>",
    "assets/a.css": b"",
    "tasks/index.html": b"<a href='p-1/'></a><a href='https://example.org/'></a>",
    "tasks/p-1/index.html": b"<h2 id='text'></h2><img src='../../assets/a.css'>",
    "tasks/p-2/index.html": b"<h2 id='text'></h2><p>longer than the other page</p>",
    "t/p-1/index.html": REFRESH % b"../../tasks/p-1/",
    "t/p-2/index.html": REFRESH % b"../../tasks/p-2/",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_tree(tmp_path, SOUND)
    return tmp_path


def test_nothing_is_said_of_a_sound_site(site: Path) -> None:
    assert dead_links(site) == []
    assert foreign_parts(site) == []
    assert short_addresses_astray(site) == []


def test_of_every_kind_of_page_the_longest_is_looked_at(site: Path) -> None:
    assert kinds_of_pages(site) == {
        "404.html": "404.html",
        "/": "",
        "tasks/": "tasks/",
        "tasks/*/": "tasks/p-2/",
    }


@pytest.mark.parametrize(
    "link", ["tasks/p-3/", "tasks/p-1/#none", "assets/b.css", "/tasks/p-3/", "#none"]
)
def test_a_link_that_leads_nowhere_is_found(link: str, site: Path) -> None:
    (site / "index.html").write_text(f"<a href='{link}'>", encoding="utf-8")
    assert dead_links(site) == [f": {link}"]


@pytest.mark.parametrize("markup", ["<script src='{}'>", "<link href='{}'>", "<img src='{}'>"])
def test_a_part_from_another_host_is_found(markup: str, site: Path) -> None:
    foreign = "https://evil.invalid/x"
    (site / "index.html").write_text(markup.format(foreign), encoding="utf-8")
    assert foreign_parts(site) == [f": {foreign}"]


@pytest.mark.parametrize(
    "short", [REFRESH % b"../../tasks/p-1/", None], ids=["to another task", "missing"]
)
def test_a_short_address_that_leads_elsewhere_is_found(short: bytes | None, site: Path) -> None:
    path = site / "t/p-2/index.html"
    if short is None:
        path.unlink()
    else:
        path.write_bytes(short)
    assert short_addresses_astray(site) == ["tasks/p-2/"]
