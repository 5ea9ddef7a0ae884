"""Views: what a page says, before any template."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, MakeData, register_of
from zeren.addresses import Link
from zeren.model import Contact, Role, Unit
from zeren.pages.shelf import EMPTY_SHELF
from zeren.pages.views.duty_parts import Titles
from zeren.pages.views.home import home_view
from zeren.pages.views.lists import TasksView, tasks_batches
from zeren.pages.views.matrix_tables import table_of
from zeren.pages.views.parties import collective_view, county_view, unit_view
from zeren.pages.views.statistics import statistics_view
from zeren.pages.views.statistics_heat import LEVELS
from zeren.pages.views.task import MOST_OF_SAME_LEAD, TaskView, task_views
from zeren.register.building import Register
from zeren.register.questions import by_kind


def task_view(register: Register, task_id: str) -> TaskView:
    return next(view for view in task_views(register) if view.task.id == task_id)


def unit(register: Register, name: str) -> Unit:
    return next(unit for unit in register.units if unit.name == name)


class TestTask:
    def test_neighbours_stay_within_the_plan(self, every_feature: Register) -> None:
        last = task_view(every_feature, "roads-2-1")
        only = task_view(every_feature, "schools-1")
        assert (last.before and last.before.title, last.after) == ("完善路灯", None)
        assert (only.before, only.after) == (None, None)

    def test_a_plan_may_have_no_tasks_yet(self, make_data: MakeData) -> None:
        plans = "- slug: p\n  title: 甲\n- slug: q\n  title: 乙\n"
        tasks = "序号,工作任务,牵头单位,清单\n1,办好甲事。,州财政局,q\n"
        register = register_of(make_data("minimal", plans=plans, tasks=tasks))
        assert [view.task.id for view in task_views(register)] == ["q-1"]

    def test_the_paragraphs_are_the_lines_of_the_cell(self, every_feature: Register) -> None:
        view = task_view(every_feature, "roads-1-1")
        assert view.paragraphs == ("修好进村道路。", "每年检查一次。")

    def test_the_counties_are_told_with_the_way_in_which_the_task_reaches_them(
        self, every_feature: Register
    ) -> None:
        reach = task_view(every_feature, "roads-1-1").reach
        assert [
            (r.role, r.through and r.through.text, [c.text for c in r.counties]) for r in reach
        ] == [
            (Role.SUPPORT, None, ["瑞丽市"]),
            (Role.IMPLEMENT, "各县市人民政府", ["芒市", "瑞丽市"]),
        ]

    def test_a_task_for_nobody_in_the_counties_reaches_none(self, published: Register) -> None:
        assert task_view(published, "birth-support-3").reach == ()

    def test_other_tasks_of_the_first_named_lead_are_the_nearest_ones(
        self, published: Register
    ) -> None:
        for view in task_views(published):
            assert view.same_lead is not None
            led = [
                a.task_id
                for a in published.direct_of[view.same_lead.lead.text]
                if a.role is Role.LEAD
            ]
            titles = [task.page for task in view.same_lead.tasks]
            assert view.page.address not in titles
            assert view.same_lead.number == len(led) - 1
            assert len(titles) == min(MOST_OF_SAME_LEAD, view.same_lead.number)

    def test_a_task_without_lead_has_no_tasks_of_the_same_lead(
        self, every_feature: Register
    ) -> None:
        assert task_view(every_feature, "roads-1-2").same_lead is None


class TestUnit:
    def test_duties_say_who_leads_and_who_else_takes_part(self, published: Register) -> None:
        view = unit_view(published, unit(published, "州财政局"), EMPTY_SHELF, Titles(published))
        lead = next(group for group in view.duties if group.role is Role.LEAD)
        first = lead.duties[0]
        assert first.task.number == "5"
        assert [lead.link.text for lead in first.leads] == ["州卫生健康委", "州财政局"]
        assert (first.place, first.lead_number) == (2, 2)
        assert [(g.role, len(g.parties)) for g in first.others] == [
            (Role.SUPPORT, 5),
            (Role.IMPLEMENT, 1),
        ]

    def test_counts_are_of_direct_duties(self, published: Register) -> None:
        view = unit_view(published, unit(published, "州财政局"), EMPTY_SHELF, Titles(published))
        assert [(c.role, c.number) for c in view.counts] == [(Role.LEAD, 8), (Role.SUPPORT, 6)]

    def test_partners_are_ranked_by_shared_tasks(self, published: Register) -> None:
        partners = unit_view(
            published, unit(published, "州财政局"), EMPTY_SHELF, Titles(published)
        ).partners
        numbers = [partner.number for partner in partners]
        assert partners[0].link.text == "州卫生健康委"
        assert numbers == sorted(numbers, reverse=True)

    def test_duties_through_a_collective_stand_apart(self, every_feature: Register) -> None:
        view = unit_view(
            every_feature, unit(every_feature, "州交通局"), EMPTY_SHELF, Titles(every_feature)
        )
        assert [d.task.number for group in view.duties for d in group.duties] == ["1", "1"]
        (through,) = [d for group in view.through for d in group.duties]
        assert [link.text for link in through.through] == ["工作专班成员单位"]
        assert view.through_number == 1

    def test_the_successor_is_linked(self, every_feature: Register) -> None:
        view = unit_view(
            every_feature, unit(every_feature, "州教育局"), EMPTY_SHELF, Titles(every_feature)
        )
        (successor,) = view.successors
        assert isinstance(successor, Link)
        assert successor.page == "units/education-sports/"

    def test_unpublished_collectives_are_named_as_a_hint_only(self, published: Register) -> None:
        view = unit_view(published, unit(published, "州公安局"), EMPTY_SHELF, Titles(published))
        assert [link.text for link in view.open_collectives] == [
            "州优化生育政策工作联席会议成员单位"
        ]
        assert view.through == ()


class TestCountyAndCollective:
    def test_a_county_is_told_whom_to_turn_to(self, published: Register) -> None:
        view = county_view(published, published.counties[3], EMPTY_SHELF, Titles(published))
        assert view.county.name == "盈江县"
        assert [(c.role, c.number) for c in view.counts] == [(Role.IMPLEMENT, 28)]
        assert view.turn_to[0].link.text == "州卫生健康委"
        (group,) = view.through
        assert all(duty.leads for duty in group.duties)

    def test_a_county_is_told_how_to_reach_the_lead_of_each_task(
        self, every_feature: Register
    ) -> None:
        (group,) = county_view(
            every_feature, every_feature.counties[0], EMPTY_SHELF, Titles(every_feature)
        ).duties
        (lead,) = group.duties[0].leads
        assert (lead.link.text, lead.contact) == (
            "州财政局",
            Contact(office="办公室", phone="0692-1234567"),
        )

    def test_a_county_named_on_its_own_has_direct_duties(self, every_feature: Register) -> None:
        view = county_view(
            every_feature, every_feature.counties[0], EMPTY_SHELF, Titles(every_feature)
        )
        assert [len(group.duties) for group in view.duties] == [1]
        assert [len(group.duties) for group in view.through] == [2]

    def test_a_collective_lists_its_members_or_none(self, published: Register) -> None:
        counties, conference = published.collectives
        assert (
            len(collective_view(published, counties, EMPTY_SHELF, Titles(published)).members) == 5
        )
        assert collective_view(published, conference, EMPTY_SHELF, Titles(published)).members == ()
        assert "没有列出" in (conference.note or "")

    def test_a_member_that_leads_the_task_itself_is_named_as_its_lead(
        self, make_data: MakeData
    ) -> None:
        folder = make_data("birth-support")
        path = folder / "collectives.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("members: unpublished", "members: [州卫生健康委]"), encoding="utf-8"
        )
        register = register_of(folder)
        view = unit_view(register, unit(register, "州卫生健康委"), EMPTY_SHELF, Titles(register))
        (group,) = view.through
        assert [lead.link.text for lead in group.duties[0].leads] == ["州卫生健康委"]

    def test_what_a_county_bears_twice_is_counted_once(self, every_feature: Register) -> None:
        view = county_view(
            every_feature, every_feature.counties[0], EMPTY_SHELF, Titles(every_feature)
        )
        assert [(c.role, c.number) for c in view.counts] == [(Role.IMPLEMENT, 2)]
        home = home_view(every_feature, EMPTY_SHELF)
        assert [counts.tasks for counts in home.counties] == [2, 2]
        assert [(p.link.text, p.number) for p in view.turn_to] == [("州财政局", 1), ("州交通局", 1)]

    def test_where_nobody_leads_the_responsible_are_to_be_turned_to(
        self, make_data: MakeData
    ) -> None:
        folder = make_data(
            "minimal", tasks="序号,工作任务,负责单位,落实单位\n1,甲,州财政局,各县市党委和政府\n"
        )
        register = register_of(folder)
        view = county_view(register, register.counties[0], EMPTY_SHELF, Titles(register))
        (duty,) = view.through[0].duties
        assert (duty.lead_role, [lead.link.text for lead in duty.leads]) == (
            Role.RESPONSIBLE,
            ["州财政局"],
        )
        assert [partner.link.text for partner in view.turn_to] == ["州财政局"]


class TestOverviews:
    def test_home_counts_what_is_written(self, published: Register) -> None:
        view = home_view(published, EMPTY_SHELF)
        assert (view.task_number, view.unit_number, view.county_number) == (29, 29, 5)
        assert [count.number for count in view.counts] == [63, 70, 28]

    def test_tasks_are_listed_by_plan(self, every_feature: Register) -> None:
        ((filled,),) = [batch.make() for batch in tasks_batches(every_feature)]
        view = filled.view
        assert isinstance(view, TasksView)
        assert [(plan.link.text, len(plan.rows)) for plan in view.plans] == [
            ("道路清单", 3),
            ("学校清单", 1),
        ]

    def test_kinds_keep_the_order_in_which_they_come(self, published: Register) -> None:
        assert [kind for kind, _ in by_kind(published, published.parties)] == [
            "党委部门",
            "政府部门",
            "事业单位",
            "群团组织",
            "院校",
            "金融机构",
            "县市",
            "集体责任主体",
        ]

    def test_totals_of_the_matrix_add_up(self, published: Register) -> None:
        table = table_of(published, published.plans[0])
        assert sum(total.direct for total in table.totals) == table.written == 161
        assert sum(entry.written for entry in table.entries) == 161
        marks = [mark for row in table.cells for cell in row.values() for mark in cell]
        assert sum(not mark.through for mark in marks) == 161

    def test_statistics_add_up(self, published: Register) -> None:
        view = statistics_view(published, EMPTY_SHELF)
        assert view.kinds.total.number == view.written == 161
        assert [(one.role, [t.number for t in one.tasks]) for one in view.without] == [
            (Role.LEAD, []),
            (Role.SUPPORT, ["2", "6", "9", "12"]),
            (Role.IMPLEMENT, ["3"]),
        ]
        assert view.pairs[0].number >= view.pairs[-1].number

    @pytest.mark.parametrize(
        "data", [DATA / "birth-support", DATA / "every-feature", ROOT / "examples/county/data"]
    )
    def test_the_sums_of_the_statistics_agree(self, data: Path) -> None:
        view = statistics_view(register_of(data), EMPTY_SHELF)
        counts = {count.role: count.number for count in view.counts}
        total = view.kinds.total
        assert total.number == view.written == sum(counts.values())
        assert dict(zip(view.kinds.roles, total.roles, strict=True)) == counts
        bars = {bar.link: bar.number for bar in view.bars}
        for row in view.burdens.rows if view.burdens else ():
            assert sum(cell.number for cell in row.cells) == row.number == bars[row.link]

    def test_tasks_outside_chapters_have_a_column_of_their_own(self, make_data: MakeData) -> None:
        rows = (
            "1,一、甲,办好甲事。,州财政局\n2,,办好乙事。,州财政局\n3,二、丙,办好丙事。,州财政局\n"
        )
        register = register_of(make_data("minimal", tasks=f"序号,章节,工作任务,牵头单位\n{rows}"))
        burdens = statistics_view(register, EMPTY_SHELF).burdens
        assert burdens
        assert [column.text for column in burdens.columns] == ["一、甲", "二、丙", "未分章节"]
        (row,) = burdens.rows
        assert sum(cell.number for cell in row.cells) == row.number == 3

    def test_of_several_plans_there_is_a_map_of_units_and_plans(
        self, every_feature: Register, published: Register
    ) -> None:
        several = statistics_view(every_feature, EMPTY_SHELF).burdens
        assert several
        assert [column.text for column in several.columns] == ["道路清单", "学校清单"]
        assert several.rows[0].cells[0].page.startswith("plans/roads/matrix/?party=units%2F")
        assert statistics_view(published, EMPTY_SHELF).burdens is None

    def test_what_is_darkest_is_most(self, published: Register) -> None:
        view = statistics_view(published, EMPTY_SHELF)
        assert view.partners
        for map_ in filter(None, (view.burdens, view.partners)):
            cells = [cell for row in map_.rows for cell in row.cells]
            highest = max(cell.number for cell in cells)
            assert {cell.level for cell in cells if cell.number == highest} == {LEVELS}
            assert {cell.level for cell in cells if not cell.number} == {0}

    def test_who_works_with_whom_is_the_same_both_ways(self, published: Register) -> None:
        view = statistics_view(published, EMPTY_SHELF)
        assert view.partners
        pairs = {(pair.one, pair.other): pair.number for pair in view.pairs}
        for place, row in enumerate(view.partners.rows):
            for column, cell in zip(view.partners.columns, row.cells, strict=True):
                assert cell.is_void == (column == row.link)
                assert pairs.get((row.link, column), cell.number) == cell.number
            turned = [one.cells[place].number for one in view.partners.rows]
            assert turned == [cell.number for cell in row.cells]

    def test_a_list_without_any_party_of_a_kind_has_no_statistics_of_it(
        self, make_data: MakeData
    ) -> None:
        view = statistics_view(register_of(make_data("minimal")), EMPTY_SHELF)
        assert [bar.number for bar in view.bars] == [1, 0]
        assert view.pairs == ()
