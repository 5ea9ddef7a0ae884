"""The matrix on the screen: filters, totals, holes, keyboard, address"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accessibility import serious_faults
from tests.browser.page_objects import MatrixPage
from tests.browser.search_boxes import SearchBox
from tests.conftest import DATA, register_of
from tests.searching import matches
from tests.sites import build_site, make_site_folder, serve
from zeren.model import Party, Role, Task
from zeren.register.building import Register

LIST = register_of(DATA / "birth-support")
ORDINARY = tuple(task.number for task in LIST.tasks)

# What is chosen, by the names of the address.
CHOICES: tuple[dict[str, str], ...] = (
    {},
    {"text": "托育"},
    {"text": "８"},
    {"text": "補貼"},
    {"text": "三孩　住房"},
    {"text": "没有这样的文字"},
    {"party": "units/caizheng-ju"},
    {"party": "units/caizheng-ju", "role": "lead"},
    {"party": "counties/mangshi"},
    {"kind": "群团组织"},
    {"kind": "群团组织", "role": "support", "empty": "1"},
    {"role": "implement"},
    {"role": "lead"},
    {"county": "counties/yingjiang"},
    {"county": "counties/yingjiang", "kind": "县市", "text": "补助"},
    {"holes": "lead"},
    {"holes": "support"},
    {"holes": "implement"},
    {"holes": "party"},
    {"sort": "parties"},
    {"sort": "parties", "party": "units/weijian-wei"},
    {"plan": "birth-support"},
    {"party": "units/long-gone"},
    {"empty": "1", "role": "lead"},
)


# Those of them that leave something out.
FILTERS = {"text", "party", "kind", "role", "county", "plan", "holes"}


@dataclass(frozen=True)
class Duty:
    """A mark in the matrix."""

    task: str
    party: str
    role: Role
    is_through: bool


def duties(register: Register) -> Iterator[Duty]:
    """All marks, from the register."""
    for assignments in (register.direct_of, register.through_of):
        for party, borne in assignments.items():
            for one in borne:
                yield Duty(register.task_of[one.task_id].number, party, one.role, bool(one.through))


def key_of(party: Party, register: Register) -> str:
    folder = "units"
    if party in register.counties:
        folder = "counties"
    elif party in register.collectives:
        folder = "collectives"
    return f"{folder}/{party.slug}"


class Expected:
    """What a choice should show, worked out from the register alone."""

    def __init__(self, register: Register, choices: dict[str, str]) -> None:
        keys = {key_of(party, register): party.name for party in register.parties}
        chosen = dict(choices)
        if chosen.get("party") not in keys:
            chosen.pop("party", None)
        meant = [d for d in duties(register) if d.role.value == chosen.get("role", d.role.value)]
        parties = [p for p in register.parties if self.has_column(p, chosen, register)]
        names = {party.name for party in parties}
        named = [keys[chosen[key]] for key in ("party", "county") if key in chosen]

        def is_shown(task: Task) -> bool:
            own = [d for d in meant if d.task == task.number]
            texts = (task.number, task.title, task.text)
            words = chosen.get("text", "").split()
            return (
                all(any(matches(text, word) for text in texts) for word in words)
                and all(any(d.party == name for d in own) for name in named)
                and (not {"kind", "role"} & chosen.keys() or any(d.party in names for d in own))
                and self.lacks(task, chosen.get("holes"), register)
            )

        tasks = [task for task in register.tasks if is_shown(task)]
        if chosen.get("sort"):
            tasks.sort(key=lambda task: -len(register.written_of[task.id]))
        numbers = [task.number for task in tasks]
        self.duties = {d for d in meant if d.task in numbers and d.party in names}
        if FILTERS & chosen.keys():
            names = self.without_empty(names, named, chosen)
        self.tasks = numbers
        self.parties = {party.name for party in parties} & names

    def without_empty(self, names: set[str], named: list[str], chosen: dict[str, str]) -> set[str]:
        """Parties that bear something of what is shown, and those that were asked for."""
        if chosen.get("empty") or chosen.get("holes") == "party":
            return names
        return names & ({duty.party for duty in self.duties} | set(named))

    @staticmethod
    def has_column(party: Party, chosen: dict[str, str], register: Register) -> bool:
        has_duty = party.name in register.direct_of or party.name in register.through_of
        is_other_county = party in register.counties and key_of(party, register) != chosen.get(
            "county", key_of(party, register)
        )
        return (
            register.kind_of(party) == chosen.get("kind", register.kind_of(party))
            and not is_other_county
            and not (chosen.get("holes") == "party" and has_duty)
        )

    @staticmethod
    def lacks(task: Task, hole: str | None, register: Register) -> bool:
        roles = {assignment.role.value for assignment in register.written_of[task.id]}
        missing = {"lead": {"lead"}, "support": {"support"}}
        missing["implement"] = {"implement", "responsible"}
        return hole not in missing or not roles & missing[hole]


@pytest.mark.parametrize("choices", CHOICES, ids=lambda chosen: "&".join(chosen.values()) or "all")
@pytest.mark.parametrize("swap", [{}, {"swap": "1"}], ids=["", "swapped"])
def test_a_choice_shows_what_the_register_holds(
    choices: dict[str, str], swap: dict[str, str], used_page: Page, material: str
) -> None:
    matrix = MatrixPage(used_page, material)
    matrix.open_view(choices | swap)
    shown, expected = matrix.shown(), Expected(LIST, choices)
    assert shown.tasks == expected.tasks
    assert set(shown.parties) == expected.parties
    assert {(task, party, mark) for task, party, mark in shown.marks} == {
        (d.task, d.party, d.role.word + ("（经集体责任主体）" if d.is_through else ""))
        for d in expected.duties
    }
    for task in shown.tasks:
        written = sum(d.task == task and not d.is_through for d in expected.duties)
        assert shown.totals[task] == (str(written) if written else "")
    for party in shown.parties:
        own = [d for d in expected.duties if d.party == party]
        direct, through = sum(not d.is_through for d in own), sum(d.is_through for d in own)
        assert shown.totals[party] == f"{direct or ''}{f'({through})' if through else ''}"
    assert shown.written == str(sum(not d.is_through for d in expected.duties))


def test_choices_stand_in_the_address_and_back_undoes_them(page: Page, address: str) -> None:
    matrix = MatrixPage(page, address)
    matrix.open_view({})
    matrix.choose("角色", "● 牵头")
    matrix.choose("责任主体", "州财政局")
    led = Expected(LIST, {"party": "units/caizheng-ju", "role": "lead"}).tasks
    assert matrix.shown().tasks == led
    expect(page).to_have_url(f"{address}matrix/?party=units%2Fcaizheng-ju&role=lead")
    page.go_back()
    assert matrix.shown().tasks == Expected(LIST, {"role": "lead"}).tasks
    page.go_back()
    assert matrix.shown().tasks == list(ORDINARY)
    page.go_forward()
    page.go_forward()
    assert matrix.shown().tasks == led
    matrix.type_text("托育")
    assert (
        matrix.shown().tasks
        == Expected(LIST, {"party": "units/caizheng-ju", "role": "lead", "text": "托育"}).tasks
    )
    matrix.reset()
    assert matrix.shown().tasks == list(ORDINARY)
    expect(page).to_have_url(f"{address}matrix/")


def test_a_typed_word_is_one_step_back(page: Page, address: str) -> None:
    matrix = MatrixPage(page, address)
    matrix.open_view({})
    page.get_by_label("文字").press_sequentially("托育")
    expect(page).to_have_url(re.compile("text="))
    assert matrix.shown().tasks == Expected(LIST, {"text": "托育"}).tasks
    page.go_back()
    assert matrix.shown().tasks == list(ORDINARY)


def test_pinyin_on_its_way_to_a_word_filters_nothing(page: Page, material: str) -> None:
    matrix = MatrixPage(page, material)
    matrix.open_view({})
    page.get_by_label("文字").focus()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send(
        "Input.imeSetComposition", {"text": "tuo'yu", "selectionStart": 6, "selectionEnd": 6}
    )
    assert matrix.shown().tasks == list(ORDINARY)
    keyboard.send("Input.insertText", {"text": "托育"})
    assert matrix.shown().tasks == Expected(LIST, {"text": "托育"}).tasks


@pytest.mark.parametrize(
    "query",
    [
        "託育",
        "社會撫養費",
        "１２月１０日",
        "十二月十日",
        "12月10日",
        "五百万元",
        "2,000元",
        "2～3岁",
        "「出生一件事」",
        "7 0 平方米",
        "三孩　住房",
    ],
)
def test_what_the_search_finds_the_filter_finds(query: str, used_page: Page, material: str) -> None:
    box = SearchBox(used_page, material)
    box.open("about/")
    pages = [hit.page for hit in box.find(query) if hit.is_literal and hit.group == "任务"]
    matrix = MatrixPage(used_page, material)
    matrix.open_view({"text": query})
    shown = [f"tasks/birth-support-{number}/" for number in matrix.shown().tasks]
    assert pages
    assert set(pages) <= set(shown)


def test_what_finds_words_comes_once_somebody_looks_for_one(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    matrix = MatrixPage(page, address)
    matrix.open_view({"role": "lead"})
    matrix.shown()
    assert [path for path in asked if "/text/" in path or "folding" in path] == []
    matrix.type_text("託育")
    assert matrix.shown().tasks == Expected(LIST, {"role": "lead", "text": "托育"}).tasks
    assert asked.count("/assets/search/folding.js") == 1


def test_where_the_words_cannot_be_had_that_is_said(page: Page, material: str) -> None:
    page.context.route("**/folding.js*", lambda route: route.abort())
    matrix = MatrixPage(page, material)
    matrix.open_view({"text": "托育"})
    expect(matrix.status).to_contain_text("文字筛选的数据没有取到")
    assert matrix.shown().tasks == list(ORDINARY)
    page.context.unroute_all()
    matrix.type_text("托育 ")
    assert matrix.shown().tasks == Expected(LIST, {"text": "托育"}).tasks


def test_the_focus_stays_in_the_matrix_when_its_row_goes(page: Page, material: str) -> None:
    matrix = MatrixPage(page, material)
    matrix.open_view({"party": "units/zuzhi-bu"})
    matrix.choose("责任主体", "全部")
    matrix.enter_by_tab()
    for _ in range(8):
        page.keyboard.press("ArrowDown")
    page.go_back()
    assert len(matrix.shown().tasks) < 8
    assert matrix.is_focused_inside()


def test_what_is_shown_is_said(page: Page, address: str) -> None:
    matrix = MatrixPage(page, address)
    matrix.open_view({"kind": "县市"})
    expect(matrix.status).to_have_text("显示 28 / 29 项任务、5 / 36 个责任主体 · 类别：县市")


def test_the_keyboard_moves_through_the_cells_and_opens_tasks_and_parties(
    page: Page, address: str
) -> None:
    matrix = MatrixPage(page, address)
    matrix.open_view({"party": "units/caizheng-ju", "role": "lead"})
    first = LIST.task_of[f"birth-support-{matrix.shown().tasks[0]}"]
    matrix.enter_by_tab()
    assert matrix.focused() == f"{first.number}{first.title}"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    assert matrix.focused() == matrix.shown().parties[0]
    assert matrix.lit_column() == matrix.shown().parties[0]
    page.keyboard.press("ArrowDown")
    assert matrix.lit_row() == f"{first.number}{first.title}"
    page.keyboard.press("Control+End")
    assert matrix.focused() == matrix.shown().written
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowUp")  # there is nothing above
    page.keyboard.press("ArrowLeft")
    assert matrix.focused() == "工作任务"
    page.keyboard.press("PageDown")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowUp")
    last = matrix.shown().tasks[-1]
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}tasks/birth-support-{last}/")
    page.go_back()
    matrix.enter_by_tab()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}units/**")


def test_the_tab_key_stops_once_in_the_matrix(page: Page, address: str) -> None:
    matrix = MatrixPage(page, address)
    matrix.open_view({})
    matrix.enter_by_tab()
    page.keyboard.press("Tab")
    assert not matrix.is_focused_inside()


def test_without_scripts_the_whole_matrix_is_there(browser: Browser, material: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    matrix = MatrixPage(context.new_page(), material)
    matrix.open("matrix/?role=lead")
    expect(matrix.page.locator("[data-zr-filters]")).to_be_hidden()
    expect(matrix.region.get_by_role("row")).to_have_count(len(LIST.tasks) + 3)
    context.close()


@pytest.mark.parametrize("view", ["?role=lead&empty=1", "?swap=1", "?holes=party"])
def test_axe_finds_nothing_serious_in_a_view(view: str, used_page: Page, material: str) -> None:
    MatrixPage(used_page, material).open(f"matrix/{view}")
    assert serious_faults(used_page) == []


def test_holes_that_are_accepted_are_shown_with_their_reason(page: Page, tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA / "every-feature", data)
    with (data / "tasks.csv").open("a", encoding="utf-8", newline="") as tasks:
        tasks.write("2,,schools,,无人牵头,建好校园。,,州教育局,,,,,,,,,,\r\n")
    with (data / "units.yml").open("a", encoding="utf-8") as units:
        units.write("- {name: 州档案局, slug: archive, kind: 党委部门}\n")
    with (data / "accepted.yml").open("a", encoding="utf-8") as accepted:
        accepted.write("- {code: T013, id: schools-2, reason: 原文没有写明牵头}\n")
        accepted.write("- {code: R011, id: archive, reason: 暂无任务}\n")
    site = build_site(make_site_folder(tmp_path / "project", data))
    with serve(site) as address:
        matrix = MatrixPage(page, address)
        matrix.open_view({"holes": "lead"}, "plans/schools/matrix/")
        row = matrix.row_of_task("无人牵头")
        expect(row.get_by_role("rowheader")).to_contain_text("已说明：原文没有写明牵头")
        matrix.open_view({"holes": "party"})
        expect(matrix.status).to_contain_text("州档案局（已说明：暂无任务）")
        expect(matrix.head_of_task("州档案局")).to_contain_text("已说明：暂无任务")
