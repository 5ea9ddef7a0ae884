"""The register as pandas tables."""

from __future__ import annotations

from tests.conftest import MakeData, register_of
from zeren.model import Role
from zeren.register.building import Register
from zeren.register.matrix import (
    Mark,
    MarkCount,
    assignments_table,
    counts_by_plan,
    marks_of,
)


def test_the_cells_keep_the_published_order(published: Register) -> None:
    marks = marks_of(published, published.tasks)
    for task in published.tasks:
        for party in published.parties:
            direct = [a.role for a in published.written_of[task.id] if a.party == party.name]
            cell = marks[task.id].get(party.name, ())
            assert [mark.role for mark in cell if not mark.through] == direct


def test_cells_tell_duties_through_collectives_apart(every_feature: Register) -> None:
    cells = marks_of(every_feature, every_feature.tasks)["roads-2-1"]
    direct, through = Mark(Role.IMPLEMENT, through=False), Mark(Role.IMPLEMENT, through=True)
    assert cells["芒市"] == (direct, through)
    assert cells["州交通局"] == (Mark(Role.SUPPORT, through=True),)
    assert "芒市" not in marks_of(every_feature, every_feature.tasks)["roads-1-2"]


def test_where_there_is_no_duty_there_is_no_cell(make_data: MakeData) -> None:
    register = register_of(make_data("minimal"))
    assert marks_of(register, register.tasks) == {
        "p-1": {"州财政局": (Mark(Role.LEAD, through=False),)}
    }


def test_what_a_party_bears_is_counted_by_plan_and_role(every_feature: Register) -> None:
    counts = counts_by_plan(every_feature)
    assert [*counts] == ["roads", "schools"]
    assert counts["roads"]["芒市"] == (
        MarkCount(Mark(Role.IMPLEMENT, through=False), 1),
        MarkCount(Mark(Role.IMPLEMENT, through=True), 2),
    )
    assert counts["schools"] == {
        name: tuple(MarkCount(Mark(role, through=False), 1) for role in roles)
        for name, *roles in (
            ("州教育局", Role.LEAD, Role.ACCEPT),
            ("州财政局", Role.SUPERVISE),
            ("州交通局", Role.ACCEPT),
        )
    }


def test_a_task_that_reaches_a_party_twice_in_one_role_counts_once(make_data: MakeData) -> None:
    parties = "州财政局,各县市党委和政府、联席会议成员单位"
    tasks = f"序号,工作任务,牵头单位,落实单位\n1,办好甲事。,{parties}\n"
    collectives = (
        "- {name: 各县市党委和政府, slug: a, stands_for: counties}\n"
        "- {name: 联席会议成员单位, slug: b, members: [芒市]}\n"
    )
    register = register_of(make_data("minimal", tasks=tasks, collectives=collectives))
    through = Mark(Role.IMPLEMENT, through=True)
    assert marks_of(register, register.tasks)["p-1"]["芒市"] == (through, through)
    assert counts_by_plan(register)["p"]["芒市"] == (MarkCount(through, 1),)


def test_all_assignments_are_in_the_table(published: Register) -> None:
    assert len(assignments_table(published)) == 161 + 5 * 28
