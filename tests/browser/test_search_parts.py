"""The search where the records stand in files of their own: over a server and from a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.search_boxes import SearchBox
from tests.conftest import register_of
from tests.many_lists import Size, write_many_lists
from tests.once import made_once
from tests.sites import build_site, make_site_folder, serve
from zeren.pages.edition import edition_file
from zeren.search import index
from zeren.search.index import index_files, part_path

SIZE = Size(plans=2, tasks=30, units=5, counties=2)
FEW_BYTES, FEW_FILES = 8_000, 4
NOT_HAD = "搜索数据没有取到"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose index is divided as that of thousands of tasks is."""

    def make(folder: Path) -> None:
        data = write_many_lists(folder / "lists", SIZE)
        make_site_folder(folder / "own", data)
        build_site(folder / "own", "mkdocs")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(index, "MOST_BYTES", FEW_BYTES)
            files = tuple(index_files(register_of(data), ()))
        assert len(files) > FEW_FILES
        for path, content in (*files, edition_file("v", "", "divided", len(files) - 1)):
            (folder / "own" / "site" / path).write_bytes(content)

    return made_once(tmp_path_factory, "search-parts", make) / "own" / "site"


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield address


@pytest.fixture
def box(page: Page, address: str) -> SearchBox:
    box = SearchBox(page, address)
    box.open("tasks/p0-1/")
    return box


def finds_all(box: SearchBox) -> None:
    """What stands in the first file and in the last one is found, with parties and plans."""
    assert box.find("州第1局")[0].page == "units/u1/"
    assert box.find("第0号清单第1项工作")[0].page == "tasks/p0-1/"
    assert box.find("第1号清单第30项工作")[0].page == "tasks/p1-30/"
    assert "各县市党委和政府" in box.find("第1县 第1号清单第30项工作")[0].roles


def test_all_is_found_over_a_server(box: SearchBox) -> None:
    finds_all(box)


def test_all_is_found_from_a_folder(page: Page, site: Path) -> None:
    box = SearchBox(page, f"{site.as_uri()}/")
    box.open("tasks/p0-1/index.html")
    finds_all(box)


def test_where_one_file_cannot_be_had_that_is_said(box: SearchBox, page: Page) -> None:
    page.context.route(f"**/{part_path(2)}*", lambda route: route.abort())
    box.input.fill("州第1局")
    expect(page.get_by_text(NOT_HAD)).to_be_visible()
    page.context.unroute_all()
    assert box.find("州第1局 ")[0].page == "units/u1/"


def test_a_page_of_an_older_edition_says_so_instead_of_missing_tasks(
    page: Page, address: str
) -> None:
    path, old = edition_file("v", "", "older", 2)
    page.context.route(
        f"**/{path}*", lambda route: route.fulfill(body=old, content_type="text/css")
    )
    box = SearchBox(page, address)
    box.open("tasks/p0-1/")
    box.input.fill("州第1局")
    expect(page.get_by_text(NOT_HAD)).to_be_visible()
