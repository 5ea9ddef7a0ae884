"""The slide of the statistics: one page of 16:9, as PDF and as picture, whatever the list."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, MakeData, register_of
from tests.exporting import unchecked
from tests.exports.test_pdf import FONTS, LONG, assert_within_the_margins, write_long
from tests.pdf_reading import pages_of, without_blanks
from zeren import addresses
from zeren.exports.imprint import Edition
from zeren.exports.keeping import canonical, version_of
from zeren.exports.making import all_offers
from zeren.exports.pdf import Typesetter
from zeren.exports.slides import slides
from zeren.exports.tables import Tables
from zeren.register.building import Register
from zeren.register.summing_up import sentences

EDITION = Edition("2026-11-23", "https://example.gov.cn/z/")
PDF, PNG = "downloads/statistics.pdf", "downloads/statistics.png"


def made(register: Register, kept: Path, edition: Edition = EDITION) -> dict[str, bytes]:
    sheets = slides(Tables(register), edition)
    return {path: data for path, data, _ in Typesetter(FONTS, kept).typeset(sheets)}


def test_it_is_one_page_of_16_to_9_and_a_picture_of_it(published: Register, tmp_path: Path) -> None:
    files = made(published, tmp_path)
    assert files.keys() == {PDF, PNG}
    (page,) = pages_of(files[PDF])
    assert (round(page.width), round(page.height)) == (960, 540)
    # The first chunk of a PNG begins with width and height.
    assert struct.unpack(">II", files[PNG][16:24]) == (1920, 1080)


def test_it_says_what_the_page_says_when_and_by_whom(published: Register, tmp_path: Path) -> None:
    sheets = slides(Tables(published), EDITION)
    (version,) = {version_of(canonical(sheet.data)) for sheet in sheets}
    (page,) = pages_of(made(published, tmp_path)[PDF])
    text = without_blanks(page.extract_text())
    for part in (
        f"版本{version}",
        "重点任务分工清单：责任分工概况",
        "数据日期：2026年11月23日",
        f"来源：{published.site.name}",
        "本站摘编，以正式印发文件为准",
        "https://example.gov.cn/z/statistics/",
    ):
        assert part in text
    left = page.within_bbox((0, 0, 430, page.height))
    words = without_blanks(left.extract_text())
    for sentence in sentences(published)[1:]:
        assert without_blanks(sentence.text)[:90] in words
    assert "29" in words
    assert "161" in words


def test_roles_are_told_by_mark_and_filling(published: Register, tmp_path: Path) -> None:
    (page,) = pages_of(made(published, tmp_path)[PDF])
    text = without_blanks(page.extract_text())
    assert "26项●23○3" in text
    filled = {str(rect["non_stroking_color"]) for rect in page.rects if rect["fill"]}
    assert len(filled) >= 2


def test_without_a_day_or_an_address_it_names_none(published: Register, tmp_path: Path) -> None:
    (page,) = pages_of(made(published, tmp_path, Edition())[PDF])
    text = without_blanks(page.extract_text())
    assert "数据日期" not in text
    assert "http" not in text
    assert f"网页：{published.site.name}/statistics/" in text


@pytest.mark.parametrize("name", ["a county", *LONG])
def test_other_lists_fit_too(name: str, tmp_path: Path) -> None:
    register = (
        register_of(ROOT / "examples" / "county" / "data")
        if name == "a county"
        else unchecked(write_long(tmp_path / "data", LONG[name]))
    )
    edition = replace(EDITION, site_url=f"https://example.gov.cn/{'site/' * 20}")
    files = made(register, tmp_path / "kept", edition)
    assert len(pages_of(files[PDF])) == 1
    assert_within_the_margins({PDF: files[PDF]})


def test_there_is_none_without_tasks(make_data: MakeData, tmp_path: Path) -> None:
    register = unchecked(make_data("minimal", tasks="序号,工作任务,牵头单位\n"))
    assert made(register, tmp_path) == {}


def test_it_is_offered_on_the_page_of_statistics() -> None:
    offers = all_offers(register_of(DATA / "minimal"))
    files = [offer.file for offer in offers if offer.place == addresses.STATISTICS]
    assert files == [PDF, PNG]


def test_the_same_register_gives_the_same_bytes(published: Register, tmp_path: Path) -> None:
    assert made(published, tmp_path / "one") == made(published, tmp_path / "other")
