"""Whom a date or a number of a task concerns."""

from __future__ import annotations

import pytest

from tests.conftest import MakeData, register_of
from zeren.register.building import Register
from zeren.register.concerning import (
    binds_others_alone,
    milestones_concerning,
    targets_concerning,
)

COUNTIES = "- {name: 芒市, slug: mangshi}\n- {name: 瑞丽市, slug: ruili}\n"
TASKS = (
    "序号,工作任务,牵头单位,配合单位,落实单位\n"
    "1,2025年6月底前，建成1个中心，每个县市建立两个站点。,州财政局,州民政局,各县市党委和政府\n"
)
HEADS = "任务编号,类型,截止日期,责任主体,原文\n"
TARGET_HEADS = "任务编号,指标,比较,数值,计量单位,类型,范围,责任主体,原文\n"


@pytest.fixture
def register(make_data: MakeData, request: pytest.FixtureRequest) -> Register:
    """A task of two units and all counties, whose date and number bind whom a test names."""
    files = {
        "milestones.csv": f"{HEADS}1,期限,2025年6月,{request.param},2025年6月底前\n",
        "targets.csv": f"{TARGET_HEADS}1,中心,等于,1,个,目标,各处,{request.param},建成1个中心\n",
    }
    return register_of(make_data("figures", counties=COUNTIES, tasks=TASKS, **files))


@pytest.mark.parametrize(
    ("register", "concerned", "only_leads"),
    [
        ("", {"州财政局", "州民政局", "芒市", "瑞丽市", "各县市党委和政府"}, set()),
        ("各县市党委和政府", {"州财政局", "芒市", "瑞丽市", "各县市党委和政府"}, {"州财政局"}),
        ("芒市", {"州财政局", "芒市"}, {"州财政局"}),
        ("州民政局", {"州财政局", "州民政局"}, {"州财政局"}),
        ("州财政局、州民政局", {"州财政局", "州民政局"}, set()),
    ],
    ids=["all", "collective", "member", "supporting unit", "two units"],
    indirect=["register"],
)
def test_a_figure_concerns_whom_it_binds_and_who_leads(
    register: Register, concerned: set[str], only_leads: set[str]
) -> None:
    parties = register.parties
    assert {one.name for one in parties if milestones_concerning(register, one)} == concerned
    assert {one.name for one in parties if targets_concerning(register, one)} == concerned
    (milestone,) = register.milestones
    leading = {
        one.name
        for one in parties
        if one.name in concerned and binds_others_alone(register, one, milestone)
    }
    assert leading == only_leads
