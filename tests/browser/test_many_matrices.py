"""The matrices of several plans: the overview, and what is too large to be drawn at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility import serious_faults
from tests.browser.page_objects import DrawnMatrixPage, MatrixPage, OverviewPage, TaskPage
from tests.conftest import DATA, MakeData, register_of
from tests.long_lists import write_long_lists
from tests.once import made_once
from tests.printing import folded, outside, printed, size, text_of
from tests.sites import BUILDERS, build_site, make_site_folder, serve
from zeren.register.building import Register

A3_LANDSCAPE = (1191, 842)
TASKS, UNITS = 380, 160
LARGE = "plans/plan-1/matrix/"


@pytest.fixture(scope="session", params=BUILDERS)
def several(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a small site with two plans, as each builder makes it."""

    def make(folder: Path) -> None:
        build_site(make_site_folder(folder, DATA / "every-feature"), request.param)

    with serve(made_once(tmp_path_factory, f"several-{request.param}", make) / "site") as address:
        yield address


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a plan of many tasks, and plans of one task that names all."""

    def make(folder: Path) -> None:
        data = write_long_lists(folder / "lists", [TASKS, *[1] * 10, 20], UNITS)
        build_site(make_site_folder(folder / "project", data))

    return made_once(tmp_path_factory, "long-lists", make) / "project" / "site"


@pytest.fixture(scope="session")
def long_register(long_site: Path) -> Register:
    """What that site is made from."""
    return register_of(long_site.parent / "data")


@pytest.fixture(scope="session")
def long(long_site: Path) -> Iterator[str]:
    """Its address."""
    with serve(long_site) as address:
        yield address


def tasks_of(register: Register, slug: str, party: str) -> list[str]:
    """The numbers of a plan's tasks that a party bears."""
    borne = (*register.direct_of.get(party, ()), *register.through_of.get(party, ()))
    found = {one.task_id for one in borne}
    return [task.number for task in register.tasks if task.plan == slug and task.id in found]


class TestOverview:
    def test_it_counts_what_each_party_bears_in_each_plan(
        self, used_page: Page, several: str
    ) -> None:
        overview = OverviewPage(used_page, several)
        overview.open_view({})
        expect(overview.status).to_have_text("显示 2 个清单、9 个责任主体")
        cells = overview.cells()
        assert cells["州财政局", "道路清单"] == ["牵头 1 项", "配合 1 项", "负责 1 项"]
        assert cells["芒市", "道路清单"] == ["落实 1 项", "落实 2 项（经集体责任主体）"]
        assert {plan for _, plan in cells} == {"道路清单", "学校清单"}
        assert overview.totals()["芒市"] == "1(2)"

    def test_it_is_filtered_by_kind_role_party_and_plan(
        self, used_page: Page, several: str
    ) -> None:
        overview = OverviewPage(used_page, several)
        overview.open_view({"kind": "县市"})
        assert overview.parties() == ["芒市", "瑞丽市"]
        expect(overview.status).to_have_text("显示 1 / 2 个清单、2 / 9 个责任主体 · 类别：县市")
        overview.open_view({"role": "lead"})
        assert {words for cell in overview.cells().values() for words in cell} == {"牵头 1 项"}
        overview.open_view({"only": "units/education"})
        assert overview.cells() == {("州教育局", "学校清单"): ["牵头 1 项", "验收 1 项"]}
        overview.open_view({"plan": "schools"})
        assert overview.parties() == ["州财政局", "州交通局", "州教育局"]

    def test_it_can_be_turned(self, used_page: Page, several: str) -> None:
        overview = OverviewPage(used_page, several)
        overview.open_view({"swap": "1"})
        assert overview.parties() == ["道路清单", "学校清单"]
        assert overview.cells()["学校清单", "州教育局"] == ["牵头 1 项", "验收 1 项"]

    def test_a_cell_leads_to_the_matrix_of_its_plan_for_its_party(
        self, page: Page, several: str
    ) -> None:
        overview = OverviewPage(page, several)
        overview.open_view({})
        overview.cell("州财政局", "牵头 1 项").click()
        page.wait_for_url(f"{several}plans/roads/matrix/?party=units%2Ffinance")
        matrix = MatrixPage(page, several)
        assert matrix.shown().tasks == ["1", "2", "1"]
        assert "州教育局" not in matrix.shown().parties

    def test_the_keyboard_walks_through_it_and_opens_a_cell(self, page: Page, several: str) -> None:
        overview = OverviewPage(page, several)
        overview.open_view({})
        overview.enter_by_tab()
        assert overview.focused() == "州财政局"
        page.keyboard.press("ArrowRight")
        expect(overview.cell("州财政局", "牵头 1 项")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(f"{several}plans/roads/matrix/?party=units%2Ffinance")

    def test_without_scripts_it_is_whole_and_leads_on(self, browser: Browser, several: str) -> None:
        context = browser.new_context(java_script_enabled=False)
        overview = OverviewPage(context.new_page(), several)
        overview.open("matrix/")
        expect(overview.region.get_by_role("rowheader", name="州财政局")).to_be_visible()
        overview.cell("州财政局", "牵头 1 项").click()
        overview.page.wait_for_url(f"{several}plans/roads/matrix/?party=units%2Ffinance")
        expect(overview.region.get_by_role("row")).to_have_count(3 + 3)
        context.close()

    @pytest.mark.parametrize("view", ["", "?role=lead", "?swap=1", "?holes=party"])
    def test_axe_finds_nothing_serious_in_it(
        self, view: str, used_page: Page, several: str
    ) -> None:
        OverviewPage(used_page, several).open(f"matrix/{view}")
        assert serious_faults(used_page) == []

    def test_it_is_printed_as_it_is_filtered(self, used_page: Page, several: str) -> None:
        overview = OverviewPage(used_page, several)
        overview.open_view({"kind": "政府部门"})
        assert overview.parties()
        (sheet,) = printed(used_page)
        assert size(sheet) == pytest.approx(A3_LANDSCAPE, abs=1)
        assert outside(sheet) == []
        text = text_of(sheet)
        assert folded("州教育体育局") in text
        assert folded("瑞丽市") not in text

    def test_the_way_from_a_plan_and_back(self, page: Page, several: str) -> None:
        matrix = MatrixPage(page, several)
        matrix.open("plans/roads/")
        page.get_by_role("article").get_by_role("link", name="责任矩阵", exact=True).click()
        page.wait_for_url(f"{several}plans/roads/matrix/")
        page.get_by_role("link", name="全部清单的责任矩阵").click()
        page.wait_for_url(f"{several}matrix/")


def test_plans_that_are_not_in_force_are_shown_when_asked_for(
    page: Page, make_data: MakeData, tmp_path: Path
) -> None:
    plans = "- {slug: roads, title: 道路清单, status: ended}\n- {slug: schools, title: 学校清单}\n"
    site = build_site(make_site_folder(tmp_path / "site", make_data("every-feature", plans=plans)))
    with serve(site) as address:
        overview = OverviewPage(page, address)
        overview.open_view({})
        assert {plan for _, plan in overview.cells()} == {"学校清单"}
        overview.open_view({"holes": "party"})
        expect(overview.status).to_contain_text("州教育体育局")
        overview.open_view({"past": "1"})
        assert overview.cells()["州财政局", "道路清单已结束"] == [
            "牵头 1 项",
            "配合 1 项",
            "负责 1 项",
        ]
        assert serious_faults(page) == []


class TestLargeMatrix:
    def test_only_what_is_in_view_is_there(self, used_page: Page, long: str) -> None:
        matrix = DrawnMatrixPage(used_page, long)
        matrix.open_view({}, LARGE)
        expect(matrix.status).to_have_text(f"显示 {TASKS} 项任务、{UNITS + 6} 个责任主体")
        assert 200 < matrix.number_of_cells() < 5_000
        assert matrix.first_row_in_view() == "1第1件事"
        matrix.scroll_to(1)
        assert matrix.number_of_cells() < 5_000
        expect(matrix.row_of_task(f"第{TASKS}件事")).to_be_visible()
        matrix.scroll_to(0.5)
        middle = int(matrix.first_row_in_view().split("第")[0])
        assert middle == pytest.approx(TASKS / 2, abs=12)

    @pytest.mark.parametrize("swap", [{}, {"swap": "1"}], ids=["", "swapped"])
    def test_a_choice_shows_what_the_register_holds(
        self, swap: dict[str, str], used_page: Page, long: str, long_register: Register
    ) -> None:
        matrix = DrawnMatrixPage(used_page, long)
        choices = {"party": "units/unit-7", "role": "lead"}
        matrix.open_view(choices | swap, LARGE)
        shown = matrix.shown()
        assert shown.tasks == [
            task.number
            for task in long_register.tasks
            if task.plan == "plan-1"
            and any(
                a.party == "州第7局" and a.role.value == "lead"
                for a in long_register.written_of[task.id]
            )
        ]
        assert {mark for _, _, mark in shown.marks} == {"牵头"}
        assert {party for _, party, _ in shown.marks} == set(shown.parties)
        assert shown.totals["州第7局"] == str(len(shown.tasks))

    def test_words_are_found_in_the_texts(self, used_page: Page, long: str) -> None:
        matrix = DrawnMatrixPage(used_page, long)
        matrix.open_view({"text": "第317件事 季度"}, LARGE)
        shown = matrix.shown()
        assert shown.tasks == ["317"]
        assert sorted({mark for _, _, mark in shown.marks}) == [
            "牵头",
            "落实",
            "落实（经集体责任主体）",
            "配合",
        ]
        assert len(shown.parties) == 9 + 1 + 5

    def test_choices_are_offered_and_stand_in_the_address(self, page: Page, long: str) -> None:
        matrix = DrawnMatrixPage(page, long)
        matrix.open_view({}, LARGE)
        matrix.choose("责任主体", "州第3局")
        expect(page).to_have_url(f"{long}{LARGE}?party=units%2Funit-3")
        matrix.choose("类别", "党委部门")
        expect(matrix.status).to_have_text(re.compile(r"、11 / 166 个责任主体"))
        page.go_back()
        page.go_back()
        expect(matrix.status).to_have_text(f"显示 {TASKS} 项任务、{UNITS + 6} 个责任主体")

    def test_the_keyboard_reaches_every_cell(self, page: Page, long: str) -> None:
        matrix = DrawnMatrixPage(page, long)
        matrix.open_view({}, LARGE)
        matrix.enter_by_tab()
        assert matrix.focused() == "1第1件事"
        for _ in range(4):
            page.keyboard.press("PageDown")
        assert matrix.focused() == "41第41件事"
        assert matrix.lit_row() == "41第41件事"
        for _ in range(60):
            page.keyboard.press("ArrowRight")
        assert matrix.lit_column() == "州第60局"
        page.keyboard.press("ArrowDown")
        assert matrix.lit_row() == "42第42件事"
        page.keyboard.press("Control+End")
        assert matrix.focused() == str(TASKS * 10)
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Home")
        assert matrix.focused() == f"{TASKS}第{TASKS}件事"
        page.keyboard.press("Control+Home")
        page.keyboard.press("ArrowRight")
        assert matrix.focused() == "州第1局"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{long}tasks/plan-1-1/")

    def test_the_focus_comes_back_from_out_of_sight(self, page: Page, long: str) -> None:
        matrix = DrawnMatrixPage(page, long)
        matrix.open_view({}, LARGE)
        matrix.enter_by_tab()
        page.keyboard.press("ArrowDown")
        matrix.scroll_to(1)
        assert matrix.is_focused_inside()
        page.keyboard.press("ArrowDown")
        assert matrix.focused() == "3第3件事"
        page.keyboard.press("Tab")
        assert not matrix.is_focused_inside()

    def test_it_is_printed_in_blocks_as_it_is_filtered(self, used_page: Page, long: str) -> None:
        matrix = DrawnMatrixPage(used_page, long)
        matrix.open_view({"text": "第31件事", "empty": "1"}, LARGE)
        assert matrix.shown().tasks == ["31"]
        sheets = printed(used_page)
        texts = [text_of(sheet) for sheet in sheets]
        assert all(size(sheet) == pytest.approx(A3_LANDSCAPE, abs=1) for sheet in sheets)
        assert [fault for sheet in sheets for fault in outside(sheet)] == []
        assert sum("第31件事" in text for text in texts) == 4
        for name in ("州第1局", f"州第{UNITS}局", "各县市党委和政府"):
            assert any(name in text for text in texts), name
        assert matrix.shown().tasks == ["31"]

    def test_what_is_too_much_for_paper_says_so(self, used_page: Page, long: str) -> None:
        matrix = DrawnMatrixPage(used_page, long)
        matrix.open_view({}, LARGE)
        expect(matrix.status).not_to_be_empty()
        (sheet,) = printed(used_page)
        assert f"共{TASKS}行、{UNITS + 6}列,太多,没有打印" in text_of(sheet)

    def test_without_scripts_there_are_its_parts(self, browser: Browser, long: str) -> None:
        context = browser.new_context(java_script_enabled=False)
        matrix = DrawnMatrixPage(context.new_page(), long)
        matrix.open(LARGE)
        expect(matrix.page.locator("[data-zr-filters]")).to_be_hidden()
        assert matrix.parts.count() > 1
        matrix.parts.first.click()
        matrix.page.wait_for_url(f"{long}{LARGE}part/1/")
        expect(matrix.row_of_task("第1件事").first).to_be_visible()
        matrix.page.get_by_role("link", name="下一部分").click()
        matrix.page.wait_for_url(f"{long}{LARGE}part/2/")
        context.close()

    def test_where_the_data_cannot_be_had_that_is_said(self, page: Page, long: str) -> None:
        page.context.route("**/rows-1.js*", lambda route: route.abort())
        DrawnMatrixPage(page, long).open(LARGE)
        expect(page.get_by_role("status").filter(has_text="没有取到")).to_be_visible()

    def test_it_works_from_a_folder(self, page: Page, long_site: Path) -> None:
        matrix = DrawnMatrixPage(page, f"{long_site.as_uri()}/")
        matrix.open(f"{LARGE}index.html?text=第9件事")
        assert matrix.shown().tasks == ["9"]
        matrix.row_of_task("第9件事").get_by_role("link").first.click()
        page.wait_for_url(f"{long_site.as_uri()}/tasks/plan-1-9/index.html")

    @pytest.mark.parametrize("view", ["", "?swap=1", "?role=lead"])
    def test_axe_finds_nothing_serious_in_it(self, view: str, used_page: Page, long: str) -> None:
        matrix = DrawnMatrixPage(used_page, long)
        matrix.open(f"{LARGE}{view}")
        expect(matrix.status).not_to_be_empty()
        assert serious_faults(used_page) == []

    def test_a_large_overview_leads_on_as_well(
        self, page: Page, long: str, long_register: Register
    ) -> None:
        overview = OverviewPage(page, long)
        overview.open_view({"kind": "属地"})
        assert overview.cells()["芒市", "第1号清单"] == [f"落实 {TASKS} 项（经集体责任主体）"]
        assert overview.totals()["芒市"] == f"({len(long_register.tasks)})"
        overview.open_view({"only": "units/unit-3"})
        overview.cell("州第3局", "牵头").first.click()
        page.wait_for_url(f"{long}{LARGE}?party=units%2Funit-3")
        tasks = tasks_of(long_register, "plan-1", "州第3局")
        expect(MatrixPage(page, long).status).to_contain_text(f"显示 {len(tasks)} / {TASKS} 项任务")


def test_what_is_copied_of_a_task_holds_its_paragraphs_and_deadline(
    page: Page, several: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    task = TaskPage(page, several)
    task.open("tasks/roads-1-1/")
    assert task.copy_task().splitlines() == [
        "1. 修好进村道路。",
        "每年检查一次。",
        "牵头：州交通局",
        "配合：州财政局、瑞丽市",
        "落实：各县市人民政府",
        "完成时限：2026年底前",
        "来源：州人民政府公报 第 1 项",
    ]
