"""What a party bears stands in one order on its page and its sheet, in workbook and CSV file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import DATA, ROOT, MakeData, register_of
from tests.exporting import office_files
from tests.many_lists import Size, write_many_lists
from tests.past_plans import PLANS, TASKS
from tests.pdf_reading import cells_of
from zeren import addresses
from zeren.exports.csv_files import csv_files
from zeren.exports.imprint import Edition
from zeren.exports.pdf import Typesetter
from zeren.exports.sheets import DUTY_HEADS, duty_sheets
from zeren.exports.tables import Tables
from zeren.exports.workbooks import workbooks
from zeren.model import Party
from zeren.pages.views.duty_parts import Titles, party_duties
from zeren.register.building import Register

# The number of a task, and the role.
Duty = tuple[str, str]


def past_plans(make_data: MakeData, _: Path) -> Register:
    return register_of(make_data("minimal", plans=PLANS, tasks=TASKS))


def many_lists(_: MakeData, folder: Path) -> Register:
    size = Size(plans=5, tasks=90, units=4, counties=2)
    return register_of(write_many_lists(folder / "many", size))


LISTS: dict[str, Callable[[MakeData, Path], Register]] = {
    "ours": lambda _, __: register_of(DATA / "birth-support"),
    "every feature": lambda _, __: register_of(DATA / "every-feature"),
    "a county": lambda _, __: register_of(ROOT / "examples" / "county" / "data"),
    "past plans": past_plans,
    "many duties": many_lists,
}


@pytest.fixture(params=list(LISTS.values()), ids=list(LISTS))
def register(request: pytest.FixtureRequest, make_data: MakeData, tmp_path: Path) -> Register:
    made = request.param(make_data, tmp_path)
    assert isinstance(made, Register)
    return made


def on_page(register: Register, party: Party, titles: Titles) -> list[Duty]:
    duties = party_duties(register, party, titles)
    with_texts = [
        (one.task.number, one.role.word)
        for groups in duties.groups.values()
        for group in groups
        for one in group.duties
    ]
    by_title = [
        (title.number, section.role.word)
        for page in duties.pages
        for section in page
        for plan in section.plans
        for title in plan.titles
    ]
    assert bool(with_texts) + bool(by_title) <= 1
    return with_texts or by_title


def in_table(rows: Iterable[dict[str, str]]) -> list[Duty]:
    """A duty that comes through several collectives stands in as many rows, one after the other."""
    keys = [(row["清单"], row["编号"], row["序号"], row["角色"]) for row in rows]
    return [key[2:] for key, _ in groupby(keys)]


def in_csv(data: bytes) -> list[Duty]:
    return in_table(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def in_workbook(data: bytes) -> list[Duty]:
    (sheet,) = load_workbook(io.BytesIO(data))
    heads, *rows = ([str(cell.value or "") for cell in row] for row in sheet.iter_rows())
    return in_table(dict(zip(heads, row, strict=True)) for row in rows)


def on_sheet(rows: Iterable[tuple[str, str]]) -> list[Duty]:
    return [(number, word.strip("()")[1:]) for number, word in rows]


def test_page_sheet_workbook_and_csv_have_one_order(register: Register) -> None:
    tables, titles = Tables(register), Titles(register)
    tabled = dict(csv_files(tables, Edition()))
    books = office_files(workbooks, register)
    sheets = {sheet.path: sheet.data["parts"] for sheet in duty_sheets(tables, Edition())}
    for party in register.parties:
        expected = on_page(register, party, titles)
        assert in_csv(tabled[addresses.party_file(party, "csv")]) == expected, party.name
        assert in_workbook(books[addresses.party_file(party, "xlsx")]) == expected, party.name
        parts: object = sheets[addresses.party_file(party, "pdf")]
        assert isinstance(parts, tuple)
        rows = [(row["number"], row["role"]) for part in parts for row in part["rows"]]
        assert on_sheet(rows) == expected, party.name


def test_what_is_printed_has_that_order_too(published: Register, tmp_path: Path) -> None:
    wanted = {"downloads/units/weijian-wei.pdf", "downloads/counties/mangshi.pdf"}
    tables, titles = Tables(published), Titles(published)
    parties = {addresses.party_file(party, "pdf"): party for party in published.parties}
    sheets = [sheet for sheet in duty_sheets(tables, Edition()) if sheet.path in wanted]
    for path, pdf, _ in Typesetter(ROOT / ".fonts", tmp_path).typeset(sheets):
        rows = [row for row in cells_of(pdf) if len(row) == len(DUTY_HEADS) and row[2]]
        printed = on_sheet((row[0], row[2]) for row in rows if row[0] != DUTY_HEADS[0])
        assert printed == on_page(published, parties[path], titles), path
