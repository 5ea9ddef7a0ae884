"""The same list in every form in which offices save it, and files that are no list at all."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.checks.test_checks import flatten
from tests.conftest import DATA, MakeData, register_of
from tests.damage import saved_as_workbook
from zeren.checks.folder import check_folder
from zeren.columns import TASK_FORM
from zeren.findings import Finding
from zeren.pages.making import make_files
from zeren.reading.files.records import as_csv, read_records

LISTS = ("birth-support", "every-feature")
MINIMAL = "序号,工作任务,牵头单位\n1,办好甲事。,州财政局\n"
TRADITIONAL = (
    "序號,工作任務,牽頭單位\n1,積極生育支持政策體系基本建立，普惠托育服務體系加快建設。,財政局\n"
)
JAPANESE = (
    "番号,業務,担当\n1,子育て支援センターを設置し、関係機関と連携する計画を作成する。,財政局\n"
)
KOREAN = "번호,업무,주관부서\n1,출산 지원 정책 체계를 구축하고 보육 서비스를 확대한다.,재정국\n"


def text_of(name: str) -> str:
    return (DATA / name / "tasks.csv").read_text(encoding="utf-8-sig")


def rows_of(text: str) -> list[tuple[str, ...]]:
    return [record.cells for record in read_records(text, TASK_FORM).records]


def site_of(folder: Path) -> tuple[str, dict[str, bytes]]:
    """The data version and every file of the site."""
    register = register_of(folder)
    return register.version, dict(make_files(register))


@cache
def expected_site(name: str) -> tuple[str, dict[str, bytes]]:
    return site_of(DATA / name)


def found(folder: Path) -> list[list[str | int | None]]:
    return [flatten(finding) for finding in check_folder(folder).findings]


def only(folder: Path) -> Finding:
    """The only finding there is in a folder."""
    (finding,) = check_folder(folder).findings
    return finding


SAVED: dict[str, Callable[[str], bytes]] = {
    "UTF-8": lambda text: text.encode(),
    "UTF-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "UTF-16 big-endian": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "UTF-16 without BOM": lambda text: text.encode("utf-16-le"),
    "UTF-16 big-endian without BOM": lambda text: text.encode("utf-16-be"),
    "GB18030": lambda text: text.encode("gb18030"),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("saved", SAVED.values(), ids=list(SAVED))
def test_encoding_and_line_ends_make_the_same_site_byte_for_byte(
    saved: Callable[[str], bytes], line_end: str, name: str, make_data: MakeData
) -> None:
    data = saved(text_of(name).replace("\n", line_end))
    folder = make_data(name, tasks=data)
    assert check_folder(folder).findings == ()
    assert site_of(folder) == expected_site(name)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_registry_files_may_be_saved_in_any_of_the_encodings(
    encoding: str, make_data: MakeData
) -> None:
    stems = ("plans", "units", "counties", "collectives", "accepted", "synonyms")
    files = {
        stem: (DATA / f"every-feature/{stem}.yml").read_text(encoding="utf-8").encode(encoding)
        for stem in stems
    }
    assert site_of(make_data("every-feature", **files)) == expected_site("every-feature")


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("code", "saved"),
    [
        ("F018", saved_as_workbook),
        ("F024", lambda rows: _delimited(rows, "\t").encode("utf-16")),
        ("F024", lambda rows: _delimited(rows, ";").encode("gb18030")),
    ],
    ids=["XLSX", "tabs", "semicolons"],
)
def test_other_forms_of_a_table_are_told_and_make_the_same_site(
    code: str, saved: Callable[[list[tuple[str, ...]]], bytes], name: str, make_data: MakeData
) -> None:
    folder = make_data(name, tasks=saved(rows_of(text_of(name))))
    assert only(folder).code == code
    assert site_of(folder) == expected_site(name)


def _delimited(rows: list[tuple[str, ...]], delimiter: str) -> str:
    return "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows) + "\n"


def test_a_workbook_gives_its_cells_as_excel_would_save_them(make_data: MakeData) -> None:
    rows = [
        ("序号", "编号", "工作任务", "牵头单位", "备注", None),
        (1, 1.5, "甲\r\n乙", "州财政局", date(2026, 1, 2), None),
        (None,) * 6,
        (2, 2.0, "丙", "州财政局", datetime.fromisoformat("2026-01-02T08:30"), None),
        (3, "3", "丁", "州财政局", True, None),
    ]
    table = check_folder(make_data("minimal", tasks=saved_as_workbook(rows))).sources.tasks
    assert table is not None
    assert [(row.number, row.get("id"), row.get("note")) for row in table.rows] == [
        (2, "1.5", "2026年1月2日"),
        (4, "2", "2026/1/2 08:30"),
        (5, "3", "TRUE"),
    ]
    assert table.rows[0].get("text") == "甲\n乙"


def saved_with(change: Callable[[Worksheet], None], rows: list[tuple[object, ...]]) -> bytes:
    """A workbook with these rows, and something done to its sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_gives_dates_as_its_sheet_shows_them(make_data: MakeData) -> None:
    def show(sheet: Worksheet) -> None:
        for row, shown in enumerate(('yyyy"年"m"月"', 'm"月"d"日"', "General"), start=2):
            sheet.cell(row, 4).number_format = shown

    rows: list[tuple[object, ...]] = [("序号", "工作任务", "牵头单位", "备注")]
    rows += [(i, f"任务{i}", "州财政局", date(2025, 6, 1)) for i in (1, 2)]
    table = check_folder(make_data("minimal", tasks=saved_with(show, rows))).sources.tasks
    assert table is not None
    assert [row.get("note") for row in table.rows] == ["2025年6月", "6月1日"]


def test_merged_cells_that_left_blanks_are_told_as_that_alone(make_data: MakeData) -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("C2:C4")
        sheet.merge_cells("D5:E5")

    rows: list[tuple[object, ...]] = [("序号", "工作任务", "牵头单位", "配合单位", "落实单位")]
    rows += [(i, f"任务{i}", "州财政局", "州民政局", None) for i in range(1, 5)]
    folder = make_data("minimal", tasks=saved_with(merge, rows))
    assert found(folder) == [
        ["F018", "tasks.csv", None, None, ""],
        ["F033", "tasks.csv", 3, "牵头单位", ""],
        ["F033", "tasks.csv", 4, "牵头单位", ""],
        ["F033", "tasks.csv", 5, "落实单位", ""],
    ]


def test_merged_cells_over_the_whole_sheet_take_no_time(make_data: MakeData) -> None:
    rows: list[tuple[object, ...]] = [("序号", "工作任务", "牵头单位"), (1, "甲", "州财政局")]
    data = saved_with(lambda sheet: sheet.merged_cells.add("D1:XFD1048576"), rows)
    assert [row[0] for row in found(make_data("minimal", tasks=data))] == ["F018"]


def test_escapes_of_a_workbook_are_the_characters_they_mean(make_data: MakeData) -> None:
    rows: list[tuple[object, ...]] = [("序号", "工作任务", "牵头单位")]
    rows += [(1, "甲_x000D_\n乙", "州财政局"), (2, "写 _x005F_x0041_ 。", "州财政局")]
    table = check_folder(make_data("minimal", tasks=saved_as_workbook(rows))).sources.tasks
    assert table is not None
    assert [row.get("text") for row in table.rows] == ["甲\n乙", "写 _x0041_ 。"]


def test_a_workbook_with_several_tables_is_not_guessed_at(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks=saved_as_workbook(rows_of(MINIMAL), "2026年"))
    finding = only(folder)
    assert finding.code == "F019"
    assert "Sheet、2026年" in finding.message


@pytest.mark.parametrize("rows", [[], [(None, None)]])
def test_an_empty_workbook_is_told(rows: list[tuple[None, ...]], make_data: MakeData) -> None:
    assert only(make_data("minimal", tasks=saved_as_workbook(rows))).code == "F019"


def test_a_broken_workbook_is_told(make_data: MakeData) -> None:
    assert only(make_data("minimal", tasks=_zipped("xl/workbook.xml", b"<x"))).code == "F019"


def test_a_workbook_that_would_unpack_without_end_is_refused(make_data: MakeData) -> None:
    bomb = _zipped("xl/workbook.xml", bytes(100 * 1024 * 1024))
    assert len(bomb) < 200_000
    finding = only(make_data("minimal", tasks=bomb))
    assert (finding.code, "太大" in finding.message) == ("F019", True)


def test_a_workbook_may_name_rows_and_columns_far_away(make_data: MakeData) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for column, head in enumerate(("序号", "工作任务", "牵头单位"), start=1):
        sheet.cell(1, column, head)
    sheet.cell(1_048_576, 16_384, "远")
    target = io.BytesIO()
    book.save(target)
    codes = [row[0] for row in found(make_data("minimal", tasks=target.getvalue()))]
    assert codes == ["F010", "F018"]


def _zipped(name: str, data: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "旧版 Excel"),
        (_zipped("word/document.xml", b"<w/>"), "Word"),
        (_zipped("content.xml", b"<o/>"), "OpenDocument"),
        (_zipped("xl/workbook.bin", b""), "二进制工作簿"),
        (_zipped("a.txt", b"a"), "压缩包"),
        (b"PK\x03\x04broken", "压缩包"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"\x1f\x8b\x08", "GZIP"),
        (b"\x89PNG\r\n", "图片"),
        (b"{\\rtf1}", "RTF"),
        ("\ufeff<!DOCTYPE html><table><tr><td>序号".encode(), "网页"),
        ("<html><table><tr><td>序号".encode("utf-16"), "网页"),
        (b'<?xml version="1.0"?><Workbook>', "XML"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
@pytest.mark.parametrize("stem", ["tasks", "plans"])
def test_a_file_that_is_no_text_is_told_by_what_it_is(
    stem: str, data: bytes, kind: str, make_data: MakeData
) -> None:
    finding = only(make_data("minimal", **{stem: data}))
    assert finding.code == "F017"
    assert kind in finding.message


def test_a_workbook_in_place_of_a_registry_file_is_told(make_data: MakeData) -> None:
    assert only(make_data("minimal", units=saved_as_workbook([("name",)]))).code == "F017"


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (MINIMAL.encode("utf-32"), "UTF-32"),
        (MINIMAL.encode("utf-16")[:-1], "UTF-16，但不完整"),
        ("number,text,lead\n1,café déjà vu à Zürich,Müller\n".encode("cp1252"), "非中文的编码"),
    ],
    ids=["UTF-32", "half a character", "Western"],
)
def test_an_encoding_that_cannot_be_read_is_named(
    data: bytes, value: str, make_data: MakeData
) -> None:
    finding = only(make_data("minimal", tasks=data))
    assert finding.code == "F003"
    assert value in finding.message
    assert "另存为" in finding.hint


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without BOM", "with BOM"])
def test_damaged_utf_8_is_told_with_its_line(mark: bytes, make_data: MakeData) -> None:
    text = text_of("birth-support").encode()
    damaged = mark + text.replace("贯彻".encode(), "贯彻".encode()[:-1])
    assert found(make_data("minimal", tasks=damaged)) == [["F003", "tasks.csv", 3, None, "UTF-8"]]


@pytest.mark.parametrize(
    ("data", "guess"),
    [
        (TRADITIONAL.encode("big5"), "Big5"),
        (JAPANESE.encode("shift_jis"), "Shift-JIS"),
        (KOREAN.encode("euc_kr"), "EUC-KR"),
    ],
    ids=["Big5", "Shift-JIS", "EUC-KR"],
)
def test_encodings_that_pass_for_gb18030_are_doubted_by_name(
    data: bytes, guess: str, make_data: MakeData
) -> None:
    assert data.decode("gb18030")
    finding = only(make_data("minimal", tasks=data))
    assert finding.code == "F012"
    assert guess in finding.message


def test_a_registry_file_in_another_encoding_is_doubted_too(make_data: MakeData) -> None:
    units = "- name: 財政局\n  slug: finance\n  kind: 政府部門\n  aliases: [稅務機關, 國庫]\n"
    assert only(make_data("minimal", units=units.encode("big5"))).code == "F012"


@pytest.mark.parametrize(
    "data",
    [b"", b"  \r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\ufeff\n".encode("utf-16")],
    ids=["0 bytes", "blanks", "BOM", "BOM of UTF-16", "BOM twice"],
)
def test_nothing_is_nothing_however_it_was_saved(data: bytes, make_data: MakeData) -> None:
    assert only(make_data("minimal", tasks=data)).code == "F002"


def test_a_folder_in_place_of_a_file_is_told(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks=None)
    (folder / "tasks.csv").mkdir()
    assert found(folder) == [["F011", "tasks.csv", None, None, ""]]


def test_a_slug_cannot_lead_out_of_the_folder_of_sources(make_data: MakeData) -> None:
    folder = make_data("minimal", plans="- slug: ../outside\n  title: 清单\n")
    (folder / "outside.txt").write_text("not a list", encoding="utf-8")
    assert only(folder).code == "R006"


def test_rows_are_written_as_they_are_read() -> None:
    rows = [("甲", "乙,丙", '"丁"', "戊\n己", ""), ("", "", "", "", "1")]
    assert rows_of(as_csv(rows)) == rows


def test_a_cell_of_megabytes_is_told_as_that(make_data: MakeData) -> None:
    folder = make_data("minimal", tasks=f"序号,工作任务,牵头单位\n1,{'甲' * 1_700_000},州财政局\n")
    (finding,) = check_folder(folder).findings
    assert (finding.code, finding.line) == ("F004", 2)
    assert "有一格超过 131072 个字" in finding.message


def test_one_broken_row_among_a_hundred_plans_is_told_and_stops_the_site(
    make_data: MakeData,
) -> None:
    plans = "".join(f"- {{slug: p{n}, title: 第{n}号清单}}\n" for n in range(100))
    files = {f"tasks/p{n}.csv": "序号,工作任务,牵头单位\n1,甲。,州财政局\n" for n in range(100)}
    files["tasks/p57.csv"] += "2,乙。,州财政局,多,出\n"
    checked = check_folder(make_data("minimal", tasks=None, plans=plans, **files))
    assert [(one.code, one.file, one.row) for one in checked.findings if one.code == "F008"] == [
        ("F008", "tasks/p57.csv", 3)
    ]
    assert checked.has_errors
