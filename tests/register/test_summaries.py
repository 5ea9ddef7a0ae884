"""What a chief is told of a party: every duty once, what it is first in charge of first."""

from __future__ import annotations

import pytest

from tests.conftest import DATA, MakeData, register_of
from tests.past_plans import PLANS, TASKS
from zeren.model import Role
from zeren.register.building import Register
from zeren.register.duties import Way, duties_of
from zeren.register.summaries import Part, summary_of


@pytest.mark.parametrize("name", ["birth-support", "every-feature"])
def test_every_duty_stands_in_one_group(name: str) -> None:
    register = register_of(DATA / name)
    for party in register.parties:
        summary = summary_of(register, party)
        borne = duties_of(register, party)
        expected = [
            (one.task.id, one.role) for way in (Way.DIRECT, Way.THROUGH) for one in borne[way]
        ]
        found = [
            (duty.task.id, group.part.role) for group in summary.groups for duty in group.duties
        ]
        assert sorted(found) == sorted(expected)
        assert summary.task_number == len({task_id for task_id, _ in expected})


def test_what_it_is_first_in_charge_of_comes_first(published: Register) -> None:
    health = summary_of(published, published.party_of["州卫生健康委"])
    assert [(group.part.words, len(group.duties)) for group in health.groups] == [
        ("首位牵头", 17),
        ("共同牵头", 6),
        ("配合", 3),
    ]
    first, joint, _ = health.groups
    assert {duty.first for duty in first.duties} == {health.party}
    assert all(duty.first not in {None, health.party} for duty in joint.duties)


def test_what_comes_through_a_collective_stands_apart_and_says_so(published: Register) -> None:
    summary = summary_of(published, published.party_of["芒市"])
    (group,) = summary.groups
    assert (group.part, group.part.role) == (Part(Role.IMPLEMENT), Role.IMPLEMENT)
    assert group.through == ("各县市党委和政府",)
    assert [duty.when for duty in group.duties if duty.task.number == "1"] == ["到2025年"]


def test_the_partners_of_a_territory_are_those_who_lead_its_tasks(published: Register) -> None:
    summary = summary_of(published, published.party_of["芒市"])
    assert [(one.link.text, one.number) for one in summary.partners][:2] == [
        ("州卫生健康委", 22),
        ("州财政局", 8),
    ]


def test_what_is_not_in_force_is_left_out(make_data: MakeData) -> None:
    register = register_of(make_data("minimal", plans=PLANS, tasks=TASKS))
    summary = summary_of(register, register.party_of["州财政局"])
    assert [plan.slug for plan in summary.plans] == ["new"]
    assert summary.task_number == 1


def test_a_date_of_its_own_goes_before_one_of_others(make_data: MakeData) -> None:
    heads = "任务编号,类型,截止日期,责任主体,原文\n"
    march = "p-1,期限,2026年3月,芒市,2026年3月底前\n"
    december = "p-1,期限,2026年12月,,2026年12月底前\n"
    text = "芒市2026年3月底前修路，2026年12月底前完成。"
    tasks = f"序号,工作任务,牵头单位,落实单位\n1,{text},州财政局,芒市\n"
    files = {"milestones.csv": heads + march + december}
    register = register_of(make_data("minimal", tasks=tasks, **files))
    said = {
        name: summary_of(register, register.party_of[name]).groups[0].duties[0].when
        for name in ("州财政局", "芒市")
    }
    assert said == {"州财政局": "2026年12月底前", "芒市": "2026年3月底前"}


def test_of_an_ended_list_too_a_party_that_is_named_bears_its_task_itself(
    make_data: MakeData,
) -> None:
    plans = "- {slug: p, title: 清单, status: ended}\n"
    tasks = "序号,工作任务,牵头单位\n1,修路。,州民政局、联席会议成员单位\n"
    register = register_of(make_data("minimal", plans=plans, tasks=tasks))
    (one,) = duties_of(register, register.party_of["州民政局"])[Way.PAST]
    assert (one.role, one.through) == (Role.LEAD, ())


def test_a_deadline_of_the_list_stands_where_no_date_is_registered(every_feature: Register) -> None:
    summary = summary_of(every_feature, every_feature.party_of["州交通局"])
    group, *_ = summary.groups
    assert group.duties[0].when == "2026年底前"
