"""A person corrects an import on its page, saves it, and imports what was saved."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.accessibility import serious_faults
from tests.browser.page_objects import ImportReviewPage
from tests.browser.watch import Watch
from tests.commands import Done, run_process
from tests.conftest import MakeData
from tests.published_forms import as_html
from zeren.text.csv_guard import unguarded
from zeren.wording import ROLE_WORDS

ROWS = [
    ["序号", "工作任务", "责任单位", "联系单位", "成效"],
    ["1", "修路。", "州财政局牵头，州民政局、州农业农村局负总责", "州文旅局", "已通车"],
    ["2", '=修桥，“甲”、"乙"。', "由州财政局牵头，州水利局和移民局配合", "州体育局", ""],
    ["3", "合计三项。", "州财政局牵头", "州体育局", ""],
    ["4", "修渠。", "州农业农村水务局牵头", "州体育局", ""],
    ["5", "", "州农业农村局", "", ""],
]
ROLES = f"{'、'.join(ROLE_WORDS[:-1])}还是{ROLE_WORDS[-1]}"
IN_COLUMN = f"“联系单位”一列没有写明{ROLES}，是哪一种？"
LEFT_OPEN = f"“负总责”在这里指{ROLES}，包括哪些单位？"


def run(folder: Path, file: Path, *options: str) -> Done:
    """Import a file as a clerk does, and write the page beside the folder."""
    page = folder.parent / "review.html"
    return run_process("import_list", file, "--data", folder, "--review", page, *options)


@pytest.fixture
def folder(make_data: MakeData) -> Path:
    data = make_data("minimal")
    listed = data.parent / "分工.html"
    listed.write_bytes(as_html(ROWS))
    done = run(data, listed, "--plan=roads", "--title=修路清单")
    assert "没有写入" in done.stderr
    return data


@pytest.fixture
def review(page: Page, folder: Path) -> ImportReviewPage:
    seen = ImportReviewPage(page, (folder.parent / "review.html").as_uri())
    seen.open("")
    return seen


def rows_of(folder: Path) -> list[dict[str, str]]:
    """The rows of the table that belong to the imported plan, without empty cells."""
    text = (folder / "tasks.csv").read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines(keepends=True))
    filled = ({head: cell for head, cell in row.items() if cell} for row in rows)
    return [row for row in filled if row.get("清单") == "roads"]


def test_what_a_column_leaves_open_is_asked_once_for_all(review: ImportReviewPage) -> None:
    asked = review.questions_in("整份文件要定的")
    assert asked[IN_COLUMN] == ["负责（现取）", *(word for word in ROLE_WORDS if word != "负责")]
    review.answer(IN_COLUMN, "配合")
    assert review.corrections_of("第 1 项")["配合单位"] == "州文旅局"
    assert review.corrections_of("第 4 项")["配合单位"] == "州体育局"


def test_an_answer_that_only_a_person_can_follow_stays_open(review: ImportReviewPage) -> None:
    before = review.progress
    review.answer(LEFT_OPEN, "另作理解")
    assert review.progress == before
    review.correct("第 1 项", "配合单位", "州民政局")
    assert review.progress != before


def test_what_was_corrected_is_what_comes_into_the_table(
    review: ImportReviewPage, folder: Path, tmp_path: Path
) -> None:
    review.answer(IN_COLUMN, "配合")
    review.answer("“州水利局和移民局”是一个单位，还是两个？", "一个")
    review.answer("“州农业农村局”和“州农业农村水务局”是不是同一个单位？", "不是，各自登记")
    review.drop("第 3 项")
    review.correct("第 4 项", "工作任务", "修渠和修坝。")
    review.correct("第 4 项", "落实单位", "州林草局，州乡村振兴局")
    review.make_task_of_lost("5")
    review.correct("补上的第 1 项", "工作任务", "看坝。")
    review.correct("补上的第 1 项", "牵头单位", "州农业农村局")
    saved = review.save(tmp_path)
    assert saved.name == "分工-核对.csv"
    assert saved.read_bytes().startswith(b"\xef\xbb\xbf")
    assert ",\"'=修桥" in saved.read_text(encoding="utf-8-sig")
    done = run(folder, saved, "--plan=roads", "--yes")
    assert done.returncode == 0, done.stderr
    assert IN_COLUMN not in done.stdout
    assert "是不是同一个单位" not in done.stdout
    assert LEFT_OPEN in done.stdout  # nobody answered that
    first, second, fourth, added = rows_of(folder)
    assert first["配合单位"] == "州文旅局"
    assert first["负责单位"] == "州民政局、州农业农村局"
    assert unguarded(second["工作任务"]) == '=修桥，“甲”、"乙"。'
    assert second["配合单位"] == "州水利局和移民局、州体育局"
    assert fourth["序号"] == "4"
    assert fourth["工作任务"] == "修渠和修坝。"
    assert fourth["落实单位"] == "州林草局、州乡村振兴局"
    assert (added["工作任务"], added["牵头单位"]) == ("看坝。", "州农业农村局")
    plans = (folder / "plans.yml").read_text(encoding="utf-8")
    assert "修路清单" in plans
    assert "分工.html" in plans
    again = run(folder, saved, "--plan=roads", "--yes")
    assert "与表里相同" in again.stdout


def test_a_page_saved_untouched_gives_what_the_file_gives(
    review: ImportReviewPage, folder: Path, tmp_path: Path
) -> None:
    directly = Path(shutil.copytree(folder, tmp_path / "directly"))
    saved = review.save(tmp_path)
    assert run(folder, saved, "--plan=roads", "--yes").returncode == 0
    by_page = {path.name: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    listed = folder.parent / "分工.html"
    assert run(directly, listed, "--plan=roads", "--title=修路清单", "--yes").returncode == 0
    assert by_page == {
        path.name: path.read_bytes() for path in directly.rglob("*.*") if path.is_file()
    }


def test_what_was_said_outlives_a_reload(review: ImportReviewPage) -> None:
    review.answer(IN_COLUMN, "落实")
    review.correct("第 1 项", "章节", "一、道路")
    review.make_task_of_lost("5")
    said = review.progress
    review.page.reload()
    assert review.progress == said
    assert review.corrections_of("第 1 项")["章节"] == "一、道路"
    assert review.corrections_of("第 1 项")["落实单位"] == "州文旅局"


def test_the_keyboard_reaches_all_of_it(review: ImportReviewPage) -> None:
    page = review.page
    opener = page.get_by_role("article").first.get_by_role("button", name="改这一项")
    opener.focus()
    page.keyboard.press("Enter")
    assert opener.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") in {"INPUT", "TEXTAREA"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious_in_what_is_opened(
    width: int, scheme: Literal["light", "dark"], browser: Browser, folder: Path
) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
    address = (folder.parent / "review.html").as_uri()
    watch = Watch(address)
    watch.over(page)
    seen = ImportReviewPage(page, address)
    seen.open("")
    page.get_by_text("怎样改、怎样存").first.click()
    seen.correct("第 1 项", "章节", "一、道路")
    seen.drop("第 3 项")
    seen.make_task_of_lost("5")
    assert serious_faults(page) == []
    assert seen.sideways_overflow() == 0
    assert watch.faults == []
    page.close()


def test_without_scripts_the_page_says_how_to_correct(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder.parent / "review.html").as_uri())
    assert page.get_by_text("这一页的脚本没有运行").is_visible()
    assert page.get_by_text("可能是：负责（现取）").first.is_visible()
    assert page.get_by_role("button").count() == 0
    context.close()
