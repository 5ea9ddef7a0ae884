"""The pages as a person uses them: what can be seen and done, not how it is marked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

READ_TABLE = """table => [...table.rows]
  .filter(row => !row.matches(".zr-kinds, .zr-group-row"))
  .filter(row => getComputedStyle(row).display !== "none")
  .map(row => [...row.cells].map(cell => {
    const number = cell.querySelector(".zr-number");
    if (number) return number.textContent;
    const marks = [...cell.querySelectorAll(".zr-role")];
    if (!marks.length) return cell.textContent.trim();
    return marks.filter(mark => getComputedStyle(mark).display !== "none")
      .map(mark => mark.title).join(" ");
  }))"""


READ_OVERVIEW = """table => [...table.rows]
  .filter(row => !row.matches(".zr-kinds, .zr-group-row, .zr-gap-row"))
  .filter(row => getComputedStyle(row).display !== "none")
  .map(row => [...row.cells].filter(cell => !cell.matches(".zr-gap")).map(cell => {
    const marks = [...cell.querySelectorAll(".zr-role")];
    if (!marks.length) return [cell.textContent.trim()].filter(Boolean);
    return marks.filter(mark => mark.offsetParent)
      .map(mark => mark.title);
  }))"""
FIRST_ROW_IN_VIEW = """region => {
  const below = region.querySelector("thead").getBoundingClientRect().bottom;
  const row = [...region.querySelectorAll("tbody tr:not(.zr-gap-row, .zr-group-row)")]
    .find(one => one.getBoundingClientRect().bottom > below + 1);
  return row.cells[0].textContent;
}"""
SCROLL_TO = """(region, share) => new Promise(resolve => {
  region.scrollTop = share * (region.scrollHeight - region.clientHeight);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
})"""


@dataclass(frozen=True)
class SitePage:
    """Any page of the site.

    Attributes:
        page: The browser's page.
        address: The address of the site.
    """

    page: Page
    address: str

    def open(self, path: str) -> None:
        """Open a page of the site and wait until it is loaded."""
        self.page.goto(self.address + path, wait_until="load")

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.page.locator("article h1").inner_text().strip()

    @property
    def tabs(self) -> list[str]:
        """The sections that the tabs lead to."""
        return [tab.inner_text().strip() for tab in self.page.locator(".md-tabs__link").all()]

    @property
    def current_tab(self) -> str:
        """The section in which the page is."""
        return self.page.locator(".md-tabs__link[aria-current]").inner_text().strip()

    @property
    def pages_beside(self) -> list[str]:
        """The pages of the same section, as they are seen below the tabs."""
        links = self.page.locator(".zr-section a:visible")
        return [link.inner_text().strip() for link in links.all()]

    @property
    def footer(self) -> str:
        """The words at the foot of the page."""
        footer = self.page.locator("footer .zr-footer")
        said = footer.locator(".zr-edition").evaluate(
            "element => JSON.parse(getComputedStyle(element, '::before').content)"
        )
        return footer.inner_text() + str(said)

    def search(self, words: str) -> Locator:
        """Type into the search of the header, as each builder has it; how many were found."""
        self.page.locator("[data-md-component=search-query], .md-search__button").first.click()
        self.page.keyboard.type(words)
        return self.page.get_by_text(re.compile(r"找到 \d+ 个结果|^\d+ results$"))

    def change_colours(self) -> None:
        """Press the button for light and dark."""
        self.page.locator("label[for^=__palette]:visible").first.click()

    @property
    def colours(self) -> str:
        """The colours that the page shows: `default` is light, `slate` dark."""
        return str(self.page.locator("body").get_attribute("data-md-color-scheme"))

    @property
    def large_type(self) -> Locator:
        """The button for large type."""
        return self.page.get_by_role("banner").get_by_role("button", name="大字")

    @property
    def notes(self) -> Locator:
        """What the page says of the reader's browser."""
        return self.page.get_by_role("note").filter(has_text="浏览器")

    @property
    def downloads(self) -> Locator:
        """The links to what can be taken away."""
        return self.page.locator("article a[download]:visible")

    def size_of_type(self) -> float:
        """How high the letters of the body are, in pixels."""
        size: float = self.page.locator("article").evaluate(
            "article => parseFloat(getComputedStyle(article).fontSize)"
        )
        return size

    def sideways_overflow(self) -> int:
        """How many pixels the page can be scrolled sideways."""
        width: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width


class ArchivedPage(SitePage):
    """A page of an earlier version."""

    @property
    def notice(self) -> str:
        """What it says of its version, as it is seen and read out."""
        return self.page.get_by_role("complementary", name="存档说明").inner_text().strip()

    def is_noticed(self) -> bool:
        """Whether that is seen at once."""
        return self.page.get_by_role("complementary", name="存档说明").is_visible()

    def follow(self, words: str) -> None:
        """Follow a link of the notice."""
        notice = self.page.get_by_role("complementary", name="存档说明")
        notice.get_by_role("link", name=words).click()
        self.page.wait_for_load_state("load")


class DutiesPage(SitePage):
    """A page with the duties of a party."""

    @property
    def rows(self) -> Locator:
        """The duties that are shown."""
        return self.page.locator("table.zr-duties tbody tr:visible:has(td)")

    @property
    def counts(self) -> str:
        """How many duties it has in each role, in words."""
        return self.page.locator(".zr-figures").inner_text()

    @property
    def headings(self) -> list[str]:
        """The headings of its sections."""
        return [
            heading.strip().removesuffix("¶")
            for heading in self.page.locator("article h2").all_text_contents()
        ]

    def row(self, number: str) -> Locator:
        """The first duty of a number."""
        return self.page.get_by_role("row").filter(has=self._head(number)).first

    def _head(self, number: str) -> Locator:
        exact = re.compile(rf"^\s*{number}\s*$")
        return self.page.locator("th[scope=row]").filter(has_text=exact)

    def top_of_duties(self) -> float:
        """How far below the top of the page the first duty begins, in pixels."""
        box = self.rows.first.bounding_box()
        assert box is not None
        return box["y"]

    def unfold(self, title: str) -> None:
        """Open a duty where it stands."""
        self.page.get_by_role("button", name=f"{title}：正文和责任单位").click()

    def tick(self, title: str) -> None:
        """Tick a duty."""
        self.page.get_by_role("checkbox", name=f"勾选：{title}").check()

    def copy(self, button: str) -> str:
        """Press the button that copies duties, and paste."""
        self.page.get_by_role("button", name=button).click()
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text

    def broken_names(self, longest: int) -> list[str]:
        """Links to parties that go over two lines, of names up to some length."""
        names: list[str] = self.page.locator(
            "article :is(a[href*='units/'], a[href*='counties/'], .zr-parties a)"
        ).evaluate_all(
            "links => links.filter(link => link.getClientRects().length > 1)"
            ".map(link => link.textContent)"
        )
        return [name for name in names if len(name) <= longest]

    @property
    def plans(self) -> Locator:
        """The plans above the duties that are shown, where these are many."""
        return self.page.locator("table.zr-duties tbody th[scope=rowgroup]:visible")

    @property
    def found(self) -> Locator:
        """What is said of the choice."""
        return self.page.locator("[data-zr-found]")

    @property
    def parts(self) -> list[str]:
        """The pages over which the duties are divided."""
        links = self.page.get_by_role("navigation", name="分页").get_by_role("listitem")
        return [text.split()[1] for text in links.all_text_contents()]

    def choose(self, field: str, option: str) -> None:
        """Choose from a list."""
        self.page.get_by_role("combobox", name=field).select_option(label=option)

    def switch(self, field: str) -> None:
        """Press a switch."""
        self.page.get_by_label(field).click()

    def type_words(self, words: str) -> None:
        """Type into the field for words."""
        self.page.get_by_role("searchbox", name="文字").fill(words)

    def reset(self) -> None:
        """Take all choices back."""
        self.page.get_by_role("button", name="全部恢复").click()


class HomePage(SitePage):
    """The home page."""

    @property
    def official(self) -> dict[str, str]:
        """What is registered of the list and of those who answer for it."""
        facts = self.page.locator("dl.zr-official > div").all()
        return {
            fact.locator("dt").inner_text().strip(): fact.locator("dd").inner_text().strip()
            for fact in facts
        }

    def follow_figure(self, words: str) -> int:
        """Follow one of the headline figures; the figure."""
        figure = self.page.locator(".zr-figures a").filter(has_text=words)
        number = int(figure.locator("strong").inner_text())
        figure.click()
        self.page.wait_for_load_state("load")
        return number

    def press_search(self) -> None:
        """Press the large button."""
        self.page.get_by_role("button", name="输入单位、县市或关键词").click()

    @property
    def search_box(self) -> Locator:
        """The search box of the header."""
        return self.page.locator("[data-md-component=search-query]")


class TaskPage(SitePage):
    """The page of a task."""

    def copy_task(self) -> str:
        """Press the button that copies the task, and paste."""
        return self._copy("复制任务和责任单位")

    def copy_short_address(self) -> str:
        """Press the button that copies the short address, and paste."""
        return self._copy("复制短网址")

    def _copy(self, button: str) -> str:
        self.page.get_by_role("button", name=button).click()
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text


class RetiredTaskPage(SitePage):
    """The page of a task that is done no more."""

    @property
    def notice(self) -> Locator:
        """What stands at its top: that it is so, since when, and where it went."""
        return self.page.locator(".zr-past")

    @property
    def last_text(self) -> str:
        """The last text."""
        return self.page.locator(".zr-text").inner_text()

    def follow(self, task: str) -> None:
        """Follow a link of the notice."""
        self.notice.get_by_role("link", name=task).click()


@dataclass(frozen=True)
class ShownMatrix:
    """What the matrix shows, whichever way it is turned.

    Attributes:
        tasks: The numbers of its tasks.
        parties: The names of its parties.
        marks: Number, name, and what is heard, of each mark.
        totals: The totals by number and by name.
        written: The total of all.
    """

    tasks: list[str]
    parties: list[str]
    marks: list[tuple[str, str, str]]
    totals: dict[str, str]
    written: str


class MatrixPage(SitePage):
    """The responsibility matrix."""

    def open_view(self, choices: dict[str, str], path: str = "matrix/") -> None:
        """Open the address that shows a choice."""
        self.open(f"{path}?{urlencode(choices)}")

    def choose(self, field: str, value: str) -> None:
        """Choose in one of the fields above the matrix."""
        self.page.get_by_role("combobox", name=field).select_option(value)

    def type_text(self, text: str) -> None:
        """Type into the field of words."""
        self.page.get_by_label("文字").fill(text)

    def reset(self) -> None:
        """Choose nothing again."""
        self.page.get_by_role("button", name="全部恢复").click()

    def take(self, button: str) -> Path:
        """Press a button that makes a file of the view; the file."""
        self.page.locator("[data-zr-filters] details").evaluate("fold => { fold.open = true; }")
        with self.page.expect_download() as coming:
            self.page.get_by_role("button", name=button).click()
        return Path(coming.value.path())

    def copy_view(self) -> str:
        """Press the button that copies the view, and paste."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page.get_by_role("button", name="复制当前视图的链接").click()
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text

    @property
    def status(self) -> Locator:
        """What is said about the view."""
        return self.page.locator("[data-zr-found]")

    def shown(self) -> ShownMatrix:
        """What is shown now."""
        expect(self.status).not_to_be_empty()
        expect(self.region.locator("table")).to_have_attribute("aria-busy", "false")
        is_swapped = self.page.get_by_label("行列互换").is_checked()
        (_, *columns, _), *lines, (_, *below, written) = self._visible_rows()
        heads = [line[0] for line in lines]
        totals = dict(zip(columns, below, strict=True)) | {line[0]: line[-1] for line in lines}
        marks = [
            (line[0], column, mark)
            for line in lines
            for column, cell in zip(columns, line[1:-1], strict=True)
            for mark in cell.split()
        ]
        if is_swapped:
            heads, columns = columns, heads
            marks = [(column, head, mark) for head, column, mark in marks]
        return ShownMatrix(heads, columns, marks, totals, written)

    def _visible_rows(self) -> list[list[str]]:
        """The texts of all cells that are shown; of tasks the number, of marks what is heard."""
        rows: list[list[str]] = self.region.locator("table").evaluate(READ_TABLE)
        return rows

    def enter_by_tab(self) -> None:
        """Move the focus from the last field into the matrix by the tab key."""
        last = self.page.get_by_role("button", name="复制当前视图的链接")
        fold = self.page.locator("[data-zr-filters] summary")
        (last if last.is_visible() else fold).focus()
        self.page.keyboard.press("Tab")

    def is_focused_inside(self) -> bool:
        """Whether the focus is in the matrix."""
        inside: bool = self.region.evaluate("region => region.contains(document.activeElement)")
        return inside

    def focused(self) -> str:
        """The text of what has the focus."""
        text: str = self.page.evaluate("document.activeElement.textContent")
        return text

    def lit_column(self) -> str:
        """The name of the column that is lit."""
        return self.region.locator("thead .zr-lit").inner_text().replace("\n", "")

    def lit_row(self) -> str:
        """The number and title of the row that is lit."""
        return str(self.region.locator("tbody th.zr-lit").text_content())

    @property
    def region(self) -> Locator:
        """The region in which the matrix scrolls."""
        return self.page.get_by_role("region", name="责任矩阵")

    def scroll_by(self, right: int, down: int) -> None:
        """Scroll the matrix inside its region."""
        self.region.evaluate(f"region => region.scrollBy({right}, {down})")

    def head_of_party(self, name: str) -> Locator:
        """The column head of a party."""
        return self.region.get_by_role("columnheader", name=name, exact=True)

    def head_of_task(self, title: str) -> Locator:
        """The row head of a task."""
        return self.region.get_by_role("rowheader", name=title)

    def row_of_task(self, title: str) -> Locator:
        """The row of a task."""
        return self.region.get_by_role("row").filter(has_text=title)

    def offset_in_region(self, locator: Locator) -> tuple[float, float]:
        """Where an element stands from the region's left and top edge."""
        region, box = self.region.bounding_box(), locator.bounding_box()
        assert region is not None
        assert box is not None
        return box["x"] - region["x"], box["y"] - region["y"]


class DrawnMatrixPage(MatrixPage):
    """A matrix that draws of itself what is in view."""

    def number_of_cells(self) -> int:
        """How many cells there are in the page."""
        return self.region.locator("th, td").count()

    def first_row_in_view(self) -> str:
        """The head of the first row below the heads of columns."""
        text: str = self.region.evaluate(FIRST_ROW_IN_VIEW)
        return text

    def scroll_to(self, share: float) -> None:
        """Scroll down to a share of the whole, and wait until that is drawn."""
        self.region.evaluate(SCROLL_TO, share)

    @property
    def parts(self) -> Locator:
        """The links to the parts."""
        return self.page.get_by_role("navigation", name="分部分的完整表格").get_by_role("link")


class OverviewPage(MatrixPage):
    """The matrix of several plans."""

    def cells(self) -> dict[tuple[str, str], list[str]]:
        """What is heard in each cell that shows something, by party and plan."""
        expect(self.status).not_to_be_empty()
        expect(self.region.locator("table")).to_have_attribute("aria-busy", "false")
        (_, *columns, _), *lines, _ = self._rows_heard()
        return {
            (line[0][0], column[0]): cell
            for line in lines
            for column, cell in zip(columns, line[1:-1], strict=True)
            if cell
        }

    def parties(self) -> list[str]:
        """The heads of the rows."""
        return [line[0][0] for line in self._rows_heard()[1:-1]]

    def totals(self) -> dict[str, str]:
        """The last column by row."""
        return {line[0][0]: "".join(line[-1]) for line in self._rows_heard()[1:]}

    def cell(self, party: str, words: str) -> Locator:
        """The link in a cell of a party's row."""
        row = self.region.get_by_role("row").filter(has=self.page.get_by_text(party, exact=True))
        return row.get_by_role("link", name=words)

    def _rows_heard(self) -> list[list[list[str]]]:
        rows: list[list[list[str]]] = self.region.locator("table").evaluate(READ_OVERVIEW)
        return rows


class ImportReviewPage(SitePage):
    """The page to look an import through."""

    @property
    def counts(self) -> str:
        """How many tasks were found."""
        return self.page.get_by_text("项要核对").first.inner_text()

    def confidence_of_tasks(self) -> list[int]:
        """How certain each task is, in the order of the page."""
        shares = self.page.get_by_role("article").get_by_text("把握").all_inner_texts()
        return [int(share.removeprefix("把握").strip(" %")) for share in shares]

    def _task(self, heading: str) -> Locator:
        named = self.page.get_by_role("heading", name=heading)
        return self.page.get_by_role("article").filter(has=named)

    def sentence_of(self, heading: str) -> str:
        """The responsibility sentence of a task with the words that only a screen reader says."""
        return (self._task(heading).locator(".sentence").text_content() or "").strip()

    def changes_of(self, heading: str) -> dict[str, tuple[str, str]]:
        """What would change in the row of a task: before and after, by column."""
        rows = self._task(heading).get_by_role("row").filter(has=self.page.get_by_role("cell"))
        changes = {}
        for row in rows.all():
            before, after = row.get_by_role("cell").all_inner_texts()
            changes[row.get_by_role("rowheader").inner_text()] = (before, after)
        return changes

    def _rows_of(self, region: str) -> list[list[str]]:
        rows = self.page.get_by_role("region", name=region).get_by_role("row").all()[1:]
        return [row.locator("th, td").all_inner_texts() for row in rows]

    def left_out(self) -> list[tuple[str, str]]:
        """What is no task, and why."""
        return [(text, reason) for _, text, reason in self._rows_of("不是任务的内容")]

    def lost(self) -> list[tuple[str, str]]:
        """What may be a task or a unit and became none, and why."""
        rows = self._rows_of("可能漏了的")
        return [(text.removesuffix("补成一项任务").strip(), reason) for _, text, reason in rows]

    def columns(self) -> dict[str, str]:
        """What each column of the file became, by its head."""
        return {head: became for head, became, _ in self._rows_of("各列读成了什么")}

    def questions_in(self, region: str) -> dict[str, list[str]]:
        """The questions of a part of the page, each with what can be answered."""
        items = self.page.get_by_role("region", name=region, exact=True).locator(
            "li:has(.question)"
        )
        return {
            item.locator(".question").inner_text(): item.locator("label").all_inner_texts()
            for item in items.all()
        }

    def answer(self, question: str, choice: str) -> None:
        """Choose an answer to a question."""
        item = self.page.locator("li").filter(has=self.page.get_by_text(question, exact=True))
        item.get_by_label(choice, exact=True).check()

    def drop(self, heading: str) -> None:
        """Say that what was found is no task."""
        self._task(heading).get_by_label("不导入这一项").check()

    def correct(self, heading: str, head: str, text: str) -> None:
        """Write into a cell of a task."""
        task = self._task(heading)
        opener = task.get_by_role("button", name="改这一项")
        if opener.get_attribute("aria-expanded") == "false":
            opener.click()
        task.get_by_label(head, exact=True).fill(text)

    def corrections_of(self, heading: str) -> dict[str, str]:
        """What would be saved of a task otherwise than it was read, by head."""
        parts = self._task(heading).locator(".changes > div").all()
        said = (part.locator("dt, dd").all_text_contents() for part in parts)
        return {head.removesuffix("改为"): text for head, text in said}

    def make_task_of_lost(self, text: str) -> None:
        """Make a task of what may be lost."""
        row = self.page.get_by_role("row").filter(has_text=text)
        row.get_by_role("button", name="补成一项任务").click()

    @property
    def progress(self) -> str:
        """How much was answered and corrected."""
        return self.page.locator("#progress").inner_text()

    def save(self, folder: Path) -> Path:
        """Save the table, as the browser does."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="存成 CSV").click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file

    def entries(self, file: str) -> str:
        """The entries that would be added to a registry file."""
        heading = self.page.get_by_role("heading", name=file)
        return heading.locator("xpath=following-sibling::pre[1]").inner_text()


@dataclass(frozen=True)
class DatesPage(SitePage):
    """A page that shows dates and numbers: of a task, of a party, the calendar, the targets."""

    def said_of(self, words: str) -> str:
        """What is said today of the date that the text words in this way."""
        item = self.page.locator(".zr-dates li", has=self.page.get_by_text(words, exact=True)).last
        return item.locator(".zr-now").inner_text()

    @property
    def judgements(self) -> list[str]:
        """All that is said of today."""
        return self.page.locator(".zr-now").all_inner_texts()

    @property
    def dates(self) -> list[str]:
        """The words of the dates that are shown, from top to bottom."""
        shown = self.page.locator("[data-zr-section] .zr-dates__when, .zr-dates .zr-dates__when")
        return [one.inner_text() for one in shown.all() if one.is_visible()]

    @property
    def amounts(self) -> list[str]:
        """The amounts that are shown in the table of targets."""
        return self.page.locator(".zr-targets tbody tr:visible td strong").all_inner_texts()

    @property
    def coming(self) -> list[str]:
        """What the calendar says comes within thirty days."""
        return self.page.locator(".zr-coming li, .zr-coming p").all_inner_texts()

    @property
    def next_date(self) -> str:
        """What the home page says comes next."""
        return self.page.locator(".zr-next").inner_text()

    @property
    def found(self) -> str:
        """How many are shown, in words."""
        return self.page.locator("[data-zr-figure-filters] [data-zr-found]").inner_text()

    def choose(self, field: str, option: str) -> None:
        """Choose an option of a filter by their words."""
        self.field(field).select_option(label=option)

    def field(self, name: str) -> Locator:
        """A filter by its words."""
        return self.page.get_by_role("combobox", name=name, exact=True)

    def prove(self, words: str) -> str:
        """Open the quote of a date, and read it."""
        item = self.page.locator(".zr-dates li", has=self.page.get_by_text(words, exact=True)).first
        item.locator("summary").click()
        return item.locator("blockquote").inner_text()


class ChangesPage(DatesPage):
    """A page that shows changes: all of them, those new for a party, the history of a task."""

    @property
    def days(self) -> list[str]:
        """The days of the changes that are shown, from top to bottom."""
        return [one.inner_text() for one in self._sections.all() if one.is_visible()]

    @property
    def lines(self) -> list[str]:
        """What changed, in the lines that are shown, from top to bottom."""
        lines = self.page.locator(".zr-changes > li ul > li, .zr-new li, .zr-history li")
        return [one.inner_text() for one in lines.all() if one.is_visible()]

    @property
    def gone(self) -> list[str]:
        """The words that are marked as gone."""
        return self.page.locator(".zr-changes del, .zr-history del").all_inner_texts()

    @property
    def new(self) -> list[str]:
        """The words that are marked as new."""
        return self.page.locator(".zr-changes ins, .zr-history ins").all_inner_texts()

    def follow(self, words: str) -> None:
        """Follow a link by its words."""
        self.page.get_by_role("link", name=words, exact=True).click()

    @property
    def _sections(self) -> Locator:
        return self.page.locator(".zr-entry h2")
