"""Ten thousand tasks in a hundred lists: every page that a reader opens is light and works."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.sites.content import content_of
from bench.sites.folders import write_data
from tests.browser.page_objects import DutiesPage, HomePage, MatrixPage, OverviewPage, SitePage
from tests.commands import zeren_main
from tests.conftest import register_of
from tests.once import made_once
from tests.printing import folded, printed, size, text_of
from tests.sites import make_site_folder, serve
from zeren.addresses import party_page
from zeren.register.building import Register

pytestmark = pytest.mark.slow

A3_LANDSCAPE = (1191, 842)
MOST_OF_PAGE, MOST_PACKED, MOST_OF_SITE = 300_000, 1_000_000, 240_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        write_data(content_of(10_000), folder / "lists")
        office = make_site_folder(folder / "office", folder / "lists")
        assert zeren_main(["build", f"--site={office}", "--no-office"]) == 0

    return made_once(tmp_path_factory, "ten-thousand", make) / "office"


@pytest.fixture(scope="module")
def register(folder: Path) -> Register:
    return register_of(folder / "data")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serve(folder / "site") as address:
        yield address


def test_no_page_and_no_data_are_heavy(folder: Path) -> None:
    files = [path for path in (folder / "site").rglob("*") if path.is_file()]
    heavy = [path for path in files if path.suffix == ".html" and size_of(path) > MOST_OF_PAGE]
    assert heavy == []
    for path in files:
        if path.suffix in {".js", ".json"} and size_of(path) > MOST_PACKED:
            assert len(gzip.compress(path.read_bytes())) <= MOST_PACKED, path
    assert sum(map(size_of, files)) < MOST_OF_SITE


def size_of(path: Path) -> int:
    return path.stat().st_size


def test_the_home_page_counts_all_and_finds_a_task(page: Page, address: str) -> None:
    home = HomePage(page, address)
    home.open("")
    expect(page.get_by_text("10000", exact=True)).to_be_visible()
    site = SitePage(page, address)
    site.search("托育").wait_for()
    expect(page.locator(".zr-found__details").first).to_contain_text("任务分工清单")


def test_the_unit_that_bears_most_is_filtered_over_its_pages(
    page: Page, address: str, register: Register
) -> None:
    borne = {name: len(every) for name, every in register.direct_of.items()}
    unit = max(register.units, key=lambda one: borne.get(one.name, 0))
    duties = DutiesPage(page, address)
    duties.open(party_page(unit))
    expect(duties.rows).to_have_count(60)
    first = register.task_of[register.direct_of[unit.name][0].task_id]
    plan = register.plan_of[first.plan]
    wanted = {one.task_id for one in register.direct_of[unit.name]}
    duties.choose("清单", plan.title)
    expect(duties.rows).to_have_count(
        sum(register.task_of[task_id].plan == plan.slug for task_id in wanted)
    )
    duties.reset()
    duties.type_words(first.text[-14:])
    expect(duties.rows).to_have_count(1)


def test_a_cell_of_the_overview_leads_to_the_matrix_of_the_plan(page: Page, address: str) -> None:
    overview = OverviewPage(page, address)
    overview.open("matrix/")
    expect(page.get_by_text("100 个清单、531 个责任主体")).to_be_visible()
    page.locator("td a[class^=zr-has]").first.click()
    page.wait_for_url("**/plans/plan-*/matrix/?party=*")
    expect(page.locator("table.zr-matrix").first).to_be_visible()


def test_the_matrix_of_a_plan_is_printed_whole(
    page: Page, address: str, register: Register
) -> None:
    matrix = MatrixPage(page, address)
    matrix.open("plans/plan-050/matrix/")
    sheets = printed(page)
    assert {size(sheet) for sheet in sheets} == {A3_LANDSCAPE}
    text = "".join(map(text_of, sheets))
    assert [
        task.id for task in register.tasks_of["plan-050"] if folded(task.title) not in text
    ] == []
