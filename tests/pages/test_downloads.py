"""What pages offer to print and take away: only what was made, with size and version."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from openpyxl import load_workbook

from tests.conftest import DATA, ROOT
from tests.pdf_reading import pages_of, without_blanks
from zeren import addresses
from zeren.checks.folder import check_folder
from zeren.exports.imprint import Edition
from zeren.exports.kinds import Exported
from zeren.exports.making import all_offers, make_exports, make_sheets
from zeren.exports.pdf import Typesetter
from zeren.generation import generate
from zeren.pages.making import make_files
from zeren.pages.rendering import render
from zeren.pages.shelf import EMPTY_SHELF, Shelf, size_in_words, stocked
from zeren.pages.views.downloads import downloads_view
from zeren.pages.views.home import home_view
from zeren.register.building import Register


def links_of(page: str) -> list[html.HtmlElement]:
    """The links on a page that take something away."""
    return [link for link in html.fromstring(page).iter("a") if link.get("download")]


def shelf_of(register: Register, made: Iterable[Exported]) -> Shelf:
    return stocked(all_offers(register), made, "2026年1月2日")


def everything(register: Register) -> list[Exported]:
    """All that can be taken away, of one size; a sheet bears a version."""
    files = [
        Exported(made.path, bytes(88_000), made.version)
        for made in make_exports(register, Edition())
    ]
    sheets = make_sheets(register, Edition())
    return files + [Exported(sheet.path, bytes(88_000), "12345678") for sheet in sheets]


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1 KB"), (88_000, "86 KB"), (1_258_291, "1.2 MB")],
)
def test_sizes_are_told_as_people_read_them(size: int, words: str) -> None:
    assert size_in_words(size) == words


def test_what_was_not_made_is_not_offered(published: Register) -> None:
    assert home_view(published, EMPTY_SHELF).downloads == ()
    exports = make_exports(published, Edition())
    files = shelf_of(published, exports).at(addresses.party_page(published.units[0]))
    texts = ["一页摘要（Word）", "Excel", "CSV", "日历（ICS）", "更新（Atom 订阅）"]
    assert [file.text for file in files] == texts


def test_a_file_is_saved_under_a_chinese_name(published: Register) -> None:
    party = published.party_of["州民政局"]
    made = Exported("downloads/units/minzheng-ju.pdf", bytes(88_000), "12345678")
    (file,) = shelf_of(published, [made]).at(addresses.party_page(party))
    assert (file.save_as, file.size) == ("州民政局责任清单.pdf", "86 KB")
    assert file.version == "版本 12345678"


def test_the_page_of_downloads_offers_everything_but_schemas_and_single_tasks(
    published: Register,
) -> None:
    made = everything(published)
    view = downloads_view(published, shelf_of(published, made))
    offered = {
        file.file
        for downloads in (
            *(downloads for _, downloads in view.plans),
            view.matrix,
            view.tables,
            view.data,
            *(party.downloads for kind in view.parties for party in kind.parties),
        )
        for file in downloads
    }
    left = {one.path for one in made if one.path not in offered}
    assert all(path.startswith("api/v1/") for path in left)
    assert {path for path in left if path.count("/") == 2} == {
        f"api/v1/{name}.json" for name in ("plans", "units", "counties", "collectives")
    }


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("index.md", "downloads/plans/birth-support.docx"),
        ("units/minzheng-ju/index.md", "../../downloads/units/minzheng-ju.pdf"),
        ("counties/mangshi/index.md", "../../downloads/counties/mangshi.xlsx"),
        (
            "collectives/county-governments/index.md",
            "../../downloads/collectives/county-governments.csv",
        ),
        ("plans/birth-support/index.md", "../../downloads/plans/birth-support.pdf"),
    ],
)
def test_pages_offer_files_with_their_size_and_version(
    page: str, file: str, published: Register
) -> None:
    made = everything(published)
    text = dict(make_files(published, shelf_of(published, made)))[page].decode()
    link = next(link for link in links_of(text) if link.get("href") == file)
    (own,) = {one.version for one in made if one.path.endswith(file.replace("../", ""))}
    assert link.text_content().endswith(" 86 KB")
    assert not own or f"版本 {own}" in text
    # The day would make every page new.
    assert "2026年1月2日" not in text


def test_the_page_of_downloads_tells_day_sizes_and_versions_once(published: Register) -> None:
    made = everything(published)
    pages = dict(make_files(published, shelf_of(published, made)))
    text = pages["downloads/index.md"].decode()
    assert text.count("2026年1月2日") == 1
    texts = {link.get("href"): link.text_content() for link in links_of(text)}
    assert texts["matrix-a3.pdf"] == "责任矩阵 A3（PDF） 86 KB"
    assert texts["../api/v1/openapi.json"].endswith(" 86 KB")
    assert texts["units/minzheng-ju.pdf"] == "PDF（州民政局，86 KB，版本 12345678）"
    assert "2 个，文件合计 859 KB" in text
    table = html.fromstring(text).iter("tr")
    rows = [["".join(map(str, cell.itertext())) for cell in row] for row in table]
    versions = {row[0]: row[1] for row in rows}
    assert versions["责任矩阵 A3.pdf"] == "版本 12345678"


def test_many_parties_are_folded_by_kind(published: Register) -> None:
    """Nothing of them is left out."""
    shelf = shelf_of(published, everything(published))
    few = downloads_view(published, shelf)
    assert not few.is_folded
    text = render("downloads.md.jinja", replace(few, is_folded=True))
    folded = [
        len([*kind.iter("li")])
        for kind in html.fromstring(text).iter("details")
        if "zr-kind" in str(kind.get("class"))
    ]
    assert folded == [len(kind.parties) for kind in few.parties]


def test_a_run_makes_pages_that_tell_the_size_of_what_it_made(tmp_path: Path) -> None:
    setter = Typesetter(ROOT / ".fonts", tmp_path / "kept")
    docs = tmp_path / "docs"
    docs.mkdir()
    data = DATA / "every-feature"
    generate(check_folder(data), data, docs, "https://example.gov.cn/", setter)
    page = (docs / "units/traffic/index.md").read_text(encoding="utf-8")
    links = links_of(page)
    assert [link.get("download") for link in links] == [
        "州交通局一页摘要.pdf",
        "州交通局一页摘要.docx",
        "州交通局责任清单.pdf",
        "州交通局责任清单.xlsx",
        "州交通局责任清单.csv",
        "州交通局责任日历.ics",
    ]
    for link in links:
        file = docs / "units/traffic" / str(link.get("href"))
        size = size_in_words(file.stat().st_size)
        what = link.text_content().removesuffix(f" {size}")
        assert what != link.text_content()
        told = re.search(rf"{re.escape(what)} (版本 [0-9a-f]{{8}})", page)
        assert bool(told) is (file.suffix not in {".csv", ".ics"})
        if told and file.suffix == ".pdf":
            text = without_blanks(pages_of(file.read_bytes())[0].extract_text())
            assert without_blanks(told[1]) in text
        if told and file.suffix == ".xlsx":
            footer = load_workbook(file).worksheets[0].oddFooter
            assert footer is not None
            assert told[1] == footer.left.text


def test_without_a_typesetter_there_are_no_pdfs_and_no_page_offers_them(tmp_path: Path) -> None:
    data = DATA / "every-feature"
    generate(check_folder(data), data, tmp_path)
    assert list(tmp_path.rglob("*.pdf")) == []
    for page in tmp_path.rglob("*.md"):
        offered = [link.get("href") for link in links_of(page.read_text(encoding="utf-8"))]
        assert [file for file in offered if str(file).endswith(".pdf")] == [], page
