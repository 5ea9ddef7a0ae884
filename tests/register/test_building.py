"""The register: orders, look-ups and duties through collectives."""

from __future__ import annotations

from tests.conftest import MakeData, register_of
from zeren.model import Assignment, Contact, Role
from zeren.register.building import Register


def test_ids_are_plan_and_number_or_the_id_of_the_row(every_feature: Register) -> None:
    assert [task.id for task in every_feature.tasks] == [
        "roads-1-1",
        "roads-1-2",
        "roads-2-1",
        "schools-1",
    ]


def test_a_task_without_title_is_called_by_its_first_clause(every_feature: Register) -> None:
    task = every_feature.task_of["roads-1-2"]
    assert (task.title, task.title_is_ours) == ("完善路灯", False)


def test_the_sentence_is_composed_unless_the_published_one_differs(
    every_feature: Register,
) -> None:
    sentences = {task.id: task.sentence for task in every_feature.tasks}
    assert sentences["roads-1-1"] == "州交通局牵头；州财政局、瑞丽市配合；各县市人民政府落实"
    assert sentences["roads-1-2"] == "州财政局、各项目牵头单位负责"
    assert sentences["roads-2-1"] == "由州财政局牵头，芒市等落实"


def test_assignments_are_as_written(published: Register) -> None:
    assert len(published.assignments) == 161
    assert [(a.party, a.role) for a in published.written_of["birth-support-16"]] == [
        ("州医保局", Role.LEAD),
        ("州财政局", Role.SUPPORT),
        ("州卫生健康委", Role.SUPPORT),
        ("各县市党委和政府", Role.IMPLEMENT),
    ]


def test_parties_come_as_units_then_counties_then_collectives(published: Register) -> None:
    parties = [*published.units, *published.counties, *published.collectives]
    assert list(published.parties) == parties
    assert len(parties) == 36


def test_a_county_bears_what_names_it_and_what_names_all_counties(
    every_feature: Register,
) -> None:
    assert [a.task_id for a in every_feature.direct_of["芒市"]] == ["roads-2-1"]
    assert every_feature.through_of["芒市"] == (
        Assignment("roads-1-1", "芒市", Role.IMPLEMENT, through="各县市人民政府"),
        Assignment("roads-2-1", "芒市", Role.IMPLEMENT, through="各县市人民政府"),
    )


def test_members_bear_the_duties_of_their_collective_apart(every_feature: Register) -> None:
    assert every_feature.through_of["州交通局"] == (
        Assignment("roads-2-1", "州交通局", Role.SUPPORT, through="工作专班成员单位"),
    )
    assert [a.task_id for a in every_feature.direct_of["州交通局"]] == [
        "roads-1-1",
        "schools-1",
    ]


def test_unpublished_members_are_not_invented(published: Register) -> None:
    conference = published.party_of["州优化生育政策工作联席会议成员单位"]
    through = {a.through for group in published.through_of.values() for a in group}
    assert conference.name not in through


def test_members_once_filled_in_bear_the_duties(make_data: MakeData) -> None:
    folder = make_data("birth-support")
    path = folder / "collectives.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("members: unpublished", "members: [州财政局, 州公安局]"), encoding="utf-8"
    )
    register = register_of(folder)
    assert len(register.through_of["州公安局"]) == 11
    assert len(register.direct_of["州公安局"]) == 4


def test_contacts_are_kept_where_they_are_set(every_feature: Register) -> None:
    contacts = {unit.name: unit.contact for unit in every_feature.units}
    assert contacts["州财政局"] == Contact("办公室", "0692-1234567")
    assert contacts["州交通局"] is None
