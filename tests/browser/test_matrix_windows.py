"""The matrix in small windows: rows are seen, what has the focus is seen, no line is missing."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.page_objects import MatrixPage

# At 200 % of 1280 × 720, on a phone held sideways, on a small and on a usual laptop.
WINDOWS = [(640, 360), (844, 390), (1280, 720), (1366, 768)]
STEPS = 52

# Nothing of the page may lie over what has the focus: looked at in its middle and near its corners.
IS_FOCUS_SEEN = """() => {
  const focused = document.activeElement;
  const cell = focused.closest("td, th");
  const {left, right, top, bottom} = cell.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const points = [[x, y], [left + 4, top + 4], [right - 4, top + 4], [left + 4, bottom - 4],
    [right - 4, bottom - 4]];
  return points.every(([x, y]) => cell.contains(document.elementsFromPoint(x, y)[0]));
}"""

ROWS_SEEN = """() => [...document.querySelectorAll(".zr-matrix tbody tr")].filter((row) => {
  const {left, top, bottom} = row.cells[0].getBoundingClientRect();
  return bottom > 0 && bottom <= innerHeight &&
    row.contains(document.elementFromPoint(left + 5, (top + bottom) / 2));
}).length"""

# Where the lines below the rows must be that are seen, in an empty cell of each.
LINES = """() => {
  const heads = document.querySelector(".zr-matrix thead").getBoundingClientRect().bottom;
  const totals = document.querySelector(".zr-matrix tfoot").getBoundingClientRect().top;
  return [...document.querySelectorAll(".zr-matrix tbody tr")]
    .map((row) => row.cells[3].getBoundingClientRect())
    .filter(({bottom}) => bottom > heads + 3 && bottom < Math.min(totals, innerHeight) - 3)
    .map(({left, bottom}) => [left + 4, bottom]);
}"""
LIGHT = 240


@pytest.fixture(scope="module", params=WINDOWS, ids=lambda size: f"{size[0]}x{size[1]}")
def window(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    width, height = request.param
    page = browser.new_page(viewport=ViewportSize(width=width, height=height), locale="zh-CN")
    yield page
    page.close()


def walk(matrix: MatrixPage, key: str) -> list[int]:
    """Press a key again and again; the steps after which what has the focus is not wholly seen."""
    hidden = []
    for step in range(STEPS):
        matrix.page.keyboard.press(key)
        if not matrix.page.evaluate(IS_FOCUS_SEEN):
            hidden.append(step)
    return hidden


@pytest.mark.parametrize("choices", [{}, {"swap": "1"}], ids=["", "swapped"])
def test_what_has_the_focus_is_always_seen(
    choices: dict[str, str], window: Page, address: str
) -> None:
    matrix = MatrixPage(window, address)
    matrix.open_view(choices)
    matrix.shown()
    matrix.enter_by_tab()
    window.keyboard.press("ArrowRight")
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        assert walk(matrix, key) == [], key
    for key in ("Control+End", "PageUp", "Home", "PageDown", "End", "Control+Home"):
        window.keyboard.press(key)
        assert window.evaluate(IS_FOCUS_SEEN), key


def test_the_first_screen_shows_the_matrix(window: Page, address: str) -> None:
    matrix = MatrixPage(window, address)
    matrix.open_view({})
    matrix.shown()
    head = matrix.head_of_party("州发展改革委").bounding_box()
    assert head
    size = window.viewport_size
    assert size
    assert head["y"] + head["height"] <= size["height"]


def test_several_tasks_are_seen_at_once(window: Page, address: str) -> None:
    matrix = MatrixPage(window, address)
    matrix.open_view({})
    matrix.shown()
    matrix.region.locator("tbody").evaluate(
        "body => scrollTo(0, body.getBoundingClientRect().top - 60)"
    )
    for _ in range(20):  # the rows are drawn after the scrolling
        if window.evaluate(ROWS_SEEN) >= 3:
            return
        window.wait_for_timeout(100)
    pytest.fail("too few rows are seen")


def test_no_column_is_cut_on_a_laptop(used_page: Page, address: str) -> None:
    used_page.set_viewport_size({"width": 1366, "height": 768})
    matrix = MatrixPage(used_page, address)
    matrix.open_view({})
    matrix.shown()
    cut = matrix.region.evaluate("region => region.scrollWidth - region.clientWidth")
    used_page.set_viewport_size({"width": 1440, "height": 900})
    assert cut == 0


@pytest.mark.parametrize("scale", [1, 1.25, 1.5])
def test_every_row_has_its_line_wherever_it_is_scrolled(
    scale: float, browser: Browser, material: str
) -> None:
    size = ViewportSize(width=1366, height=768)
    page = browser.new_page(viewport=size, device_scale_factor=scale, locale="zh-CN")
    matrix = MatrixPage(page, material)
    matrix.open_view({})
    matrix.shown()
    page.evaluate("scrollTo(0, 400)")
    for _ in range(12):
        matrix.scroll_by(0, 17)
        lines = page.evaluate(LINES)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("L")
        assert lines
        for x, y in lines:
            across, down = int(x * scale), int(y * scale)
            part = picture.crop((across, down - 3, across + 1, down + 2))
            assert min(part.tobytes()) < LIGHT
    page.close()


def test_the_fields_are_folded_where_they_would_fill_the_window(
    browser: Browser, address: str
) -> None:
    page = browser.new_page(viewport=ViewportSize(width=844, height=390), locale="zh-CN")
    matrix = MatrixPage(page, address)
    matrix.open_view({})
    expect(page.get_by_label("文字")).to_be_hidden()
    matrix.open_view({"role": "lead"})
    expect(page.get_by_label("文字")).to_be_visible()
    page.close()
