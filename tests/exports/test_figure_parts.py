"""Dates and numbers on the duty sheets: those that concern the party, each with its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.conftest import MakeData
from tests.exporting import unchecked
from tests.past_plans import PLANS
from tests.past_plans import TASKS as PLAN_TASKS
from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.sheets import duty_sheets
from zeren.exports.tables import Tables
from zeren.register.building import Register


def figures_of(register: Register, name: str) -> Mapping[str, Any]:
    path = addresses.party_file(register.party_of[name], "pdf")
    (sheet,) = [one for one in duty_sheets(Tables(register), Edition()) if one.path == path]
    figures = sheet.data["figures"]
    assert isinstance(figures, Mapping)
    return figures


def rows_of(register: Register, name: str) -> list[tuple[str, ...]]:
    return [
        (row["number"], row["what"], row["words"])
        for part in figures_of(register, name)["parts"]
        for row in part["rows"]
    ]


def test_a_county_has_what_binds_it_and_not_what_binds_others(published: Register) -> None:
    rows = rows_of(published, "盈江县")
    assert ("1", "期限", "到2025年") in rows
    assert ("10", "期限", "2025年前（含不含2025年未写明）") in rows
    assert ("10", "具有示范性的托育服务机构", "每个县市：≥ 2 个（期限：2025年前）") in rows
    assert ("15", "起止", "2023年1月1日至2025年12月31日") in rows
    assert ("29", "定期", "每年12月10日前（含当日）") in rows
    assert "州级托育服务指导中心" not in {what for _, what, _ in rows}


def test_they_stand_as_their_tasks_do(published: Register) -> None:
    numbers = [int(number) for number, _, _ in rows_of(published, "盈江县")]
    assert numbers == sorted(numbers)


def test_who_leads_what_binds_others_is_told_so(published: Register) -> None:
    assert ("29", "定期（责任主体：各县市党委和政府）", "每年12月10日前（含当日）") in rows_of(
        published, "州卫生健康委"
    )


def test_a_quote_that_proves_several_stands_once_beside_all(published: Register) -> None:
    (part,) = figures_of(published, "州财政局")["parts"]
    of_task = [row for row in part["rows"] if row["number"] == "5"]
    assert [row["over"] for row in of_task] == [2, 0]
    assert len({row["quote"] for row in of_task}) == 1
    assert sum(row["over"] for row in part["rows"]) == len(part["rows"])


def test_a_party_that_none_concerns_has_none(published: Register) -> None:
    tasks = published.milestones_of.keys() | published.targets_of.keys()
    without = [
        party.name
        for party in published.parties
        if not any(
            one.task_id in tasks
            for of in (published.direct_of, published.through_of)
            for one in of.get(party.name, ())
        )
    ]
    assert without
    for name in without:
        assert figures_of(published, name)["parts"] == ()


def test_of_several_plans_those_in_force_have_theirs_below_their_titles(
    make_data: MakeData,
) -> None:
    dates = (
        "- {task: old-1, kind: deadline, until: 2024年, quote: 修路}\n"
        "- {task: new-1, kind: deadline, until: 2025年, quote: 栽树}\n"
    )
    data = make_data("minimal", plans=PLANS, tasks=PLAN_TASKS, milestones=dates)
    (part,) = figures_of(unchecked(data), "州财政局")["parts"]
    assert part["title"] == "新清单"
    assert [row["words"] for row in part["rows"]] == ["2025年"]
