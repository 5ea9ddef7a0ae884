"""The one-page summaries: one page whatever the list, and on it what a chief asks."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import DATA, ROOT, register_of
from tests.exporting import unchecked
from tests.exports.test_office_files import converted
from tests.exports.test_pdf import FONTS, LONG, assert_within_the_margins, write_long
from tests.hostile import write_hostile
from tests.many_lists import Size, write_many_lists
from tests.pdf_reading import pages_of, without_blanks
from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.making import all_offers
from zeren.exports.one_page import one_page
from zeren.exports.pdf import Typesetter
from zeren.exports.summaries import summary_documents, summary_sheets
from zeren.exports.tables import Tables
from zeren.model import Collective
from zeren.register.building import Register
from zeren.register.summaries import summary_of

EDITION = Edition("2026-01-02", "https://example.gov.cn/z/")


def busy(folder: Path) -> Register:
    """Each unit has some three hundred tasks of twelve lists, each county all."""
    size = Size(plans=12, tasks=600, units=4, counties=2)
    return register_of(write_many_lists(folder / "many", size))


LISTS: dict[str, Callable[[Path], Register]] = {
    "ours": lambda _: register_of(DATA / "birth-support"),
    "a county": lambda _: register_of(ROOT / "examples" / "county" / "data"),
    "many tasks": busy,
    "hostile": lambda folder: register_of(write_hostile(folder / "data")),
    "one letter": lambda folder: unchecked(write_long(folder / "data", LONG["one letter"])),
    "Chinese": lambda folder: unchecked(write_long(folder / "data", LONG["Chinese"])),
}
EVERY = pytest.mark.parametrize("make", list(LISTS.values()), ids=list(LISTS))


def pdfs_of(register: Register, kept: Path) -> dict[str, bytes]:
    sheets = summary_sheets(Tables(register), EDITION)
    return {path: pdf for path, pdf, _ in Typesetter(FONTS, kept).typeset(sheets)}


@EVERY
def test_each_summary_is_one_page(make: Callable[[Path], Register], tmp_path: Path) -> None:
    register = make(tmp_path)
    made = pdfs_of(register, tmp_path / "kept")
    assert made
    assert {len(pages_of(pdf)) for pdf in made.values()} == {1}
    assert_within_the_margins(made)


@pytest.mark.office
@EVERY
def test_each_summary_is_one_page_in_word_too(
    make: Callable[[Path], Register], tmp_path: Path
) -> None:
    files = summary_documents(Tables(make(tmp_path)), EDITION)
    fullest = sorted(files, key=lambda file: -len(file.content))[:3]
    for number, file in enumerate(fullest):
        folder = tmp_path / str(number)
        folder.mkdir()
        saved = folder / "summary.docx"
        saved.write_bytes(file.make("0"))
        (pdf,) = converted(saved, "pdf")
        assert len(pages_of(pdf.read_bytes())) == 1, file.path


def test_it_names_every_task_its_first_in_charge_and_where_it_comes_from(
    published: Register, tmp_path: Path
) -> None:
    path = "downloads/units/weijian-wei/summary.pdf"
    (page,) = pages_of(pdfs_of(published, tmp_path)[path])
    text = without_blanks(page.extract_text())
    for part in ("●首位牵头17项", "●共同牵头6项", "○配合3项", "时间4个", "常一起办的单位"):
        assert part in text
    assert "每年报告人口工作情况（每年12月10日前）" in text
    assert "本站摘编，以正式印发文件为准" in text
    assert "https://example.gov.cn/z/units/weijian-wei/" in text
    for one in published.direct_of["州卫生健康委"]:
        assert without_blanks(published.task_of[one.task_id].title)[:8] in text


def test_word_and_pdf_hold_the_same(published: Register) -> None:
    sheets = {sheet.path: sheet.data for sheet in summary_sheets(Tables(published), EDITION)}
    for file in summary_documents(Tables(published), EDITION):
        document = Document(io.BytesIO(file.make("0")))
        said = [paragraph.text for paragraph in document.paragraphs]
        said += [c.text for table in document.tables for row in table.rows for c in row.cells]
        sections = sheets[file.path.replace(".docx", ".pdf")]["sections"]
        assert isinstance(sections, tuple)
        wanted = [
            *(section["head"] for section in sections),
            *(line for section in sections for line in section["lines"]),
            *(item for section in sections for part in section["blocks"] for item in part["items"]),
        ]
        assert set(wanted) <= set(said), file.path


def test_of_many_tasks_it_names_the_first_then_numbers_then_how_many(tmp_path: Path) -> None:
    register = busy(tmp_path)
    (fullest,) = sorted(
        (summary_of(register, county) for county in register.counties),
        key=lambda summary: -summary.task_number,
    )[:1]
    page = one_page(register, fullest)
    (group, *_) = page.sections
    assert group.blocks[0].items
    assert group.lines[0].startswith("其余序号：《")
    assert group.lines[0].endswith(" 项")
    assert len(fullest.groups[0].duties) > 200


def test_contacts_stand_there_where_they_are_registered(
    every_feature: Register,
) -> None:
    register = every_feature
    words = [
        item
        for party in register.parties
        for section in one_page(register, summary_of(register, party)).sections
        if section.head == "常一起办的单位"
        for item in (*section.blocks[0].items, *section.lines)
    ]
    phones = [unit.contact.phone for unit in register.units if unit.contact]
    assert any(phone and phone in one for phone in phones for one in words), words


def test_it_is_offered_first_on_the_page_of_its_party(published: Register) -> None:
    for party in published.parties:
        place = addresses.party_page(party)
        texts = [offer.text for offer in all_offers(published) if offer.place == place]
        both = [] if isinstance(party, Collective) else ["一页摘要（PDF）", "一页摘要（Word）"]
        assert texts[: len(both) + 2] == [*both, "PDF", "Excel"]


def test_the_same_register_gives_the_same_bytes(published: Register, tmp_path: Path) -> None:
    one, other = (pdfs_of(published, tmp_path / name) for name in ("one", "other"))
    assert one == other
    documents = [
        {file.path: file.make("0") for file in summary_documents(Tables(published), EDITION)}
        for _ in range(2)
    ]
    assert documents[0] == documents[1]
