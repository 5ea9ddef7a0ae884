"""Everyday names added to registry files: they are read back, and all else keeps its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zeren.editing.registry_files import NewEntry, append_entries
from zeren.editing.registry_lists import ALIASES, add_items
from zeren.reading.files.sheets import read_sheet
from zeren.reading.registry_tables import read_registry_table
from zeren.reading.schema import TABLE_FORMS
from zeren.reading.yaml_files import read_entries

NEW = {"市财政局": ("财政局", "市财局")}


def aliases_in(data: bytes, file: str) -> dict[str, tuple[str, ...]]:
    if file.endswith(".yml"):
        entries, faults = read_entries(data.decode("utf-8-sig"), file)
    else:
        sheet = read_sheet(data, file, TABLE_FORMS["units"]).sheet
        assert sheet is not None
        read = read_registry_table(sheet, file)
        entries, faults = read.entries, read.findings
    assert faults == ()
    return {entry.text("name"): entry.texts("aliases") for entry in entries}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "- name: 市财政局\n  slug: a\n  aliases: [甲]\n",
            "- name: 市财政局\n  slug: a\n  aliases: [甲, 财政局, 市财局]\n",
        ),
        (
            "- name: 市财政局\n  aliases: ~\n  slug: a\n",
            "- name: 市财政局\n  aliases: [财政局, 市财局] # ~\n  slug: a\n",
        ),
        (
            "- name: 市财政局 # 全称\r\n  slug: a\r\n",
            "- name: 市财政局 # 全称\n  aliases: [财政局, 市财局]\r\n  slug: a\r\n",
        ),
        (
            "- name: 市财政局\n  aliases:\n    - 甲 # 一\n  slug: a\n",
            "- name: 市财政局\n  aliases:\n    - 甲 # 一\n    - 财政局\n    - 市财局\n  slug: a\n",
        ),
        (
            "- {name: 市财政局, slug: a}",
            "- {name: 市财政局, slug: a, aliases: [财政局, 市财局]}",
        ),
        (
            "- name: 市财政局\n  aliases: []\n",
            "- name: 市财政局\n  aliases: [财政局, 市财局]\n",
        ),
        (
            "- name: 市财政局\n  aliases:\n  slug: a\n",
            "- name: 市财政局\n  aliases: [财政局, 市财局]\n  slug: a\n",
        ),
        (
            "- name: 市财政局\n  aliases: [甲,]\n",
            "- name: 市财政局\n  aliases: [甲,财政局, 市财局]\n",
        ),
        ("- name: 市民政局\n", "- name: 市民政局\n"),
    ],
)
def test_in_yaml(before: str, after: str) -> None:
    assert add_items(before.encode(), "units.yml", ALIASES, NEW).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "名称,网址名,别名\r\n市财政局,a,甲\r\n市民政局,b,\r\n",
            "名称,网址名,别名\r\n市财政局,a,甲、财政局、市财局\r\n市民政局,b,\r\n",
        ),
        (
            "名称,网址名\n市民政局,b\n市财政局,a",
            "名称,网址名,别名\n市民政局,b,\n市财政局,a,财政局、市财局\n",
        ),
        ("名称,网址名\n市民政局,b\n", "名称,网址名\n市民政局,b\n"),
    ],
)
def test_in_a_table(before: str, after: str) -> None:
    added = add_items(before.encode(), "units.csv", ALIASES, NEW)
    assert added.decode("utf-8-sig") == after


NAMES = st.text(
    st.characters(categories=["Lo", "Nd"], include_characters="（）·、"), min_size=1, max_size=6
)


@pytest.mark.parametrize("file", ["units.yml", "units.csv"])
@given(
    entries=st.dictionaries(NAMES, st.lists(NAMES, max_size=3), min_size=1, max_size=4),
    added=st.dictionaries(NAMES, st.lists(NAMES, min_size=1, max_size=3), max_size=3),
)
def test_what_is_added_is_read_back(
    file: str, entries: dict[str, list[str]], added: dict[str, list[str]]
) -> None:
    registered: list[NewEntry] = [
        {"name": name, "slug": f"s{i}", "kind": "部门", **({"aliases": [*own]} if own else {})}
        for i, (name, own) in enumerate(entries.items())
    ]
    data = append_entries(b"", file, registered)
    changed = add_items(data, file, ALIASES, added)
    assert aliases_in(changed, file) == {
        name: (*own, *added.get(name, ())) for name, own in entries.items()
    }
