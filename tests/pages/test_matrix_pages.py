"""The matrices of one and of several plans: which pages there are, how heavy, with what in them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from tests.conftest import MakeData, register_of
from tests.hostile import write_hostile
from tests.long_lists import write_long_lists
from zeren.model import Role
from zeren.pages.making import make_files
from zeren.pages.shelf import EMPTY_SHELF
from zeren.pages.views.matrix import MATRIX, weights
from zeren.pages.views.matrix_parts import RowWeight, in_parts, weight, weight_of
from zeren.pages.views.matrix_tables import table_of
from zeren.register.building import Register
from zeren.register.matrix import MARKS, Mark, matrix_page
from zeren.text.bidi import contained

# What a page may weigh when a builder has put the theme around it, and what that adds.
HEAVIEST_PAGE = 300_000
THEME = 25_000
HEAVIEST_SCRIPT = 1_000_000

Bearing = tuple[str, str, str]  # the address of a task or plan, the party's name, what it does


def matrix_files(register: Register) -> dict[str, str]:
    """The files of the matrix by their paths."""
    return {path: content.decode() for path, content in make_files(register, EMPTY_SHELF, [MATRIX])}


def read(page: str) -> HtmlElement:
    """A page before any builder, read."""
    return html.fromstring(page)


def words_of(mark: Mark) -> str:
    """What is heard of a mark."""
    return mark.role.word + ("（经集体责任主体）" if mark.through else "")


def threes(numbers: list[int]) -> Iterator[tuple[int, int, int]]:
    """Numbers by threes: the place of the party, which mark, how many tasks."""
    for at in range(0, len(numbers), 3):
        place, code, number = numbers[at : at + 3]
        yield place, code, number


def borne(register: Register) -> Counter[Bearing]:
    """What the register holds, as the marks on pages tell it."""
    return Counter(
        (
            f"tasks/{one.task_id}/",
            name,
            one.role.word + ("（经集体责任主体）" if one.through else ""),
        )
        for by_party in (register.direct_of, register.through_of)
        for name, duties in by_party.items()
        for one in duties
    )


def shown(page: str) -> Iterator[Bearing]:
    """The marks in the table of a page that has a row a task."""
    root = read(page)
    names = [cell.text_content() for cell in root.xpath("//tr[@class='zr-names']/th")]
    for row in root.xpath("//table[contains(@class, 'zr-matrix')]/tbody/tr"):
        address = row.xpath("string(th/a/@href)").replace("../", "")
        for name, cell in zip(names[1:], row.xpath("td"), strict=True):
            for words in cell.xpath(".//span[@role='img']/@title"):
                yield address, name, words


def carried(script: str) -> Any:  # noqa: ANN401 - any JSON
    """What a script carries."""
    return json.loads(script[script.index("(") + 1 : script.rindex(")")])


@pytest.fixture(scope="module")
def long_lists(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A plan with many tasks, some with one task for all, a short one."""
    folder = tmp_path_factory.mktemp("long") / "data"
    return register_of(write_long_lists(folder, [320, *[1] * 10, 20], units=160))


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """The only plan of a site, with many tasks."""
    folder = tmp_path_factory.mktemp("one") / "data"
    return register_of(write_long_lists(folder, [320], units=160))


def test_a_site_of_one_plan_has_one_matrix(published: Register) -> None:
    assert [*matrix_files(published)] == ["matrix/index.md"]


def test_each_of_several_plans_has_a_matrix_of_its_own(every_feature: Register) -> None:
    files = matrix_files(every_feature)
    assert [*files] == [
        "matrix/index.md",
        "plans/roads/matrix/index.md",
        "plans/schools/matrix/index.md",
    ]
    roads, schools = (
        Counter(shown(files[f"plans/{slug}/matrix/index.md"])) for slug in ("roads", "schools")
    )
    assert roads + schools == borne(every_feature)


def test_a_plan_of_several_has_columns_for_its_own_parties(every_feature: Register) -> None:
    page = read(matrix_files(every_feature)["plans/schools/matrix/index.md"])
    names = page.xpath("//tr[@class='zr-names']/th[@data-key]/a/text()")
    assert names == ["州财政局", "州交通局", "州教育局"]
    assert "没有任务的责任主体" not in page.text_content()


def test_the_overview_counts_what_each_party_bears_in_each_plan(every_feature: Register) -> None:
    root = read(matrix_files(every_feature)["matrix/index.md"])
    plans = [cell.text_content() for cell in root.xpath("//tr[@class='zr-names']/th")][1:-1]
    rows = {
        row.xpath("string(th)"): {
            plan: [*map(str, cell.xpath(".//span[@role='img']/@title"))]
            for plan, cell in zip(plans, row.xpath("td"), strict=False)
            if cell.xpath("a")
        }
        for row in root.xpath("//tbody/tr[not(@class)]")
    }
    assert [*rows] == [party.name for party in every_feature.parties]
    assert rows["州财政局"] == {
        "道路清单": ["牵头 1 项", "配合 1 项", "负责 1 项"],
        "学校清单": ["督导 1 项"],
    }
    assert rows["芒市"] == {"道路清单": ["落实 1 项", "落实 2 项（经集体责任主体）"]}
    assert rows["州教育局"] == {"学校清单": ["牵头 1 项", "验收 1 项"]}
    totals = {
        row.xpath("string(th)"): row.xpath("string(td[last()])") for row in root.xpath("//tr")
    }
    assert totals["芒市"] == "1(2)"
    assert totals["合计"] == str(len(every_feature.assignments))


def test_a_cell_of_the_overview_leads_to_the_filtered_matrix(every_feature: Register) -> None:
    root = read(matrix_files(every_feature)["matrix/index.md"])
    (row,) = root.xpath("//tbody/tr[th/@data-key='counties/mangshi']")
    assert row.xpath("td/a/@href") == ["../plans/roads/matrix/?party=counties%2Fmangshi"]


def test_plans_that_are_not_in_force_come_last_and_leave_the_totals(
    make_data: MakeData, monkeypatch: pytest.MonkeyPatch
) -> None:
    plans = "- {slug: roads, title: 道路清单, status: ended}\n- {slug: schools, title: 学校清单}\n"
    register = register_of(make_data("every-feature", plans=plans))
    files = matrix_files(register)
    root = read(files["matrix/index.md"])
    heads = [cell.text_content() for cell in root.xpath("//tr[@class='zr-names']/th")]
    assert heads == ["责任主体", "学校清单", "道路清单已结束", "合计"]
    totals = {
        row.xpath("string(th)"): row.xpath("string(td[last()])") for row in root.xpath("//tr")
    }
    assert (totals["州财政局"], totals["州教育局"], totals["合计"]) == ("1", "2", "4")
    assert root.xpath("//input[@name='past']")
    assert "本清单已结束" in read(files["plans/roads/matrix/index.md"]).text_content()
    monkeypatch.setattr("zeren.pages.views.matrix_overview.HEAVIEST", 0)
    content = carried(matrix_files(register)["matrix/rows-1.js"])
    assert [(row[0], row[5]) for row in content["rows"]] == [("schools", ""), ("roads", "已结束")]


def test_no_page_and_no_script_is_too_heavy(long_lists: Register, long_list: Register) -> None:
    for register in (long_lists, long_list):
        for path, content in matrix_files(register).items():
            size = len(content.encode())
            if path.endswith(".js"):
                assert size <= HEAVIEST_SCRIPT, path
            else:
                assert size + THEME <= HEAVIEST_PAGE, path


def test_parts_hold_every_mark_once(long_lists: Register, long_list: Register) -> None:
    for register in (long_lists, long_list):
        marks: Counter[Bearing] = Counter()
        for path, page in matrix_files(register).items():
            if path.endswith(".md") and "/tasks/" in page:
                marks.update(shown(page))
        assert marks == borne(register)


def test_a_large_matrix_links_its_parts_and_these_each_other(long_list: Register) -> None:
    files = matrix_files(long_list)
    parts = [path for path in files if path != "matrix/index.md" and path.endswith(".md")]
    assert len(parts) > 1
    whole = read(files["matrix/index.md"])
    assert whole.xpath("//table") == []
    links = whole.xpath("//nav[@class='zr-tables']//a/@href")
    assert [f"matrix/{link}index.md" for link in links] == parts
    first = read(files["matrix/part/1/index.md"])
    assert first.xpath("//nav[@class='zr-neighbours']/a/@href") == ["../2/"]


def test_scripts_carry_the_whole_matrix(long_lists: Register) -> None:
    files = matrix_files(long_lists)
    content = carried(files["plans/plan-1/matrix/rows-1.js"])
    names = [name for _, _, parties in content["kinds"] for _, name, _ in parties]
    marks: Counter[Bearing] = Counter()
    for key, _, _, _, numbers, _ in content["rows"]:
        for place, code, number in threes(numbers):
            marks[f"tasks/{key}/", names[place], words_of(MARKS[code])] += number
    of_plan = {f"tasks/{task.id}/" for task in long_lists.tasks if task.plan == "plan-1"}
    assert marks == Counter({key: n for key, n in borne(long_lists).items() if key[0] in of_plan})
    texts = carried(files["plans/plan-1/matrix/texts-1.js"])
    assert texts == [task.text for task in long_lists.tasks if task.plan == "plan-1"]


def test_the_data_of_the_overview_count(long_lists: Register) -> None:
    content = carried(matrix_files(long_lists)["matrix/rows-1.js"])
    assert [role for role, _, _ in content["roles"]] == [*Role]
    assert [row[0] for row in content["rows"]] == [plan.slug for plan in long_lists.plans]
    counties = MARKS.index(Mark(Role.IMPLEMENT, through=True))
    of_first = threes(content["rows"][0][4])
    assert [number for _, code, number in of_first if code == counties] == [320] * 5


def test_names_and_titles_in_scripts_are_as_inert_as_on_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = register_of(write_hostile(tmp_path / "data"))
    monkeypatch.setattr("zeren.pages.views.matrix.HEAVIEST", 0)
    files = matrix_files(register)
    for plan in register.plans:
        content = carried(files[f"plans/{plan.slug}/matrix/rows-1.js"])
        names = [name for _, _, parties in content["kinds"] for _, name, _ in parties]
        titles = [row[2] for row in content["rows"]]
        (task,) = (task for task in register.tasks if task.plan == plan.slug)
        written = {contained(one.party) for one in register.written_of[task.id]}
        assert written <= set(names)
        assert titles == [contained(task.title)]


def test_other_data_have_another_address(long_list: Register, long_lists: Register) -> None:
    pages = [matrix_files(register)["matrix/index.md"] for register in (long_list, long_lists)]
    one, other = (read(page).xpath("string(//@data-zr-rows)") for page in pages)
    assert one.startswith("rows-1.js?v=")
    assert one != other


def test_pages_are_weighed_as_they_come_out(published: Register, every_feature: Register) -> None:
    for register in (published, every_feature):
        for plan in register.plans:
            table = table_of(register, plan)
            rows, columns = weights(table)
            texts = sum(weight_of(entry.text) for entry in table.entries)
            page = matrix_files(register)[f"{matrix_page(register, plan)}index.md"]
            size = len(page.encode())
            assert size <= weight(rows, columns) + texts <= size + 8_000


rows_of_any_list = st.lists(
    st.builds(
        RowWeight,
        st.integers(1, 3_000),
        st.dictionaries(st.integers(0, 29), st.integers(1, 3_000), max_size=30),
    ),
    max_size=30,
)


@given(rows=rows_of_any_list, data=st.data())
def test_parts_hold_all_and_are_as_light_as_they_can_be(
    rows: list[RowWeight], data: st.DataObject
) -> None:
    columns = data.draw(st.lists(st.integers(1, 3_000), min_size=30, max_size=30))
    heaviest = 20_000
    parts = list(in_parts(rows, columns, range(len(rows)), heaviest))
    held = Counter((row, column) for part in parts for row in part.rows for column in part.columns)
    filled = {(at, column) for at, row in enumerate(rows) for column in row.filled}
    assert filled <= held.keys()
    assert all(held[cell] == 1 for cell in filled)
    assert {row for part in parts for row in part.rows} == set(range(len(rows)))
    for part in parts:
        own = [
            RowWeight(rows[at].own, {c: w for c, w in rows[at].filled.items() if c in part.columns})
            for at in part.rows
        ]
        total = weight(own, [columns[column] for column in part.columns])
        assert total <= heaviest or (len(part.rows) == 1 and len(part.columns) <= 1)


def test_a_row_that_names_very_many_stands_in_several_parts(tmp_path: Path) -> None:
    register = register_of(write_long_lists(tmp_path / "data", [1, 2], units=2_000))
    files = matrix_files(register)
    assert "# 第1号清单责任矩阵：第 1 项（州第1局至" in files["plans/plan-1/matrix/part/1/index.md"]
    pages = [page.encode() for path, page in files.items() if path.endswith(".md")]
    assert max(map(len, pages)) + THEME <= HEAVIEST_PAGE
