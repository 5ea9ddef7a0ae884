"""The register as pandas tables."""

from __future__ import annotations

from tests.conftest import MakeData, register_of
from zeren.register.building import Register
from zeren.register.matrix import assignments_table, counts_by_role, matrix


def test_the_matrix_keeps_the_published_orders(published: Register) -> None:
    table = matrix(published, published.parties)
    assert list(table.index) == [task.id for task in published.tasks]
    assert list(table.columns) == [party.name for party in published.parties]


def test_cells_hold_roles_and_brackets_for_duties_through_collectives(
    every_feature: Register,
) -> None:
    table = matrix(every_feature, every_feature.parties)
    assert table.loc["roads-2-1", "芒市"] == "implement (implement)"
    assert table.loc["roads-2-1", "州交通局"] == "(support)"
    assert table.loc["roads-1-2", "芒市"] == ""


def test_a_party_without_any_duty_has_an_empty_column(make_data: MakeData) -> None:
    register = register_of(make_data("minimal"))
    table = matrix(register, register.parties)
    assert table.loc["p-1"].to_dict() == {
        "州财政局": "lead",
        "州民政局": "",
        "芒市": "",
        "各县市党委和政府": "",
        "联席会议成员单位": "",
    }


def test_a_party_without_a_duty_of_its_own_counts_none(every_feature: Register) -> None:
    counts = counts_by_role(every_feature)
    assert counts.loc["州教育体育局"].to_dict() == {
        "lead": 0,
        "support": 0,
        "implement": 0,
        "responsible": 0,
        "through": 1,
    }


def test_counts_add_up_to_the_assignments(published: Register) -> None:
    counts = counts_by_role(published)
    assert counts.drop(columns="through").to_numpy().sum() == 161
    assert len(assignments_table(published)) == 161 + 5 * 28
