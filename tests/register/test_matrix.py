"""The register as pandas tables."""

from __future__ import annotations

from tests.conftest import MakeData, register_of
from zeren.model import Role
from zeren.register.building import Register
from zeren.register.matrix import Cell, Mark, assignments_table, matrix


def cells_of(register: Register, task_id: str) -> dict[str, Cell]:
    row = [task.id for task in register.tasks].index(task_id)
    names = [party.name for party in register.parties]
    return dict(zip(names, matrix(register, register.parties)[row], strict=True))


def test_the_matrix_keeps_the_published_orders(published: Register) -> None:
    table = matrix(published, published.parties)
    for task, row in zip(published.tasks, table, strict=True):
        for party, cell in zip(published.parties, row, strict=True):
            direct = [a.role for a in published.written_of[task.id] if a.party == party.name]
            assert [mark.role for mark in cell if not mark.through] == direct


def test_cells_tell_duties_through_collectives_apart(every_feature: Register) -> None:
    cells = cells_of(every_feature, "roads-2-1")
    direct, through = Mark(Role.IMPLEMENT, through=False), Mark(Role.IMPLEMENT, through=True)
    assert cells["芒市"] == (direct, through)
    assert cells["州交通局"] == (Mark(Role.SUPPORT, through=True),)
    assert cells_of(every_feature, "roads-1-2")["芒市"] == ()


def test_a_party_without_any_duty_has_an_empty_column(make_data: MakeData) -> None:
    register = register_of(make_data("minimal"))
    assert cells_of(register, "p-1") == {
        "州财政局": (Mark(Role.LEAD, through=False),),
        "州民政局": (),
        "芒市": (),
        "各县市党委和政府": (),
        "联席会议成员单位": (),
    }


def test_all_assignments_are_in_the_table(published: Register) -> None:
    assert len(assignments_table(published)) == 161 + 5 * 28
