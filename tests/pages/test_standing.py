"""Plans that have ended or were superseded: marked wherever they stand, and out of all counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tests.conftest import MakeData, register_of
from tests.many_lists import Size, write_many_lists
from tests.past_plans import PLANS, TASKS
from zeren.model import Role, Unit
from zeren.pages.making import make_files
from zeren.pages.shelf import EMPTY_SHELF
from zeren.pages.views.duty_parts import Titles
from zeren.pages.views.home import home_view
from zeren.pages.views.lists import TasksView, plans_views, tasks_batches
from zeren.pages.views.matrix import MATRIX
from zeren.pages.views.parties import collective_view, county_view, unit_view
from zeren.pages.views.party_lists import units_view
from zeren.pages.views.statistics import statistics_view
from zeren.pages.views.task import task_views
from zeren.register.building import Register
from zeren.search.records import records


@pytest.fixture
def register(make_data: MakeData) -> Register:
    return register_of(make_data("minimal", plans=PLANS, tasks=TASKS))


@pytest.fixture
def pages(register: Register) -> dict[str, str]:
    return {path: data.decode() for path, data in make_files(register)}


def unit(register: Register, slug: str) -> Unit:
    return next(unit for unit in register.units if unit.slug == slug)


def test_counts_are_of_what_is_in_force(register: Register) -> None:
    home = home_view(register, EMPTY_SHELF)
    assert home.task_number == 1
    assert [(one.role, one.number) for one in home.counts] == [(Role.LEAD, 1), (Role.IMPLEMENT, 1)]
    assert [one.link.text for one in home.plans] == ["新清单"]
    assert statistics_view(register, EMPTY_SHELF).written == 2
    (group,) = units_view(register).groups
    assert [counts.tasks for counts in group.parties] == [1, 0]


def test_a_party_sees_first_what_is_in_force_and_the_rest_below(register: Register) -> None:
    view = unit_view(register, unit(register, "finance"), EMPTY_SHELF, Titles(register))
    assert [count.number for count in view.counts] == [1]
    assert [duty.task.plan_slug for group in view.duties for duty in group.duties] == ["new"]
    past = [duty.task.plan_slug for group in view.every.past for duty in group.duties]
    assert (past, view.every.past_number) == (["old", "gone"], 2)


def test_what_comes_through_a_collective_stands_there_as_well(register: Register) -> None:
    civil = unit_view(register, unit(register, "civil"), EMPTY_SHELF, Titles(register))
    (group,) = civil.every.past
    assert [[link.text for link in duty.through] for duty in group.duties] == [
        [],
        ["联席会议成员单位"],
    ]
    county = county_view(register, register.counties[0], EMPTY_SHELF, Titles(register))
    assert [count.number for count in county.counts] == [1]
    assert county.every.past_number == 2
    assert (
        collective_view(
            register, register.collectives[0], EMPTY_SHELF, Titles(register)
        ).every.past_number
        == 1
    )


def test_tasks_and_plans_come_after_those_in_force(register: Register) -> None:
    ((filled,),) = [batch.make() for batch in tasks_batches(register)]
    (plans,) = plans_views(register)
    tasks = filled.view
    assert isinstance(tasks, TasksView)
    for listed in (tasks.plans, plans.plans):
        assert [(one.plan.slug, one.begins_past) for one in listed] == [
            ("new", False),
            ("old", True),
            ("gone", False),
        ]


def test_other_tasks_of_a_lead_are_those_in_force(register: Register) -> None:
    others = {view.task.plan: view.same_lead for view in task_views(register)}
    assert {plan: same and same.number for plan, same in others.items()} == {
        "new": 0,
        "old": 1,
        "gone": 1,
    }


@pytest.mark.parametrize("page", ["tasks/old-1/index.md", "plans/old/index.md"])
def test_the_page_says_what_took_its_place(pages: dict[str, str], page: str) -> None:
    assert "已被替代" in pages[page]
    assert "至2025年12月31日" in pages[page]
    assert "新清单</a>》替代" in pages[page]


@pytest.mark.parametrize(
    "page",
    [
        "plans/index.md",
        "tasks/index.md",
        "units/finance/index.md",
        "counties/mangshi/index.md",
        "collectives/counties/index.md",
    ],
)
def test_it_is_marked_wherever_it_is_listed(pages: dict[str, str], page: str) -> None:
    assert '<span class="zr-status">已被替代</span>' in pages[page]


def test_nothing_is_marked_of_what_is_in_force(pages: dict[str, str]) -> None:
    assert "zr-status" not in pages["tasks/new-1/index.md"]
    assert "自2026年1月1日起有效" in pages["plans/new/index.md"]


def test_it_is_found_as_what_it_is(register: Register) -> None:
    found = {record.page: record for record in records(register, ())}
    assert found["tasks/old-1/"].plan == "old"
    assert [field.text for field in found["plans/old/"].fields] == ["旧清单", "清单", "已被替代"]


def test_without_a_status_a_plan_is_in_force(every_feature: Register) -> None:
    assert every_feature.in_force is every_feature
    assert every_feature.past is None


def text_of(element: HtmlElement, path: str) -> str:
    """The text of the last element at a path."""
    return str(element.xpath(f"string(({path})[last()])"))


def test_the_parts_of_a_large_matrix_count_and_say_what_is_in_force(tmp_path: Path) -> None:
    size = Size(plans=80, tasks=12, units=60, counties=40)
    register = register_of(write_many_lists(tmp_path / "data", size))
    files = make_files(register, EMPTY_SHELF, [MATRIX])
    parts = [text.decode() for path, text in files if path.startswith("matrix/part/")]
    assert len(parts) > 1
    totals: dict[str, str] = {}
    written = 0
    for text in parts:
        assert "已结束、已被替代的清单不计入合计" in text
        page = html.fromstring(text)
        for row in page.iter("tr"):
            totals[text_of(row, "th")] = text_of(row, "td")
        written += int(text_of(page, "//tfoot//td"))
    direct = register.in_force.direct_of
    for unit in register.units:
        assert totals[unit.name] == str(len(direct.get(unit.name, ())) or "")
    assert written == len(register.in_force.assignments)


def test_the_parts_of_the_large_matrix_of_a_plan_say_that_it_has_ended(tmp_path: Path) -> None:
    size = Size(plans=2, tasks=300, units=150, counties=20)
    register = register_of(write_many_lists(tmp_path / "data", size))
    files = make_files(register, EMPTY_SHELF, [MATRIX])
    parts = [(path, text.decode()) for path, text in files if "matrix/part/" in path]
    assert {path.split("/")[1] for path, _ in parts} >= {"p0", "p1"}
    for path, text in parts:
        assert ("本清单<span" in text) is path.startswith("plans/p0/"), path


def test_dates_of_a_plan_that_ended_stand_on_its_tasks_alone_and_are_not_judged(
    make_data: MakeData,
) -> None:
    tasks = TASKS.replace("修路", "2025年底前修路")
    dates = "- {task: old-1, kind: deadline, until: 2025年, quote: 2025年底前}\n"
    register = register_of(make_data("minimal", plans=PLANS, tasks=tasks, milestones=dates))
    pages = {path: data.decode() for path, data in make_files(register)}
    saying = {path for path, text in pages.items() if "zr-dates__when" in text}
    assert saying == {"tasks/old-1/index.md"}
    assert "data-zr-due" not in pages["tasks/old-1/index.md"]
    assert not any(path.startswith("calendar/") for path in pages)
