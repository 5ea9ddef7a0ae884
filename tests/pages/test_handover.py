"""Handing over: what each party bears, and what of it is open."""

from __future__ import annotations

import re

from lxml import html

from tests.conftest import MakeData, register_of
from tests.many_lists import Size, write_many_lists
from zeren.model import Role
from zeren.pages.rendering import render
from zeren.pages.shelf import EMPTY_SHELF
from zeren.pages.views.handover import ADDRESS, Heir, handover_views
from zeren.pages.views.home import home_view
from zeren.pages.views.statistics import statistics_view
from zeren.register.building import Register


def heirs_of(register: Register) -> dict[str, Heir]:
    """What is said of each party, by its name."""
    views = handover_views(register, EMPTY_SHELF)
    return {heir.link.text: heir for view in views for heir in view.heirs}


def test_every_unit_and_county_is_there_with_its_duties(published: Register) -> None:
    heirs = heirs_of(published)
    named = [one.name for one in published.units] + [one.name for one in published.counties]
    assert [*heirs] == named
    counts = {count.role: count.number for count in heirs["州财政局"].counts}
    assert counts[Role.LEAD] == 8


def test_what_a_task_lacks_is_open_for_whoever_leads_it_first(published: Register) -> None:
    heirs = heirs_of(published)
    gaps = {name: [(gap.role, gap.number) for gap in heir.gaps] for name, heir in heirs.items()}
    assert {name: found for name, found in gaps.items() if found} == {
        "州卫生健康委": [(Role.SUPPORT, 4), (Role.IMPLEMENT, 1)]
    }


def test_home_statistics_and_handing_over_agree_on_what_is_lacking(make_data: MakeData) -> None:
    """Who is 负责 carries a task out, so that 落实 is not missed there."""
    rows = "1,办好甲事。,州财政局,,州民政局\n2,办好乙事。,州财政局,,\n3,办好丙事。,,州财政局,\n"
    units = "".join(
        f"- {{name: {name}, slug: {slug}, kind: 政府部门}}\n"
        for name, slug in (("州财政局", "finance"), ("州民政局", "civil"))
    )
    heads = "序号,工作任务,牵头单位,配合单位,负责单位\n"
    register = register_of(make_data("minimal", units=units, tasks=heads + rows))
    home = {gap.words: gap.number for gap in home_view(register, EMPTY_SHELF).gaps}
    without = statistics_view(register, EMPTY_SHELF).without
    assert home == {"牵头": 1, "配合": 2, "落实或负责": 2}
    assert {one.words: one.number for one in without} == home
    gaps = heirs_of(register)["州财政局"].gaps
    assert [(gap.words, gap.number) for gap in gaps] == [("配合", 2), ("落实或负责", 1)]


def test_a_contact_is_shown_or_said_to_be_missing(every_feature: Register) -> None:
    (view,) = handover_views(every_feature, EMPTY_SHELF)
    rows = [*html.fromstring(render("handover.md.jinja", view)).iter("tr")]
    told = {
        "".join(map(str, row[0].itertext())): "".join(map(str, row.itertext()))
        for row in rows
        if row.get("data-zr-for")
    }
    registered = [one for one in every_feature.units if one.contact]
    assert registered
    for name, text in told.items():
        unit = next((one for one in registered if name.startswith(one.name)), None)
        if unit is not None and unit.contact is not None:
            assert (unit.contact.phone or unit.contact.office or "") in text
    assert any("未登记" in text for text in told.values())


def test_plans_that_are_not_in_force_are_nobodys_work(make_data: MakeData) -> None:
    plans = "- slug: p\n  title: 清单\n  status: ended\n"
    heirs = heirs_of(register_of(make_data("minimal", plans=plans)))
    assert {heir.counts for heir in heirs.values()} == {()}


def test_many_parties_are_divided_over_pages(make_data: MakeData) -> None:
    folder = make_data("minimal")
    size = Size(plans=1, tasks=10, units=230, counties=20)
    register = register_of(write_many_lists(folder.with_name("many"), size))
    views = [*handover_views(register, EMPTY_SHELF)]
    assert [view.page.address for view in views] == [ADDRESS, f"{ADDRESS}part/2/"]
    assert sum(len(view.heirs) for view in views) == 250
    first, second = (render("handover.md.jinja", view) for view in views)
    assert "## 十分钟上手" in first
    assert "## 十分钟上手" not in second
    # Who is chosen may stand on another page.
    assert re.findall("<option value=.([^>]+).>", first) == re.findall(
        "<option value=.([^>]+).>", second
    )
