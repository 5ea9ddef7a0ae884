"""No page is heavy, however many tasks, plans and parties there are."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import register_of
from tests.many_lists import Size, write_many_lists
from zeren.addresses import part_page
from zeren.pages.making import KINDS, make_files
from zeren.pages.shelf import EMPTY_SHELF
from zeren.pages.views.duty_parts import MOST_DUTIES, Titles
from zeren.pages.views.matrix import MATRIX
from zeren.pages.views.parties import county_view
from zeren.pages.views.parts import MOST_BYTES, divided
from zeren.register.building import Register

MOST_OF_PAGE = 300_000
# What the theme puts around the body of a page.
FRAME = 35_000
SIZE = Size(plans=40, tasks=50, units=120, counties=20)


@cache
def many() -> Register:
    with TemporaryDirectory() as folder:
        return register_of(write_many_lists(Path(folder, "data"), SIZE))


@cache
def pages() -> dict[str, bytes]:
    return dict(make_files(many(), EMPTY_SHELF, [kind for kind in KINDS if kind is not MATRIX]))


def test_no_page_is_heavy() -> None:
    heavy = {path: len(data) for path, data in pages().items() if len(data) > MOST_OF_PAGE - FRAME}
    assert heavy == {}


def test_the_index_of_tasks_leads_to_each_plan_and_holds_every_task_once() -> None:
    index = [text.decode() for path, text in pages().items() if is_part(path, "tasks/")]
    assert len(index) > 1
    for task in many().tasks:
        assert sum(f'{task.id}/">' in page for page in index) == 1
    first = pages()["tasks/index.md"].decode()
    for plan in many().plans:
        assert f'#plan-{plan.slug}">' in first
        assert sum(f'id="plan-{plan.slug}"' in page for page in index) == 1


def is_part(path: str, page: str) -> bool:
    return path == f"{page}index.md" or path.startswith(f"{page}part/")


@pytest.mark.parametrize("page", ["counties/c3/", "units/u1/"])
def test_all_duties_stand_on_the_pages_of_a_party_once(page: str) -> None:
    texts = [text.decode() for path, text in pages().items() if is_part(path, page)]
    borne = {
        one.task_id
        for name, party in many().party_of.items()
        if party.slug == page.split("/")[1]
        for one in (*many().direct_of.get(name, ()), *many().through_of.get(name, ()))
    }
    assert len(borne) > MOST_DUTIES
    for task_id in borne:
        assert sum(f'{task_id}/">' in text for text in texts) == 1
    for number, text in enumerate(texts, start=1):
        assert 0 < len(re.findall(r"<tr><th>\d", text)) <= MOST_DUTIES
        assert text.count('aria-current="page"') == 1
        assert f">{number}<" in text


def test_the_parts_of_a_party_come_in_one_order() -> None:
    register = many()
    view = county_view(register, register.counties[0], EMPTY_SHELF, Titles(register))
    ways = [section.way.value for page in view.every.pages for section in page]
    assert ways == sorted(ways, key=("direct", "through", "past").index)
    assert view.every.filters is not None
    assert view.every.filters.has_past
    assert [plan for plan, _ in view.every.filters.plans][-1] == "p36"


def test_every_part_links_to_the_next() -> None:
    texts = pages()
    assert 'rel="next" href="part/2/"' in texts["counties/c3/index.md"].decode()
    assert 'rel="prev" href="../../"' in texts["counties/c3/part/2/index.md"].decode()
    assert part_page("counties/c3/", 1) == "counties/c3/"


def test_a_page_is_full_by_number_or_by_weight() -> None:
    assert [len(page) for page in divided(range(130), 60)] == [60, 60, 10]
    assert [len(page) for page in divided(range(3), 60, lambda _: MOST_BYTES)] == [1, 1, 1]
    assert divided([], 60) == ((),)
