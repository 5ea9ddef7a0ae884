"""The matrix on paper: A3 landscape, heads on each page, nothing cut off."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PageObject

from tests.browser.page_objects import MatrixPage, SitePage
from tests.conftest import DATA, MakeData, register_of
from tests.long_lists import write_long_lists
from tests.printing import folded, outside, printed, size, text_of
from tests.sites import build_site, make_site_folder, serve
from zeren.register.building import Register

A3_LANDSCAPE = (1191, 842)
A4 = (595, 842)
TASKS = 100


def assert_whole(pages: list[PageObject], register: Register) -> None:
    """Every head stands on every page, every task on one, and nothing outside the paper."""
    texts = [text_of(page) for page in pages]
    for page in pages:
        assert size(page) == pytest.approx(A3_LANDSCAPE, abs=1)
        assert outside(page) == []
    for party in register.parties:
        assert all(folded(party.name) in text for text in texts), party.name
    for task in register.tasks:
        assert any(folded(task.number + task.title) in text for text in texts), task.id


def test_the_matrix_of_the_real_list_fits_one_sheet(used_page: Page, material: str) -> None:
    matrix = SitePage(used_page, material)
    matrix.open("matrix/")
    pages = printed(used_page)
    assert len(pages) == 1
    assert_whole(pages, register_of(DATA / "birth-support"))
    assert "以正式印发文件为准" in text_of(pages[-1])


def test_a_longer_matrix_repeats_its_heads_on_every_sheet(
    page: Page, make_data: MakeData, tmp_path: Path
) -> None:
    rows = "".join(
        f"{n},第{n}件事,办好第{n}件事。,州财政局、州公安局,各县市党委和政府\n"
        for n in range(1, TASKS + 1)
    )
    table = f"序号,标题,工作任务,牵头单位,落实单位\n{rows}"
    quoting = {"milestones.csv": None, "targets.csv": None}  # other tasks than these
    data = make_data("birth-support", tasks=table, **quoting)
    site = build_site(make_site_folder(tmp_path / "project", data))
    with serve(site) as address:
        matrix = SitePage(page, address)
        matrix.open("matrix/")
        pages = printed(page)
    assert len(pages) > 1
    assert_whole(pages, register_of(data))


@pytest.mark.parametrize(
    ("paper", "paper_size"), [("", A3_LANDSCAPE), ("a4", (842, 595))], ids=["A3", "A4"]
)
@pytest.mark.parametrize("swap", ["", "1"], ids=["", "swapped"])
def test_the_matrix_is_printed_as_it_is_filtered(
    paper: str, paper_size: tuple[int, int], swap: str, used_page: Page, material: str
) -> None:
    tasks = register_of(DATA / "birth-support").tasks
    matrix = MatrixPage(used_page, material)
    choices = {"role": "lead", "paper": paper, "swap": swap, "text": "托育"}
    matrix.open_view({name: value for name, value in choices.items() if value})
    shown = matrix.shown()
    assert 0 < len(shown.tasks) < len(tasks)
    (sheet,) = printed(used_page)
    assert size(sheet) == pytest.approx(paper_size, abs=1)
    assert outside(sheet) == []
    text = text_of(sheet)
    assert "行列互换" not in text
    for task in tasks:
        assert (folded(task.title) in text) == (task.number in shown.tasks), task.title


def test_more_parties_than_can_be_read_are_parted_and_the_pdf_is_named(
    page: Page, tmp_path: Path
) -> None:
    data = write_long_lists(tmp_path / "data", [20, 3], units=120)
    register = register_of(data)
    plan = next(plan for plan in register.plans if plan.slug == "plan-1")
    tasks = register.tasks_of[plan.slug]
    names = {one.party for task in tasks for one in register.written_of[task.id]}
    with serve(build_site(make_site_folder(tmp_path / "project", data))) as address:
        matrix = MatrixPage(page, address)
        matrix.open_view({}, "plans/plan-1/matrix/")
        matrix.shown()
        expect(matrix.region.locator("table")).not_to_have_class(re.compile("drawn"))
        expect(page.get_by_text("在一张 A3 纸上并排看不清")).to_be_visible()
        pages = printed(page)
    text = "".join(map(text_of, pages))
    assert len(pages) > 1
    assert all(outside(sheet) == [] for sheet in pages)
    assert all(folded(name) in text for name in names)


def test_paper_is_white_where_the_screen_is_dark(browser: Browser, material: str) -> None:
    context = browser.new_context(color_scheme="dark", locale="zh-CN")
    page = context.new_page()
    page.goto(f"{material}tasks/birth-support-7/")
    colour = "getComputedStyle(document.querySelector('article h1')).color"
    assert page.evaluate(colour) == "rgb(230, 235, 241)"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(colour) == "rgb(27, 36, 48)"
    context.close()


@pytest.mark.parametrize(
    "path", ["tasks/birth-support-7/", "units/weijian-wei/", "counties/ruili/"]
)
def test_other_pages_print_on_a4_with_their_foot(path: str, used_page: Page, address: str) -> None:
    seen = SitePage(used_page, address)
    seen.open(path)
    pages = printed(used_page)
    assert all(size(sheet) == pytest.approx(A4, abs=1) for sheet in pages)
    assert all(outside(sheet) == [] for sheet in pages)
    assert "以正式印发文件为准" in text_of(pages[-1])
    assert "数据版本" in text_of(pages[-1])
