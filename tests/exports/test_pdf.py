"""The PDFs: what stands on each page, where it stands, and that it is the same in every run."""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import yaml
from pdfplumber.page import Page
from pypdf import PdfReader
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, PdfObject

from tests.conftest import DATA, ROOT, MakeData, register_of
from tests.exporting import unchecked
from tests.hostile import write_hostile
from tests.many_lists import Size, write_many_lists
from tests.pdf_reading import cells_of, pages_of, without_blanks
from zeren import addresses
from zeren.exports.fonts import MissingFontsError
from zeren.exports.imprint import Edition
from zeren.exports.keeping import canonical, version_of
from zeren.exports.kinds import duty_title
from zeren.exports.making import make_sheets
from zeren.exports.matrix_sheets import in_parts
from zeren.exports.one_page import summary_title
from zeren.exports.pdf import Typesetter
from zeren.exports.sheets import DUTY_HEADS, Plain, Sheet
from zeren.exports.tables import Tables
from zeren.model import Role, Unit
from zeren.register.building import Register

FONTS = ROOT / ".fonts"
EDITION = Edition("2026-01-02")
A4, A4_FLAT, A3_FLAT = (595, 842), (842, 595), (1191, 842)
LIST, A3_MATRIX = "downloads/plans/birth-support.pdf", "downloads/matrix-a3.pdf"
A4_MATRIX = "downloads/matrix-a4.pdf"
CIVIL, MANGSHI = "downloads/units/minzheng-ju.pdf", "downloads/counties/mangshi.pdf"

Pdfs = dict[str, bytes]


def is_paper(sheet: Sheet) -> bool:
    """Whether it is printed: the slide has tests of its own."""
    return sheet.template != "slide.typ"


@pytest.fixture(scope="session")
def typeset(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Register], Pdfs]:
    """Set all sheets of a register."""

    def typeset(register: Register) -> Pdfs:
        setter = Typesetter(FONTS, tmp_path_factory.mktemp("kept"))
        sheets = (sheet for sheet in make_sheets(register, EDITION) if is_paper(sheet))
        return {made.path: made.data for made in setter.typeset(sheets)}

    return typeset


@pytest.fixture(scope="session")
def pdfs(typeset: Callable[[Register], Pdfs], published: Register) -> Pdfs:
    """All PDFs of the real list."""
    return typeset(published)


def dictionary(value: PdfObject) -> DictionaryObject:
    """A dictionary of a PDF, wherever it stands in it."""
    found = value.get_object()
    assert isinstance(found, DictionaryObject)
    return found


# ---- What is there ----


def test_there_are_the_list_the_matrix_and_a_sheet_for_each_party(
    pdfs: Pdfs, published: Register
) -> None:
    parties = {addresses.party_file(party, "pdf") for party in published.parties}
    assert len(parties) == 36
    summaries = {path for path in pdfs if path.endswith("/summary.pdf")}
    assert len(summaries) == 34  # of all but collectives
    assert pdfs.keys() == {LIST, A3_MATRIX, A4_MATRIX} | parties | summaries


def test_the_list_holds_all_29_texts_and_sentences_word_for_word(
    pdfs: Pdfs, published: Register
) -> None:
    assert cells_of(pdfs[LIST]) == [
        ["序号", "工作任务", "责任单位"],
        *([task.number, task.text, task.sentence] for task in published.tasks),
    ]


def test_another_reader_finds_every_character_too(pdfs: Pdfs, published: Register) -> None:
    """Searching and copying need a way from glyphs back to characters."""
    reader = PdfReader(io.BytesIO(pdfs[LIST]))
    found = Counter("".join(page.extract_text() for page in reader.pages))
    wanted = Counter("".join(task.text + task.sentence for task in published.tasks))
    assert wanted - found == Counter()


@pytest.mark.parametrize(
    ("path", "name"), [(CIVIL, "州民政局"), (MANGSHI, "芒市")], ids=["州民政局", "芒市"]
)
def test_a_duty_sheet_holds_every_duty_of_its_party(
    path: str, name: str, pdfs: Pdfs, published: Register
) -> None:
    borne = (*published.direct_of.get(name, ()), *published.through_of.get(name, ()))
    # Dates and numbers stand in four columns, a note in one.
    table = [row for row in cells_of(pdfs[path]) if len(row) == len(DUTY_HEADS) and row[1]]
    heads, *rows = table[:1] + [row for row in table if row != table[0]]
    assert heads == ["序号", "工作任务", "角色", "牵头", "配合"]
    expected = set()
    for one in borne:
        task = published.task_of[one.task_id]
        names = {r: "、".join(p.name for p in ps) for r, ps in published.roles(task.id)}
        word = f"{one.role.mark}{one.role.word}"
        role = f"({word})" if one.through else word
        support = names.get(Role.SUPPORT, "")
        expected.add((task.number, task.text, role, names[Role.LEAD], support))
    assert len(rows) == len(expected)
    assert {tuple(row) for row in rows} == expected


def test_the_a3_matrix_is_one_page_with_every_task_party_and_mark(
    pdfs: Pdfs, published: Register
) -> None:
    (page,) = pages_of(pdfs[A3_MATRIX])
    (table,) = page.extract_tables()
    _, names, *rows, totals = table
    assert [without_blanks(name or "") for name in names[2:-1]] == [
        party.name for party in published.parties
    ]
    assert [row[0] for row in rows] == [task.number for task in published.tasks]
    marks = sum(
        (row[column] or "").count(role.mark)
        for row in rows
        for column in range(2, 38)
        for role in Role
        if not (row[column] or "").startswith("(")
    )
    assert marks == len(published.assignments) == int(totals[-1] or 0)


def test_the_a4_matrix_repeats_the_tasks_in_every_part(pdfs: Pdfs, published: Register) -> None:
    parts: dict[str, list[str]] = {}
    named: list[str] = []
    for page in pages_of(pdfs[A4_MATRIX]):
        (table,) = page.extract_tables()
        _, names, *rows = table
        columns = [without_blanks(name or "") for name in names[2:-1]]
        if "".join(columns) not in parts:
            named += columns
        numbers = [row[0] or "" for row in rows if (row[0] or "") != "合计"]
        parts.setdefault("".join(columns), []).extend(numbers)
    assert named == [party.name for party in published.parties]
    assert len(parts) == 2
    assert set(map(tuple, parts.values())) == {tuple(task.number for task in published.tasks)}


def rows_by_page(pdf: bytes) -> list[tuple[str, int]]:
    """The parties at the head of each page of a matrix, and how many tasks stand on it."""
    found = []
    for page in pages_of(pdf):
        (table,) = page.extract_tables()
        _, names, *rows = table
        parties = without_blanks("".join(name or "" for name in names))
        found.append((parties, sum(row[0] != "合计" for row in rows)))
    return found


def test_the_rows_of_the_a4_matrix_are_spread_evenly_over_its_sheets(pdfs: Pdfs) -> None:
    by_part: dict[str, list[int]] = {}
    for parties, number in rows_by_page(pdfs[A4_MATRIX]):
        by_part.setdefault(parties, []).append(number)
    assert list(by_part.values()) == [[29], [15, 14]]


@pytest.mark.slow
@pytest.mark.parametrize("tasks", [24, 31, 45, 77])
def test_no_sheet_of_a_matrix_is_nearly_empty(
    tasks: int, typeset: Callable[[Register], Pdfs], tmp_path: Path
) -> None:
    size = Size(plans=1, tasks=tasks, units=30, counties=5)
    made = typeset(register_of(write_many_lists(tmp_path / "data", size)))
    by_part: dict[str, list[int]] = {}
    for parties, number in rows_by_page(made[A4_MATRIX]):
        by_part.setdefault(parties, []).append(number)
    assert [sum(numbers) for numbers in by_part.values()] == [tasks] * len(by_part)
    # The title takes room on the first sheet of a part, the total on its last.
    assert all(min(numbers) >= 0.6 * max(numbers) for numbers in by_part.values()), by_part


@pytest.mark.slow
def test_with_very_many_parties_the_matrix_can_be_read_in_parts(
    typeset: Callable[[Register], Pdfs], tmp_path: Path
) -> None:
    size = Size(plans=1, tasks=12, units=170, counties=40)
    register = register_of(write_many_lists(tmp_path / "data", size))
    made = typeset(register)
    for path, most in ((A3_MATRIX, 52), (A4_MATRIX, 22)):
        named: list[str] = []
        for page in pages_of(made[path]):
            (table,) = page.extract_tables()
            columns = [without_blanks(name or "") for name in table[1][2:-1]]
            assert len(columns) <= most
            named += columns
            # In points: what stands in a newspaper's tables.
            assert min(letter["size"] for letter in page.chars) >= 6.5
        assert named == [party.name for party in Tables(register).columns]


# ---- Where it stands ----


@pytest.mark.parametrize(
    ("path", "size"),
    [(LIST, A4), (CIVIL, A4), (MANGSHI, A4), (A3_MATRIX, A3_FLAT), (A4_MATRIX, A4_FLAT)],
)
def test_the_paper_is_as_it_should_be(path: str, size: tuple[int, int], pdfs: Pdfs) -> None:
    for page in pages_of(pdfs[path]):
        assert (round(page.width), round(page.height)) == size


def assert_within_the_margins(pdfs: Pdfs) -> None:
    for path, pdf in pdfs.items():
        for page in pages_of(pdf):
            for thing in (*page.chars, *page.rects, *page.lines, *page.curves):
                place = f"{path} {page.page_number} {thing.get('text', '')}"
                assert thing["x0"] >= 25, place
                assert thing["x1"] <= page.width - 25, place
                assert thing["top"] >= 25, place
                assert thing["bottom"] <= page.height - 10, place


def test_nothing_stands_outside_the_page_or_too_near_its_edge(pdfs: Pdfs) -> None:
    assert_within_the_margins(pdfs)


def test_no_two_characters_lie_on_each_other(pdfs: Pdfs) -> None:
    for path in (LIST, CIVIL, MANGSHI, A3_MATRIX, A4_MATRIX):
        for page in pages_of(pdfs[path]):
            places = [(round(c["x0"]), round(c["top"])) for c in page.chars if c["text"].strip()]
            assert len(places) == len(set(places)), f"{path} {page.page_number}"


def test_heads_number_and_version_stand_on_every_page(pdfs: Pdfs, published: Register) -> None:
    sheets = filter(is_paper, make_sheets(published, EDITION))
    own = {sheet.path: version_of(canonical(sheet.data)) for sheet in sheets}
    for path, pdf in pdfs.items():
        for page in pages_of(pdf):
            text = without_blanks(page.extract_text())
            heads = (("序号", "工作任务"), ("任务", "事项", "原文"), ("一页摘要",))
            assert any(all(head in text for head in some) for some in heads), path
            assert f"—{page.page_number}—" in text, path
            assert f"版本{own[path]}" in text, path
            assert "数据版本" not in text, path


def test_no_row_is_cut(pdfs: Pdfs) -> None:
    """A row that went on over the page would begin there without its number."""
    for path in (LIST, CIVIL, MANGSHI, "downloads/units/weijian-wei.pdf"):
        for row in cells_of(pdfs[path]):
            assert row[0], f"{path}: {row}"


def test_what_one_quote_proves_stays_on_one_page_with_it(pdfs: Pdfs) -> None:
    quote = "并按年度发放800元育儿补助"
    whats = {"二孩的一次性生育补贴", "三孩的一次性生育补贴", "育儿补助"}
    pages = [
        [[without_blanks(cell or "") for cell in row] for row in table]
        for page in pages_of(pdfs["downloads/counties/yingjiang.pdf"])
        for table in page.extract_tables()
    ]
    (page,) = [rows for rows in pages if whats & {row[1] for row in rows}]
    assert whats <= {row[1] for row in page}
    assert any(row[-1].endswith(quote) for row in page)


def test_more_than_a_page_holds_that_one_quote_proves_goes_on_over_pages(
    typeset: Callable[[Register], Pdfs], make_data: MakeData
) -> None:
    fields = "comparator: '=', value: 1, measure: 个, kind: target, scope: 全州, quote: 办好甲事"
    targets = "".join(f"- {{task: '1', what: 第{number}个数, {fields}}}\n" for number in range(99))
    made = typeset(unchecked(make_data("minimal", targets=targets)))
    rows = cells_of(made["downloads/units/finance.pdf"])
    assert [row[1] for row in rows if row[1].startswith("第")] == [
        f"第{number}个数" for number in range(99)
    ]


def test_a_row_taller_than_a_page_goes_on_over_pages_and_loses_nothing(
    typeset: Callable[[Register], Pdfs], tmp_path: Path
) -> None:
    for file in (DATA / "minimal").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    text = "".join(f"第{number}句话。" for number in range(1, 900))
    table = f"序号,工作任务,牵头单位\n1,{text},州财政局\n"
    (tmp_path / "tasks.csv").write_text(table, encoding="utf-8")
    made = typeset(register_of(tmp_path))
    assert_within_the_margins(made)
    for pdf in (made["downloads/plans/p.pdf"], made["downloads/units/finance.pdf"]):
        assert "".join(row[1] for row in cells_of(pdf)).replace("工作任务", "") == text


def test_every_page_begins_as_an_attachment_or_goes_on_in_the_table(pdfs: Pdfs) -> None:
    for path, pdf in pdfs.items():
        first, *_ = pages_of(pdf)
        is_annex = without_blanks(first.extract_text()).startswith("附件")
        assert is_annex != path.endswith("/summary.pdf"), path


# ---- What it says of itself ----


def test_title_and_language_are_set_and_it_is_tagged_for_reading_aloud(
    pdfs: Pdfs, published: Register
) -> None:
    titles = {addresses.party_file(party, "pdf"): duty_title(party) for party in published.parties}
    titles |= {
        addresses.summary_file(party, "pdf"): summary_title(party) for party in published.parties
    }
    titles |= {LIST: "重点任务分工清单", A3_MATRIX: "责任矩阵", A4_MATRIX: "责任矩阵"}
    for path, pdf in pdfs.items():
        reader = PdfReader(io.BytesIO(pdf))
        assert reader.metadata is not None
        assert reader.metadata.title == titles[path]
        assert str(reader.root_object["/Lang"]).startswith("zh")
        if path in {A3_MATRIX, A4_MATRIX}:
            continue  # its structure would be twenty times its size: the site has it
        assert dictionary(reader.root_object["/MarkInfo"])["/Marked"] == BooleanObject(True)  # noqa: FBT003 - the value of a PDF
        assert reader.metadata.creation_date_raw is None  # any day would make it new


def test_all_fonts_are_embedded_and_free(pdfs: Pdfs) -> None:
    for path, pdf in pdfs.items():
        names = set()
        for page in PdfReader(io.BytesIO(pdf)).pages:
            for font in map(
                dictionary, dictionary(dictionary(page["/Resources"])["/Font"]).values()
            ):
                (inner,) = cast("ArrayObject", font["/DescendantFonts"])
                descriptor = dictionary(dictionary(inner)["/FontDescriptor"])
                assert descriptor.keys() & {"/FontFile2", "/FontFile3"}, path
                names.add(str(font["/BaseFont"]).partition("+")[2].partition("-")[0])
        assert names, path
        assert names <= {"FandolFang", "FandolHei", "NotoSerifCJKsc"}, path


def test_it_is_black_on_white(pdfs: Pdfs) -> None:
    for path, pdf in pdfs.items():
        for page in pages_of(pdf):
            colours = {tuple(c["non_stroking_color"] or ()) for c in page.chars}
            assert colours <= {(0,), (0, 0, 0)}, path


# ---- Where it comes from ----


SITE = replace(EDITION, site_url="https://example.gov.cn/z")


def pages_by_file(register: Register) -> dict[str, str]:
    """The page of the site that says the same as each PDF."""
    return {
        LIST: addresses.plan_page(register.plans[0]),
        A3_MATRIX: addresses.MATRIX,
        A4_MATRIX: addresses.MATRIX,
        **{addresses.party_file(one, "pdf"): addresses.party_page(one) for one in register.parties},
        **{
            addresses.summary_file(one, "pdf"): addresses.party_page(one)
            for one in register.parties
        },
    }


def test_each_page_says_whose_summary_it_is_and_where_it_stands(
    published: Register, tmp_path: Path
) -> None:
    wanted = {LIST, A3_MATRIX, A4_MATRIX, CIVIL, MANGSHI}
    sheets = [sheet for sheet in make_sheets(published, SITE) if sheet.path in wanted]
    made = {path: pdf for path, pdf, _ in Typesetter(FONTS, tmp_path).typeset(sheets)}
    for path, pdf in made.items():
        address = f"https://example.gov.cn/z/{pages_by_file(published)[path]}"
        for page in pages_of(pdf):
            text = without_blanks(page.extract_text())
            assert f"本站摘编，以正式印发文件为准。网页（可扫码）：{address}" in text, path
            assert has_code(page), path
    assert_within_the_margins(made)


def has_code(page: Page) -> bool:
    """Whether a QR code stands at the lower right: very many short strokes."""
    at_foot = page.within_bbox((page.width - 130, page.height - 70, page.width, page.height))
    return len(at_foot.lines) > 100


def test_without_the_address_of_the_site_it_names_the_page_within_it(
    pdfs: Pdfs, published: Register
) -> None:
    for path, pdf in pdfs.items():
        for page in pages_of(pdf):
            words = f"网页：{published.site.name}/{pages_by_file(published)[path]}"
            assert words in without_blanks(page.extract_text()), path
            assert "http" not in page.extract_text(), path
            assert not has_code(page), path


def test_each_page_of_the_site_has_a_code_of_its_own(published: Register) -> None:
    sheets = [*filter(is_paper, make_sheets(published, SITE))]
    codes = {str(sheet.data["qr"]): sheet.path for sheet in sheets}
    assert len(codes) == len(set(pages_by_file(published).values()))
    assert all("<svg" in code for code in codes)
    assert {sheet.data["qr"] for sheet in make_sheets(published, EDITION)} == {None}


# ---- Other lists ----


@pytest.mark.slow
def test_hostile_texts_are_set_and_act_nowhere(
    typeset: Callable[[Register], Pdfs], tmp_path: Path
) -> None:
    register = register_of(write_hostile(tmp_path / "data"))
    made = typeset(register)
    assert_within_the_margins(made)
    matrices = 1 + len(register.several)
    summaries = len(register.units) + len(register.counties)
    assert len(made) == len(register.parties) + summaries + len(register.plans) + 2 * matrices
    for path, pdf in made.items():
        reader = PdfReader(io.BytesIO(pdf))
        assert not reader.root_object.keys() & {"/OpenAction", "/AA", "/Names", "/AcroForm"}, path
        assert "/Annots" not in reader.pages[0], path


LONG = {
    "one letter": "W" * 300,
    "an address": f"https://example.gov.cn/{'aaaa/' * 60}",
    "dots": "……" * 120,
    "Chinese": "推进重点任务责任分工落实" * 20,
}


def write_long(folder: Path, word: str) -> Path:
    """Write a data folder whose every field is one long word."""
    folder.mkdir()
    registries: dict[str, list[dict[str, object]]] = {
        "plans": [
            {
                "slug": f"p{number}",
                "title": f"{word}甲{number}",
                "issuer": word,
                "document_no": word,
            }
            for number in (1, 2)
        ],
        "units": [
            {"name": f"{word}局{number}", "slug": f"u{number}", "kind": f"{word}类{number}"}
            for number in range(3)
        ],
        "counties": [{"name": f"{word}县", "slug": "c1"}],
        "collectives": [
            {
                "name": f"{word}各县",
                "slug": "k1",
                "members": [f"{word}局1", f"{word}县"],
                "note": word,
            }
        ],
    }
    for name, entries in registries.items():
        (folder / f"{name}.yml").write_text(
            yaml.safe_dump(entries, allow_unicode=True, width=math.inf), encoding="utf-8"
        )
    (folder / "site.yml").write_text(
        yaml.safe_dump({"name": word, "labels": [word]}, allow_unicode=True, width=math.inf),
        encoding="utf-8",
    )
    heads = "序号,编号,清单,章节,标题,工作任务,牵头单位,配合单位,落实单位,责任原文,完成时限\n"
    parties = f"{word}局0、{word}局2,{word}局1,{word}各县"
    rows = "".join(
        f"{word},{number},p{number},{word}章,{word}题,办好{word}。,{parties},{word},{word}\n"
        for number in (1, 2)
    )
    (folder / "tasks.csv").write_text(heads + rows, encoding="utf-8")
    heads = "清单,任务编号,指标,比较,数值,计量单位,类型,范围,责任主体,原文\n"
    target = f"p1,1,{word},等于,1,{word},目标,{word},,办好{word}\n"
    (folder / "targets.csv").write_text(heads + target, encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("word", LONG.values(), ids=LONG)
def test_no_long_word_runs_off_the_page_or_out_of_its_column(word: str, tmp_path: Path) -> None:
    register = unchecked(write_long(tmp_path / "data", word))
    edition = replace(SITE, site_url=f"https://example.gov.cn/{'site/' * 20}")
    setter = Typesetter(FONTS, tmp_path / "kept")
    sheets = filter(is_paper, make_sheets(register, edition))
    made = {one.path: one.data for one in setter.typeset(sheets)}
    assert_within_the_margins(made)
    for path, pdf in made.items():
        for page in pages_of(pdf):
            edges = [
                edge for edge in page.edges if edge["orientation"] == "v" and edge["height"] > 9
            ]
            for letter in page.chars:
                middle = (letter["top"] + letter["bottom"]) / 2
                cut = [
                    edge
                    for edge in edges
                    if edge["top"] < middle < edge["bottom"]
                    and letter["x0"] + 1 < edge["x0"] < letter["x1"] - 1
                ]
                assert not cut, f"{path} {page.page_number} {letter['text']}"


def test_a_character_that_no_font_has_is_told_and_stops_nothing(tmp_path: Path) -> None:
    setter = Typesetter(FONTS, tmp_path)
    assert len(list(setter.typeset([one_sheet("清单"), one_sheet("\U0001f469 清单")]))) == 2
    assert setter.incomplete == ["one.pdf"]
    assert len(list(tmp_path.iterdir())) == 1  # the other is told again in the next run


def test_chapters_and_plans_stand_above_their_tasks(
    typeset: Callable[[Register], Pdfs], every_feature: Register
) -> None:
    made = typeset(every_feature)
    rows = cells_of(made["downloads/plans/roads.pdf"])
    assert [row[0] for row in rows] == ["序号", "一、道路", "1", "2", "二、桥梁", "1"]
    firsts = [row[0] for row in cells_of(made["downloads/matrix-a3.pdf"])]
    assert firsts == ["序号", "", "道路清单", "1", "2", "1", "学校清单", "1", "合计"]


def test_each_of_several_plans_has_a_matrix_of_its_own(
    typeset: Callable[[Register], Pdfs], every_feature: Register
) -> None:
    made = typeset(every_feature)
    for plan, numbers in (("roads", ["1", "2", "1"]), ("schools", ["1"])):
        for paper in ("a3", "a4"):
            rows = cells_of(made[f"downloads/plans/{plan}/matrix-{paper}.pdf"])
            assert [row[0] for row in rows] == ["序号", "", *numbers, "合计"]
    _, names, *_, totals = rows
    assert [without_blanks(name) for name in names[2:-1]] == ["州财政局", "州交通局", "州教育局"]
    assert totals[-4:] == ["1", "1", "2", "4"]


@pytest.mark.parametrize(
    ("kinds", "most", "parts"),
    [
        ([], 5, [0]),
        ([3, 2], 5, [5]),
        ([3, 3], 5, [3, 3]),
        ([2, 12, 1], 5, [2, 5, 5, 3]),
        ([2, 18, 1, 4, 2, 2, 5, 2], 22, [21, 15]),
    ],
)
def test_columns_are_parted_between_kinds_where_they_can_be(
    kinds: list[int], most: int, parts: list[int]
) -> None:
    groups = [
        [
            Unit(f"单位 {kind}-{number}", f"u-{kind}-{number}", f"类别 {kind}")
            for number in range(size)
        ]
        for kind, size in enumerate(kinds)
    ]
    made = in_parts(groups, most)
    assert [len(part) for part in made] == parts
    assert [party for part in made for party in part] == [
        unit for group in groups for unit in group
    ]


# ---- Kept PDFs ----


def one_sheet(title: str) -> Sheet:
    data: dict[str, Plain] = {
        "title": title,
        "author": "",
        "annex": "附件",
        "summary": "",
        "marks": "●",
        "origin": "本站摘编，以正式印发文件为准。网页：某站 /plans/p/",
        "qr": None,
        "heads": ["序号", "工作任务", "责任单位"],
        "parts": [{"title": "", "rows": [{"number": "1", "paragraphs": ["甲"], "sentence": "乙"}]}],
    }
    return Sheet("one.pdf", "list.typ", data)


def set_one(kept: Path, title: str = "清单", fonts: Path = FONTS) -> bytes:
    ((_, pdf, _),) = Typesetter(fonts, kept).typeset([one_sheet(title)])
    return pdf


def test_the_same_sheet_gives_the_same_bytes(tmp_path: Path) -> None:
    assert set_one(tmp_path / "one") == set_one(tmp_path / "other")


def test_a_sheet_that_did_not_change_is_not_set_again(tmp_path: Path) -> None:
    pdf = set_one(tmp_path)
    stamps = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert set_one(tmp_path) == pdf
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == stamps


def test_a_sheet_that_changed_is_set_again_and_the_old_one_dropped(tmp_path: Path) -> None:
    first = set_one(tmp_path)
    other = set_one(tmp_path, "另一清单")
    assert other != first
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "damage", [b"", b"%PDF-1.7 torn", b"\0" * 5000], ids=["empty", "torn", "zeros"]
)
def test_a_damaged_kept_pdf_is_never_used(damage: bytes, tmp_path: Path) -> None:
    pdf = set_one(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage)
    assert set_one(tmp_path) == pdf
    assert kept.read_bytes().endswith(pdf)


def test_other_fonts_make_all_sheets_anew(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for font in FONTS.iterdir():
        (fonts / font.name).symlink_to(font)
    set_one(tmp_path / "kept", fonts=fonts)
    (before,) = (tmp_path / "kept").iterdir()
    (fonts / "another.otf").symlink_to(FONTS / "FandolHei-Regular.otf")
    set_one(tmp_path / "kept", fonts=fonts)
    (after,) = (tmp_path / "kept").iterdir()
    assert after.name != before.name


def test_missing_fonts_are_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(MissingFontsError, match="make fonts"):
        Typesetter(tmp_path, tmp_path / "kept")
