"""The page to look an import through, as a person reads and prints it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.accessibility import serious_faults
from tests.browser.page_objects import ImportReviewPage
from tests.browser.watch import Watch
from tests.conftest import DATA
from tests.published_forms import as_html
from tests.review_scripts import foreign_scripts
from zeren.checks.folder import check_folder
from zeren.importing.document import Opened
from zeren.importing.drafts.answers import Answers
from zeren.importing.drafts.planning import plan_import
from zeren.importing.readers.dispatch import read_document
from zeren.importing.review.page import review_of, review_page

A4 = (595, 842)
ROWS = [
    ["序号", "工作任务", "责任单位", "完成时限", "进展情况"],
    ["1", "修路<img src=x onerror=alert(1)>。", "州财政局牵头；财政局配合", "6月底", ""],
    ["2", "修桥。", "由州公安局等有关部门牵头，州水利局、州农业农村水务局配合", "", "已开工"],
    ["3", "修渠。", "州财政局某某", "", ""],
    ["4", "没有单位的任务要说出来。", "", "", ""],
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    sources = check_folder(DATA / "birth-support").sources
    document = read_document(as_html(ROWS), "list.html")
    planned = plan_import(
        Opened("分工.html", document),
        sources,
        plan="birth-support",
        answers=Answers(same={"2": "2"}),
    )
    path: Path = tmp_path_factory.mktemp("review") / "review.html"
    path.write_text(review_page(review_of(planned)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def review(page: Page, address: str) -> ImportReviewPage:
    seen = ImportReviewPage(page, address)
    seen.open("")
    return seen


def test_the_most_doubtful_task_stands_first(review: ImportReviewPage) -> None:
    assert "找到 3 项任务" in review.counts
    shares = review.confidence_of_tasks()
    doubtful = [share for share in shares if share < 100]
    assert doubtful == sorted(doubtful)
    assert shares[: len(doubtful)] == doubtful


def test_each_party_is_heard_with_its_role(review: ImportReviewPage) -> None:
    assert (
        review.sentence_of("第 1 项")
        == "责任单位：牵头：●州财政局牵头；配合：○财政局（州财政局）配合"
    )


def test_what_would_change_is_shown_beside_what_is_there(review: ImportReviewPage) -> None:
    changes = review.changes_of("第 2 项")
    assert changes["牵头单位"] == ("州卫生健康委、州司法局", "州公安局")


def test_what_became_no_task_is_listed_with_its_reason(review: ImportReviewPage) -> None:
    assert review.lost() == [("4｜没有单位的任务要说出来。", "有任务，没有找到责任单位")]
    assert any(text == "来源：本网" for text, _ in review.left_out())
    assert "1 处可能漏了" in review.counts


def test_what_each_column_became_is_told(review: ImportReviewPage) -> None:
    columns = review.columns()
    assert columns["责任单位"] == "负责单位"
    assert columns["进展情况"] == "照原文保留为另有的列，网站显示"


def test_new_parties_are_shown_as_entries(review: ImportReviewPage) -> None:
    assert "- name: 州水利局\n  slug: shuili-ju\n  kind: 政府部门\n" in review.entries("units.yml")


def test_a_name_near_a_registered_one_is_asked_about(review: ImportReviewPage) -> None:
    assert review.questions_in("相近的名称") == {
        "“州农业农村水务局”和“州农业农村局”是不是同一个单位？": [
            "是“州农业农村局”",
            "不是，各自登记",
        ]
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    scheme: Literal["light", "dark"], browser: Browser, address: str
) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(address)
    assert serious_faults(page) == []
    page.close()


def test_the_page_fits_a_phone_asks_for_nothing_and_lets_nothing_act(
    page: Page, address: str
) -> None:
    watch = Watch(address)
    watch.over(page)
    page.set_viewport_size({"width": 390, "height": 844})
    seen = ImportReviewPage(page, address)
    seen.open("")
    assert seen.sideways_overflow() == 0
    assert watch.faults == []
    assert page.locator("img").count() == 0
    assert foreign_scripts(page.content()) == []


def test_paper_is_white_and_holds_everything(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [round(side) for side in sheets[0].mediabox[2:]] == pytest.approx(A4, abs=1)
    text = "".join(sheet.extract_text() for sheet in sheets)
    assert "shuili-ju" in text
    context.close()
