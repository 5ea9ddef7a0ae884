"""Laws of differences, over random edits of the published list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import DATA, register_of
from zeren.changes import Kind
from zeren.comparing.differences import differences
from zeren.comparing.states import register_of as register_in
from zeren.reading.folder import only_bytes, read_files
from zeren.register.building import Register

PUBLISHED = register_of(DATA / "birth-support")
FILES = only_bytes(read_files(DATA / "birth-support"))
ORDERS = st.permutations(range(len(PUBLISHED.tasks)))


def with_texts(texts: Sequence[str]) -> Register:
    """The published list with other texts in its rows, and nothing else changed."""
    tasks = tuple(
        replace(task, text=text, title=task.title)
        for task, text in zip(PUBLISHED.tasks, texts, strict=True)
    )
    return replace(
        PUBLISHED,
        tasks=tasks,
        task_of={task.id: task for task in tasks},
        digest_of={task.id: repr(task).encode() for task in tasks},
    )


def test_the_same_data_have_no_difference() -> None:
    assert differences(PUBLISHED, register_in(FILES)) == ()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(ORDERS)
def test_texts_that_went_to_other_numbers_are_told_as_that(order: list[int]) -> None:
    after = with_texts([PUBLISHED.tasks[place].text for place in order])
    moved = [one for one in differences(PUBLISHED, after) if one.kind is Kind.MOVED]
    ids = [task.id for task in PUBLISHED.tasks]
    assert {(one.was, one.task) for one in moved} == {
        (ids[was], ids[now]) for now, was in enumerate(order) if was != now
    }


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(PUBLISHED.tasks), max_size=10))
def test_what_is_gone_one_way_is_added_the_other_way(gone: set[object]) -> None:
    left = tuple(task for task in PUBLISHED.tasks if task not in gone)
    after = replace(PUBLISHED, tasks=left, task_of={task.id: task for task in left})
    there = {(one.task, one.kind) for one in differences(PUBLISHED, after)}
    back = {(one.task, one.kind) for one in differences(after, PUBLISHED)}
    assert {task for task, kind in there} == {task.id for task in PUBLISHED.tasks if task in gone}
    assert {kind for _, kind in there} <= {Kind.GONE}
    assert back == {(task, Kind.ADDED) for task, _ in there}
