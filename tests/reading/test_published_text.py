"""The published list as pasted, and the frozen table that was made from it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA
from zeren.model import Role
from zeren.reading.published_text import (
    LAST_HEAD,
    PublishedTask,
    published_as_text,
    read_published,
)
from zeren.register.building import Register
from zeren.wording import compose, parse

PLAN = "birth-support"


@pytest.fixture(scope="module")
def tasks() -> tuple[PublishedTask, ...]:
    return read_published((DATA / PLAN / "source" / f"{PLAN}.txt").read_text(encoding="utf-8"))


def test_the_published_list_has_29_tasks_numbered_in_order(
    tasks: tuple[PublishedTask, ...],
) -> None:
    assert [task.number for task in tasks] == [str(number) for number in range(1, 30)]


def test_every_text_in_the_table_is_the_published_one(
    tasks: tuple[PublishedTask, ...], published: Register
) -> None:
    assert [task.text for task in published.tasks] == [task.text for task in tasks]


def test_every_sentence_rebuilt_from_the_roles_is_the_published_one(
    tasks: tuple[PublishedTask, ...], published: Register
) -> None:
    rebuilt = [
        compose({role: [party.name for party in group] for role, group in published.roles(task.id)})
        for task in published.tasks
    ]
    assert rebuilt == [task.sentence for task in tasks]


def test_the_published_sentences_name_161_parties(tasks: tuple[PublishedTask, ...]) -> None:
    roles = Counter(
        role for task in tasks for role, names in parse(task.sentence).items() for _ in names
    )
    assert roles == {Role.LEAD: 63, Role.SUPPORT: 70, Role.IMPLEMENT: 28}


def test_the_register_of_the_list_has_the_published_figures(published: Register) -> None:
    register, written = published, published.assignments
    named = {a.party for a in written}
    assert len(register.tasks) == 29
    assert Counter(a.role for a in written) == {
        Role.LEAD: 63,
        Role.SUPPORT: 70,
        Role.IMPLEMENT: 28,
    }
    assert len(named & {unit.name for unit in register.units}) == 29
    assert named - {unit.name for unit in register.units} == {
        "各县市党委和政府",
        "州优化生育政策工作联席会议成员单位",
    }


def test_the_counties_have_the_numbers_of_gb_t_2260_and_28_tasks_each(
    published: Register,
) -> None:
    register = published
    assert {county.name: county.code for county in register.counties} == {
        "芒市": "533103",
        "瑞丽市": "533102",
        "梁河县": "533122",
        "盈江县": "533123",
        "陇川县": "533124",
    }
    for county in register.counties:
        tasks = {a.task_id for a in register.through_of[county.name] if PLAN in a.task_id}
        assert len(tasks) == 28
        assert f"{PLAN}-3" not in tasks


@pytest.mark.parametrize(
    "text",
    [
        "没有表头\n1\n正文\n甲牵头",
        "责任单位\n1\n正文",
        "责任单位\n一\n正文\n甲牵头",
    ],
)
def test_a_text_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no "):
        read_published(text)


TEXT = st.text(st.characters(categories=["Lo", "Nd", "Po"]), min_size=1, max_size=8)
TEXTS = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
KEYS = st.from_regex(r"[A-Za-z0-9]+([.-][0-9]+)*", fullmatch=True)


@given(
    TEXT | st.just(LAST_HEAD) | st.just(""),
    st.lists(
        st.builds(PublishedTask, st.integers(1, 30).map(str) | TEXT, TEXTS, TEXTS, KEYS),
        min_size=1,
        unique_by=lambda task: task.key,
    ),
)
def test_what_is_kept_is_read_back(title: str, tasks: list[PublishedTask]) -> None:
    read = read_published(published_as_text(title, tasks))
    assert [(one.number, one.key, one.text, one.sentence) for one in read] == [
        (one.number, one.key, one.text, one.sentence) for one in tasks
    ]


def test_a_list_that_is_numbered_through_is_kept_as_it_would_be_pasted() -> None:
    tasks = [
        PublishedTask("1", "修路。", "甲牵头", "1"),
        PublishedTask("2", "修桥。", "乙牵头", "2"),
    ]
    text = "清单\n\n序号\n工作任务\n责任单位\n\n1\n修路。\n甲牵头\n\n2\n修桥。\n乙牵头\n"
    assert published_as_text("清单", tasks) == text
