"""What can be found, and by which words."""

from __future__ import annotations

import pytest

from tests.conftest import DATA, register_of
from zeren.pages.configuring import builder_settings
from zeren.register.building import Register
from zeren.search.guide import MARKDOWN_EXTENSIONS, GuidePage, Section, guide_page
from zeren.search.page_words import words_for_guide
from zeren.search.records import Group, Part, Record, records


def texts(record: Record) -> list[tuple[str, str]]:
    return [(field.part.name, field.text) for field in record.fields]


def record_of(register: Register, page: str) -> Record:
    return next(record for record in records(register, ()) if record.page == page)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "units/finance/",
            [
                ("NAME", "州财政局"),
                ("ALIAS", "财政局"),
                ("ALIAS", "德宏州财政局"),
                ("ALIAS", "财政"),
                ("KIND", "政府部门"),
            ],
        ),
        (
            "units/traffic/",
            [
                ("NAME", "州交通局"),
                ("ALIAS", "德宏州交通局"),
                ("ALIAS", "交通局"),
                ("ALIAS", "交通"),
                ("FORMER_NAME", "州公路局"),
                ("KIND", "政府部门"),
            ],
        ),
        (
            "counties/mangshi/",
            [
                ("NAME", "芒市"),
                ("ALIAS", "芒市政府"),
                ("ALIAS", "芒市人民政府"),
                ("ALIAS", "芒市党委和政府"),
                ("ALIAS", "芒市委"),
                ("ALIAS", "芒市委和政府"),
                ("KIND", "县市"),
            ],
        ),
        (
            "collectives/county-governments/",
            [("NAME", "各县市人民政府"), ("KIND", "集体责任主体")],
        ),
        (
            "plans/roads/",
            [
                ("NAME", "道路清单"),
                ("KIND", "清单"),
                ("EXTRA", "州政发〔2026〕1号"),
                ("EXTRA", "州人民政府"),
                ("EXTRA", "2026年1月2日"),
                ("EXTRA", "州人民政府公报"),
            ],
        ),
        (
            "tasks/roads-1-2/",
            [
                ("NUMBER", "2"),
                ("TITLE", "完善路灯"),
                ("SENTENCE", "州财政局、各项目牵头单位负责"),
                ("TEXT", "完善路灯，保证夜间照明。"),
                ("EXTRA", "章节：一、道路"),
            ],
        ),
    ],
)
def test_a_record_is_found_by_these_texts(
    page: str, expected: list[tuple[str, str]], every_feature: Register
) -> None:
    assert texts(record_of(every_feature, page)) == expected


def test_every_page_of_the_register_has_one_record(published: Register) -> None:
    found = [record.page for record in records(published, ())]
    assert len(found) == len(set(found)) == 29 + 5 + 2 + 1 + 11 + 29


def test_lists_of_tasks_on_pages_of_parties_are_not_searched(published: Register) -> None:
    unit = record_of(published, "units/caizheng-ju/")
    assert all("托育" not in field.text for field in unit.fields)


GUIDE = """---
title: 使用说明
---

# 使用 { #top }

先看**这里**，再看[首页](../index.md)。

## 打印 { #print }

1. 打开 `页面`；
2. 选 A4 &amp; A3。

| 标记 | 角色 |
| --- | --- |
| ● | 牵头 |

!!! note "注意"
    留白。

<style>p { color: red }</style>

### 没有话的一节 { #empty }
"""


def test_the_guide_is_found_by_what_a_reader_sees() -> None:
    assert guide_page("guide/index.md", GUIDE) == GuidePage(
        address="guide/",
        title="使用说明",
        sections=(
            Section("", "", "先看这里，再看首页。"),
            Section("打印", "print", "打开 页面； 选 A4 & A3。 标记 角色 ● 牵头 注意 留白。"),
            Section("没有话的一节", "empty", ""),
        ),
    )


@pytest.mark.parametrize(
    ("path", "source", "address", "title"),
    [
        ("about.md", "# 关于\n", "about/", "关于"),
        ("guide/more.md", "没有标题", "guide/more/", "guide/more.md"),
        ("guide/index.md", "---\r\ntitle: 说明\r\n---\r\n# 别的\r\n", "guide/", "说明"),
    ],
)
def test_a_page_of_the_guide_has_an_address_and_a_title(
    path: str, source: str, address: str, title: str
) -> None:
    page = guide_page(path, source)
    assert page is not None
    assert (page.address, page.title) == (address, title)


def test_a_page_may_be_kept_out_of_the_search() -> None:
    source = "---\nsearch:\n  exclude: true\n---\n# 说明\n"
    assert guide_page("guide/more.md", source) is None


def test_a_part_of_a_page_may_be_kept_out_of_the_search() -> None:
    source = (
        "## 交接 { #a }\n\n先看。\n\n<div data-search-exclude>\n<div>甲局</div>\n"
        "<table><tr><td>乙局</td></tr></table>\n</div>\n\n<figure><svg><text>丙局</text></svg></figure>\n\n再看。\n"
    )
    page = guide_page("guide/handover/index.md", source)
    assert page is not None
    assert page.sections == (Section("交接", "a", "先看。 再看。"),)


def records_of_guide(source: str) -> list[Record]:
    page = guide_page("guide/index.md", source)
    assert page is not None
    found = records(register_of(DATA / "minimal"), [page])
    return [record for record in found if record.group is Group.GUIDE]


def test_a_word_in_the_guide_leads_to_its_section() -> None:
    (record,) = records_of_guide(GUIDE)
    assert record.group is Group.GUIDE
    assert [(field.part, field.anchor) for field in record.fields] == [
        (Part.TITLE, ""),
        (Part.TEXT, ""),
        (Part.TITLE, "print"),
        (Part.TEXT, "print"),
        (Part.TITLE, "empty"),
        *[(Part.ALIAS, "") for _ in words_for_guide("guide/")],
    ]
    assert "帮助" in words_for_guide("guide/")


def test_the_guide_is_read_with_the_extensions_of_the_site(published: Register) -> None:
    configuration = builder_settings(published, [])[1].decode()
    listed = configuration.partition("markdown_extensions:\n")[2].partition("\n\n")[0]
    names = [line.strip(" -:") for line in listed.splitlines() if line.startswith("  - ")]
    assert sorted(names) == sorted(MARKDOWN_EXTENSIONS)
