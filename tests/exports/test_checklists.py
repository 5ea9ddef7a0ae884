"""The checklist of numbers, read by another library than the one that wrote it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.conftest import MakeData
from tests.exporting import office_files, unchecked
from tests.past_plans import PLANS
from tests.past_plans import TASKS as PLAN_TASKS
from zeren import addresses
from zeren.exports.checklists import EXPORT, HEADS, TARGETS_XLSX, checklists
from zeren.exports.kinds import TABLES
from zeren.register.building import Register

# What stands in a cell of a checklist that nobody has ticked yet.
EMPTY = None
FIELDS = "comparator: '>=', value: 2, measure: 个, kind: target, scope: 每个县市"


def book_of(register: Register) -> Workbook:
    return load_workbook(io.BytesIO(office_files(checklists, register)[TARGETS_XLSX]))


def rows_of(book: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return [*book[sheet].iter_rows(values_only=True)]


def test_all_numbers_stand_on_the_first_sheet_and_each_county_has_its_own(
    published: Register,
) -> None:
    book = book_of(published)
    counties = [county.name for county in published.counties]
    assert book.sheetnames == ["全部", *counties]
    heads, *rows = rows_of(book, "全部")
    assert heads == HEADS
    assert len(rows) == len(published.targets)
    assert [row[1] for row in rows] == [one.what for one in published.targets]
    assert [row[5] for row in rows] == [one.quote for one in published.targets]


def test_a_row_says_what_is_to_be_reached_and_leaves_room_to_tick(published: Register) -> None:
    book = book_of(published)
    rows = {str(row[1]): row for row in rows_of(book, "盈江县")}
    assert rows["具有示范性的托育服务机构"][2:] == (
        "每个县市",
        "≥ 2 个",
        "2025年前",
        "2025年前，州级建立1个托育服务指导中心，每个县市至少建立2个具有示范性的托育服务机构",
        "10　建立托育服务指导中心和示范机构",
        EMPTY,
        EMPTY,
    )
    # The centre of the prefecture binds units of the prefecture alone.
    assert "州级托育服务指导中心" not in rows
    sheet = book["盈江县"]
    assert [sheet.cell(2, column).has_style for column in (8, 9)] == [True, True]
    assert not any(dimension.hidden for dimension in sheet.column_dimensions.values())
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == "盈江县指标核对表"


def test_whom_a_number_binds_is_said_where_it_is_not_the_county_itself(
    published: Register,
) -> None:
    scopes = {str(row[1]): row[2] for row in rows_of(book_of(published), "全部")}
    assert scopes["“暖心家园”"] == "每个县市（责任主体：各县市党委和政府）"
    assert scopes["婴幼儿托位"] == "每千常住人口"


def test_it_is_offered_on_the_page_of_targets(published: Register) -> None:
    offers = [(offer.place, offer.file) for offer in EXPORT.offers(published)]
    file = "downloads/targets.xlsx"
    assert offers == [(addresses.TARGETS, file), (TABLES, file)]


@pytest.mark.parametrize("names", [[], ["芒市"]])
def test_a_site_without_territories_has_one_sheet(names: list[str], published: Register) -> None:
    counties = tuple(one for one in published.counties if one.name in names)
    book = book_of(replace(published, counties=counties))
    assert book.sheetnames == ["全部", *names]


def test_without_numbers_in_force_there_is_none(make_data: MakeData) -> None:
    targets = f"- {{task: old-1, what: 路, {FIELDS}, quote: 修路}}"
    data = make_data("minimal", plans=PLANS, tasks=PLAN_TASKS, targets=targets)
    assert office_files(checklists, unchecked(data)) == {}


def test_names_that_excel_refuses_for_sheets_are_made_fit(published: Register) -> None:
    (first, *_) = published.counties
    names = ["全部", "a/b:c?*[x]'", "A B C X", "长" * 40, "长" * 40 + "二", "𠮷" * 20, "= & <", "'"]
    counties = tuple(replace(first, slug=f"c{n}", name=name) for n, name in enumerate(names))
    bound = dict.fromkeys(names, published.through_of[first.name])
    register = replace(published, counties=counties, through_of=bound)
    book = book_of(register)
    assert book.sheetnames == [
        "全部",
        "全部 2",
        "a b c x",
        "A B C X 2",
        "长" * 31,
        f"{'长' * 29} 2",
        "𠮷" * 15,
        "= & <",
        "-",
    ]
    for sheet in book:
        assert sheet.print_title_rows == "$1:$1", sheet.title
