"""Addresses and the links between them."""

from __future__ import annotations

import re

import pytest

from zeren import addresses
from zeren.addresses import markdown_file, party_page, relative, short_page, task_page
from zeren.register.building import Register


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("", "units/", "units/"),
        ("", "", "./"),
        ("units/", "", "../"),
        ("units/a/", "units/b/", "../b/"),
        ("units/a/", "tasks/p-1/", "../../tasks/p-1/"),
        ("units/a/", "tasks/p-1/#text", "../../tasks/p-1/#text"),
        ("units/a/", "units/a/#lead", "#lead"),
        ("t/p-1/", "tasks/p-1/", "../../tasks/p-1/"),
        ("matrix/", "downloads/matrix.xlsx", "../downloads/matrix.xlsx"),
    ],
)
def test_links_are_relative(page: str, target: str, link: str) -> None:
    assert relative(page, target) == link


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("", "index.md"),
        ("units/", "units/index.md"),
        ("matrix/", "matrix/index.md"),
        ("units/a/", "units/a/index.md"),
    ],
)
def test_a_page_is_made_from_one_file(page: str, file: str) -> None:
    assert markdown_file(page) == file


def test_addresses_are_fixed(published: Register) -> None:
    task = published.tasks[0]
    assert task_page(task) == "tasks/birth-support-1/"
    assert short_page(task) == "t/birth-support-1/"
    pages = [party_page(party) for party in published.parties]
    assert pages[:2] == ["units/zuzhi-bu/", "units/xuanchuan-bu/"]
    assert "counties/mangshi/" in pages
    assert "collectives/county-governments/" in pages
    assert addresses.plan_page(published.plans[0]) == "plans/birth-support/"


def test_addresses_are_ascii(published: Register) -> None:
    pages = [*map(party_page, published.parties), *map(task_page, published.tasks)]
    assert all(re.fullmatch(r"[a-z0-9/-]+", page) for page in pages)
